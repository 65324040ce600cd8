/** From any figure to the people behind it: the ledger with the same goal, period, lookback, model and dimension. */
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
  'did',
  'neverDid',
] as const

export function peopleHref(query: URLSearchParams, patch: QueryPatch): string {
  const kept: QueryPatch = {}
  for (const key of carried) kept[key] = query.get(key)
  return toHref('/people', { ...kept, ...patch })
}
