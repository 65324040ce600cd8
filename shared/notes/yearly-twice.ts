/** Tools billed by the year of which a period of a year has two bills. */
import { listed, listedUpTo } from '../text/figures.ts'

interface YearlyTwice {
  tool: string
  bills: readonly { date: string; paid: number }[]
}

const mostNamed = 4

/** null = there is none. */
export function yearlyTwiceSentence(
  found: readonly YearlyTwice[],
  { money, date }: { money: (amount: number) => string; date: (day: string) => string },
): string | null {
  if (found.length === 0) return null
  const names = found.map(
    ({ tool, bills }) => `${tool} (${listed(bills.map((bill) => `${money(bill.paid)} on ${date(bill.date)}`))})`,
  )
  return `More than one bill of a contract by the year, of which one may be for another year or paid twice: ${listedUpTo(mostNamed, names)}.`
}
