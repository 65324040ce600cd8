/** How many people there were in a period: the average of its months. */
import type { Milestone } from './milestones.ts'
import { plannedHeadcount } from './milestones.ts'
import type { IsoDate } from './tool.ts'

export interface People {
  average: number
  /** Months of which a headcount is known, and how many of them are planned ones alone. */
  months: number
  planned: number
}

/** Of each month that a day of the period is in: its last headcount, a planned one where it has no other. null = none is known. */
export function peopleIn(
  milestones: readonly Milestone[],
  { from, to }: { from: IsoDate; to: IsoDate },
): People | null {
  const heads = byMonth(milestones).filter(({ month }) => month >= from.slice(0, 7) && `${month}-01` < to)
  if (heads.length === 0) return null
  return {
    average: heads.reduce((sum, { people }) => sum + people, 0) / heads.length,
    months: heads.length,
    planned: heads.filter(({ isPlanned }) => isPlanned).length,
  }
}

function byMonth(milestones: readonly Milestone[]): { month: string; people: number; isPlanned: boolean }[] {
  const known = milestones.filter(({ headcount }) => headcount !== null)
  return [...Map.groupBy(known, ({ date }) => date.slice(0, 7))].map(([month, own]) => {
    const actual = own.filter(({ label }) => label !== plannedHeadcount)
    return { month, people: (actual.at(-1) ?? own.at(-1)!).headcount!, isPlanned: actual.length === 0 }
  })
}

/** The same headcounts, of months that have one. */
export const headcountByMonth = (milestones: readonly Milestone[]): ReadonlyMap<string, number> =>
  new Map(byMonth(milestones).map(({ month, people }) => [month, people]))

/** What an amount is for each of them; null = how many there are is not known. */
export const perPerson = (amount: number | null, people: People | null): number | null =>
  amount === null || people === null || people.average === 0 ? null : amount / people.average
