import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { contractStartsSentence } from '../../../../shared/notes/contract-starts.ts'
import { oneRateSentence } from '../../../../shared/notes/one-rate.ts'
import { paidThenSentence } from '../../../../shared/notes/paid-then.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { type Span, toDay } from '../../stack/cost.ts'
import { holdingsIn, sum } from '../../stack/in-use.ts'
import { anyDate, anyTools, makeTool, testMoney } from '../../testing/tools.ts'
import type { Tool } from '../../stack/tool.ts'
import { costChange, periodsOf } from './stack-cost-change.ts'

const span = (from: string, to: string): Span => ({ from: toDay(from), to: toDay(to) })
const [year2018, year2019] = [span('2018-01-01', '2019-01-01'), span('2019-01-01', '2020-01-01')]
const change = (tools: Tool[], a = year2018, b = year2019) => costChange(tools, testMoney, a, b)
/** What is not 0 of the only row. */
const parts = (tools: Tool[], a?: Span, b?: Span) => {
  const { rows } = change(tools, a, b)
  expect(rows).toHaveLength(1)
  return Object.fromEntries(Object.entries(rows[0]!).filter(([, value]) => value !== 0))
}
const price = (from: string, cost: number | null, currency: string | null = null) => ({ from, cost, currency, billingPeriod: 'year' as const }) // prettier-ignore

describe('why the cost changed', () => {
  it('tells a price from time in use', () => {
    // 1 a day, from July 2: 181 + 2 × 184 = 549, of which the second 184 are the new price.
    expect(parts([makeTool({ name: 'CRM', cost: 365, prices: [price('2019-07-01', 730)] })])).toEqual({
      tool: 'CRM', before: 365, after: 549, price: 184,
    }) // prettier-ignore
    // In use from 1 October 2018: 92 days, then 365, at 1 a day.
    const started = parts([makeTool({ name: 'Chat', cost: 365, startDate: '2018-10-01' })])
    expect(started).toEqual({ tool: 'Chat', before: 92, after: 365, added: 273 })
    // Gone on 1 April 2019, dearer from the new year: 275 days less at 1, and 90 days at 1 more.
    const both = parts([makeTool({ name: 'Mail', cost: 365, endDate: '2019-04-01', prices: [price('2019-01-01', 730)] })]) // prettier-ignore
    expect(both['after']).toBeCloseTo(180, 9)
    expect(both['removed']).toBeCloseTo(-275, 9)
    expect(both['price']).toBeCloseTo(90, 9)
  })

  it('names what is priced in another currency at one rate, unless payments tell the exchange', () => {
    const other = (name: string, tool: Partial<Tool> = {}) => makeTool({ name, cost: 100, currency: 'EUR', ...tool })
    const own = makeTool({ name: 'Own', cost: 100 })
    const booked = other('Booked', { prices: [price('2019-01-01', 120)] })
    const tools = [other('Zoom'), other('Slack', { cost: 200 }), other('New', { startDate: '2019-02-01' }), own, booked, other('Free', { cost: 0 })] // prettier-ignore
    const { oneRate } = costChange(tools, testMoney, year2018, year2019, new Set(), new Map([[booked, { factor: 1, isSamePrice: true }]])).totals // prettier-ignore
    expect(oneRate.map(({ tool, currency }) => [tool, currency])).toEqual([['Slack', 'EUR'], ['Zoom', 'EUR']]) // prettier-ignore
    expect(oneRateSentence(oneRate)).toBe('Of Slack and Zoom nothing is said to be the exchange: their prices in EUR count at the same rate in both periods.') // prettier-ignore
    expect(oneRateSentence([])).toBeNull()
  })

  it('takes what is in use in one of them as a whole, and a renewed contract as one', () => {
    const { rows, totals } = change([
      makeTool({ name: 'New', cost: 730, startDate: '2019-07-02' }),
      makeTool({ name: 'Old', cost: 365, endDate: '2019-01-01' }),
      makeTool({ name: 'Same', vendor: 'S', team: 'T', cost: 100, endDate: '2019-01-01' }),
      makeTool({ name: 'Same', vendor: 's', team: 't', cost: 100, startDate: '2019-01-01' }),
      makeTool({ name: 'Neither', cost: 9, startDate: '2020-01-01' }),
    ])
    expect(
      rows.map(({ tool, before, after, added, removed }) => [
        tool,
        before,
        after && Math.round(after),
        added && Math.round(added),
        removed,
      ]),
    ).toEqual([
      ['New', null, 366, 366, 0],
      ['Old', 365, null, 0, -365],
      ['Same', 100, 100, 0, 0],
    ])
    expect(totals).toMatchObject({ before: 465, price: 0, removed: -365, toolsBefore: 2, toolsAfter: 2 })
  })

  it('names what rests on prices carried back to before the first payment', () => {
    // Paid first on 1 July 2019, 1 a day: all of 2018 and 181 days of 2019 are carried back. The other one began then.
    const card = { 'First charge': '2019-07-01' }
    const { totals } = change([
      makeTool({ name: 'Old', cost: 365, custom: card }),
      makeTool({ name: 'New', cost: 365, startDate: '2019-07-01', custom: card }),
      makeTool({ name: 'Listed', cost: 365 }),
    ])
    expect(totals).toMatchObject({ before: 730, beforeCarriedBack: 365 })
    expect(totals.afterCarriedBack).toBeCloseTo(181, 9)
  })

  it('has no price where the currency is another, and none for what is paid once', () => {
    const tool = parts([makeTool({ name: 'Euro', cost: 100, currency: 'EUR', prices: [price('2019-01-01', 120, 'USD')] })]) // prettier-ignore
    expect(tool['before']).toBeCloseTo(108, 9)
    expect(tool['currency']).toBeCloseTo(12, 9)
    const font = makeTool({ name: 'Font', cost: 50, billingPeriod: 'once', startDate: '2018-05-01' })
    expect(parts([font])).toEqual({ tool: 'Font', before: 50, removed: -50 })
    expect(parts([{ ...font, startDate: '2019-05-01' }])).toEqual({ tool: 'Font', before: null, after: 50, added: 50 })
  })

  it('is use, and no change of price, of what is billed by use', () => {
    const custom = { 'Annual cost by use, from and to': '960; 1680', 'Annual cost by cadence': '1500' }
    const tool = makeTool({ name: 'AWS', cost: 1290, prices: [price('2019-01-01', 1500)], custom })
    expect(parts([tool])).toEqual({ tool: 'AWS', before: 1290, after: 1500, use: 210 })
  })

  it('is not cheaper for a shorter period, nor for a leap year', () => {
    // 59 days of 365, then 29 + 31 of 366: the same price, another length.
    const tool = makeTool({ name: 'CRM', cost: 365 * 366 })
    expect(parts([tool], year2019, span('2020-01-01', '2021-01-01'))).toEqual({ tool: 'CRM', before: 133_590, after: 133_590 }) // prettier-ignore
    const shorter = parts([tool], span('2019-01-01', '2019-03-01'), span('2020-01-01', '2020-03-01'))
    expect(shorter['before']).toBeCloseTo(59 * 366, 6)
    expect(shorter['after']).toBeCloseTo(60 * 365, 6)
    expect(shorter['length']).toBeCloseTo(60 * 365 - 59 * 366, 6)
    expect(Object.keys(shorter)).toEqual(['tool', 'before', 'after', 'length'])
  })

  it('leaves unknown what is not known', () => {
    const { rows, totals } = change([
      makeTool({ name: 'New', startDate: '2019-03-01' }),
      makeTool({ name: 'Old', endDate: '2018-03-01' }),
      makeTool({ name: 'Found out', prices: [price('2019-01-01', 70)] }),
      makeTool({ name: 'Still' }),
    ])
    expect(rows).toEqual([
      {
        tool: 'Found out',
        before: null,
        after: 70,
        price: 0,
        use: 0,
        added: 0,
        removed: 0,
        currency: 0,
        length: 0,
        known: 70,
      },
      {
        tool: 'New',
        before: null,
        after: null,
        price: 0,
        use: 0,
        added: null,
        removed: 0,
        currency: 0,
        length: 0,
        known: 0,
      },
      {
        tool: 'Old',
        before: null,
        after: null,
        price: 0,
        use: 0,
        added: 0,
        removed: null,
        currency: 0,
        length: 0,
        known: 0,
      },
      {
        tool: 'Still',
        before: null,
        after: null,
        price: 0,
        use: 0,
        added: 0,
        removed: 0,
        currency: 0,
        length: 0,
        known: null,
      },
    ])
    expect(totals).toMatchObject({ before: 0, after: 70, known: 70, unknownCosts: 4 })
  })

  it('sums to what stack-cost says of both periods, row by row', () => {
    fc.assert(
      fc.property(anyTools, fc.uniqueArray(anyDate, { minLength: 4, maxLength: 4 }), (tools, dates) => {
        const [a, b, c, d] = dates.sort().map(toDay) as [number, number, number, number]
        const [one, two] = [
          { from: a, to: b },
          { from: c, to: d },
        ]
        const { rows, totals } = costChange(tools, testMoney, one, two)
        const cost = (period: Span): number =>
          sum(holdingsIn(tools, testMoney, period).map(({ periodCost }) => periodCost ?? 0))
        expect(totals.before).toBeCloseTo(cost(one), 5)
        expect(totals.after).toBeCloseTo(cost(two), 5)
        for (const { before, after, price, use, added, removed, currency, length, known } of [...rows, totals]) {
          const steps = [price, use, added, removed, currency, length, known].map((step) => step ?? 0)
          expect((before ?? 0) + sum(steps)).toBeCloseTo(after ?? 0, 5)
          expect(added ?? 0).toBeGreaterThanOrEqual(0)
          expect(removed ?? 0).toBeLessThanOrEqual(0)
        }
      }),
    )
  })
})

it('the period before is as long, in months where months are whole', () => {
  const none = { from: null, to: null, beforeFrom: null, beforeTo: null }
  const before = (from: string, to: string) => periodsOf({ ...none, from, to }, '2020-02-29').beforeFrom
  expect(periodsOf(none, '2020-02-29', 12)).toMatchObject({ from: '2018-12-01', to: '2019-12-01', beforeFrom: '2017-12-01' }) // prettier-ignore
  expect(periodsOf(none, '2020-02-29')).toEqual({ from: '2019-01-01', to: '2020-01-01', beforeFrom: '2018-01-01', beforeTo: '2019-01-01' }) // prettier-ignore
  expect(before('2020-01-01', '2020-04-01')).toBe('2019-10-01')
  expect(before('2020-03-01', '2020-04-01')).toBe('2020-02-01')
  expect(before('2020-03-05', '2020-03-15')).toBe('2020-02-24')
  expect(() => before('2020-03-05', '2020-03-05')).toThrow('has no day')
})

it('what is charged in another currency than it is booked in changes by the exchange, and by its price', async () => {
  const test = await openApp({ currency: 'EUR' })
  const bills = (payee: string, ...years: [eur: number, usd: number][]) =>
    years.flatMap(([eur, usd], year) => Array.from({ length: 12 }, (_, at) => `${2018 + year}-${String(at + 1).padStart(2, '0')}-05,${payee},${eur},EUR,${usd},USD`)) // prettier-ignore
  const lines = [...bills('Miro', [90, 100], [80, 100]), ...bills('Slack', [90, 100], [88, 110])]
  await test.call('imports.run', { files: [{ file: test.file('card.csv', `Date,Merchant,Amount,Currency,Original amount,Original currency\n${lines.join('\n')}\n`) }] }) // prettier-ignore
  const { rows } = await runReport(test.call, 'stack-cost-change', { from: '2019-01-01', to: '2020-01-01' })
  const of = (tool: string) => rows.find((row) => row.tool === tool)!
  expect(of('Miro').price).toBeCloseTo(0, 9)
  expect(of('Miro').currency).toBeCloseTo(of('Miro').after! - of('Miro').before! - of('Miro').length!, 6)
  expect(of('Miro').currency).toBeLessThan(-100)
  // 110 dollars at 0.80 in place of 0.90: 132 less, and 10 dollars more at 0.90: 108 more.
  expect(of('Slack').currency).toBeCloseTo(-132, -1)
  expect(of('Slack').price).toBeCloseTo(108, -1)
  test.close()
})

describe('starts of contracts', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await openApp({ currency: 'USD' })
  })
  afterEach(() => test.close())
  const bring = (name: string, ...lines: string[]) =>
    test.call('imports.run', { files: [{ file: test.file(name, `${lines.join('\n')}\n`) }] })
  const monthly = (payee: string, amount: number, from: number): string[] =>
    Array.from({ length: 24 - from }, (_, at) => `${2018 + Math.floor((from + at) / 12)}-${String(((from + at) % 12) + 1).padStart(2, '0')}-05,${payee},${amount}`) // prettier-ignore
  const changeOf = async () => {
    const { rows, totals } = await runReport(test.call, 'stack-cost-change', { from: '2019-01-01', to: '2020-01-01' })
    return { totals, added: Object.fromEntries(rows.map((row) => [row.tool, Math.round(row.added ?? 0)])) }
  }

  it('are added only where nothing was paid before, and named where nobody knows', async () => {
    const tools = ['Slack,365,2019-01-01', 'Figma,365,2019-01-01', 'Okta,365,2019-01-01', 'Miro,365,2019-01-01']
    await bring('register.csv', 'Tool,Annual cost,Contract start', ...tools)
    // Slack was paid all the time, Figma first in January 2019, Miro in May, after its contract began; Okta is on no card.
    await bring('card.csv', 'Date,Merchant,Amount', ...monthly('Slack', 30, 0), ...monthly('Figma', 30, 12), ...monthly('Miro', 30, 16)) // prettier-ignore
    const { added, totals } = await changeOf()
    expect(added).toEqual({ Slack: 0, Figma: 365, Okta: 365, Miro: 365 })
    expect(totals.contractStarts.map(({ tool }) => tool)).toEqual(['Okta'])
    const { before, price, removed, currency, length, known, after } = totals
    expect(before + price + totals.added + removed + currency + length + known).toBeCloseTo(after, 6)
    expect(contractStartsSentence(totals.contractStarts, (amount) => `$${Math.round(amount)}`)).toBe(
      'Of what was added, $365 is the start of the contract of 1 tool, and whether it was in use before is not known: Okta.',
    )
  })

  it('hold where the list says since when the tool is in use', async () => {
    await bring('tools.csv', 'Tool,Annual cost,Start date', 'Slack,365,2019-01-01', 'Okta,365,2019-01-01')
    await bring('card.csv', 'Date,Merchant,Amount', ...monthly('Slack', 30, 0))
    const { added, totals } = await changeOf()
    expect(added).toEqual({ Slack: 365, Okta: 365 })
    expect(totals.contractStarts).toEqual([])
  })
})

describe('a contract of today’s price alone, and bills of the year before', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await openApp({ currency: 'USD' })
  })
  afterEach(() => test.close())

  it('says what was paid then, where its price is carried back', async () => {
    const bring = (name: string, lines: string[]) => test.call('imports.run', { files: [{ file: test.file(name, `${lines.join('\n')}\n`) }] }) // prettier-ignore
    const bills = (payee: string, amount: (month: number) => number) => Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}-05,${payee},${amount(at)}`) // prettier-ignore
    await bring('card.csv', ['Date,Merchant,Amount', ...bills('Datadog', (at) => 6000 + 130 * at), ...bills('Slack', () => 100), ...bills('Zoom', () => 50), '2026-01-20,Zoom,50']) // prettier-ignore
    await bring('list.csv', ['name,cost,currency,billing_period,start_date', 'Datadog,96000,USD,year,', 'Slack,1200,USD,year,', 'Zoom,900,USD,year,2024-01-01']) // prettier-ignore
    const { totals } = await runReport(test.call, 'stack-cost-change', { from: '2026-01-01', to: '2027-01-01' })
    expect(totals.paidThen).toEqual([{ tool: 'Datadog', counted: 96_000, paid: 80_580 }, { tool: 'Zoom', counted: 900, paid: 600 }]) // prettier-ignore
    expect(paidThenSentence(totals.paidThen, totals.before, (amount) => `$${Math.round(amount)}`)).toBe(
      'In the period before, contracts count at today’s price, as no list says what they cost then, and payments of that time come to something else: Datadog ($96000 counted, $80580 paid) and Zoom ($900 counted, $600 paid). With what was paid, that period costs $82380 in place of $98100.',
    )
  })
})
