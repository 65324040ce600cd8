import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Report } from '../../../../shared/reports/index.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { makeTool } from '../../testing/tools.ts'
import { allocate } from './cost-per-conversion.ts'

const holding = (name: string, periodCost: number | null) => ({
  tool: makeTool({ name }),
  annualCost: periodCost,
  periodCost,
  isKnown: periodCost !== null,
})

describe('cost over channels', () => {
  it('is direct where a channel belongs to the tool, and shared by conversions otherwise', () => {
    // Ads: 300 over google (3 of 4 conversions) and bing (1): 225 and 75. The warehouse's 1,000 over all 10.
    const { rows, totals } = allocate(
      [holding('Ads', 300), holding('Warehouse', 1000)],
      [{ tool: 'ads', keys: ['google', 'bing'] }],
      [{ key: 'google', conversions: 3 }, { key: 'bing', conversions: 1 }, { key: '(direct)', conversions: 5 }, { key: '(none)', conversions: 1 }],
    ) // prettier-ignore
    expect(rows.map(({ key, directCost, sharedCost, costPerConversion }) => [key, directCost, sharedCost, costPerConversion])).toEqual([
      ['(direct)', 0, 500, 100],
      ['google', 225, 300, 175],
      ['bing', 75, 100, 175],
      ['(none)', 0, 100, 100],
    ]) // prettier-ignore
    expect(totals).toMatchObject({ ledger: 1300, directCost: 300, sharedCost: 1000, conversions: 10, costPerConversion: 130 }) // prettier-ignore
  })

  it('is of what is known, and counts what is not', () => {
    const { rows, totals } = allocate(
      [holding('Ads', null), holding('Mail', null), holding('Warehouse', 100)],
      [{ tool: 'Ads', keys: ['google'] }],
      [{ key: 'google', conversions: 4 }],
    )
    expect(rows[0]).toMatchObject({ directCost: 0, cost: 100, tools: ['Ads'], unknownCosts: 1 })
    expect(totals).toMatchObject({ ledger: 100, shared: [{ tool: 'Warehouse', cost: 100 }], unknownCosts: 2 })
  })

  it('stays in sight where nobody converted', () => {
    const { rows } = allocate(
      [holding('Ads', 300), holding('Warehouse', 1000)],
      [{ tool: 'Ads', keys: ['a', 'b'] }],
      [],
    )
    expect(rows.map(({ key, cost, costPerConversion }) => [key, cost, costPerConversion])).toEqual([
      ['(shared)', 1000, null],
      ['a', 150, null],
      ['b', 150, null],
    ])
  })

  it('is not known without a tool', () => {
    const { rows, totals } = allocate([], [], [{ key: 'google', conversions: 2 }])
    expect(rows).toMatchObject([{ key: 'google', cost: 0, directCostPerConversion: null, costPerConversion: null }])
    expect(totals).toMatchObject({ ledger: 0, costPerConversion: null })
  })

  it('always sums to the ledger', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(10_000), { maxLength: 6 }),
        fc.uniqueArray(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(20)), { selector: ([key]) => key }),
        fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'e'), { minLength: 1 }), { maxLength: 4 }),
        (costs, credits, channels) => {
          const { rows, totals } = allocate(
            costs.map((cost, index) => holding(`T${index}`, cost)),
            channels.map((keys, index) => ({ tool: `t${index}`, keys })),
            credits.map(([key, conversions]) => ({ key, conversions })),
          )
          const total = (field: 'cost' | 'costShare' | 'conversions') => rows.reduce((sum, row) => sum + row[field], 0)
          expect(total('cost')).toBeCloseTo(
            costs.reduce((sum, cost) => sum + cost, 0),
            6,
          )
          expect(total('costShare')).toBeCloseTo(totals.ledger === 0 ? 0 : 1, 9)
          expect(total('conversions')).toBe(totals.conversions)
        },
      ),
    )
  })
})

describe('on a workspace', () => {
  let test: TestApp
  beforeEach(async () => {
    test = await openApp({
      goals: [{ name: 'Signup', event: 'Signed up' }],
      toolChannels: [{ tool: 'Ads', by: 'source', keys: ['google'] }],
    })
    const events = [
      '2019-03-01T10:00:00Z,v1,,/a,google',
      '2019-03-02T10:00:00Z,v1,Signed up,,',
      '2019-03-01T10:00:00Z,v2,,/a,',
      '2019-03-03T10:00:00Z,v2,Signed up,,',
      '2019-03-04T10:00:00Z,v3,Signed up,,',
    ]
    const tools = [
      'Ads,365,ads,2019-01-01,Warehouse,Growth,2019-12-31,30',
      'Warehouse,730,storage;sql,2019-01-01,,Data,,',
      'Lake,100,storage,2019-01-01,Warehouse,Data,,',
    ]
    const files = [
      test.file('e.csv', `timestamp,visitor,event,path,utm_source\n${events.join('\n')}\n`),
      test.file(
        't.csv',
        `name,cost,capabilities,start_date,connected_to,team,renewal_date,notice_days\n${tools.join('\n')}\n`,
      ),
    ]
    await test.call('imports.run', { files: files.map((file) => ({ file })) })
  })
  afterEach(() => test.close())

  it('a conversion costs what the ledger says', async () => {
    // March: 31 days of 1 + 2 + 100/365 a day; three conversions, one of them by google, one of nobody known.
    const { rows, totals } = (await test.call('report.run', {
      slug: 'cost-per-conversion',
      params: { from: '2019-03-01', to: '2019-04-01' },
    })) as Report<'cost-per-conversion'>
    const shared = 62 + 3100 / 365
    expect(totals.ledger).toBeCloseTo(31 + shared, 9)
    const google = rows.find(({ key }) => key === 'google')!
    expect(google).toMatchObject({ conversions: 1, directCost: 31, directCostPerConversion: 31, tools: ['Ads'] })
    expect(google.costPerConversion).toBeCloseTo(31 + shared / 3, 9)
    expect(rows.map(({ key }) => key).sort()).toEqual(['(direct)', '(none)', 'google'])
  })

  it('a tool that is removed takes its touches along', async () => {
    const remove = async (tool: string | null) =>
      (await test.call('report.run', {
        slug: 'stack-removal',
        params: { tool, asOf: '2019-06-30' },
      })) as Report<'stack-removal'>
    const ads = await remove('ads')
    expect(ads.rows.map(({ effect, name, firstTouch }) => [effect, name, firstTouch])).toEqual([
      ['capability lost', 'ads', null],
      ['integration cut', 'Warehouse', null],
      ['touches dark', 'google', 1],
    ])
    expect(ads.totals).toMatchObject({
      tool: 'Ads', annualCost: 365, cancelBy: '2019-12-01', daysLeft: 154, capabilitiesLost: 1, pairsLost: 0,
      goal: 'Signup', by: 'source', firstTouch: 1, lastTouch: 1, conversions: 3,
    }) // prettier-ignore
    // Paid until it renews on 31 December: 182 of the 366 days from 30 June on are saved.
    expect(ads.totals.savingFirstYear).toBeCloseTo((365 * 182) / 366, 9)
    const warehouse = await remove('Warehouse')
    expect(warehouse.rows.slice(0, 2)).toMatchObject([
      { effect: 'capability lost', name: 'sql', by: [] },
      { effect: 'capability kept', name: 'storage', by: ['Lake'] },
    ])
    // Without it Ads and Lake are no longer connected; storage is doubled in team Data, and Lake's 100 is the cheaper.
    expect(warehouse.totals).toMatchObject({ integrationsCut: 2, pairsLost: 1, goal: null, firstTouch: null, redundantSpend: 365 }) // prettier-ignore
    await expect(remove(null)).rejects.toThrow('needs the name of a tool')
    await expect(remove('Nope')).rejects.toThrow('No tool called "Nope" is in use on 2019-06-30')
  })
})
