import { counted, listed, plural } from '../text/figures.ts'
import type { OwnCosts, WriteMoney } from '../stack/own-cost.ts'
import type { Report } from '../reports/index.ts'

/** What is said where amounts are in more than one currency, so that another currency of the workspace is no way out. */
const others = 'whichever of them the workspace counts in, the others need a rate'

/** The end of a refusal for a missing rate: `""` where all amounts are in one currency. `rows` has all that occur. */
export function mixedCurrencies(rows: ReadonlyMap<string, number>, things: string): string {
  if (rows.size < 2) return ''
  const named = [...rows].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([code, count]) => `${code} (${count.toLocaleString('en-US')})`) // prettier-ignore
  return ` The ${things} are in ${named.slice(0, -1).join(', ')} and ${named.at(-1)}: ${others}.`
}

/** Which rates are missing where the rows are listed all the same, and what that leaves out of the sums. */
export function noRateSentences(
  { noRate, withoutRate }: Pick<Report<'renewals'>['totals'], 'noRate' | 'withoutRate'>,
  money: WriteMoney,
): string[] {
  if (noRate === null) return []
  return [noRate, ...(withoutRate.length > 0 ? [leftOutOfSums(withoutRate, money)] : [])]
}

/** `2 contracts (£90 and €300 a year) are in no sum.` */
export function leftOutOfSums(withoutRate: readonly OwnCosts[], money: WriteMoney): string {
  const tools = withoutRate.reduce((sum, { tools }) => sum + tools, 0)
  const amounts = listed(withoutRate.map(({ ownCost, currency }) => money(ownCost, currency)))
  return `${counted(tools, 'contract')} (${amounts} a year) ${plural(tools, 'is', 'are')} listed in ${plural(tools, 'its', 'their')} own currency and in no sum.`
}

/** Whether a refusal says so. */
export const isMixed = (sentence: string): boolean => sentence.includes(others)

/** Currencies a refusal names that have no rate yet; none where it is about something else. */
export function missingRates(sentence: string): string[] {
  const [, codes = ''] = /\bno rate from ((?:[A-Z]{3}, )*[A-Z]{3}) to [A-Z]{3}\b/.exec(sentence) ?? []
  return codes === '' ? [] : codes.split(', ')
}
