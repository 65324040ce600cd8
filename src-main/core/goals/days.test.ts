/** Goals that ask for days: of the event itself, and of a property that is a date. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ timeZone: 'Europe/Amsterdam' })
  const file = test.file(
    'e.csv',
    // In Amsterdam it is 1 August at 22:00 of the day before in UTC.
    `timestamp,user,event,path,renews
2026-07-31T21:59:59Z,ann,created,,2026-08-31
2026-07-31T22:00:00Z,bob,created,,2026-09-01 00:30
2026-08-31T21:59:00Z,cid,created,,2026-08-31T22:30:00Z
2026-08-31T22:00:00Z,dot,created,,31/08/2026
2026-09-02T10:00:00Z,ann,created,,
2026-09-03T10:00:00Z,eve,,/a,
`,
  )
  await test.call('imports.run', { files: [{ file }] })
})
afterEach(() => test.close())

const reached = async (goal: object): Promise<string[]> => {
  await test.call('config.set', { config: { goals: [{ name: 'G', event: 'created', ...goal }] } })
  const { rows } = await runReport(test.call, 'people', { goal: 'G', who: 'converted' })
  return rows.map(({ users }) => users[0]!).toSorted()
}

it('counts events on its days, in the time zone of the workspace', async () => {
  expect(await reached({ to: '2026-08-01' })).toEqual(['ann'])
  expect(await reached({ from: '2026-08-01', to: '2026-09-01' })).toEqual(['bob', 'cid'])
  // The first of those days, not the first ever.
  expect(await reached({ from: '2026-09-01' })).toEqual(['ann', 'dot'])
  expect(await reached({ from: '2026-08-01', where: { renews: { not: null } } })).toEqual(['bob', 'cid', 'dot'])
  await test.call('config.set', { config: { timeZone: 'UTC' } })
  const { rows } = await runReport(test.call, 'people', { goal: 'G', who: 'converted' })
  expect(rows.map(({ users }) => users[0]!).toSorted()).toEqual(['cid', 'dot'])
})

it('asks for the day of a property, with a zone of its own or that of the workspace', async () => {
  // cid is on 1 September at 00:30 in Amsterdam; 31/08 is no other day.
  expect(await reached({ where: { renews: { to: '2026-09-01' } } })).toEqual(['ann', 'dot'])
  expect(await reached({ where: { renews: { from: '2026-09-01' } } })).toEqual(['bob', 'cid'])
  expect(await reached({ where: { renews: { from: '2026-08-31', to: '2026-09-01' } } })).toEqual(['ann', 'dot'])
})

it('refuses days that are none or the wrong way round', async () => {
  await expect(reached({ from: '2026-09-01', to: '2026-08-01' })).rejects.toThrow('"from" must be before "to"')
  await expect(reached({ to: 'August' })).rejects.toThrow()
  await expect(reached({ where: { renews: {} } })).rejects.toThrow()
})
