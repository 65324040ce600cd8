import { type ToolPayment, withDays } from '../../../shared/stack/payments.ts'
import { Button } from '../../components/Button.tsx'
import { Chip } from '../../components/Chip.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { useDocumentView } from '../../document/view.ts'
import { count, date, moneyInCents } from '../../format.ts'
import s from '../stack.module.css'
import type { NamedPayment } from './settle-choices.ts'

/** Payments of one tool, the latest first. */
export function PaymentsTable({
  payments,
  stale,
  onSettle,
  onAskAgain,
}: {
  payments: readonly ToolPayment[]
  stale: boolean
  onSettle: (payment: NamedPayment) => void
  onAskAgain: (payment: NamedPayment) => void
}) {
  const inDocument = useDocumentView() !== null
  const latest = payments.toReversed()
  const counted = payments.filter(({ kind }) => kind !== 'left out')
  const [first] = counted
  const sum = counted.reduce((total, { amount }) => total + amount, 0)
  const columns: Column<ToolPayment>[] = [
    { id: 'date', header: 'Date', value: (row) => row.date, cell: (row) => date(row.date), total: 'What counts' },
    {
      id: 'payee',
      header: 'Payee, as written',
      title: 'With its file and line',
      value: (row) => row.payee,
      // One column of both has room beside the list of tools in a narrow window.
      cell: (row) => (
        <>
          {row.payee}
          <div className={s['note']}>
            {row.file}, {count(row.line)}
          </div>
          {row.why !== null && <div className={s['note']}>{withDays(row.why, date)}</div>}
        </>
      ),
      width: '50%',
      wrap: true,
    },
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
      cell: (row) => (
        <>
          {row.kind === 'charge' ? row.kind : <Chip>{row.kind}</Chip>}
          {!inDocument && <Settle row={row} onSettle={onSettle} onAskAgain={onAskAgain} />}
        </>
      ),
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

/** What stands in another file too, which counts, is settled there. */
function Settle({
  row,
  onSettle,
  onAskAgain,
}: {
  row: ToolPayment
  onSettle: (payment: NamedPayment) => void
  onAskAgain: (payment: NamedPayment) => void
}) {
  const { ref } = row
  if (ref === null) return null
  const of = `${moneyInCents(row.amount, row.currency)} of ${date(row.date)}`
  return (
    <div>
      {row.pairs.length > 0 ? (
        <Button variant="link" aria-label={`Ask again about ${of}`} onPress={() => onAskAgain({ ...row, ref })}>
          Ask again
        </Button>
      ) : (
        <Button
          variant="link"
          aria-label={`Settle whether ${of} is one payment or two`}
          onPress={() => onSettle({ ...row, ref })}
        >
          Settle
        </Button>
      )}
    </div>
  )
}

/** What is left out counts in no sum. */
function Amount({ row: { amount, currency, kind } }: { row: ToolPayment }) {
  const text = moneyInCents(amount, currency)
  return kind === 'left out' ? <s>{text}</s> : text
}
