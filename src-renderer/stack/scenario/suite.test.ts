import { expect, it } from 'vitest'
import type { Report } from '../../../shared/reports/index.ts'
import { withSeatsWords } from './SuiteComparison.tsx'

it('says what a suite costs more or less once the seats that are short are bought', () => {
  const money = { exact: (amount: number) => `$${amount}` }
  const with_ = (seatsShortCost: number | null) => ({ totals: { seatsShort: 1, seatsShortCost } as Report<'stack-consolidation'>['totals'] }) // prettier-ignore
  const said = (difference: number, a: number | null, b: number | null) => withSeatsWords(difference, with_(a), with_(b), 2, money) // prettier-ignore
  expect(said(-100, 80, 0)).toBe('With the seats that are short it is about $60 more, an estimate.')
  expect(said(-100, 0, 10)).toBe('With the seats that are short it is about $120 less, an estimate.')
  expect(said(-100, 50, 0)).toBe('With the seats that are short it is the same, an estimate.')
  expect(said(-100, null, 0)).toContain('is not known')
})
