import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { endUnknownSentence, paidEndUnknownSentence } from '../../../shared/notes/end-unknown.ts'
import { costChange } from '../reports/stack-cost-change/stack-cost-change.ts'
import { difference } from '../reports/stack-diff/stack-diff.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { anyDate, anyTools, makeTool, testMoney } from '../testing/tools.ts'
import { toDay } from './cost.ts'
import { endOfUse, type Marked } from './end-of-retired.ts'
import { isInUse } from './in-use.ts'
import { toolStatuses } from './tool.ts'

describe('what is retired and has no end', () => {
  const said = (day: string, was: Marked['was'] = null): [number, Marked][] => [[1, { day, was }]]
  const end = (tool: Parameters<typeof makeTool>[0], marked: [number, Marked][]) =>
    endOfUse(1, makeTool(tool), new Map(marked))

  it('was in use until its renewal date, or until it was called so where it was in use before', () => {
    const name = 'Segment'
    const past = { name, status: 'retired', renewalDate: '2026-01-31' } as const
    expect(end({ name, endDate: '2026-05-01' }, [])).toEqual({ day: '2026-05-01', by: 'end' })
    expect(end({ name }, [])).toBeNull()
    expect(end(past, said('2026-11-27'))).toEqual({ day: '2026-01-31', by: 'renewal' })
    expect(end({ ...past, renewalDate: '2027-01-31' }, said('2026-11-27'))).toEqual({ day: '2026-11-27', by: 'marked' })
    expect(end({ ...past, autoRenew: true }, said('2026-11-27', 'active'))).toEqual({ day: '2026-11-27', by: 'marked' })
    // Of a renewal by itself nobody knows which one was the last.
    expect(end({ ...past, autoRenew: true }, said('2026-11-27'))).toBeNull()
    expect(end({ name, status: 'retired' }, said('2026-11-27'))).toBeNull()
    // What was only looked at was never in use.
    expect(end(past, said('2026-11-27', 'candidate'))).toBeNull()
    expect(end(past, [])).toBeNull()
  })

  it('is in use on no day from which on it is called so', () => {
    const anyMarked = fc.record({ day: anyDate, was: fc.option(fc.constantFrom(...toolStatuses)) })
    const anyRenewal = fc.record({ renewalDate: fc.option(anyDate), autoRenew: fc.option(fc.boolean()) })
    const retired = fc.tuple(anyTools, fc.array(fc.tuple(anyMarked, anyRenewal), { minLength: 12, maxLength: 12 }), anyDate, anyDate) // prettier-ignore
    fc.assert(
      fc.property(retired, ([tools, said, one, other]) => {
        const ended = tools.map((tool, at) => {
          const [marked, renewal] = said[at % said.length]!
          const given = { ...tool, ...renewal }
          const day = endOfUse(at, given, new Map([[at, marked]]))?.day ?? null
          const worked = { ...given, endDate: day }
          if (tool.status === 'retired' && tool.endDate === null)
            expect(isInUse(worked, toDay(marked.day > one ? marked.day : one))).toBe(false)
          else expect(worked).toEqual(given)
          return worked
        })
        const [a, b] = one < other ? [one, other] : [other, one]
        const { totals: day } = difference(ended, testMoney, a, b)
        expect(day.before + day.price + day.use + day.added + day.removed + day.currency + day.known).toBeCloseTo(day.after, 4) // prettier-ignore
        const earlier = { from: toDay(a) - 365, to: toDay(a) }
        const { totals } = costChange(ended, testMoney, earlier, { from: toDay(b), to: toDay(b) + 365 })
        const parts = totals.price + totals.use + totals.added + totals.removed + totals.currency + totals.length
        expect(totals.before + parts + totals.known).toBeCloseTo(totals.after, 4)
      }),
    )
  })
})

describe('reports of the past', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await openApp({ currency: 'USD' })
    const columns = 'Tool,Annual cost,Status,Renewal date,Auto-renew'
    const register = (asOf: string, rows: string[]) =>
      test.call('imports.run', {
        files: [{ file: test.file(`${asOf}.csv`, `${[columns, ...rows].join('\n')}\n`), asOf }],
      })
    const kept = 'Okta,36000,Active,2027-02-01,Yes'
    await register('2026-03-01', [kept, 'Pendo,6000,Active,,', 'Segment,24000,Cancelled,2026-01-31,No'])
    await register('2026-06-01', [kept, 'Pendo,6000,Cancelled,,', 'Segment,24000,Cancelled,2026-01-31,No', 'Old,500,Cancelled,,']) // prettier-ignore
  })
  afterEach(() => test.close())

  it('have it until the end that is worked out, and after it as ever', async () => {
    const cost = async (asOf: string) => (await runReport(test.call, 'stack-cost', { asOf })).totals.annualCost
    expect(await cost('2025-11-27')).toBe(36_000 + 6000 + 24_000)
    expect(await cost('2026-01-30')).toBe(36_000 + 6000 + 24_000)
    expect(await cost('2026-01-31')).toBe(36_000 + 6000)
    expect(await cost('2026-05-31')).toBe(36_000 + 6000)
    expect(await cost('2026-06-01')).toBe(36_000)
    const { rows, totals } = await runReport(test.call, 'stack-diff', { a: '2025-11-27', b: '2026-11-27' })
    expect(totals).toMatchObject({
      before: 66_000,
      after: 36_000,
      removed: -30_000,
      added: 0,
      price: 0,
      endUnknown: ['Old'],
    })
    expect(endUnknownSentence(totals.endUnknown)).toBe('When 1 retired tool ended is not known, so it is in use on no day: Old.') // prettier-ignore
    const between = await runReport(test.call, 'stack-diff', { a: '2027-11-27', b: '2026-11-27' })
    expect(between.totals.endUnknown).toEqual([])
    expect(rows.map(({ tool, change, amount }) => [tool, change, amount])).toEqual([
      ['Segment', 'removed', -24_000],
      ['Pendo', 'removed', -6000],
    ])
  })

  it('name what has no end, where days of the past are asked for', async () => {
    const endUnknown = async (...[slug, params]: Parameters<typeof ask>) => (await ask(slug, params)).totals.endUnknown
    const ask = (slug: 'stack-cost' | 'stack-evolution' | 'stack-cost-change' | 'stack-lifelines', params: object) => runReport(test.call, slug, params) // prettier-ignore
    expect(await endUnknown('stack-cost', { asOf: '2025-11-27' })).toEqual(['Old'])
    expect(await endUnknown('stack-cost', { from: '2026-01-01', to: '2099-01-01' })).toEqual(['Old'])
    // It was called retired on 1 June: since then it is known not to be in use.
    expect(await endUnknown('stack-cost', { asOf: '2026-05-31' })).toEqual(['Old'])
    expect(await endUnknown('stack-cost', { asOf: '2026-06-01' })).toEqual([])
    expect(await endUnknown('stack-evolution', { from: '2025-01-01', to: '2026-01-01' })).toEqual(['Old'])
    expect(await endUnknown('stack-lifelines', { to: '2026-01-01' })).toEqual(['Old'])
    expect(await endUnknown('stack-cost-change', { from: '2026-01-01', to: '2027-01-01' })).toEqual(['Old'])
    const { tools } = await test.call('tools.list', {})
    expect(tools.filter((tool) => tool.endUnknown).map(({ name }) => name)).toEqual(['Old'])
    // What began later was not in use then, whenever it ended.
    const late = test.file('late.csv', 'Tool,Annual cost,Status,Start date\nLate,100,Cancelled,2026-01-15\n')
    await test.call('imports.run', { files: [{ file: late, asOf: '2026-06-01' }] })
    expect(await endUnknown('stack-cost', { asOf: '2026-01-14' })).toEqual(['Old'])
    expect(await endUnknown('stack-cost', { asOf: '2026-01-15' })).toEqual(['Old', 'Late'])
  })

  it('count what was paid for it, and say so', async () => {
    const paid = 'Date,Vendor,Amount,Currency\n2026-01-05,Old,500.00,USD\n2026-02-05,Okta,3000.00,USD\n'
    await test.call('imports.run', { files: [{ file: test.file('card.csv', paid) }] })
    const { totals } = await runReport(test.call, 'stack-spend', { from: '2026-01-01', to: '2026-03-01' })
    expect([totals.paid, totals.endUnknown]).toEqual([3500, ['Old']])
    expect(paidEndUnknownSentence(totals.endUnknown)).toBe('When 1 retired tool ended is not known, so it is in use on no day: Old. What was paid for it counts here all the same.') // prettier-ignore
    const later = await runReport(test.call, 'stack-spend', { from: '2026-02-01', to: '2026-03-01' })
    expect(later.totals.endUnknown).toEqual([])
  })

  it('draw and count it there, and compare months to come with months that had it', async () => {
    const { rows } = await runReport(test.call, 'stack-lifelines', { to: '2026-11-28' })
    expect(rows.map(({ tool, endDate }) => [tool, endDate]).sort()).toEqual([
      ['Okta', null],
      ['Pendo', '2026-06-01'],
      ['Segment', '2026-01-31'],
    ])
    const evolution = await runReport(test.call, 'stack-evolution', { from: '2026-01-01', to: '2026-07-01', interval: 'quarter' }) // prettier-ignore
    expect(evolution.rows.map(({ removed, annualCost }) => [removed, annualCost])).toEqual([[['Segment'], 42_000], [['Pendo'], 36_000]]) // prettier-ignore
    // Of 2026, Segment had 30 days and Pendo 151.
    const gone = (24_000 * 30 + 6000 * 151) / 365
    const { totals: budget } = await runReport(test.call, 'stack-budget', { asOf: '2026-12-31', from: '2027-01-01' })
    expect(budget.before).toBeCloseTo(36_000 + gone, 6)
    expect(budget.removed).toBeCloseTo(-gone, 6)
    const { totals: change } = await runReport(test.call, 'stack-cost-change', {
      from: '2027-01-01',
      to: '2028-01-01',
      beforeFrom: '2026-01-01',
      beforeTo: '2027-01-01',
    })
    expect(change.before).toBeCloseTo(budget.before, 6)
    expect(change.removed).toBeCloseTo(-gone, 6)
    expect(change.after).toBe(36_000)
  })

  it('leave its stated end as it is, so that nothing but a list or a person says it', async () => {
    const { tools } = await test.call('tools.list', {})
    expect(tools.map(({ endDate }) => endDate)).toEqual([null, null, null, null])
  })
})
