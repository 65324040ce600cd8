/** The rows of two goals as the chart of two shares and a rate takes them. */
import { ratedPeople } from '../../../shared/reports/goal-to-goal.ts'
import type { Report } from '../../../shared/reports/index.ts'
import { type FirstLastRow, rowKinds, rowOrder } from './first-last.ts'

/** `first` is the goal, `last` the one after it; the rate is of those who reached the first. */
export const goalRows = ({ rows }: Report<'goal-to-goal'>): FirstLastRow[] =>
  rows
    .map((row): FirstLastRow => ({
      key: row.key,
      kind: rowKinds[row.key] ?? 'key',
      first: row.convertedPeople,
      firstShare: row.convertedShare,
      last: row.thenPeople,
      lastShare: row.thenShare,
      conversions: row.convertedPeople,
      value: 0,
      people: ratedPeople(row),
      converted: row.wentOn,
      rate: row.rate === null ? null : { rate: row.rate, low: row.rateLow ?? 0, high: row.rateHigh ?? 1 },
      enough: row.enough,
    }))
    .toSorted((a, b) => rowOrder[a.kind] - rowOrder[b.kind])
