/** Who reads what in a whole period, for spreadsheets: above the rows a line of everybody, as their people add up to more. */
import { wilson } from '../statistics/stats.ts'
import type { Report } from './index.ts'
import { allRead } from './traffic.ts'

export function withEverybody({ params, rows, totals }: Pick<Report<'traffic'>, 'params' | 'rows' | 'totals'>) {
  if (params.interval !== null || totals.people === 0) return rows
  const { people, visits, views, convertedPeople } = totals
  const [rateLow, rateHigh] = wilson(convertedPeople, people)
  const all = { key: allRead, people, visits, views, convertedPeople, rate: convertedPeople / people, rateLow, rateHigh, enough: null } // prettier-ignore
  return [all, ...rows]
}
