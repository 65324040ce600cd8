import { expect, it } from 'vitest'
import { kindsSentence, paymentsTable, type PaidYear, paidYearSentence, type ToolPayment } from './payments.ts'

const year: PaidYear = {
  from: '2025-11-22', to: '2026-11-22', currency: 'EUR', paid: 48_000, charges: 1, doubled: 0, likelyVat: null, due: 0, paidBefore: null, chargesAfterEnd: 0, paidAfterEnd: 0, lastCharge: '2026-10-01',
  contract: 45_000, difference: 3000, differenceShare: 1 / 15, why: null,
} // prettier-ignore
const said = (of: Partial<PaidYear>): string =>
  paidYearSentence({ ...year, ...of }, { money: (amount, currency) => `${amount} ${currency}`, date: (day) => day })
    .replaceAll('\u00a0', ' ')
    .replace(/^Paid in the twelve months to 2026-11-21: /, '')

it('says what was paid against the contract, and why it is not compared', () => {
  expect(said({})).toBe(
    '48000 EUR in 1 charge; the contract states 45000 EUR for them: 3000 EUR more was paid (+6.7 %).',
  )
  expect(said({ difference: -9000, differenceShare: -0.2, charges: 11, why: 'So it is.' })).toBe('48000 EUR in 11 charges; the contract states 45000 EUR for them: 9000 EUR less was paid (−20.0 %). So it is.') // prettier-ignore
  expect(said({ difference: 0, differenceShare: 0 })).toContain('45000 EUR for them: that is the same.')
  expect(said({ difference: 5, contract: 0, differenceShare: null })).toContain('0 EUR for them: 5 EUR more was paid.')
  expect(said({ difference: null, why: 'Ended on 2026-02-01.' })).toContain(
    'a year. Not compared: ended on 2026-02-01.',
  )
  // What is charged after the end is not compared with anything, but counted as paid without a contract.
  expect(said({ difference: null, chargesAfterEnd: 8, why: 'Ended on 2026-02-01, and was charged 8 times since.' })).toContain('a year. Ended on 2026-02-01, and was charged 8 times since.') // prettier-ignore
  const short = (day: string): string => day.slice(5)
  expect(paidYearSentence({ ...year, why: 'Changed on 2026-02-01, and on 2026-03-01.' }, { money: String, date: short })).toContain('Changed on 02-01, and on 03-01.') // prettier-ignore
  expect(said({ contract: null, difference: null })).toBe('48000 EUR in 1 charge. No contract is known.')
})

it('counts charges, refunds and what is left out', () => {
  const of = (kind: ToolPayment['kind']): ToolPayment => ({ date: '2026-01-01', payee: 'A', amount: 1, currency: 'EUR', file: 'a.csv', line: 2, export: 'Card', kind, why: null, ref: null, repeats: null, pairs: [], extra: {} }) // prettier-ignore
  expect(kindsSentence([of('charge'), of('charge'), of('refund'), of('left out')])).toBe('4 payments: 2 charges, 1 refund and 1 left out.') // prettier-ignore
  expect(kindsSentence([of('left out')])).toBe('1 payment: 1 left out.')
})

it('are a table with the other columns of their files', () => {
  const payment = { date: '2026-01-01', payee: 'A', amount: 1, currency: 'EUR', file: 'a.csv', line: 2, export: 'Card', kind: 'charge' as const, why: null, ref: null, repeats: null, pairs: [] } // prettier-ignore
  const table = paymentsTable([
    { ...payment, extra: { Card: '4137' } },
    { ...payment, extra: { Invoice: 'B-1' } },
  ])
  expect(table.map((row) => row.slice(8))).toEqual([['export', 'Card', 'Invoice'], ['Card', '4137', null], ['Card', null, 'B-1']]) // prettier-ignore
})
