import fc from 'fast-check'
import { expect, it } from 'vitest'
import { oddsWords } from './odds.ts'

it('is whole, and never 0 or 100 where it is not', () => {
  expect([0, 0.0001, 0.0049, 0.005, 0.25, 0.994, 0.996, 0.9999, 1].map(oddsWords)).toEqual(
    ['0 %', 'under 1 %', 'under 1 %', '1 %', '25 %', '99 %', 'over 99 %', 'over 99 %', '100 %'], // prettier-ignore
  )
})

it('says the same of both sides', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), (wins) => {
      const [one, other] = [oddsWords(wins / 10_000), oddsWords(1 - wins / 10_000)]
      expect(one === 'under 1 %').toBe(other === 'over 99 %')
      expect(one === '0 %').toBe(other === '100 %')
    }),
  )
})
