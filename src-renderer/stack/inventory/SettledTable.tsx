import { Undo2 } from 'lucide-react'
import { pairKey, type PaymentPair, type PaymentRef, refWords } from '../../../shared/stack/payment-pairs.ts'
import { Button } from '../../components/Button.tsx'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { date, moneyInCents } from '../../format.ts'
import s from '../stack.module.css'

const whatCounts = {
  one: 'the same money: the other counts',
  two: 'both were paid: both count',
  twice: 'paid twice: the first is to be claimed back',
}

/** Pairs of payments of which a person said whether they are one, each to be taken back. */
export function SettledTable({
  rows,
  onTakeBack,
}: {
  rows: readonly PaymentPair[]
  onTakeBack: (pair: PaymentPair) => void
}) {
  const columns: Column<PaymentPair>[] = [
    {
      id: 'payment',
      header: 'Payment',
      value: ({ payment }) => payment.payee,
      cell: ({ are, payment }) => <Payment of={payment} isOut={are === 'one'} />,
      width: '34%',
      wrap: true,
    },
    {
      id: 'other',
      header: 'The other',
      value: ({ other }) => other.payee,
      cell: ({ other }) => <Payment of={other} isOut={false} />,
      width: '34%',
      wrap: true,
    },
    { id: 'counts', header: 'Somebody said', value: ({ are }) => whatCounts[are], dim: true, wrap: true },
    {
      id: 'back',
      header: '',
      title: 'Take back',
      align: 'end',
      sortable: false,
      value: () => null,
      cell: (pair) => (
        <Button
          variant="link"
          icon={Undo2}
          onPress={() => onTakeBack(pair)}
          aria-label={`Take back what was said of ${refWords(pair.payment)} and ${refWords(pair.other)}`}
        >
          Take back
        </Button>
      ),
    },
  ]
  return (
    <section className={s['below']} aria-label="Settled payments">
      <p className={s['caption']}>
        Settled payments: one payment or two, as somebody said with Settle under Paid and contract.
      </p>
      <DataTable label="Settled payments" columns={columns} rows={rows} rowKey={pairKey} />
    </section>
  )
}

/** What does not count is in no sum. */
function Payment({ of: { payee, date: day, amount, currency }, isOut }: { of: PaymentRef; isOut: boolean }) {
  const money = moneyInCents(amount, currency)
  return (
    <>
      {payee}
      <div className={s['note']}>
        {date(day)}, {isOut ? <s>{money}</s> : money}
      </div>
    </>
  )
}
