import { expect, it } from 'vitest'
import { costsElsewhere } from './costs-elsewhere.ts'

it('says by what costs are known, where not by what is asked about, and the ways to them', () => {
  const cost = { amount: 5, hours: 0, hourlyRate: 0, currency: null, pages: null }
  const of = (params: object, costs: object[]) => costsElsewhere({ params: { by: 'group', shareCostsOf: null, ...params } } as never, costs as never) // prettier-ignore
  expect(of({}, [{ ...cost, campaign: 'A' }])).toEqual({
    sentence: 'Costs are known by campaign.',
    ways: [
      { name: 'By campaign', params: { by: 'campaign', shareCostsOf: null } },
      { name: 'Those of campaigns, shared over groups', params: { by: 'group', shareCostsOf: 'campaign' } },
    ],
  })
  expect(of({ by: 'source' }, [{ ...cost, group: 'G' }])?.ways).toEqual([
    { name: 'By group', params: { by: 'group', shareCostsOf: null } },
  ])
  expect(of({ shareCostsOf: 'campaign' }, [{ ...cost, campaign: 'A' }])).toBeNull()
  expect(of({}, [])).toBeNull()
})
