/** Seats and amounts in another currency, as books write them in the memo of a bill. */
import { describe, expect, it } from 'vitest'
import { foreignOf } from '../../import/spend/foreign.ts'
import { seatsSaid } from './seats-said.ts'

const bill = (amount: number, memo: string, currency = 'CAD') => ({ line: 2, vendor: 'V', date: '2026-01-03', direction: null, currency, category: '', team: '', owner: '', amount, extra: { 'Memo/Description': memo } }) // prettier-ignore

describe('a memo', () => {
  it.each([
    ['Pro annual 30 seats x 228.00 USD 6,840.00 @ 1.3720', 9384.48, 30, 6840],
    ['Cloud 52 users USD 738.40', 1027.85, 52, 738.4],
    ['crew licences 32 x USD 29.00', 1297.34, 32, 928],
    ['Core 98 employees x 9.25 CAD', 906.5, 98, null],
    ['Business Premium 104 x 28.40', 2953.6, 104, null],
    ['usage prior month USD 5,205.02', 7276.62, null, 5205.02],
    ['7.276,62 CAD = 5.205,02 USD', 7276.62, null, 5205.02],
    // No course makes it of these: a list price, a credit in the text, and what is paid in its own currency.
    ['Cloud 52 users, list USD 900.00', 540, null, null],
    ['replaces the bill of USD 2,000.00', 110, null, null],
    ['Monitors 3 x 229.00 and delivery', 700, null, null],
  ])('“%s” of a bill of %d says %s seats and %s dollars', (memo, amount, seats, dollars) => {
    const payment = bill(amount, memo)
    expect([...seatsSaid([payment]).values()][0] ?? null).toBe(seats)
    expect(foreignOf([payment])).toEqual(dollars === null ? null : { amount: dollars, currency: 'USD' })
  })

  it('says an amount in any currency where the course stands beside it, and none of a charge whose VAT was taken off', () => {
    expect(foreignOf([bill(250, 'TRY 9,500.00 @ 0.02632', 'EUR')])).toEqual({ amount: 9500, currency: 'TRY' })
    expect(foreignOf([bill(250, 'TRY 9,500.00', 'EUR')])).toBeNull()
    expect(foreignOf([{ ...bill(90, 'USD 100.00', 'EUR'), vat: { rate: 20 } }])).toBeNull()
  })
})
