import { expect, test } from 'vitest'
import type { ReportRow } from '../../../shared/reports/index.ts'
import { rateWords } from './template-strata.tsx'

test('the adjusted row has no counts beside rates that they do not give', () => {
  const said = (stratum: string, rate: number | null) =>
    rateWords({ stratum } as ReportRow<'template-comparison'>, rate, 152, 2811, 2).replaceAll('\u00a0', ' ')
  expect(said('(all)', 152 / 2811)).toBe('5.41 %, 152 of 2,811')
  expect(said('(adjusted)', 0.0466)).toBe('4.66 %, weighted')
  expect(said('mobile', null)).toBe('–, 152 of 2,811')
})
