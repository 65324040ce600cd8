import { expect, it } from 'vitest'
import type { ToolPayment } from '../../../shared/stack/payments.ts'
import { countsAtFirst, type NamedPayment, othersOf, pairOf } from './settle-choices.ts'

const payment = (date: string, more: Partial<ToolPayment> = {}): NamedPayment => {
  const ref = { export: 'payments', payee: 'Miro', date, amount: more.amount ?? 10, currency: 'EUR', number: 1 }
  return { date, payee: 'Miro', amount: 10, currency: 'EUR', file: 'a.csv', line: 2, export: 'Card', kind: 'charge', why: null, repeats: null, pairs: [], extra: {}, ...more, ref } // prettier-ignore
}

it('offers what it is doubted for first, then what is nearest, and no refund for a charge', () => {
  const [far, near, refund] = [payment('2026-01-01'), payment('2026-05-01'), payment('2026-05-20', { amount: -10 })]
  const own = payment('2026-05-20')
  const unnamed = { ...payment('2026-05-19'), ref: null }
  const dates = (of: NamedPayment) => othersOf(of, [far, near, refund, unnamed, own]).map(({ date }) => date)
  expect(dates(own)).toEqual(['2026-05-01', '2026-01-01'])
  expect(dates({ ...own, repeats: far.ref })).toEqual(['2026-01-01', '2026-05-01'])
})

it('asks whether both count where one is left out, and which counts else', () => {
  expect(countsAtFirst(payment('2026-05-20', { kind: 'left out' }))).toBe('both')
  expect(countsAtFirst(payment('2026-05-20'))).toBe('other')
})

it('says of which of two does not count', () => {
  const [a, b] = [payment('2026-01-01').ref, payment('2026-05-01').ref]
  expect(pairOf(a, b, 'other')).toEqual({ are: 'one', payment: a, other: b })
  expect(pairOf(a, b, 'this')).toEqual({ are: 'one', payment: b, other: a })
  expect(pairOf(a, b, 'both')).toEqual({ are: 'two', payment: a, other: b })
  expect(pairOf(a, b, 'twice')).toEqual({ are: 'twice', payment: a, other: b })
})
