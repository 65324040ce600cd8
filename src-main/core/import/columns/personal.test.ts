import { afterEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
afterEach(() => test.close())

const list = [
  'When,Email,First name,Nachname,Phone,Street Address,Plan,IP address,Mobile',
  '2026-03-01T10:00:00Z,ann@firm.example,Ann,Ahlers,+49 30 123456,1 High Street,Team,192.0.2.1,yes',
  '2026-03-02T10:00:00Z,bob@firm.example,Bob,Boyle,(030) 12-34-57,Hauptstr. 2,Solo,192.0.2.2,no',
].join('\n')
const map = { time: 'When', user: 'Email', event: '=Lead' }
const personal = ['First name', 'Nachname', 'Phone', 'Street Address']

it('leaves names, phone numbers and street addresses out of a table of no known source, and says so', async () => {
  test = await openApp({})
  const file = test.file('leads.csv', list)
  const preview = await test.call('imports.inspect', { file, map })
  expect(preview.problems).toContainEqual(
    expect.objectContaining({
      title: '4 columns look personal and are not kept',
      personal: { columns: personal, kept: false },
    }) as object,
  )
  expect(preview.columns.filter(({ fate }) => fate === 'dropped').map(({ name }) => name)).toEqual(personal)
  const { files } = await test.call('imports.run', { files: [{ file, map }] })
  expect(files[0]!.columnsDropped).toEqual(personal)
  expect(files[0]!.columnsKept).toContain('Plan')
  expect(files[0]!.notes).toContain(
    '4 columns look personal and are not kept, as no report asks for them: "First name", "Nachname", "Phone", "Street Address". To filter by them, keep them (--keep "First name", and the same for each of the others).',
  )
})

it('keeps those that somebody keeps, and what people are known by', async () => {
  test = await openApp({})
  const file = test.file('leads.csv', list)
  const keep = ['Nachname', 'Street Address']
  const known = { ...map, user: 'Phone' }
  const { problems } = await test.call('imports.inspect', { file, map: known, keep })
  expect(problems.flatMap((each) => each.personal ?? [])).toEqual([
    { columns: ['First name'], kept: false },
    { columns: keep, kept: true },
  ])
  const { files } = await test.call('imports.run', { files: [{ file, map: known, keep }] })
  expect(files[0]!.columnsDropped).toEqual(['First name'])
  expect(files[0]!.columnsKept).toContain('Email')
})

it('takes what is only headed so for what it is', async () => {
  test = await openApp({})
  const rows = Array.from({ length: 9 }, (_, i) => `2026-03-01T10:0${i}:00Z,u${i}@firm.example,Spring sale ${i},yes,https://shop.example/${i}`) // prettier-ignore
  const file = test.file('sales.csv', ['When,Email,Name,Phone,Address', ...rows].join('\n'))
  const { files } = await test.call('imports.run', { files: [{ file, map }] })
  expect(files[0]!.columnsDropped).toEqual([])
})
