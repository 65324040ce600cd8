import { expect, test } from 'vitest'
import type { WorkspaceStatus } from '../../shared/api.ts'
import { asBy, commandLine, paramsFrom } from './view.ts'

const from = (search: string) => paramsFrom('content-attribution', new URLSearchParams(search))

test('an address without a query asks for the defaults', () => {
  expect(from('')).toMatchObject({ goal: null, by: 'group', lookbackDays: null, from: null, to: null })
})

test('values are read with their types, and what is wrong is left out', () => {
  expect(from('by=page&lookbackDays=30&from=2019-01-01&to=2019-07-01&goal=2019')).toMatchObject({
    by: 'page',
    lookbackDays: 30,
    from: '2019-01-01',
    to: '2019-07-01',
    goal: '2019',
  })
  expect(from('by=nonsense&lookbackDays=-3&from=yesterday&unknown=1')).toEqual(from(''))
})

const status: Pick<WorkspaceStatus, 'path'> = { path: '/home/ann/legal aid.touchstack' }

test('the command prints the same view', () => {
  expect(commandLine('content-attribution', from('by=page&lookbackDays=30&goal=Signed+up'), status)).toBe(
    "touchstack report content-attribution --goal 'Signed up' --by page --lookback-days 30 -w '/home/ann/legal aid.touchstack'",
  )
  expect(commandLine('content-attribution', from(''), { path: '/data/w.touchstack' })).toBe(
    'touchstack report content-attribution -w /data/w.touchstack',
  )
})

test('a name with a quote stays one word for the shell', () => {
  expect(commandLine('content-attribution', from("goal=Bob's"), { path: '/data/w.touchstack' })).toBe(
    String.raw`touchstack report content-attribution --goal 'Bob'\''s' -w /data/w.touchstack`,
  )
})

test('of channels, pages and the like the same people stay within a group; of groups they are all', () => {
  expect(asBy('channel', 'Versus')).toEqual({ by: 'channel', within: 'Versus' })
  expect(asBy('group', 'Versus')).toEqual({ by: null, within: null })
})
