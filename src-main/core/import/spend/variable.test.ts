import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
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
  expect(datadog).toMatchObject({ cost: 21_125, billingPeriod: 'year', currency: 'EUR', prices: [], custom: { 'Annual cost by cadence': '21125', 'Median gap in days': '31', 'Annual cost by use, from and to': '18576; 23736' } }) // prettier-ignore
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

it('costs what stack-payments says was paid, where use rises gently and some came back', async () => {
  // Each within 5 % of the one before for long, and seldom less: neither a course of exchange nor a price.
  const datadog = [
    6910.16, 7198.39, 7328.59, 7600.52, 7798.26, 7468.28, 7197.63, 7455.94, 7313.65, 7467.41, 8166.59, 7961.98,
  ]
  const snowflake = [
    5290.8, 5367.74, 5820.65, 5492.85, 5650.31, 5914.08, 5971.3, 5794.43, 6208.94, 6396.22, 6498.75, 6688.74,
  ]
  // A new price, which is what the next year costs.
  const slack = [...Array.from({ length: 6 }, () => 2400), ...Array.from({ length: 6 }, () => 2640)]
  const rows = (vendor: string, amounts: number[]): string[] => amounts.map((amount, at) => `2025-${String(at + 1).padStart(2, '0')}-28,${vendor},${amount},USD`) // prettier-ignore
  const card = ['Date,Merchant,Amount,Currency', ...rows('Datadog', datadog), '2025-07-09,Datadog,-850,USD', ...rows('Snowflake', snowflake), ...rows('Slack', slack)] // prettier-ignore
  await test.call('imports.run', { files: [{ file: test.file('card.csv', card.join('\n')) }] })
  const cost = await runReport(test.call, 'stack-cost', { asOf: '2025-12-28' })
  const paid = await runReport(test.call, 'stack-payments', { asOf: '2025-12-28' })
  // 89,867.40 − 850 and 71,094.81; 2,640 a month.
  const expected = { Datadog: 89_017.4, Snowflake: 71_094.81 }
  expect(Object.fromEntries(cost.rows.map((row) => [row.key, row.annualCost]))).toEqual({ ...expected, Slack: 31_680 })
  const tools = await test.call('tools.list', {})
  expect(tools.tools.find(({ name }) => name === 'Datadog')!.note).toContain('the last 12 charges, less refunds, come to 89017.40 a year') // prettier-ignore
  expect(Object.fromEntries(paid.rows.map((row) => [row.tool, row.paid]))).toMatchObject(expected)
})

it('costs what each year came to, counted back from the last charge, the first by its mean', async () => {
  const before = [100, 140, 80, 120, 60, 100, 140, 120]
  const last = [120, 160, 100, 140, 80, 120, 160, 100, 140, 80, 120, 180]
  const rows = [...before, ...last].map((amount, at) => `${at < 8 ? 2018 : 2019}-${String(((at + 4) % 12) + 1).padStart(2, '0')}-04,AWS,${amount},USD`) // prettier-ignore
  const file = test.file('card.csv', `Date,Merchant,Amount,Currency\n${rows.join('\n')}\n2018-06-20,AWS,-20,USD\n`)
  await test.call('imports.run', { files: [{ file }] })
  const [aws] = (await test.call('tools.list', {})).tools
  // 860 − 20 of eight months, times 12 ÷ 8; 1,500 of the twelve after them.
  expect(aws).toMatchObject({ cost: 1260, prices: [{ from: '2019-01-04', cost: 1500, billingPeriod: 'year' }], custom: { 'Annual cost by cadence': '1500' } }) // prettier-ignore
  expect(aws!.note).toContain('the last 12 charges come to 1500.00 a year, those of the year before to 1260.00, and no change of price is read from them.') // prettier-ignore
  const diff = await runReport(test.call, 'stack-diff', { a: '2018-12-31', b: '2019-12-31' })
  expect(diff.rows).toMatchObject([{ tool: 'AWS', change: 'use', amount: 240 }])
  const lives = await runReport(test.call, 'stack-lifelines', { to: '2020-01-01' })
  expect([lives.rows[0]!.byUse, lives.totals.priceChanges]).toEqual([true, 0])
  const cost = await runReport(test.call, 'stack-cost', { from: '2019-01-04', to: '2020-01-01' })
  expect(cost.rows[0]!.periodCost).toBeCloseTo((1500 * 362) / 365, 6)
})

it('carries the first year back over fewer charges than tell it', () => {
  // Four charges before the last twelve are too few.
  const days = onDays([1000, 1200, 900, 1100, 120, 160, 100, 140, 80, 120, 160, 100, 140, 80, 120, 180])
  expect(variableCost(days, 12)).toMatchObject({ perYear: 1500, years: [{ day: 4, perYear: 1500 }] })
})

it('is paid for the contract of its vendor that lies between the least and the most of it', async () => {
  const amounts = [
    6910.16, 7198.39, 7328.59, 7600.52, 7798.26, 7468.28, 7197.63, 7455.94, 7313.65, 7467.41, 8166.59, 7961.98,
  ]
  const rows = amounts.map((amount, at) => `2025-${String(at + 1).padStart(2, '0')}-28,"Datadog, Inc.",${amount},USD`)
  await test.call('imports.run', {
    files: [{ file: test.file('card.csv', `Date,Merchant,Amount,Currency\n${rows.join('\n')}\n`) }],
  })
  const names = async (annual: number) => {
    await test.call('imports.run', {
      files: [
        {
          file: test.file(
            `list-${annual}.csv`,
            `Tool,Vendor,Annual cost,Currency\nDatadog Pro,Datadog,${annual},USD\n`,
          ),
        },
      ],
    })
    return (await test.call('tools.list', {})).tools.map(({ name }) => name).sort()
  }
  // 12 × 6,910.16 = 82,921.92, less 5 %.
  expect(await names(70_000)).toEqual(['Datadog Pro', 'Datadog, Inc.'])
  expect(await names(84_000)).toEqual(['Datadog Pro'])
})

const onDays = (amounts: readonly number[]) => amounts.map((amount, day) => ({ day, amount }))

it('takes the mean where less than a year is known', () => {
  expect(variableCost(onDays([100, 140, 80, 120, 60]), 12)).toEqual({
    perYear: 1200,
    years: [{ day: 0, perYear: 1200 }],
    charges: 5,
    isCredited: false,
    low: 60,
    high: 140,
  })
  // By the quarter, judged by all of them.
  expect(variableCost(onDays([100, 140, 80, 120, 60, 100]), 4)).toMatchObject({ perYear: 360, charges: 4 })
})

it.each([
  ['rises each time', [104.13, 109.87, 117.02, 121.44, 130.91, 133.2]],
  ['falls each time', [133.2, 130.91, 121.44, 117.02, 109.87, 104.13]],
  ['rises, and once stays', [100.1, 102.2, 103.7, 103.7, 106, 109.3, 110.2, 114, 115.5, 117.7, 119.1, 121]],
])('is what %s, by another amount', (_what, amounts) =>
  expect(variableCost(onDays(amounts), 12)).toMatchObject({ high: Math.max(...amounts) }),
)

it.each([
  ['a price that changes now and then', [100, 100, 90, 90, 120, 120, 120, 110]],
  ['a price that rose once', [...Array.from({ length: 8 }, () => 2400), ...Array.from({ length: 10 }, () => 2640)]],
  ['a price that rises every second month', [100, 100, 103.1, 103.1, 107.4, 107.4, 111.9, 111.9]],
  ['seats that only become more', [100, 110, 120, 130, 140, 150]],
  ['seats with tax, each bill rounded', [14.88, 29.75, 44.63, 74.38, 89.25, 119, 133.88]],
  ['a plan since a year, after bills by use', [90, 120, 70, 130, ...Array.from({ length: 12 }, () => 100)]],
  ['too few to tell', [100, 140, 80, 120]],
])('is not %s', (_what, amounts) => expect(variableCost(onDays(amounts), 12)).toBeNull())

it('is no yearly bill that is dearer each year', () =>
  expect(variableCost(onDays([10_000, 10_500, 11_130, 11_795.1, 12_411]), 1)).toBeNull())
