import { count, decimals, points } from '../text/figures.ts'

export interface Untold {
  enough: boolean
  detectable: number | null
  peopleNeeded: number | null
}

/** `2.98` of `+2.98`: how large, not in which direction. */
export const size = (share: number, digits: number): string => points(Math.abs(share), digits).replace('+', '')

/**
 * For two that cannot be told apart: how long to wait. `smaller`: people on the smaller side. Of too few neither is known: their
 * rates are guesses, and a difference of 100 points is none.
 */
export function howManyMore(
  { enough, detectable, peopleNeeded }: Untold,
  smaller: number,
  digits: number,
  /** Of a difference with the same mix on both sides, which more people would have to keep. */
  isHeld = false,
): string[] {
  if (!enough || detectable === null || detectable >= 1 || peopleNeeded === null) return []
  const times = peopleNeeded / smaller
  const shows = `With so many people a difference shows from about ${size(detectable, digits)} points on (four times in five)`
  if (times > 100) return [`${shows}; one of this size would take more than a hundred times as many.`]
  if (isHeld) return [`${shows}; to tell one of this size takes about ${decimals(times, times < 10 ? 1 : 0)} times as many, in the same mix.`] // prettier-ignore
  const span = times > 1.05 ? `, ${decimals(times, times < 10 ? 1 : 0)} times as many as now on the smaller side` : ''
  return [`${shows}; to tell one of this size takes about ${count(peopleNeeded)} on each side${span}.`]
}
