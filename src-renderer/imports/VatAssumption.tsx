import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { VatGiven } from '../../shared/import.ts'
import { Button, IconButton } from '../components/Button.tsx'
import { FilterButton } from '../components/FilterButton.tsx'
import { Popover } from '../components/Popover.tsx'
import { TextField } from '../components/TextField.tsx'
import { counted } from '../format.ts'
import s from './imports.module.css'
import { emptyRow, readVat, rowsAtFirst, type VatRow } from './vat-fields.ts'

interface VatAssumptionProps {
  label?: string
  given: readonly VatGiven[]
  /** Now, not for files before. */
  isChosen: boolean
  /** Which says the VAT of each row; null = none. */
  taxColumn?: string | null
  onChoose: (vat: VatGiven[]) => void
}

/** Whether what was paid has VAT in it, which comes back and is no cost. */
export function VatAssumption({ label = 'VAT', given, isChosen, taxColumn = null, onChoose }: VatAssumptionProps) {
  return (
    <Popover
      label="VAT in amounts"
      width={400}
      panel={(close) => (
        <VatForm
          given={given}
          taxColumn={taxColumn}
          onChoose={(vat) => {
            onChoose(vat)
            close()
          }}
        />
      )}
    >
      <FilterButton label={label} set={isChosen}>
        {vatWords(given)}
      </FilterButton>
    </Popover>
  )
}

export const vatWords = (given: readonly VatGiven[]): string =>
  given.length === 0
    ? 'none in amounts'
    : given.map(({ rate, payees, column }) => column !== undefined ? `as “${column}” says` : `${rate} % in amounts of ${payees.length === 0 ? 'all payees' : counted(payees.length, 'payee')}`).join(', ') // prettier-ignore

/** A row for each rate, with those whose amounts have it. */
function VatForm({
  given,
  taxColumn,
  onChoose,
}: Pick<VatAssumptionProps, 'given' | 'onChoose'> & { taxColumn: string | null }) {
  const [rows, setRows] = useState(rowsAtFirst(given.filter(({ column }) => column === undefined)))
  const read = readVat(rows)
  const isRight = read.wrong.every((each) => each === null)
  const put = (at: number, row: VatRow): void => setRows(rows.with(at, row))
  return (
    <form
      className={s['explain']}
      onSubmit={(event) => {
        event.preventDefault()
        if (isRight) onChoose(read.given)
      }}
    >
      <h3>VAT in amounts</h3>
      {taxColumn !== null && (
        <Button onPress={() => onChoose([{ rate: 0, payees: [], column: taxColumn }])}>
          As “{taxColumn}” says of each row
        </Button>
      )}
      <div className={s['vatRow']} aria-hidden="true">
        <span className={s['note']}>Rate, %</span>
        <span className={s['note']}>Of these payees, one a line</span>
      </div>
      {rows.map((row, at) => (
        // Rows have no name of their own: they are told by their place.
        <div key={at} className={s['vatRow']} role="group" aria-label={`Rate ${at + 1}`}>
          <TextField
            label="Rate in per cent"
            labelHidden
            inputMode="decimal"
            value={row.rate}
            onChange={(rate) => put(at, { ...row, rate })}
            placeholder="none"
            autoFocus={at === rows.length - 1}
          />
          <TextField
            label="Of these payees, one a line"
            labelHidden
            rows={2}
            value={row.payees}
            onChange={(payees) => put(at, { ...row, payees })}
            placeholder={rows.length === 1 ? 'all of the files' : 'all others of the files'}
          />
          {rows.length > 1 && (
            <IconButton icon={X} label={`Remove rate ${at + 1}`} onPress={() => setRows(rows.toSpliced(at, 1))} />
          )}
          {read.wrong[at] && (
            <p className={s['vatWrong']} role="alert">
              {read.wrong[at]}
            </p>
          )}
        </div>
      ))}
      <div>
        <Button variant="link" icon={Plus} onPress={() => setRows([...rows, emptyRow])}>
          Another rate
        </Button>
      </div>
      <p className={s['note']}>
        It is taken off what they were paid, in all files of this kind, so that costs are net. Without a rate none is.
      </p>
      <Button type="submit" variant="primary" isDisabled={!isRight}>
        Use it
      </Button>
    </form>
  )
}
