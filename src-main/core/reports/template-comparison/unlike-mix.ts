/** Whether two templates were reached by unlike channels or campaigns, on unlike devices or are of unlike topics, so that their rates may differ by who was sent there. */
import { isPaidChannel } from '../../../../shared/pages/channels.ts'
import { devices } from '../../../../shared/pages/devices.ts'
import type { ReportParams, ReportRow } from '../../../../shared/reports/index.ts'
import type { Eligible } from '../../attribution/eligible.ts'
import { campaignKeys } from '../../journeys/campaign-keys.ts'
import { notSet } from '../../journeys/dimensions.ts'
import { touchKeys } from '../../journeys/touch-keys.ts'
import { newcombe } from '../../statistics/proportions.ts'
import type { ReportContext } from '../report-context.ts'
import { areOfPages, eachCounted, isWithin } from '../templates.ts'

type Row = ReportRow<'template-comparison'>
type Params = ReportParams<'template-comparison'>

const unlikeFrom = 0.2
const fewest = 30

export function channelMix(
  context: ReportContext,
  eligible: Eligible,
  params: Params,
  a: string,
  b: string,
): Row['mix'] {
  if (!areOfPages(params)) return null
  const { names, byA, byB } = peopleBy('channel', context, eligible, params, a, b)
  const found = unlikeMix(names, byA, byB, [names.filter(isPaidChannel)])
  return found && { channels: found.values, shareA: found.shareA, shareB: found.shareB, among: found.among }
}

/** Of everybody, also those by no campaign. */
export function campaignMix(
  context: ReportContext,
  eligible: Eligible,
  params: Params,
  a: string,
  b: string,
): Row['campaignMix'] {
  if (!areOfPages(params)) return null
  const { names, isNamed, byA, byB, totals } = peopleBy('campaign', context, eligible, params, a, b)
  const campaigns = names.filter((_, code) => isNamed[code]!)
  const people = (by: readonly number[]): number[] => by.filter((_, code) => isNamed[code]!)
  const found = unlikeMix(campaigns, people(byA), people(byB), [], totals)
  return found && { campaign: found.values[0]!, shareA: found.shareA, shareB: found.shareB, among: found.among }
}

/** Of those whose device is known. */
export function deviceMix(
  context: ReportContext,
  eligible: Eligible,
  params: Params,
  a: string,
  b: string,
): Row['deviceMix'] {
  if (!areOfPages(params) || params.device !== null) return null
  const all = peopleBy('device', context, eligible, params, a, b)
  const people = (by: readonly number[]): number[] => devices.map((device) => by[all.names.indexOf(device)] ?? 0)
  const found = unlikeMix(devices, people(all.byA), people(all.byB))
  return found && { device: found.values[0]!, shareA: found.shareA, shareB: found.shareB, among: found.among }
}

/**
 * Of those whose page has a topic. A single page is of its own topics anyway, and who is sent to which is none of them.
 */
export function topicMix(
  context: ReportContext,
  eligible: Eligible,
  params: Params,
  a: string,
  b: string,
): Row['topicMix'] {
  if (!areOfPages(params) || params.by === 'page') return null
  const { names, isNamed, byA, byB, totals } = peopleBy('topic', context, eligible, params, a, b)
  const untagged = names.indexOf(notSet)
  const topics = names.filter((_, code) => isNamed[code]!)
  const people = (by: readonly number[]): number[] => by.filter((_, code) => isNamed[code]!)
  const [totalA, totalB] = totals.map((total, side) => total - ([byA, byB][side]![untagged] ?? 0)) as [number, number]
  const found = unlikeMix(topics, people(byA), people(byB), [], [totalA, totalB])
  return found && { topic: found.values[0]!, shareA: found.shareA, shareB: found.shareB, among: found.among }
}

/** People of the two templates by what their touch that counts came by, or on. */
function peopleBy(
  dimension: 'channel' | 'campaign' | 'device' | 'topic',
  context: ReportContext,
  eligible: Eligible,
  params: Params,
  a: string,
  b: string,
): { names: readonly string[]; isNamed: boolean[]; byA: number[]; byB: number[]; totals: [number, number] } {
  const { keys } = eligible
  const of = [context.journeys, eligible.classes, eligible.scan.touches] as const
  const byCampaign = dimension === 'campaign' ? campaignKeys(...of) : null
  const { names, codes, sets } = byCampaign ?? touchKeys(dimension, ...of)
  const isNamed = byCampaign?.isTagged ?? names.map((name) => name !== notSet)
  const isThere = isWithin(context, eligible, params)
  const people = [a, b].map((key) => ({ code: keys.names.indexOf(key), by: names.map(() => 0), total: 0 }))
  eachCounted(eligible, params.model, (_, touch) => {
    if (touch < 0 || !isThere(touch)) return
    const side = people.find(({ code }) => code === keys.codes[touch])
    if (!side) return
    side.total++
    const code = codes[touch]!
    for (const own of sets === null ? [code] : sets[code]!) side.by[own]!++
  })
  const [sideA, sideB] = people as [(typeof people)[0], (typeof people)[0]]
  return { names, isNamed, byA: sideA.by, byB: sideB.by, totals: [sideA.total, sideB.total] }
}

/**
 * `totals`: people of each, where somebody may be of several names. Those named `together` where their share differs much, else the one whose share differs most; null where none does much.
 */
export function unlikeMix<T extends string>(
  names: readonly T[],
  byA: readonly number[],
  byB: readonly number[],
  together: readonly (readonly T[])[] = [],
  totals?: readonly [number, number],
): { values: T[]; shareA: number; shareB: number; among: T | null } | null {
  const of = (by: readonly number[], values: readonly T[]): number =>
    by.reduce((sum, people, at) => sum + (values.includes(names[at]!) ? people : 0), 0)
  const [totalA, totalB] = totals ?? [of(byA, names), of(byB, names)]
  if (Math.min(totalA, totalB) < fewest) return null
  const found = [...together, ...names.map((name) => [name])].map((values) => {
    const [ofA, ofB] = [of(byA, values), of(byB, values)]
    const { low, high } = newcombe({ successes: ofA, total: totalA }, { successes: ofB, total: totalB })
    return { values, shareA: ofA / totalA, shareB: ofB / totalB, isSure: low > 0 || high < 0 }
  })
  const apart = (each: (typeof found)[number]): number => Math.abs(each.shareA - each.shareB)
  const unlike = found.filter((each) => each.isSure && apart(each) > unlikeFrom)
  const isTogether = (each: (typeof found)[number]): boolean => together.includes(each.values)
  const most = unlike.find(isTogether) ?? unlike.toSorted((one, other) => apart(other) - apart(one))[0]
  if (!most) return null
  const both = names.map((name, at) => ({ name, people: Math.min(byA[at]!, byB[at]!) }))
  const among = both.reduce((best, each) => (each.people > best.people ? each : best))
  return {
    values: most.values.filter((name) => of(byA, [name]) + of(byB, [name]) > 0),
    shareA: most.shareA,
    shareB: most.shareB,
    among: among.people > 0 ? among.name : null,
  }
}
