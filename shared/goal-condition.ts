/** What a condition of a goal asks of a property, out of `where` and back. */
import type { Goal } from './config.ts'

/** What a mapped column of amounts is called in a goal. */
export const amountProperty = 'value'

export type Wanted = Goal['where'][string]

export const conditionTests = ['is', 'is not', 'is empty', 'is filled'] as const

export interface GoalCondition {
  test: (typeof conditionTests)[number]
  /** None where it asks whether it is empty or filled. */
  values: string[]
}

export function readCondition(wanted: Wanted): GoalCondition {
  const isNot = wanted !== null && typeof wanted === 'object' && !Array.isArray(wanted)
  const asked = isNot ? wanted.not : wanted
  if (asked === null) return { test: isNot ? 'is filled' : 'is empty', values: [] }
  return { test: isNot ? 'is not' : 'is', values: [asked].flat() }
}

export const hasValues = (test: GoalCondition['test']): boolean => test === 'is' || test === 'is not'

export function writeCondition({ test, values }: GoalCondition): Wanted {
  const asked = !hasValues(test) ? null : values.length === 1 ? values[0]! : values
  return test === 'is not' || test === 'is filled' ? { not: asked } : asked
}

export const isEmpty = (text: string | null): text is null | '' => text === null || text === ''

/** `text`: as the property is written; null where an event does not have it. */
export function meets({ test, values }: GoalCondition, text: string | null): boolean {
  switch (test) {
    case 'is':
      return text !== null && values.includes(text)
    case 'is not':
      return text === null || !values.includes(text)
    case 'is empty':
      return isEmpty(text)
    case 'is filled':
      return !isEmpty(text)
  }
}

export const conditionWords = (property: string, { test, values }: GoalCondition): string =>
  hasValues(test) ? `${property} ${test} ${values.join(' or ')}` : `${property} ${test}`
