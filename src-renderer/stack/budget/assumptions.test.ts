import { expect, it } from 'vitest'
import { assumptionsIn, assumptionsPatch, assumptionWords, readPercent } from './assumptions.ts'

it('reads a percentage as people type it', () => {
  expect(['5', ' 2,5 % ', '−3', '', '0'].map(readPercent)).toEqual([5, 2.5, -3, 0, 0])
  expect(['five', '1.2.3', '-101', '1001'].map(readPercent).every(Number.isNaN)).toBe(true)
})

it('keeps what is assumed in the address, and nothing that is not', () => {
  for (const assumed of [
    { uplift: 'own' as const, seats: 10, usage: 0 },
    { uplift: 2.5, upliftOn: 'yearly' as const, seats: 0, usage: -5 },
    { uplift: 0, seats: 0, usage: 0 },
  ]) {
    const query = new URLSearchParams()
    for (const [key, value] of Object.entries(assumptionsPatch(assumed)))
      if (value !== null) query.set(key, String(value))
    expect(assumptionsIn(query)).toEqual(assumed)
    expect(query.size).toBe(Object.values(assumed).filter((each) => each !== 0).length)
  }
  expect(assumptionsIn(new URLSearchParams('uplift=much&seatGrowth=-500'))).toEqual({ uplift: 0, seats: 0, usage: 0 })
})

it('says what is assumed', () => {
  expect(assumptionWords({ uplift: 5, seats: 10, usage: -2 })).toBe('uplift +5\u00a0%, seats +10\u00a0%, use −2\u00a0%')
  expect(assumptionWords({ uplift: 'own', seats: 0, usage: 0 })).toBe('own uplift')
  expect(assumptionWords({ uplift: 5, upliftOn: 'yearly', seats: 0, usage: 0 })).toBe(
    'uplift +5\u00a0% of yearly bills',
  )
  expect(assumptionWords({ uplift: 0, seats: 0, usage: 0 })).toBeNull()
})
