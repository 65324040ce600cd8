/** One small chart a key, all on the same scales: a rate over time with its interval at every point, or another figure without one. */
import { line, max, scaleLinear, scalePoint } from 'd3'
import { percent, rateDigits } from '../format.ts'
import { Chart, HitArea, ScaleBeside } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fitAmong, textWidth } from './text.ts'

export interface TrendPoint {
  /** Index of the interval. */
  at: number
  people: number
  rate: number
  low: number
  high: number
  enough: boolean
  /** Not all of its people have had the time to convert. */
  immature: boolean
  says: string
}

export interface TrendPanel {
  key: string
  note: string
  /** Of all its intervals together there are enough people to tell. */
  enough: boolean
  points: readonly TrendPoint[]
}

export interface TrendPanelsProps {
  panels: readonly TrendPanel[]
  /** Under the axis, one an interval. */
  intervals: readonly string[]
  /** Rate of everybody. */
  everybody: number | null
  /** Of the scale; a rate is one of percent. */
  text?: (value: number) => string
  /** An upright line, in intervals from the beginning of the first: 1.5 = half-way through the second. */
  since?: number | null
  width: number
  label: string
  selected?: string | null
  mark: ChartMark
}

/** Of more intervals than these, those of few people stand as points alone: their lines, from 0 to the top, would fill the panel. */
export const mostDotted = 45

/** Height of a row of panels over how many stand in it on paper, px. */
export const trendShare = 66
const [panelHeight, headRoom, footRoom, gap] = [132, 38, 18, 28]

/** Every interval, or every second, third …: as many as do not run into each other, the last always. */
function labelled(intervals: readonly string[], step: number): number[] {
  const widest = max(intervals, (name) => textWidth(name, 11)) ?? 0
  // The last one is moved into the panel by up to half of it.
  const every = Math.max(1, Math.ceil((widest * 1.5 + 6) / step))
  return intervals.map((_, at) => at).filter((at) => (intervals.length - 1 - at) % every === 0)
}

/** Of the people of groups that can be told, as many have a rate on the scale. */
const shownShare = 0.95

/**
 * The rate at the top of all panels. Intervals that can be told are drawn whole; beside them the scale is made for nearly all
 * people of groups that are large enough, so that a few people with a high rate do not press everybody else flat: those are
 * marked as beyond it. No rate is higher than `most`, whatever the next round one is.
 */
export function trendTop(panels: readonly TrendPanel[], everybody: number | null, most = 1): number {
  const all = panels.flatMap((panel) => panel.points)
  const large = panels.filter((panel) => panel.enough).flatMap((panel) => panel.points)
  const solid = max(all, (point) => (point.enough ? point.high : 0)) ?? 0
  const rising = (large.length > 0 ? large : all).toSorted((a, b) => a.rate - b.rate)
  const people = rising.reduce((sum, point) => sum + point.people, 0)
  let below = 0
  const usual = rising.find((point) => (below += point.people) >= people * shownShare)?.rate ?? 0
  const round = scaleLinear([0, Math.max(1e-6, solid, usual * 1.15, (everybody ?? 0) * 1.5)], [0, 1]).nice(3)
  return Math.min(most, round.domain()[1]!)
}

export const trendKey = (key: string, at: number): string => `${at} ${key}`

export function TrendPanels({
  panels,
  intervals,
  everybody,
  since = null,
  text,
  width,
  label,
  selected,
  mark,
}: TrendPanelsProps) {
  // An amount with its currency is wider than a rate.
  const axisRoom = text ? 48 : 36
  const columns = Math.min(panels.length, width >= 900 ? 4 : width >= 620 ? 3 : 2)
  const fitName = fitAmong(panels.map((panel) => panel.key))
  const panelWidth = (width - (columns - 1) * gap) / columns
  const height = Math.ceil(panels.length / columns) * (headRoom + panelHeight + footRoom + 12)
  const top = trendTop(panels, everybody, text ? Infinity : 1)
  const digits = rateDigits(top) - (top >= 0.02 ? 1 : 0)
  return (
    <Chart width={width} height={height} label={label}>
      {panels.map((panel, index) => {
        const left = (index % columns) * (panelWidth + gap)
        const y0 = Math.floor(index / columns) * (headRoom + panelHeight + footRoom + 12)
        const x = scalePoint<number>(
          intervals.map((_, at) => at),
          [left + axisRoom, left + panelWidth - 6],
        ).padding(0.2)
        const y = scaleLinear([0, top], [y0 + headRoom + panelHeight, y0 + headRoom]).clamp(true)
        const radius = Math.min(3.5, Math.max(1.25, x.step() / 2))
        const curve = line<TrendPoint>()
          .defined((point) => point.enough)
          .x((point) => x(point.at) ?? 0)
          .y((point) => y(point.rate))
        return (
          <g key={panel.key} className={selected === panel.key ? 'selected' : undefined}>
            <g aria-hidden="true">
              <text x={left} y={y0 + 11} fontSize={12} fontWeight={620} fill="var(--ink)">
                {fitName(panel.key, panelWidth, 12.4)}
              </text>
              <text x={left} y={y0 + 24} fontSize={11} fill="var(--ink-3)">
                {panel.note}
              </text>
              <ScaleBeside
                ticks={y.ticks(3)}
                y={y}
                from={left + axisRoom}
                to={left + panelWidth}
                space={6}
                text={(tick) => (tick === 0 ? '0' : text ? text(tick) : percent(tick, Math.max(0, digits - 1)))}
              />
              {everybody !== null && (
                <line
                  x1={left + axisRoom}
                  x2={left + panelWidth}
                  y1={y(everybody)}
                  y2={y(everybody)}
                  stroke="var(--mark)"
                  strokeDasharray="2 3"
                />
              )}
              {since !== null && (
                <line
                  x1={(x(0) ?? 0) + (since - 0.5) * x.step()}
                  x2={(x(0) ?? 0) + (since - 0.5) * x.step()}
                  y1={y0 + headRoom}
                  y2={y0 + headRoom + panelHeight}
                  stroke="var(--ink-3)"
                />
              )}
              {labelled(intervals, x.step()).map((at) => (
                <text
                  key={at}
                  // Half of it may stand beside its point, but not outside of the panel.
                  x={Math.min(x(at) ?? 0, left + panelWidth - textWidth(intervals[at]!, 11) / 2)}
                  y={y0 + headRoom + panelHeight + 14}
                  textAnchor="middle"
                  fontSize={11}
                  fill="var(--ink-3)"
                >
                  {intervals[at]}
                </text>
              ))}
              <path d={curve(panel.points) ?? ''} fill="none" stroke="var(--c1)" strokeWidth={1.5} />
            </g>
            {panel.points.map((point) => {
              const cx = x(point.at) ?? 0
              const hollow = !point.enough || point.immature
              const tone = point.enough ? 'var(--c1)' : 'var(--mark)'
              return (
                <g key={point.at}>
                  <g {...mark(trendKey(panel.key, point.at), point.says)}>
                    <HitArea
                      x={cx - Math.max(6, x.step() / 2 - 1)}
                      y={y0 + headRoom - 4}
                      width={Math.max(12, x.step() - 2)}
                      height={panelHeight + 8}
                      rx={3}
                    />
                  </g>
                  <g aria-hidden="true" className="drawn">
                    {(point.enough || intervals.length <= mostDotted) && (
                      <line
                        x1={cx}
                        x2={cx}
                        y1={y(point.low)}
                        y2={y(point.high)}
                        stroke={tone}
                        strokeWidth={point.enough ? 2 : 1.25}
                        strokeOpacity={point.enough ? 0.55 : 1}
                        {...(!point.enough && { strokeDasharray: '2 3' })}
                      />
                    )}
                    {point.rate > top ? (
                      // Higher than the scale: an arrow out of the panel, not a point that looks like a rate.
                      <path
                        d={`M${cx - 4},${y(top) + 7} L${cx},${y(top) + 1} L${cx + 4},${y(top) + 7} Z`}
                        fill="var(--halo, var(--bg))"
                        stroke={tone}
                        strokeWidth={1.5}
                      />
                    ) : (
                      <circle
                        cx={cx}
                        cy={y(point.rate)}
                        r={radius}
                        fill={hollow ? 'var(--halo, var(--bg))' : tone}
                        stroke={tone}
                        strokeWidth={Math.min(1.5, radius)}
                      />
                    )}
                  </g>
                </g>
              )
            })}
          </g>
        )
      })}
    </Chart>
  )
}
