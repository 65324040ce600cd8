/** What a newer list says of tools that an older one named. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (name: string, text: string) =>
  (await test.call('imports.run', { files: [{ file: test.file(name, text) }] })).files[0]!
const tool = async () => (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Notion')!

const last = 'name,cost,renewal_date\nNotion,4800,2026-06-12\nSlack,900,2026-03-01\n'

it('a renewal that is no date takes back the date of an older list, and says so', async () => {
  await bring('2025.csv', last)
  const { notes } = await bring('2026.csv', 'name,cost,renewal_date\nNotion,4800,maandelijks\nSlack,900,2027-03-01\n')
  expect(await tool()).toMatchObject({ renewalDate: null, cost: 4800, billingPeriod: 'year' })
  expect(notes).toContain('Notion is changed: renewal date not known, as the file gives no date (was 2026-06-12).')
})

it('a blank renewal leaves it as it was, and so does what was typed by hand', async () => {
  await bring('2025.csv', last)
  await bring('2026.csv', 'name,cost,renewal_date\nNotion,4800,\nSlack,900,2027-03-01\n')
  const { id, renewalDate } = await tool()
  expect(renewalDate).toBe('2026-06-12')
  await test.call('tools.edit', { id, changes: { renewalDate: '2026-09-09' } })
  await bring('2026b.csv', 'name,cost,renewal_date\nNotion,4800,monthly\nSlack,900,2027-04-01\n')
  expect((await tool()).renewalDate).toBe('2026-09-09')
})

it('names the rows that are duplicates, with their lines', async () => {
  await bring('2025.csv', last)
  const report = await bring('2026.csv', 'name,cost,renewal_date\nSlack,950,2027-03-01\nNotion,4800,2026-06-12\n')
  expect(report).toMatchObject({ rowsImported: 1, rowsDuplicate: 1 })
  expect(report.notes).toContain('Duplicate, as the inventory or an earlier row says all of it: Notion (line 3).')
})
