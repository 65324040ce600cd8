/** How far a cost per conversion can be told: its conversions are counted, and few of them say little. */
import type { ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { notGroups } from '../../../../shared/pages/not-groups.ts'
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

/**
 * Of all pairs with enough conversions the one furthest apart that is told apart, else the one furthest apart: a campaign of few
 * conversions and a tiny cost at one end would hide what the others say.
 */
export function extremesOf(
  rows: readonly Pick<Row, 'key' | 'cost' | 'conversions'>[],
): ReportTotals<'content-return'>['extremes'] {
  if (rows.some(({ conversions }) => conversions > 0 && !isCount(conversions))) return null
  const known = rows
    .flatMap(({ key, cost, conversions: counted }) =>
      (cost ?? 0) > 0 && counted >= expectedAtLeast && !notGroups.includes(key) ? { key, size: cost!, counted } : [],
    )
    .toSorted((a, b) => a.size / a.counted - b.size / b.counted)
  const pairs = known.flatMap((cheaper, at) => known.slice(at + 1).map((dearer) => ({ cheaper, dearer })))
  const judged = pairs
    .map(({ cheaper, dearer }) => ({
      cheaper,
      dearer,
      ratio: dearer.size / dearer.counted / (cheaper.size / cheaper.counted),
      pValue: Math.min(1, pairs.length * compareCounts(cheaper, dearer)),
      enough: expectedOfFewer(cheaper, dearer) >= expectedAtLeast,
    }))
    .toSorted((a, b) => b.ratio - a.ratio)
  const chosen =
    judged.find(({ enough, pValue }) => enough && pValue < 0.05) ?? judged.find(({ enough }) => enough) ?? judged[0]
  if (chosen === undefined) return null
  const { cheaper, dearer, pValue, enough } = chosen
  return {
    cheapest: cheaper.key,
    dearest: dearer.key,
    pValue,
    enough,
    further: [...known.slice(0, known.indexOf(cheaper)), ...known.slice(known.indexOf(dearer) + 1)].map(
      ({ key }) => key,
    ),
  }
}

type Counted = { size: number; counted: number }

const expectedOfFewer = (a: Counted, b: Counted): number =>
  ((a.counted + b.counted) * Math.min(a.size, b.size)) / (a.size + b.size)
