import { count, listed, plural, pText } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

type ContentReturn = Report<'content-return'>

/** Whether the cheapest and the dearest named by `extremes` can be told apart. */
export const costsTold = ({ totals: { extremes } }: ContentReturn): boolean =>
  extremes !== null && extremes.enough && extremes.pValue < 0.05

/** The rows further out than the two that are told apart, of which it cannot be said; null where there are none. */
export function furtherOutSentence(
  report: ContentReturn,
  counted: (conversions: number) => string = (n) => `${count(n)} ${plural(n, 'conversion')}`,
): string | null {
  if (!costsTold(report)) return null
  const said = report.rows
    .filter(({ key }) => report.totals.extremes?.further.includes(key))
    .map(({ key, conversions }) => `${key} (${counted(conversions)})`)
  return said.length === 0
    ? null
    : `${listed(said)} ${said.length === 1 ? 'lies' : 'lie'} further out, with too few to tell.`
}

/** What a conversion costs of those with a cost, and which rows are told apart by it; null without any or where the days do not fit. */
export function costEachSentence(report: ContentReturn, money: (amount: number) => string): string | null {
  const { costPerConversion, costedConversions, conversions, cost, extremes, costsFit } = report.totals
  if (costPerConversion === null || !costsFit) return null
  const of = `${costedConversions === conversions ? 'all' : `${count(costedConversions)} of the`} ${count(conversions)}`
  const each = `What has a cost brought ${of} conversions for ${money(cost)}: ${money(costPerConversion)} each.`
  if (extremes === null) return each
  const perConversion = (key: string): string =>
    `${money(report.rows.find((row) => row.key === key)?.costPerConversion ?? 0)} from ${key}`
  const both = `${perConversion(extremes.cheapest)}, ${perConversion(extremes.dearest)}`
  const verdict = !extremes.enough
    ? 'too few to tell'
    : costsTold(report)
      ? `told apart (${pText(extremes.pValue)})`
      : `not told apart (${pText(extremes.pValue)})`
  return [each, `${both}: ${verdict}.`, furtherOutSentence(report)].filter((said) => said !== null).join(' ')
}
