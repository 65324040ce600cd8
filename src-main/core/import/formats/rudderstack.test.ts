import { expect, it } from 'vitest'
import { recogniseHead } from './recognise.ts'

const common = ['id', 'anonymous_id', 'user_id', 'received_at', 'sent_at', 'timestamp']
const row = ['m1', 'a1', '', '2026-01-01T10:00:00Z', '2026-01-01T10:00:00Z', '2026-01-01T10:00:00Z']
const of = (names: string[], ...rows: string[][]): string[] =>
  recogniseHead({
    container: 'csv',
    columns: [...common, ...names],
    rows: rows.map((cells) => [...row, ...cells]),
  }).map(({ format }) => format.id)

it('a warehouse table is RudderStack’s by its library or channel where it says no destination', () => {
  const page = ['/a', 'https://x.org/a']
  const names = ['path', 'url', 'channel', 'context_library_name']
  expect(of(names, [...page, 'web', 'RudderLabs JavaScript SDK'])).toEqual(['rudderstack-pages'])
  expect(of(names, [...page, 'web', 'analytics.js'])).toEqual(['segment-pages'])
  expect(of(names, [...page, 'web', ''], [...page, '', ''])).toEqual(['rudderstack-pages'])
  expect(of(names, [...page, 'newsletter', ''])).toEqual(['segment-pages'])
  expect(of(names, [...page, '', ''])).toEqual(['segment-pages'])
  expect(of(['event_text', 'context_library_name'], ['Signed Up', 'rudder-android-client'])).toEqual(['rudderstack-tracks']) // prettier-ignore
})
