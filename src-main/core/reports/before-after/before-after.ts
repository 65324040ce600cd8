/**
 * Conversion rates of people who landed before a date against those of people who landed since, by what they landed on:
 * everybody counts once, where and when they were first seen, and everybody has the same time to convert.
 */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import { needTimes } from '../../import/events/order.ts'
import { findFormsOnly } from '../../journeys/forms-only.ts'
import { findLandings, judgeLanding } from '../../journeys/landings.ts'
import { findGoal } from '../../journeys/model.ts'
import {
  benjaminiHochberg,
  detectableDifference,
  isEnough,
  newcombe,
  peopleNeeded,
  pooledZ,
  type Proportion,
} from '../../statistics/proportions.ts'
import { differenceInDifferences } from '../../statistics/difference-in-differences.ts'
import { rateAndMix } from '../../statistics/rate-and-mix.ts'
import { accountForEvents } from '../accounting.ts'
import { type RunReport, window } from '../report-context.ts'
import { adjust, adjustExact, choicesOf, exactOf, isEverywhere, isWithin } from '../templates.ts'
import { beginOf, dateOf, dayOf } from '../../zone-days.ts'
import { chooseWithin, fewestDays } from './choose-within.ts'
import { findFewerDays } from './fewer-days.ts'
import { otherChoices } from './other-choices.ts'
import { newGroups } from './new-groups.ts'
import { codesOfRow } from '../../journeys/touch-keys.ts'
import { sameMixOf } from '../count-strata.ts'
import { changeAtSameMix } from './same-mix.ts'
import { findPeriods, type Periods } from './periods.ts'
import { unusualDaysIn } from './unusual-days.ts'
import { unchangedLandings } from './unchanged.ts'

type Row = ReportRow<'before-after'>

const day = 86_400_000

export const beforeAfter: RunReport<'before-after'> = (context, params) => {
  const { config, db, journeys } = context
  needTimes(db, 'Before and after a date')
  window({ ...params, lookbackDays: null }, config)
  const goal = findGoal(config, params.goal)
  const classes = journeys.classes(config.contentGroups)
  const { touches, row: landings, at: landedAt, reachedAt, begin, end } = findLandings(context, goal, classes)
  const dataEnd = end.at
  const keys = journeys.keys(params.by, classes)
  const action = journeys.column('action')
  const codesOf = codesOfRow(keys, journeys)
  const time = journeys.column('time')
  const { page } = journeys.actions
  const landed = { scan: { touches: touches.rows }, classes }
  const where = { within: params.within, pages: params.pages, channel: params.channel, device: params.device }
  const isThere = isWithin(context, landed, where, true)
  const isAsked = (person: number): boolean => landings[person]! >= 0 && isThere(touches.offset[person]!)
  const periodsWith = ({
    withinDays,
    ...asked
  }: {
    withinDays: number
    from: string | null
    to: string | null
  }): Periods =>
    // prettier-ignore
    findPeriods(
      { ...params, ...asked, withinDays },
      { firstLanding: begin, lastPage: end.pages, dataEnd, endsBy: end.by, zone: config.timeZone },
    )
  const periodsOf = (withinDays: number): Periods => periodsWith({ from: params.from, to: params.to, withinDays })
  /** Days from landing to the goal, of everybody in all data who reached it after landing. */
  const delays: number[] = []
  const fewest = (params.withinDays ?? fewestDays) * day
  const dateAt = (ms: number): string => dateOf(dayOf(ms, config.timeZone))
  const lastDayEnds = beginOf(
    Math.floor(dayOf(Math.min(end.pages, dataEnd - fewest), config.timeZone)),
    config.timeZone,
  )
  const days = { first: Infinity, last: -Infinity }
  const content = new Set(config.contentGroups.flatMap((rule) => (rule.role === 'content' ? [rule.group] : [])))
  const isContent = classes.groups.map((name) => content.has(name))
  const landedOnContent: { at: number[]; group: number[] } = { at: [], group: [] }
  for (let person = 0; person < journeys.people; person++) {
    if (!isAsked(person)) continue
    const at = landedAt[person]!
    const landedOn = classes.group[page[action[landings[person]!]!]!]!
    if (isContent[landedOn]) {
      landedOnContent.at.push(at)
      landedOnContent.group.push(landedOn)
    }
    const delay = (reachedAt[person]! - at) / day
    if (delay >= 0 && delay < Infinity) delays.push(delay)
    if (at >= lastDayEnds || judgeLanding(at, reachedAt[person]!, fewest, dataEnd) === 'had converted') continue
    days.first = Math.min(days.first, at)
    days.last = Math.max(days.last, at)
  }
  const hasBothSides = (withinDays: number): boolean => {
    const bounds = orNull(() => periodsOf(withinDays))?.bounds ?? null
    if (bounds === null) return false
    const isThere = [false, false]
    for (let person = 0; person < journeys.people; person++) {
      const at = landedAt[person]!
      if (at < bounds.from || at >= bounds.to || !isAsked(person)) continue
      const state = judgeLanding(at, reachedAt[person]!, withinDays * day, dataEnd)
      if (state !== 'too recent' && state !== 'had converted') isThere[at < bounds.date ? 0 : 1] = true
    }
    return isThere[0]! && isThere[1]!
  }
  const withinDays = params.withinDays ?? chooseWithin(delays, hasBothSides)
  const within = withinDays * day
  const periods = periodsOf(withinDays)
  const { from, date, to } = periods.bounds
  const isSeen = (person: number): boolean => {
    for (let k = touches.offset[person]!; k < touches.offset[person + 1]!; k++) {
      const at = time[touches.rows[k]!]!
      if (at >= to) return false
      if (at >= from) return true
    }
    return false
  }
  // Where the period ends with the last days whose people have had their time, up to one lost to equal lengths, those
  // after it are named.
  const reachesEnd = to + 2 * day > Math.min(end.pages, dataEnd - within)
  const size = keys.names.length
  const isUnchanged = unchangedLandings(
    context,
    landed,
    params,
    isWithin(context, landed, { within: params.within, pages: params.pages, channel: null, device: null }),
    periods.bounds,
  )
  const unchanged = { before: { successes: 0, total: 0 }, after: { successes: 0, total: 0 }, pages: new Set<string>() }
  const sides = Array.from({ length: 2 }, () => ({ people: new Float64Array(size), converted: new Float64Array(size) }))
  const totals = {
    landedEarlier: 0,
    landedEarlierConverted: 0,
    convertedEarlier: 0,
    tooRecent: 0,
    landedAfter: 0,
    convertedLater: 0,
    withoutLanding: 0,
  }
  for (let person = 0; person < journeys.people; person++) {
    const at = landedAt[person]!
    const reached = reachedAt[person]!
    const landing = landings[person]!
    if (landing < 0) {
      if (isEverywhere(where) && reached >= from && reached < to) totals.withoutLanding++
      continue
    }
    if (!isAsked(person)) continue
    if (at < from) {
      if (!isSeen(person)) continue
      totals.landedEarlier++
      if (reached < from) totals.landedEarlierConverted++
      continue
    }
    const state = judgeLanding(at, reached, within, dataEnd)
    if (state === 'too recent') {
      if (at < to || reachesEnd) totals.tooRecent++
      continue
    }
    if (at >= to) {
      if (reachesEnd) totals.landedAfter++
      continue
    }
    if (state === 'had converted') {
      totals.convertedEarlier++
      continue
    }
    if (state === 'later') totals.convertedLater++
    const side = sides[at < date ? 0 : 1]!
    const code = codesOf(landing)[0]!
    side.people[code]!++
    if (state === 'converted') side.converted[code]!++
  }
  const eachInTime = (visit: (person: number, touch: number, converted: boolean) => void): void => {
    for (let person = 0; person < journeys.people; person++) {
      const at = landedAt[person]!
      if (at < from || at >= to) continue
      const state = judgeLanding(at, reachedAt[person]!, within, dataEnd)
      if (state !== 'too recent' && state !== 'had converted')
        visit(person, touches.offset[person]!, state === 'converted')
    }
  }
  const eachUnchanged = (
    visit: (touch: number, side: 'before' | 'after', converted: boolean, page: number) => void,
  ): void => {
    if (isUnchanged !== null)
      eachInTime((person, touch, converted) => {
        const on = page[action[landings[person]!]!]!
        if (isUnchanged(touch, on)) visit(touch, landedAt[person]! < date ? 'before' : 'after', converted, on)
      })
  }
  eachUnchanged((_, side, converted, on) => {
    unchanged[side].total++
    if (converted) unchanged[side].successes++
    unchanged.pages.add(`${journeys.pages.host[on]} ${journeys.pages.path[on]}`)
  })
  const held = (before: Proportion, after: Proportion) =>
    isUnchanged !== null && isEnough([before, after]) && isEnough([unchanged.before, unchanged.after])
      ? differenceInDifferences({ before, after }, unchanged)
      : null
  const choices = choicesOf(context, landed, where, (visit) => eachInTime((_, touch) => visit(touch)))
  const sameMix = changeAtSameMix(
    context,
    landed,
    params.withinEach,
    (visit) =>
      eachInTime((person, touch, converted) => {
        if (isAsked(person))
          visit(touch, landedAt[person]! < date ? 'before' : 'after', converted, codesOf(landings[person]!)[0]!)
      }),
    isUnchanged === null ? null : eachUnchanged,
  )
  const proportions = keys.names.map((key, code) => ({
    key,
    code,
    before: { successes: sides[0]!.converted[code]!, total: sides[0]!.people[code]! },
    after: { successes: sides[1]!.converted[code]!, total: sides[1]!.people[code]! },
  }))
  const counted = proportions
    .filter(({ before, after }) => before.total + after.total > 0)
    .sort((a, b) => b.before.total + b.after.total - a.before.total - a.after.total || (a.key < b.key ? -1 : 1))
  const effects = rateAndMix(counted)
  const compared = counted.map(({ key, code, before, after }, index) => {
    const effect = effects?.[index]
    const { enough, detectable, peopleNeeded: needed, ...found } = compare(before, after)
    return {
      key,
      code,
      ...found,
      pAdjusted: null as number | null,
      exactPAdjusted: null as number | null,
      enough,
      detectable,
      peopleNeeded: needed,
      rateEffect: effect?.rate ?? null,
      mixEffect: effect?.mix ?? null,
      against: held(before, after),
    }
  })
  adjust(compared)
  adjustExact(compared)
  const tested = compared.filter(({ against }) => against !== null && against.pValue !== null)
  const againstAdjusted = benjaminiHochberg(tested.map(({ against }) => against!.pValue!))
  const rows = sameMixOf(compared, ({ code }) => sameMix.of(code)).map(({ code: _, against, ...row }): Row => ({
    ...row,
    againstDifference: against?.difference ?? null,
    againstLow: against?.low ?? null,
    againstHigh: against?.high ?? null,
    againstPAdjusted: againstAdjusted[tested.findIndex(({ key }) => key === row.key)] ?? null,
  }))
  const sum = (side: 'before' | 'after'): Proportion => ({
    successes: counted.reduce((total, each) => total + each[side].successes, 0),
    total: counted.reduce((total, each) => total + each[side].total, 0),
  })
  const all = compare(sum('before'), sum('after'))
  const allHeld = held(sum('before'), sum('after'))
  const allHeldAlike = allHeld && sameMix.against()
  const countAgain = (bounds: Periods['bounds'], withinDays: number) => {
    const [before, after] = [0, 1].map(() => ({ successes: 0, total: 0 })) as [Proportion, Proportion]
    for (let person = 0; person < journeys.people; person++) {
      const at = landedAt[person]!
      if (at < bounds.from || at >= bounds.to || !isAsked(person)) continue
      const state = judgeLanding(at, reachedAt[person]!, withinDays * day, dataEnd)
      if (state === 'too recent' || state === 'had converted') continue
      const side = at < bounds.date ? before : after
      side.total++
      if (state === 'converted') side.successes++
    }
    return { before, after }
  }
  // In the middle of the data nothing is known to have changed.
  const otherwise =
    params.date === null
      ? []
      : otherChoices(params, { ...all, withinDays, periods }, delays, (choice) => orNull(() => periodsWith(choice)), countAgain) // prettier-ignore
  const rateEffect = effects && effects.reduce((total, effect) => total + effect.rate, 0)
  return {
    params: { ...params, goal: goal.name, from: periods.from, date: periods.date, to: periods.to, withinDays },
    rows,
    totals: {
      ...all,
      rateEffect,
      mixEffect: rateEffect === null ? null : all.difference! - rateEffect,
      ...sameMix.totals,
      daysBefore: periods.daysBefore,
      daysAfter: periods.daysAfter,
      furtherDaysBefore: periods.furtherDaysBefore,
      furtherDaysAfter: periods.furtherDaysAfter,
      fewerDays: findFewerDays(withinDays, periods, (days) => orNull(() => periodsOf(days))),
      dataEnd: new Date(dataEnd).toISOString(),
      dataEndBy: end.by,
      landedFirst: days.first === Infinity ? null : dateAt(days.first),
      landedLast: days.first === Infinity ? null : dateAt(days.last),
      dateChosen: params.date !== null,
      middle: periods.middle,
      otherwise,
      newGroups: newGroups(landedOnContent).map(({ group: code, first, people }) => ({
        group: classes.groups[code]!,
        first: dateAt(first),
        people,
      })),
      ...totals,
      formsOnly: findFormsOnly(context, touches, (visit) =>
        eachInTime((person) => {
          if (isAsked(person)) visit(person)
        }),
      ),
      unchanged:
        isUnchanged === null
          ? null
          : {
              pages: unchanged.pages.size,
              ...sidesOf(compare(unchanged.before, unchanged.after)),
              againstDifference: allHeld?.difference ?? null,
              againstLow: allHeld?.low ?? null,
              againstHigh: allHeld?.high ?? null,
              againstPValue: allHeld?.pValue ?? null,
              againstSameMixDifference: allHeldAlike?.difference ?? null,
              againstSameMixLow: allHeldAlike?.low ?? null,
              againstSameMixHigh: allHeldAlike?.high ?? null,
              againstSameMixPValue: allHeldAlike?.pValue ?? null,
            },
      ...choices,
      unusualDays: unusualDaysIn(context, { from, to }),
      reached: delays.length,
      reachedInTime: delays.filter((delay) => delay <= withinDays).length,
      ...accountForEvents(context, { from, to: to + within, lookback: 0 }),
    },
  }
}

const sidesOf = ({ detectable: _, peopleNeeded: __, ...sides }: ReturnType<typeof compare>) => sides

/** null where the dates and the data leave a side without days. */
function orNull(find: () => Periods): Periods | null {
  try {
    return find()
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}

/** The later side against the earlier one. */
function compare(before: Proportion, after: Proportion) {
  const found = before.total > 0 && after.total > 0 ? newcombe(after, before) : null
  const rateBefore = before.total > 0 ? before.successes / before.total : null
  const rateAfter = after.total > 0 ? after.successes / after.total : null
  const enough = isEnough([before, after])
  return {
    peopleBefore: before.total,
    convertedBefore: before.successes,
    rateBefore,
    peopleAfter: after.total,
    convertedAfter: after.successes,
    rateAfter,
    difference: found?.difference ?? null,
    low: found?.low ?? null,
    high: found?.high ?? null,
    pValue: pooledZ(before, after),
    exactPValue: exactOf(enough, before, after),
    enough,
    detectable: detectableDifference(before, after),
    peopleNeeded: rateBefore !== null && rateAfter !== null ? peopleNeeded(rateBefore, rateAfter) : null,
  }
}
