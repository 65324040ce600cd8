/** Shares before and after a change, paired: before in grey, after in the colour of the subject. */
import { max, scaleLinear } from 'd3'
import { Chart, HitArea, ScaleAbove } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fitAmong, textWidth } from './text.ts'

export interface BeforeAfterRow {
  key: string
  label: string
  /** 0–1; null = not there on that side. */
  before: number | null
  after: number | null
  /** At the end of the row: how many, before and after. */
  note: string
  /** The exact figures, as one sentence. */
  says: string
}

export interface BeforeAfterProps {
  rows: readonly BeforeAfterRow[]
  width: number
  percent: (share: number) => string
  label: string
  mark: ChartMark
}

const rowHeight = 48
const barHeight = 11
const axisHeight = 24

const beforeAfterHeight = (rows: number): number => axisHeight + rows * rowHeight

export function BeforeAfter({ rows, width, percent, label, mark }: BeforeAfterProps) {
  const fitName = fitAmong(rows.map((row) => row.label))
  const labelWidth = Math.min(Math.max(80, ...rows.map((row) => textWidth(row.label, 13))) + 16, width * 0.26)
  const noteWidth = Math.max(...rows.map((row) => textWidth(row.note))) + 16
  const wordsWidth = 104
  const right = Math.max(labelWidth + 60, width - noteWidth - wordsWidth)
  const most = max(rows, (row) => Math.max(row.before ?? 0, row.after ?? 0)) ?? 0
  const x = scaleLinear([0, most || 0.01], [labelWidth, right]).nice(4)
  const height = beforeAfterHeight(rows.length)
  return (
    <Chart width={width} height={height} label={label}>
      <ScaleAbove
        ticks={x.ticks(Math.max(2, Math.min(6, Math.floor((right - labelWidth) / 72))))}
        x={x}
        from={axisHeight - 4}
        to={height}
        text={(tick) => (tick === 0 ? '0' : `${+(tick * 100).toFixed(2)}\u202f%`)}
      />
      {rows.map((row, index) => {
        const y = axisHeight + index * rowHeight
        return (
          <g key={row.key} {...mark(row.key, row.says)}>
            <HitArea x={-6} y={y + 1} width={width + 12} height={rowHeight - 2} />
            {index > 0 && <line x1={0} x2={width} y1={y} y2={y} stroke="var(--line)" />}
            <text x={0} y={y + 29} fontSize={13} fontWeight={520} fill="var(--ink)">
              {fitName(row.label, labelWidth - 16, 13)}
            </text>
            <Bar share={row.before} x={x} y={y + 12} fill="var(--mark)" />
            <text x={x(row.before ?? 0) + 7} y={y + 21.5} fill="var(--ink-3)">
              {row.before === null ? 'before: not a group' : `before ${percent(row.before)}`}
            </text>
            <Bar share={row.after} x={x} y={y + 26} fill="var(--c1)" />
            <text x={x(row.after ?? 0) + 7} y={y + 35.5} fill="var(--c1-text)" fontWeight={520}>
              {row.after === null ? 'after: not a group' : `after ${percent(row.after)}`}
            </text>
            <text x={width} y={y + 29} textAnchor="end" fill="var(--ink-2)">
              {row.note}
            </text>
          </g>
        )
      })}
    </Chart>
  )
}

function Bar({ share, x, y, fill }: { share: number | null; x: (value: number) => number; y: number; fill: string }) {
  const width = x(share ?? 0) - x(0)
  return width > 0 ? <rect x={x(0)} y={y} width={width} height={barHeight} rx={1} fill={fill} /> : null
}
