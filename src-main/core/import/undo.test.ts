/** After an undo the workspace answers as one into which the file was never imported. */
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Call, runReport } from '../../../shared/api.ts'
import { readOrphanDuplicates } from '../../../shared/notes/orphan-duplicates.ts'
import { dimensions } from '../../../shared/reports/content-attribution.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

const config = {
  contentGroups: [{ group: 'A', match: '/a/**' }, { group: 'B', match: '/b/**' }],
  goals: [{ name: 'G', event: 'Bought' }],
} // prettier-ignore
let test: TestApp
beforeEach(async () => {
  test = await openApp(config)
})
afterEach(() => test.close())

type Row = [id: string, visitor: string, minute: number, what: string]
/** Where a view came from depends on its minute, so that files bring different sources and referrers. */
const write = (rows: Row[]): string => `message_id,timestamp,visitor,event,path,source,referrer\n${rows.map(([id, visitor, minute, what]) => `${id},2019-01-01T00:${String(minute).padStart(2, '0')}:00Z,${visitor},${what === 'Bought' ? 'Bought,,,' : `,${what},${['', 'news', 'ads'][minute % 3]},${minute % 2 === 0 ? '' : `https://site-${minute}.example/`}`}`).join('\n')}\n` // prettier-ignore
const run = async (app: TestApp, ...files: string[]) => (await app.call('imports.run', { files: files.map((file) => ({ file })) })).files // prettier-ignore
const asked = ['content-attribution', 'model-comparison', 'paths', 'transitions', 'entry-exit', 'landing-trend', 'journey-length', 'return-visits', 'traffic', 'content-return', 'template-proposals', 'template-ranking', 'people', 'identity', 'volume', 'time-to-convert'] as const // prettier-ignore
const rowsOf = async (call: Call, slug: (typeof asked)[number], params: Record<string, unknown>): Promise<unknown> =>
  (await call('report.run', { slug, params })).rows
const answers = async ({ call }: TestApp) => ({
  rows: await Promise.all(asked.map(async (slug) => [slug, await rowsOf(call, slug, {})])),
  by: await Promise.all(dimensions.map(async (by) => [by, await rowsOf(call, 'content-attribution', { by })])),
  trend: await Promise.all(
    ['page', 'source', 'channel'].map(async (by) => [by, await rowsOf(call, 'landing-trend', { by })]),
  ),
  spellings: [
    await call('pages.preview', { pages: {} }),
    await call('tags.preview', { tags: {} }),
    await call('contentGroups.preview', {
      contentGroups: [
        { group: 'Any', match: '/**' },
        { group: 'All', match: '{/a/**,**}' },
      ],
    }),
  ],
  status: await call('workspace.status', {}).then((status) => ({ events: status!.events, people: status!.people, range: status!.timeRange })), // prettier-ignore
  names: await call('events.names', {}),
})
const importIds = async () => new Map((await test.call('imports.list', {})).map(({ file, id }) => [file, id]))

describe('undoing an import of events', () => {
  const first = write([['1', 'v', 1, '/a/x'], ['2', 'v', 5, 'Bought'], ['3', 'w', 2, '/b/y']]) // prettier-ignore
  const second = write([['1', 'v', 1, '/a/x'], ['4', 'w', 7, 'Bought'], ['', 'u', 3, '/a/z'], ['', 'u', 3, '/a/z']]) // prettier-ignore

  it('takes its events away and brings in what it had kept out of later files', async () => {
    const [a, b] = [test.file('a.csv', first), test.file('b.csv', second)]
    await run(test, a, b)
    const undone = await test.call('imports.undo', { importId: (await importIds()).get(a)! })
    // Row 1 of b.csv was a duplicate of a.csv's, and is b.csv's own now.
    expect(undone).toEqual({
      file: a,
      events: 3,
      tools: 0,
      prices: 0,
      milestones: 0,
      readAgain: [{ file: b, rows: 1 }],
      missing: [],
      kept: [],
    })
    const alone = await openApp(config)
    await run(alone, alone.file('b.csv', second))
    expect(await answers(test)).toEqual(await answers(alone))
    alone.close()
    expect(await test.call('workspace.check', {})).toMatchObject({ ok: true })
    expect(await test.call('imports.list', {})).toMatchObject([
      { file: b, rowsImported: 4, rowsDuplicate: 0, undoneAt: null },
      { file: a, rowsImported: 3, undoneAt: '2020-01-01T00:00:00.000Z' },
    ])
    expect((await runReport(test.call, 'import-health', {})).rows.map(({ file }) => file)).toEqual([b])
    await expect(test.call('imports.undo', { importId: (await importIds()).get(a)! })).rejects.toThrow('is undone already') // prettier-ignore
    expect(await run(test, a)).toMatchObject([{ rowsImported: 2, rowsDuplicate: 1 }])
  })

  it('names a later file that is gone or changed, and keeps what it has', async () => {
    const [a, b] = [test.file('a.csv', first), test.file('b.csv', second)]
    await run(test, a, b)
    rmSync(b)
    const undone = await test.call('imports.undo', { importId: (await importIds()).get(a)! })
    expect(undone).toMatchObject({ readAgain: [], missing: [{ file: b, rows: 1 }] })
    expect((await test.call('workspace.status', {}))!.events).toBe(3)
    writeFileSync(b, second)
    expect(await run(test, b)).toMatchObject([{ rowsImported: 1, rowsDuplicate: 3 }])
    expect(await test.call('workspace.check', {})).toMatchObject({ ok: true })
  })

  it('says before it which later files have duplicates of it, and keeps with those that are gone that they may stand for nothing', async () => {
    const [a, b] = [test.file('a.csv', first), test.file('b.csv', second)]
    await run(test, a, b)
    const importId = (await importIds()).get(a)!
    const asked = () => test.call('imports.duplicatesOf', { importId })
    expect(await asked()).toEqual({ again: [{ file: b, rows: 1 }], missing: [] })
    rmSync(b)
    expect(await asked()).toEqual({ again: [], missing: [{ file: b, rows: 1 }] })
    await test.call('imports.undo', { importId })
    const kept = (await test.call('imports.list', {})).find(({ file }) => file === b)!
    expect(kept.notes.map(readOrphanDuplicates)).toContain('a.csv')
    expect(kept.notes.join()).toContain('up to 1 row of it that was a duplicate may be in no other file now')
    expect(await asked()).toEqual({ again: [], missing: [] })
  })

  it('asks for no table of pages that is gone where events of another table are undone', async () => {
    const at = '2018-01-02T10:00:00Z'
    const head = 'id,anonymous_id,received_at,sent_at,timestamp'
    const page = (id: string): string => `${id},m1,${at},${at},${at},/a,https://x.org/a\n`
    const tracks = test.file('tracks.csv', `${head},event_text\nt1,m1,${at},${at},${at},Signed Up\n`)
    const pages = ['p1', 'p2'].map((id) => test.file(`${id}.csv`, `${head},path,url\n${page('p1')}${page(id)}`))
    await run(test, tracks, ...pages)
    const importId = (await importIds()).get(tracks)!
    expect(await test.call('imports.duplicatesOf', { importId })).toEqual({ again: [], missing: [] })
    for (const file of pages) rmSync(file)
    expect(await test.call('imports.undo', { importId })).toMatchObject({ missing: [] })
  })

  it('leaves nothing but what the other files give, whichever files and whichever one', async () => {
    const row = fc.tuple(fc.constantFrom('', '1', '2', '3'), fc.constantFrom('u', 'v'), fc.nat(4), fc.constantFrom('/a/x', '/b/y', 'Bought')) // prettier-ignore
    const file = fc.array(row, { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 3 }), fc.nat(2), async (files, which) => {
        const gone = which % files.length
        // A minute of its own for every message id, so that no two files tell different stories under one id.
        const texts = files.map((rows) => write(rows.map(([id, visitor, minute, what]) => (id === '' ? [id, visitor, minute, what] : [id, 'v', 10 + Number(id), '/a/x'])))) // prettier-ignore
        const [all, rest] = [await openApp(config), await openApp(config)]
        const paths = texts.map((text, at) => all.file(`${at}.csv`, text))
        await run(all, ...paths)
        const { id } = (await all.call('imports.list', {})).find((record) => record.file === paths[gone])!
        await all.call('imports.undo', { importId: id })
        for (const [at, text] of texts.entries()) if (at !== gone) await run(rest, rest.file(`${at}.csv`, text))
        expect(await answers(all)).toEqual(await answers(rest))
        expect(await all.call('workspace.check', {})).toMatchObject({ ok: true })
        all.close()
        rest.close()
      }),
      { numRuns: 6 },
    )
  })
})

describe('undoing an import of tools', () => {
  const tools = async () => (await test.call('report.run', { slug: 'stack-cost', params: { by: 'tool', asOf: '2020-01-01' } })).rows.map((row) => [(row as { key: string }).key, (row as { annualCost: number }).annualCost]) // prettier-ignore
  const undo = async (file: string) => test.call('imports.undo', { importId: (await importIds()).get(file)! })

  it('gives back what the tools were before', async () => {
    const a = test.file('a.csv', 'name,cost,owner\nSlack,10,x\nZoom,20,x\n')
    const b = test.file('b.csv', 'name,cost,owner\nSlack,30,x\nMiro,5,x\nZoom,20,x\n')
    await run(test, a, b)
    expect(await undo(b)).toMatchObject({ tools: 2, kept: [] })
    expect(await tools()).toEqual([['Zoom', 20], ['Slack', 10]]) // prettier-ignore
  })

  it('keeps what a later file says of them', async () => {
    const a = test.file('a.csv', 'name,cost,owner\nSlack,10,x\nZoom,20,x\nMiro,1,x\n')
    const b = test.file('b.csv', 'name,cost,owner\nSlack,30,x\nZoom,20,x\n')
    await run(test, a, b)
    expect(await undo(a)).toMatchObject({ tools: 1, kept: ['Slack', 'Zoom'] })
    expect(await tools()).toEqual([['Slack', 30], ['Zoom', 20]]) // prettier-ignore
    expect(await undo(b)).toMatchObject({ tools: 2 })
    expect(await tools()).toEqual([])
  })
})

describe('undoing an import of prices or milestones', () => {
  const inventory = 'name,cost,currency\nSlack,10,USD\nZoom,20,USD\n'
  /** All of both tables and of the tools, without the history of imports itself. */
  const state = ({ folder }: TestApp): unknown[] => {
    const db = new Database(join(folder, 'test.touchstack'), { readonly: true })
    const rows = db.prepare(`SELECT 'p', tool_id, valid_from, cost, currency, billing_period, import_id FROM tool_price
     UNION ALL SELECT 'm', date, label, headcount, users, funding, import_id FROM milestone
     UNION ALL SELECT 't', name, cost, currency, start_date, end_date, import_id FROM tool ORDER BY 1, 2, 3`).all() // prettier-ignore
    db.close()
    return rows
  }
  const undo = async (app: TestApp, file: string) => {
    const { id } = (await app.call('imports.list', {})).find((record) => record.file === file)!
    return app.call('imports.undo', { importId: id })
  }

  it('leaves what was there before: added ones go, changed ones are as they were, repeated ones stay', async () => {
    await run(test, test.file('tools.csv', inventory))
    await run(test, test.file('p1.csv', 'tool,from,cost,currency,billing_period\nSlack,2020-01-01,5,USD,year\nZoom,2020-01-01,7,USD,year\n')) // prettier-ignore
    await run(test, test.file('m1.csv', 'date,label,headcount,funding\n2020-01-01,Seed,4,100\n2021-01-01,A,9,200\n'))
    const before = state(test)
    expect(before).toHaveLength(6)
    const prices = test.file('p2.csv', 'tool,from,cost,currency,billing_period\nSlack,2020-01-01,6,USD,year\nSlack,2021-01-01,8,USD,year\nZoom,2020-01-01,7,USD,year\nNobody,2020-01-01,7,USD,year\n') // prettier-ignore
    const milestones = test.file('m2.csv', 'date,label,headcount,funding\n2020-01-01,Seed,5,100\n2022-01-01,B,30,900\n2021-01-01,A,9,200\n') // prettier-ignore
    expect(await run(test, prices, milestones)).toMatchObject([
      { rowsRead: 4, rowsImported: 2, rowsDuplicate: 1, rowsRejected: 1 },
      { rowsRead: 3, rowsImported: 2, rowsDuplicate: 1, rowsRejected: 0 },
    ])
    expect(state(test)).not.toEqual(before)
    expect(await undo(test, prices)).toMatchObject({ prices: 2, milestones: 0, tools: 0, kept: [] })
    expect(await undo(test, milestones)).toMatchObject({ prices: 0, milestones: 2, kept: [] })
    expect(state(test)).toEqual(before)
    expect(await test.call('workspace.check', {})).toMatchObject({ ok: true })
    await expect(undo(test, prices)).rejects.toThrow('is undone already')
    expect(await run(test, prices)).toMatchObject([{ rowsImported: 2, rowsDuplicate: 1 }])
  })

  it('keeps what a later file or a person says since, and names it', async () => {
    const a = test.file('a.csv', 'date,label,headcount\n2020-01-01,Seed,4\n2021-01-01,A,9\n2022-01-01,B,30\n')
    const b = test.file('b.csv', 'date,label,headcount\n2020-01-01,Seed,5\n2021-01-01,A,9\n')
    await run(test, a, b)
    const { milestones } = await test.call('milestones.list', {})
    await test.call('milestones.set', { milestones: milestones.map((each) => ({ ...each, headcount: each.label === 'B' ? 31 : each.headcount })) }) // prettier-ignore
    expect(await undo(test, a)).toMatchObject({ milestones: 0, kept: ['Seed, 2020-01-01', 'A, 2021-01-01', 'B, 2022-01-01'] }) // prettier-ignore
    // Of the first file nothing was there before, so the second one takes its milestones with it.
    expect(await undo(test, b)).toMatchObject({ milestones: 2, kept: [] })
    expect((await test.call('milestones.list', {})).milestones.map(({ label }) => label)).toEqual(['B'])
  })

  it('leaves an inventory that came later as it is, to be taken back by itself', async () => {
    const tools = test.file('tools.csv', inventory)
    await run(test, tools)
    const before = state(test)
    const newer = test.file('newer.csv', 'name,cost,currency\nSlack,12,USD\n')
    // What the list says holds from the day of its import on, which is 2020-01-01: in the place of a price of that day.
    for (const [day, undone] of [
      ['2019-01-01', { prices: 1, kept: [] }],
      ['2020-01-01', { prices: 0, kept: ['Slack from 2020-01-01'] }],
    ] as const) {
      const prices = test.file(`${day}.csv`, `tool,from,cost,currency,billing_period\nSlack,${day},5,USD,year\n`)
      await run(test, prices, newer)
      expect(await undo(test, prices)).toMatchObject(undone)
      expect(await undo(test, newer)).toMatchObject({ tools: 1, kept: [] })
      expect(state(test)).toEqual(before)
    }
  })

  it('is as if the file had never been there, whichever files and whichever one', async () => {
    const row = fc.tuple(fc.constantFrom('2020-01-01', '2021-01-01'), fc.constantFrom('A', 'B'), fc.nat(2))
    const files = fc.array(fc.array(row, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(files, fc.array(fc.nat(3), { maxLength: 3 }), async (files, undone) => {
        const text = (rows: [string, string, number][]) => `date,label,headcount\n${rows.map((cells) => cells.join(',')).join('\n')}\n` // prettier-ignore
        const gone = new Set(undone.map((which) => which % files.length))
        const [all, rest] = [await openApp(config), await openApp(config)]
        const paths = files.map((rows, at) => all.file(`${at}.csv`, text(rows)))
        for (const path of paths) await run(all, path)
        for (const at of gone) await undo(all, paths[at]!)
        for (const [at, rows] of files.entries()) if (!gone.has(at)) await run(rest, rest.file(`${at}.csv`, text(rows)))
        expect(await all.call('milestones.list', {})).toEqual(await rest.call('milestones.list', {}))
        all.close()
        rest.close()
      }),
      { numRuns: 12 },
    )
  })
})

describe('rejected rows', () => {
  const content = 'timestamp;visitor;event\n2019-01-01;v;E\nsoon;"v;1";E\nlater;v\n'
  it('are written out with line and reason, and as rows to be mended and imported', async () => {
    const [report] = await run(test, test.file('a.csv', content))
    expect(report).toMatchObject({ rowsImported: 1, rowsRejected: 2 })
    const importId = (await test.call('imports.list', {}))[0]!.id
    const output = join(test.folder, 'rejects.csv')
    expect(await test.call('imports.exportRejects', { importId, output })).toEqual({ rows: 2, cut: 0 })
    expect(readFileSync(output, 'utf8').replaceAll('\r', '')).toBe(
      'line,reason,row\n3,"""soon"" is not a time","soon;""v;1"";E"\n4,it has 2 cells where the header has 3,later;v\n',
    )
    await test.call('imports.exportRejects', { importId, output, form: 'rows' })
    const mended = readFileSync(output, 'utf8').replace('soon', '2019-01-02').replace('later;v', '2019-01-03;v;E')
    expect(await run(test, test.file('mended.csv', mended))).toMatchObject([{ rowsImported: 2, rowsRejected: 0 }])
  })
})

describe('a folder', () => {
  it('is all of its files; what cannot be imported is named and keeps nothing else out', async () => {
    const folder = join(test.folder, 'exports')
    mkdirSync(join(folder, 'more'), { recursive: true })
    mkdirSync(join(folder, '.git'))
    writeFileSync(join(folder, '.git', 'x.csv'), 'junk')
    writeFileSync(join(folder, 'b.csv'), write([['1', 'v', 1, '/a/x']]))
    writeFileSync(join(folder, 'more', 'c.csv'), write([['2', 'v', 1, '/a/x']]))
    writeFileSync(join(folder, 'readme.txt'), 'These are exports.\n')
    const result = await test.call('imports.run', { files: [{ file: folder }] })
    expect(result.files.map(({ file, rowsImported }) => [file, rowsImported])).toEqual([
      [join(folder, 'b.csv'), 1],
      [join(folder, 'more', 'c.csv'), 1],
    ])
    expect(result.refused).toMatchObject([{ file: join(folder, 'readme.txt') }])
  })
})
