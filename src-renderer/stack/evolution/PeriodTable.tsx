import { type Column, DataTable } from '../../components/DataTable.tsx'
import { Chip } from '../../components/Chip.tsx'
import { count, listed } from '../../format.ts'
import type { Money } from '../use-day.ts'
import type { Period } from './model.ts'

/** The table twin of the evolution charts: one row per period. */
export function PeriodTable({ rows, money, stale }: { rows: readonly Period[]; money: Money; stale: boolean }) {
  const number = (
    id: 'headcount' | 'users' | 'funding' | 'costPerHead',
    header: string,
    say: (value: number) => string,
  ): Column<Period>[] =>
    rows.some((row) => row[id] !== null)
      ? [
          {
            id,
            header,
            value: (row) => row[id],
            cell: (row) => (row[id] === null ? '–' : say(row[id])),
            align: 'end',
            dim: true,
          },
        ]
      : []
  const columns: Column<Period>[] = [
    {
      id: 'period',
      header: 'Period',
      value: (row) => row.period,
      cell: (row) => (
        <>
          {row.period} {row.inflection && <Chip>inflection</Chip>}
        </>
      ),
    },
    { id: 'tools', header: 'Tools', value: (row) => row.tools, cell: (row) => count(row.tools), align: 'end' },
    { id: 'added', header: 'Added', value: (row) => row.added.length, align: 'end' },
    { id: 'removed', header: 'Removed', value: (row) => row.removed.length, align: 'end' },
    {
      id: 'which',
      header: 'Which',
      value: (row) =>
        [...row.added.map((name) => `+ ${name}`), ...row.removed.map((name) => `− ${name}`)].join(', ') || null,
      width: '30%',
      cut: true,
      dim: true,
      sortable: false,
    },
    {
      id: 'cost',
      header: 'Cost a year',
      value: (row) => row.annualCost,
      cell: (row) => money.exact(row.annualCost),
      align: 'end',
    },
    ...number('headcount', 'Headcount', count),
    ...number('costPerHead', 'Cost per head', money.exact),
    ...number('users', 'Users', count),
    ...number('funding', 'Funding', money.short),
    {
      id: 'milestones',
      header: 'Milestones',
      value: (row) => listed(row.milestones) || null,
      cell: (row) => listed(row.milestones) || '–',
    },
  ]
  return (
    <DataTable label="The stack by period" columns={columns} rows={rows} rowKey={(row) => row.period} stale={stale} />
  )
}
