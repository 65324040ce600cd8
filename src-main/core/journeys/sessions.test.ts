/** Sessions by gap, and by the ids of the source where a person asks for them. */
import { afterEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

/**
 * One person. By gap there are two sessions: [x, y] and, after 50 minutes, [x, y, y]. By the source's ids there are
 * three: s1 = [x], s2 = [y, x] over the gap, then the page without an id stays with s2 because it comes a minute later,
 * and s3 = [y].
 */
const events = `timestamp,anonymous_id,session_id,event,path
2019-01-01T10:00:00Z,a,s1,,/x
2019-01-01T10:10:00Z,a,s2,,/y
2019-01-01T11:00:00Z,a,s2,,/x
2019-01-01T11:01:00Z,a,,,/y
2019-01-01T11:02:00Z,a,s3,,/y
2019-01-01T11:03:00Z,a,s3,Signed up,
`
const config = {
  contentGroups: [
    { group: 'X', match: '/x' },
    { group: 'Y', match: '/y' },
  ],
  goals: [{ name: 'Signup', event: 'Signed up' }],
}

let test: TestApp
afterEach(() => test.close())

const open = async (sessions: { gapMinutes?: number; useSourceIds?: boolean }): Promise<void> => {
  test = await openApp({ ...config, sessions })
  await test.call('imports.run', { files: [{ file: test.file('events.csv', events) }] })
}

const visits = async () => {
  const { rows, totals } = await runReport(test.call, 'entry-exit', {})
  return { sessions: totals.sessions, entries: Object.fromEntries(rows.map((row) => [row.key, row.entries])) }
}
const credit = async () => {
  const { rows } = await runReport(test.call, 'content-attribution', { model: 'linear', unit: 'session' })
  return Object.fromEntries(rows.map((row) => [row.key, row.conversions]))
}

it('by gap', async () => {
  await open({})
  expect(await visits()).toEqual({ sessions: 2, entries: { X: 2, Y: 0 } })
  expect(await credit()).toEqual({ X: 1 })
})

it('by a shorter gap', async () => {
  await open({ gapMinutes: 5 })
  expect(await visits()).toEqual({ sessions: 3, entries: { X: 2, Y: 1 } })
})

it('by the ids of the source; where one is missing the gap decides', async () => {
  await open({ useSourceIds: true })
  expect(await visits()).toEqual({ sessions: 3, entries: { X: 1, Y: 2 } })
  expect(await credit()).toEqual({ X: 1 / 3, Y: 2 / 3 })
})
