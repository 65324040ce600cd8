/** Who reached a goal, by their touch before it, and who of them went on to the next one. */
import type { Goal, WorkspaceConfig } from '../../../../shared/config.ts'
import { contentAttribution } from '../../../../shared/reports/content-attribution.ts'
import type { ReportParams, ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { enough, percentile, wilson } from '../../../../shared/statistics/stats.ts'
import { attribute } from '../../attribution/attribute.ts'
import { findDataEnd, untilGoalEnds } from '../../journeys/data-end.ts'
import { none } from '../../journeys/dimensions.ts'
import { always } from '../../journeys/scan.ts'
import { dateOf, dayOf } from '../../zone-days.ts'
import type { ReportContext } from '../report-context.ts'
import { timesOf } from './times-of.ts'

type Params = ReportParams<'goal-to-goal'>

export const day = 86_400_000

export interface Converted {
  person: number
  /** Of the conversion a person is counted by, ms. */
  at: number
  keys: string[]
}

/** Somebody who had not reached the next goal before. */
export interface Candidate {
  person: number
  at: number
  wentOn: boolean
}

type OfKey = Pick<
  ReportRow<'goal-to-goal'>,
  'people' | 'convertedPeople' | 'wentOn' | 'rate' | 'rateLow' | 'rateHigh' | 'enough'
> & { rated: number }

export interface Start {
  goal: Goal
  converted: readonly Converted[]
  totals: NonNullable<ReportTotals<'goal-to-goal'>['against']>
  candidates: readonly Candidate[]
  /** The same where every order within a day that nobody knows is the other one. */
  otherCandidates: readonly Candidate[]
  /** By their touch before it; `rated`: whom the rate is of. */
  of: (key: string) => OfKey
  keys: readonly string[]
  people: number
}

export function startAt(context: ReportContext, goal: Goal, then: Goal, params: Params): Start {
  const { byKey, converted, people } = reachedBy(context, goal, params)
  const reachedThen = timesOf(context, then, 'from')
  const firstThen = timesOf(context, then, 'ever')
  const isSameDay = sameDayIn(context.config)
  const within = params.withinDays === null ? null : params.withinDays * day
  const end = within === null ? Infinity : knownUntil(context, goal, then)
  const lastInTime = within === null ? Infinity : end - within
  const wentOn = new Map<string, number>()
  const late = new Map<string, number>()
  const days: number[] = []
  const candidates: Candidate[] = []
  const otherCandidates: Candidate[] = []
  const counts = { tooRecent: 0, wentOnLater: 0, hadThen: 0, sameDayBefore: 0, sameDayAfter: 0 }
  for (const { person, at, keys } of converted) {
    const earliest = firstThen(person, at)
    const reached = reachedThen(person, at)
    if (at > lastInTime) {
      counts.tooRecent++
      countEach(late, keys)
      continue
    }
    const isSoon = reached !== null && (within === null || reached - at <= within)
    const isBefore = earliest !== null && earliest < at
    if (!isBefore) candidates.push({ person, at, wentOn: isSoon })
    const isUnsure = earliest !== null && isSameDay(earliest, at)
    if (isBefore === isUnsure) otherCandidates.push({ person, at, wentOn: isSoon || isUnsure })
    if (isSoon) {
      if (isSameDay(at, reached)) counts.sameDayAfter++
      days.push((reached - at) / day)
      countEach(wentOn, keys)
    } else if (reached !== null) counts.wentOnLater++
    else if (earliest !== null) {
      counts.hadThen++
      if (isSameDay(earliest, at)) counts.sameDayBefore++
    }
  }
  const inTime = converted.length - counts.tooRecent
  return {
    goal,
    converted,
    candidates,
    otherCandidates,
    people,
    keys: [...byKey.keys()],
    of: (key) => {
      const { people, convertedPeople } = byKey.get(key) ?? { people: 0, convertedPeople: 0 }
      const rated = convertedPeople - (late.get(key) ?? 0)
      const on = wentOn.get(key) ?? 0
      const isEnough = rated > 0 && enough(on, rated, days.length, inTime)
      return { people, convertedPeople, rated, wentOn: on, ...rateOf(on, rated), enough: isEnough }
    },
    totals: {
      knownUntil: Number.isFinite(end) ? dateOf(Math.floor(dayOf(end, context.config.timeZone))) : null,
      convertedPeople: converted.length,
      ...counts,
      wentOn: days.length,
      couldPeople: candidates.length,
      couldWentOn: candidates.filter((each) => each.wentOn).length,
      ...rateOf(days.length, inTime),
      medianDays: days.length === 0 ? null : percentile(Float64Array.from(days).sort(), 0.5),
    },
  }
}

function rateOf(on: number, people: number): Pick<ReportRow<'goal-to-goal'>, 'rate' | 'rateLow' | 'rateHigh'> {
  if (people === 0) return { rate: null, rateLow: null, rateHigh: null }
  const [rateLow, rateHigh] = wilson(on, people)
  return { rate: on / people, rateLow, rateHigh }
}

export type SameDay = (a: number, b: number) => boolean

/**
 * Whether two times are on one day of which one of them is all that is known, so that nobody knows which came first. A day is
 * stored as its first or its last moment, in the zone its file was read in.
 */
export function sameDayIn({ timeZone }: WorkspaceConfig): SameDay {
  const zones = [...new Set([timeZone, 'UTC'])]
  const isDay = (time: number, zone: string): boolean =>
    Number.isInteger(dayOf(time, zone)) || Number.isInteger(dayOf(time + 1, zone))
  return (a, b) =>
    Math.abs(a - b) < 2 * day &&
    zones.some(
      (zone) => Math.floor(dayOf(a, zone)) === Math.floor(dayOf(b, zone)) && (isDay(a, zone) || isDay(b, zone)),
    )
}

function countEach(counts: Map<string, number>, keys: readonly string[]): void {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
}

/**
 * Until when the data tell who has gone on, epoch ms: the files that the next goal comes from tell it; where those have the page
 * views too, they do, and where files of the goals begin or go on without any, those who reach the first one.
 */
function knownUntil(context: ReportContext, goal: Goal, then: Goal): number {
  const { config, journeys } = context
  const { rows } = journeys.touches(config, journeys.classes(config.contentGroups))
  const reached = journeys.scan(config, goal, always).conversions
  const next = journeys.scan(config, then, always).conversions
  const starts = [rows, reached.row.subarray(0, reached.count)]
  return Math.max(...starts.map((each) => untilGoalEnds(findDataEnd(context, each, next), then, config.timeZone).at))
}

/** Who reached a goal in the period, in the order of people, and by which keys. */
export function reachedBy(context: ReportContext, goal: Goal, { model, by, lookbackDays, from, to }: Params) {
  const asked = contentAttribution.params.parse({ goal: goal.name, model, by, lookbackDays, from, to })
  const { eligible, noneCode, people, convertedPeople, totals } = attribute(context, asked)
  const { scan, keys, touches } = eligible
  const time = context.journeys.column('time')
  const nameOf = (code: number): string => (code === noneCode ? none : keys.names[code]!)
  const byKey = new Map<string, { people: number; convertedPeople: number }>()
  for (let code = 0; code <= noneCode; code++)
    if (people[code]! > 0) byKey.set(nameOf(code), { people: people[code]!, convertedPeople: convertedPeople[code]! })
  const converted: Converted[] = []
  const { conversions } = scan
  for (let c = 0; c < conversions.count; c++) {
    if (conversions.first[c] === 0) continue
    const start = conversions.start[c]!
    const end = conversions.end[c]!
    const chosen = model === 'first' ? touches.first(start, end) : touches.last(start, end)
    const code = chosen < 0 ? noneCode : keys.codes[chosen]!
    const codes = chosen < 0 || keys.sets === null ? [code] : [...keys.sets[code]!]
    converted.push({ person: conversions.person[c]!, at: time[conversions.row[c]!]!, keys: codes.map(nameOf) })
  }
  return { byKey, converted, people: totals.people }
}
