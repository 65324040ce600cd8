/**
 * Each contract as a line from its cancel-by date, when a person must act, to its renewal date. Lines share rows where
 * they do not touch. What has no notice period is a circle alone; what can no longer be cancelled is dashed.
 */
import { isolatedText } from '../components/isolated.tsx'
import { Chart, HitArea } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fit, textWidth } from './text.ts'
import { dayScale, timeTicks } from './time.ts'

export interface RenewalLine {
  key: string
  /** `Drift, $64k`. */
  label: string
  cancelBy: string | null
  renewal: string
  /** The cancel-by date is gone. */
  late: boolean
  /** To be decided in the days asked about: bold. */
  soon: boolean
  /** The exact figures, as one sentence. */
  says: string
}

export interface RenewalTimelineProps {
  lines: readonly RenewalLine[]
  from: string
  /** First day that is not shown. */
  to: string
  /** Days from `from` in which something is to be decided, drawn as a band; null = none. */
  within: string | null
  width: number
  label: string
  selected?: string | null
  mark: ChartMark
}

const axisHeight = 26
/** Of a contract, px. */
export const timelineRow = 22
const gap = 14
const longest = 190

interface PlacedLine {
  line: RenewalLine
  row: number
  start: number
  end: number
  text: string
  /** Left of the line, where there is no room on its right. */
  before: boolean
}

/** Each line in the first row where neither it nor its words touch another; earliest first. */
export function placeLines(
  lines: readonly RenewalLine[],
  x: (day: string) => number,
  width: number,
): { placed: PlacedLine[]; rows: number } {
  const ends: number[] = []
  const placed = lines
    .map((line) => {
      const start = x(line.cancelBy ?? line.renewal)
      const end = x(line.renewal)
      const text = fit(line.label, longest)
      const words = textWidth(text) + 10
      const before = end + 6 + words > width && start - words > 0
      return {
        line,
        start,
        end,
        text,
        before,
        left: before ? start - words : start,
        right: before ? end + 6 : end + 6 + words,
      }
    })
    .toSorted((a, b) => a.left - b.left || a.end - b.end || (a.line.key < b.line.key ? -1 : 1))
    .map(({ left, right, ...rest }) => {
      let row = ends.findIndex((end) => end + gap <= left)
      if (row === -1) row = ends.length
      ends[row] = right
      return { ...rest, row }
    })
  return { placed, rows: ends.length }
}

const scaleOf = (from: string, to: string, width: number): ((day: string) => number) => dayScale(from, to, 4, width - 8)

/** As many lines as have room in so many rows, the first ones. */
export function linesWithin(
  rows: number,
  lines: readonly RenewalLine[],
  from: string,
  to: string,
  width: number,
): readonly RenewalLine[] {
  const x = scaleOf(from, to, width)
  let most = lines.length
  while (most > rows && placeLines(lines.slice(0, most), x, width).rows > rows) most -= 1
  return lines.slice(0, most)
}

export function RenewalTimeline({ lines, from, to, within, width, label, selected, mark }: RenewalTimelineProps) {
  const x = scaleOf(from, to, width)
  const { placed, rows } = placeLines(lines, x, width)
  const height = axisHeight + Math.max(1, rows) * timelineRow + 6
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        {within !== null && (
          <rect
            x={x(from)}
            y={axisHeight - 6}
            width={x(within) - x(from)}
            height={height - axisHeight + 6}
            fill="var(--bg-soft)"
          />
        )}
        {timeTicks(from, to, width).map((tick) => (
          <g key={tick.day}>
            <line x1={x(tick.day)} x2={x(tick.day)} y1={axisHeight - 6} y2={height} stroke="var(--line)" />
            <text x={x(tick.day) + 4} y={13} fontSize={11} fill="var(--ink-3)">
              {tick.label}
            </text>
          </g>
        ))}
      </g>
      {placed.map(({ line, row, start, end, text, before }) => {
        const middle = axisHeight + row * timelineRow + timelineRow / 2
        const left = before ? start - textWidth(text) - 12 : start - 6
        const right = before ? end + 8 : end + textWidth(text) + 16
        return (
          <g key={line.key} className={selected === line.key ? 'selected' : undefined}>
            <g {...mark(line.key, line.says)}>
              <HitArea x={left} y={middle - timelineRow / 2 + 1} width={right - left} height={timelineRow - 2} />
            </g>
            <g aria-hidden="true" className="drawn">
              {end > start && (
                <>
                  <line
                    x1={start}
                    x2={end - 4.5}
                    y1={middle}
                    y2={middle}
                    stroke="var(--c2)"
                    strokeWidth={2}
                    {...(line.late ? { strokeDasharray: '2 3' } : {})}
                  />
                  {!line.late && (
                    <line x1={start} x2={start} y1={middle - 5} y2={middle + 5} stroke="var(--c2)" strokeWidth={2} />
                  )}
                </>
              )}
              <circle cx={end} cy={middle} r={4} fill="var(--bg)" stroke="var(--ink)" strokeWidth={1.75} />
              <text
                className="halo"
                x={before ? start - 8 : end + 9}
                y={middle + 4}
                textAnchor={before ? 'end' : 'start'}
                fill={line.soon ? 'var(--ink)' : 'var(--ink-2)'}
                fontWeight={line.soon ? 580 : 420}
              >
                {isolatedText(text)}
              </text>
            </g>
          </g>
        )
      })}
    </Chart>
  )
}
