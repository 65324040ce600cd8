import { expect, test } from 'vitest'
import { nameForWorkspace } from './name-for-workspace.ts'

test('one file gives its name, several what their names have in common', () => {
  expect(nameForWorkspace(['dwh_extract-2026.tsv.gz'])).toBe('dwh extract 2026')
  expect(nameForWorkspace(['events_202607.csv', 'events_202608.csv', 'events_202609.csv'])).toBe('events')
  expect(nameForWorkspace(['site_events.csv', 'site_events_2.csv'])).toBe('site events')
  expect(nameForWorkspace(['pages.csv', 'tracks.csv'])).toBe('My workspace')
  expect(nameForWorkspace([])).toBe('My workspace')
})
