import { expect, it } from 'vitest'
import type { PaidYear, ToolPayment } from '../../../shared/stack/payments.ts'
import { vatKinds, vatOffer } from './vat-button.ts'

const payment = (payee: string, kind: string, more: Partial<ToolPayment> = {}): ToolPayment => {
  const ref = { export: kind, payee, date: '2026-01-01', amount: 119, currency: 'EUR', number: 1 }
  return { date: '2026-01-01', payee, amount: 119, currency: 'EUR', file: 'a.csv', line: 2, export: 'Books', kind: 'charge', why: null, ref, repeats: null, pairs: [], extra: {}, ...more } // prettier-ignore
}
const year = (likelyVat: number | null) => ({ likelyVat }) as PaidYear

it('takes the likely rate off the payees of each kind of export that charges it', () => {
  const payments = [payment('Personio SE', 'books'), payment('PERSONIO', 'books'), payment('Personio', 'card'), payment('Other', 'books', { kind: 'left out' })] // prettier-ignore
  expect(vatOffer({ payments, year: year(19) })).toEqual({
    rate: 19,
    entries: [
      { rate: 19, export: 'books', payees: ['Personio SE', 'PERSONIO'] },
      { rate: 19, export: 'card', payees: ['Personio'] },
    ],
  })
  expect(vatOffer({ payments, year: year(null) })).toBeNull()
})

it('puts it back where it is taken off', () => {
  const payments = [payment('Personio', 'books', { extra: { 'Amount with VAT': '119' } })]
  expect(vatOffer({ payments, year: null })).toEqual({ rate: 0, entries: [{ rate: 0, export: 'books', payees: ['Personio'] }] }) // prettier-ignore
})

it('names what was said of the kinds of export that its payments are in, and of all of them', () => {
  const payments = [payment('Personio', 'books'), payment('Personio', 'card', { ref: null })]
  const entries = [
    { rate: 19, payees: [], export: 'books' },
    { rate: 0, payees: ['Miro'], export: 'books' },
    { rate: 20, payees: [], export: 'card' },
    { rate: 21, payees: ['Zapier'], export: '' },
  ]
  expect(vatKinds(payments, entries)).toEqual([
    {
      export: 'books',
      title: 'Books',
      given: [
        { rate: 19, payees: [] },
        { rate: 0, payees: ['Miro'] },
      ],
    },
    { export: '', title: 'all exports', given: [{ rate: 21, payees: ['Zapier'] }] },
  ])
  expect(vatKinds(payments, [])).toEqual([])
})
