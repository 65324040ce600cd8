/** What a distribution of pages before conversion says. */
import type { ReportRow, ReportTotals } from '../../shared/reports/index.ts'

type Row = ReportRow<'pages-before-conversion'>

export interface Distribution {
  total: number
  /** Conversions with no page before them: nothing is known of their pages, so all shares are of the others. */
  none: number
  known: number
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
  const none = of(0)
  const known = totals.conversions - none
  const share = (conversions: number): number => (known > 0 ? conversions / known : 0)
  let sum = 0
  let halfBin: number | null = null
  const upTo = new Map<Row['interactions'], number>()
  for (const [index, row] of rows.entries()) {
    if (row.interactions === 0) continue
    sum += row.conversions
    upTo.set(row.interactions, share(sum))
    if (halfBin === null && known > 0 && sum * 2 >= known) halfBin = index
  }
  const halfRow = halfBin === null ? undefined : rows[halfBin]
  const half = halfRow === undefined || halfRow.interactions === '10+' ? null : halfRow.interactions
  return {
    total: totals.conversions,
    none,
    known,
    onFirst: share(of(1)),
    onSecond: share(of(2)),
    later: share(known - of(1) - of(2)),
    half,
    halfBin: half === null ? null : halfBin,
    upTo,
  }
}
