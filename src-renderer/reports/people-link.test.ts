import { expect, it } from 'vitest'
import { reports } from '../../shared/reports/index.ts'
import { peopleHref, rowHref, whoCost } from './people-link.ts'

it('leads with costs shared over groups to those who are counted, and to nobody else of the group', () => {
  const params = reports['content-return'].params.parse({ shareCostsOf: 'campaign' })
  expect(peopleHref(new URLSearchParams(), { key: 'Long', ...whoCost(params, false) })).toBe('/people?key=Long&withCostOf=campaign&who=converted') // prettier-ignore
  expect(whoCost(params, true)).toMatchObject({ datedCosts: 'true' })
  // Credit that is shared is of others, too.
  expect(whoCost({ ...params, model: 'linear' }, false)).toEqual({})
  expect(whoCost({ ...params, shareCostsOf: null }, false)).toEqual({})
})

it('leads from a row that is no credit to whom it counts', () => {
  const query = new URLSearchParams('goal=Demo&by=source&lookbackDays=30&from=2026-10-01')
  expect(rowHref(query, 'traffic', 'google')).toBe(
    '/people?goal=Demo&from=2026-10-01&by=source&key=google&rowOf=traffic',
  )
  expect(rowHref(query, 'return-days', '2')).toBe('/people?goal=Demo&from=2026-10-01&key=2&rowOf=return-days')
})
