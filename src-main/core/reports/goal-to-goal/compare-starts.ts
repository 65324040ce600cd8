/** Two goals that people start from, held against each other: do those of the one go on more often than those of the other? */
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import { percentile } from '../../../../shared/statistics/stats.ts'
import { detectableDifference, peopleNeeded } from '../../statistics/proportions.ts'
import { compareSides } from '../template-comparison/strata.ts'
import { proportionOf, type Template } from '../templates.ts'
import { type Candidate, day, type SameDay, type Start } from './start.ts'

type Compared = NonNullable<ReportTotals<'goal-to-goal'>['compared']>

/**
 * Of those who could go on. The test needs two sides that share nobody, and a side must not depend on what came later: whoever reached
 * both is of the one they reached first, and of neither where nobody knows which that was.
 */
export function compareStarts(one: Start, other: Start, isSameDay: SameDay): Compared {
  const both = reachedBoth(one, other)
  const isFirst = (isOne: boolean, person: number): boolean => {
    const times = both.get(person)
    if (times === undefined) return true
    const [own, theirs] = isOne ? times : times.toReversed()
    return own! < theirs! && !isSameDay(own!, theirs!)
  }
  const read = (of: 'candidates' | 'otherCandidates') =>
    [one[of].filter(({ person }) => isFirst(true, person)), other[of].filter(({ person }) => isFirst(false, person))] as const // prettier-ignore
  const compare = ([ofA, ofB]: ReturnType<typeof read>) => {
    const templates = [sideOf(one, ofA), sideOf(other, ofB)] as const
    return { templates, sides: compareSides(templates) }
  }
  const [candidatesA, candidatesB] = read('candidates')
  const { templates: [a, b], sides } = compare([candidatesA, candidatesB]) // prettier-ignore
  const isUnsure = [one, other].some(({ totals }) => totals.sameDayBefore + totals.sameDayAfter > 0)
  const [medianA, medianB] = [medianTime(candidatesA), medianTime(candidatesB)]
  return {
    ...sides,
    detectable: detectableDifference(proportionOf(a), proportionOf(b)),
    peopleNeeded: sides.rateA === null || sides.rateB === null ? null : peopleNeeded(sides.rateA, sides.rateB),
    both: both.size,
    bothAtOnce: [...both.keys()].filter((person) => !isFirst(true, person) && !isFirst(false, person)).length,
    otherOrder: isUnsure ? compare(read('otherCandidates')).sides : null,
    headStartDays: medianA === null || medianB === null ? null : (medianB - medianA) / day,
  }
}

/** When they reached the one and the other, by person. */
function reachedBoth(one: Start, other: Start): Map<number, [one: number, other: number]> {
  const reached = new Map(one.converted.map(({ person, at }) => [person, at]))
  return new Map(
    other.converted.flatMap(({ person, at }) => (reached.has(person) ? [[person, [reached.get(person)!, at]]] : [])),
  )
}

const sideOf = ({ goal }: Start, candidates: readonly Candidate[]): Template => ({
  key: goal.name,
  people: candidates.length,
  convertedPeople: candidates.filter(({ wentOn }) => wentOn).length,
})

const medianTime = (candidates: readonly Candidate[]): number | null =>
  candidates.length === 0 ? null : percentile(Float64Array.from(candidates, ({ at }) => at).sort(), 0.5)
