/** What campaigns cost, shared over the groups they led to: golden numbers, and that nothing is lost or added. */
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { sharedCostsSentence } from '../../../../shared/notes/costs-shared.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp | null = null
afterEach(() => test?.close())

const open = async (contentCosts: object[]): Promise<TestApp> =>
  (test = await openApp({
    interactions: { events: ['Page Viewed'] },
    goals: [{ name: 'Lead', event: 'Lead' }],
    contentGroups: [
      { group: 'Long', match: '/long/**' },
      { group: 'Short', match: '/short/**' },
      { group: 'Sign-up', match: '/signup', role: 'flow' },
    ],
    contentCosts,
  }))

type Visit = readonly [time: string, who: string, path: string, campaign?: string, medium?: string]

const run = (app: TestApp, visits: readonly Visit[], leads: readonly string[]) => {
  const rows = [
    ...visits.map(([time, who, path, campaign = '', medium = '']) => `${time}T10:00:00Z,${who},Page Viewed,${path},${campaign},${medium}`),
    ...leads.map((who) => `2026-04-01T10:00:00Z,${who},Lead,,,`),
  ] // prettier-ignore
  const text = `timestamp,anonymous_id,event,path,utm_campaign,utm_medium\n${rows.join('\n')}\n`
  return app.call('imports.run', { files: [{ file: app.file('a.csv', text) }] })
}

const returnOf = (app: TestApp, params: object) => runReport(app.call, 'content-return', params)
const shown = async (app: TestApp, params: object = {}) =>
  (await returnOf(app, { shareCostsOf: 'campaign', ...params })).rows.map((row) => [row.key, row.conversions, row.cost, row.costPerConversion]) // prettier-ignore

/** `brand` first brought a, b and c to long pages and d to a short one; e came without it. */
const visits: Visit[] = [
  ['2026-02-01', 'a', '/long/1', 'brand', 'cpc'],
  ['2026-02-02', 'a', '/short/1', 'brand', 'cpc'],
  ['2026-02-01', 'b', '/long/1', 'brand', 'cpc'],
  ['2026-01-31', 'c', '/short/1'],
  ['2026-02-03', 'c', '/long/2', 'brand', 'cpc'],
  ['2026-02-03', 'd', '/short/1', 'brand', 'email'],
  ['2026-02-03', 'e', '/other'],
  ['2026-03-05', 'f', '/short/1', 'brand', 'cpc'],
]

it('shares a cost by the people who first came to each group by its campaign within its days', async () => {
  const app = await open([
    { campaign: 'Brand', amount: 100, from: '2026-02-01', to: '2026-03-01' },
    { campaign: 'never clicked', amount: 7 },
    { group: 'Long', amount: 1000 },
  ])
  await run(app, visits, ['a', 'c', 'f'])
  await app.call('config.set', { config: { tags: { ignoreCase: true, aliases: [] } } })
  expect(await shown(app)).toEqual([
    ['Long', 1, 75, 75],
    ['Short', 1, 25, 25],
    ['(other)', 0, null, null],
    ['(not assigned)', 0, 7, null],
  ])
  const report = await returnOf(app, { shareCostsOf: 'campaign' })
  expect(report.totals).toMatchObject({ conversions: 2, conversionsOfAll: 3, cost: 107, costedConversions: 2, unassigned: ['never clicked'], unknownGroups: [] }) // prettier-ignore
  expect(report.rows.every(({ costPerPage }) => costPerPage === null)).toBe(true)
  expect(sharedCostsSentence(report)).toBe(
    'The costs are those of campaigns, shared over groups by how many people first came to each by them: worked out, not measured. Not assigned is what “never clicked” cost while nobody came by it. Only the 2 of 3 conversions whose first interaction came by a campaign with a cost count.',
  )
  // c came back by it, and first without it.
  const shared = await returnOf(app, { shareCostsOf: 'campaign', model: 'linear' })
  expect(shared.totals).toMatchObject({ conversions: 3, conversionsOfAll: null })
  expect(sharedCostsSentence(shared)).toContain('Conversions of people who came otherwise have credit too')
  // Half of February's cost is of the first two weeks, in which all four came.
  expect((await shown(app, { from: '2026-02-01', to: '2026-02-15' })).map(([key, , cost]) => [key, cost])).toEqual(
    expect.arrayContaining([['Long', 37.5], ['Short', 12.5], ['(not assigned)', 7]]), // prettier-ignore
  )
  // Nobody came by it in the other two.
  expect((await shown(app, { from: '2026-02-15', to: '2026-03-01' })).map(([key, , cost]) => [key, cost])).toContainEqual(['(not assigned)', 57]) // prettier-ignore
  // As entered it is what the groups themselves cost.
  expect((await returnOf(app, {})).rows.find(({ key }) => key === 'Long')).toMatchObject({ cost: 1000 })
  await expect(returnOf(app, { shareCostsOf: 'campaign', by: 'campaign' })).rejects.toThrow('What campaigns cost is shared over content groups: shareCostsOf goes with by group.') // prettier-ignore
})

it('lists behind each of its rows those who are counted, and nobody else of the group', async () => {
  const app = await open([
    { campaign: 'brand', amount: 100, from: '2026-02-01', to: '2026-03-01' },
    { campaign: 'undated', amount: 9 },
  ])
  await run(app, [...visits, ['2026-02-01', 'g', '/long/1', 'undated', 'cpc'], ['2026-02-01', 'h', '/long/1', 'free']], ['a', 'c', 'f', 'g', 'h']) // prettier-ignore
  const behind = async (params: object): Promise<string[]> =>
    (await runReport(app.call, 'people', { withCostOf: 'campaign', who: 'converted', ...params })).rows.map((row) => row.person).toSorted() // prettier-ignore
  for (const asked of [{}, { model: 'last' }, { channel: 'Paid Other' }, { from: '2026-04-01', to: '2026-05-01' }])
    for (const { key, conversions } of (await returnOf(app, { shareCostsOf: 'campaign', ...asked })).rows)
      if (!key.startsWith('(')) expect(await behind({ key, ...asked })).toHaveLength(conversions)
  expect(await behind({ key: 'Long' })).toEqual(['a', 'g'])
  // By month a cost without days is in none.
  const months = await returnOf(app, { shareCostsOf: 'campaign', interval: 'month' })
  expect(months.totals.costsUndated).toBe(true)
  expect(await behind({ key: 'Long', datedCosts: true })).toEqual(['a'])
  await expect(behind({ model: 'linear' })).rejects.toThrow('withCostOf looks at the first or the last interaction')
  await expect(behind({ withCostOf: null, datedCosts: true })).rejects.toThrow('datedCosts says which costs count')
})

it('of a channel shares what was paid for visits by it, over those visits', async () => {
  const app = await open([{ campaign: 'brand', amount: 100 }])
  await run(app, visits.map(([time, who, path, campaign = '', medium]): Visit => [time, who, path, campaign, medium ? 'cpc' : '']), ['a', 'd']) // prettier-ignore
  const channel = (await returnOf(app, {})).totals.channels.map((each) => each.channel).find((name) => name !== 'Direct') // prettier-ignore
  expect(await shown(app, { channel })).toEqual([
    ['Long', 1, 60, 60],
    ['Short', 1, 40, 40],
    ['(other)', 0, null, null],
  ])
})

it('adds up to what the campaigns cost, whatever the period, and in each month', async () => {
  const day = fc.integer({ min: 1, max: 28 }).map((each) => String(each).padStart(2, '0'))
  const month = fc.constantFrom('2026-01', '2026-02', '2026-03')
  const campaign = fc.constantFrom('x', 'y', 'z', '')
  const visit = fc.tuple(month, day, fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('/long/1', '/short/1', '/signup', '/'), campaign).map(([of, on, who, path, by]): Visit => [`${of}-${on}`, who, path, by]) // prettier-ignore
  const cost = fc.record({ campaign: fc.constantFrom('x', 'y', 'w'), amount: fc.nat({ max: 1000 }), from: month.map((of) => `${of}-01`) }) // prettier-ignore
  const costs = fc.uniqueArray(cost, { selector: (each) => each.campaign + each.from, minLength: 1, maxLength: 6 })
  const period = fc.record({ from: fc.constantFrom(null, '2026-01-10'), to: fc.constantFrom(null, '2026-02-20') })
  await fc.assert(
    fc.asyncProperty(fc.array(visit, { minLength: 1, maxLength: 20 }), costs, period, async (list, paid, asked) => {
      const app = await open(paid.map((each) => ({ ...each, to: each.from === '2026-03-01' ? '2026-04-01' : `2026-0${Number(each.from.slice(6, 7)) + 1}-01` }))) // prettier-ignore
      try {
        await run(app, list, ['a', 'b'])
        const total = async (params: object) => (await returnOf(app, { ...asked, ...params })).totals
        const whole = await total({ by: 'campaign' })
        const { rows, totals } = await returnOf(app, { ...asked, shareCostsOf: 'campaign' })
        expect(totals.cost).toBeCloseTo(whole.cost, 6)
        expect(totals.conversions).toBe(whole.costedConversions)
        expect(rows.reduce((sum, row) => sum + (row.cost ?? 0), 0)).toBeCloseTo(whole.cost, 6)
        const months = await returnOf(app, { ...asked, shareCostsOf: 'campaign', interval: 'month' })
        const entered = await total({ by: 'campaign', interval: 'month' })
        const sums = Map.groupBy(months.rows, ({ start }) => start)
        for (const { start, cost: own } of entered.intervals)
          expect((sums.get(start) ?? []).reduce((sum, row) => sum + (row.cost ?? 0), 0)).toBeCloseTo(own, 6)
      } finally {
        app.close()
        test = null
      }
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 60_000)
