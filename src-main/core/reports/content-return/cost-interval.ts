/** How far a cost per conversion can be told: its conversions are counted, and few of them say little. */
import type { ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { notGroups } from '../../../../shared/not-groups.ts'
import { compareCounts, garwood } from '../../statistics/counts.ts'
import { expectedAtLeast } from '../../statistics/proportions.ts'

type Row = ReportRow<'content-return'>

/** Shared credit is no count. */
const isCount = (conversions: number): boolean => conversions > 0 && Number.isInteger(conversions)

export function costInterval(
  cost: number | null,
  conversions: number,
): Pick<Row, 'costPerConversionLow' | 'costPerConversionHigh'> {
  if (cost === null || !isCount(conversions)) return { costPerConversionLow: null, costPerConversionHigh: null }
  const [low, high] = garwood(conversions)
  return { costPerConversionLow: cost / high, costPerConversionHigh: cost / low }
}

export function extremesOf(
  rows: readonly Pick<Row, 'key' | 'cost' | 'conversions'>[],
): ReportTotals<'content-return'>['extremes'] {
  if (rows.some(({ conversions }) => conversions > 0 && !isCount(conversions))) return null
  const known = rows
    .flatMap(({ key, cost, conversions: counted }) =>
      (cost ?? 0) > 0 && counted >= expectedAtLeast && !notGroups.includes(key) ? { key, size: cost!, counted } : [],
    )
    .toSorted((a, b) => a.size / a.counted - b.size / b.counted)
  const [cheapest] = known
  const dearest = known.at(-1)
  if (cheapest === undefined || dearest === undefined || cheapest === dearest) return null
  const all = cheapest.counted + dearest.counted
  const expected = (all * Math.min(cheapest.size, dearest.size)) / (cheapest.size + dearest.size)
  const pairs = (known.length * (known.length - 1)) / 2
  return {
    cheapest: cheapest.key,
    dearest: dearest.key,
    pValue: Math.min(1, pairs * compareCounts(cheapest, dearest)),
    enough: expected >= expectedAtLeast,
  }
}
