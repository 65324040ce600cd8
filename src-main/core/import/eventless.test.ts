/** Rows without an event of their own: they count once, however often their file comes. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'

const header = '#,Your email?,cid,Response Type,Start Date (UTC),Stage Date (UTC),Submit Date (UTC),Network ID,Tags'
const lead = (id: number): string =>
  `r${id},p${id}@example.org,v${id},completed,2026-03-0${id} 10:00:00,,2026-03-0${id} 10:01:00,n,`
const partial = (id: number): string => `r${id},,v${id},partial,2026-03-0${id} 10:00:00,2026-03-0${id} 10:02:00,,n,`
const typeform = (...rows: string[]): string => `${[header, ...rows].join('\n')}\n`

type Account = [read: number, imported: number, duplicate: number]

async function accountOf(test: TestApp, file: string): Promise<Account> {
  const { files } = await test.call('imports.run', { files: [{ file }] })
  const { rowsRead, rowsImported, rowsDuplicate, rowsRejected } = files[0]!
  expect(rowsRead).toBe(rowsImported + rowsDuplicate + rowsRejected)
  return [rowsRead, rowsImported, rowsDuplicate]
}

async function accounts(...texts: [name: string, text: string][]): Promise<Account[]> {
  const test = await openApp()
  try {
    const all: Account[] = []
    for (const [name, text] of texts) all.push(await accountOf(test, test.file(name, text)))
    return all
  } finally {
    test.close()
  }
}

it('are duplicates in a file that is imported again, and in a longer export with another column', async () => {
  const first = typeform(lead(1), partial(2), partial(3))
  const longer = typeform(lead(4), partial(5), partial(3), partial(2), lead(1))
  const wider = longer.replaceAll('\n', ',x\n').replace(',x\n', ',Budget?\n')
  expect(await accounts(['a.csv', first], ['a.csv', first], ['b.csv', longer], ['c.csv', wider])).toEqual([
    [3, 3, 0],
    [3, 0, 3],
    [5, 2, 3],
    [5, 0, 5],
  ])
})

it('are all kept where one file has the same twice, and an event stays one when its row was none before', async () => {
  const submitted = partial(2).replace('partial', 'completed').replace(',,n,', ',2026-03-02 10:05:00,n,')
  const files: [string, string][] = [['a.csv', typeform(partial(2), partial(2))], ['b.csv', typeform(submitted)]] // prettier-ignore
  expect(await accounts(...files)).toEqual([
    [2, 2, 0],
    [1, 1, 0],
  ])
})

it('come in again from a later file once the import that had them is undone', async () => {
  const test = await openApp()
  try {
    const file = test.file('a.csv', typeform(lead(1), partial(2)))
    const again = test.file('b.csv', typeform(lead(3), partial(2)))
    expect([await accountOf(test, file), await accountOf(test, again)]).toEqual([
      [2, 2, 0],
      [2, 1, 1],
    ])
    const [second, first] = await test.call('imports.list', {})
    await test.call('imports.undo', { importId: first!.id })
    const left = (await test.call('imports.list', {})).find(({ id }) => id === second!.id)
    expect(left).toMatchObject({ rowsImported: 2, rowsDuplicate: 0 })
  } finally {
    test.close()
  }
})

const formats = ['chargebee-invoices', 'heap-all-events', 'paddle-transactions', 'stripe-api-json']

it.each(formats)('%s: imported again it adds nothing', async (name) => {
  const folder = join(import.meta.dirname, 'cases', name)
  const input = readdirSync(folder).find((file) => file.startsWith('input.'))!
  const test = await openApp()
  try {
    const [read] = await accountOf(test, join(folder, input))
    const [again, imported] = await accountOf(test, join(folder, input))
    expect([again, imported]).toEqual([read, 0])
  } finally {
    test.close()
  }
})
