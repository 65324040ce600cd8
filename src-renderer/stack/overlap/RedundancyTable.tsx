import type { Report } from '../../../shared/reports/index.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { listed } from '../../format.ts'
import { keptByWords } from '../../../shared/kept-by.ts'
import { known } from '../cost/known.ts'
import type { Money } from '../use-day.ts'

type Redundancy = Report<'stack-overlap'>['totals']['redundancies'][number]

/** Every capability a team has from two or more tools: which is kept, and what the others cost. */
export function RedundancyTable({
  rows,
  upperBound,
  money,
  stale,
}: {
  rows: readonly Redundancy[]
  upperBound: boolean
  money: Money
  stale: boolean
}) {
  const columns: Column<Redundancy>[] = [
    { id: 'capability', header: 'Capability', value: (row) => row.capability, width: '16%', cut: true, total: 'All' },
    { id: 'team', header: 'Team', value: (row) => row.team, width: '12%', cut: true },
    { id: 'kept', header: 'Kept', value: (row) => row.kept, width: '16%', cut: true },
    { id: 'keptBy', header: 'Kept because of', value: keptByWords, width: '20%' },
    {
      id: 'others',
      header: 'Redundant',
      value: (row) =>
        listed(
          row.others.map(({ tool, amount }) => `${tool}, ${amount === null ? 'cost not known' : money.exact(amount)}`),
        ),
      width: '24%',
      cut: true,
    },
    {
      id: 'amount',
      header: upperBound ? 'Redundant a year, upper bound' : 'Redundant a year',
      value: (row) => row.amount,
      cell: (row) => known(row.amount, money.exact),
      align: 'end',
      total: money.exact(rows.reduce((sum, row) => sum + (row.amount ?? 0), 0)),
    },
  ]
  return (
    <DataTable
      label="Redundant spend by capability and team"
      columns={columns}
      rows={rows}
      rowKey={(row) => JSON.stringify([row.capability, row.team])}
      initialSort={{ column: 'amount', descending: true }}
      stale={stale}
      empty="No team has a capability from two tools."
    />
  )
}
