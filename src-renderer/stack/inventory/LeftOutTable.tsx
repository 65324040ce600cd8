import { Undo2 } from 'lucide-react'
import type { LeftOutTools } from '../../../shared/stack/stack.ts'
import { Button } from '../../components/Button.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { counted, listed } from '../../format.ts'
import s from '../stack.module.css'

const byWords = { payee: 'payee', category: 'category of payments', payeeCategory: 'payee and category' }

/** The tools, and whose payments on the account are left out one by one while others of theirs count. */
const which = ({ tools, apart }: LeftOutTools): string =>
  [listed(tools), apart ? `${tools.length > 0 ? 'and ' : ''}of ${listed(apart.payees)}, one by one` : '']
    .filter((each) => each !== '')
    .join(', ')

/** Payees and categories of payments that are not software, each to be taken back. */
export function LeftOutTable({
  rows,
  onTakeBack,
}: {
  rows: readonly LeftOutTools[]
  onTakeBack: (row: LeftOutTools) => void
}) {
  const columns: Column<LeftOutTools>[] = [
    { id: 'entry', header: 'Left out', value: (row) => row.entry, width: '26%', cut: true },
    { id: 'by', header: 'By', value: (row) => byWords[row.by], dim: true },
    {
      id: 'count',
      header: 'Tools',
      value: (row) => row.tools.length,
      cell: (row) =>
        row.payments
          ? counted(row.payments.count, 'payment')
          : row.tools.length === 0
            ? row.apart
              ? counted(row.apart.count, 'payment')
              : 'none so far'
            : `${counted(row.tools.length, 'tool')}${row.apart ? `, ${counted(row.apart.count, 'payment')}` : ''}`,
      align: 'end',
    },
    {
      id: 'tools',
      header: 'Which',
      value: (row) => which(row) || null,
      cell: (row) => <span className={s['whole']}>{which(row) || '–'}</span>,
      width: '46%',
      dim: true,
    },
    {
      id: 'back',
      header: '',
      title: 'Take back',
      sortable: false,
      value: () => null,
      cell: (row) => (
        <Button variant="link" icon={Undo2} onPress={() => onTakeBack(row)} aria-label={`Take ${row.entry} back`}>
          Take back
        </Button>
      ),
    },
  ]
  return (
    <DataTable
      label="Left out as not software"
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.by} ${row.entry}`}
      empty="Nothing is left out. Choose tools in the list, then “Not software: leave out”."
    />
  )
}
