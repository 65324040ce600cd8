/** What of an annual cost likely duplicates count twice: a sentence, for the screen and the command line. Pure. */
import { decimals } from '../text/figures.ts'
import type { ReportTotals } from '../reports/index.ts'

type Twice = Pick<ReportTotals<'stack-duplicates'>, 'countedTwice' | 'annualCostTwice'>

/** null = nothing is, or what it is cannot be said. */
export function countedTwiceSentence(
  { countedTwice, annualCostTwice }: Twice,
  money: (amount: number) => string,
): string | null {
  if (annualCostTwice === null || annualCostTwice < least) return null
  return `Up to ${money(annualCostTwice)} a year of this is likely counted twice, as far as names tell: ${decimals(countedTwice, 0)} entries look like the same tools under several names.`
}

/** Less is rounding. */
const least = 0.5
