/** Licensed seats of the tools that waste most, the unused ones hatched, with what they cost. */
import { max, scaleLinear } from 'd3'
import { Chart, HitArea } from './Chart.tsx'
import { Hatch } from './CostBars.tsx'
import type { ChartMark } from './marks.tsx'
import { fit, textWidth } from './text.ts'

export interface SeatRow {
  key: string
  label: string
  licensed: number
  active: number
  /** A year, in workspace currency. */
  cost: number
  /** The exact figures, as one sentence. */
  says: string
}

export interface UnusedSeatsProps {
  rows: readonly SeatRow[]
  width: number
  exact: (value: number) => string
  label: string
  mark: ChartMark
}

const rowHeight = 24
const barHeight = 10

const unusedSeatsHeight = (rows: number): number => rows * rowHeight

const inUse = (row: SeatRow): string =>
  `${row.active.toLocaleString('en-US')} of ${row.licensed.toLocaleString('en-US')} in use`

export function UnusedSeats({ rows, width, exact, label, mark }: UnusedSeatsProps) {
  const labelWidth = Math.min(Math.max(64, ...rows.map((row) => textWidth(row.label))) + 12, Math.max(88, width * 0.3))
  const costWidth = Math.max(...rows.map((row) => textWidth(exact(row.cost)))) + 12
  const noteWidth = Math.max(...rows.map((row) => textWidth(inUse(row)))) + 14
  const room = Math.max(24, width - labelWidth - noteWidth - costWidth)
  const x = scaleLinear([0, max(rows, (row) => row.licensed) ?? 1], [labelWidth, labelWidth + room])
  const height = unusedSeatsHeight(rows.length)
  return (
    <Chart width={width} height={height} label={label}>
      <Hatch />
      {rows.map((row, index) => {
        const y = index * rowHeight
        const top = y + (rowHeight - barHeight) / 2
        const end = x(row.licensed)
        const used = x(Math.min(row.active, row.licensed))
        return (
          <g key={row.key}>
            <g {...mark(row.key, row.says)}>
              <HitArea x={-6} y={y} width={width + 12} height={rowHeight} />
            </g>
            <g aria-hidden="true" className="drawn">
              <text x={0} y={y + 16} fill="var(--ink)">
                {fit(row.label, labelWidth - 12)}
              </text>
              {used > labelWidth && (
                <rect x={labelWidth} y={top} width={used - labelWidth} height={barHeight} rx={1} fill="var(--c1)" />
              )}
              <rect
                x={Math.min(used + 1, end - 1.5)}
                y={top + 0.5}
                width={Math.max(1, end - used - 1.5)}
                height={barHeight - 1}
                fill="url(#unused-seats)"
                stroke="var(--c4)"
              />
              <text x={end + 7} y={y + 16} fill="var(--ink-2)">
                {inUse(row)}
              </text>
              <text x={width} y={y + 16} textAnchor="end" fontWeight={520} fill="var(--ink)">
                {exact(row.cost)}
              </text>
            </g>
          </g>
        )
      })}
    </Chart>
  )
}
