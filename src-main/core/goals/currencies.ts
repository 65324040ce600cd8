/** Currencies that events are valued in, for whoever sets exchange rates. */
import type { ReportContext } from '../reports/report-context.ts'

/** Most events first. */
export const currenciesOfEvents = ({ db }: ReportContext): string[] =>
  (
    db
      .prepare(
        `SELECT upper(currency) AS code, count(*) AS events FROM event_detail WHERE currency IS NOT NULL AND value IS NOT NULL
         GROUP BY code ORDER BY events DESC, code`,
      )
      .pluck()
      .all() as string[]
  ).filter((code) => /^[A-Z]{3}$/.test(code))
