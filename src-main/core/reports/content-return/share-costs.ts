/** What campaigns cost, shared over the content groups that they brought people to: nobody enters it, it is worked out of people. */
import { type ContentCost, costBy, costKey } from '../../../../shared/config.ts'
import { type SharedCostDimension, notAssigned } from '../../../../shared/pages/cost-dimensions.ts'
import { needTimes } from '../../import/events/order.ts'
import { touchKeys } from '../../journeys/touch-keys.ts'
import { instant } from '../../zone-days.ts'
import type { ReportContext } from '../report-context.ts'
import { isWithin } from '../templates.ts'
import { costsByChannel } from './costs-by-channel.ts'
import { daysOf, shareWithin } from './costs.ts'

interface Asked {
  channel: string | null
  from: string | null
  to: string | null
}

type Touched = Parameters<typeof isWithin>[1]

interface Shared {
  /** Of content groups and of `(not assigned)`; together they are what was given. */
  costs: ContentCost[]
  /** Whose costs nobody stands for in their days. */
  unassigned: string[]
}

/**
 * Each cost in parts, by how many people first came by its campaign (source, medium, channel) to a page of the group: the
 * first time within the days that are both of the cost and of the report.
 */
export function shareCosts(
  context: ReportContext,
  by: SharedCostDimension,
  costs: readonly ContentCost[],
  { channel, from, to }: Asked,
): Shared {
  const { config, db } = context
  if (costs.some((cost) => cost.from !== undefined)) needTimes(db, 'Sharing a cost of some days')
  const at = (day: string | null, none: number): number => (day === null ? none : instant(day, config.timeZone))
  const peopleOf = arrivals(context, by, costs, channel)
  const found: Shared = { costs: [], unassigned: [] }
  for (const cost of costs) {
    const begin = Math.max(at(from, -Infinity), at(cost.from ?? null, -Infinity))
    const end = Math.min(at(to, Infinity), at(cost.to ?? null, Infinity))
    const people = peopleOf(cost, begin, end)
    const all = [...people.values()].reduce((sum, count) => sum + count, 0)
    if (all === 0) found.unassigned.push(costKey(cost))
    const parts = all === 0 ? [[notAssigned, 1] as const] : [...people].map(([group, count]) => [group, count / all] as const) // prettier-ignore
    const { currency, hourlyRate } = cost
    const dates = { from: cost.from, to: cost.to, days: cost.days }
    for (const [group, share] of parts)
      found.costs.push({ group, amount: cost.amount * share, hours: cost.hours * share, currency, hourlyRate, pages: null, ...dates }) // prettier-ignore
  }
  return { ...found, unassigned: [...new Set(found.unassigned)] }
}

/** Whether a touch came by what has one of the costs: what they brought, as people who came otherwise cost nothing of it. */
export function cameByCosts(
  { journeys }: ReportContext,
  { scan, classes }: Touched,
  by: SharedCostDimension,
  costs: readonly ContentCost[],
): (touch: number) => boolean {
  const keys = touchKeys(by, journeys, classes, scan.touches)
  const known = new Map(keys.names.map((name, code) => [name, code]))
  const costed = new Set(costs.map((cost) => known.get(journeys.countedKey(by, costKey(cost), known))))
  return (touch) => touch >= 0 && costed.has(keys.codes[touch])
}

/** The same of all that is entered, as the report on it asks: of these channels and in this period, and only of costs with days of their own if `dated`. */
export function cameByCostsOf(
  context: ReportContext,
  touched: Touched,
  by: SharedCostDimension,
  { channel, from, to, dated }: Asked & { dated: boolean },
): (touch: number) => boolean {
  const { contentCosts, timeZone } = context.config
  const own = contentCosts.filter((cost) => costBy(cost) === by && (!dated || cost.from !== undefined))
  const costs = channel === null ? own : costsByChannel(context, by, own, channel).costs
  const days = daysOf({ from, to }, timeZone)
  return cameByCosts(context, touched, by, costs.filter((cost) => shareWithin(cost, days) > 0)) // prettier-ignore
}

/** Who came by what costs anything: how many people by the group they first came to by it, from `from` to before `to`. */
function arrivals(
  context: ReportContext,
  by: SharedCostDimension,
  costs: readonly ContentCost[],
  channel: string | null,
): (cost: ContentCost, from: number, to: number) => Map<string, number> {
  const { config, journeys, segment } = context
  const classes = journeys.classes(config.contentGroups)
  const touches = journeys.touches(config, classes)
  const keys = touchKeys(by, journeys, classes, touches.rows)
  const groups = touchKeys('group', journeys, classes, touches.rows)
  const isThere = isWithin(context, { scan: { touches: touches.rows }, classes }, { within: null, pages: null, channel, device: null }) // prettier-ignore
  const known = new Map(keys.names.map((name, code) => [name, code]))
  const codeOf = (cost: ContentCost): number => known.get(journeys.countedKey(by, costKey(cost), known)) ?? -1
  /** In order of people and time. */
  const touchesOf = new Map<number, { touch: number; person: number }[]>(costs.map((cost) => [codeOf(cost), []]))
  for (let person = 0; person < journeys.people; person++) {
    if (segment?.[person] === 0) continue
    for (let touch = touches.offset[person]!; touch < touches.offset[person + 1]!; touch++)
      if (isThere(touch)) touchesOf.get(keys.codes[touch]!)?.push({ touch, person })
  }
  const time = journeys.column('time')
  return (cost, from, to) => {
    const people = new Map<string, number>()
    let last = -1
    for (const { touch, person } of touchesOf.get(codeOf(cost)) ?? []) {
      if (person === last) continue
      const at = time[touches.rows[touch]!]!
      if (at < from || at >= to) continue
      last = person
      const group = groups.names[groups.codes[touch]!]!
      people.set(group, (people.get(group) ?? 0) + 1)
    }
    return people
  }
}
