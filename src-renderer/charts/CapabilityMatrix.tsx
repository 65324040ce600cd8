/**
 * Which tool can do what: a circle where it is the only one, a square where others can too, a crossed square where the
 * same team pays twice. Tools that would be dropped recede but stay in place.
 */
import type { CellKind } from '../stack/overlap/matrix.ts'
import { Chart, HitArea } from './Chart.tsx'
import type { ChartMark } from './marks.tsx'
import { fit, textWidth } from './text.ts'

export interface CapabilityMatrixRow {
  key: string
  label: string
  /** Right of the name, e.g. `drop`. */
  note: string | null
  faded: boolean
  cost: string
  redundant: string | null
  cells: ReadonlyMap<string, CellKind>
}

interface Totals {
  cost: string
  redundant: string | null
}

export interface CapabilityMatrixProps {
  rows: readonly CapabilityMatrixRow[]
  columns: readonly { capability: string; tools: number }[]
  /** Sums under the two amounts. */
  totals: Totals
  width: number
  label: string
  /** Key of the tool or, by `cellKey`, of the cell that is looked at. */
  selected?: string | null
  says: { row: (key: string) => string; cell: (tool: string, capability: string) => string }
  mark: ChartMark
}

export const cellKey = (tool: string, capability: string): string => `${tool}\u0000${capability}`

/** Of a tool, px. */
export const matrixRow = 24
const size = 7
/** Of the column heads. */
const headSize = 11.5
const headLongest = 132

/** Keys in reading order, for the arrow keys: each tool, then its marks from left to right. */
export const matrixOrder = (
  rows: readonly Pick<CapabilityMatrixRow, 'key' | 'cells'>[],
  columns: readonly { capability: string }[],
): string[] =>
  rows.flatMap((row) => [
    row.key,
    ...columns
      .filter(({ capability }) => row.cells.has(capability))
      .map(({ capability }) => cellKey(row.key, capability)),
  ])

/** Narrower, heads touch each other even where they stand upright. */
const narrowest = 14
/** Between the lines that two heads stand on. */
const headsApart = 15

/** How much heads lean, in degrees: halfway, and steeper where columns are narrow, so that heads keep apart. */
const leanOf = (step: number): number => Math.max(45, (Math.asin(Math.min(1, headsApart / step)) * 180) / Math.PI)

/** Columns from left to right, in px: names, the capabilities, what a tool costs and what of it is redundant. */
function layout(rows: readonly Omit<CapabilityMatrixRow, 'key' | 'faded' | 'cells'>[], totals: Totals, width: number) {
  const noted = rows.some((row) => row.note !== null)
  const nameWidth = Math.min(
    Math.max(96, ...rows.map((row) => textWidth(row.label) + (row.note ? textWidth(row.note, 11) + 10 : 0))) + 14,
    Math.max(120, Math.min(200 + (noted ? 40 : 0), width * 0.3)),
  )
  const redundant = totals.redundant !== null
  const redundantWidth = redundant
    ? Math.max(64, ...rows.map((row) => textWidth(row.redundant ?? '')), textWidth(totals.redundant ?? '')) + 12
    : 0
  const costWidth = Math.max(72, ...rows.map((row) => textWidth(row.cost)), textWidth(totals.cost)) + 14
  return { nameWidth, redundant, redundantWidth, right: width - costWidth - redundantWidth }
}

/** How many capabilities there is room for. */
export function capabilitiesThatFit(...[rows, totals, width]: Parameters<typeof layout>): number {
  const { nameWidth, right } = layout(rows, totals, width)
  return Math.max(1, Math.floor((right - nameWidth) / narrowest))
}

export function CapabilityMatrix({ rows, columns, totals, width, label, selected, says, mark }: CapabilityMatrixProps) {
  const { nameWidth, redundant, redundantWidth, right } = layout(rows, totals, width)
  const heads = columns.map(({ capability }) => fit(capability, headLongest, headSize))
  // The last head leans over the amounts.
  const step = Math.min(34, Math.max(narrowest, (right - nameWidth) / Math.max(1, columns.length)))
  const x = (index: number): number => nameWidth + step * (index + 0.5)
  const angle = leanOf(step)
  // One that leans begins left of its line, and one that stands upright has it in its middle.
  const shift = -2 + ((angle - 45) / 45) * 6
  const rise = Math.sin((angle * Math.PI) / 180)
  const headHeight = Math.max(48, ...heads.map((head) => textWidth(head, headSize) * rise + 16))
  const bottom = headHeight + rows.length * matrixRow
  const height = bottom + 30
  return (
    <Chart width={width} height={height} label={label}>
      <g aria-hidden="true">
        {columns.map(({ capability }, index) => (
          <g key={capability}>
            <line x1={x(index)} x2={x(index)} y1={headHeight} y2={bottom} stroke="var(--line)" />
            <text
              transform={`translate(${x(index) + shift},${headHeight - 8}) rotate(-${angle})`}
              fontSize={headSize}
              fill="var(--ink)"
            >
              {heads[index]}
            </text>
          </g>
        ))}
        <text x={width - redundantWidth} y={headHeight - 9} fontSize={11} textAnchor="end" fill="var(--ink-3)">
          cost a year
        </text>
        {redundant && (
          <text x={width} y={headHeight - 9} fontSize={11} textAnchor="end" fill="var(--ink-3)">
            redundant
          </text>
        )}
        {rows.map((row, index) => (
          <line
            key={row.key}
            x1={0}
            x2={width}
            y1={headHeight + index * matrixRow}
            y2={headHeight + index * matrixRow}
            stroke="var(--line)"
          />
        ))}
        <line x1={0} x2={width} y1={bottom} y2={bottom} stroke="var(--mark)" strokeWidth={1.5} />
        <text x={0} y={bottom + 19} fill="var(--ink-3)">
          {fit('Number of tools', nameWidth - 8)}
        </text>
        {columns.map(({ capability, tools }, index) => (
          <text
            key={capability}
            x={x(index)}
            y={bottom + 19}
            textAnchor="middle"
            fill={tools > 1 ? 'var(--ink)' : 'var(--ink-3)'}
            fontWeight={tools > 1 ? 520 : 420}
          >
            {tools}
          </text>
        ))}
        <text x={width - redundantWidth} y={bottom + 19} textAnchor="end" fontWeight={620} fill="var(--ink)">
          {totals.cost}
        </text>
        {redundant && (
          <text x={width} y={bottom + 19} textAnchor="end" fontWeight={620} fill="var(--c4-text)">
            {totals.redundant}
          </text>
        )}
      </g>
      {rows.map((row, index) => {
        const y = headHeight + index * matrixRow
        const middle = y + matrixRow / 2
        const noteWidth = row.note ? textWidth(row.note, 11) + 10 : 0
        return (
          <g key={row.key} className={selected === row.key ? 'selected' : undefined}>
            <g {...mark(row.key, says.row(row.key))}>
              <HitArea x={-6} y={y + 1} width={width + 12} height={matrixRow - 2} />
            </g>
            <g aria-hidden="true" className="drawn">
              <text
                x={0}
                y={middle + 4}
                fontWeight={row.faded ? 420 : 520}
                fill={row.faded ? 'var(--ink-3)' : 'var(--ink)'}
              >
                {fit(row.label, nameWidth - 14 - noteWidth)}
              </text>
              {row.note && (
                <text x={nameWidth - 14} y={middle + 4} fontSize={11} textAnchor="end" fill="var(--c4-text)">
                  {row.note}
                </text>
              )}
              <text
                x={width - redundantWidth}
                y={middle + 4}
                textAnchor="end"
                fill={row.faded ? 'var(--ink-3)' : 'var(--ink)'}
              >
                {row.cost}
              </text>
              {redundant && (
                <text
                  x={width}
                  y={middle + 4}
                  textAnchor="end"
                  fontWeight={row.redundant ? 520 : 420}
                  fill={row.redundant ? 'var(--c4-text)' : 'var(--ink-3)'}
                >
                  {row.redundant ?? '–'}
                </text>
              )}
            </g>
            {columns.map(({ capability }, column) => {
              const kind = row.cells.get(capability)
              if (!kind) return null
              const key = cellKey(row.key, capability)
              return (
                <g key={capability} {...mark(key, says.cell(row.key, capability))}>
                  <HitArea
                    x={x(column) - Math.min(12, step / 2)}
                    y={y + 1}
                    width={Math.min(24, step)}
                    height={matrixRow - 2}
                  />
                  <Cell kind={kind} x={x(column)} y={middle} />
                </g>
              )
            })}
          </g>
        )
      })}
    </Chart>
  )
}

/** One mark; three shapes, so that colour is never alone. */
function Cell({ kind, x, y }: { kind: CellKind; x: number; y: number }) {
  if (kind === 'only') return <circle cx={x} cy={y} r={5.5} fill="var(--c1)" />
  if (kind === 'shared')
    return (
      <rect x={x - size + 1} y={y - size + 1} width={2 * size - 2} height={2 * size - 2} rx={1.5} fill="var(--mark)" />
    )
  return (
    <g>
      <rect x={x - size} y={y - size} width={2 * size} height={2 * size} rx={2} fill="var(--c4)" />
      <path
        d={`M${x - 3.2} ${y - 3.2}l6.4 6.4m0 -6.4l-6.4 6.4`}
        fill="none"
        stroke="var(--inv)"
        strokeWidth={1.5}
        strokeLinecap="round"
      />
    </g>
  )
}
