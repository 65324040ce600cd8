import { useState } from 'react'
import { refKey, whyNoPair } from '../../../shared/stack/payment-pairs.ts'
import type { PaymentPair } from '../../../shared/stack/payment-pairs.ts'
import type { ToolPayment } from '../../../shared/stack/payments.ts'
import { useQuery } from '../../api.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { SegmentedControl } from '../../components/SegmentedControl.tsx'
import { Select } from '../../components/Select.tsx'
import { SettingError } from '../../components/SettingError.tsx'
import { count, date, moneyInCents } from '../../format.ts'
import s from '../stack.module.css'
import { type Counts, countsAtFirst, type NamedPayment, othersOf, pairOf } from './settle-choices.ts'

const means: Record<Counts, string> = {
  other: 'They are the same money, written down twice: this one does not count any more, and the other does.',
  this: 'They are the same money, written down twice: the other does not count any more, and this one does.',
  both: 'Each was paid for its own: both count, and neither is doubted as paid twice any more.',
  twice: 'Both were paid for the same: both count, and this one is to be claimed back.',
}

const words = ({ date: day, amount, currency, payee }: ToolPayment): string =>
  `${date(day)}, ${moneyInCents(amount, currency)}, ${payee}`

/** Asks which other payment one is the same money as, or was paid beside. */
export function SettleDialog({
  tool,
  own,
  payment,
  pairs,
  isPending,
  error,
  onClose,
  onSettle,
}: {
  /** The tool whose payment it is. */
  tool: number
  /** Its payments. */
  own: readonly ToolPayment[]
  payment: NamedPayment
  pairs: readonly PaymentPair[]
  isPending: boolean
  error: Error | null
  onClose: () => void
  onSettle: (pair: PaymentPair) => void
}) {
  const [of, setOf] = useState(tool)
  const [chosen, setChosen] = useState<string | null>(null)
  const [counts, setCounts] = useState<Counts>(countsAtFirst(payment))
  const inventory = useQuery('tools.list', {}).data?.tools ?? []
  const found = useQuery('tools.payments', { id: of, asOf: null }, { enabled: of !== tool })
  const payments = of === tool ? own : found.data?.id === of ? found.data.payments : null
  const others = othersOf(payment, payments ?? [])
  const other = others.find(({ ref }) => refKey(ref) === chosen) ?? others[0]
  const pair = other && pairOf(payment.ref, other.ref, counts)
  const wrong = pair ? whyNoPair(pairs, pair) : null
  return (
    <Dialog
      isOpen
      width={560}
      title="One payment or two?"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isPending={isPending}
            isDisabled={!pair || wrong !== null}
            onPress={() => pair && onSettle(pair)}
          >
            Save
          </Button>
        </>
      }
    >
      <div className={s['settle']}>
        <p>
          {words(payment)}
          <span className={s['note']}>
            {payment.file}, line {count(payment.line)}
          </span>
        </p>
        <Select
          variant="field"
          label="The other payment is to"
          value={String(of)}
          onChange={(next) => {
            setOf(Number(next))
            setChosen(null)
          }}
          options={inventory
            .filter(({ id, knownBy }) => id === tool || knownBy !== 'list')
            .map(({ id, name }) => ({ id: String(id), label: name }))}
        />
        {other ? (
          <Select
            variant="field"
            label="The other payment"
            value={refKey(other.ref)}
            onChange={setChosen}
            options={others.map((each) => ({
              id: refKey(each.ref),
              label: words(each),
              note: `${each.file}, line ${count(each.line)}`,
            }))}
          />
        ) : (
          <p className={s['note']}>{payments ? 'There is no other payment to it.' : 'Reading…'}</p>
        )}
        <SegmentedControl
          label="What counts"
          value={counts}
          onChange={setCounts}
          options={[
            { id: 'other', label: 'The other counts' },
            { id: 'this', label: 'This counts' },
            { id: 'both', label: 'Both count' },
            { id: 'twice', label: 'Paid twice' },
          ]}
        />
        <p>{wrong ?? `${means[counts]} It stays so after later imports, and can be undone.`}</p>
        <SettingError error={error} />
      </div>
    </Dialog>
  )
}
