import { expect, test } from 'vitest'
import { contentCost } from '../../shared/config.ts'
import { costsEnteredSentence } from './costs-entered.ts'

test('costs that were entered are named with their sum and what they are of', () => {
  const days = { from: '2026-03-02', to: '2026-03-04', days: [1, 2] }
  const spring = contentCost.parse({ campaign: 'Spring', amount: 4000, ...days })
  const newsletter = contentCost.parse({ campaign: 'Newsletter', amount: 1922, ...days })
  expect(costsEnteredSentence([spring, newsletter], 'EUR')).toBe(' Costs entered: €5,922, by campaign, by day.')
  expect(costsEnteredSentence([spring, contentCost.parse({ group: 'Guides', hours: 2, hourlyRate: 50 })], 'EUR')).toBe(
    ' Costs entered: €4,100, by campaign and group.',
  )
  // Two currencies whose sign is the same.
  const dollars = contentCost.parse({ campaign: 'Social', amount: 7829, currency: 'USD' })
  const said = costsEnteredSentence([dollars, contentCost.parse({ campaign: 'Search', amount: 30450 })], 'CAD')
  expect(said.replaceAll('\u00a0', ' ')).toBe(' Costs entered: 7,829 USD and 30,450 CAD, by campaign.')
  expect(costsEnteredSentence([], 'EUR')).toBe('')
})
