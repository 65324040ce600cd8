/** Which of the costs were paid for visits by the channels asked about: another's would make a wrong ratio. */
import { channelsIn, isPaidChannel } from '../../../../shared/pages/channels.ts'
import { type ContentCost, costKey } from '../../../../shared/config.ts'
import type { CostDimension } from '../../../../shared/pages/cost-dimensions.ts'
import { touchKeys } from '../../journeys/touch-keys.ts'
import type { ReportContext } from '../report-context.ts'

interface Found {
  costs: ContentCost[]
  /** Whose costs are of several channels, or of one that nobody knows, and are in no sum. */
  unsplit: string[]
}

export function costsByChannel(
  context: ReportContext,
  by: CostDimension,
  costs: readonly ContentCost[],
  channel: string,
): Found {
  const asked = new Set(channelsIn(channel).map((each) => each.toLowerCase()))
  const channelsOf = by === 'group' || by === 'channel' ? ownChannel : channelsOfVisits(context, by)
  const found: Found = { costs: [], unsplit: [] }
  for (const cost of costs) {
    const channels = channelsOf(cost)
    const within = channels.filter((each) => asked.has(each.toLowerCase()))
    if (channels.length > 0 && within.length === channels.length) found.costs.push(cost)
    else if (channels.length === 0 || within.length > 0) found.unsplit.push(costKey(cost))
  }
  return { ...found, unsplit: [...new Set(found.unsplit)] }
}

const ownChannel = ({ channel }: ContentCost): string[] => (channel === undefined ? [] : [channel])

/**
 * By which channels the visits of a campaign (source, medium) came, at whatever time. Where some came by paid ones, those are what
 * the money was for: the same tag in a link somebody passed on costs nothing.
 */
function channelsOfVisits(
  { config, journeys }: ReportContext,
  by: Exclude<CostDimension, 'group' | 'channel'>,
): (cost: ContentCost) => string[] {
  const classes = journeys.classes(config.contentGroups)
  const { rows } = journeys.touches(config, classes)
  const keys = touchKeys(by, journeys, classes, rows)
  const channels = touchKeys('channel', journeys, classes, rows)
  const pairs = new Set<number>()
  for (let k = 0; k < rows.length; k++) pairs.add(keys.codes[k]! * channels.names.length + channels.codes[k]!)
  const known = Map.groupBy(pairs, (pair) => keys.names[Math.floor(pair / channels.names.length)]!)
  return (cost) => {
    const all = (known.get(journeys.countedKey(by, costKey(cost), known)) ?? []).map(
      (pair) => channels.names[pair % channels.names.length]!,
    )
    const paid = all.filter((each) => isPaidChannel(each) || each === 'Display')
    return paid.length > 0 ? paid : all
  }
}
