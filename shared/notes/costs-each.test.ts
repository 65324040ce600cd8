import { expect, it } from 'vitest'
import { costEachSentence } from './costs-each.ts'
import type { Report } from '../reports/index.ts'

const money = (amount: number): string => amount.toFixed(2)
const report = (extremes: object | null, totals: object = {}): Report<'content-return'> =>
  ({
    rows: [
      { key: 'tiny', conversions: 9, costPerConversion: 2.25 },
      { key: 'brand', conversions: 52, costPerConversion: 6.21 },
      { key: 'search', conversions: 22, costPerConversion: 30.14 },
      { key: '(none)', conversions: 48, costPerConversion: null },
    ],
    totals: {
      cost: 1006.25,
      conversions: 131,
      costedConversions: 83,
      costPerConversion: 12.12,
      costsFit: true,
      extremes,
      ...totals,
    },
  }) as unknown as Report<'content-return'>
const told = { cheapest: 'brand', dearest: 'search', pValue: 0.00001, enough: true, further: ['tiny'] }

it('says over which conversions a cost is shared, which are told apart and which are too few', () => {
  expect(costEachSentence(report(told), money)).toBe(
    'What has a cost brought 83 of the 131 conversions for 1006.25: 12.12 each. 6.21 from brand, 30.14 from search: told apart (p < 0.001). tiny (9 conversions) lies further out, with too few to tell.',
  )
  expect(costEachSentence(report({ ...told, pValue: 0.4 }), money)).toMatch(/search: not told apart \(p = 0\.400\)\.$/u)
  expect(costEachSentence(report({ ...told, enough: false }), money)).toMatch(/search: too few to tell\.$/u)
})

it('says nothing where the costs are of other days, or none is entered', () => {
  expect(costEachSentence(report(told, { costsFit: false }), money)).toBeNull()
  expect(costEachSentence(report(null, { costPerConversion: null }), money)).toBeNull()
})
