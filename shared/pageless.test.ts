import { expect, it } from 'vitest'
import { pagelessWords } from './pageless.ts'

it('names the cause where most who converted are never on a page', () => {
  expect(pagelessWords({ convertedPeople: 4, pagelessPeople: 2 })).toBeNull()
  expect(pagelessWords({ convertedPeople: 0, pagelessPeople: 0 })).toBeNull()
  expect(pagelessWords({ convertedPeople: 1312, pagelessPeople: 1300 })).toBe(
    '1,300 of the 1,312 people who converted have no page view: the conversions carry ids of their own, and those ids are never on a page.',
  )
  expect(pagelessWords({ convertedPeople: 312, pagelessPeople: 312 })).toMatch(/^All 312 people who converted have no/)
  expect(pagelessWords({ convertedPeople: 1, pagelessPeople: 1 })).toMatch(
    /^The one person .* that id is never on a page/,
  )
})
