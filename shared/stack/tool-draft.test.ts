import { describe, expect, it } from 'vitest'
import type { PaidPrice } from '../notes/paid-otherwise.ts'
import { toolInput } from './stack.ts'
import {
  changedFields,
  emptyTool,
  entries,
  fromTool,
  inCurrency,
  readAs,
  type ToolDraft,
  toTool,
  withPaid,
  withPriceOn,
  withStatus,
} from './tool-draft.ts'

const segment = toolInput.parse({
  name: 'Segment',
  capabilities: ['event collection', 'identity'],
  cost: 118_000,
  currency: 'USD',
  seatsLicensed: 30,
  startDate: '2017-02-01',
  autoRenew: true,
  reason: 'volume',
  custom: { 'Contract no.': '17' },
  prices: [{ from: '2019-01-01', cost: 120_000, currency: null, billingPeriod: 'year' }],
})

describe('a tool as it is typed', () => {
  it('is the same after it was shown and saved', () => {
    expect(toTool(fromTool(segment))).toEqual({ ok: true, tool: segment })
  })
  it('takes its dated prices along into another currency, but for those of a third', () => {
    const price = segment.prices[0]!
    const draft = fromTool({
      ...segment,
      prices: [price, { ...price, currency: 'USD' }, { ...price, currency: 'GBP' }],
    })
    const typed = ['', 'E', 'EU', 'EUR'].reduce(inCurrency, draft)
    expect([typed.currency, ...typed.prices.map(({ currency }) => currency)]).toEqual(['EUR', 'EUR', 'EUR', 'GBP'])
  })
  it('needs a name, and numbers where numbers are', () => {
    const result = toTool({ ...emptyTool, cost: 'a lot', seatsActive: '-3' })
    expect(result.ok).toBe(false)
    expect(!result.ok && Object.keys(result.problems).toSorted()).toEqual(['cost', 'name', 'seatsActive'])
  })
  it('reads thousands, lists and blanks as people write them', () => {
    const result = toTool({
      ...emptyTool,
      name: ' Drift ',
      cost: '64,000.50',
      currency: 'eur',
      capabilities: 'chat;; chat ;email',
    })
    expect(result).toMatchObject({
      ok: true,
      tool: { name: 'Drift', cost: 64_000.5, currency: 'EUR', capabilities: ['chat', 'email'], seatsLicensed: null },
    })
    expect(entries(' ; ')).toEqual([])
    // As it is written in Germany; it was taken for 1.05893, and 12,5 for 125.
    expect(toTool({ ...emptyTool, name: 'A', cost: '1.058,93', switchingCost: '12,5' })).toMatchObject({ ok: true, tool: { cost: 1058.93, switchingCost: 12.5 } }) // prettier-ignore
  })
  it('asks which of two numbers 1.200 is, and shows how others are read', () => {
    const result = toTool({ ...emptyTool, name: 'A', cost: '1.200' })
    expect(!result.ok && result.problems.cost).toBe('“1.200” may be 1,200 or 1.2: type 1200 or 1.2.')
    expect(['1,200', '1.200,50', '1200', '12.50', '1.200'].map(readAs)).toEqual(['= 1,200', '= 1,200.5', null, null, null]) // prettier-ignore
    const odd = { ...segment, cost: 83.333 }
    expect(toTool(fromTool(odd))).toEqual({ ok: true, tool: odd })
  })
  it('does not end before it starts', () => {
    const result = toTool({ ...emptyTool, name: 'A', startDate: '2019-02-01', endDate: '2019-01-01' })
    expect(!result.ok && result.problems.endDate).toBe('Before the start date.')
  })
  it('is saved by what changed only', () => {
    expect(changedFields(segment, { ...segment, team: 'Data' })).toEqual({ team: 'Data' })
    expect(changedFields(segment, { ...segment })).toBeNull()
  })
})

it('takes back the day on which it ended with a status of being in use', () => {
  const ended = { ...emptyTool, status: 'retired' as const, endDate: '2026-05-07' }
  expect(withStatus(ended, 'active', '2026-11-27')).toMatchObject({ status: 'active', endDate: '' })
  expect(withStatus(ended, 'candidate', '2026-11-27').endDate).toBe('2026-05-07')
  expect(withStatus(ended, 'active', '2026-05-01').endDate).toBe('2026-05-07')
})

it('takes a dated price in place of another of that day', () => {
  const price = { from: '2026-03-12', cost: 1440, currency: 'USD', billingPeriod: 'year' as const }
  const taken = (draft: ToolDraft, price: PaidPrice) => withPaid(draft, { price, earlier: null })
  const draft = taken(taken(emptyTool, { ...price, from: '2026-06-01', cost: 9 }), { ...price, cost: 10 })
  expect(taken(draft, price).prices.map(({ from, cost }) => [from, cost])).toEqual([['2026-03-12', '1440'], ['2026-06-01', '9']]) // prettier-ignore
})

it('takes what was paid beside earlier prices with a dated price', () => {
  const of = (from: string, cost: number) => ({ from, cost, currency: 'USD', billingPeriod: 'year' as const })
  const draft = { ...fromTool(segment), cost: '13200', prices: [] }
  const taken = withPaid(draft, { price: of('2026-03-26', 16_198.8), earlier: { cost: 14_998.8, prices: [of('2025-06-01', 15_000)] } }) // prettier-ignore
  expect([taken.cost, ...taken.prices.map(({ from, cost }) => [from, cost])]).toEqual(['14998.8', ['2025-06-01', '15000'], ['2026-03-26', '16198.8']]) // prettier-ignore
})

describe('the price of a day', () => {
  it('is changed where it is, in the dated price that holds or before the first one', () => {
    const draft = fromTool(segment)
    expect(withPriceOn(draft, '2018-12-31', { cost: '1' })).toMatchObject({ cost: '1', prices: [{ cost: '120000' }] })
    expect(withPriceOn(draft, '2019-01-01', { cost: '1', currency: 'EUR' })).toMatchObject({ cost: '118000', currency: 'USD', prices: [{ from: '2019-01-01', cost: '1', currency: 'EUR' }] }) // prettier-ignore
    // What is in the currency of the tool goes along with it.
    expect(withPriceOn(draft, '2018-12-31', { currency: 'EUR' })).toMatchObject({ currency: 'EUR', prices: [{ currency: 'EUR' }] }) // prettier-ignore
  })
})
