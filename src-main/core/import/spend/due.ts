/**
 * Bills that are not paid yet. A bill counts on its day, as books count it, whether the money has left or not; what is still due of it
 * goes along with the payment, so that it can be said.
 */
import { inCents } from '../../../../shared/text/csv.ts'
import { eachBelow, noteUpTo } from '../../../../shared/notes/note-lists.ts'
import type { MoneyCell } from '../../../../shared/text/money-text.ts'

/** A payment, as far as it is looked at here. */
interface Bill {
  vendor: string
  date: string
  amount: number
  currency: string
  extra: Record<string, string>
}

/** Among the columns of a payment. */
export const dueColumn = 'Not yet paid'

const shownBills = 10

/** Of a row of `amount`, a line of a bill that comes to `whole`: its part of what is due; null = nothing is, or it is not said. */
export function dueIn(amount: number, due: MoneyCell, whole: MoneyCell): string | null {
  if (!due.ok || due.money === null || due.money.amount === 0) return null
  const all = whole.ok && whole.money !== null ? whole.money.amount : amount
  return all === 0 ? null : String(inCents((amount * due.money.amount) / all))
}

/** A row as a line of its bill. */
export interface BillLine {
  /** The same for the lines of one bill. */
  bill: string
  amount: number
  /** What was paid of the bill, again on each of its lines, or of this line. */
  paid: number
  isSettled: boolean
}

/** Of lines of bills that say what was paid: the part of each that is not. */
export function unpaidOf<L extends BillLine>(lines: readonly L[]): Map<L, number> {
  const unpaid = new Map<L, number>()
  for (const of of Map.groupBy(lines, ({ bill }) => bill).values()) {
    // What was paid of each line on its own is another on each, or what the line comes to.
    const isByLine = new Set(of.map(({ paid }) => paid)).size > 1 || of.every(({ amount, paid }) => paid === amount)
    const whole = of.reduce((sum, { amount }) => sum + amount, 0)
    for (const line of of) {
      const share = isByLine ? rest(line.amount, line.paid) : rest(whole, line.paid)
      if (!line.isSettled && share > 0) unpaid.set(line, inCents(line.amount * share))
    }
  }
  return unpaid
}

/** The share of `whole` that is left; 0 where more was paid than that. */
const rest = (whole: number, paid: number): number => (whole === 0 ? 0 : Math.max(0, 1 - paid / whole))

/** 0 where nothing is. */
export const dueOf = ({ extra }: Pick<Bill, 'extra'>): number => Number(extra[dueColumn] ?? 0)

/** The same payment with so much due. */
export const withDue = <P extends Bill>(payment: P, due: number): P => {
  const others = Object.entries(payment.extra).filter(([column]) => column !== dueColumn)
  return { ...payment, extra: Object.fromEntries(due === 0 ? others : [...others, [dueColumn, String(due)]]) }
}

/** A sentence about what is still due; none where nothing is. */
export function dueNotes(payments: readonly Bill[]): string[] {
  const due = payments.filter((each) => dueOf(each) !== 0)
  if (due.length === 0) return []
  const named = due.map(
    (each) => `${each.vendor} ${dueOf(each)} of ${each.amount} ${each.currency} billed on ${each.date}`,
  )
  return [noteUpTo(shownBills, named, eachBelow, (these) => `Not yet paid, as the file says: ${these}. A bill counts on its day, paid or not; what is due of it is said beside what was paid.`)] // prettier-ignore
}
