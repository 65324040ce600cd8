/** What is charged beside a rhythm was paid and is no price. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

type Charge = readonly [date: string, amount: number]
const bring = (charges: readonly Charge[]) =>
  test.call('imports.run', { files: [{ file: test.file('card.csv', `Date,Payee,Amount,Currency\n${charges.map(([date, amount]) => `${date},Slack,${amount},USD\n`).join('')}2025-01-15,Taxi,1,USD\n`) }] }) // prettier-ignore
const slack = async () => (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Slack')!
const months = (amount: (month: number) => number, day = '01'): Charge[] => Array.from({ length: 12 }, (_, at) => [`2024-${String(at + 1).padStart(2, '0')}-${day}`, amount(at + 1)]) // prettier-ignore
const monthly = months(() => 100)

it.each<[string, Charge[], string]>([
  ['a part of a month for a new seat', [...monthly, ['2024-12-15', 8.33]], '8.33 USD on 2024-12-15'],
  ['an addition for a year', [...monthly, ['2024-12-20', 1200]], '1200.00 USD on 2024-12-20'],
  ['one of the same day', [...monthly, ['2024-12-01', 1200]], '1200.00 USD on 2024-12-01'],
  ['one in the middle', [...monthly, ['2024-06-01', 300], ['2024-03-11', 50]], '50.00 USD on 2024-03-11, 300.00 USD on 2024-06-01'],
  ['what was charged for less than a month at first', [['2023-12-20', 36], ...monthly], '36.00 USD on 2023-12-20'],
  ['one after the last month, before the next is due', [...monthly.slice(0, 11), ['2024-12-20', 1200]], '1200.00 USD on 2024-12-20'],
])('is none where it is %s', async (_, charges, named) => {
  await bring(charges)
  const { id, ...tool } = await slack()
  expect(tool).toMatchObject({ cost: 100, billingPeriod: 'month', prices: [], custom: { Charges: String(charges.length), 'Annual cost by cadence': '1200', 'Last charge': charges.map(([date]) => date).sort().at(-1) } }) // prettier-ignore
  expect(tool.note).toBe(`Charged beside its rhythm, which is no price: ${named}.`)
  const { payments } = await test.call('tools.payments', { id, asOf: null })
  expect(payments.filter(({ kind }) => kind === 'charge')).toHaveLength(charges.length)
}) // prettier-ignore

it('has a rhythm of its own where it comes again by the year, and the year is what both come to', async () => {
  await bring([...monthly, ['2024-01-01', 1200], ['2025-01-01', 1260], ['2025-01-01', 100]])
  // 12 × 100 and 1,200; since 2025 1,260.
  expect(await slack()).toMatchObject({
    cost: 2400, billingPeriod: 'year', prices: [{ from: '2025-01-01', cost: 2460 }], custom: { 'Annual cost by cadence': '2460' },
    note: 'Charged in 2 rhythms (100.00 a month; 1260.00 a year), and a year is what they come to.',
  }) // prettier-ignore
})

it.each<[string, Charge[], object]>([
  ['a price that changes', months((month) => (month < 12 ? 100 : 120)), { cost: 100, prices: [{ from: '2024-12-01', cost: 120 }] }],
  ['seats that are charged apart', [...monthly, ...months(() => 50).slice(9)], { cost: 100, prices: [{ from: '2024-10-01', cost: 150 }] }],
  ['a day that is moved', [...monthly.slice(0, 9), ['2024-10-14', 100], ['2024-11-14', 100], ['2024-12-14', 110]], { cost: 100, prices: [{ from: '2024-12-14', cost: 110 }] }],
  ['a month that was left out', [...monthly.slice(0, 10), ['2024-12-01', 110]], { cost: 100, prices: [{ from: '2024-12-01', cost: 110 }] }],
])('goes on being a price where it is %s', async (_, charges, expected) => {
  await bring(charges)
  expect(await slack()).toMatchObject({ billingPeriod: 'month', note: '', ...expected })
}) // prettier-ignore

it('every four weeks is thirteen times a year, and once in each month twelve', async () => {
  const every28 = (from: string, count: number): Charge[] =>
    Array.from({ length: count }, (_, at) => [new Date(Date.parse(from) + at * 28 * 86_400_000).toISOString().slice(0, 10), at < 8 ? 100 : 110]) // prettier-ignore
  // 13 × 100, since 12 August 2024 13 × 110.
  await bring(every28('2024-01-01', 13))
  expect(await slack()).toMatchObject({ cost: 1300, billingPeriod: 'year', prices: [{ from: '2024-08-12', cost: 1430 }], custom: { 'Annual cost by cadence': '1430' } }) // prettier-ignore
  await test.call('imports.run', { files: [{ file: test.file('list.csv', 'name,cost,currency,billing_period\nSlack,1430,USD,year\n') }] }) // prettier-ignore
  const { year } = await test.call('tools.payments', { id: (await slack()).id, asOf: '2024-12-31' })
  // 13 charges, as are usual: 8 × 100 + 5 × 110, so it differs by the price alone.
  expect(year).toMatchObject({
    paid: 1350,
    charges: 13,
    contract: 1430,
    difference: -80,
    why: 'What is charged rose by 10.0\u00a0% on 2024-08-12.',
  })
  // 10 March, 7 April, 5 May, 2 June.
  for (const { id } of await test.call('imports.list', {})) await test.call('imports.undo', { importId: id })
  await bring(every28('2024-03-10', 4))
  expect(await slack()).toMatchObject({ cost: 100, billingPeriod: 'month' })
})

it.each(['2024-10-05', '2024-12-10'])(
  'is the price of a year where it comes again on %s, a month or so before or after a year',
  async (again) => {
    await bring([
      ['2023-11-05', 2990],
      [again, 2990],
    ])
    expect(await slack()).toMatchObject({ cost: 2990, billingPeriod: 'year', prices: [], custom: { 'Annual cost by cadence': '2990' } }) // prettier-ignore
  },
)
