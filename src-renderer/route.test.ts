import { expect, test } from 'vitest'
import { carry, toHref } from './route.ts'

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
