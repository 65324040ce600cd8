import type { ReactNode } from 'react'
import type { Report } from '../../../shared/reports/index.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { listed } from '../../format.ts'
import { keptByWords } from '../../../shared/notes/kept-by.ts'
import { known } from '../cost/known.ts'
import s from '../stack.module.css'
import type { Money } from '../use-day.ts'

type Redundancy = Report<'stack-overlap'>['totals']['redundancies'][number]

/** What is paid for is told by its name: none is cut. */
const whole = (text: string): ReactNode => <span className={s['whole']}>{text}</span>

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
  const others = (row: Redundancy): string =>
    listed(row.others.map(({ tool, amount }) => `${tool}, ${amount === null ? 'cost not known' : money.exact(amount)}`))
  const columns: Column<Redundancy>[] = [
    {
      id: 'capability',
      header: 'Capability',
      value: (row) => row.capability,
      cell: (row) => whole(row.capability),
      width: '15%',
      total: 'All',
    },
    { id: 'team', header: 'Team', value: (row) => row.team, cell: (row) => whole(row.team), width: '12%' },
    { id: 'kept', header: 'Kept', value: (row) => row.kept, cell: (row) => whole(row.kept), width: '16%' },
    {
      id: 'keptBy',
      header: 'Kept because of',
      value: keptByWords,
      cell: (row) => whole(keptByWords(row)),
      width: '22%',
      dim: true,
    },
    {
      id: 'others',
      header: 'Redundant',
      value: others,
      cell: (row) => whole(others(row)),
      width: '22%',
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
