/** What Fisher's exact test says where there are too few people for the usual one, in words. */
import { count, decimals, listed, pText } from '../text/figures.ts'
import { isTold } from '../statistics/significance.ts'

interface Sides {
  peopleA: number
  convertedA: number
  peopleB: number
  convertedB: number
}

/** The fewest who would be expected on any side, to convert or not to, were both alike. */
function fewestExpected({ peopleA, convertedA, peopleB, convertedB }: Sides): number {
  const pooled = (convertedA + convertedB) / (peopleA + peopleB)
  return Math.min(peopleA, peopleB) * Math.min(pooled, 1 - pooled)
}

/** ` by the usual test (3.3 expected, it takes 5)`: beside "too few to tell". */
export function byTheUsualTest(sides: Sides): string {
  const fewest = fewestExpected(sides)
  // Of two that are enough for each other, one is too few against all others.
  const why =
    fewest >= 5 ? 'fewer than 5 expected among all' : `${decimals(Math.min(fewest, 4.9), 1)} expected, it takes 5`
  return ` by the usual test (${why})`
}

/** `; by Fisher’s exact test Pricing converts better, p < 0.001`, or that it does not tell them apart either. */
export function exactVerdict(p: number, told: string, neither: string, adjusted = false): string {
  const said = `${adjusted ? 'adjusted ' : ''}${pText(p)}`
  return isTold(p) ? `; by Fisher’s exact test ${told}, ${said}` : `; Fisher’s exact test ${neither} either, ${said}`
}

interface TooFew {
  enough: boolean
  exactPAdjusted: number | null
}

const saidAtMost = 3

/**
 * Of the rows of too few people, those that the exact test tells, the surest first: `By Fisher’s exact test, for too few people, …`;
 * nothing where there is none to test. `of`: what a row is told of.
 */
export function exactAmong<T extends TooFew>(rows: readonly T[], of: (row: T) => string): string[] {
  const tested = rows.filter((row) => !row.enough && row.exactPAdjusted !== null)
  if (tested.length === 0) return []
  const told = tested
    .filter((row) => isTold(row.exactPAdjusted))
    .toSorted((a, b) => a.exactPAdjusted! - b.exactPAdjusted!)
  if (told.length === 0)
    return [
      `Fisher’s exact test, made for small numbers, does not tell ${tested.length === 1 ? 'that one' : 'any of these'} either.`,
    ]
  const said = told.slice(0, saidAtMost).map((row) => `${of(row)} (adjusted ${pText(row.exactPAdjusted)})`)
  const more = told.length > saidAtMost ? [`${count(told.length - saidAtMost)} more`] : []
  return [`By Fisher’s exact test, made for small numbers: ${listed([...said, ...more])}.`]
}
