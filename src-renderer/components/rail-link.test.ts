import { expect, test } from 'vitest'
import { rememberView } from '../document/last-views.ts'
import { rail } from './rail.ts'
import { railLink } from './rail-link.ts'

const entry = (path: string) => rail.flatMap(({ entries }) => entries).find((each) => each.path === path)!

test('leads to a report with the filters it was left with, in the workspace they were set in', () => {
  rememberView('w', '/paths', 'steps=6')
  rememberView('w', '/settings', 'show=tags')
  const at = { location: '/people', query: new URLSearchParams('goal=Paid&who=all'), file: 'w' }
  expect(railLink(entry('/paths'), at)).toBe('/paths?steps=6&goal=Paid')
  expect(railLink(entry('/paths'), { ...at, file: 'v' })).toBe('/paths?goal=Paid')
  expect(railLink(entry('/volume'), at)).toBe('/volume?goal=Paid')
  expect(railLink(entry('/settings'), at)).toBe('/settings?goal=Paid')
})

test('leads from a report to itself without its filters', () => {
  rememberView('w', '/paths', 'steps=6')
  const at = { location: '/paths', query: new URLSearchParams('steps=6&goal=Paid'), file: 'w' }
  expect(railLink(entry('/paths'), at)).toBe('/paths?goal=Paid')
})
