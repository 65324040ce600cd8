import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { xlsx } from '../testing/archives.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR' })
})
afterEach(() => test.close())

const textOf = async (sheets: Parameters<typeof xlsx>[0]): Promise<string> =>
  (await test.call('tables.workbookText', { file: test.file('t.xlsx', xlsx(sheets)) })).text

const costs = [
  ['What we paid'],
  [],
  ['Group', 'Month', 'Cost (€)'],
  ['Guides, new', new Date('2026-01-01'), 1200.5],
  ['', new Date('2026-02-01'), 7],
  ['=Cases', new Date('2026-02-01'), 12.125],
]

it('is the sheet that is a table of a setting, with its rows as lines', async () => {
  const text = await textOf({ Notes: [['Read me'], ['a', 'b']], Costs: costs })
  expect(text.split('\n')[3]).toBe('"Guides, new",2026-01-01,1200.5')
  expect(await test.call('contentCosts.read', { text })).toMatchObject({
    by: 'group',
    costs: [
      { group: 'Guides, new', from: '2026-01-01', amount: 1200.5 },
      { group: '=Cases', from: '2026-02-01', amount: 12.125 },
    ],
    rejects: [{ line: 5 }],
  })
})

it('is of pages that moved and of groups of pages too', async () => {
  const moved = await textOf({ Moved: [['Old URL', 'New URL'], ['/a', '/b']] }) // prettier-ignore
  expect((await test.call('pages.readAliases', { text: moved })).aliases).toEqual([
    { from: '/a', to: '/b', host: null },
  ])
  const grouped = await textOf({ Pages: [['URL', 'Template'], ['/a', 'Long\nform']] }) // prettier-ignore
  expect((await test.call('contentGroups.readTable', { text: grouped })).groups).toEqual(['Long form'])
})

it('is the first sheet where none is such a table, and none of an empty workbook', async () => {
  expect(await textOf({ Empty: [], One: [['a', 'b']], Two: [['c']] })).toBe('a,b')
  await expect(textOf({ Empty: [] })).rejects.toThrow('has no sheet with anything in it')
})

it('is recognised when it is brought to the importer', async () => {
  const file = test.file('costs.xlsx', xlsx({ Notes: [['Read me']], Costs: costs }))
  expect((await test.call('imports.inspect', { file })).settingTable).toEqual({ is: 'costs', by: 'group' })
})
