import { afterEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
afterEach(() => test.close())

it('says beforehand and afterwards that a file is there already, read in another way', async () => {
  test = await openApp()
  const { call } = test
  const file = test.file('b.csv', 'when,who,page,other\n2026-07-01,a,/x,/y\n2026-07-02,b,/x,/z\n')
  const first = { time: 'when', visitor: 'who', path: 'page' }
  const second = { ...first, path: 'other' }
  const run = async (map: Record<string, string>) => (await call('imports.run', { files: [{ file, map }] })).files[0]!
  const earlier = async (map: Record<string, string>) => (await call('imports.inspect', { file, map })).earlier

  expect(await earlier(first)).toBe(null)
  expect((await run(first)).notes.join()).not.toContain('the same file')
  expect(await earlier(first)).toBe(null)
  const again = await run(first)
  expect(again).toMatchObject({ rowsImported: 0, rowsDuplicate: 2 })
  expect(again.notes).toContain(
    'b.csv is the same file, byte for byte, as b.csv, imported on 2020-01-01 at 00:00 UTC, and read in the same way: it adds nothing.',
  )

  expect(await earlier(second)).toEqual({ importId: 1, importedAt: '2020-01-01T00:00:00.000Z' })
  const report = await run(second)
  expect(report.rowsImported).toBe(2)
  expect(report.notes.join()).toContain('as b.csv, imported on 2020-01-01 at 00:00 UTC, and read in another way')
  expect(report.notes.join()).toContain('imports undo 1')
})

it('knows a copy among the files that were chosen, and one that was imported', async () => {
  test = await openApp()
  const { call } = test
  const text = 'time,visitor,path\n2026-07-01,a,/x\n'
  const [a, copy] = [test.file('events.csv', text), test.file('events (1).csv', text)]
  // As long, and another.
  const other = test.file('other.csv', text.replace('/x', '/y'))
  const files = [a, other, copy]
  const none = { first: null, imported: null }
  expect(await call('imports.sameFiles', { files })).toEqual([none, none, { first: 0, imported: null }])

  const imported = { importId: 1, file: 'events.csv', importedAt: '2020-01-01T00:00:00.000Z' }
  await call('imports.run', { files: [{ file: a }] })
  const found = [{ first: null, imported }, none, { first: 0, imported }]
  expect(await call('imports.sameFiles', { files })).toEqual(found)
  expect(await call('imports.sameFiles', { files: [copy] })).toEqual([{ first: null, imported }])

  // One that changed since is another; one that is gone is the same as nothing.
  test.file('events (1).csv', text.replace('/x', '/z'))
  expect(await call('imports.sameFiles', { files: [copy, `${a} gone`] })).toEqual([none, none])
  await call('imports.undo', { importId: 1 })
  expect(await call('imports.sameFiles', { files: [a] })).toEqual([none])
  expect((await call('workspace.status', {}))?.imports).toBe(0)
})

it('says of a file given twice that it is the same, in a dry run too', async () => {
  test = await openApp()
  const text = 'time,visitor,path\n2026-07-01,a,/x\n'
  const files = ['events.csv', 'events (1).csv'].map((name) => ({ file: test.file(name, text) }))
  const notes = async (dryRun: boolean) =>
    (await test.call('imports.run', { files, dryRun })).files.map(({ notes }) => notes.filter((note) => note.includes('byte for byte'))) // prettier-ignore
  expect(await notes(true)).toEqual([
    [],
    ['events (1).csv is the same file, byte for byte, as events.csv: its rows come in once only.'],
  ])
  expect(await notes(false)).toEqual([
    [],
    ['events (1).csv is the same file, byte for byte, as events.csv, and read in the same way: it adds nothing.'],
  ])
})

it('says of a list that is read in another way what takes its earlier reading back', async () => {
  const app = await openApp()
  try {
    const file = app.file('list.csv', 'name,cost,Until\nSlack,10,2027-01-31\n')
    const run = async (map: Record<string, string>) =>
      (await app.call('imports.run', { files: [{ file, map }] })).files[0]!
    await run({})
    expect((await run({})).notes.join(' ')).toContain('it adds nothing. To have it read in another way (other columns, another currency), take the earlier import back first (`touchstack imports undo 1`).') // prettier-ignore
    expect((await run({ renewal_date: 'Until' })).notes.join(' ')).toContain('unless the earlier import is taken back first (`touchstack imports undo 1`).') // prettier-ignore
  } finally {
    app.close()
  }
})

it('says of days that are read as the other end that they stay as they were until the earlier import is taken back', async () => {
  test = await openApp()
  const { call } = test
  const text = 'Date,Email,Attended\n2026-07-01,a@x.com,Yes\n2026-07-02,b@x.com,No\n'
  const file = test.file('fair.csv', text)
  const map = { time: 'Date', user: 'Email', event: 'Attended' }
  const run = async (days?: 'start' | 'end') =>
    (await call('imports.run', { files: [{ file, map, ...(days && { days }) }] })).files[0]!
  const earlier = async (days?: 'start' | 'end') =>
    (await call('imports.inspect', { file, map, ...(days && { days }) })).earlier
  await run()
  expect([await earlier(), await earlier('end'), (await earlier('start'))?.importId]).toEqual([null, null, 1])
  // Said or not, it is the same end.
  expect((await run('end')).notes.join()).toContain('read in the same way: it adds nothing.')
  const again = await run('start')
  expect(again).toMatchObject({ rowsImported: 0, rowsDuplicate: 2 })
  expect(again.notes).toContain(
    'fair.csv is the same file, byte for byte, as fair.csv, imported on 2020-01-01 at 00:00 UTC, and read in another way, its days as their beginning: rows that are there stay as they were read until the earlier import is taken back (`touchstack imports undo 1`).',
  )
})
