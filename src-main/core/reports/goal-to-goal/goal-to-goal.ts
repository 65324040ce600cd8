/** Two goals side by side, by content: who reached each, and who went on from the one to the other. */
import type { Goal, WorkspaceConfig } from '../../../../shared/config.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { isRest, ratedPeople } from '../../../../shared/reports/goal-to-goal.ts'
import { mostPaired } from '../../../../shared/reports/template-pairs.ts'
import { needTimes } from '../../import/events/order.ts'
import { findGoal } from '../../journeys/model.ts'
import type { ReportContext, RunReport } from '../report-context.ts'
import { colleagues } from '../people/colleagues.ts'
import { findPairs } from '../template-pairs/find-pairs.ts'
import { compareStarts } from './compare-starts.ts'
import { type Converted, reachedBy, sameDayIn, type Start, startAt } from './start.ts'
import { timesOf } from './times-of.ts'

type Row = ReportRow<'goal-to-goal'>

export const goalToGoal: RunReport<'goal-to-goal'> = (context, params) => {
  const { config, db } = context
  needTimes(db, 'Going on from one goal to the next')
  const goal = findGoal(config, params.goal)
  const against = params.against === null ? null : findGoal(config, params.against)
  const then = findNext(config, goal, against, params.then)
  const one = startAt(context, goal, then, params)
  const next = reachedBy(context, then, params)
  const other = against && startAt(context, against, then, params)
  const thenPeople = next.converted.length
  const rows = [...new Set([...one.keys, ...next.byKey.keys(), ...(other?.keys ?? [])])].map((key): Row => {
    const { rated, ...own } = one.of(key)
    const thenHere = next.byKey.get(key)?.convertedPeople ?? 0
    return {
      key,
      ...own,
      convertedShare: share(own.convertedPeople, one.totals.convertedPeople),
      thenPeople: thenHere,
      thenShare: share(thenHere, thenPeople),
      tooRecent: params.withinDays === null ? null : own.convertedPeople - rated,
      ...againstOf(other, key),
    }
  })
  rows.sort(
    (a, b) => b.convertedPeople - a.convertedPeople || b.thenPeople - a.thenPeople || b.people - a.people || (a.key < b.key ? -1 : 1), // prettier-ignore
  )
  return {
    params: { ...params, goal: goal.name, then: then.name },
    rows,
    totals: {
      people: one.people,
      thenPeople,
      ...one.totals,
      ...surestPair(params.by, rows),
      ...before(context, goal, next.converted),
      against: other && other.totals,
      compared: other && compareStarts(one, other, sameDayIn(config)),
    },
  }
}

function againstOf(other: Start | null, key: string): Pick<Row, `against${string}` & keyof Row> {
  const of = other?.of(key)
  return {
    againstPeople: of?.rated ?? null,
    againstWentOn: of?.wentOn ?? null,
    againstRate: of?.rate ?? null,
    againstRateLow: of?.rateLow ?? null,
    againstRateHigh: of?.rateHigh ?? null,
    againstEnough: of?.enough ?? null,
  }
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

/** Throws FAILED where there is no goal beside those that people start from. */
function findNext(config: WorkspaceConfig, goal: Goal, against: Goal | null, name: string | null): Goal {
  const starts = [goal.name, ...(against ? [against.name] : [])]
  if (against?.name === goal.name)
    throw new AppError(
      'FAILED',
      `"${goal.name}" cannot be held against itself; choose another goal to hold it against.`,
    )
  const next = name === null ? config.goals.find((each) => !starts.includes(each.name)) : findGoal(config, name)
  if (next === undefined)
    throw new AppError(
      'FAILED',
      against === null
        ? `There is only one goal, "${goal.name}"; add a second one to see who goes on to it.`
        : `There is no goal beside "${goal.name}" and "${against.name}"; add a third one to see who goes on to it.`,
    )
  if (starts.includes(next.name))
    throw new AppError('FAILED', `"${next.name}" cannot be compared with itself; choose another goal as the next one.`)
  return next
}

/** Of those who reached the next goal: whether they had reached the one before it, or else a colleague did. */
function before(context: ReportContext, goal: Goal, reached: readonly Converted[]) {
  const firstTime = timesOf(context, goal, 'ever')
  const counts = { thenAfter: 0, thenBefore: 0, thenOnly: 0, thenColleagues: 0 }
  const only: number[] = []
  for (const { person, at } of reached) {
    const first = firstTime(person, at)
    counts[first === null ? 'thenOnly' : first <= at ? 'thenAfter' : 'thenBefore']++
    if (first === null) only.push(person)
  }
  if (only.length === 0) return counts
  const colleagueOf = colleagues(context, goal.name)
  counts.thenColleagues = only.filter((person) => colleagueOf(person) !== null).length
  return counts
}
