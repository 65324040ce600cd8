/** Who shares what, as UpSet draws it: tools as rows, combinations as columns, money as the bar on top. */
import { max, scaleLinear } from 'd3'
import { Chart, HitArea } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fit, textWidth } from './text.ts'

export interface UpSetColumn {
  key: string
  tools: readonly string[]
  /** Workspace currency, a year. */
  cost: number
  /** Part of it buys what the same team already has. */
  redundant: boolean
  /** The exact figures, as one sentence. */
  says: string
}

export interface UpSetProps {
  rows: readonly { tool: string; capabilities: number }[]
  columns: readonly UpSetColumn[]
  width: number
  short: (value: number) => string
  label: string
  mark: ChartMark
}

const barsHeight = 84
const rowHeight = 21

export function UpSet({ rows, columns, width, short, label, mark }: UpSetProps) {
  const nameWidth = Math.min(Math.max(64, ...rows.map((row) => textWidth(row.tool))) + 36, width * 0.42)
  const step = Math.min(56, (width - nameWidth) / Math.max(1, columns.length))
  const x = (index: number): number => nameWidth + step * (index + 0.5)
  const y = scaleLinear([0, Math.max(1, max(columns, (column) => column.cost) ?? 0)], [barsHeight, 18])
  const rowY = new Map(rows.map((row, index) => [row.tool, barsHeight + 10 + (index + 0.5) * rowHeight]))
  const height = barsHeight + 10 + rows.length * rowHeight + 4
  const bar = Math.min(24, step - 12)
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        {rows.map((row, index) => {
          const middle = rowY.get(row.tool)!
          return (
            <g key={row.tool}>
              {index % 2 === 0 && (
                <rect x={-4} y={middle - rowHeight / 2} width={width + 8} height={rowHeight} fill="var(--bg-soft)" />
              )}
              <text x={0} y={middle + 4} fill="var(--ink)">
                {fit(row.tool, nameWidth - 36)}
              </text>
              <text x={nameWidth - 14} y={middle + 4} textAnchor="end" fill="var(--ink-3)">
                {row.capabilities}
              </text>
            </g>
          )
        })}
      </g>
      {columns.map((column, index) => {
        const places = column.tools.map((tool) => rowY.get(tool)!).toSorted((a, b) => a - b)
        const fill = column.redundant ? 'var(--c4)' : 'var(--mark)'
        const top = Math.min(y(column.cost), barsHeight - 2)
        return (
          <g key={column.key} {...mark(column.key, column.says)}>
            <HitArea x={x(index) - step / 2 + 1} y={0} width={step - 2} height={height} />
            <text x={x(index)} y={top - 5} fontSize={11} textAnchor="middle" fontWeight={520} fill="var(--ink)">
              {short(column.cost)}
            </text>
            <rect x={x(index) - bar / 2} y={top} width={bar} height={barsHeight - top} rx={1} fill={fill} />
            {[...rowY].map(([tool, middle]) => (
              <circle
                key={tool}
                cx={x(index)}
                cy={middle}
                r={column.tools.includes(tool) ? 4.5 : 3}
                fill={column.tools.includes(tool) ? fill : 'var(--mark-2)'}
              />
            ))}
            <line x1={x(index)} x2={x(index)} y1={places[0]} y2={places.at(-1)} stroke={fill} strokeWidth={2} />
          </g>
        )
      })}
    </Chart>
  )
}
