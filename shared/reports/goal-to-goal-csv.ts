/** Who goes on from one of two goals, for spreadsheets: above the rows a line of everybody with the test between the two. */
import { type Comparison, comparedSides, goalToGoal, ratedPeople } from './goal-to-goal.ts'
import type { Report } from './index.ts'
import { allStrata } from './template-comparison.ts'

type Asked = Pick<Report<'goal-to-goal'>, 'rows' | 'totals'>

/** The line of who did two of the goals on one day, of which the hour is not known, had they done them in the other order. */
const otherOrderKey = '(other order)'

export const comparedShape = { ...goalToGoal.row.shape, ...comparedSides.shape }

/** `rows` where nothing is held against the goal. */
export function withCompared({ rows, totals }: Asked): readonly object[] {
  const { against, compared } = totals
  if (against === null || compared === null) return rows
  const all = {
    key: allStrata,
    people: totals.people,
    convertedPeople: totals.convertedPeople,
    convertedShare: totals.convertedPeople === 0 ? 0 : 1,
    thenPeople: totals.thenPeople,
    thenShare: totals.thenPeople === 0 ? 0 : 1,
    tooRecent: totals.tooRecent,
    wentOn: totals.wentOn,
    rate: totals.rate,
    rateLow: totals.rateLow,
    rateHigh: totals.rateHigh,
    againstPeople: ratedPeople(against),
    againstWentOn: against.wentOn,
    againstRate: against.rate,
    againstRateLow: against.rateLow,
    againstRateHigh: against.rateHigh,
    ...sides(compared),
  }
  const other = compared.otherOrder === null ? [] : [{ key: otherOrderKey, ...sides(compared.otherOrder) }]
  return [all, ...other, ...rows]
}

/** `enough` is that of the test, as the test is what these lines are for. */
const sides = (of: Comparison): Comparison =>
  Object.fromEntries(Object.keys(comparedSides.shape).map((name) => [name, of[name as keyof Comparison]])) as Comparison
