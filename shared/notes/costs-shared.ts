import { count, listedUpTo, plural } from '../text/figures.ts'
import type { Report } from '../reports/index.ts'

const named = 4

/** Where costs are those of campaigns, shared over groups: that they are, and of which nothing could be shared; null = they are as entered. */
export function sharedCostsSentence({
  params: { shareCostsOf, model },
  totals: { unassigned, conversions, conversionsOfAll },
}: Report<'content-return'>): string | null {
  if (shareCostsOf === null) return null
  const whose = listedUpTo(
    named,
    unassigned.map((name) => `“${name}”`),
  )
  const rest = unassigned.length === 0 ? '' : ` Not assigned is what ${whose} cost while nobody came by ${unassigned.length === 1 ? 'it' : 'them'}.` // prettier-ignore
  const counted =
    conversionsOfAll === null
      ? `Conversions of people who came otherwise have credit too, and make a group look cheaper than its ${shareCostsOf}s are: choose credit of the first or the last interaction to leave them out.`
      : `Only the ${count(conversions)} of ${count(conversionsOfAll)} ${plural(conversionsOfAll, 'conversion')} whose ${model} interaction came by a ${shareCostsOf} with a cost ${conversions === 1 ? 'counts' : 'count'}.`
  return `The costs are those of ${shareCostsOf}s, shared over groups by how many people first came to each by them: worked out, not measured.${rest} ${counted}`
}
