import { useMemo } from 'react'
import {
  capabilitiesThatFit,
  CapabilityMatrix,
  type CapabilityMatrixRow,
  cellKey,
  matrixOrder,
} from '../../charts/CapabilityMatrix.tsx'
import { leastMatrix } from '../../charts/least.ts'
import { useMarks } from '../../charts/marks.tsx'
import { ChartFrame } from '../../components/ChartFrame.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { type TipContent, tipText } from '../../components/Tooltip.tsx'
import { count, counted, listed, listedFirst, plural } from '../../format.ts'
import { known } from '../cost/known.ts'
import s from '../stack.module.css'
import type { Money } from '../use-day.ts'
import { MarkLegend } from './MarkLegend.tsx'
import { buildMatrix, type MatrixOrder, type MatrixRow, type MatrixScope, type MatrixTool } from './matrix.ts'
import { holdersOf } from './model.ts'

export interface MatrixPanelProps {
  tools: readonly MatrixTool[]
  order: MatrixOrder
  scope: MatrixScope
  team: string | null
  /** Tools the cheapest stack would drop. */
  dropped: ReadonlySet<string>
  selected: string | null
  money: Money
  stale: boolean
  /** Rows there is room for. */
  mostRows: number
  onPress: (tool: string) => void
  onTable: () => void
}

/** Which tool can do what, with what each costs and how much of it is redundant. */
export function MatrixPanel(props: MatrixPanelProps) {
  const { tools, order, scope, team, stale, onTable } = props
  const all = useMemo(
    () => buildMatrix(tools, { order, scope, team, mostRows: Infinity, mostColumns: Infinity }),
    [tools, order, scope, team],
  )
  if (all.rows.length === 0)
    return (
      <section>
        <h2 className={s['title']}>Who can do what</h2>
        <EmptyState
          title={scope === 'redundant' ? 'No team has a capability twice' : 'No capability is held by two tools'}
        >
          {scope === 'redundant'
            ? 'Choose capabilities that are shared, or all of them, to see who can do what.'
            : 'Choose all capabilities to see who can do what.'}
        </EmptyState>
      </section>
    )
  return (
    <section>
      <ChartFrame
        least={leastMatrix}
        title="Who can do what"
        caption={<MarkLegend />}
        text={`${all.rows
          .slice(0, 8)
          .map(
            (row) => `${row.tool}: ${[...row.cells].map(([name, kind]) => `${name} (${kindWords[kind]})`).join(', ')}`,
          )
          .join('; ')}.`}
        fileName="capability-matrix"
        csv={() => [
          ['tool', 'team', 'annual cost', 'redundant', ...all.columns.map((column) => column.capability)],
          ...all.rows.map((row) => [
            row.tool,
            row.team,
            row.annualCost,
            row.redundantCost,
            ...all.columns.map((column) => row.cells.get(column.capability) ?? null),
          ]),
        ]}
        onTable={onTable}
        stale={stale}
      >
        {(width) => <DrawnMatrix {...props} width={width} />}
      </ChartFrame>
    </section>
  )
}

/** As much of the matrix as there is room for, and a sentence on what is left out. */
function DrawnMatrix(props: MatrixPanelProps & { width: number }) {
  const { tools, order, scope, team, dropped, selected, money, mostRows, onPress, width } = props
  const keyOf = (row: { tool: string; team: string }): string => `${row.tool}\u0001${row.team}`
  const drawn = (mostColumns: number) => {
    const matrix = buildMatrix(tools, { order, scope, team, mostRows, mostColumns })
    const sumOf = (amount: (row: MatrixRow) => number | null): string =>
      money.exact(matrix.rows.reduce((sum, row) => sum + (amount(row) ?? 0), 0))
    return {
      ...matrix,
      lines: matrix.rows.map((row): CapabilityMatrixRow => ({
        key: keyOf(row),
        label: row.tool,
        note: dropped.has(row.tool) ? 'drop' : null,
        faded: dropped.has(row.tool),
        cost: row.annualCost === null ? '–' : money.exact(row.annualCost),
        redundant: row.redundantCost > 0 ? money.exact(row.redundantCost) : null,
        cells: row.cells,
      })),
      totals: { cost: sumOf((row) => row.annualCost), redundant: sumOf((row) => row.redundantCost) },
    }
  }
  // Which rows there are does not depend on the columns; how wide their names and amounts are decides the columns.
  const roomy = drawn(Infinity)
  const mostColumns = capabilitiesThatFit(roomy.lines, roomy.totals, width)
  const matrix = roomy.columns.length <= mostColumns ? roomy : drawn(mostColumns)
  const rows = matrix.lines
  const holders = useMemo(() => holdersOf(tools), [tools])
  const byKey = new Map(matrix.rows.map((row) => [keyOf(row), row]))
  const full = new Map(tools.map((tool) => [keyOf(tool), tool]))

  const rowTip = (key: string): TipContent => {
    const row = byKey.get(key)!
    const tool = full.get(key)!
    return {
      title: row.tool,
      figures: [
        {
          label: 'Cost a year',
          value: known(row.annualCost, money.exact),
          strong: true,
        },
        {
          label: 'Redundant, a year',
          value:
            tool.redundant.size === 0 ? 'none' : known(row.annualCost === null ? null : row.redundantCost, money.exact),
          colour: 'var(--c4)',
        },
        { label: 'Team', value: row.team || 'none' },
        { label: 'Capabilities', value: count(tool.capabilities.length) },
        {
          label: 'Held by nobody else',
          value: count(tool.capabilities.filter((capability) => holders.get(capability)?.length === 1).length),
        },
      ],
      ...(dropped.has(row.tool) ? { note: 'The cheapest stack does without it.' } : {}),
      keys: [['Enter', 'what if it were removed']],
    }
  }
  const cellTip = (key: string, capability: string): TipContent => {
    const tool = full.get(key)!
    const others = (holders.get(capability) ?? []).filter((name) => name !== tool.tool)
    const share = tool.annualCost === null ? null : tool.annualCost / Math.max(1, tool.capabilities.length)
    const redundant = tool.redundant.get(capability)
    return {
      title: `${capability}, ${tool.tool}`,
      figures: [
        { label: 'Cost share a year', value: known(share, money.exact), strong: true },
        ...(redundant === undefined
          ? []
          : [
              { label: 'Redundant', value: known(share === null ? null : redundant, money.exact), colour: 'var(--c4)' },
            ]),
        { label: 'Others that can do it', value: others.length === 0 ? 'none' : count(others.length) },
      ],
      note:
        others.length === 0
          ? 'Only this tool can do it.'
          : `Also ${listedFirst(others, 5)}.${
              redundant === undefined ? '' : ` The same team (${tool.team}) has it already.`
            }`,
    }
  }
  const tips = new Map<string, TipContent>()
  for (const row of matrix.rows) {
    const key = keyOf(row)
    tips.set(key, rowTip(key))
    for (const capability of row.cells.keys()) tips.set(cellKey(key, capability), cellTip(key, capability))
  }
  const toolOf = (key: string): string => key.split('\u0001')[0] ?? ''
  const { mark, tip } = useMarks({
    order: matrixOrder(rows, matrix.columns),
    tip: (key) => tips.get(key) ?? null,
    onPress: (key) => onPress(toolOf(key)),
    pressable: (key) => !key.includes('\u0000'),
  })
  const hidden = [
    matrix.hiddenRows > 0 && counted(matrix.hiddenRows, 'less costly tool'),
    matrix.hiddenColumns > 0 && counted(matrix.hiddenColumns, 'less shared capability', 'less shared capabilities'),
  ].filter((text) => text !== false)
  return (
    <>
      <CapabilityMatrix
        rows={rows}
        columns={matrix.columns}
        totals={matrix.totals}
        width={width}
        label="Who can do what"
        selected={rows.find((row) => toolOf(row.key) === selected)?.key ?? null}
        says={{
          row: (key) => tipText(tips.get(key)!),
          cell: (key, capability) => tipText(tips.get(cellKey(key, capability))!),
        }}
        mark={mark}
      />
      {hidden.length > 0 && (
        <p className={s['caption']}>
          {listed(hidden)} {plural(matrix.hiddenRows + matrix.hiddenColumns, 'is', 'are')} not drawn; choose a team or a
          narrower scope, or see all of them in the table.
        </p>
      )}
      {tip}
    </>
  )
}

const kindWords = { only: 'only holder', shared: 'shared', redundant: 'redundant' } as const
