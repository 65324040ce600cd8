/** The payments behind a tool, and what they come to against what its contract states. */
import type { PaymentPair, PaymentRef } from './payment-pairs.ts'
import { addDays, counted, listed, percent } from '../text/figures.ts'

/** A stored payment, as a file has it. */
export interface ToolPayment {
  date: string
  /** As it is written. */
  payee: string
  /** Negative = came back. */
  amount: number
  /** ISO 4217 code. */
  currency: string
  file: string
  line: number
  /** Kind of the file. */
  export: string
  /** Charges and refunds count in what is paid. */
  kind: 'charge' | 'refund' | 'left out'
  /** Why it is left out, or what came back; null = there is nothing to say of it. */
  why: string | null
  /** What names it; null = it is in another file too, which counts. */
  ref: PaymentRef | null
  /** Where it is likely one too many: the payment that it repeats. */
  repeats: PaymentRef | null
  /** What a person said of it and another (`paymentPairs`). */
  pairs: PaymentPair[]
  /** Columns of its file that are none of these, by name. */
  extra: Record<string, string>
}

/** Beside the columns of its file, where VAT was taken off. */
export const withVatColumn = 'Amount with VAT'

/** What was paid in twelve months against the annual cost that a list or a person states. */
export interface PaidYear {
  /** The twelve months up to the last day that payments cover: the first day, and the first one after. */
  from: string
  to: string
  /** Of both amounts: that of the contract, or of the payments where it states none. */
  currency: string
  /** Charges less refunds. */
  paid: number
  /** Without those that came back whole. */
  charges: number
  /** Of them, those since the contract ended, and what was paid since then. */
  chargesAfterEnd: number
  paidAfterEnd: number
  /** Charges less refunds of the twelve months before; null where the files do not cover them. */
  paidBefore: number | null
  /** What of it is billed and not yet paid, as far as a file says so. */
  due: number
  /** What of the charges was likely paid twice; `why` says which. */
  doubled: number
  /** Of which rate in per cent VAT likely is in what was charged, as it is by so much more than the contract states; null = of none. */
  likelyVat: number | null
  /** In these months or before. */
  lastCharge: string
  /** Stated for those of these months in which it was in force, at the price of each; a year for the end of them where they are not compared; null = no contract, or it states none. */
  contract: number | null
  /** Paid less stated, and its share of what is stated; null where they cannot be compared, the share also where that is 0. */
  difference: number | null
  differenceShare: number | null
  /** Why they cannot be compared, or what to know beside the difference; null = nothing. */
  why: string | null
}

export interface ToolPayments {
  id: number
  tool: string
  /** By rising date; those of one day as they stand in their files. */
  payments: ToolPayment[]
  /** null = no payment of it counts. */
  year: PaidYear | null
  /** Sentences about payments that are not here. */
  notes: string[]
}

/** As a table, the head first, with the other columns of their files: the same from every host. */
export function paymentsTable(payments: readonly ToolPayment[]): (string | number | null)[][] {
  const others = [...new Set(payments.flatMap(({ extra }) => Object.keys(extra)))]
  return [
    ['date', 'payee', 'amount', 'currency', 'kind', 'why', 'file', 'line', 'export', ...others],
    ...payments.map((each) => [each.date, each.payee, each.amount, each.currency, each.kind, each.why, each.file, each.line, each.export, ...others.map((column) => each.extra[column] ?? null)]), // prettier-ignore
  ]
}

/** `15 payments: 12 charges, 1 refund and 2 left out.` */
export function kindsSentence(payments: readonly ToolPayment[]): string {
  const many = (kind: ToolPayment['kind']): number => payments.filter((each) => each.kind === kind).length
  const [charges, refunds, out] = [many('charge'), many('refund'), many('left out')]
  const parts = [
    ...(charges > 0 ? [counted(charges, 'charge')] : []),
    ...(refunds > 0 ? [counted(refunds, 'refund')] : []),
    ...(out > 0 ? [`${out} left out`] : []),
  ]
  return `${counted(payments.length, 'payment')}: ${listed(parts)}.`
}

interface Writes {
  money: (amount: number, currency: string) => string
  date: (day: string) => string
}

/** What was paid against what the contract states. */
export function paidYearSentence(year: PaidYear, { money, date }: Writes): string {
  const { currency, paid, charges, contract, difference, differenceShare } = year
  const why = year.why && withDays(year.why, date)
  const due = year.due === 0 ? '' : `, of which ${money(year.due, currency)} is billed and not yet paid`
  const said = `Paid in the twelve months to ${date(addDays(year.to, -1))}: ${money(paid, currency)} in ${counted(charges, 'charge')}${due}`
  if (contract === null) return `${said}.${why === null ? ' No contract is known.' : ` ${why}`}`
  const stated = `${said}; the contract states ${money(contract, currency)}`
  // What is charged for a contract that is over is counted as paid without one, and needs no comparing.
  if (difference === null && year.chargesAfterEnd > 0) return `${stated} a year. ${why ?? ''}`
  if (difference === null) return `${stated} a year. Not compared: ${lowerFirst(why ?? '')}`
  const share = differenceShare === null ? '' : ` (${difference > 0 ? '+' : ''}${percent(differenceShare)})`
  const more = `${money(Math.abs(difference), currency)} ${difference > 0 ? 'more' : 'less'} was paid${share}`
  return `${stated} for them: ${difference === 0 ? 'that is the same' : more}.${why === null ? '' : ` ${why}`}`
}

/** A sentence with its days (`2026-02-01`) as the reader writes them. */
export const withDays = (sentence: string, date: Writes['date']): string =>
  sentence.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => date(day))

const lowerFirst = (sentence: string): string => sentence.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
