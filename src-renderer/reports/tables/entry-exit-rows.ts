import type { Report, ReportRow } from '../../../shared/reports/index.ts'
import { enough } from '../../../shared/statistics/stats.ts'
import { rateOf } from '../../statistics.ts'
import type { FirstLastRow } from './first-last.ts'

/** First and last page of a visit, drawn like those of a journey: the rate is the bounce rate. */
export function entryExitRows(
  rows: readonly ReportRow<'entry-exit'>[],
  totals: Report<'entry-exit'>['totals'],
): FirstLastRow[] {
  const kinds: Record<string, FirstLastRow['kind']> = { '(other)': 'other', '(not set)': 'not set' }
  const all = rows.map((row): FirstLastRow => ({
    key: row.key,
    kind: kinds[row.key] ?? 'key',
    first: row.entries,
    firstShare: row.entryShare,
    last: row.exits,
    lastShare: totals.sessions > 0 ? row.exits / totals.sessions : 0,
    conversions: 0,
    value: 0,
    people: row.entries,
    converted: row.bounces,
    rate: rateOf(row.bounces, row.entries),
    enough: enough(row.bounces, row.entries, totals.bounces, totals.sessions),
  }))
  return [...all.filter((row) => row.kind === 'key'), ...all.filter((row) => row.kind !== 'key')]
}
