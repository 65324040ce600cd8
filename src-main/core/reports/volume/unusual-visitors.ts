/**
 * Days on which far more people came first than usual, and who convert clearly unlike those who came around then: robots, spam,
 * broken tracking. They move every rate of a period that holds the day; launches and campaigns whose people convert as others
 * do move none, and are not named. Robots on one page are judged by themselves too, where most of the day are they: beside the usual
 * visitors of a day, some of whom convert, a wave over several days would hide in each.
 */
import type { UnusualDay, VisitorsOfDay } from '../../../../shared/api.ts'
import type { Goal } from '../../../../shared/config.ts'
import { isOwnPattern } from '../../../../shared/notes/unusual-day.ts'
import { isRobot } from '../../robots.ts'
import { isInOrderOnly } from '../../import/events/order.ts'
import { findDataEnd } from '../../journeys/data-end.ts'
import { judgeLanding } from '../../journeys/landings.ts'
import { findGoal, type JourneyModel } from '../../journeys/model.ts'
import { firstPageRows } from '../../journeys/traffic.ts'
import { userAgentsOf } from '../../journeys/user-agents.ts'
import { isEnough, pooledZ } from '../../statistics/proportions.ts'
import { type Calendar, calendar } from '../calendar.ts'
import { codesOfRow } from '../../journeys/touch-keys.ts'
import type { ReportContext } from '../report-context.ts'
import { window } from '../report-context.ts'
import { judgeDays, type Judgement } from './unusual.ts'

const day = 86_400_000

/** From so many times what is usual a day is told of. */
const timesUsual = 2
/** Rates differ clearly where they are told apart with this p, and one is so many times the other … */
const clearlyP = 0.001
const timesRate = 2
/** … or where the day's people alone move the rate of those weeks by such a part of it. */
const movesRate = 0.1
/** Days before and after with whose people those of the day are compared, as `judgeDays` compares numbers. */
const around = 28
/** Days within which somebody converts; fewer where the data end sooner. */
const mostDays = 30

/** When people came first: on which page, whether or not it is one that counts. */
interface Arrivals {
  /** Per person, of `firstPageRows`. */
  rows: Int32Array
  days: Calendar
  /** Per person the index of the day; −1 of somebody who was on no page. */
  dayOf: Int32Array
  judged: (Judgement | null)[]
  /** Indices of days on which far more came first, and more came at all: at the beginning of the data everybody is new. */
  crowded: number[]
  /** People who are robots by their user agent, once they were looked for. */
  robots: readonly number[] | null
}

/** Found once for the people there are, whatever is asked of them. */
const known = new WeakMap<JourneyModel, { timeZone: string; arrivals: Arrivals; ofGoal: Map<string, UnusualDay[]> }>()

function remembered(context: ReportContext) {
  const { timeZone } = context.config
  let kept = known.get(context.journeys)
  if (kept?.timeZone !== timeZone) {
    kept = { timeZone, arrivals: findArrivals(context), ofGoal: new Map<string, UnusualDay[]>() }
    known.set(context.journeys, kept)
  }
  return kept
}

/** Of the days in a period; none where nobody can have converted, or days are not known. */
export function unusualDays(
  context: ReportContext,
  asked: { goal: string | null; from: string | null; to: string | null },
): UnusualDay[] {
  const { config, db } = context
  if (config.goals.length === 0 || isInOrderOnly(db)) return []
  const goal = findGoal(config, asked.goal)
  const { from, to } = window({ ...asked, lookbackDays: null }, config)
  const { arrivals, ofGoal } = remembered(context)
  const key = JSON.stringify([goal, config.contentGroups, config.interactions, config.currency, config.rates])
  let found = ofGoal.get(key)
  if (!found) {
    if (ofGoal.size >= 8) ofGoal.clear()
    ofGoal.set(key, (found = arrivals.crowded.length === 0 ? [] : judgeRates(context, arrivals, goal)))
  }
  const { starts, bounds } = arrivals.days
  const kept = new Set(config.excludeTraffic.keptDays)
  return found.filter((each) => {
    const at = starts.indexOf(each.day)
    return !kept.has(each.day) && bounds[at]! < to && bounds[at + 1]! > from
  })
}

/** What the people of one day were, whether or not it is unusual. */
export function visitorsOfDay(context: ReportContext, asked: { day: string; goal: string | null }): VisitorsOfDay {
  const { config } = context
  const { arrivals } = remembered(context)
  const { days, dayOf } = arrivals
  const at = days.starts.indexOf(asked.day)
  const goal = config.goals.length > 0 && at >= 0 ? findGoal(config, asked.goal) : null
  const judge = goal && ratesOf(context, arrivals, goal)
  const rates = judge ? judge(at) : null
  const [pages, channels, sources] = (['page', 'channel', 'source'] as const).map((dimension) =>
    mostBy(context, arrivals, at, dimension),
  )
  return {
    day: asked.day,
    people: at < 0 ? 0 : count(dayOf, at),
    expected: arrivals.judged[at]?.expected ?? null,
    robots: at < 0 ? 0 : robotsOn(context, arrivals, at),
    goal: goal?.name ?? null,
    rates,
    pages: pages!.slice(0, mostNamed),
    morePages: Math.max(0, pages!.length - mostNamed),
    channels: channels!.slice(0, mostNamed),
    sources: sources!.slice(0, mostNamed),
  }
}

/** How the people of a day came, most people first. */
function mostBy(
  { config, journeys }: ReportContext,
  { rows, dayOf }: Arrivals,
  at: number,
  dimension: 'page' | 'channel' | 'source',
): { name: string; people: number }[] {
  const keys = journeys.keys(dimension, journeys.classes(config.contentGroups))
  const codesOf = codesOfRow(keys, journeys)
  const people = new Map<string, number>()
  dayOf.forEach((its, person) => {
    if (at < 0 || its !== at) return
    const name = keys.names[codesOf(rows[person]!)[0]!]!
    people.set(name, (people.get(name) ?? 0) + 1)
  })
  return [...people]
    .map(([name, count]) => ({ name, people: count }))
    .sort((a, b) => b.people - a.people || (a.name < b.name ? -1 : 1))
}

/** The page on which most of the day's people landed, or of those who are more than usual, and who of all people landed there. */
function landingOf(
  context: ReportContext,
  arrivals: Arrivals,
  at: number,
): { path: string; people: number; isOf: (person: number) => boolean } | null {
  const all = count(arrivals.dayOf, at)
  const more = all - (arrivals.judged[at]?.expected ?? 0)
  const [most] = mostBy(context, arrivals, at, 'page')
  if (!most || most.people * 2 < more || most.people === all || !isOwnPattern(most.name)) return null
  const { config, journeys } = context
  const keys = journeys.keys('page', journeys.classes(config.contentGroups))
  const codesOf = codesOfRow(keys, journeys)
  return { path: most.name, people: most.people, isOf: (person) => keys.names[codesOf(arrivals.rows[person]!)[0]!] === most.name } // prettier-ignore
}

/** People of a day who are robots by their user agent and count. */
function robotsOn({ db, journeys }: ReportContext, arrivals: Arrivals, at: number): number {
  arrivals.robots ??= userAgentsOf(db, { offset: journeys.everybody.offset, event: journeys.column('event') }).allFit(
    isRobot,
  )
  // People left out stand behind those who count.
  return arrivals.robots.reduce((sum, person) => sum + (arrivals.dayOf[person] === at ? 1 : 0), 0)
}

const mostNamed = 8

const count = (dayOf: Int32Array, at: number): number => dayOf.reduce((sum, its) => sum + (its === at ? 1 : 0), 0)

function findArrivals({ config, journeys }: ReportContext): Arrivals {
  const offset = journeys.column('offset')
  const time = journeys.column('time')
  const rows = firstPageRows({ offset, action: journeys.column('action') }, journeys.actions)
  let first = Infinity
  let last = -Infinity
  for (let person = 0; person < rows.length; person++) {
    if (rows[person]! < 0) continue
    first = Math.min(first, time[rows[person]!]!)
    last = Math.max(last, time[offset[person + 1]! - 1]!)
  }
  const days = calendar('day', first, last, config.timeZone)
  const size = days.starts.length
  const arrived = new Float64Array(size)
  const dayOf = rows.map((row) => (row < 0 ? -1 : days.at(time[row]!)))
  for (const its of dayOf) if (its >= 0) arrived[its]!++
  const isEdge = (index: number): boolean => index === 0 || index === size - 1
  const judged = judgeDays(arrived, isEdge)
  const many = daysOfWaves(judged, (index) => arrived[index]! >= timesUsual * Math.max(1, judged[index]!.expected))
  if (many.length === 0) return { rows, days, dayOf, judged, crowded: [], robots: null }
  const there = judgeDays(peopleOfDays({ offset, time }, days), isEdge)
  const crowded = many.filter((index) => there[index]?.unusual === 'high')
  return { rows, days, dayOf, judged, crowded, robots: null }
}

/** Unusually many, on a day on which it is far more than usual, or in a row of such days with one: a wave ebbs away. */
export function daysOfWaves(judged: readonly (Judgement | null)[], isFarMore: (index: number) => boolean): number[] {
  const found: number[] = []
  let row: number[] = []
  for (let index = 0; index <= judged.length; index++) {
    if (judged[index]?.unusual === 'high') row.push(index)
    else {
      if (row.some(isFarMore)) found.push(...row)
      row = []
    }
  }
  return found
}

function peopleOfDays({ offset, time }: { offset: Uint32Array; time: Float64Array }, days: Calendar): Float64Array {
  const people = new Float64Array(days.starts.length)
  for (let person = 0; person + 1 < offset.length; person++) {
    let before = -1
    for (let row = offset[person]!; row < offset[person + 1]!; row++) {
      const at = days.at(time[row]!)
      if (at >= 0 && at !== before) people[at]!++
      before = at
    }
  }
  return people
}

function judgeRates(context: ReportContext, arrivals: Arrivals, goal: Goal): UnusualDay[] {
  const judge = ratesOf(context, arrivals, goal)
  return arrivals.crowded.flatMap((at) => {
    const rates = judge(at)
    if (rates === null) return []
    const landing = landingOf(context, arrivals, at)
    const onPage = landing && judge(at, (person) => landing.isOf(person))
    const isPageEmpty = onPage !== null && isClearlyUnlike(onPage) === 'lower'
    if (isClearlyUnlike(rates) === null && !isPageEmpty) return []
    const named = landing && (isPageEmpty || landing.people * 2 >= count(arrivals.dayOf, at)) ? landing : null
    return [
      {
        day: arrivals.days.starts[at]!,
        people: count(arrivals.dayOf, at),
        expected: arrivals.judged[at]!.expected,
        robots: robotsOn(context, arrivals, at),
        landing: named && { path: named.path, people: named.people, counted: onPage?.counted ?? 0, converted: onPage?.converted ?? 0 }, // prettier-ignore
        goal: goal.name,
        rates,
      },
    ]
  })
}

/** Whether people convert clearly unlike others: told apart, and unlike enough to matter. */
function isClearlyUnlike({ converted, counted, others }: UnusualDay['rates']): 'lower' | 'higher' | null {
  const its = { successes: converted, total: counted }
  const theirs = { successes: others.converted, total: others.counted }
  const p = pooledZ(its, theirs)
  if (p === null || p >= clearlyP || !isEnough([its, theirs])) return null
  const [own, other] = [converted / counted, others.converted / others.counted]
  const all = (converted + others.converted) / (counted + others.counted)
  const isUnlike = Math.max(own, other) >= timesRate * Math.min(own, other)
  if (!isUnlike && Math.abs(all - other) < movesRate * other) return null
  return own < other ? 'lower' : 'higher'
}

/** How the people of a day (or some of them) convert, and those of the weeks around it in as many days: null where nobody can have yet. */
function ratesOf(
  context: ReportContext,
  { rows, days, dayOf }: Arrivals,
  goal: Goal,
): (at: number, isOf?: (person: number) => boolean) => UnusualDay['rates'] | null {
  const { config, journeys } = context
  const time = journeys.column('time')
  const reached = journeys.reachedGoal(config, goal)
  const reachedAt = new Float64Array(rows.length).fill(Infinity)
  for (let k = reached.row.length - 1; k >= 0; k--) reachedAt[reached.person[k]!] = time[reached.row[k]!]!
  const { rows: touches } = journeys.touches(config, journeys.classes(config.contentGroups))
  const end = findDataEnd(context, touches, { row: reached.row, count: reached.row.length }).at
  return (at, isOf = () => true) => {
    const withinDays = Math.min(mostDays, Math.floor((end - days.bounds[at + 1]!) / day))
    if (withinDays < 1) return null
    const sides = [0, 1].map(() => ({ counted: 0, converted: 0 }))
    for (let person = 0; person < rows.length; person++) {
      const its = dayOf[person]!
      if (its < 0 || Math.abs(its - at) > around || (its === at && !isOf(person))) continue
      const state = judgeLanding(time[rows[person]!]!, reachedAt[person]!, withinDays * day, end)
      if (state === 'too recent' || state === 'had converted') continue
      const side = sides[its === at ? 0 : 1]!
      side.counted++
      if (state === 'converted') side.converted++
    }
    const [own, others] = sides
    return { ...own!, withinDays, others: others! }
  }
}
