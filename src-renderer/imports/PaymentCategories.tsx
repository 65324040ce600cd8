import { useState } from 'react'
import type { PaymentCategory } from '../../shared/import.ts'
import { Button } from '../components/Button.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { count, counted, listed, money, plural } from '../format.ts'
import { ErrorNote } from '../components/ErrorNote.tsx'
import s from './imports.module.css'
import { type ChosenFile, leaveOutCategories } from './session.ts'

/** Shown at first, those with most payments. */
const few = 6
const shownPayees = 4

/** Payments are of everything a card pays for: which of their categories are no software, before they become tools. */
export function PaymentCategories({ file, categories }: { file: ChosenFile; categories: readonly PaymentCategory[] }) {
  const [all, setAll] = useState(false)
  // One category says nothing about which of the payees are software.
  const likely = categories.filter(({ likely, leftOut }) => likely !== null && !leftOut)
  if (categories.length < 2 && likely.length === 0) return null
  const out = categories.filter(({ name, leftOut }) => leftOut || file.leaveOut.includes(name))
  const open = likely.filter(({ name }) => !file.leaveOut.includes(name))
  // What is likely no software comes first, to be looked at.
  const ordered = [...likely, ...categories.filter((each) => !likely.includes(each))]
  const shown = all ? ordered : ordered.slice(0, Math.max(few, likely.length))
  const choose = (name: string, on: boolean): void =>
    leaveOutCategories(file.id, on ? [...file.leaveOut, name] : file.leaveOut.filter((each) => each !== name))
  return (
    <section className={s['gap']} aria-labelledby="categories-title">
      <h2 id="categories-title">
        Not software?
        <small>
          {out.length === 0
            ? 'what is marked is left out of the inventory and all reports'
            : `${counted(
                out.reduce((sum, { payees }) => sum + payees.length, 0),
                'payee',
              )} left out, in all later imports too`}
        </small>
      </h2>
      {open.length > 0 && (
        <ErrorNote
          tone="info"
          title={`${counted(open.flatMap(({ payees }) => payees).length, 'payee')} in ${counted(open.length, 'category', 'categories')} ${plural(open.flatMap(({ payees }) => payees).length, 'is', 'are')} likely not software: ${paidText(open)}.`}
          actions={
            <Button
              variant="primary"
              onPress={() => leaveOutCategories(file.id, [...file.leaveOut, ...open.map(({ name }) => name)])}
            >
              Leave {open.length === 1 ? 'it' : 'them'} out
            </Button>
          }
        >
          By the category in the file: {listed(open.map(({ name, likely: what }) => `“${name}” (${what ?? ''})`))}. They
          count as tools until they are left out.
        </ErrorNote>
      )}
      <ul className={s['categories']}>
        {shown.map(({ name, payments, payees, leftOut, paid }) => (
          <li key={name}>
            <Checkbox
              wrap
              selected={leftOut || file.leaveOut.includes(name)}
              disabled={leftOut}
              onChange={(on) => choose(name, on)}
              aside={
                leftOut ? 'left out already; see Inventory' : `${counted(payments, 'payment')}, ${paidText([{ paid }])}`
              }
            >
              {name}{' '}
              <span className={s['note']} title={listed(payees)}>
                {listed([
                  ...payees.slice(0, shownPayees),
                  ...(payees.length > shownPayees ? [`${count(payees.length - shownPayees)} more`] : []),
                ])}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {categories.length > Math.max(few, likely.length) && (
        <Button variant="link" onPress={() => setAll(!all)}>
          {all
            ? 'Show fewer'
            : `Show ${count(categories.length - shown.length)} more ${plural(categories.length - shown.length, 'category', 'categories')}`}
        </Button>
      )}
    </section>
  )
}

/** What was paid in them together, by currency: `€1,204 and $310`. */
export function paidText(categories: readonly Pick<PaymentCategory, 'paid'>[]): string {
  const sums = Map.groupBy(
    categories.flatMap(({ paid }) => paid),
    ({ currency }) => currency,
  )
  return listed(
    [...sums].map(([currency, own]) =>
      money(
        own.reduce((sum, { amount }) => sum + amount, 0),
        currency,
      ),
    ),
  )
}
