/** What a condition of a goal asks of a property, out of `where` and back. */
import type { Goal } from '../config.ts'

/** What a mapped column of amounts is called in a goal. */
export const amountProperty = 'value'

export type Wanted = Goal['where'][string]

/** The last three are of dates: before a day, on it or later, and from one to before another. */
export const conditionTests = ['is', 'is not', 'is empty', 'is filled', 'is before', 'is from', 'is between'] as const

export interface GoalCondition {
  test: (typeof conditionTests)[number]
  /** None where it asks whether it is empty or filled; days of a date. */
  values: string[]
}

interface Days {
  from?: string | undefined
  to?: string | undefined
}

export function readCondition(wanted: Wanted): GoalCondition {
  if (wanted === null) return { test: 'is empty', values: [] }
  if (typeof wanted !== 'object' || Array.isArray(wanted)) return { test: 'is', values: [wanted].flat() }
  if ('not' in wanted)
    return wanted.not === null ? { test: 'is filled', values: [] } : { test: 'is not', values: [wanted.not].flat() }
  const { from, to }: Days = wanted
  if (from === undefined) return { test: 'is before', values: [to!] }
  return to === undefined ? { test: 'is from', values: [from] } : { test: 'is between', values: [from, to] }
}

export const hasValues = (test: GoalCondition['test']): boolean => test !== 'is empty' && test !== 'is filled'

/** Of days that a date is asked for; 0 = it asks for values. */
export const daysAsked = (test: GoalCondition['test']): number =>
  test === 'is between' ? 2 : test === 'is before' || test === 'is from' ? 1 : 0

export function writeCondition({ test, values }: GoalCondition): Wanted {
  const [first = '', second = ''] = values
  const asked = values.length === 1 ? first : values
  switch (test) {
    case 'is':
      return asked
    case 'is not':
      return { not: asked }
    case 'is empty':
      return null
    case 'is filled':
      return { not: null }
    case 'is before':
      return { to: first }
    case 'is from':
      return { from: first }
    case 'is between':
      return { from: first, to: second }
  }
}

export const isEmpty = (text: string | null): text is null | '' => text === null || text === ''

/** `text`: as the property is written; null where an event does not have it. `timeOf` a date, and of a day its begin, in epoch ms, NaN for what is none. */
export function meets({ test, values }: GoalCondition, text: string | null, timeOf: (text: string) => number): boolean {
  switch (test) {
    case 'is':
      return text !== null && values.includes(text)
    case 'is not':
      return text === null || !values.includes(text)
    case 'is empty':
      return isEmpty(text)
    case 'is filled':
      return !isEmpty(text)
    case 'is before':
      return text !== null && timeOf(text) < timeOf(values[0]!)
    case 'is from':
      return text !== null && timeOf(text) >= timeOf(values[0]!)
    case 'is between':
      return text !== null && timeOf(text) >= timeOf(values[0]!) && timeOf(text) < timeOf(values[1]!)
  }
}

export function conditionWords(property: string, { test, values }: GoalCondition): string {
  const [first = '', second = ''] = values
  if (!hasValues(test)) return `${property} ${test}`
  if (daysAsked(test) === 0) return `${property} ${test} ${values.join(' or ')}`
  return test === 'is between' ? `${property} is from ${first} to before ${second}` : `${property} ${test} ${first}`
}

/** In brackets after what a goal counts; null where its events may be of any day. */
export const goalDaysWords = ({ from, to }: Days): string | null =>
  from === undefined && to === undefined
    ? null
    : [from === undefined ? '' : `from ${from}`, to === undefined ? '' : `before ${to}`].filter(Boolean).join(' and ')
