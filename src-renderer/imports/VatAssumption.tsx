import { useState } from 'react'
import type { VatGiven } from '../../shared/import.ts'
import { Button } from '../components/Button.tsx'
import { FilterButton } from '../components/FilterButton.tsx'
import { Popover } from '../components/Popover.tsx'
import { TextField } from '../components/TextField.tsx'
import { counted } from '../format.ts'
import s from './imports.module.css'

interface VatAssumptionProps {
  given: readonly VatGiven[]
  /** Now, not for files before. */
  isChosen: boolean
  onChoose: (vat: VatGiven[]) => void
}

/** Whether what was paid has VAT in it, which comes back and is no cost. */
export function VatAssumption({ given, isChosen, onChoose }: VatAssumptionProps) {
  return (
    <Popover
      label="VAT in amounts"
      width={340}
      panel={(close) => (
        <VatForm
          given={given}
          onChoose={(vat) => {
            onChoose(vat)
            close()
          }}
        />
      )}
    >
      <FilterButton label="VAT" set={isChosen}>
        {vatWords(given)}
      </FilterButton>
    </Popover>
  )
}

export const vatWords = (given: readonly VatGiven[]): string =>
  given.length === 0
    ? 'none in amounts'
    : given.map(({ rate, payees }) => `${rate} % in amounts of ${payees.length === 0 ? 'all payees' : counted(payees.length, 'payee')}`).join(', ') // prettier-ignore

/** One rate; several are said on the command line or in the configuration. */
function VatForm({ given: [first], onChoose }: Omit<VatAssumptionProps, 'isChosen'>) {
  const [rate, setRate] = useState(first ? String(first.rate) : '')
  const [payees, setPayees] = useState(first?.payees.join('\n') ?? '')
  const value = rate.trim() === '' ? 0 : Number(rate.replace(/\s*%$/, '').replace(',', '.'))
  const isRate = value >= 0 && value <= 100
  const named = payees
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
  return (
    <form
      className={s['explain']}
      onSubmit={(event) => {
        event.preventDefault()
        if (isRate) onChoose(value === 0 ? [] : [{ rate: value, payees: named }])
      }}
    >
      <h3>VAT in amounts</h3>
      <TextField
        label="Rate in per cent"
        value={rate}
        onChange={setRate}
        placeholder="none"
        autoFocus
        error={isRate ? null : 'A number from 0 to 100.'}
      />
      <TextField
        label="Of these payees, one a line"
        rows={4}
        value={payees}
        onChange={setPayees}
        placeholder="all of the file"
      />
      <p className={s['note']}>
        It is taken off what they were paid, in this file and in all others of its kind, so that costs are net.
      </p>
      <Button type="submit" variant="primary" isDisabled={!isRate}>
        Use it
      </Button>
    </form>
  )
}
