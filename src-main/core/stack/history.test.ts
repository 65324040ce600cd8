/** Inventories through files: snapshots one after another, dated prices, milestones, and the way out and back in. */
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { anyDate } from '../testing/tools.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ rates: { EUR: 1.1 } })
})
afterEach(() => test.close())

const bring = async (name: string, text: string, options: object = {}) =>
  (await test.call('imports.run', { files: [{ file: test.file(name, text), ...options }] })).files[0]!
const tools = async () => (await test.call('tools.list', {})).tools
const report = async (slug: 'stack-evolution' | 'stack-cost', params: Record<string, unknown>) =>
  (await test.call('report.run', { slug, params })) as {
    rows: Record<string, unknown>[]
    totals: Record<string, unknown>
  }

describe('snapshots of the stack', () => {
  const snapshot = (asOf: string) => ({ inventory: 'snapshot', asOf })

  it('imported one after another become its history', async () => {
    const first = await bring('2017.csv', 'Tool,Annual Cost,Team,Contact\nMixpanel,"$1,200.00",Growth,Ada\nIntercom,900,Support,\n', snapshot('2017-12-31')) // prettier-ignore
    expect(first).toMatchObject({ rowsRead: 2, rowsImported: 2, rowsDuplicate: 0 })
    expect(first.notes.at(-1)).toBe('As of 2017-12-31: 2 added (Mixpanel, Intercom), 0 changed, 0 ended.')
    const second = await bring('2018.csv', 'Tool,Annual Cost,Team\nMixpanel,1500,Growth\nIntercom,900,Support\nSegment,3000,Data\n', snapshot('2018-12-31')) // prettier-ignore
    expect(second).toMatchObject({ rowsRead: 3, rowsImported: 2, rowsDuplicate: 1 })
    const third = await bring('2019.csv', 'Tool,Annual Cost,Team\nIntercom,900,Success\nSegment,3000,Data\n', snapshot('2019-12-31')) // prettier-ignore
    expect(third.notes.at(-1)).toBe('As of 2019-12-31: 0 added, 1 changed (Intercom), 1 ended (Mixpanel).')
    expect(await tools()).toEqual([
      expect.objectContaining({ name: 'Mixpanel', startDate: null, endDate: '2019-12-31', status: 'retired', cost: 1200, custom: { Contact: 'Ada' }, prices: [{ from: '2018-12-31', cost: 1500, currency: 'USD', billingPeriod: 'year' }] }),
      expect.objectContaining({ name: 'Intercom', startDate: null, endDate: null, team: 'Success', prices: [] }),
      expect.objectContaining({ name: 'Segment', startDate: '2018-12-31', endDate: null }),
    ]) // prettier-ignore
    const { rows } = await report('stack-evolution', { from: '2017-01-01', to: '2020-01-01' })
    expect(rows.map(({ tools: count, annualCost }) => [count, annualCost])).toEqual([[2, 2100], [3, 5400], [2, 3900]]) // prettier-ignore
  })

  it('add nothing when imported again, and are put where their day is', async () => {
    const text = 'name,cost\nA,1\n'
    await bring('a.csv', text, snapshot('2018-01-01'))
    await bring('b.csv', 'name,cost\nB,1\n', snapshot('2019-01-01'))
    const before = await tools()
    expect(await bring('b.csv', 'name,cost\nB,1\n', snapshot('2019-01-01'))).toMatchObject({ rowsImported: 0, rowsDuplicate: 1 }) // prettier-ignore
    expect((await tools()).map(({ name, endDate }) => [name, endDate])).toEqual(before.map(({ name, endDate }) => [name, endDate])) // prettier-ignore
    await bring('0.csv', text, snapshot('2017-01-01'))
    expect((await tools()).map(({ name, startDate, endDate }) => [name, startDate, endDate])).toEqual([['A', null, '2019-01-01'], ['B', '2019-01-01', null]]) // prettier-ignore
    await expect(bring('c.csv', text, { inventory: 'snapshot' })).rejects.toThrow('say of which day')
  })

  it('that are undone say nothing of earlier ones, and a list that is undone leaves what the snapshot says', async () => {
    const undo = async (name: string) => {
      const { id } = (await test.call('imports.list', {})).find(({ file, undoneAt }) => file.endsWith(name) && undoneAt === null)! // prettier-ignore
      await test.call('imports.undo', { importId: id })
    }
    await bring('late.csv', 'name,cost\nA,120\n', snapshot('2020-01-01'))
    await undo('late.csv')
    await bring('list.csv', 'name,cost\nA,150\n')
    await bring('early.csv', 'name,cost\nA,100\n', snapshot('2019-01-01'))
    expect(await tools()).toMatchObject([{ cost: 100, prices: [{ cost: 150 }] }])
    await undo('list.csv')
    expect(await tools()).toMatchObject([{ cost: 100, prices: [] }])
  })

  it('begin a tool anew that had been gone', async () => {
    await bring('1.csv', 'name,cost\nA,1\nB,1\n', snapshot('2017-01-01'))
    await bring('2.csv', 'name,cost\nB,1\n', snapshot('2018-01-01'))
    await bring('3.csv', 'name,cost\nA,2\nB,1\n', snapshot('2019-01-01'))
    expect((await tools()).map(({ name, startDate, endDate, cost }) => [name, startDate, endDate, cost])).toEqual([
      ['A', null, '2018-01-01', 1],
      ['B', null, null, 1],
      ['A', '2019-01-01', null, 2],
    ])
  })

  it('leave an appended inventory alone where nothing is a snapshot', async () => {
    await bring('1.csv', 'name,cost\nA,1\nB,1\n')
    await bring('2.csv', 'name,cost\nB,2\n', { inventory: 'append' })
    expect((await tools()).map(({ name, cost, endDate }) => [name, cost, endDate])).toEqual([['A', 1, null], ['B', 2, null]]) // prettier-ignore
  })
})

describe('dated prices', () => {
  it('belong to the tool of that name, and change what a period costs', async () => {
    await bring('t.csv', 'name,cost,currency,start_date\nA,3650,USD,2019-01-01\n')
    const prices = 'tool,from,cost,currency,billing_period\na,2019-07-01,"$608.33",,month\nNobody,2019-01-01,1,,\nA,soon,1,,\nA,2019-07-01,5,,year\nA,2020-07-01,N/A,EUR,quarterly\n' // prettier-ignore
    const done = await bring('p.csv', prices)
    expect(done).toMatchObject({ kind: 'tool-prices', format: 'tool-prices', rowsRead: 5, rowsImported: 2, rowsRejected: 3 }) // prettier-ignore
    expect(done.rejects).toEqual([
      { line: 3, reason: 'the inventory has no tool called "Nobody"; import the inventory before its prices' },
      { line: 4, reason: 'from "soon" is not a date; write it as 2019-01-31' },
      { line: 5, reason: 'an earlier row has another price of A from that day' },
    ])
    expect((await tools())[0]!.prices).toEqual([
      { from: '2019-07-01', cost: 608.33, currency: 'USD', billingPeriod: 'month' },
      { from: '2020-07-01', cost: null, currency: 'EUR', billingPeriod: 'quarter' },
    ])
    expect(await bring('p.csv', prices)).toMatchObject({ rowsImported: 0, rowsDuplicate: 2, rowsRejected: 3 })
    // 181 days at 10 a day, then 184 days at 12 × 608.33 ÷ 365.
    const { totals } = await report('stack-cost', { from: '2019-01-01', to: '2020-01-01' })
    expect(totals['periodCost']).toBeCloseTo(1810 + (184 * 12 * 608.33) / 365, 9)
  })

  it('need to know which of several tools they are of', async () => {
    await bring('t.csv', 'name,cost,start_date,end_date,team\nA,1,2018-01-01,2019-01-01,x\nA,2,2019-01-01,,x\nA,3,2019-06-01,,y\n') // prettier-ignore
    const done = await bring('p.csv', 'tool,from,cost\nA,2018-06-01,9\nA,2019-07-01,9\n')
    expect(done).toMatchObject({ rowsImported: 1, rowsRejected: 1 })
    expect(done.rejects[0]!.reason).toBe('the inventory has 3 tools called "A", several of them in use on 2019-07-01')
  })
})

it('milestones come from a file, and are shown beside the stack', async () => {
  const text = 'date,label,headcount,users,funding\n2019-03-01,Series A,40,1200,"$5,000,000"\n2019-09-01,,1,1,1\n'
  expect(await bring('m.csv', text)).toMatchObject({ kind: 'milestones', rowsImported: 1, rowsRejected: 1 })
  expect(await bring('m.csv', text)).toMatchObject({ rowsImported: 0, rowsDuplicate: 1 })
  expect(await test.call('milestones.list', {})).toEqual({ milestones: [{ date: '2019-03-01', label: 'Series A', headcount: 40, users: 1200, funding: 5e6 }] }) // prettier-ignore
  const preview = await test.call('imports.inspect', { file: test.file('m2.csv', text) })
  expect(preview).toMatchObject({ kind: 'milestones', format: { id: 'milestones' } })
  expect(preview.columns.map(({ field }) => field)).toEqual(['date', 'label', 'headcount', 'users', 'funding'])
  expect(preview.problems).toEqual([expect.objectContaining({ level: 'error', title: 'The row has no label', firstLine: 3 })]) // prettier-ignore
  const output = join(test.folder, 'out.csv')
  await test.call('export.milestones', { output })
  expect(await bring('back.csv', readFileSync(output, 'utf8'))).toMatchObject({ rowsImported: 0, rowsDuplicate: 1 })
})

describe('the way out and back in', () => {
  const word = fc.string({ maxLength: 12 }).map((text) => text.trim())
  const entry = fc.constantFrom('email', 'a, "b"', "'quoted", '-dash', '=1+1', 'Ünï, cödé', '@at', "'=x")
  const price = { cost: fc.option(fc.integer({ min: 0, max: 1e9 }).map((thousandths) => thousandths / 1000)), currency: fc.constantFrom(null, 'USD', 'EUR'), billingPeriod: fc.constantFrom('month' as const, 'year' as const, 'once' as const) } // prettier-ignore
  const tool = fc.record({
    ...price,
    name: fc.oneof(
      entry,
      word.filter((text) => text !== ''),
    ),
    vendor: word,
    team: word,
    note: fc.oneof(word, entry, fc.constantFrom('two\nlines', 'N/A', 'a\r\nb')),
    capabilities: fc.uniqueArray(entry),
    replaces: fc.uniqueArray(entry),
    seatsLicensed: fc.option(fc.nat()),
    startDate: fc.option(anyDate),
    autoRenew: fc.option(fc.boolean()),
    reason: fc.constantFrom(null, 'new focus' as const, 'volume' as const),
    switchingCost: fc.option(fc.nat()),
    custom: fc.dictionary(
      fc.constantFrom('Plan', 'Start Date', 'Website', 'x (2)', 'Annual cost', 'Price'),
      fc.oneof(entry, word, fc.constant('1200')),
    ),
    prices: fc.uniqueArray(fc.record({ from: anyDate, ...price }), { maxLength: 3, selector: ({ from }) => from }),
  })

  it('loses nothing of an inventory', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(tool, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('point' as const, 'comma' as const),
        async (given, decimal) => {
          const [out, back] = [await openApp(), await openApp()]
          try {
            for (const each of given)
              await out.call('tools.add', { tool: each }).catch((error: unknown) => {
                if (!/already|no name/.test((error as Error).message)) throw error
              })
            const output = join(out.folder, 'tools.csv')
            await out.call('export.tools', { output, decimal })
            const bare = async ({ call }: TestApp) =>
              (await call('tools.list', {})).tools.map(
                ({
                  id: _,
                  importedFrom: __,
                  startWhy: ___,
                  likelyNotSoftware: ____,
                  bookedElsewhere: ______,
                  maybeNotSoftware: _______,
                  annualCostToday: _____,
                  ...fields
                }) => fields,
              )
            const expected = await bare(out)
            if (expected.length === 0) return
            const { files } = await back.call('imports.run', { files: [{ file: output }] })
            expect(files[0]!.rejects).toEqual([])
            expect(await bare(back)).toEqual(expected)
          } finally {
            out.close()
            back.close()
          }
        },
      ),
      { numRuns: 15 },
    )
  })

  it(
    'changes nothing when it comes back to where it is from, and adds up to what the stack costs',
    { timeout: 120_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(tool, { minLength: 1, maxLength: 4, selector: ({ name }) => name.toLowerCase() }),
          fc.constantFrom('point' as const, 'comma' as const),
          async (given, decimal) => {
            const app = await openApp({ currency: 'EUR', rates: { USD: 0.9 } })
            try {
              for (const each of given)
                await app.call('tools.add', { tool: each }).catch((error: unknown) => {
                  if (!/no name/.test((error as Error).message)) throw error
                })
              const before = (await app.call('tools.list', {})).tools
              if (before.length === 0) return
              const output = join(app.folder, 'tools.csv')
              await app.call('export.tools', { output, decimal })
              const { files } = await app.call('imports.run', { files: [{ file: output }] })
              expect(files[0]).toMatchObject({ rowsImported: 0, rowsDuplicate: before.length, rowsRejected: 0 })
              expect((await app.call('tools.list', {})).tools).toEqual(before)
              const { totals } = await app.call('report.run', { slug: 'stack-cost', params: { by: 'tool' } })
              const sum = before.reduce((all, { annualCostToday }) => all + (annualCostToday ?? 0), 0)
              expect(Math.abs(sum - (totals as { annualCost: number }).annualCost)).toBeLessThan(0.01 * before.length)
            } finally {
              app.close()
            }
          },
        ),
        { numRuns: 15 },
      )
    },
  )

  it('has the cost of today, what it was before, and takes a cost that was changed in it from its day on', async () => {
    await bring('t.csv', 'name,cost,currency,status\nZendesk,19200,EUR,active\nPendo,10,USD,active\nOld,5,USD,retired\nNew,,,active\n') // prettier-ignore
    await bring('p.csv', 'tool,from,cost,currency,billing_period\nZendesk,2019-01-20,1980,EUR,month\nZendesk,2021-01-20,25000,EUR,year\n') // prettier-ignore
    const output = join(test.folder, 'register.csv')
    await test.call('export.tools', { output })
    const lines = readFileSync(output, 'utf8').trim().split(/\r?\n/)
    const cells = (line: string): Record<string, string> =>
      Object.fromEntries(lines[0]!.split(',').map((name, at) => [name, line.split(',')[at]!]))
    // 12 x 1,980 x 1.1.
    expect(lines.slice(1).map(cells)).toMatchObject([
      { name: 'Zendesk', cost: '1980', currency: 'EUR', billing_period: 'month', annual_cost_today_USD: '26136', price_history: '19200 EUR year; 2019-01-20 1980 EUR month; 2021-01-20 25000 EUR year' },
      { name: 'Pendo', cost: '10', annual_cost_today_USD: '10', price_history: '' },
      { name: 'Old', cost: '5', annual_cost_today_USD: '0' },
      { name: 'New', cost: '', annual_cost_today_USD: '' },
    ]) // prettier-ignore
    const changed = await bring('changed.csv', lines.join('\n').replace('1980,EUR,month', '2100,EUR,month'))
    expect(changed).toMatchObject({ rowsImported: 1, rowsDuplicate: 3, columnsDropped: ['annual_cost_today_USD'] })
    expect((await tools())[0]).toMatchObject({
      cost: 19_200,
      prices: [{ from: '2019-01-20', cost: 1980 }, { from: '2020-01-01', cost: 2100, billingPeriod: 'month' }, { from: '2021-01-20' }],
      custom: {},
    }) // prettier-ignore
  })

  it('copies the workspace, and writes events that import again', async () => {
    await bring('e.csv', 'timestamp,visitor,user_id,event,url\n2019-01-01T10:00:00Z,v,,,https://x.org/a?q=1\n2019-01-01T11:00:00Z,v,u,Bought,\n') // prettier-ignore
    await bring('t.csv', 'name,cost\nA,1\n')
    const [copy, events] = [join(test.folder, 'copy.touchstack'), join(test.folder, 'events.csv')]
    expect(await test.call('export.workspace', { output: copy })).toEqual({ records: null })
    expect(await test.call('export.events', { output: events })).toEqual({ records: 2 })
    expect(await test.call('workspace.open', { file: copy })).toMatchObject({ events: 2, tools: 1, imports: 2 })
    await expect(test.call('export.workspace', { output: copy })).rejects.toThrow('is the workspace itself')
    await test.call('workspace.open', { file: join(test.folder, 'again.touchstack'), create: true })
    const { files } = await test.call('imports.run', { files: [{ file: events }] })
    expect(files[0]).toMatchObject({ rowsRead: 2, rowsImported: 2, rowsRejected: 0 })
    const again = join(test.folder, 'again.csv')
    await test.call('export.events', { output: again })
    expect(readFileSync(again, 'utf8')).toBe(readFileSync(events, 'utf8'))
  })
})
