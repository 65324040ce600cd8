import type { ReportRow } from '../../../shared/reports/index.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { count, listed } from '../../format.ts'
import { known } from '../cost/known.ts'
import type { Money } from '../use-day.ts'

type Row = ReportRow<'stack-capabilities'>

/** The table twin of the matrix: every tool with what it can do, and what nobody else can. */
export function CapabilityTable({
  rows,
  money,
  stale,
  selected,
  onPress,
}: {
  rows: readonly Row[]
  money: Money
  stale: boolean
  selected: string | null
  onPress: (tool: string) => void
}) {
  const keyOf = (row: Row): string => JSON.stringify([row.tool, row.team])
  const shown = rows.find((row) => row.tool === selected)
  const columns: Column<Row>[] = [
    { id: 'tool', header: 'Tool', value: (row) => row.tool, width: '18%', cut: true, total: 'All' },
    { id: 'team', header: 'Team', value: (row) => row.team || null, cell: (row) => row.team || '–', width: '10%' },
    {
      id: 'capabilities',
      header: 'Capabilities',
      value: (row) => listed(row.capabilities) || null,
      cell: (row) => listed(row.capabilities) || '–',
      width: '30%',
      cut: true,
    },
    {
      id: 'unique',
      header: 'Held by nobody else',
      value: (row) => listed(row.unique) || null,
      cell: (row) => listed(row.unique) || '–',
      width: '20%',
      cut: true,
      dim: true,
    },
    { id: 'count', header: 'Number', value: (row) => row.capabilities.length, align: 'end' },
    {
      id: 'cost',
      header: 'Cost a year',
      value: (row) => row.annualCost,
      cell: (row) => (row.annualCost === null ? <span title="not known">–</span> : money.exact(row.annualCost)),
      align: 'end',
      total: money.exact(rows.reduce((sum, row) => sum + (row.annualCost ?? 0), 0)),
    },
    {
      id: 'redundant',
      header: 'Redundant',
      value: (row) => row.redundantSpend,
      cell: (row) => (row.redundantSpend === 0 ? '–' : known(row.redundantSpend, money.exact)),
      align: 'end',
      total: money.exact(rows.reduce((sum, row) => sum + (row.redundantSpend ?? 0), 0)),
    },
  ]
  return (
    <DataTable
      label={`What ${count(rows.length)} tools can do`}
      columns={columns}
      rows={rows}
      rowKey={keyOf}
      onPress={(row) => onPress(row.tool)}
      selected={shown ? keyOf(shown) : null}
      initialSort={{ column: 'cost', descending: true }}
      stale={stale}
      empty="No tool is active."
    />
  )
}
