/** Money spent over time, one line an option; where building has paid back, and what it saves from then on. */
import { area, line, max, scaleLinear } from 'd3'
import { Chart, HitArea, ScaleBeside } from './Chart.tsx'
import { fit, textWidth } from './text.ts'
import type { ChartMark } from './marks.tsx'

export interface CostLine {
  key: string
  name: string
  /** Present value spent after 0, 1, 2 … months. */
  months: readonly number[]
  /** Build and buy are drawn as such, all else grey. */
  role: 'build' | 'buy' | 'other'
}

export interface CumulativeLinesProps {
  lines: readonly CostLine[]
  breakEven: number | null
  width: number
  height: number
  short: (value: number) => string
  exact: (value: number) => string
  says: (month: number) => string
  label: string
  mark: ChartMark
}

const bottom = 26
const top = 12
const left = 52

export function CumulativeLines(props: CumulativeLinesProps) {
  const { lines, breakEven, width, height, short, exact, says, label, mark } = props
  const last = (lines[0]?.months.length ?? 1) - 1
  const wide = Math.max(...lines.map(({ name, months }) => Math.max(textWidth(name), textWidth(exact(months[last]!)))))
  const labelRoom = Math.min(170, wide + 14)
  const right = width - labelRoom - (width > 460 ? 46 : 0)
  const x = scaleLinear([0, last], [left, right])
  const y = scaleLinear([0, max(lines, ({ months }) => max(months)) ?? 1], [height - bottom, top]).nice(5)
  const path = line<number>(
    (_, month) => x(month),
    (value) => y(value),
  )
  const build = lines.find(({ role }) => role === 'build')
  const buy = lines.find(({ role }) => role === 'buy')
  const saved = build && buy ? buy.months[last]! - build.months[last]! : 0
  const step = (right - left) / last
  const labels = spread(
    lines.map((each) => ({ each, at: y(each.months[last]!), room: each.role === 'other' ? 16 : 31 })),
    top + 6,
    height - bottom,
  )
  const gapFrom = breakEven === null ? null : Math.max(0, breakEven - 1)
  const evenX = breakEven === null ? 0 : x(breakEven)
  const evenLeft = right - evenX < 84
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        <ScaleBeside ticks={y.ticks(5)} y={y} from={left} to={right} text={short} />
        {Array.from({ length: last / 12 + 1 }, (_, year) => (
          <text
            key={year}
            x={x(year * 12)}
            y={height - 8}
            textAnchor={year === 0 ? 'start' : 'middle'}
            fontSize={11}
            fill="var(--ink-3)"
          >
            {year === 0 ? 'start' : step * 12 > 74 ? `${year * 12} months` : `${year} y`}
          </text>
        ))}
        {gapFrom !== null && build && buy && saved > 0 && (
          <path
            d={
              area<number>(
                (month) => x(month),
                (month) => y(Math.min(build.months[month]!, buy.months[month]!)),
                (month) => y(buy.months[month]!),
              )(Array.from({ length: last - gapFrom + 1 }, (_, at) => gapFrom + at)) ?? ''
            }
            fill="var(--c3-soft)"
          />
        )}
        {lines
          .toSorted((a, b) => order[a.role] - order[b.role])
          .map(({ key, months, role }) => (
            <g key={key}>
              <path
                d={path(months as number[]) ?? ''}
                fill="none"
                stroke={colour[role]}
                strokeWidth={role === 'other' ? 1.5 : 2}
                strokeDasharray={role === 'buy' ? '6 4' : role === 'other' ? '2 3' : undefined}
              />
              {role !== 'other' &&
                Array.from({ length: last / 12 + 1 }, (_, year) => (
                  <Dot key={year} role={role} cx={x(year * 12)} cy={y(months[year * 12]!)} />
                ))}
            </g>
          ))}
        {breakEven !== null && build && (
          <>
            <line
              x1={evenX}
              x2={evenX}
              y1={y(build.months[breakEven]!)}
              y2={y(0)}
              stroke="var(--mark)"
              strokeDasharray="2 3"
            />
            <circle
              cx={evenX}
              cy={y(build.months[breakEven]!)}
              r={5}
              fill="var(--bg)"
              stroke="var(--ink)"
              strokeWidth={2}
            />
            <text
              x={evenX + (evenLeft ? -8 : 8)}
              y={height - bottom - 24}
              textAnchor={evenLeft ? 'end' : 'start'}
              fill="var(--ink)"
              fontWeight={520}
              className="halo"
            >
              Break-even
              <tspan x={evenX + (evenLeft ? -8 : 8)} dy={15} fontWeight={420} fill="var(--ink-2)">
                month {breakEven}
              </tspan>
            </text>
          </>
        )}
        {labels.map(({ each, at }) => (
          <text key={each.key} x={right + 10} y={at + 4} fontSize={each.role === 'other' ? 11 : 12} className="halo">
            <tspan
              fill={each.role === 'other' ? 'var(--ink-3)' : textColour[each.role]}
              fontWeight={each.role === 'other' ? 420 : 620}
            >
              {fit(each.name, labelRoom - 12, 12)}
            </tspan>
            {each.role !== 'other' && (
              <tspan x={right + 10} dy={15} fill="var(--ink)">
                {exact(each.months[last]!)}
              </tspan>
            )}
          </text>
        ))}
        {saved > 0 && build && buy && width > 460 && (
          <g>
            <path
              d={`M${width - 46} ${y(buy.months[last]!)}h5v${Math.max(1, y(build.months[last]!) - y(buy.months[last]!))}h-5`}
              fill="none"
              stroke="var(--c3)"
              strokeWidth={1.5}
            />
            <text
              x={width}
              y={Math.min(y(buy.months[last]!), y(build.months[last]!)) - 6}
              textAnchor="end"
              fill="var(--c3-text)"
              fontWeight={620}
            >
              {short(saved)}
            </text>
          </g>
        )}
      </g>
      {Array.from({ length: last + 1 }, (_, month) => (
        <g key={month} {...mark(String(month), says(month))}>
          <HitArea x={x(month) - step / 2} y={top} width={Math.max(step, 1)} height={height - bottom - top} rx={0} />
        </g>
      ))}
    </Chart>
  )
}

const order = { other: 0, buy: 1, build: 2 } as const
const colour = { build: 'var(--c1)', buy: 'var(--c2)', other: 'var(--mark)' } as const
const textColour = { build: 'var(--c1-text)', buy: 'var(--c2-text)' } as const

/** Build is a circle, buy a diamond, wherever they are drawn. */
export function Dot({ role, cx, cy, size = 3.5 }: { role: 'build' | 'buy'; cx: number; cy: number; size?: number }) {
  return role === 'build' ? (
    <circle cx={cx} cy={cy} r={size} fill="var(--c1)" />
  ) : (
    <path
      d={`M${cx} ${cy - size * 1.25}l${size * 1.25} ${size * 1.25}l${-size * 1.25} ${size * 1.25}l${-size * 1.25} ${-size * 1.25}z`}
      fill="var(--c2)"
    />
  )
}

/** Labels in the order of their marks, moved apart until none touches the next. */
function spread<T extends { at: number; room: number }>(labels: T[], from: number, to: number): T[] {
  const sorted = labels.toSorted((a, b) => a.at - b.at)
  let floor = from
  for (const label of sorted) {
    label.at = Math.max(label.at, floor)
    floor = label.at + label.room
  }
  // The last baseline may stand on the ground.
  let next = to + 12
  for (const label of sorted.toReversed()) {
    label.at = Math.min(label.at, next - label.room)
    next = label.at
  }
  return sorted
}
