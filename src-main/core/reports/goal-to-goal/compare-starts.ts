/** Two goals that people start from, held against each other: do those of the one go on more often than those of the other? */
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import { percentile } from '../../../../shared/stats.ts'
import { detectableDifference, peopleNeeded } from '../../statistics/proportions.ts'
import { compareSides } from '../template-comparison/strata.ts'
import { proportionOf, type Template } from '../templates.ts'
import { type Candidate, day, type Start } from './start.ts'

type Compared = NonNullable<ReportTotals<'goal-to-goal'>['compared']>

/** Of those who could go on; the test needs two sides that share nobody, so that whoever reached both is on neither. */
export function compareStarts(one: Start, other: Start): Compared {
  const both = inBoth(one, other)
  const [candidatesA, candidatesB] = [one, other].map(({ candidates }) => candidates.filter(({ person }) => !both.has(person))) as [Candidate[], Candidate[]] // prettier-ignore
  const [a, b] = [sideOf(one, candidatesA), sideOf(other, candidatesB)]
  const sides = compareSides([a, b])
  const [medianA, medianB] = [medianTime(candidatesA), medianTime(candidatesB)]
  return {
    ...sides,
    detectable: detectableDifference(proportionOf(a), proportionOf(b)),
    peopleNeeded: sides.rateA === null || sides.rateB === null ? null : peopleNeeded(sides.rateA, sides.rateB),
    both: both.size,
    headStartDays: medianA === null || medianB === null ? null : (medianB - medianA) / day,
  }
}

function inBoth(one: Start, other: Start): Set<number> {
  const reached = new Set(one.converted.map(({ person }) => person))
  return new Set(other.converted.flatMap(({ person }) => (reached.has(person) ? [person] : [])))
}

const sideOf = ({ goal }: Start, candidates: readonly Candidate[]): Template => ({
  key: goal.name,
  people: candidates.length,
  convertedPeople: candidates.filter(({ wentOn }) => wentOn).length,
})

const medianTime = (candidates: readonly Candidate[]): number | null =>
  candidates.length === 0 ? null : percentile(Float64Array.from(candidates, ({ at }) => at).sort(), 0.5)
