/** Currencies that events are valued in, for whoever sets exchange rates. */
import type { ReportContext } from '../reports/report-context.ts'
import { currenciesIn } from '../workspace/event-currencies.ts'

/** Most events first. */
export const currenciesOfEvents = ({ db }: ReportContext): string[] =>
  [...currenciesIn(db)]
    .filter(([code]) => /^[A-Z]{3}$/.test(code))
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([code]) => code)
