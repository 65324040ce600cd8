import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { accountColumns } from './app-accounts.ts'

let test: TestApp
beforeEach(async () => void (test = await openApp()))
afterEach(() => test.close())

const accounts = `Application,User,Email,User State,Last Used
Zoom,Ann,ann@example.com,Activated,2026-11-26
Zoom,Bob,bob@example.com,Activated,2026-08-28
zoom,Cem,cem@example.com,Activated,2026-08-27
Zoom,Dee,dee@example.com,Activated,Never
Miro,Ann,ann@example.com,Activated,
Miro,Bob,bob@example.com,Activated,soon
`

it('counts the accounts of each app, and in use those of the 90 days to the newest day', async () => {
  const file = test.file('accounts.csv', accounts)
  const preview = await test.call('imports.inspect', { file })
  expect(preview).toMatchObject({ kind: 'tools', format: { id: 'tool-inventory' } })
  expect(preview.problems.map(({ detail }) => detail).join(' ')).toContain('A row is an account')
  await test.call('imports.run', { files: [{ file }] })
  // 26 November less 90 days is 28 August: Ann and Bob.
  expect((await test.call('tools.list', {})).tools).toMatchObject([
    { name: 'Zoom', seatsLicensed: 4, seatsActive: 2, seatsAssigned: true, custom: {} },
    { name: 'Miro', seatsLicensed: 1, seatsActive: 0, seatsAssigned: true, custom: {} },
  ])
  const [record] = await test.call('imports.list', {})
  expect(record).toMatchObject({ rowsRead: 6, rowsImported: 5, rowsRejected: 1, columnsDropped: ['User', 'Email', 'User State'] }) // prettier-ignore
})

it('leaves seats that a register pays for, says who uses them, and is the same in another order', async () => {
  const register = { file: test.file('register.csv', 'Tool,Annual cost,Seats\nZoom,1000,10\n') }
  const list = { file: test.file('accounts.csv', accounts) }
  for (const files of [
    [register, list],
    [list, register],
  ]) {
    const own = await openApp()
    for (const each of files) await own.call('imports.run', { files: [each] })
    const zoom = (await own.call('tools.list', {})).tools.find(({ name }) => name === 'Zoom')
    expect(zoom).toMatchObject({ cost: 1000, seatsLicensed: 10, seatsActive: 2, seatsAssigned: false })
    own.close()
  }
})

it('is no list of apps with their owners, costs or seats', () => {
  expect(accountColumns(['App', 'User', 'Last login'])).toEqual({ app: 'App', person: 'User', lastUsed: 'Last login' })
  for (const more of ['Owner', 'Annual cost', 'Seats', 'Active users (30 days)'])
    expect(accountColumns(['App', 'Email', 'Last used', more])).toBeNull()
  expect(accountColumns(['App', 'Last used'])).toBeNull()
})
