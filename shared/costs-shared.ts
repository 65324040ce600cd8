import { listedUpTo } from './figures.ts'
import type { Report } from './reports/index.ts'

const named = 4

/** Where costs are those of campaigns, shared over groups: that they are, and of which nothing could be shared; null = they are as entered. */
export function sharedCostsSentence({
  params: { shareCostsOf },
  totals: { unassigned },
}: Report<'content-return'>): string | null {
  if (shareCostsOf === null) return null
  const whose = listedUpTo(
    named,
    unassigned.map((name) => `“${name}”`),
  )
  const rest = unassigned.length === 0 ? '' : ` Not assigned is what ${whose} cost while nobody came by ${unassigned.length === 1 ? 'it' : 'them'}.` // prettier-ignore
  return `The costs are those of ${shareCostsOf}s, shared over groups by how many people first came to each by them: worked out, not measured.${rest}`
}
