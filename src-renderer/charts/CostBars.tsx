/**
 * Ordered bars of cost, the part paid for unused seats hatched inside the bar, so that waste is seen in proportion.
 * What does not fit is one grey bar at the end.
 */
import { max, scaleLinear } from 'd3'
import { Chart, HitArea, ScaleAbove } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fitAmong, textWidth } from './text.ts'

export interface CostBar {
  key: string
  label: string
  /** Workspace currency; what the bar is as long as. */
  cost: number
  /** Part of `cost` paid for unused seats; null = not known. */
  unused: number | null
  /** Context, drawn grey: `(none)`, or the rest. */
  grey: boolean
  /** Beside the bar instead of the cost: what is not known, or not all of it. */
  words?: string
  /** The exact figures, as one sentence. */
  says: string
}

export interface CostBarsProps {
  bars: readonly CostBar[]
  width: number
  /** `$150k`, for the axis. */
  short: (value: number) => string
  /** `$148,800`, beside the bar. */
  exact: (value: number) => string
  /** Accessible name of the whole chart. */
  label: string
  mark: ChartMark
}

/** Of a bar and the room around it, px. */
export const barRowHeight = 24
const barHeight = 12
const axisHeight = 24

export const costBarsHeight = (bars: number): number => axisHeight + bars * barRowHeight + 6

/**
 * The longest bar the scale has room for. The grey rest can be many times the first bar; then it is cut and marked as
 * cut, rather than pressing all others flat.
 */
export function costDomain(bars: readonly CostBar[]): number {
  const first =
    max(
      bars.filter((bar) => !bar.grey),
      (bar) => bar.cost,
    ) ?? 0
  const all = max(bars, (bar) => bar.cost) ?? 0
  return Math.max(first > 0 && all > first * 1.5 ? first * 1.15 : all, 1)
}

export function CostBars({ bars, width, short, exact, label, mark }: CostBarsProps) {
  const fitName = fitAmong(bars.map((bar) => bar.label))
  const labelWidth = Math.min(Math.max(64, ...bars.map((bar) => textWidth(bar.label))) + 12, Math.max(96, width * 0.34))
  const wordsOf = (bar: CostBar): string => bar.words ?? exact(bar.cost)
  const valueWidth = Math.max(...bars.map((bar) => textWidth(wordsOf(bar)))) + 14
  const right = Math.max(labelWidth + 40, width - valueWidth)
  const domain = costDomain(bars)
  const x = scaleLinear([0, domain], [labelWidth, right])
  const height = costBarsHeight(bars.length)
  const ticks = x.ticks(Math.max(2, Math.min(5, Math.floor((right - labelWidth) / 80))))
  return (
    <Chart width={width} height={height} label={label}>
      <Hatch />
      <ScaleAbove ticks={ticks} x={x} from={axisHeight - 4} to={height} text={short} />
      {bars.map((bar, index) => {
        const y = axisHeight + index * barRowHeight
        const top = y + (barRowHeight - barHeight) / 2
        const cut = bar.cost > domain
        const end = cut ? right : x(Math.max(0, bar.cost))
        const unused = cut || bar.unused === null ? 0 : Math.min(Math.max(0, bar.unused), bar.cost)
        const used = x(Math.max(0, bar.cost - unused))
        return (
          <g key={bar.key}>
            <g {...mark(bar.key, bar.says)}>
              <HitArea x={-6} y={y} width={width + 12} height={barRowHeight} />
            </g>
            <g aria-hidden="true" className="drawn">
              <text x={0} y={y + 16} fill={bar.grey ? 'var(--ink-3)' : 'var(--ink)'}>
                {fitName(bar.label, labelWidth - 12)}
              </text>
              {used > labelWidth && (
                <rect
                  x={labelWidth}
                  y={top}
                  width={(cut ? right : used) - labelWidth}
                  height={barHeight}
                  rx={1}
                  fill={bar.grey ? 'var(--mark)' : 'var(--c1)'}
                />
              )}
              {unused > 0 && (
                <rect
                  x={Math.min(used + 1, end - 1.5)}
                  y={top + 0.5}
                  width={Math.max(1, end - used - 1.5)}
                  height={barHeight - 1}
                  fill="url(#unused-seats)"
                  stroke="var(--c4)"
                />
              )}
              {cut && (
                <path d={`M${right - 14} ${top - 3}l-4 ${barHeight + 6}h4l4 ${-(barHeight + 6)}z`} fill="var(--bg)" />
              )}
              <text
                x={end + 6}
                y={y + 16}
                fontWeight={bar.grey ? 420 : 520}
                fill={bar.grey ? 'var(--ink-3)' : 'var(--ink)'}
              >
                {wordsOf(bar)}
              </text>
            </g>
          </g>
        )
      })}
    </Chart>
  )
}

/** Paid for and not used, in every chart of the stack. */
export function Hatch() {
  return (
    <defs>
      <pattern id="unused-seats" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="4" height="4" fill="var(--c4-soft)" />
        <rect width="1.5" height="4" fill="var(--c4)" />
      </pattern>
    </defs>
  )
}
