import { describe, expect, it } from 'vitest'
import { lockOf, readScenario, type Scenario, withCandidate, withLock, writeScenario } from './locks.ts'

const empty: Scenario = { keep: [], drop: [], candidates: null, horizonYears: 1 }

describe('a scenario', () => {
  it('is the same after a trip through the address, commas and quotes in names included', () => {
    const scenario: Scenario = { keep: ['Segment, Inc. "EU"'], drop: ['Drift'], candidates: [], horizonYears: 3 }
    const address = new URLSearchParams()
    for (const [key, value] of Object.entries(writeScenario(scenario)))
      if (value !== null) address.set(key, String(value))
    expect(readScenario(address)).toEqual(scenario)
    expect(Object.values(writeScenario(empty)).every((value) => value === null)).toBe(true)
  })
  it('reads names between commas, as --keep has them', () => {
    expect(readScenario(new URLSearchParams('keep=Looker, Google Workspace&drop=Drift'))).toEqual({
      ...empty,
      keep: ['Looker', 'Google Workspace'],
      drop: ['Drift'],
    })
  })
  it('counts what is not valid as not set', () => {
    expect(readScenario(new URLSearchParams('keep=,&drop={}&candidates=[1,"a"]&years=-2'))).toEqual({
      ...empty,
      candidates: ['a'],
    })
  })
  it('locks a tool one way at a time', () => {
    const kept = withLock(empty, 'Drift', 'keep')
    expect(lockOf(kept, 'Drift')).toBe('keep')
    const dropped = withLock(kept, 'Drift', 'drop')
    expect([dropped.keep, dropped.drop]).toEqual([[], ['Drift']])
    expect(withLock(dropped, 'Drift', 'free')).toEqual(empty)
  })
  it('weighs every candidate until one is taken out', () => {
    const one = withCandidate(empty, ['Heap', 'Braze'], 'Heap', false)
    expect(one.candidates).toEqual(['Braze'])
    expect(withCandidate(one, ['Heap', 'Braze'], 'Heap', true).candidates).toBeNull()
  })
})
