import { expect, it } from 'vitest'
import { noPagesWords, pagelessWords } from './pageless.ts'

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

it('says what can have credit where nobody is on a page', () => {
  const totals = { people: 2, convertedPeople: 2, conversions: 2, attributed: 0 }
  const params = { lookbackDays: null, excludeDirect: false }
  expect(noPagesWords({ params, totals })).toMatch(/^Nobody here has a page view that can have credit\./)
  expect(noPagesWords({ params: { ...params, lookbackDays: 7 }, totals })).toBeNull()
  expect(noPagesWords({ params, totals: { ...totals, people: 3 } })).toBeNull()
  expect(noPagesWords({ params, totals: { ...totals, attributed: 1 } })).toBeNull()
  expect(noPagesWords({ params, totals: { ...totals, people: 0, convertedPeople: 0, conversions: 0 } })).toBeNull()
})
