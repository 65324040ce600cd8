/** Tools billed by the year of which a period of a year has two bills. */
import { inCents } from '../text/csv.ts'
import { listed, listedUpTo } from '../text/figures.ts'

interface YearlyTwice {
  tool: string
  bills: readonly { date: string; paid: number }[]
}

const mostNamed = 4

/** What was paid without all but the first bill of each: what a year costs in which each has one. */
const withOneBill = (found: readonly YearlyTwice[], paid: number): number =>
  inCents(found.flatMap(({ bills: [, ...more] }) => more).reduce((left, bill) => left - bill.paid, paid))

/** null = there is none. `paid`: in the whole period. */
export function yearlyTwiceSentence(
  found: readonly YearlyTwice[],
  paid: number,
  { money, date }: { money: (amount: number) => string; date: (day: string) => string },
): string | null {
  if (found.length === 0) return null
  const names = found.map(
    ({ tool, bills }) => `${tool} (${listed(bills.map((bill) => `${money(bill.paid)} on ${date(bill.date)}`))})`,
  )
  return `More than one bill of a contract by the year, of which one may be for another year or paid twice: ${listedUpTo(mostNamed, names)}. With the first of each alone, ${money(withOneBill(found, paid))} was paid.`
}
