/** Which campaigns can be one: those of a search engine and those of a social network are paid for on two platforms. */
import type { Classification } from '../../content-groups/classify.ts'
import type { JourneyModel } from '../../journeys/model.ts'
import { touchKeys, type TouchKeys } from '../../journeys/touch-keys.ts'

/** Whether the visits of two campaigns surely came by other channels, or, where those are not known, from other sources. */
export type AreApart = (a: string, b: string) => boolean

/** Of the touches of a campaign that say it; the rest are links that somebody passed on. */
const real = 0.1
const unknown = new Set(['Unassigned', 'Direct', '(not set)', '(direct)'])

export function campaignOrigins(
  campaigns: TouchKeys,
  journeys: JourneyModel,
  classes: Classification,
  touches: Int32Array,
): AreApart {
  const [channels, sources] = (['channel', 'source'] as const).map((dimension) =>
    mostOf(campaigns, touchKeys(dimension, journeys, classes, touches)),
  )
  const differ = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].every((each) => !b.has(each))
  return (a, b) => {
    const [channelsA, channelsB] = [channels!(a), channels!(b)]
    if (channelsA !== null && channelsB !== null) return differ(channelsA, channelsB)
    const [sourcesA, sourcesB] = [sources!(a), sources!(b)]
    return sourcesA !== null && sourcesB !== null && differ(sourcesA, sourcesB)
  }
}

/** Of each campaign what most of its touches are of, as far as they say it; null where none does, or only with the name of the campaign over again. */
function mostOf(campaigns: TouchKeys, of: TouchKeys): (campaign: string) => ReadonlySet<string> | null {
  const counts = new Map<number, Map<number, number>>()
  for (let touch = 0; touch < campaigns.codes.length; touch++) {
    const own = counts.get(campaigns.codes[touch]!) ?? new Map<number, number>()
    counts.set(campaigns.codes[touch]!, own)
    own.set(of.codes[touch]!, (own.get(of.codes[touch]!) ?? 0) + 1)
  }
  const known = new Map<string, ReadonlySet<string>>()
  for (const [campaign, own] of counts) {
    const name = campaigns.names[campaign]!
    const said = [...own].filter(([code]) => !unknown.has(of.names[code]!) && of.names[code] !== name)
    const all = said.reduce((sum, [, count]) => sum + count, 0)
    if (all > 0) known.set(name, new Set(said.flatMap(([code, count]) => (count >= real * all ? of.names[code]! : []))))
  }
  return (campaign) => known.get(campaign) ?? null
}
