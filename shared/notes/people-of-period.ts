/** How many people there were in a period, and what money comes to for each of them. */
import { z } from 'zod'
import { count, counted, decimals } from '../text/figures.ts'

export const peopleOfPeriod = z
  .object({
    /** Of the months of which a headcount is known. */
    average: z.number(),
    months: z.number(),
    /** Months of them of which only a planned headcount is. */
    planned: z.number(),
  })
  .nullable()

export type PeopleOfPeriod = z.infer<typeof peopleOfPeriod>

/** null = how many people there were is not known. */
export function perPersonSentence(
  amount: number | null,
  people: PeopleOfPeriod,
  money: (amount: number) => string,
): string | null {
  if (amount === null || people === null || people.average === 0) return null
  const heads = Number.isInteger(people.average) ? count(people.average) : decimals(people.average, 1)
  const planned =
    people.planned === 0
      ? ''
      : `, ${people.planned === people.months ? 'all' : count(people.planned)} of them as planned`
  return `${money(amount / people.average)} for each of ${heads} people, the average of ${counted(people.months, 'month')}${planned}.`
}
