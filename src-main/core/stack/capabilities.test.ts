import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { spelledAlike, teamsSpelledAlike } from '../../../shared/stack/capabilities.ts'
import { capabilityParts } from '../../../shared/statistics/shares.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

describe('a capability in several spellings', () => {
  const alike = (...capabilities: string[][]) => spelledAlike(capabilities.map((each) => ({ capabilities: each }))).map((each) => each.capabilities) // prettier-ignore

  it('is shown as most often written, of equals as first written', () => {
    expect(alike(['Backlinks'], ['backlinks '], ['backlinks', 'Chat'], ['chat'])).toEqual([
      ['backlinks'],
      ['backlinks'],
      ['backlinks', 'Chat'],
      ['Chat'],
    ])
    expect(alike(['keyword\u00a0 research'], ['Keyword research'])).toEqual([
      ['keyword research'],
      ['keyword research'],
    ])
  })

  it('keeps its share of the cost, and counts once within a tool', () => {
    const [first, second] = alike(['CHAT 70%', 'Email 30%'], ['chat', 'Chat', 'email'], ['chat'])
    expect(capabilityParts({ capabilities: first! })).toEqual([
      { name: 'chat', weight: 0.7 },
      { name: 'Email', weight: 0.3 },
    ])
    expect(capabilityParts({ capabilities: second! })).toEqual([
      { name: 'chat', weight: 0.5 },
      { name: 'Email', weight: 0.5 },
    ])
  })
})

describe('a team in several spellings', () => {
  const alike = (...teams: string[]) => teamsSpelledAlike(teams.map((team) => ({ team }))).map(({ team }) => team)

  it('is one, and keeps its share of the cost', () => {
    expect(alike('Sales', 'sales', ' SALES ', 'Legal', '')).toEqual(['Sales', 'Sales', 'Sales', 'Legal', ''])
    expect(alike('Sales 70%; legal 30%', 'sales', 'Legal')).toEqual(['Sales 70%; legal 30%', 'Sales', 'legal'])
  })

  it('is one row of what the stack costs, by its name', async () => {
    const test = await openApp()
    try {
      const file = test.file('tools.csv', 'name,team,cost,billing_period\nSalesforce,Sales,1000,year\nCalendly,sales,300,year\nGong,Sales ,200,year\n') // prettier-ignore
      await test.call('imports.run', { files: [{ file }] })
      const { rows } = await runReport(test.call, 'stack-cost', { by: 'team' })
      expect(rows.map(({ key, annualCost, tools }) => [key, annualCost, tools])).toEqual([['Sales', 1500, 3]])
      const card = ['01', '02', '03'].map((month) => `2026-${month}-05,Salesforce,83.33\n2026-${month}-05,Calendly,25\n2026-${month}-05,Gong,16.67\n`).join('') // prettier-ignore
      await test.call('imports.run', { files: [{ file: test.file('card.csv', `Date,Merchant,Amount\n${card}`) }] })
      const { rows: paid } = await runReport(test.call, 'stack-payments', { asOf: '2026-03-31' })
      expect(paid.map(({ team }) => team)).toEqual(['Sales', 'Sales', 'Sales'])
    } finally {
      test.close()
    }
  })
})

it('a category or an owner in several spellings is one row of what the stack costs', async () => {
  const test = await openApp()
  try {
    const file = test.file('tools.csv', 'name,category,owner,cost\nAsana,Project Management,Dana Cole,1000\nJira,Project management,dana cole,300\nTrello,Project management,Dana Cole,200\n') // prettier-ignore
    await test.call('imports.run', { files: [{ file }] })
    const costs = async (by: 'category' | 'owner') =>
      (await runReport(test.call, 'stack-cost', { by })).rows.map(({ key, annualCost }) => [key, annualCost])
    expect(await costs('category')).toEqual([['Project management', 1500]])
    expect(await costs('owner')).toEqual([['Dana Cole', 1500]])
  } finally {
    test.close()
  }
})

describe('wherever capabilities are compared', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await openApp()
    const file = test.file(
      'tools.csv',
      'name,team,cost,capabilities\nAhrefs,SEO,1000,Backlinks; Keywords\nMoz,SEO,300,backlinks\nMajestic,Sales,900,BACKLINKS ;backlinks\n',
    )
    await test.call('imports.run', { files: [{ file }] })
  })
  afterEach(() => test.close())
  const run = (slug: Parameters<typeof test.call<'report.run'>>[1]['slug'], params: object = {}) =>
    test.call('report.run', { slug, params } as never)

  it('Backlinks and backlinks are one', async () => {
    // Every tool does backlinks, Ahrefs alone keywords. In SEO Ahrefs' share of 500 and Moz's 300 buy the same: the cheaper
    // is kept, 500 are redundant. "backlinks" is written twice.
    const { rows, totals } = (await run('stack-capabilities')) as { rows: { tool: string; capabilities: string[]; unique: string[] }[]; totals: object } // prettier-ignore
    expect(rows.map(({ tool, capabilities, unique }) => [tool, capabilities, unique])).toEqual([
      ['Ahrefs', ['backlinks', 'Keywords'], ['Keywords']],
      ['Majestic', ['backlinks'], []],
      ['Moz', ['backlinks'], []],
    ])
    expect(totals).toMatchObject({
      redundantSpend: 500,
      capabilities: [
        { capability: 'backlinks', tools: 3, annualCost: 1700 },
        { capability: 'Keywords', tools: 1, annualCost: 500 },
      ],
    })
    expect((await run('stack-overlap')).rows.map((row) => (row as { jaccard: number }).jaccard)).toEqual([1, 0.5, 0.5])
    expect((await run('stack-cost', { by: 'capability' })).rows).toHaveLength(2)
  })

  it('in the cheapest stack, asked for in any spelling', async () => {
    // Ahrefs does both for 1,000; Moz and Majestic do nothing else.
    expect((await run('stack-consolidation')).totals).toMatchObject({ costAfter: 1000, optimal: true, lost: [], uncovered: [] }) // prettier-ignore
    const asked = await run('stack-consolidation', { required: ['BackLinks', 'BACKLINKS'] })
    expect(asked.params).toMatchObject({ required: ['backlinks'] })
    expect(asked.totals).toMatchObject({ costAfter: 300, lost: ['Keywords'], uncovered: [] })
  })

  it('without a tool, what another does in another spelling is kept', async () => {
    expect((await run('stack-removal', { tool: 'Moz' })).rows).toEqual([
      expect.objectContaining({ effect: 'capability kept', name: 'backlinks', by: ['Ahrefs', 'Majestic'] }),
    ])
  })

  it('but stays as it was written in the inventory', async () => {
    expect((await test.call('tools.list', {})).tools.map(({ capabilities }) => capabilities)).toEqual([
      ['Backlinks', 'Keywords'],
      ['backlinks'],
      ['BACKLINKS', 'backlinks'],
    ])
  })
})
