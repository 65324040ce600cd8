import { expect, it } from 'vitest'
import { dataDays, pageDays } from './data-days.ts'

const at = (from: string, to: string): [string, string] => [`${from}T23:30:00.000Z`, `${to}T10:00:00.000Z`]
const said = (all: [string, string] | null, pages: [string, string] | null) =>
  dataDays({ timeZone: 'Europe/Amsterdam', timeRange: all, pagesRange: pages })?.replaceAll('\u00a0', ' ') ?? null

it('says the days of page views first where other events begin or end elsewhere', () => {
  const pages = at('2026-07-31', '2026-11-22')
  expect(said(at('2025-01-11', '2026-11-24'), pages)).toBe(
    'Page views 1 Aug – 22 Nov 2026; other events from 12 Jan 2025',
  )
  expect(said(at('2026-07-30', '2026-11-30'), pages)).toBe(
    'Page views 1 Aug – 22 Nov 2026; other events to 30 Nov 2026',
  )
  expect(said(at('2025-01-11', '2026-11-30'), pages)).toBe(
    'Page views 1 Aug – 22 Nov 2026; other events 12 Jan 2025 – 30 Nov 2026',
  )
  // A few days say nothing.
  expect(said(at('2026-07-30', '2026-11-24'), pages)).toBe('Data from 31 Jul 2026 to 24 Nov 2026')
  expect(said(pages, pages)).toBe('Data from 1 Aug 2026 to 22 Nov 2026')
  expect(said(pages, null)).toBe('Data from 1 Aug 2026 to 22 Nov 2026')
  expect(said(null, null)).toBeNull()
  expect(pageDays({ timeZone: 'UTC', timeRange: pages, pagesRange: pages })).toBeNull()
})
