/** A count of every day as a line, the band of what is usual behind it, and the days outside of it named. */
import { area, line, max, scaleLinear, scaleUtc, utcFormat } from 'd3'
import { Chart, HitArea, ScaleBeside } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { textWidth } from './text.ts'

export interface DayPoint {
  /** `2019-03-04` */
  day: string
  value: number
  /** What is usual; null where that cannot be told. */
  low: number | null
  high: number | null
  unusual: 'high' | 'low' | null
  /** Beside an unusual day. */
  name: string
  says: string
}

export interface DayLineProps {
  days: readonly DayPoint[]
  width: number
  height: number
  number: (value: number) => string
  label: string
  selected?: string | null
  mark: ChartMark
}

const [top, left, bottomRoom] = [18, 48, 24]
/** Of a day's name with its halo. */
const nameHeight = 14
const utc = (day: string): Date => new Date(`${day}T00:00:00Z`)

export function DayLine({ days, width, height, number, label, selected, mark }: DayLineProps) {
  const ground = height - bottomRoom
  const first = days[0]?.day ?? '2000-01-01'
  const last = days.at(-1)?.day ?? first
  const x = scaleUtc([utc(first), utc(last)], [left + 4, width - 8])
  const y = scaleLinear(
    [0, Math.max(1, max(days, (day) => Math.max(day.value, day.high ?? 0)) ?? 0)],
    [ground, top],
  ).nice(4)
  const at = (day: DayPoint): number => (days.length === 1 ? (left + width) / 2 : x(utc(day.day)))
  const band = area<DayPoint>()
    .defined((day) => day.low !== null)
    .x(at)
    .y0((day) => y(day.low ?? 0))
    .y1((day) => y(day.high ?? 0))
  const curve = line<DayPoint>()
    .x(at)
    .y((day) => y(day.value))
  const step = days.length > 1 ? (width - left - 12) / (days.length - 1) : width - left
  const ticks = x.ticks(Math.max(2, Math.floor((width - left) / 110)))
  const format = utcFormat(days.length > 400 ? '%b %Y' : '%-d %b')
  // Names of days too near each other would overlap; the further outside the band, the sooner it is named.
  const named: { day: DayPoint; x0: number; x1: number; baseline: number }[] = []
  const distance = (day: DayPoint): number =>
    Math.max(day.value - (day.high ?? day.value), (day.low ?? day.value) - day.value)
  for (const day of days.filter((each) => each.unusual).toSorted((a, b) => distance(b) - distance(a))) {
    const half = textWidth(day.name, 11) / 2
    const centre = Math.min(Math.max(at(day), left + half), width - half)
    const isAbove = day.unusual === 'high' || y(day.value) + 20 > ground
    // Below a low day, where the names of the axis are not.
    const place = { day, x0: centre - half - 4, x1: centre + half + 4, baseline: y(day.value) + (isAbove ? -9 : 18) }
    const isClear = (other: typeof place): boolean =>
      other.x1 < place.x0 ||
      other.x0 > place.x1 ||
      (other.day.unusual !== day.unusual && Math.abs(other.baseline - place.baseline) > nameHeight)
    if (named.every(isClear)) named.push(place)
  }
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        <ScaleBeside ticks={y.ticks(4)} y={y} from={left} to={width} text={number} />
        {ticks.map((tick) => (
          <text key={+tick} x={x(tick)} y={ground + 17} textAnchor="middle" fontSize={11} fill="var(--ink-3)">
            {format(tick)}
          </text>
        ))}
        <path d={band(days) ?? ''} fill="var(--mark)" fillOpacity={0.2} />
        <path d={curve(days) ?? ''} fill="none" stroke="var(--c1)" strokeWidth={1.5} strokeLinejoin="round" />
        {days.length === 1 && <circle cx={at(days[0]!)} cy={y(days[0]!.value)} r={4} fill="var(--c1)" />}
      </g>
      {days.map((day) => (
        <g key={day.day} className={selected === day.day ? 'selected' : undefined}>
          <g {...mark(day.day, day.says)}>
            <HitArea
              x={at(day) - Math.max(step, 3) / 2}
              y={top - 6}
              width={Math.max(step, 3)}
              height={ground - top + 8}
              rx={0}
            />
          </g>
          {day.unusual && (
            <circle
              aria-hidden="true"
              className="drawn"
              cx={at(day)}
              cy={y(day.value)}
              r={4.5}
              fill={day.unusual === 'high' ? 'var(--c2)' : 'var(--halo, var(--bg))'}
              stroke="var(--c2)"
              strokeWidth={2}
              pointerEvents="none"
            />
          )}
        </g>
      ))}
      <g aria-hidden="true">
        {named.map(({ day, x0, x1, baseline }) => (
          <text
            key={day.day}
            x={(x0 + x1) / 2}
            y={baseline}
            textAnchor="middle"
            fontSize={11}
            fill="var(--c2-text)"
            className="halo"
          >
            {day.name}
          </text>
        ))}
      </g>
    </Chart>
  )
}
