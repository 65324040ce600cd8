import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { variableCost } from './variable.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

it('costs what the last year came to where amounts differ nearly every time', async () => {
  const usd = [1950, 2050, 1850, 2300, 2200, 2200, 2300, 2100, 2050, 2050, 1800, 1850, 1800, 1800, 2100]
  const rows = usd.map((amount, at) => `${at < 12 ? 2025 : 2026}-${String((at % 12) + 1).padStart(2, '0')}-04,Datadog,${(amount * 0.86 + (at % 3)).toFixed(2)},EUR,${amount}.00,USD`) // prettier-ignore
  const file = test.file('card.csv', `Date,Merchant,Amount,Currency,Original amount,Original currency\n${rows.join('\n')}\n`) // prettier-ignore
  await test.call('imports.run', { files: [{ file }] })
  const [datadog] = (await test.call('tools.list', {})).tools
  // The last twelve, 24,550 USD, at 0.86, and 0 + 1 + 2 four times.
  expect(datadog).toMatchObject({ cost: 21_125, billingPeriod: 'year', currency: 'EUR', prices: [], custom: { 'Annual cost by cadence': '21125', 'Median gap in days': '31' } }) // prettier-ignore
  expect(datadog!.note).toBe('Amounts differ nearly every time (1548.00 to 1978.00 EUR): the last 12 charges come to 21125.00 a year, and no change of price is read from them.') // prettier-ignore
})

it('is offered in the place of a contract in another currency, as the last twelve months came to', async () => {
  await test.call('config.set', { config: { currency: 'EUR', rates: { USD: 0.92 } } })
  const amounts = [1950, 2050, 1850, 2300, 2200, 2200, 2300, 2100, 2050, 2050, 1800, 1850, 1800, 1800, 2100]
  const rows = amounts.map((amount, at) => `${at < 12 ? 2018 : 2019}-${String((at % 12) + 1).padStart(2, '0')}-04,DATADOG IRELAND,${amount},EUR`) // prettier-ignore
  const contract = 'Tool,Annual cost,Currency\nDatadog,15000,USD\nSalesforce,95040,EUR\n'
  const card = `Date,Merchant,Amount,Currency\n${rows.join('\n')}\n2018-09-01,SALESFORCE.COM EMEA,90000,EUR\n`
  await test.call('imports.run', { files: [{ file: test.file('list.csv', contract) }, { file: test.file('card.csv', card) }] }) // prettier-ignore
  const named = async (name: string) => (await test.call('tools.list', {})).tools.find((tool) => tool.name.toLowerCase().startsWith(name))! // prettier-ignore
  for (const name of ['datadog', 'salesforce']) {
    const [keep, ...drop] = (await test.call('tools.list', {})).tools.filter((tool) => tool.name.toLowerCase().startsWith(name)) // prettier-ignore
    if (drop.length > 0) await test.call('tools.merge', { keep: keep!.id, drop: drop.map(({ id }) => id) })
  }
  const datadog = await named('datadog')
  // April 2018 to March 2019: 24,550 EUR, at 0.92 26,684.78 USD.
  expect(datadog).toMatchObject({ cost: 15_000, currency: 'USD', note: 'Amounts differ nearly every time (1800.00 to 2300.00 EUR): the last 12 charges come to 24550.00 a year, and no change of price is read from them.' }) // prettier-ignore
  expect(datadog.paidOtherwise).toMatchObject({ since: '2018-03-05', annualCost: 26_684.78, said: 15_000, currency: 'USD', price: { from: '2018-03-05', cost: 26_684.78, currency: 'USD' } }) // prettier-ignore
  await test.call('tools.edit', { id: datadog.id, changes: { prices: [datadog.paidOtherwise!.price] } })
  expect(await named('datadog')).toMatchObject({ annualCostToday: 24_550, paidOtherwise: null })
  // A contract says what a single charge cannot, also once another file comes.
  expect((await named('salesforce')).note).toBe('')
  await test.call('imports.run', { files: [{ file: test.file('more.csv', 'Date,Merchant,Amount,Currency\n2019-04-04,DATADOG IRELAND,2000,EUR\n') }] }) // prettier-ignore
  expect(await named('salesforce')).toMatchObject({ note: '', custom: { Charges: '1' } })
})

it('takes the mean where less than a year is known', () => {
  expect(variableCost([100, 140, 80, 120, 60], 12)).toEqual({ perYear: 1200, charges: 5, low: 60, high: 140 })
  // By the quarter, judged by all of them.
  expect(variableCost([100, 140, 80, 120, 60, 100], 4)).toMatchObject({ perYear: 360, charges: 4 })
})

it.each([
  ['a price that changes now and then', [100, 100, 90, 90, 120, 120, 120, 110]],
  ['seats that only become more', [100, 110, 120, 130, 140, 150]],
  ['a plan since a year, after bills by use', [90, 120, 70, 130, ...Array.from({ length: 12 }, () => 100)]],
  ['too few to tell', [100, 140, 80, 120]],
])('is not %s', (_what, amounts) => expect(variableCost(amounts, 12)).toBeNull())
