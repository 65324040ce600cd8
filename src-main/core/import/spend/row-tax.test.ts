import { describe, expect, it } from 'vitest'
import { includeTheirTax } from './row-tax.ts'

const payment = (amount: number, tax: number) => ({ amount, extra: { 'Tax amount': String(tax) } })

describe('VAT that a row says of its own amount', () => {
  it.each([
    ['19 %', payment(119, 19)],
    ['harmonized sales tax of Nova Scotia, 14 %', payment(203.68, 25.01)],
    ['GST and QST of Quebec', payment(114.98, 14.98)],
  ])('is in the amounts: %s', (_, row) => expect(includeTheirTax([row], 'Tax amount')).toBe(true))

  it('comes on top of net amounts', () => expect(includeTheirTax([payment(100, 14)], 'Tax amount')).toBe(false))
})
