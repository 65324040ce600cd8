/** What is said of a day on which far more people came first than usual, and who convert unlike others. */
import type { UnusualDay } from '../api.ts'
import type { FirstSeen, WorkspaceConfig } from '../config.ts'
import { count, counted, date, decimals, percent, plural, rateDigits } from '../text/figures.ts'

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

export const unusualDaySentence = ({ day, people, expected, goal, rates, landing }: UnusualDay): string =>
  `${cameFirst(day, people, expected)}; ${ratesOfDay(rates, goal)}.${landing === null || landing.counted === 0 ? '' : ` ${onPage(landing)}`}`

const onPage = ({ path, people, counted: all, converted }: NonNullable<UnusualDay['landing']>): string =>
  `${count(people)} of them landed on ${path}: ${converted === 0 ? 'none' : count(converted)} of ${all === people ? 'these' : count(all)} reached it.`

/** From this share of a day's people robots are the first to leave out: the day itself drops ordinary visitors too. */
const manyRobots = 0.25

/** `1,500 of them are robots by their user agent.` null where they are no large part of the day's people. */
export function robotsOfDay({ people, robots }: Pick<UnusualDay, 'people' | 'robots'>): string | null {
  if (robots === 0 || robots < manyRobots * people) return null
  return `${count(robots)} of them ${plural(robots, 'is a robot', 'are robots')} by ${plural(robots, 'its', 'their')} user agent.`
}

/** Whether a path, as a pattern, is this page alone. */
export const isOwnPattern = (path: string): boolean =>
  path.startsWith('/') && !/[*{]/.test(path) && (path === '/' || !path.endsWith('/'))

/** `of`: which of the day's people; all without any. */
export function withoutDay(before: Traffic, day: string, of: Partial<Omit<FirstSeen, 'day'>> = {}): Traffic {
  const rule = { day, landing: of.landing ?? null, onePage: of.onePage ?? false }
  const isAll = rule.landing === null && !rule.onePage
  const others = before.firstSeen.filter(
    (each) => each.day !== day || (!isAll && (each.landing !== rule.landing || each.onePage !== rule.onePage)),
  )
  return { ...before, firstSeen: [...others, rule] }
}

export const withKeptDay = (before: Traffic, day: string): Traffic => ({
  ...before,
  keptDays: [...before.keptDays.filter((each) => each !== day), day],
})
