import { expect, test } from 'vitest'
import { reports } from '../../shared/reports/index.ts'
import { changeHref, trendHref } from './rate-links.ts'
import { placeOf } from './trend-days.ts'
import { paramsFrom } from './view.ts'

const queryOf = (href: string): URLSearchParams => new URLSearchParams(href.split('?')[1] ?? '')

test('from a change to the rate over time and back, everything that both can ask is kept', () => {
  const query = new URLSearchParams(
    'goal=Lead&by=page&within=Course+pages&pages=/en/**&channel=Email&device=mobile&withinEach=language&did=Webinar&neverDid=Demo&date=2024-03-15&from=2024-03-01&to=2024-04-10',
  )
  const change = { ...paramsFrom('before-after', query), withinDays: 7 }
  const there = trendHref(query, change)
  expect(there.split('?')[0]).toBe('/landing-trend')
  expect(paramsFrom('landing-trend', queryOf(there))).toEqual({
    ...reports['landing-trend'].params.parse({}),
    goal: 'Lead',
    by: 'page',
    within: 'Course pages',
    pages: '/en/**',
    channel: 'Email',
    device: 'mobile',
    withinEach: 'language',
    did: 'Webinar',
    neverDid: 'Demo',
    withinDays: 7,
    interval: 'week',
    from: '2024-03-01',
    to: '2024-04-10',
  })
  const back = changeHref(queryOf(there), paramsFrom('landing-trend', queryOf(there)), null)
  expect(back.split('?')[0]).toBe('/before-after')
  expect(paramsFrom('before-after', queryOf(back))).toEqual(change)
})

test('a day chosen over time is the date, and what only one of the two knows is not asked of the other', () => {
  const query = new URLSearchParams('by=topic&interval=week&lookbackDays=30&date=2024-03-15')
  expect(changeHref(query, paramsFrom('landing-trend', query), '2024-04-01')).toBe('/before-after?date=2024-04-01')
  const referrers = new URLSearchParams('by=referrer')
  expect(trendHref(referrers, paramsFrom('before-after', referrers))).toBe('/landing-trend')
})

test('a day is placed among the intervals', () => {
  expect(placeOf('2024-03-16', ['2024-02-01', '2024-03-01'], 'month')).toBeCloseTo(1 + 15 / 31)
  expect(placeOf('2024-02-01', ['2024-01-01', '2024-02-01'], 'month')).toBe(1)
  expect(placeOf('2024-01-10', ['2024-01-08'], 'week')).toBeCloseTo(2 / 7)
  expect(placeOf('2024-01-10', ['2024-01-09', '2024-01-10'], 'day')).toBe(1)
  expect(placeOf('2024-03-31', ['2024-01-01'], 'quarter')).toBeCloseTo(90 / 91)
  for (const outside of ['2023-12-31', '2024-04-01']) expect(placeOf(outside, ['2024-01-01'], 'quarter')).toBeNull()
})
