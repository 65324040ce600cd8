/** What is said of a day on which far more people came first than usual, and who convert unlike others. */
import type { UnusualDay } from './api.ts'
import type { WorkspaceConfig } from './config.ts'
import { count, counted, date, decimals, percent, plural, rateDigits } from './figures.ts'

type Traffic = WorkspaceConfig['excludeTraffic']

const usual = (expected: number): string =>
  `${decimals(expected, Number.isInteger(expected) ? 0 : 1)} ${plural(expected, 'is', 'are')} usual`

/** `6.3 % of them reached Lead within 30 days (44 of 698), against 3.1 % of those who came in the weeks around it`. */
export function ratesOfDay({ counted: all, converted, withinDays, others }: UnusualDay['rates'], goal: string): string {
  const theirs = others.counted === 0 ? null : others.converted / others.counted
  const digits = rateDigits(Math.max(theirs ?? 0, converted / Math.max(1, all)))
  const whom = `${percent(converted / Math.max(1, all), digits)} of them reached ${goal} within ${counted(withinDays, 'day')} (${count(converted)} of ${count(all)})`
  return theirs === null ? whom : `${whom}, against ${percent(theirs, digits)} of those who came in the four weeks before and after` // prettier-ignore
}

/** `772 people came for the first time on 14 Apr 2026, where 66 are usual.` */
export const cameFirst = (day: string, people: number, expected: number | null): string =>
  `${counted(people, 'person', 'people')} came for the first time on ${date(day)}${expected === null ? '' : `, where ${usual(expected)}`}`

export const unusualDaySentence = ({ day, people, expected, goal, rates }: UnusualDay): string =>
  `${cameFirst(day, people, expected)}; ${ratesOfDay(rates, goal)}.`

export const withoutDay = (before: Traffic, day: string, onePage = false): Traffic => ({
  ...before,
  firstSeen: [...before.firstSeen.filter((each) => each.day !== day), { day, landing: null, onePage }],
})

export const withKeptDay = (before: Traffic, day: string): Traffic => ({
  ...before,
  keptDays: [...before.keptDays.filter((each) => each !== day), day],
})
