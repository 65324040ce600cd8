/** Lists of tools kept by hand: which tables are one, and the words in their cells. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { mapToolHeader, parseToolRow, recogniseToolHeader } from './tools.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

describe('a list of seats', () => {
  const seats = 'Application,Seats purchased,Active users (90d),Last checked\nZoom,40,11,2026-10-31\nTotal,40,11,\n'

  it('is a list of tools, and adds to those of the inventory', async () => {
    await test.call('imports.run', { files: [{ file: test.file('register.csv', 'Tool,Annual cost,Owner,Seats\nZoom,6000,Bas,35\n') }] }) // prettier-ignore
    const preview = await test.call('imports.inspect', { file: test.file('seats.csv', seats) })
    expect(preview).toMatchObject({ kind: 'tools', format: { id: 'tool-inventory' } })
    const [report] = (await test.call('imports.run', { files: [{ file: test.file('seats.csv', seats) }] })).files
    expect(report).toMatchObject({ format: 'tool-inventory', rowsImported: 1, rowsRejected: 1 })
    expect((await test.call('tools.list', {})).tools).toMatchObject([
      { name: 'Zoom', cost: 6000, owner: 'Bas', seatsLicensed: 40, seatsActive: 11, custom: { 'Last checked': '2026-10-31' } }, // prettier-ignore
    ])
  })

  it.each([
    ['name', 'users'],
    ['name', 'purpose'],
    ['time', 'visitor', 'name', 'category'],
  ])('is not every table with a name: %s, %s', (...header) => expect(recogniseToolHeader(header)).toBeNull())
})

describe('the words of a list', () => {
  it.each([
    ['Ja', true], ['Oui', true], ['Sí', true], ['si', true], ['Yes', true],
    ['Nee', false], ['Nein', false], ['Non', false], ['No', false],
  ])('%s in auto-renewal is %s', (word, value) => {
    expect(parseToolRow({ name: 'Zoom', auto_renew: word })).toMatchObject({ tool: { autoRenew: value }, unread: [] })
  }) // prettier-ignore

  it.each(['none', 'Geen', 'keine', 'aucun'])('a notice period "%s" is no notice', (word) => {
    expect(parseToolRow({ name: 'Notion', notice_days: word })).toMatchObject({ tool: { noticeDays: 0 }, unread: [] })
  })

  it.each(['unknown', '-', ''])('a notice period "%s" is not known', (word) => {
    expect(parseToolRow({ name: 'Notion', notice_days: word })).toMatchObject({ tool: { noticeDays: null } })
  })

  it.each(['Used for', 'Purpose', 'Verwendung', 'Gebruikt voor'])('"%s" says what a tool does', async (column) => {
    expect(mapToolHeader(['Tool', column, 'Annual cost'])).toMatchObject({ capabilities: column })
    await test.call('imports.run', { files: [{ file: test.file('l.csv', `Tool,${column},Annual cost\nHubSpot,crm; forms,100\n`) }] }) // prettier-ignore
    expect((await test.call('tools.list', {})).tools).toMatchObject([{ capabilities: ['crm', 'forms'] }])
  })
})

describe('a table that names tools and lacks what a list of them needs', () => {
  const content = 'Outil;Lot;Depuis;Référent technique\nZoom;A;2026-01-01;Ann\nMiro;B;2026-02-01;Bob\n'

  it('is asked about as a list of tools, and never offered as events', async () => {
    const preview = await test.call('imports.inspect', { file: test.file('outils.csv', content) })
    expect(preview).toMatchObject({ kind: 'tools', format: null, suggested: {} })
    expect(preview.columns[0]).toMatchObject({ name: 'Outil', field: 'name' })
    expect(preview.problems[0]!.detail).toContain('its columns are those of a list of tools, but no column gives what a tool costs') // prettier-ignore
  })

  it('is imported only once somebody says that it is one', async () => {
    const file = test.file('outils.csv', content)
    await expect(test.call('imports.run', { files: [{ file }] })).rejects.toThrow('--kind tools')
    expect((await test.call('imports.run', { files: [{ file, kind: 'tools' }] })).files).toMatchObject([{ rowsImported: 2 }]) // prettier-ignore
  })
})
