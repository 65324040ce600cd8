/** Money of Stripe's payments: converted amounts, refunds, and the status as a condition. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

const payments = `id,Created date (UTC),Amount,Amount Refunded,Currency,Converted Amount,Converted Amount Refunded,Converted Currency,Status,Customer Email
p1,2026-03-01 10:00:00,60.00,0.00,brl,10.00,0.00,eur,Paid,ann@example.org
p2,2026-03-02 10:00:00,60.00,30.00,brl,10.20,5.10,eur,Paid,bob@example.org
p3,2026-03-03 10:00:00,60.00,60.00,brl,9.90,9.90,eur,Refunded,cat@example.org
`

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR', rates: { BRL: 0.16 } })
})
afterEach(() => test.close())

const value = async (goal: object): Promise<[conversions: number, value: number]> => {
  await test.call('config.set', { config: { goals: [{ name: 'Paid', event: 'payment', count: 'every', ...goal }] } })
  const { totals } = await runReport(test.call, 'content-attribution', { model: 'first' })
  return [totals.conversions, Number(totals.value.toFixed(2))]
}

it.each([
  ['as it is found', {}],
  ['as somebody says it', { value: 'Converted Amount', currency: 'Converted Currency' }],
])('an amount that Stripe converted is less what it converted of the refund, %s', async (_, map) => {
  await test.call('imports.run', { files: [{ file: test.file('p.csv', payments), map }] })
  // 10.00 + (10.20 − 5.10) + (9.90 − 9.90)
  expect(await value({ value: { property: 'value' } })).toEqual([3, 15.1])
})

it('a property that has a currency of its own beside it is in that, and the status can be a condition', async () => {
  await test.call('imports.run', { files: [{ file: test.file('p.csv', payments), map: { value: 'Amount' } }] })
  // (60 + 30 + 0) × 0.16
  expect(await value({ value: { property: 'value' } })).toEqual([3, 14.4])
  // As written, in EUR: 10.00 + 10.20 + 9.90
  expect(await value({ value: { property: 'Converted Amount' } })).toEqual([3, 30.1])
  expect(await value({ where: { Status: 'Paid' }, value: { property: 'Converted Amount' } })).toEqual([2, 20.2])
})
