import { expect, it } from 'vitest'
import { missingRates } from './rates-dialog.ts'

it('finds the currencies a refusal asks a rate for, and none in other sentences', () => {
  const priced =
    'A tool is priced in EUR, GBP, and the workspace has no rate from EUR, GBP to USD. Set it under Settings.'
  expect(missingRates(priced)).toEqual(['EUR', 'GBP'])
  // The name of a group may look like a currency.
  expect(missingRates('The cost of SEO is in EUR, and the workspace has no rate from EUR to USD: set it.')).toEqual([
    'EUR',
  ])
  expect(missingRates('The rate of this SEO group cannot be told.')).toEqual([])
  expect(missingRates('')).toEqual([])
})
