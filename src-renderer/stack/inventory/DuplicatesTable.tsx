import { Merge, Split } from 'lucide-react'
import type { ReportRow } from '../../../shared/reports/index.ts'
import { sharedPayeeOf, sharedPayeesOf, type SharedPayee } from '../../../shared/stack/sure-merges.ts'
import { Button } from '../../components/Button.tsx'
import { Chip } from '../../components/Chip.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { listed, percent } from '../../format.ts'
import s from '../stack.module.css'

export type DuplicateRow = ReportRow<'stack-duplicates'>

/** Two columns have the names. */
const besideNames = ({ differences }: DuplicateRow): string[] =>
  differences.filter((each) => !each.startsWith('names '))

const apartWords = (row: DuplicateRow): string =>
  listed(besideNames(row)) || (row.differences.length > 0 ? 'the names' : 'nothing')

/** Pairs of entries that may be one tool, or a payee and one of the contracts it is paid for; merging and splitting ask first. */
export function DuplicatesTable({
  rows,
  stale,
  onMerge,
  onSplit,
}: {
  rows: readonly DuplicateRow[]
  stale: boolean
  onMerge: (row: DuplicateRow) => void
  onSplit: (payee: SharedPayee) => void
}) {
  const shared = sharedPayeesOf(rows)
  const columns: Column<DuplicateRow>[] = [
    { id: 'a', header: 'Entry', value: (row) => row.a, width: '16%', wrap: true },
    { id: 'b', header: 'may be the same as', value: (row) => row.b, width: '16%', wrap: true },
    {
      id: 'why',
      header: 'Because',
      value: (row) => listed(row.reasons),
      // What a decision rests on is never cut.
      cell: (row) => <span className={s['whole']}>{listed(row.reasons)}</span>,
      width: '20%',
      dim: true,
    },
    {
      id: 'sure',
      header: 'Sure',
      value: (row) => row.confidence,
      cell: (row) => percent(row.confidence, 0),
      align: 'end',
    },
    {
      id: 'apart',
      header: 'What tells them apart',
      value: (row) => listed(besideNames(row)) || null,
      cell: (row) => <span className={s['whole']}>{apartWords(row)}</span>,
      width: '26%',
      dim: true,
    },
    {
      id: 'inUse',
      header: 'Both in use',
      title: 'In use at the same time',
      value: (row) => (row.sameTime ? 'yes' : 'no'),
      cell: (row) => (row.sameTime ? <Chip tone="c4">yes</Chip> : 'no'),
    },
    {
      id: 'merge',
      header: '',
      title: 'Merge or split',
      align: 'end',
      sortable: false,
      value: () => null,
      cell: (row) => {
        const payee = sharedPayeeOf(row, shared)
        return (
          <>
            {payee && (
              <Button
                variant="link"
                icon={Split}
                onPress={() => onSplit(payee)}
                aria-label={`Split the payments to ${payee.name}, beside ${payee.name === row.a ? row.b : row.a}`}
              >
                Split
              </Button>
            )}{' '}
            <Button variant="link" icon={Merge} onPress={() => onMerge(row)} aria-label={`Merge ${row.a} and ${row.b}`}>
              Merge
            </Button>
          </>
        )
      },
    },
  ]
  return (
    <DataTable
      label="Entries that may be one tool"
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.aId} ${row.bId}`}
      stale={stale}
      empty="No two entries look like one tool."
    />
  )
}
