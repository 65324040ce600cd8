import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { zip, xlsx } from '../../testing/archives.ts'

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
    const reason = 'of a workbook one sheet is read, here "Tools". Save it as a file of its own to import it too.'
    const { problems } = await test.call('imports.inspect', { file })
    expect(problems.filter(({ detail }) => detail.toLowerCase() === reason.toLowerCase()).map(({ title }) => title)).toEqual(['Sheet "Notes" is not imported', 'Sheet "Archived" is not imported']) // prettier-ignore
    const [report] = (await test.call('imports.run', { files: [{ file }] })).files
    expect(report!.notes).toContain(`Sheet "Archived" was not imported: ${reason}`)
    expect(report!.rowsRead).toBe(2)
  })

  it('of events is refused with what to do', async () => {
    const events = xlsx({ Events: [['timestamp', 'visitor', 'event'], ['2019-01-01', 'a', 'E']] }) // prettier-ignore
    await expect(run('e.xlsx', events)).rejects.toThrow(
      'is not a list of tools: no column gives the name of a tool (Tool, Name, Application, Vendor). Its columns are timestamp, visitor, event. If it is one, say which column is which (--kind tools --map name=Column,cost=Column; on screen, the format “Tool inventory”); events are not read from Excel workbooks; save the sheet as CSV',
    )
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
