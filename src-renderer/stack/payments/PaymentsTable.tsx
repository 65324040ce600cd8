import { type ToolPayment, withDays } from '../../../shared/stack/payments.ts'
import { Chip } from '../../components/Chip.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { count, date, moneyInCents } from '../../format.ts'
import s from '../stack.module.css'

/** Payments of one tool, the latest first. */
export function PaymentsTable({ payments, stale }: { payments: readonly ToolPayment[]; stale: boolean }) {
  const latest = payments.toReversed()
  const counted = payments.filter(({ kind }) => kind !== 'left out')
  const [first] = counted
  const sum = counted.reduce((total, { amount }) => total + amount, 0)
  const columns: Column<ToolPayment>[] = [
    { id: 'date', header: 'Date', value: (row) => row.date, cell: (row) => date(row.date), total: 'What counts' },
    { id: 'payee', header: 'Payee, as written', value: (row) => row.payee, width: '24%', cut: true },
    {
      id: 'amount',
      header: 'Amount',
      value: (row) => row.amount,
      cell: (row) => <Amount row={row} />,
      align: 'end',
      total: first ? moneyInCents(sum, first.currency) : '',
    },
    {
      id: 'kind',
      header: 'Kind',
      value: (row) => row.kind,
      cell: (row) => (row.kind === 'charge' ? row.kind : <Chip>{row.kind}</Chip>),
    },
    {
      id: 'file',
      header: 'File, line',
      value: (row) => `${row.file}, ${row.line}`,
      cell: ({ file, line, why }) => (
        <>
          {file}, {count(line)}
          {why !== null && <div className={s['note']}>{withDays(why, date)}</div>}
        </>
      ),
      width: '40%',
      wrap: true,
      dim: true,
    },
  ]
  return (
    <DataTable
      label="Payments"
      columns={columns}
      rows={latest}
      rowKey={(row) => `${row.file} ${row.line} ${latest.indexOf(row)}`}
      stale={stale}
      empty="No payment in these months."
    />
  )
}

/** What is left out counts in no sum. */
function Amount({ row: { amount, currency, kind } }: { row: ToolPayment }) {
  const text = moneyInCents(amount, currency)
  return kind === 'left out' ? <s>{text}</s> : text
}
