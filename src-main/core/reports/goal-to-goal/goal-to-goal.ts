/** Two goals side by side, by content: who reached each, and who went on from the one to the other. */
import type { Goal, WorkspaceConfig } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import { contentAttribution } from '../../../../shared/reports/content-attribution.ts'
import type { ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { isRest, ratedPeople } from '../../../../shared/reports/goal-to-goal.ts'
import { mostPaired } from '../../../../shared/reports/template-pairs.ts'
import { enough, percentile, wilson } from '../../../../shared/stats.ts'
import { attribute } from '../../attribution/attribute.ts'
import { needTimes } from '../../import/order.ts'
import { findDataEnd } from '../../journeys/data-end.ts'
import { none } from '../../journeys/dimensions.ts'
import { findGoal } from '../../journeys/model.ts'
import { always } from '../../journeys/scan.ts'
import { dayOf } from '../../zone-days.ts'
import type { ReportContext, RunReport } from '../report-context.ts'
import { findPairs } from '../template-pairs/find-pairs.ts'
import { timesOf } from './times-of.ts'

type Row = ReportRow<'goal-to-goal'>

const day = 86_400_000

export const goalToGoal: RunReport<'goal-to-goal'> = (context, params) => {
  const { config, db } = context
  needTimes(db, 'Going on from one goal to the next')
  const goal = findGoal(config, params.goal)
  const then = findNext(config, goal, params.then)
  const one = reachedBy(context, goal, params)
  const other = reachedBy(context, then, params)
  const reachedThen = timesOf(context, then, 'from')
  const firstThen = timesOf(context, then, 'ever')
  const isSameDay = sameDayIn([...new Set([config.timeZone, 'UTC'])])
  const within = params.withinDays === null ? null : params.withinDays * day
  const lastInTime = within === null ? Infinity : knownUntil(context, goal, then) - within
  const wentOn = new Map<string, number>()
  const late = new Map<string, number>()
  const days: number[] = []
  let tooRecent = 0
  let wentOnLater = 0
  let hadThen = 0
  let sameDayBefore = 0
  let sameDayAfter = 0
  for (const { person, at, keys } of one.converted) {
    const earliest = firstThen(person, at)
    const reached = reachedThen(person, at)
    if (at > lastInTime) {
      tooRecent++
      countEach(late, keys)
    } else if (reached !== null && within !== null && reached - at > within) wentOnLater++
    else if (reached === null) {
      if (earliest === null) continue
      hadThen++
      if (isSameDay(earliest, at)) sameDayBefore++
    } else {
      if (isSameDay(at, reached)) sameDayAfter++
      days.push((reached - at) / day)
      countEach(wentOn, keys)
    }
  }
  const known = {
    convertedPeople: one.totals.convertedPeople,
    thenPeople: other.totals.convertedPeople,
    tooRecent,
    wentOn: days.length,
    wentOnLater,
    hadThen,
    sameDayBefore,
    sameDayAfter,
  }
  const inTime = known.convertedPeople - tooRecent
  const rows = [...new Set([...one.byKey.keys(), ...other.byKey.keys()])].map((key): Row => {
    const { people, convertedPeople } = one.byKey.get(key) ?? { people: 0, convertedPeople: 0 }
    const thenPeople = other.byKey.get(key)?.convertedPeople ?? 0
    const on = wentOn.get(key) ?? 0
    const few = late.get(key) ?? 0
    const rated = convertedPeople - few
    return {
      key,
      people,
      convertedPeople,
      convertedShare: share(convertedPeople, known.convertedPeople),
      thenPeople,
      thenShare: share(thenPeople, known.thenPeople),
      tooRecent: within === null ? null : few,
      wentOn: on,
      ...rateOf(on, rated),
      enough: rated > 0 && enough(on, rated, known.wentOn, inTime),
    }
  })
  rows.sort(
    (a, b) => b.convertedPeople - a.convertedPeople || b.thenPeople - a.thenPeople || b.people - a.people || (a.key < b.key ? -1 : 1), // prettier-ignore
  )
  return {
    params: { ...params, goal: goal.name, then: then.name },
    rows,
    totals: {
      people: one.totals.people,
      ...known,
      ...rateOf(known.wentOn, inTime),
      ...surestPair(params.by, rows),
      medianDays: days.length === 0 ? null : percentile(Float64Array.from(days).sort(), 0.5),
      ...before(context, goal, other.converted),
    },
  }
}

/**
 * Whether two times are on one day of which one of them is all that is known, so that nobody knows which came first. A day is
 * stored as its first or its last moment, in the zone its file was read in.
 */
function sameDayIn(zones: readonly string[]): (a: number, b: number) => boolean {
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
 * Until when the data tell who has gone on, epoch ms: page views tell it, and where files of the goals begin or go on without
 * any, those who reach the first one.
 */
function knownUntil(context: ReportContext, goal: Goal, then: Goal): number {
  const { config, journeys } = context
  const { rows } = journeys.touches(config, journeys.classes(config.contentGroups))
  const reached = journeys.scan(config, goal, always).conversions
  const next = journeys.scan(config, then, always).conversions
  const starts = [rows, reached.row.subarray(0, reached.count)]
  return Math.max(...starts.map((each) => findDataEnd(context, each, next).at))
}

/** Picked out of all pairs, so judged as one of them. */
function surestPair(by: string, rows: readonly Row[]): Pick<ReportTotals<'goal-to-goal'>, 'surest' | 'pairsTested'> {
  const groups = rows.filter(({ key, enough }) => enough && !isRest(key))
  if (by === 'topic') return { surest: null, pairsTested: 0 }
  const templates = groups.map((row) => ({ key: row.key, people: ratedPeople(row), convertedPeople: row.wentOn })) // prettier-ignore
  const { pairs } = findPairs(templates, mostPaired)
  return { surest: pairs[0] ?? null, pairsTested: pairs.filter(({ pAdjusted }) => pAdjusted !== null).length }
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole)

function rateOf(on: number, people: number): Pick<Row, 'rate' | 'rateLow' | 'rateHigh'> {
  if (people === 0) return { rate: null, rateLow: null, rateHigh: null }
  const [rateLow, rateHigh] = wilson(on, people)
  return { rate: on / people, rateLow, rateHigh }
}

/** Throws FAILED where there is no second goal. */
function findNext(config: WorkspaceConfig, goal: Goal, name: string | null): Goal {
  const next = name === null ? config.goals.find((each) => each.name !== goal.name) : findGoal(config, name)
  if (next === undefined)
    throw new AppError('FAILED', `There is only one goal, "${goal.name}"; add a second one to see who goes on to it.`)
  if (next.name === goal.name)
    throw new AppError('FAILED', `"${goal.name}" cannot be compared with itself; choose another goal as the next one.`)
  return next
}

interface Converted {
  person: number
  /** Of the conversion a person is counted by. */
  at: number
  keys: string[]
}

/** Who reached a goal in the period, in the order of people, and by which keys. */
function reachedBy(
  context: ReportContext,
  goal: Goal,
  { model, by, lookbackDays, from, to }: Parameters<RunReport<'goal-to-goal'>>[1],
) {
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
  return { byKey, converted, totals }
}

/** Of those who reached the next goal: whether they had reached the one before it. */
function before(context: ReportContext, goal: Goal, reached: readonly Converted[]) {
  const firstTime = timesOf(context, goal, 'ever')
  const counts = { thenAfter: 0, thenBefore: 0, thenOnly: 0 }
  for (const { person, at } of reached) {
    const first = firstTime(person, at)
    counts[first === null ? 'thenOnly' : first <= at ? 'thenAfter' : 'thenBefore']++
  }
  return counts
}
