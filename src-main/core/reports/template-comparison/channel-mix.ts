/** Whether two templates were reached by unlike channels, so that their rates may differ by who was sent there. */
import { isPaidChannel } from '../../../../shared/channels.ts'
import type { ReportParams, ReportRow } from '../../../../shared/reports/index.ts'
import type { Eligible } from '../../attribution/eligible.ts'
import { touchKeys } from '../../journeys/touch-keys.ts'
import { newcombe } from '../../statistics/proportions.ts'
import type { ReportContext } from '../report-context.ts'
import { eachCounted, isWithin } from '../templates.ts'

type Mix = ReportRow<'template-comparison'>['mix']
type Params = ReportParams<'template-comparison'>

const unlikeFrom = 0.2
const fewest = 30

/** People by channel of the two templates. What is compared by where people came from differs in it anyway. */
export function channelMix(context: ReportContext, eligible: Eligible, params: Params, a: string, b: string): Mix {
  if (params.by !== 'group' && params.by !== 'page' && params.by !== 'host') return null
  const { keys } = eligible
  const { names, codes } = touchKeys('channel', context.journeys, eligible.classes, eligible.scan.touches)
  const isThere = isWithin(context, eligible, params)
  const people = [a, b].map((key) => ({ code: keys.names.indexOf(key), by: names.map(() => 0) }))
  eachCounted(eligible, params.model, (_, touch) => {
    if (touch < 0 || !isThere(touch)) return
    const side = people.find(({ code }) => code === keys.codes[touch])
    if (side) side.by[codes[touch]!]!++
  })
  return unlikeMix(names, people[0]!.by, people[1]!.by)
}

/** All paid channels together where their share differs much, else the one channel whose share differs most. */
export function unlikeMix(names: readonly string[], byA: readonly number[], byB: readonly number[]): Mix {
  const [all, paid] = [names, names.filter(isPaidChannel)]
  const of = (by: readonly number[], channels: readonly string[]): number =>
    by.reduce((sum, people, at) => sum + (channels.includes(names[at]!) ? people : 0), 0)
  const [totalA, totalB] = [of(byA, all), of(byB, all)]
  if (Math.min(totalA, totalB) < fewest) return null
  const found = [paid, ...all.map((name) => [name])].map((channels) => {
    const [ofA, ofB] = [of(byA, channels), of(byB, channels)]
    const { low, high } = newcombe({ successes: ofA, total: totalA }, { successes: ofB, total: totalB })
    return { channels, shareA: ofA / totalA, shareB: ofB / totalB, isSure: low > 0 || high < 0 }
  })
  const apart = (each: (typeof found)[number]): number => Math.abs(each.shareA - each.shareB)
  const unlike = found.filter((each) => each.isSure && apart(each) > unlikeFrom)
  const most = unlike[0] === found[0] ? unlike[0] : unlike.toSorted((one, other) => apart(other) - apart(one))[0]
  if (!most) return null
  const both = names.map((name, at) => ({ name, people: Math.min(byA[at]!, byB[at]!) }))
  const among = both.reduce((best, each) => (each.people > best.people ? each : best))
  return {
    channels: most.channels.filter((name) => of(byA, [name]) + of(byB, [name]) > 0),
    shareA: most.shareA,
    shareB: most.shareB,
    among: among.people > 0 ? among.name : null,
  }
}
