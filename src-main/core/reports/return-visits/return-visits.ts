/** Who came back another day, how many of the conversions that brought, and on what return visits begin. */
import type { ReportParams, ReportRow } from '../../../../shared/reports/index.ts'
import { firstDay } from '../../../../shared/reports/return-visits.ts'
import { wilson } from '../../../../shared/statistics/stats.ts'
import { needTimes } from '../../import/events/order.ts'
import { none } from '../../journeys/dimensions.ts'
import { findGoal } from '../../journeys/model.ts'
import { always, type Scan } from '../../journeys/scan.ts'
import { scanOf } from '../../journeys/segment.ts'
import { touchKeys } from '../../journeys/touch-keys.ts'
import { median } from '../../statistics/summary.ts'
import { type ReportContext, type ReportOutcome, type RunReport, window } from '../report-context.ts'
import { findVisits } from './visits.ts'

type Row = ReportRow<'return-visits'>

const msPerDay = 86_400_000
const days = ['1', '2', '3', '4', '5+']

/** Whom a row stands for, by its key, and whether their first conversion is in it. */
type Noted = (key: string, person: number, converts: boolean) => void

export const returnVisits: RunReport<'return-visits'> = (context, params) => countVisits(context, params, null)

/**
 * Who is in the row with this key (null = in any), each with whether their first conversion is in it. `keyOf` finds the key among the
 * names there are, or throws.
 */
export function returnersOf(
  context: ReportContext,
  params: ReportParams<'return-visits'>,
  keyOf: (names: readonly string[]) => string | null,
): Map<number, boolean> {
  const noted = new Map<string, Map<number, boolean>>()
  const { rows } = countVisits(context, params, (key, person, converts) => {
    if (!noted.has(key)) noted.set(key, new Map())
    const row = noted.get(key)!
    row.set(person, converts || row.get(person) === true)
  })
  const key = keyOf(rows.map((row) => row.key))
  if (key !== null) return noted.get(key) ?? new Map<number, boolean>()
  const all = new Map<number, boolean>()
  for (const row of noted.values())
    for (const [person, converts] of row) all.set(person, converts || all.get(person) === true)
  return all
}

function countVisits(
  context: ReportContext,
  params: ReportParams<'return-visits'>,
  note: Noted | null,
): ReportOutcome<'return-visits'> {
  const { config, journeys, db, segment } = context
  needTimes(db, 'Return visits')
  const goal = findGoal(config, params.goal)
  const range = window({ ...params, lookbackDays: null }, config)
  const classes = journeys.classes(config.contentGroups)
  const touches = journeys.touches(config, classes)
  const visits = findVisits(context, touches)
  const isIn = (visit: number): boolean => visits.at[visit]! >= range.from && visits.at[visit]! < range.to
  const { conversions } = scanOf(context, goal, range, classes)
  const time = journeys.column('time')

  const { names, codes } =
    params.by === 'day' ? { names: days, codes: null } : touchKeys(params.by, journeys, classes, touches.rows)
  const firstCode = names.length
  const noneCode = names.length + 1
  const rowOf = (visit: number): number => {
    if (visit < 0) return noneCode
    const nth = visits.nth[visit]!
    if (codes === null) return Math.min(nth, days.length) - 1
    return nth === 1 ? firstCode : codes[visits.first[visit]!]!
  }
  const keys = [...names, firstDay, none]
  const tally = () => new Float64Array(keys.length)
  const counts = {
    entries: tally(),
    visits: tally(),
    people: tally(),
    convertedPeople: tally(),
    conversions: tally(),
    returned: tally(),
  }
  const spans = Array.from({ length: keys.length }, (): number[] => [])
  const laterSpans: number[] = []
  const totals = {
    people: 0,
    returned: 0,
    visits: 0,
    returnVisits: 0,
    conversions: conversions.count,
    onFirstDay: 0,
    onLaterDay: 0,
    withoutVisit: 0,
    firstPeople: 0,
    firstConverted: 0,
    laterPeople: 0,
    laterConverted: 0,
  }

  for (let c = 0; c < conversions.count; c++) {
    const person = conversions.person[c]!
    const visit = visits.of(person, conversions.row[c]!)
    const row = rowOf(visit)
    counts.conversions[row]!++
    if (conversions.first[c] === 1) {
      counts.convertedPeople[row]!++
      note?.(keys[row]!, person, true)
    }
    if (visit < 0) {
      totals.withoutVisit++
      continue
    }
    const isLater = visits.nth[visit]! > 1
    totals[isLater ? 'onLaterDay' : 'onFirstDay']++
    if (conversions.first[c] === 1) totals[isLater ? 'laterConverted' : 'firstConverted']++
    const span = (visits.at[visit]! - visits.at[visits.offset[person]!]!) / msPerDay
    spans[row]!.push(span)
    if (isLater) laterSpans.push(span)
  }

  // Who cannot convert any more is not asked whether they do: counted once, from the first time ever on.
  const ends = firstOf(goal.count === 'once' ? scanOf(context, goal, always, classes).conversions : conversions)
  const firstInPeriod = firstOf(conversions)
  /** Person a row last had, + 1; visit it last had, + 1. */
  const hasPerson = new Uint32Array(keys.length)
  const hasVisit = new Uint32Array(keys.length)
  for (let person = 0; person < journeys.people; person++) {
    if (segment?.[person] === 0) continue
    const end = ends.get(person)
    const last = end === undefined ? Infinity : visits.of(person, end)
    const converting = firstInPeriod.get(person)
    const own = converting === undefined ? -1 : visits.of(person, converting)
    const came = { inPeriod: false, again: false, first: false, later: false }
    for (let visit = visits.offset[person]!; visit < visits.offset[person + 1]!; visit++) {
      const isLater = visits.nth[visit]! > 1
      const row = rowOf(visit)
      if (isIn(visit)) {
        came.inPeriod = true
        totals.visits++
        counts.entries[row]!++
        if (isLater) {
          came.again = true
          totals.returnVisits++
        }
        if (codes === null || !isLater) counts.visits[row]!++
        else
          for (let touch = visits.first[visit]!; touch < visits.first[visit + 1]!; touch++) {
            const code = codes[touch]!
            if (hasVisit[code] === visit + 1) continue
            hasVisit[code] = visit + 1
            counts.visits[code]!++
          }
      }
      const isBefore = last === -1 ? visits.at[visit]! <= time[end!]! : visit <= last
      // A visit may begin before the period and convert in it.
      if (visit !== own && !(isIn(visit) && isBefore)) continue
      came[isLater ? 'later' : 'first'] = true
      if (hasPerson[row] === person + 1) continue
      hasPerson[row] = person + 1
      counts.people[row]!++
      note?.(keys[row]!, person, false)
    }
    if (came.inPeriod) totals.people++
    if (came.again) {
      totals.returned++
      if (codes !== null) counts.returned[codes[visits.first[visits.offset[person]!]!]!]!++
    }
    if (came.first) totals.firstPeople++
    if (came.later) totals.laterPeople++
  }

  const makeRow = (row: number): Row => {
    const key = keys[row]!
    const people = counts.people[row]!
    const convertedPeople = counts.convertedPeople[row]!
    const [rateLow, rateHigh] = people === 0 ? [null, null] : wilson(convertedPeople, people)
    return {
      key,
      entries: counts.entries[row]!,
      visits: counts.visits[row]!,
      people,
      convertedPeople,
      rate: people === 0 ? null : convertedPeople / people,
      rateLow,
      rateHigh,
      conversions: counts.conversions[row]!,
      share: conversions.count === 0 ? 0 : counts.conversions[row]! / conversions.count,
      returnedPeople: codes === null || row >= firstCode ? null : counts.returned[row]!,
      daysMedian: median(Float64Array.from(spans[row]!).sort()),
    }
  }
  const isEmpty = (row: Row): boolean => row.visits === 0 && row.people === 0 && row.conversions === 0 && (row.returnedPeople ?? 0) === 0 // prettier-ignore
  const rows = names.map((_, row) => makeRow(row)).filter((row) => !isEmpty(row))
  if (codes !== null)
    rows.sort((a, b) => b.entries - a.entries || b.visits - a.visits || b.conversions - a.conversions || (a.key < b.key ? -1 : 1)) // prettier-ignore
  const beside = [makeRow(firstCode), makeRow(noneCode)].filter((row) => !isEmpty(row))
  return {
    params: { ...params, goal: goal.name },
    rows: [...rows, ...beside],
    totals: { ...totals, daysMedian: median(Float64Array.from(laterSpans).sort()) },
  }
}

/** Per person the row of their first conversion. */
function firstOf({ count, person, row, first }: Scan['conversions']): Map<number, number> {
  const found = new Map<number, number>()
  for (let c = 0; c < count; c++) if (first[c] === 1) found.set(person[c]!, row[c]!)
  return found
}
