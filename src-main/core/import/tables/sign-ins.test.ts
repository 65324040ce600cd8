/** Logs of single sign-on: who uses which app, over several exports. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => void (test = await openApp()))
afterEach(() => test.close())

const header = 'Date (UTC),Request ID,User ID,User,Username,User type,Incoming token type,Application,Application ID ,Status,Sign-in error code,Client app,Incoming token type' // prettier-ignore
const row = (date: string, id: string, app: string, { status = 'Success', type = 'Member', login = `${id}@example.com` } = {}): string => `${date}T09:00:00Z,r,${id},${id},${login},${type},None,${app},a,${status},,Browser,` // prettier-ignore
const log = (...rows: string[]): string => [header, ...rows, ''].join('\n')

const first = log(
  row('2026-10-01', 'ann', 'Zoom'),
  row('2026-10-02', 'ann', 'Zoom'),
  row('2026-10-28', 'bob', 'Zoom', { login: 'bob.old@example.com' }),
  row('2026-10-03', 'ann', 'Miro'),
  row('2026-10-03', 'cem', 'Miro', { status: 'Interrupted' }),
  row('2026-10-03', 'pat', 'Miro', { type: 'Guest' }),
  row('2026-10-03', 'x', 'Zoom', { login: 'ssotest@example.com' }),
  row('2026-10-03', 'dee', 'Vault', { status: 'Failure' }),
)
const second = log(row('2026-10-28', 'bob', 'Zoom', { login: 'bob.new@example.com' }), row('2026-11-20', 'eve', 'zoom'))
const used = async (app = test): Promise<unknown> =>
  Object.fromEntries((await app.call('tools.list', {})).tools.map((tool) => [tool.name, [tool.seatsLicensed, tool.seatsActive]])) // prettier-ignore

it('counts each user of an app once, without what failed, guests and tests', async () => {
  const file = test.file('InteractiveSignIns.csv', first)
  const preview = await test.call('imports.inspect', { file })
  expect(preview).toMatchObject({ kind: 'tools', format: { id: 'tool-inventory' } })
  expect(preview.problems.flatMap(({ level, title }) => (level === 'error' ? [title] : []))).toEqual(['Nobody of one’s own signed in to its app']) // prettier-ignore
  const [report] = (await test.call('imports.run', { files: [{ file }] })).files
  expect(await used()).toEqual({ Zoom: [null, 2], Miro: [null, 1] })
  expect(report).toMatchObject({ rowsRead: 8, rowsImported: 7, rowsRejected: 1 })
  expect(report!.notes.join('\n')).toContain('Of no user: 2 sign-ins that did not succeed, 1 of guests and 1 of a service, a room, a role or a test (ssotest@example.com).') // prettier-ignore
})

it('counts a person once over exports that overlap, in any order, and takes one back', async () => {
  const register = 'Tool,Annual cost,Seats\nZoom,1000,10\n'
  for (const order of [
    [first, second],
    [second, first],
  ]) {
    const own = await openApp()
    await own.call('imports.run', { files: [{ file: own.file('register.csv', register) }] })
    for (const [at, content] of order.entries())
      await own.call('imports.run', { files: [{ file: own.file(`log${at}.csv`, content) }] })
    expect(await used(own)).toEqual({ Zoom: [10, 3], Miro: [null, 1] })
    const [latest] = await own.call('imports.list', {})
    await own.call('imports.undo', { importId: latest!.id })
    expect(await used(own)).toMatchObject({ Zoom: [10, 2] })
    own.close()
  }
})

it('counts who signed in within 90 days of the newest of all', async () => {
  await test.call('imports.run', { files: [{ file: test.file('a.csv', log(row('2026-06-01', 'ann', 'Zoom'), row('2026-06-02', 'bob', 'Zoom'))) }] }) // prettier-ignore
  await test.call('imports.run', { files: [{ file: test.file('b.csv', log(row('2026-10-01', 'ann', 'Zoom'))) }] })
  expect(await used()).toEqual({ Zoom: [null, 1] })
})
