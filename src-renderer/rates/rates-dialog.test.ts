import { expect, it } from 'vitest'
import { missingRates } from '../../shared/notes/no-rate.ts'
import { neededRates } from './rates-dialog.ts'

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

it('lists the currencies that lack a rate, with the tools and payments that need one', () => {
  const tool = (currency: string | null, charges?: string, cost: number | null = 1) => ({ cost, currency, prices: [], custom: charges === undefined ? {} : { Charges: charges } }) // prettier-ignore
  const tools = [tool('GBP'), tool('USD', '12'), tool('USD', '3'), tool('CHF', '1'), tool(null), tool('EUR'), tool('SEK', '1', null)] // prettier-ignore
  expect(neededRates(tools, { currency: 'EUR', rates: { CHF: 1.05 } })).toEqual([
    { code: 'USD', tools: 2, payments: 15 },
    { code: 'GBP', tools: 1, payments: 0 },
  ])
})
