import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { currencyBeside } from './currency-beside.ts'

it('finds the currency of an amount by what both names begin with', () => {
  const properties = { currency_code: 'USD', payout_currency_code: 'EUR', 'Converted Currency': 'GBP', feeCurrency: 'CHF' } // prettier-ignore
  const of = (property: string) => currencyBeside(property)(properties)
  expect(['payout_earnings', 'payout_grand_total', 'Converted Amount', 'fee'].map(of)).toEqual(['EUR', 'EUR', 'GBP', 'CHF']) // prettier-ignore
  expect(['subtotal', 'total', 'currency_code', 'earnings'].map(of)).toEqual(Array(4).fill(undefined))
})

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR', rates: { USD: 0.5 } })
})
afterEach(() => test.close())

const value = (property: string) => ({ name: 'Paid', event: 'Payment', count: 'every' as const, value: { property } })

async function importPayments(payout: string): Promise<void> {
  const text = `at,email,amount,currency_code,net,${payout}\n2026-05-01,a@x.org,100,USD,40,EUR\n2026-05-02,b@x.org,100,EUR,80,EUR\n` // prettier-ignore
  const map = { time: 'at', user: 'email', value: 'amount', currency: 'currency_code', event: '=Payment' }
  await test.call('imports.run', { files: [{ file: test.file('payments.csv', text), map }] })
}

it('counts an amount in its own currency', async () => {
  await importPayments('net_currency')
  // 100 × 0.5 + 100; 40 + 80.
  expect(await test.call('goals.preview', { goal: value('value') })).toMatchObject({ value: 150 })
  expect(await test.call('goals.preview', { goal: value('net') })).toMatchObject({ value: 120 })
  expect(await test.call('goals.secondCurrency', { goal: value('net') })).toBeNull()
})

it('says where it may be in another one than it is read in', async () => {
  await importPayments('payout_currency_code')
  expect(await test.call('goals.secondCurrency', { goal: value('net') })).toBe(
    '“net” is read in the currency of its event, and 1 event has another one in “payout_currency_code”: check which of the two it is in.',
  )
  expect(await test.call('goals.secondCurrency', { goal: value('amount') })).toBeNull()
  expect(await test.call('goals.secondCurrency', { goal: value('value') })).toBeNull()
})
