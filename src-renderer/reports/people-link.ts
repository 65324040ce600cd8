/** From any figure to the people behind it: the ledger with the same goal, period, lookback, model and dimension. */
import type { Report } from '../../shared/reports/index.ts'
import type { RowOf } from '../../shared/reports/people.ts'
import { type QueryPatch, toHref } from '../route.ts'

const carried = [
  'goal',
  'from',
  'to',
  'lookbackDays',
  'by',
  'model',
  'unit',
  'halfLifeDays',
  'weights',
  'excludeDirect',
  'groups',
  'did',
  'neverDid',
] as const

/** With costs shared over groups only those who came by what has a cost are counted: those of a figure, and nobody else of its group. */
export const whoCost = (
  { shareCostsOf, model }: Report<'content-return'>['params'],
  datedCosts: boolean,
): QueryPatch =>
  shareCostsOf === null || (model !== 'first' && model !== 'last')
    ? {}
    : { withCostOf: shareCostsOf, who: 'converted', ...(datedCosts && { datedCosts: 'true' }) }

/** The people of a row of a report that counts them by other rules than credit. */
export const rowHref = (query: URLSearchParams, rowOf: RowOf, key: string): string =>
  peopleHref(query, {
    key,
    rowOf,
    model: null,
    lookbackDays: null,
    unit: null,
    excludeDirect: null,
    ...(rowOf === 'return-days' && { by: null }),
  })

export function peopleHref(query: URLSearchParams, patch: QueryPatch): string {
  const kept: QueryPatch = {}
  for (const key of carried) kept[key] = query.get(key)
  return toHref('/people', { ...kept, ...patch })
}
