/** What a distribution of pages before conversion says. */
import type { ReportRow, ReportTotals } from '../../shared/reports/index.ts'

type Row = ReportRow<'pages-before-conversion'>

export interface Distribution {
  total: number
  /** Conversions with no page before them: nothing is known of their pages, so all shares are of the others. */
  none: number
  known: number
  /** Of those: pages before them, but none of the content groups that are counted. */
  without: number
  /** Share with exactly one page, 0–1. */
  onFirst: number
  /** With exactly two, and with three or more. */
  onSecond: number
  later: number
  /** Smallest number of pages that at least half stay within; null = ten or more. */
  half: number | null
  /** Index of the row of `half`; null where there is no use in drawing it. */
  halfBin: number | null
  /** Share with this many pages or fewer. */
  upTo: Map<Row['interactions'], number>
}

export function distribution(
  rows: readonly Row[],
  totals: Pick<ReportTotals<'pages-before-conversion'>, 'conversions'>,
): Distribution {
  const of = (interactions: Row['interactions']): number =>
    rows.find((row) => row.interactions === interactions)?.conversions ?? 0
  // Counted of some content groups, no page at all has a row of its own.
  const unknown = rows.some((row) => row.interactions === '(none)') ? '(none)' : 0
  const none = of(unknown)
  const known = totals.conversions - none
  const without = unknown === 0 ? 0 : of(0)
  const share = (conversions: number): number => (known > 0 ? conversions / known : 0)
  let sum = 0
  let halfBin: number | null = null
  const upTo = new Map<Row['interactions'], number>()
  for (const [index, row] of rows.entries()) {
    if (row.interactions === unknown) continue
    sum += row.conversions
    upTo.set(row.interactions, share(sum))
    if (halfBin === null && known > 0 && sum * 2 >= known) halfBin = index
  }
  const halfRow = halfBin === null ? undefined : rows[halfBin]
  const half = halfRow === undefined || typeof halfRow.interactions !== 'number' ? null : halfRow.interactions
  return {
    total: totals.conversions,
    none,
    known,
    without,
    onFirst: share(of(1)),
    onSecond: share(of(2)),
    later: share(known - without - of(1) - of(2)),
    half,
    halfBin: half === null ? null : halfBin,
    upTo,
  }
}
