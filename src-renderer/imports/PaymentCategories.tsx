import { useState } from 'react'
import type { PaymentCategory } from '../../shared/import.ts'
import { Button } from '../components/Button.tsx'
import { Checkbox } from '../components/Checkbox.tsx'
import { count, counted, listed, plural } from '../format.ts'
import s from './imports.module.css'
import { type ChosenFile, leaveOutCategories } from './session.ts'

/** Shown at first, those with most payments. */
const few = 6
const shownPayees = 4

/** Payments are of everything a card pays for: which of their categories are no software, before they become tools. */
export function PaymentCategories({ file, categories }: { file: ChosenFile; categories: readonly PaymentCategory[] }) {
  const [all, setAll] = useState(false)
  // One category says nothing about which of the payees are software.
  if (categories.length < 2) return null
  const out = categories.filter(({ name, leftOut }) => leftOut || file.leaveOut.includes(name))
  const shown = all ? categories : categories.slice(0, few)
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
      <ul className={s['categories']}>
        {shown.map(({ name, payments, payees, leftOut }) => (
          <li key={name}>
            <Checkbox
              selected={leftOut || file.leaveOut.includes(name)}
              disabled={leftOut}
              onChange={(on) => choose(name, on)}
              aside={leftOut ? 'left out already; see Inventory' : counted(payments, 'payment')}
            >
              {name}{' '}
              <span className={s['note']}>
                {listed([
                  ...payees.slice(0, shownPayees),
                  ...(payees.length > shownPayees ? [`${count(payees.length - shownPayees)} more`] : []),
                ])}
              </span>
            </Checkbox>
          </li>
        ))}
      </ul>
      {categories.length > few && (
        <Button variant="link" onPress={() => setAll(!all)}>
          {all
            ? 'Show fewer'
            : `Show ${count(categories.length - few)} more ${plural(categories.length - few, 'category', 'categories')}`}
        </Button>
      )}
    </section>
  )
}
