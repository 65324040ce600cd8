import { expect, test } from 'vitest'
import { carry, resume, toHref } from './route.ts'

test('an address holds what is set', () => {
  expect(toHref('/content-attribution')).toBe('/content-attribution')
  expect(toHref('/content-attribution', { by: 'page', goal: null, lookbackDays: 30, from: '' })).toBe(
    '/content-attribution?by=page&lookbackDays=30',
  )
})

test('the goal and the period go along to the next screen, the rest stays', () => {
  const query = new URLSearchParams('by=page&goal=Signed+up&from=2019-01-01&to=2019-07-01')
  expect(carry('/goals', query)).toBe('/goals?goal=Signed+up&from=2019-01-01&to=2019-07-01')
})

test('days around the date of a change stay with the comparison they were chosen for', () => {
  const query = new URLSearchParams('goal=Signed+up&from=2026-05-08&date=2026-06-01&to=2026-06-25&lookbackDays=30')
  expect(carry('/content-attribution', query)).toBe('/content-attribution?goal=Signed+up&lookbackDays=30')
  query.delete('date')
  expect(carry('/goals', query)).toBe('/goals?goal=Signed+up&from=2026-05-08&to=2026-06-25&lookbackDays=30')
})

test('a screen is come back to as it was left, with the goal and the period of now', () => {
  const now = new URLSearchParams('goal=Paid&from=2026-01-01&by=page')
  expect(resume('/paths', now, 'steps=6&goal=Signed+up&from=2025-01-01&to=2025-07-01')).toBe(
    '/paths?steps=6&goal=Paid&from=2026-01-01',
  )
  expect(resume('/paths', now, '')).toBe('/paths?goal=Paid&from=2026-01-01')
})

test('days around the date of a change and a period do not get into each other’s screens', () => {
  const change = 'from=2026-05-08&date=2026-06-01&to=2026-06-25'
  expect(resume('/paths', new URLSearchParams(change), 'from=2025-01-01&to=2025-07-01')).toBe(
    '/paths?from=2025-01-01&to=2025-07-01',
  )
  expect(resume('/before-after', new URLSearchParams('from=2025-01-01'), change)).toBe(`/before-after?${change}`)
})
