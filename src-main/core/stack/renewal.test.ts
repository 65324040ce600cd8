import { describe, expect, it } from 'vitest'
import { makeTool } from '../testing/tools.ts'
import { toDay } from './cost.ts'
import { exitOf, savedOfFirstYear } from './renewal.ts'

const day = toDay('2026-11-26')
const contract = (renewalDate: string | null, noticeDays: number | null, autoRenew: boolean | null) =>
  makeTool({ name: 'VWO', renewalDate, noticeDays, autoRenew })

describe('whether a contract can still be left', () => {
  it('is told by its day to cancel and by whether it renews by itself', () => {
    // 60 days before 11 Dec 2026 is 12 Oct 2026, which has passed.
    expect(exitOf(contract('2026-12-11', 60, true), day)).toBe('too late')
    expect(exitOf(contract('2026-12-11', 60, null), day)).toBe('unsure')
    expect(exitOf(contract('2026-12-11', 60, false), day)).toBe('ends')
    // 15 days before is the day itself: the last day is in time.
    expect(exitOf(contract('2026-12-11', 15, true), day)).toBe('in time')
    expect(exitOf(contract('2026-12-11', 16, true), day)).toBe('too late')
    expect(exitOf(contract('2026-12-11', null, true), day)).toBe('in time')
    expect(exitOf(contract('2026-11-25', 0, true), day)).toBe('date passed')
    expect(exitOf(contract(null, 30, true), day)).toBe('no date')
  })

  it('saves in the first year only from when it ends', () => {
    expect(savedOfFirstYear(contract(null, null, null), day)).toBe(1)
    // 365 days from 26 Nov 2026; 15 of them go by until 11 Dec 2026.
    expect(savedOfFirstYear(contract('2026-12-11', 15, true), day)).toBeCloseTo(350 / 365, 12)
    expect(savedOfFirstYear(contract('2026-12-11', 60, false), day)).toBeCloseTo(350 / 365, 12)
    expect(savedOfFirstYear(contract('2026-11-26', 0, true), day)).toBe(1)
    expect(savedOfFirstYear(contract('2028-01-01', 30, true), day)).toBe(0)
    expect(savedOfFirstYear(contract('2026-12-11', 60, true), day)).toBe(0)
    expect(savedOfFirstYear(contract('2026-12-11', 60, null), day)).toBeNull()
    expect(savedOfFirstYear(contract('2026-10-01', 0, true), day)).toBeNull()
  })
})

describe('a contract with a planned end', () => {
  const ending = (endDate: string, renewalDate: string | null, autoRenew: boolean | null = true) =>
    makeTool({ name: 'VWO', endDate, renewalDate, noticeDays: 60, autoRenew })

  it('saves to that day only what is left of the year', () => {
    // 365 days from 26 Nov 2026, 31 of them to 27 Dec 2026.
    expect(savedOfFirstYear(ending('2026-12-27', null), day)).toBeCloseTo(31 / 365, 12)
    expect(savedOfFirstYear(ending('2028-01-01', null), day)).toBe(1)
    // From the renewal on 24 Feb 2027, 90 days on, to 26 May 2027, 181 days on.
    expect(savedOfFirstYear(ending('2027-05-26', '2027-02-24'), day)).toBeCloseTo(91 / 365, 12)
  })

  it('does not renew on that day, nor after it, and is paid until then', () => {
    for (const end of ['2026-12-11', '2026-12-01']) {
      expect(exitOf(ending(end, '2026-12-11'), day)).toBe('ends')
      expect(savedOfFirstYear(ending(end, '2026-12-11'), day)).toBe(0)
    }
    expect(exitOf(ending('2026-12-12', '2026-12-11'), day)).toBe('too late')
  })
})
