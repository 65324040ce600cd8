/** How long after landing conversions count where nobody says: as long as most of them take, the same for both sides. */

export const choices = [1, 7, 14, 30, 60, 90] as const
export const fewestDays = choices[0]
const most = 0.9

/**
 * The smallest of 1, 7, 14, 30, 60 and 90 days within which at least 90 % of `delays` lie (days from landing to the
 * goal, before and after together, so that the choice favours neither side) and which leaves people on both sides. Where
 * none holds so many, the longest that leaves people; where none does, the shortest.
 */
export function chooseWithin(delays: readonly number[], leavesPeople: (days: number) => boolean): number {
  let longest: number = fewestDays
  for (const days of choices) {
    const isMost = delays.filter((delay) => delay <= days).length >= most * delays.length
    if (!leavesPeople(days)) continue
    if (isMost) return days
    longest = days
  }
  return longest
}
