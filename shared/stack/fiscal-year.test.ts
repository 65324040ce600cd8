import { expect, it } from 'vitest'
import {
  fiscalKey,
  fiscalKeyOf,
  fiscalKeySpan,
  fiscalPeriodWords,
  fiscalSentence,
  fiscalYearOf,
  fiscalYearSpan,
} from './fiscal-year.ts'

it('calls a year after the calendar year in which it ends', () => {
  expect(['2025-11-30', '2025-12-01', '2026-11-30'].map((day) => fiscalYearOf(day, 12))).toEqual([2025, 2026, 2026])
  expect(fiscalYearSpan(2026, 12)).toEqual({ from: '2025-12-01', to: '2026-12-01' })
  expect(fiscalYearSpan(2026, 4)).toEqual({ from: '2025-04-01', to: '2026-04-01' })
  expect(['2025-12-31', '2026-02-28', '2026-03-01', '2026-11-30'].map((day) => fiscalKey(day, 'quarter', 12))).toEqual(['FY2026-Q1', 'FY2026-Q1', 'FY2026-Q2', 'FY2026-Q4']) // prettier-ignore
  expect(fiscalPeriodWords({ from: '2025-12-01', to: '2026-12-01' }, 12)).toBe('FY2026 (Dec 2025 – Nov 2026)')
  expect(fiscalPeriodWords({ from: '2026-03-01', to: '2026-06-01' }, 12)).toBe('FY2026 Q2 (Mar 2026 – May 2026)')
  expect(fiscalPeriodWords({ from: '2026-01-01', to: '2027-01-01' }, 12)).toBeNull()
  expect(fiscalSentence(2026, 7)).toBe('The fiscal year runs from July to June and is called after the year in which it ends: FY2026 is Jul 2025 – Jun 2026.') // prettier-ignore
})

it('is the calendar with January', () => {
  expect(['year', 'quarter', 'month'].map((each) => fiscalKey('2019-05-17', each as 'year', 1))).toEqual(['2019', '2019-Q2', '2019-05']) // prettier-ignore
  expect(fiscalYearSpan(2019, 1)).toEqual({ from: '2019-01-01', to: '2020-01-01' })
  expect(fiscalKeyOf({ from: '2019-01-01', to: '2020-01-01' }, 1)).toBe('2019')
  expect([fiscalPeriodWords(fiscalYearSpan(2019, 1), 1), fiscalSentence(2019, 1)]).toEqual([null, null])
})

it('has every day in one year and one quarter, whichever month comes first', () => {
  for (let first = 1; first <= 12; first++)
    for (let at = 0; at < 800; at += 7) {
      const day = new Date(Date.UTC(2023, 0, 1 + at)).toISOString().slice(0, 10)
      for (const interval of ['year', 'quarter', 'month'] as const) {
        const { from, to } = fiscalKeySpan(fiscalKey(day, interval, first), first)!
        expect([from <= day, day < to, from.endsWith('-01')]).toEqual([true, true, true])
      }
    }
})
