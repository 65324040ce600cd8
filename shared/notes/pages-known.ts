/** What reports on conversions say where the pages begin later than the conversions: nobody can know which page those came from. */
import { count, counted, date } from '../text/figures.ts'
import type { PagesKnownFrom } from '../reports/report.ts'

interface Answer {
  params: object
  totals: object
}

/** A share of conversions that is worth a word. */
const some = 0.01

/** `from`: the day to start at; null where nothing is left of the period then. */
export function pagesKnown({ params, totals }: Answer): { said: string; from: string | null } | null {
  const known = 'pagesKnownFrom' in totals ? (totals.pagesKnownFrom as PagesKnownFrom) : null
  const conversions = 'conversions' in totals ? Number(totals.conversions) : 0
  if (known === null || known.conversionsBefore < some * conversions) return null
  const { from, conversionsBefore } = known
  const to = 'to' in params && typeof params.to === 'string' ? params.to : null
  const lie = conversionsBefore === 1 ? 'lies' : 'lie'
  return {
    said: `Pages are known from ${date(from)}; ${count(conversionsBefore)} of ${counted(conversions, 'conversion')} ${lie} before.`,
    from: to !== null && to <= from ? null : from,
  }
}
