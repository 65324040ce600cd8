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
