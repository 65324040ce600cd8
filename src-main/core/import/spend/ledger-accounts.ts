/** The accounts of a ledger: which of them count, and what is booked on each. */
import { eachBelow, noteUpTo } from '../../../../shared/notes/note-lists.ts'
import { inCents } from '../../../../shared/text/csv.ts'
import { decimals } from '../../../../shared/text/figures.ts'
import { isPrepaid, otherSides } from './account-side.ts'

/** What stands on an account in one currency. */
export interface AccountSum {
  label: string
  entries: number
  amount: number
  currency: string
  counts: boolean
}

interface BookedRow {
  /** That it is booked on; "" = it says none. */
  account: string
  /** The one on the other side, and the kind of its own; "" = it says none. */
  split: string
  kind: string
}

const shownAccounts = 10

/** As a person may write it. */
export const accountKey = (label: string): string => label.trim().toLowerCase()

export class LedgerAccounts {
  private readonly others: ReadonlySet<string>
  /** Whether any of its accounts is one of expenses. */
  readonly hasExpenses: boolean
  private readonly sums = new Map<string, AccountSum>()

  /** `counted`: accounts that count whatever they are, as a person said. */
  constructor(rows: readonly BookedRow[], isNumbered: boolean, counted: readonly string[] = []) {
    const accounts = [...Map.groupBy(rows, ({ account }) => account)].flatMap(([label, own]) => {
      const splits = Map.groupBy(own.filter(({ split }) => split !== ''), ({ split }) => split) // prettier-ignore
      const kind = own.find((each) => each.kind !== '')?.kind ?? ''
      return label === '' ? [] : [{ label, kind, splits: new Map([...splits].map(([split, { length }]) => [split, length])) }] // prettier-ignore
    })
    const said = new Set(counted.map(accountKey))
    const others = [...otherSides(accounts, isNumbered)].filter((label) => !said.has(accountKey(label)))
    this.hasExpenses = others.length < accounts.length
    // An export of a bank account alone is all there is of what was paid.
    this.others = new Set(this.hasExpenses ? others : [])
  }

  isOther(label: string): boolean {
    return this.others.has(label)
  }

  /** Whether it has both sides of its entries. */
  get isLedger(): boolean {
    return this.others.size > 0
  }

  add(label: string, amount: number, currency: string): void {
    if (!this.isLedger || label === '') return
    const key = JSON.stringify([label, currency])
    const { entries, amount: sum } = this.sums.get(key) ?? { entries: 0, amount: 0 }
    this.sums.set(key, { label, entries: entries + 1, amount: inCents(sum + amount), currency, counts: !this.isOther(label) }) // prettier-ignore
  }

  /** Of a ledger with both sides; else empty. */
  all(): AccountSum[] {
    return [...this.sums.values()]
  }

  /** Sentences about what counts; none where there is one side alone. */
  notes(): string[] {
    const named = (counts: boolean): string[] => this.all().flatMap((each) => (each.counts === counts ? [`${each.label} (${each.entries}, ${decimals(each.amount, 2)} ${each.currency})`] : [])) // prettier-ignore
    if (!this.isLedger) return []
    return [
      noteUpTo(shownAccounts, named(true), eachBelow, (these) => `Only what is booked as an expense counts, with entries and sum: ${these}.`), // prettier-ignore
      noteUpTo(shownAccounts, named(false), eachBelow, (these) => `These accounts are of the balance sheet or of income, where the same purchases stand again: ${these}. One that is an expense all the same can be counted (--count-account).`), // prettier-ignore
      ...(this.all().some(({ label, counts }) => !counts && isPrepaid(label)) ? ['What was paid ahead costs as the ledger spreads it, month by month on the account of the expense, and not on the day it was paid.'] : []), // prettier-ignore
    ]
  }
}
