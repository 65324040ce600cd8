import { expect, it } from 'vitest'
import { costWords, known, unknownWords } from './known.ts'

const dollars = (value: number): string => `$${value}`

it('a sum without all of its costs is a lower bound, one without any is not known', () => {
  expect(costWords({ unknownCosts: 0 }, 100, dollars)).toBe('$100')
  expect(costWords({ unknownCosts: 1 }, 100, dollars)).toBe('at least $100')
  expect(costWords({ unknownCosts: 1 }, null, dollars)).toBe('not known')
  expect(costWords({ unknownCosts: 0 }, 0, dollars)).toBe('$0')
  expect([known(null, dollars), known(0, dollars)]).toEqual(['not known', '$0'])
  expect([unknownWords({ unknownCosts: 0 }), unknownWords({ unknownCosts: 3 })]).toEqual(['', 'cost unknown for 3'])
})
