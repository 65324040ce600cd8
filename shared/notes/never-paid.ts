/** Contracts that the cheapest stack keeps or drops and that were never paid, as far as payments are known. */
import { listedUpTo } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

const mostNamed = 5

/**
 * Sentences; none where every contract is paid, or payments are known for less than a year. Nor where most contracts have no
 * payment: then a card pays for some tools, and who pays for the others is not known.
 */
export function neverPaidSentences(
  { rows }: Pick<Report<'stack-consolidation'>, 'rows'>,
  payments: Pick<Report<'stack-payments'>, 'rows' | 'totals'>,
  money: (amount: number) => string,
): string[] {
  const { differs, matches, noPayments } = payments.totals
  if (noPayments > differs + matches) return []
  // What has a likely twin may be paid under another name; what has a reason is not known to be unpaid.
  const unpaid = payments.rows.filter(
    ({ match, lastCharge, twin, why }) =>
      match === 'no-payments' && lastCharge === null && twin === null && why === null,
  )
  const names = new Set(unpaid.map(({ tool }) => tool))
  const of = (decision: 'keep' | 'drop') => rows.filter((row) => row.decision === decision && names.has(row.tool) && (row.annualCost ?? 0) > 0) // prettier-ignore
  const each = (found: typeof rows): string => listedUpTo(mostNamed, found.map(({ tool, annualCost }) => `${tool} (${money(annualCost ?? 0)} a year)`)) // prettier-ignore
  const [kept, dropped] = [of('keep'), of('drop')]
  const never = `though never paid as far as payments are known (since ${payments.totals.knownFrom ?? ''})`
  return [
    ...(dropped.length === 0 ? [] : [`Counted as saved, ${never}: ${each(dropped)}.`]),
    ...(kept.length === 0 ? [] : [`Kept, ${never}: ${each(kept)}.`]),
  ]
}
