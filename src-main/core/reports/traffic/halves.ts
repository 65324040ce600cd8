/** The first and the last half of the complete intervals, and what has more or fewer people in the one than in the other. */
import { isTold } from '../../../../shared/statistics/significance.ts'
import { benjaminiHochberg } from '../../statistics/proportions.ts'
import { compareCounts } from '../../statistics/counts.ts'
import { dateOf, dayOf } from '../../zone-days.ts'
import type { Calendar } from '../calendar.ts'

/** Intervals in each half: of one alone a holiday would be a change. */
const fewestInHalf = 2

/** null with too few complete intervals. */
export function halvesOf({ starts, bounds }: Calendar, isComplete: (span: number) => boolean, zone: string) {
  const complete = starts.map((_, span) => span).filter(isComplete)
  const intervals = Math.floor(complete.length / 2)
  if (intervals < fewestInHalf) return null
  const edges = (spans: readonly number[]): [from: number, to: number] => [bounds[spans[0]!]!, bounds[spans.at(-1)! + 1]!] // prettier-ignore
  const halves = [edges(complete.slice(0, intervals)), edges(complete.slice(-intervals))] as const
  const [[firstFrom, firstTo], [lastFrom, lastTo]] = halves
  const date = (at: number): string => dateOf(dayOf(at, zone))
  return {
    named: {
      intervals,
      firstFrom: date(firstFrom),
      firstTo: date(firstTo),
      lastFrom: date(lastFrom),
      lastTo: date(lastTo),
    },
    /** 0 in the first half, 1 in the last, −1 outside of both. */
    at: (time: number): number => halves.findIndex(([from, to]) => time >= from && time < to),
    /** Of two months of unequal length the counts are held against their days. */
    sizes: halves.map(([from, to]) => Math.round((to - from) / 86_400_000)) as [number, number],
  }
}

interface Change {
  key: string
  first: number
  last: number
}

/** Those told from chance, the largest change first. */
export function compareHalves(keys: readonly Change[], [firstDays, lastDays]: [number, number]) {
  const seen = keys.filter(({ first, last }) => first + last > 0)
  const adjusted = benjaminiHochberg(
    seen.map(({ first, last }) => compareCounts({ counted: first, size: firstDays }, { counted: last, size: lastDays })), // prettier-ignore
  )
  return seen
    .map((change, at) => ({ ...change, pAdjusted: adjusted[at]! }))
    .filter(({ pAdjusted }) => isTold(pAdjusted))
    .toSorted((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1))
}

const size = ({ first, last }: Change): number => Math.abs(last - first)
