import { listedUpTo } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

const named = 4

/** Where a report is of one channel: which costs are not in it, as nobody can say what of them is; null = none. */
export function unsplitSentence({
  params: { by, shareCostsOf },
  totals: { unsplit },
}: Report<'content-return'>): string | null {
  if (unsplit.length === 0) return null
  const whose = listedUpTo(
    named,
    unsplit.map((name) => `“${name}”`),
  )
  return by === 'group' && shareCostsOf === null
    ? `Left out is what ${whose} cost: it is of no channel. A table of costs with a column “channel” beside the group or page says which.`
    : `Left out is what ${whose} cost: it cannot be split, as visits came by several channels, or none did.`
}
