/** Days on which nothing was tracked, worked out by hand. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { trackingGapsSentence } from '../../../../shared/notes/tracking-gaps.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const dayOf = (day: number): string => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)

/** `views` of each day from 1 January 2026, a Thursday, on. */
async function load(views: (day: number) => number, days = 84): Promise<void> {
  const rows = Array.from({ length: days }, (_, day) =>
    Array.from({ length: views(day) }, (_, n) => `${dayOf(day)}T10:00:00Z,d${day}-${n},/a`),
  )
  await test.call('imports.run', {
    files: [{ file: test.file('views.csv', ['timestamp,anonymous_id,path', ...rows.flat()].join('\n')) }],
  })
}
const gaps = (asked = {}) => test.call('volume.gaps', asked)

it('names days in a row without page views, of the period alone', async () => {
  await load((day) => (day >= 30 && day < 37 ? 0 : 40))
  const week = { first: '2026-01-31', last: '2026-02-06', days: 7, usual: 40 }
  expect(await gaps()).toEqual([week])
  expect(await gaps({ from: '2026-02-06' })).toEqual([week])
  expect(await gaps({ from: '2026-02-07' })).toEqual([])
  expect(await gaps({ to: '2026-01-31' })).toEqual([])
  expect(trackingGapsSentence([week])?.replaceAll('\u00a0', ' ')).toBe(
    'No page views: 31 Jan – 6 Feb 2026 (7 days), where 40 a day are usual. Nothing may have been tracked then, neither visits nor conversions.',
  )
})

it('names many weeks, of which no day is unusual by its neighbours', async () => {
  await load((day) => (day >= 30 && day < 72 ? 0 : 40), 120)
  expect(await gaps()).toEqual([{ first: '2026-01-31', last: '2026-03-13', days: 42, usual: 40 }])
})

it('counts weekends that are always quiet as no gap, and within one as part of it', async () => {
  const isWeekend = (day: number): boolean => day % 7 === 2 || day % 7 === 3
  await load((day) => (isWeekend(day) ? 0 : 40))
  expect(await gaps()).toEqual([])
})

it('counts a weekend within a gap as part of it', async () => {
  const isWeekend = (day: number): boolean => day % 7 === 2 || day % 7 === 3
  await load((day) => (isWeekend(day) || (day >= 28 && day < 33) ? 0 : 40))
  expect(await gaps()).toEqual([{ first: '2026-01-29', last: '2026-02-02', days: 5, usual: 40 }])
})

it('is silent of one day, of few views a day, and where they begin or end', async () => {
  await load((day) => (day === 40 || day === 41 ? 0 : 12))
  expect(await gaps()).toEqual([])
})

it('is silent of a single day and of what lies before page views begin', async () => {
  await load((day) => (day === 0 ? 1 : day < 20 || day === 50 ? 0 : 40))
  expect(await gaps()).toEqual([])
})

it('counts visitors that are left out as tracked', async () => {
  await load((day) => (day === 40 || day === 41 ? 30 : 40))
  const firstSeen = [40, 41].map((day) => ({ day: dayOf(day), landing: null, onePage: false }))
  await test.call('config.set', { config: { excludeTraffic: { types: [], hosts: [], firstSeen, keptDays: [] } } })
  expect(await gaps()).toEqual([])
})
