import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { xlsx } from '../../testing/archives.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const inspect = (file: string, options = {}) => test.call('imports.inspect', { file, ...options })
const run = async (file: string, options = {}) =>
  (await test.call('imports.run', { files: [{ file, ...options }] })).files[0]!

// Nobody's names, local times, days first.
const german = (rows: string): string => `Wann;Cookie;Seite\n${rows}`
const first = german('03/04/2019 10:00;a;/x\n')
const said = {
  map: { time: 'Wann', visitor: 'Cookie', path: 'Seite' },
  zone: 'Europe/Berlin',
  dayOrder: 'day-month' as const,
  delimiter: ';' as const,
}

describe('a saved mapping', () => {
  it('is proposed for the next file with the same columns, whatever its name, order and case, and reads it the same', async () => {
    await test.call('mappings.save', { name: ' Shop log ', file: test.file('a.csv', first), ...said })
    const { mappings } = await test.call('config.get', {})
    expect(mappings).toEqual([{ name: 'Shop log', columns: ['Wann', 'Cookie', 'Seite'], ...said }])

    const next = test.file('whatever.txt', 'seite ;WANN;cookie\n/y;05/04/2019 10:00;b\n')
    expect((await inspect(next)).mappings).toEqual(['Shop log'])
    const report = await run(next, { mapping: 'Shop log' })
    // 10:00 in Berlin on 5 April is 08:00 UTC; by month first it would be in May.
    expect(report.timeRange).toEqual(['2019-04-05T08:00:00.000Z', '2019-04-05T08:00:00.000Z'])
    expect(report).toMatchObject({ zone: 'Europe/Berlin', rowsImported: 1 })
  })

  it('is not proposed for other columns, and what is said with it goes before it', async () => {
    await test.call('mappings.save', { name: 'M', file: test.file('a.csv', first), ...said })
    expect((await inspect(test.file('b.csv', 'Wann;Cookie\n03/04/2019;a\n'))).mappings).toEqual([])
    expect((await inspect(test.file('c.csv', 'Wann;Cookie;Seite;Mehr\n03/04/2019;a;/x;1\n'))).mappings).toEqual([])
    const report = await run(test.file('d.csv', first), {
      mapping: 'M',
      zone: 'UTC',
      map: { user: 'Cookie', visitor: '' },
    })
    expect(report.timeRange![0]).toBe('2019-04-03T10:00:00.000Z')
    const [event] = (await inspect(test.file('d.csv', first), { mapping: 'M', map: { user: 'Cookie', visitor: '' } }))
      .events
    expect(event).toMatchObject({ visitor: null, user: 'a', path: '/x' })
  })

  it('finds its columns below a title and behind a delimiter only it knows of', async () => {
    const titled = (day: number): string => `Report, made today, by us\nfor, everybody, here\nWann|Cookie|Seite\n${day}/04/2019|a|/x\n` // prettier-ignore
    const choices = { ...said, delimiter: '|' as const, headerLine: 3, encoding: 'windows-1252' }
    await test.call('mappings.save', { name: 'Titled', file: test.file('a.csv', titled(3)), ...choices })
    const next = test.file('b.csv', titled(4))
    expect((await inspect(next)).mappings).toEqual(['Titled'])
    expect(await run(next, { mapping: 'Titled' })).toMatchObject({
      rowsImported: 1,
      encoding: 'windows-1252',
      delimiter: '|',
    })
  })

  it('reads tool inventories and sheets of workbooks', async () => {
    const sheet = (tool: string) => xlsx({ T: [['Was', 'Kostet', 'Wem'], [tool, 12, 'Ana']] }) // prettier-ignore
    const choices = { kind: 'tools' as const, map: { name: 'Was', cost: 'Kostet', owner: 'Wem' } }
    await test.call('mappings.save', { name: 'Tools', file: test.file('a.xlsx', sheet('Slack')), ...choices })
    const next = test.file('b.xlsx', sheet('Zoom'))
    expect((await inspect(next)).mappings).toEqual(['Tools'])
    expect(await run(next, { mapping: 'Tools' })).toMatchObject({ kind: 'tools', rowsImported: 1 })
  })

  it('is renamed, replaced by one of its name, and deleted', async () => {
    const file = test.file('a.csv', first)
    await test.call('mappings.save', { name: 'A', file, ...said })
    await test.call('mappings.save', { name: 'B', file, ...said })
    // The one saved last is proposed first.
    expect((await inspect(file)).mappings).toEqual(['B', 'A'])
    await expect(test.call('mappings.rename', { name: 'A', to: 'B' })).rejects.toThrow('two mappings are called "B"')
    expect(await test.call('mappings.rename', { name: 'A', to: 'C' })).toMatchObject({ name: 'C' })
    await test.call('mappings.save', { name: 'B', file, ...said, zone: 'UTC' })
    const { mappings } = await test.call('config.get', {})
    expect(mappings.map(({ name, zone }) => [name, zone])).toEqual([['C', 'Europe/Berlin'], ['B', 'UTC']]) // prettier-ignore
    await test.call('mappings.delete', { name: 'C' })
    await expect(run(file, { mapping: 'C' })).rejects.toThrow('There is no saved mapping "C"; there are "B".')
    await expect(test.call('mappings.save', { name: ' ', file, ...said })).rejects.toThrow('mappings[1].name')
  })

  it('outlives its deletion in what it imported: an undo before it reads the file as it was read', async () => {
    const file = test.file('a.csv', first)
    await test.call('mappings.save', { name: 'M', file, ...said })
    await run(file, { mapping: 'M' })
    await run(test.file('b.csv', first), { mapping: 'M' })
    await test.call('mappings.delete', { name: 'M' })
    const importId = (await test.call('imports.list', {})).toSorted((a, b) => a.id - b.id)[0]!.id
    expect(await test.call('imports.undo', { importId })).toMatchObject({ readAgain: [{ rows: 1 }], missing: [] })
  })

  it('is named where a file it is for cannot be imported without it', async () => {
    const file = test.file('a.csv', first)
    await test.call('mappings.save', { name: 'M', file, ...said })
    await expect(run(file)).rejects.toThrow('The saved mapping "M" is for a table with these columns (--mapping "M").')
  })

  it('is for JSON exports of its format with the places it names, and refused where none was named', async () => {
    const line = (properties: string): string =>
      `{"type":"page","messageId":"a","anonymousId":"v","timestamp":"2019-01-01T00:00:00Z","properties":${properties}}\n`
    const file = test.file('a.jsonl', line('{"path":"/a","variant":"b"}'))
    await expect(test.call('mappings.save', { name: 'J', file })).rejects.toThrow('nothing was said of its fields')
    await test.call('mappings.save', { name: 'J', file, map: { campaign: 'properties.variant' } })
    const other = test.file('b.jsonl', line('{"path":"/b","title":"B","variant":"c"}'))
    expect((await inspect(other)).mappings).toEqual(['J'])
    expect((await inspect(test.file('c.jsonl', line('{"path":"/a"}')))).mappings).toEqual([])
    expect((await inspect(other, { mapping: 'J' })).columns.find(({ field }) => field === 'campaign')?.name).toBe('properties.variant') // prettier-ignore
  })
})

describe('a table without a header', () => {
  const rows = '2019-01-01T00:00:00Z,a,/x\n2019-01-02T00:00:00Z,b,/y\n'
  const map = { time: 'column 1', visitor: 'column 2', path: 'column 3' }

  it('keeps its first row, and its columns are numbered', async () => {
    const file = test.file('a.csv', `# made by hand\n${rows}`)
    const preview = await inspect(file, { headerLine: 0, map })
    expect(preview.columns.map(({ name }) => name)).toEqual(['column 1', 'column 2', 'column 3'])
    expect(preview.headerLine).toBe(0)
    expect(preview.events).toHaveLength(2)
    const report = await run(file, { headerLine: 0, map })
    expect(report).toMatchObject({ rowsRead: 2, rowsImported: 2, rowsRejected: 0 })
    expect(report.timeRange![0]).toBe('2019-01-01T00:00:00.000Z')
  })

  it('of tools is read whole, too; and its mapping is not taken for that of other tables of its width', async () => {
    const file = test.file('t.csv', 'Slack,100,Ana\nZoom,50,Bo\n')
    const choices = {
      headerLine: 0,
      kind: 'tools' as const,
      map: { name: 'column 1', cost: 'column 2', owner: 'column 3' },
    }
    expect(await run(file, choices)).toMatchObject({ rowsRead: 2, rowsImported: 2 })
    await test.call('mappings.save', { name: 'Nameless', file, ...choices })
    expect((await inspect(test.file('b.csv', rows))).mappings).toEqual([])
    expect(await run(file, { mapping: 'Nameless' })).toMatchObject({ rowsDuplicate: 2 })
  })
})

describe('several files named one by one', () => {
  const good = (id: number): string => `timestamp,visitor,path\n2019-01-0${id}T00:00:00Z,v${id},/a\n`

  it('go in but for those that cannot, each of which is named with its reason', async () => {
    const files = [test.file('a.csv', good(1)), test.file('junk.csv', 'name,colour\nx,red\n'), `${test.folder}/gone.csv`, test.file('b.csv', good(2))] // prettier-ignore
    const result = await test.call('imports.run', { files: files.map((file) => ({ file })) })
    expect(result.files.map(({ file }) => file)).toEqual([files[0], files[3]])
    expect(result.refused.map(({ file }) => file)).toEqual([files[1], files[2]])
    expect(result.refused[0]!.message).toContain('junk.csv, line 1: no column gives the time of an event')
    expect(result.refused[1]!.message).toBe(`There is no file ${files[2]}.`)
    expect((await test.call('workspace.status', {}))!.events).toBe(2)
  })

  it('are none of them stored where the usage is wrong', async () => {
    const files = [test.file('a.csv', good(1)), test.file('b.csv', good(2))].map((file) => ({ file, format: 'nope' }))
    await expect(test.call('imports.run', { files })).rejects.toThrow('There is no format "nope"')
    expect(await test.call('imports.list', {})).toEqual([])
  })
})
