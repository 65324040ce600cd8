/** By campaign, and by channel where there is none: who is sent to a page is decided campaign by campaign. */
import type { Classification } from '../content-groups/classify.ts'
import type { JourneyModel } from './model.ts'
import { type TouchKeys, touchKeys } from './touch-keys.ts'

/** `(not set)`, and what Google Analytics writes as the campaign of who came by none: `(organic)`, `(referral)`, `(direct)`. */
const isNone = (campaign: string): boolean => /^\(.*\)$/.test(campaign)

/**
 * The keys of a campaign that came by several channels are one each of them, so that people of one key are always of one channel.
 * `isTagged`: per key, whether it is a campaign.
 */
export function campaignKeys(
  journeys: JourneyModel,
  classes: Classification,
  touches: Int32Array,
): TouchKeys & { isTagged: boolean[] } {
  const campaign = touchKeys('campaign', journeys, classes, touches)
  const channel = touchKeys('channel', journeys, classes, touches)
  const channels = channel.names.length
  const untagged = campaign.names.length
  const row = campaign.names.map((name, code) => (isNone(name) ? untagged : code))
  const codeOf = new Int32Array((untagged + 1) * channels).fill(-1)
  const found: { campaign: number; channel: number }[] = []
  const codes = new Int32Array(touches.length)
  for (let touch = 0; touch < codes.length; touch++) {
    const own = { campaign: row[campaign.codes[touch]!]!, channel: channel.codes[touch]! }
    const at = own.campaign * channels + own.channel
    if (codeOf[at]! < 0) codeOf[at] = found.push(own) - 1
    codes[touch] = codeOf[at]!
  }
  const ways = new Map<number, number>()
  for (const each of found) ways.set(each.campaign, (ways.get(each.campaign) ?? 0) + 1)
  const names = found.map((each) => {
    const by = channel.names[each.channel]!
    if (each.campaign === untagged) return `${by} (no campaign)`
    const name = campaign.names[each.campaign]!
    return ways.get(each.campaign)! > 1 ? `${name} by ${by}` : name
  })
  return { names, codes, sets: null, isTagged: found.map((each) => each.campaign !== untagged) }
}
