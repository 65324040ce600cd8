import { gzipSync } from 'node:zlib'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import type { FileReport } from '../../../shared/import.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

const pagesHeader =
  'id,anonymous_id,user_id,received_at,sent_at,timestamp,url,path,referrer,title,context_campaign_source,context_page_url'
const page = (id: string, visitor: string, time: string, path: string): string =>
  `${id},${visitor},,2019-06-01T00:00:00Z,2019-06-01T00:00:00Z,${time},https://www.example.org${path}?x=1,${path},,A title,,`
const pages = `${pagesHeader}
${page('p1', 'v1', '2019-01-01T10:00:00.000Z', '/learn/a')}
${page('p2', 'v1', '2019-01-02T10:00:00.000Z', '/l/texas')}
${page('p3', 'v2', '2019-01-03T10:00:00.000Z', '/l/ohio')}
`
const tracks = `id,anonymous_id,user_id,received_at,sent_at,timestamp,event,event_text,context_page_path,plan,revenue
t1,v1,u1,2019-06-01T00:00:00Z,2019-06-01T00:00:00Z,2019-01-02T10:05:00.000Z,signed_up,Signed Up,/signup,pro,12
`
const identifies = `id,anonymous_id,user_id,received_at,sent_at,timestamp,email
i1,v1,u1,2019-06-01T00:00:00Z,2019-06-01T00:00:00Z,2019-01-02T10:04:00.000Z,x@example.org
`
const aliases = `id,previous_id,user_id,received_at,sent_at,timestamp
a1,u1,u9,2019-06-01T00:00:00Z,2019-06-01T00:00:00Z,2019-01-05T10:04:00.000Z
`
const message = (type: string, id: string, time: string, rest: object): string =>
  JSON.stringify({ type, messageId: id, timestamp: time, ...rest })
const jsonl = [
  message('page', 'p1', '2019-01-01T10:00:00.000Z', {
    anonymousId: 'v1',
    properties: { path: '/learn/a', url: 'https://www.example.org/learn/a?x=1' },
  }),
  message('page', 'p2', '2019-01-02T10:00:00.000Z', {
    anonymousId: 'v1',
    context: { page: { path: '/l/texas', url: 'https://www.example.org/l/texas' } },
  }),
  message('page', 'p3', '2019-01-03T10:00:00.000Z', { anonymousId: 'v2', properties: { path: '/l/ohio' } }),
  message('track', 't1', '2019-01-02T10:05:00.000Z', {
    anonymousId: 'v1',
    userId: 'u1',
    event: 'Signed Up',
    properties: { plan: 'pro', revenue: 12 },
  }),
  message('identify', 'i1', '2019-01-02T10:04:00.000Z', { anonymousId: 'v1', userId: 'u1', traits: {} }),
  message('alias', 'a1', '2019-01-05T10:04:00.000Z', { previousId: 'u1', userId: 'u9' }),
].join('\n')

const config = {
  contentGroups: [
    { group: 'States', match: '/l/*' },
    { group: 'Articles', match: '/learn/**' },
  ],
  goals: [{ name: 'Signup', event: 'Signed Up', where: { plan: 'pro' }, value: { property: 'revenue' } }],
}

let test: TestApp
beforeEach(async () => {
  test = await openApp(config)
})
afterEach(() => test.close())

const importAll = async (...files: string[]): Promise<FileReport[]> =>
  (await test.call('imports.run', { files: files.map((file) => ({ file })) })).files
const answers = async () => ({
  first: (await runReport(test.call, 'content-attribution', { model: 'first' })).rows,
  last: (await runReport(test.call, 'content-attribution', { model: 'last' })).rows,
})
const segment = (): string[] => [
  test.file('b.csv', pages),
  test.file('c.csv', tracks),
  test.file('d.csv', identifies),
  test.file('e.csv', aliases),
]

describe('Segment exports', () => {
  it('are recognised by their columns and give the story', async () => {
    const reports = await importAll(...segment())
    expect(reports.map(({ format, rowsRead, rowsImported }) => [format, rowsRead, rowsImported])).toEqual([
      ['segment-pages', 3, 3],
      ['segment-tracks', 1, 1],
      ['segment-identifies', 1, 1],
      ['segment-aliases', 1, 1],
    ])
    expect(reports[0]!.columnsDropped).toEqual(['received_at', 'sent_at', 'title', 'context_page_url'])
    expect(reports[0]!.timeRange).toEqual(['2019-01-01T10:00:00.000Z', '2019-01-03T10:00:00.000Z'])
    const { first, last } = await answers()
    expect(first.map(({ key, people, conversions, value }) => [key, people, conversions, value])).toEqual([
      ['Articles', 1, 1, 12],
      ['States', 1, 0, 0],
    ])
    expect(last.map(({ key, people, conversions }) => [key, people, conversions])).toEqual([['States', 2, 1]])
  })

  it('give the same answers as JSONL, gzip, UTF-16 with semicolons, in any order and split up', async () => {
    await importAll(...segment())
    const expected = await answers()
    const utf16 = (text: string): Uint8Array =>
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replaceAll(',', ';'), 'utf16le')])
    const lines = pages.trim().split('\n')
    const variants: [string, string | Uint8Array][][] = [
      [['all.jsonl', jsonl]],
      [['all.jsonl.gz', gzipSync(jsonl)]],
      [['e.csv', aliases], ['d.csv', identifies], ['c.csv', tracks], ['b.csv', pages]], // prettier-ignore
      [['b.csv', utf16(pages)], ['c.csv', utf16(tracks)], ['d.csv', utf16(identifies)], ['e.csv', utf16(aliases)]], // prettier-ignore
      [...lines.slice(1).reverse().map((line, i): [string, string] => [`p${i}.csv`, `${lines[0]}\n${line}\n`]), ['c.csv', gzipSync(tracks)], ['d.csv', identifies], ['e.csv', aliases]], // prettier-ignore
    ]
    for (const files of variants) {
      test.close()
      test = await openApp(config)
      const reports = await importAll(...files.map(([name, content]) => test.file(name, content)))
      expect(reports.flatMap((report) => report.rejects)).toEqual([])
      expect(await answers()).toEqual(expected)
    }
  })

  it('add nothing when imported again, and say so', async () => {
    const files = segment()
    await importAll(...files)
    const before = await answers()
    const again = await importAll(...files, test.file('all.jsonl', jsonl))
    expect(again.map(({ rowsRead, rowsImported, rowsDuplicate }) => [rowsRead, rowsImported, rowsDuplicate])).toEqual([
      [3, 0, 3],
      [1, 0, 1],
      [1, 0, 1],
      [1, 0, 1],
      [6, 0, 6],
    ])
    expect(await answers()).toEqual(before)
  })
})

describe('events without an id', () => {
  const row = '2019-01-01T00:00:00Z,v1,/a'
  const file = (name: string, times: number): string =>
    test.file(name, `timestamp,visitor,path\n${`${row}\n`.repeat(times)}`)

  it('are kept as often as the file that holds them most often', async () => {
    const counts = async (...files: string[]) => (await importAll(...files)).map((report) => report.rowsImported)
    expect(await counts(file('two.csv', 2), file('one.csv', 1), file('three.csv', 3), file('again.csv', 3))).toEqual([
      2, 0, 1, 0,
    ])
  })
})

describe('what the account says of rows that are alike', () => {
  const notes = async (name: string, text: string): Promise<string[]> =>
    (await importAll(test.file(name, text)))[0]!.notes

  it('names those that are kept, since no id says that they are one', async () => {
    // Of five rows a is there three times, b twice: two and one are like an earlier one.
    const [a, b] = ['2019-01-01,v1,/a', '2019-01-02,v1,/a']
    expect(await notes('twice.csv', `timestamp,visitor,path\n${[a, b, a, a, b].join('\n')}\n`)).toEqual([
      '3 events are exactly like another of their file (same time, person, event, page and value). Nothing gives them an id that says they are one, so each counts.',
    ])
    // The next file has a and b once, and one of its own.
    expect(await notes('next.csv', `timestamp,visitor,path\n${a}\n${b}\n2019-01-03,v1,/a\n`)).toEqual([
      '2 rows are left out: an earlier file has them (same time, person, event, page and value).',
    ])
  })

  it('names those that are left out by their message id', async () => {
    const row = (id: string) => `${id},2019-01-01,v1,/a\n`
    expect(await notes('ids.csv', `message_id,timestamp,visitor,path\n${row('1')}${row('2')}${row('1')}`)).toEqual([
      '1 row is left out: the same message id came before, in this file or another, and the earliest stays.',
    ])
    expect(await notes('both.csv', `message_id,timestamp,visitor,path\n${row('2')}${row('3')}${row('')}`)).toEqual([
      '1 row is left out: the same message id came before, in this file or another, and the earliest stays; or, without an id, an earlier file has them (same time, person, event, page and value).',
    ])
    expect(await notes('none.csv', `message_id,timestamp,visitor,path\n${row('2')}`)).toEqual([])
  })
})

describe('what cannot be read', () => {
  it('is listed with its line and reason, and the rest is kept', async () => {
    const [report] = await importAll(
      test.file('x.csv', `timestamp,visitor,event,path\n2019-01-01,v,E,\nsoon,v,E,\n2019-01-01,v,,\n2019-01-01,v\n`),
    )
    expect(report).toMatchObject({ rowsRead: 4, rowsImported: 1, rowsRejected: 3, rowsDuplicate: 0 })
    expect(report!.rejects).toEqual([
      { line: 3, reason: '"soon" is not a time' },
      { line: 4, reason: 'it has neither an event name nor a path' },
      { line: 5, reason: 'it has 2 cells where the header has 4' },
    ])
    const [record] = await test.call('imports.list', {})
    expect(await test.call('imports.rejects', { importId: record!.id })).toMatchObject([
      { line: 3, raw: 'soon,v,E,' },
      {},
      {},
    ])
  })

  it('says of each kind of broken time how many there are', async () => {
    const good = '2026-05-11T10:00:00Z,v,E,\n2026-05-12T10:00:00Z,v,E,\n2026-05-13T10:00:00Z,v,E,\n'
    const broken = ['########', '20260512', '', '########'].map((time) => `${time},v,E,\n`).join('')
    const file = test.file('x.csv', `timestamp,visitor,event,path\n${good}${broken}`)
    const [report] = (await test.call('imports.run', { files: [{ file }] })).files
    expect(report).toMatchObject({ rowsRead: 7, rowsImported: 3, rowsRejected: 4 })
    expect(report!.rejectReasons.map(({ reason, alike, lines }) => [reason, alike, lines])).toEqual([
      ['"########" is not a time but what a spreadsheet shows where a column is too narrow', false, [5, 8]],
      ['"20260512" is not a time with an hour, as the others of its column are', false, [6]],
      ['it has no time', false, [7]],
    ])
    // A column of such days.
    const days = test.file('days.csv', 'timestamp,visitor,event,path\n20260512,w,E,\n20260513,w,E,\n')
    expect((await importAll(days))[0]).toMatchObject({ rowsImported: 2, timeRange: ['2026-05-12T00:00:00.000Z', '2026-05-13T00:00:00.000Z'] }) // prettier-ignore
  })

  it('takes no row that an unquoted comma moved, also where its last cells were blank', async () => {
    const header = 'timestamp,visitor,title,path,plan,note\n'
    const good = '2019-01-01,v,Prices,/prices,,\n'
    // The title "Prices, new" has no quotes: /prices would stand in `plan`, and " new" would be the page.
    const moved = '2019-01-02,v,Prices, new,/prices,,\n'
    const [report] = await importAll(test.file('x.csv', header + good + moved + good.replace('v,', 'w,')))
    expect(report).toMatchObject({ rowsRead: 3, rowsImported: 2 })
    const reason = 'it has 7 cells where the header has 6: a value that holds the delimiter needs quotes'
    expect(report!.rejects).toEqual([{ line: 3, reason }])
    // A delimiter at the end of every row says nothing of its cells.
    const tails = test.file('y.csv', header + `2019-02-01,v,Prices,/prices,,,\n2019-02-02,v,Prices,/prices,,,\n`)
    expect((await importAll(tails))[0]).toMatchObject({ rowsRead: 2, rowsImported: 2, rejects: [] })
  })

  it('takes no tool, payment or price that way', async () => {
    const tools = test.file(
      'tools.csv',
      'name,category,team,cost,note\nA,Email,Growth,10,\nB,Email, Ads,Growth,20,\nC,,,,\n',
    )
    const payments = test.file('payments.csv', 'Date,Vendor,Amount,Memo\n2019-01-01,A,10,\n2019-01-02,B, Inc.,20,\n2019-02-01,C,10,\n') // prettier-ignore
    for (const file of [tools, payments]) {
      const [report] = await importAll(file)
      expect(report!.rejects).toEqual([{ line: 3, reason: expect.stringContaining('needs quotes') as string }])
    }
  })

  it.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'is empty'],
    ['blanks', '  \n \n', 'nothing but blanks'],
    ['a zip', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'cannot be unpacked'],
    ['binary data', new Uint8Array([1, 2, 0, 3, 65, 66, 10, 0, 0]), 'binary data'],
    ['ids without a time', 'Email,User ID,Plan\na@x.org,u1,pro\n', 'by email (Email) and id (User ID)'],
    ['no time', 'visitor,path\nv,/a\n', 'line 1: no column gives the time'],
    ['costs that lack a column', 'Mes,Cosa,Importe\nmarzo 2026,A,1\n', 'of its columns none is known as the group'],
    ['no person', 'timestamp,path\n2019-01-01,/a\n', 'line 1: no column says who'],
    ['nothing that happened', 'timestamp,visitor,x\n2019-01-01,v,1\n', 'line 1: no column says what happened'],
    ['unknown JSON', '{"a":1}\n{"b":2}\n', 'JSON objects of no known export'],
    ['half a JSON array', '[\n {"a":1},\n {"b":', 'ends in the middle of its JSON'],
    ['half a JSON object', '{\n "rows": [\n {}\n,{"a":{}},\n "b', 'ends in the middle of its JSON'],
    ['JSON with brackets in its texts', '{"a":"[{"}\n{"b":"\\"{"}\n{"c":""}\n', 'JSON objects of no known export'],
    [
      'half a gzip',
      gzipSync(Buffer.from(pages.repeat(2_000))).subarray(0, 900),
      'ends in the middle of its compressed data',
    ],
  ])('%s gets a sentence and leaves the workspace as it was', async (_, content, sentence) => {
    const file = test.file('bad.csv', content)
    await expect(importAll(file)).rejects.toThrow(sentence)
    expect(await test.call('imports.list', {})).toEqual([])
    expect(await test.call('workspace.check', {})).toMatchObject({ ok: true })
    await importAll(...segment())
  })

  it('a table of other names is told the mapping its values say', async () => {
    const rows = ['D-10250;4a716eb6ec88352a;08.05.2026;1.432,49;Gewonnen', 'D-10251;3c6b508cbd755987;19.05.2026;952,14;Verloren', 'D-10252;9b6b508cbd755921;21.05.2026;12,10;Gewonnen'] // prettier-ignore
    const file = test.file('deals.csv', ['Deal-ID;Besucher-ID;Gewonnen am;Betrag (EUR);Phase', ...rows, ''].join('\n'))
    const words = await importAll(file).then(() => '', String)
    const proposed = /which column is which \(--map "(.*)"\)\.$/.exec(words)![1]!
    expect(proposed).toBe('time=Gewonnen am,visitor=Besucher-ID,value=Betrag (EUR),event=Phase')
    const map = Object.fromEntries(proposed.split(',').map((pair) => pair.split('=') as [string, string]))
    expect((await test.call('imports.run', { files: [{ file, map }] })).files[0]).toMatchObject({ rowsImported: 3 })
    // A mapping that somebody made is not answered with another.
    await expect(test.call('imports.run', { files: [{ file, map: { time: 'Gewonnen am' } }] })).rejects.not.toThrow('Their values') // prettier-ignore
  })

  it('a folder, a missing file, a field and a column that do not exist get a sentence', async () => {
    mkdirSync(join(test.folder, 'folder'))
    await expect(importAll(join(test.folder, 'folder'))).rejects.toThrow('is a folder')
    await expect(importAll(join(test.folder, 'nope.csv'))).rejects.toThrow('There is no file')
    const file = test.file('x.csv', 'when,who,what\n2019-01-01,v,E\n')
    const run = (map: Record<string, string>) => test.call('imports.run', { files: [{ file, map }] })
    await expect(run({ colour: 'who' })).rejects.toThrow('There is no field "colour"')
    await expect(run({ time: 'When exactly' })).rejects.toThrow('has no column "When exactly"; it has when, who, what')
    await expect(run({ conversions: 'what' })).rejects.toThrow('no column holds paths')
    expect((await run({ time: 'when', visitor: 'who', event: 'what' })).files[0]).toMatchObject({ rowsImported: 1 })
  })
})

describe('encodings', () => {
  it('Windows-1252 found only deep in the file starts it over in that encoding', async () => {
    const rows = Array.from(
      { length: 40_000 },
      (_, i) => `2019-01-01T00:00:00Z,v${i},/a-long-path-to-fill-the-first-megabyte/${i}`,
    )
    const text = Buffer.from(
      `timestamp,visitor,path\n${rows.join('\n')}\n2019-01-01T00:00:00Z,v,/caf\u00e9\n`,
      'latin1',
    )
    const [report] = await importAll(test.file('x.csv', text))
    expect(report).toMatchObject({ encoding: 'windows-1252', rowsImported: 40_001, rowsRejected: 0 })
    const { rows: found } = await runReport(test.call, 'content-attribution', { by: 'page' })
    expect(found.some((row) => row.key === '/café')).toBe(true)
  })
})

describe('a dry run and a cancelled one', () => {
  it('a dry run counts what files have in common, as the run itself does, and stores none of them', async () => {
    const head = 'timestamp,visitor,path\n'
    const files = [
      test.file('one.csv', `${head}2019-01-01,a,/a\n2019-01-02,a,/b\n`),
      test.file('none.csv', 'a,b\n1,2\n'),
      test.file('two.csv', `${head}2019-01-02,a,/b\n2019-01-03,a,/c\n`),
      test.file('tools.csv', 'name,annual cost\nDesk,1\n'),
      test.file('prices.csv', 'tool,from,cost\nDesk,2019-01-01,2\n'),
    ].map((file) => ({ file }))
    const run = async (dryRun: boolean) => {
      const { files: reports, refused } = await test.call('imports.run', { files, dryRun })
      return { rows: reports.map(({ rowsImported, rowsDuplicate }) => [rowsImported, rowsDuplicate]), refused }
    }
    const dry = await run(true)
    expect(dry.rows).toEqual([[2, 0], [1, 1], [1, 0], [1, 0]]) // prettier-ignore
    expect(dry.refused).toHaveLength(1)
    expect(await test.call('imports.list', {})).toEqual([])
    expect(await test.call('workspace.status', {})).toMatchObject({ events: 0, tools: 0 })
    expect(await run(false)).toEqual(dry)
    expect((await run(true)).rows).toEqual([[0, 2], [0, 2], [0, 1], [0, 1]]) // prettier-ignore
  })

  it('leave nothing behind', async () => {
    const file = test.file('b.csv', pages)
    const dry = await test.call('imports.run', { files: [{ file }], dryRun: true })
    expect(dry.files[0]).toMatchObject({ rowsImported: 3 })
    expect(await test.call('imports.list', {})).toEqual([])
    const cancel = new AbortController()
    cancel.abort()
    await expect(test.call('imports.run', { files: [{ file }] }, { signal: cancel.signal })).rejects.toThrow(
      'Cancelled',
    )
    const rows = Array.from({ length: 300_000 }, (_, i) => `2019-01-01T00:00:00Z,v${i},/a`)
    const large = test.file('large.csv', `timestamp,visitor,path\n${rows.join('\n')}\n`)
    const midway = new AbortController()
    const running = test.call(
      'imports.run',
      { files: [{ file: large }] },
      { signal: midway.signal, onProgress: () => midway.abort() },
    )
    await expect(running).rejects.toThrow('Cancelled; nothing of large.csv was kept.')
    expect(await test.call('workspace.check', {})).toMatchObject({ ok: true })
    expect((await test.call('workspace.status', {}))!.events).toBe(0)
  })
})

it('a column that a format reads is not called left out, though it is no field', async () => {
  const ga4 = 'event_timestamp,event_name,user_pseudo_id,page_location,ga_session_id,device_category\n1546300800000000,page_view,a,https://example.com/blog?x=1,1,mobile\n' // prettier-ignore
  const { columns, format, events } = await test.call('imports.inspect', { file: test.file('ga4.csv', ga4) })
  expect(format?.id).toBe('ga4-flattened')
  expect(events[0]?.path).toBe('/blog')
  const fates = Object.fromEntries(columns.map(({ name, fate }) => [name, fate]))
  expect(fates).toMatchObject({ event_timestamp: 'field', page_location: 'read', ga_session_id: 'read' })
})

describe('import-health', () => {
  it('accounts for every row of every file', async () => {
    await importAll(...segment(), test.file('again.csv', pages))
    const { rows, totals } = await runReport(test.call, 'import-health', {})
    expect(rows.map(({ file: _, ...counts }) => Object.values(counts))).toEqual([
      [3, 3, 0, 0, 3, 3, 0, 0],
      [1, 1, 0, 0, 1, 1, 0, 0],
      [1, 1, 0, 0, 1, 0, 1, 0],
      [1, 1, 0, 0, 1, 0, 1, 0],
      [3, 0, 3, 0, 0, 0, 0, 0],
    ])
    expect(totals).toEqual({
      rowsRead: 9,
      rowsImported: 6,
      rowsDuplicate: 3,
      rowsRejected: 0,
      events: 6,
      used: 4,
      ignored: 2,
      leftOut: 0,
    })
  })
})

describe('a preview', () => {
  it('shows what will be stored and why it is recognised', async () => {
    const preview = await test.call('imports.inspect', { file: test.file('b.csv', pages) })
    expect(preview.format).toMatchObject({
      id: 'segment-pages',
      matched: expect.arrayContaining(['anonymous_id', 'path', 'url']) as unknown,
    })
    expect(preview.columns.find((column) => column.name === 'timestamp')).toMatchObject({
      field: 'time',
      fate: 'field',
    })
    expect(preview.columns.find((column) => column.name === 'title')).toMatchObject({ field: null, fate: 'dropped' })
    expect(preview.events[0]).toEqual({
      time: '2019-01-01T10:00:00.000Z', visitor: 'v1', user: null, event: 'Page Viewed', path: '/learn/a', group: 'Articles', source: '(direct)',
      value: null, currency: null,
    }) // prettier-ignore
    const unknown = await test.call('imports.inspect', { file: test.file('x.csv', 'when,who\n2019-01-01,v\n') })
    expect(unknown.format).toBeNull()
    expect(unknown.problems[0]).toMatchObject({ level: 'error', title: 'A column is missing' })
  })
})
