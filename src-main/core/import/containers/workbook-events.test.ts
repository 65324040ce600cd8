/** Events and lists of people in Excel workbooks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { xlsx } from '../../testing/archives.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const inspect = (name: string, content: Uint8Array, options = {}) =>
  test.call('imports.inspect', { file: test.file(name, content), ...options })
const run = async (name: string, content: string | Uint8Array, options = {}, dryRun = false) =>
  (await test.call('imports.run', { files: [{ file: test.file(name, content), ...options }], dryRun })).files[0]!
const at = (time: string): Date => new Date(`${time}Z`)
const stored = (): unknown[] => {
  const db = new Database(join(test.folder, 'test.touchstack'), { readonly: true })
  try {
    return db
      .prepare(`SELECT time, visitor, user, event, path, value, properties FROM events ORDER BY time, user`)
      .all()
  } finally {
    db.close()
  }
}
const undo = async (): Promise<unknown> =>
  test.call('imports.undo', { importId: (await test.call('imports.list', {}))[0]!.id })

const header = ['Time', 'Email', 'Event', 'Page', 'Amount', 'Seats', 'Company']
const webinar = [
  ['Webinar of May', null, null, null, null, null, null],
  header,
  [at('2026-05-12T10:00:00'), 'ana@a.example', 'Registered', '/webinar', 12.125, 3, 'A, "Inc."'],
  // In binary 16:20:35 is a moment before it.
  [at('2026-05-12T16:20:35'), 'bo@b.example', 'Registered', '/webinar', 1000.5, 20, 'B\nLtd'],
  [null, null, null, null, null, null, null],
  ['soon', 'cy@c.example', 'Registered', '/webinar', 0.1 + 0.2, null, null],
  [at('2026-05-13T00:00:00'), 'di@d.example', 'Registered', '/webinar', null, 1, 'D'],
]
const csv = [
  'Webinar of May,,,,,,',
  header.join(','),
  '2026-05-12 10:00:00,ana@a.example,Registered,/webinar,12.125,3,"A, ""Inc."""',
  '2026-05-12 16:20:35,bo@b.example,Registered,/webinar,1000.5,20,B Ltd',
  '',
  'soon,cy@c.example,Registered,/webinar,0.3,,',
  '2026-05-13 00:00:00,di@d.example,Registered,/webinar,,1,D',
  '',
].join('\n')

describe('a workbook of events', () => {
  it('gives the events of the same table as CSV, in the zone of the file', async () => {
    const options = { map: { value: 'Amount', user: 'Email', time: 'Time' }, zone: 'Europe/Berlin' }
    const report = await run('w.xlsx', xlsx({ Sheet1: webinar }), options)
    expect(report).toMatchObject({ kind: 'events', format: 'generic-events', delimiter: null, zone: 'Europe/Berlin' })
    expect(report).toMatchObject({ rowsRead: 4, rowsImported: 3, rowsRejected: 1 })
    expect(report.timeRange).toEqual(['2026-05-12T08:00:00.000Z', '2026-05-12T22:00:00.000Z'])
    const events = stored()
    expect(events).toHaveLength(3)
    expect(events[0]).toMatchObject({ user: 'ana@a.example', event: 'Registered', path: '/webinar', value: 12.125 })
    expect(JSON.stringify(events[0])).toContain('12.125')
    await undo()
    expect(stored()).toEqual([])
    expect(await run('w.csv', csv, options)).toMatchObject({ rowsRead: 4, rowsImported: 3, rejects: report.rejects })
    expect(stored()).toEqual(events)
  })

  it('names rejected rows by the row of the sheet, and writes all of them out', async () => {
    const { rejects, rejectReasons } = await run('w.xlsx', xlsx({ Sheet1: webinar }))
    expect(rejects).toEqual([{ line: 6, reason: '"soon" is not a time' }])
    expect(rejectReasons).toMatchObject([{ rows: 1, lines: [6] }])
    const output = test.file('rejects.csv', '')
    const importId = (await test.call('imports.list', {}))[0]!.id
    await test.call('imports.exportRejects', { importId, form: 'rows', output })
    expect(readFileSync(output, 'utf8')).toBe(`${header.join(',')}\nsoon,cy@c.example,Registered,/webinar,0.3,,\n`)
  })

  it('is looked at before, tried, and a duplicate when it comes again', async () => {
    const file = xlsx({ Notes: [['Read me']], Sheet1: webinar })
    const preview = await inspect('w.xlsx', file)
    expect(preview).toMatchObject({ kind: 'events', compression: 'xlsx', delimiter: null, headerLine: 2, estimatedRows: 4 }) // prettier-ignore
    expect(preview.events[0]).toMatchObject({ time: '2026-05-12T10:00:00.000Z', event: 'Registered', path: '/webinar' })
    expect(preview.problems.find(({ firstLine }) => firstLine === 6)).toMatchObject({
      level: 'error',
      firstRow: 'soon,cy@c.example,Registered,/webinar,0.3,,',
    })
    expect(await run('w.xlsx', file, {}, true)).toMatchObject({ rowsImported: 3 })
    expect(stored()).toEqual([])
    expect(await run('w.xlsx', file)).toMatchObject({ rowsImported: 3, rowsDuplicate: 0 })
    expect(await run('w2.xlsx', file)).toMatchObject({ rowsImported: 0, rowsDuplicate: 3 })
    expect(await run('w.csv', csv)).toMatchObject({ rowsImported: 0, rowsDuplicate: 3 })
    expect(stored()).toHaveLength(3)
  })

  it('is read from all sheets that go on with it, or from those that are chosen', async () => {
    const month = (day: string, who: string) => [
      ['timestamp', 'visitor', 'event'],
      [day, who, 'Lead'],
    ]
    const file = xlsx({ Jan: month('2026-01-05', 'a'), Feb: month('2026-02-05', 'b'), Costs: [['Tool Name', 'Annual Cost'], ['Slack', 9]] }) // prettier-ignore
    const report = await run('m.xlsx', file)
    expect(report).toMatchObject({ rowsRead: 2, rowsImported: 2 })
    expect(report.notes).toContain('Sheet "Feb": 1 rows read = 1 imported + 0 duplicate + 0 rejected.')
    expect(report.notes.join()).toContain('Sheet "Costs" was not imported')
    await undo()
    expect(await run('m.xlsx', file, { sheets: ['Feb'] })).toMatchObject({ rowsRead: 1, rowsImported: 1 })
    expect(stored()).toMatchObject([{ visitor: 'b' }])
  })

  it('is read from the sheet with a date and somebody, where none is known and a note on the file comes first', async () => {
    const attendees = [
      ['Name', 'Email', 'Date', 'Attended'],
      ...['ana', 'bo', 'cy', 'di'].map((name, n) => [`${name} ${name}`, `${name}@x.example`, '09.06.2026', n % 2 ? 'no' : 'yes']), // prettier-ignore
    ]
    const book = xlsx({ 'Read me': [['Exported by the badge scanner of the fair']], Attendees: attendees })
    expect((await inspect('fair.xlsx', book)).columns.map(({ name }) => name)).toEqual(attendees[0])
    const map = { time: 'Date', user: 'Email', event: '=Fair' }
    expect(await run('fair.xlsx', book, { map })).toMatchObject({ rowsRead: 4, rowsImported: 4 })
  })

  it('is read by a worker where it is large', async () => {
    // Ids that do not pack, so that the file has more than a megabyte.
    const rows = Array.from({ length: 60_000 }, (_, n) => [
      at('2026-01-01T00:00:00').getTime() / 1000 + n,
      `${(n * 2_654_435_761) % 4_294_967_296}-${(n * 40_503_001) % 1_000_003}`,
      'Lead',
    ])
    const file = xlsx({ Log: [['timestamp', 'visitor', 'event'], ...rows] })
    expect(file.length).toBeGreaterThan(1024 * 1024)
    expect(await run('big.xlsx', file)).toMatchObject({ rowsRead: 60_000, rowsImported: 60_000, rowsRejected: 0 })
  })

  it('says where Excel rounded ids, and keeps long ones that were written as a whole', async () => {
    const table = (...ids: (string | number)[]) => [['timestamp', 'user_id', 'event'], ...ids.map((id) => ['2026-01-05', id, 'Lead'])] // prettier-ignore
    const rounded = xlsx({ A: table(1234567890123450, 9876543210987650) })
    const note = '"user_id" holds ids of more than 15 digits as numbers, of which Excel keeps 15: 1234567890123450 may be several that differ in the last digits. Import the export as it was before Excel, or with ids as text.' // prettier-ignore
    expect((await inspect('r.xlsx', rounded)).problems).toContainEqual(expect.objectContaining({ level: 'warning', title: 'Ids that Excel rounded', detail: note })) // prettier-ignore
    expect((await run('r.xlsx', rounded)).notes).toContain(note)
    await undo()
    expect((await run('w.xlsx', xlsx({ A: table('1234567890123456789', '1234567890123456780') }))).notes.join()).not.toContain('15 digits') // prettier-ignore
    expect(stored()).toMatchObject([{ user: '1234567890123456780' }, { user: '1234567890123456789' }])
  })
})

it('a list of people in a workbook makes one of an email and an id', async () => {
  const people = xlsx({
    People: [
      ['created_at', 'email', 'id'],
      [at('2026-01-01T00:00:00'), 'a@a.example', 'u1'],
    ],
  })
  const report = await run('p.xlsx', people)
  expect(report).toMatchObject({ kind: 'events', format: 'people-ids', rowsImported: 1 })
  await run('e.csv', 'timestamp,user_id,event\n2026-01-02,u1,Lead\n2026-01-03,a@a.example,Order\n')
  expect(await test.call('workspace.status', {})).toMatchObject({ people: 1 })
})
