import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { zip, xlsx } from '../../testing/archives.ts'
import { readChunks } from './source.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const run = async (name: string, content: Uint8Array, options = {}) =>
  (await test.call('imports.run', { files: [{ file: test.file(name, content), ...options }] })).files[0]!

const header = 'timestamp,visitor,event,path\n'
const line = (day: number, visitor: string): string => `2019-01-0${day}T00:00:00Z,${visitor},Viewed,/a\n`

describe('a zip archive', () => {
  it('is one import of all its members, gzipped ones too', async () => {
    const archive = zip({
      'export/2019-01-02.csv': header + line(2, 'b') + line(2, 'c'),
      'export/2019-01-01.csv.gz': gzipSync(header + line(1, 'a')),
      '__MACOSX/._2019-01-01.csv': 'junk',
      'export/': '',
    })
    const report = await run('e.zip', archive)
    expect(report).toMatchObject({ format: 'generic-events', rowsRead: 3, rowsImported: 3, rowsRejected: 0 })
    expect(report.timeRange).toEqual(['2019-01-01T00:00:00.000Z', '2019-01-02T00:00:00.000Z'])
    expect(await test.call('imports.list', {})).toMatchObject([
      { format: 'generic-events', formatTitle: 'Table of events' },
    ])
    expect(await test.call('workspace.check', {})).toMatchObject({ ok: true })
    expect((await run('again.zip', archive)).rowsDuplicate).toBe(3)
    expect((await test.call('workspace.status', {}))!.events).toBe(3)
  })

  it('imports what there is beside a note to the reader, which is named before and after', async () => {
    const archive = zip({ 'LIES MICH.txt': 'thank you for\nbuying\n', 'a.csv': header + line(1, 'a'), 'b.csv': header + line(2, 'b') }) // prettier-ignore
    const { problems, columns } = await test.call('imports.inspect', { file: test.file('n.zip', archive) })
    expect(columns.map(({ name }) => name)).toEqual(['timestamp', 'visitor', 'event', 'path'])
    expect(problems.map(({ title }) => title)).toEqual(['2 files are imported together', 'LIES MICH.txt is not imported']) // prettier-ignore
    const report = await run('n.zip', archive)
    expect(report).toMatchObject({ rowsRead: 2, rowsImported: 2 })
    expect(report.notes).toEqual([expect.stringMatching(/^LIES MICH\.txt was not imported: line 1: no column gives the time/)]) // prettier-ignore
    await expect(run('none.zip', zip({ 'a.txt': 'x\ny\n', 'b.txt': 'x\ny\n' }))).rejects.toThrow(/none\.zip, a\.txt, line 1: no column/) // prettier-ignore
  })

  it('of several lists of tools is taken back as one', async () => {
    await run('before.csv', Buffer.from('name,cost\nAlpha,1\nOmega,9\n'))
    const names = async () => (await test.call('tools.list', {})).tools.map(({ name, cost }) => `${name} ${cost}`)
    const before = await names()
    const lists = zip({ 'a.csv': 'name,cost\nAlpha,10\nBeta,20\n', 'b.csv': 'name,cost\nGamma,30\nBeta,20\nOmega,9\n' })
    expect(await run('lists.zip', lists)).toMatchObject({ rowsRead: 5, rowsImported: 3, rowsDuplicate: 2 })
    expect(await names()).toEqual(['Alpha 10', 'Omega 9', 'Beta 20', 'Gamma 30'])
    const importId = (await test.call('imports.list', {}))[0]!.id
    expect(await test.call('imports.undo', { importId })).toMatchObject({ tools: 3, kept: [] })
    expect(await names()).toEqual(before)
  })

  it('names members that were not imported, and why', async () => {
    const report = await run('e.zip', zip({ 'a.csv': header + line(1, 'a'), 'b.png': '\u0089PNG\r\n\u001a\nxxxx', 'c.csv': 'name,cost,owner\nX,1,Y\n' })) // prettier-ignore
    expect(report.notes).toEqual([
      'b.png was not imported: b.png is a picture.',
      'c.csv was not imported: it holds tools; import it by itself.',
    ])
  })

  it.each<[string, () => Uint8Array, string]>([
    ['cut off', () => zip({ 'a.csv': header + line(1, 'a').repeat(500) }).subarray(0, 200), 'cannot be unpacked'],
    ['with damaged bytes', () => damage(zip({ 'a.csv': header + noise(20_000) })), 'cannot be unpacked'],
    ['in an archive', () => zip({ 'b.zip': zip({ 'a.csv': header }) }), 'is an archive in an archive; unpack it first'],
    ['of nothing', () => zip({}), 'holds nothing that can be imported'],
    ['that is a document', () => zip({ 'word/document.xml': '<x/>' }), 'is an office document'],
    [
      'that lies about its size',
      () => lie(zip({ 'a.csv': header + line(1, 'a').repeat(5_000) })),
      'cannot be unpacked',
    ],
    ['that is a bomb', () => zip({ 'a.csv': bomb() }), 'unpacks to more than 250 times its size'], // prettier-ignore
  ])('%s is refused and leaves nothing', async (_, make, sentence) => {
    await expect(run('bad.zip', make())).rejects.toThrow(sentence)
    expect(await test.call('imports.list', {})).toEqual([])
  })
})

describe('an Excel workbook', () => {
  const sheets = {
    Notes: [['Read me']],
    Tools: [
      ['Our tools', null, null, null],
      ['Tool Name', 'Annual Cost', 'Renewal', 'Owner', 'Colour'],
      ['Segment', 12000, new Date('2020-03-01T00:00:00Z'), 'Ana', 'green'],
      ['Slack', 0.1 + 0.2, null, 'Bo', null],
    ],
  }

  it('gives the tools of the sheet that lists them', async () => {
    const report = await run('t.xlsx', xlsx(sheets))
    expect(report).toMatchObject({ kind: 'tools', rowsRead: 2, rowsImported: 2, delimiter: null })
    const preview = await test.call('imports.inspect', { file: test.file('t.xlsx', xlsx(sheets)) })
    expect(preview.compression).toBe('xlsx')
    expect(preview.tools[0]).toMatchObject({ name: 'Segment', cost: '12000', renewal_date: '2020-03-01' })
    expect(preview.tools[1]).toMatchObject({ name: 'Slack', cost: '0.3' })
  })

  it('names the sheets that are left out, beforehand and afterwards', async () => {
    const file = test.file(
      't.xlsx',
      xlsx({
        ...sheets,
        Archived: [
          ['Tool Name', 'Annual Cost'],
          ['Mailchimp', 4250],
        ],
      }),
    )
    const reason = 'of the workbook "Tools" is read. Choose the sheet to import it too (--sheet "Archived").'
    const { problems, sheets: offered } = await test.call('imports.inspect', { file })
    expect(problems.filter(({ title }) => title.startsWith('Sheet')).map(({ title }) => title)).toEqual(['Sheet "Notes" is not imported', 'Sheet "Archived" is not imported']) // prettier-ignore
    expect(offered).toEqual([
      { name: 'Notes', format: null, rows: 0, read: false },
      { name: 'Tools', format: 'Tool inventory', rows: 2, read: true },
      { name: 'Archived', format: 'Tool inventory', rows: 1, read: false },
    ])
    const [report] = (await test.call('imports.run', { files: [{ file }] })).files
    expect(report!.notes).toContain(`Sheet "Archived" was not imported: ${reason}`)
    expect(report!.rowsRead).toBe(2)
  })

  const heading = ['Tool Name', 'Annual Cost', 'Owner']
  const active = [heading, ['Segment', 12000, 'Ana'], ['Slack', 900, 'Bo']]
  const ended = [heading, ['Loom', 3744, 'Ben'], ['Slack', 800, 'Bo']]
  const tools = async () =>
    Object.fromEntries(
      (await test.call('tools.list', {})).tools.map(({ name, status, cost }) => [name, `${status} ${cost}`]),
    )

  it('is read by the sheets that are chosen; another one later is no second import of the file, and is undone alone', async () => {
    const file = test.file('r.xlsx', xlsx({ Active: active, Ended: ended.slice(0, 2) }))
    const runSheets = async (sheets?: string[] | 'all') =>
      (await test.call('imports.run', { files: [{ file, ...(sheets && { sheets }) }] })).files[0]!
    expect((await runSheets()).notes.join()).toContain('Sheet "Ended" was not imported')
    const later = await runSheets(['ended '])
    expect(later).toMatchObject({ rowsRead: 1, rowsImported: 1 })
    expect(later.notes).toContain('The tools of the sheet "Ended" are read as retired, as its name says.')
    expect(later.notes.join()).not.toContain('byte for byte')
    expect(await tools()).toEqual({ Segment: 'active 12000', Slack: 'active 900', Loom: 'retired 3744' })
    const again = await test.call('imports.run', { files: [{ file, sheets: ['Ended'] }], dryRun: true })
    expect(again.files[0]!.notes.join()).toContain('is the same file, byte for byte')
    const { id } = (await test.call('imports.list', {})).find((each) => each.rowsImported === 1)!
    await test.call('imports.undo', { importId: id })
    expect(await tools()).toEqual({ Segment: 'active 12000', Slack: 'active 900' })
    await expect(runSheets(['Gone'])).rejects.toThrow('r.xlsx has no sheet "Gone" with anything in it; it has "Active", "Ended".') // prettier-ignore
    await expect(run('a.csv', Buffer.from('name,cost\nA,1\n'), { sheets: ['X'] })).rejects.toThrow(
      'a.csv is no workbook',
    )
  })

  it('says of each sheet what became of its rows, and leaves what goes on as it is', async () => {
    const report = await run('r.xlsx', xlsx({ Ended: ended, Notes: [['Read me']], Active: active }), { sheets: 'all' })
    expect(report).toMatchObject({ rowsRead: 4, rowsImported: 3, rowsRejected: 1 })
    expect(report.notes).toContain('Sheet "Ended": 2 rows read = 1 imported + 0 duplicate + 1 rejected.')
    expect(report.notes).toContain('Sheet "Active": 2 rows read = 2 imported + 0 duplicate + 0 rejected.')
    expect(report.rejects).toEqual([{ line: 3, reason: 'the tool is on another sheet too, where it goes on' }])
    expect(report.notes.filter((note) => note.startsWith('Sheet "Notes" was not imported:'))).toHaveLength(1)
    expect(await tools()).toEqual({ Segment: 'active 12000', Slack: 'active 900', Loom: 'retired 3744' })
  })

  it('with one list cut into sheets of the same headings is read whole, and of two states of one list the first', async () => {
    const sales = [heading, ['Outreach', 500, 'Cy']]
    expect(await run('d.xlsx', xlsx({ IT: active, Sales: sales, Ended: ended }))).toMatchObject({ rowsRead: 3, rowsImported: 3 }) // prettier-ignore
    expect(await run('y.xlsx', xlsx({ 2026: active, 2025: ended }))).toMatchObject({ rowsRead: 2 })
    const days = { inventory: 'snapshot', asOf: '2026-01-01' } as const
    await expect(run('s.xlsx', xlsx({ IT: active, Sales: sales }), days)).rejects.toThrow('a snapshot is one sheet of a workbook') // prettier-ignore
    // Said before anything is imported, where the sheets are offered.
    const file = test.file('s.xlsx', xlsx({ IT: active, Sales: sales }))
    const asked = await test.call('imports.inspect', { file, ...days })
    expect(asked.problems[0]).toMatchObject({ level: 'error', title: 'Choose one sheet', count: 0 })
    expect(asked.problems.map(({ title }) => title)).not.toContain('2 sheets are imported together')
    const chosen = await test.call('imports.inspect', { file, ...days, sheets: ['IT'] })
    expect(chosen.problems.map(({ title }) => title)).not.toContain('Choose one sheet')
  })

  it('of payments by month is one export', async () => {
    const month = (name: string) => [
      ['Date', 'Merchant', 'Amount', 'Currency'],
      [`2026-${name}-05`, 'Figma', 45, 'USD'],
      [`2026-${name}-09`, 'Slack', 80, 'USD'],
    ]
    const file = xlsx({ Jan: month('01'), Feb: month('02'), Mar: month('03') })
    expect(await run('p.xlsx', file)).toMatchObject({ rowsRead: 6, rowsImported: 6 })
    expect((await test.call('tools.list', {})).tools).toMatchObject([{ name: 'Figma', cost: 45, billingPeriod: 'month' }, { name: 'Slack' }]) // prettier-ignore
    const [imported] = await test.call('imports.list', {})
    await test.call('imports.undo', { importId: imported!.id })
    expect((await test.call('tools.list', {})).tools).toEqual([])
  })
})

describe('other files', () => {
  it.each<[string, Uint8Array, string]>([
    ['Parquet', Buffer.from('PAR1\0\0\0\0'), 'is a Parquet file'],
    ['Avro', Buffer.from('Obj\u0001\0\0'), 'is an Avro file'],
    ['old Excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'is an old Excel file (.xls); save it as .xlsx or CSV'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'is a PDF'],
    ['a database', Buffer.from('SQLite format 3\0'), 'is a SQLite database'],
    ['a gzip bomb', gzipSync(bomb()), 'unpacks to more than 250 times its size'],
  ])('%s is refused by name', async (_, content, sentence) => {
    await expect(run('x', content)).rejects.toThrow(sentence)
  })
})

const bomb = (): string => header + `${'x'.repeat(1024 * 1024)}\n`.repeat(70)

/** Text that hardly packs, so that bytes in its middle are its own and not the archive's. */
function noise(length: number): string {
  let state = 1
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCharCode(97 + (state % 26))
  }).join('')
}

function damage(bytes: Uint8Array): Uint8Array {
  bytes.fill(0xff, 400, 420)
  return bytes
}

/** Says in the central directory that the member is ten bytes long. */
function lie(bytes: Uint8Array): Uint8Array {
  const view = Buffer.from(bytes)
  view.writeUInt32LE(10, view.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24)
  return view
}

describe('an archive with a file an hour', () => {
  const event = (hour: number, more: object): string =>
    JSON.stringify({ event_type: 'Sign Up', amplitude_id: 1, device_id: `d${hour}`, user_id: '', uuid: `u${hour}`, event_time: `2019-01-01 ${String(hour).padStart(2, '0')}:00:00.000000`, ...more }) // prettier-ignore
  const hours = [
    event(0, {}),
    event(1, { ip_address: '192.0.2.20' }) + '\n{"event_type":\n',
    event(2, { ip_address: '192.0.2.21', event_properties: { workspace: 'w1' } }),
    event(3, { ip_address: '203.0.113.9' }),
    event(3, { ip_address: '203.0.113.9' }),
    event(5, {}),
  ]
  const archive = zip(Object.fromEntries(hours.map((text, at) => [`1_2019-01-01_${at}#0.json.gz`, gzipSync(text)])))

  it('is looked at all over: rows, columns and addresses of any of them are known', async () => {
    const file = test.file('h.zip', archive)
    const internalAddresses = ['192.0.2.0/24']
    const preview = await test.call('imports.inspect', { file, internalAddresses })
    expect(preview).toMatchObject({ sampledRows: 6, addresses: { column: 'ip_address', internal: 2 } })
    expect(preview.columns.find(({ name }) => name === 'event_properties.workspace')?.samples).toEqual(['w1'])
    expect(preview.problems.find(({ title }) => title === '6 files are imported together')?.detail).toMatch(
      'read alike',
    )
  })

  it('says each thing once of all of them', async () => {
    const report = await run('h.zip', archive, { internalAddresses: ['192.0.2.0/24'] })
    expect(report).toMatchObject({ rowsRead: 7, rowsImported: 5, rowsDuplicate: 1, rowsRejected: 1 })
    expect(report.rejects).toMatchObject([{ line: 2, reason: 'it is not valid JSON' }])
    const notes = report.notes.filter((note) => /internal|addresses|left out/.test(note))
    expect(notes).toEqual([
      expect.stringMatching(/^1 row is left out: the same message id/),
      expect.stringMatching(/^2 rows are from internal addresses .* by the column ip_address/),
    ])
  })

  it('says of a row that cannot be used in which file it is', async () => {
    const broken = zip({ 'a.json': event(0, {}), 'b.json': `${event(1, {})}\n${event(2, { event_time: 'soon' })}` })
    const { problems } = await test.call('imports.inspect', { file: test.file('b.zip', broken) })
    const [late] = problems.filter(({ level }) => level === 'error')
    expect(late).toMatchObject({ count: 1, firstLine: 2, member: 'b.json' })
    expect(late!.detail).toMatch('line 2 of b.json')
    expect(late!.firstRow).toMatch('soon')
  })
})

const openFiles = '/proc/self/fd'

it.runIf(existsSync(openFiles))('a packed file is closed by who has seen enough of it', async () => {
  const file = test.file('large.csv.gz', gzipSync(randomBytes(24_000_000), { level: 0 }))
  const isOpen = (): boolean =>
    readdirSync(openFiles).some((each) => {
      try {
        return readlinkSync(`${openFiles}/${each}`) === file
      } catch {
        return false
      }
    })
  const chunks = readChunks({ path: file, member: null, compression: 'gzip' }, () => {})
  expect((await chunks.next()).done).toBe(false)
  expect(isOpen()).toBe(true)
  await chunks.return(undefined)
  await expect.poll(isOpen).toBe(false)
})
