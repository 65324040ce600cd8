/** Money of Paddle's reports: what is a payment, its units, and what adjustments give back. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

const header =
  'id,status,invoice_number,customer_id,customer_email,address_id,address_country_code,business_id,business_name,price_ids,discount_ids,subscription_id,created_at,updated_at,billed_at,revised_at,origin,collection_mode,currency_code,subtotal,discount,tax,total,credit,balance,grand_total,fee,earnings,payout_currency_code,payout_total,payout_tax,payout_fee,payout_earnings'

type Amounts = [subtotal: string, discount: string, tax: string, total: string]

const transaction = (id: string, status: string, billed: string, currency: string, [subtotal, discount, tax, total]: Amounts, grand = total) =>
  `txn_${id},${status},,ctm_${id},${id}@x.org,,DE,,,pri_1,,,2026-05-01T09:00:00.5Z,2026-05-01T09:00:00Z,${billed},,web,automatic,${currency},${subtotal},${discount},${tax},${total},0,0,${grand},,,EUR,,,,` // prettier-ignore

const units = [
  transaction('a', 'completed', '2026-05-02T10:00:00Z', 'EUR', ['100.00', '10.00', '17.10', '107.10']),
  transaction('b', 'paid', '2026-05-03T10:00:00Z', 'USD', ['50.00', '0.00', '0.00', '50.00']),
  transaction('c', 'past_due', '2026-05-04T10:00:00Z', 'EUR', ['100.00', '0.00', '19.00', '119.00']),
  transaction('d', 'draft', '', 'EUR', ['100.00', '0.00', '19.00', '119.00']),
  transaction('e', 'completed', '2026-05-05T10:00:00Z', 'EUR', ['0.00', '0.00', '0.00', '0.00']),
]

type Adjustment = [
  action: string,
  of: string,
  status: string,
  subtotal: string,
  tax?: string,
  total?: string,
  earnings?: string,
]

const adjustments = (...rows: Adjustment[]): string =>
  [
    'id,action,type,transaction_id,subscription_id,customer_id,customer_email,reason,credit_applied_to_balance,currency_code,status,created_at,updated_at,subtotal,tax,total,fee,earnings,payout_currency_code',
    ...rows.map(([action, of, status, subtotal, tax = '', total = '', earnings = ''], i) => `adj_${i},${action},partial,txn_${of},,ctm_${of},${of}@x.org,error,,EUR,${status},2026-06-0${i + 1}T10:00:00Z,,${subtotal},${tax},${total},,${earnings},EUR`), // prettier-ignore
  ].join('\n')

let test: TestApp
beforeEach(async () => {
  const goals = [{ name: 'Paid', event: 'payment', count: 'every' as const, value: { property: 'value' } }]
  test = await openApp({ currency: 'EUR', rates: { USD: 0.5 }, goals })
})
afterEach(() => test.close())

const bring = (name: string, text: string) => test.call('imports.run', { files: [{ file: test.file(name, text) }] })
const transactions = (...rows: string[]): string => [header, ...rows, ''].join('\n')

async function worth(): Promise<[conversions: number, value: number]> {
  const { totals } = await runReport(test.call, 'content-attribution', { model: 'first' })
  return [totals.conversions, totals.value]
}

it('takes what was paid for a payment, less its discount and without tax', async () => {
  await bring('t.csv', transactions(...units))
  const { names } = { names: await test.call('events.names', {}) }
  expect(names.map(({ name, events }) => [name, events]).sort()).toEqual([
    ['payment', 2],
    ['transaction draft', 1],
    ['transaction past due', 1],
    ['transaction without charge', 1],
  ])
  // (100 − 10) + 50 × 0.5
  expect(await worth()).toEqual([2, 115])
  const people = await runReport(test.call, 'people', { goal: 'Paid' })
  expect(people.rows.map(({ person }) => person).sort()).toContain('a@x.org')
})

it('reads amounts without any decimals in the smallest unit, and says so', async () => {
  const rows = [
    transaction('a', 'completed', '2026-05-02T10:00:00Z', 'EUR', ['10000', '1000', '1710', '10710']),
    transaction('b', 'completed', '2026-05-03T10:00:00Z', 'EUR', ['4900', '0', '0', '4900']),
  ]
  const { files } = await bring('t.csv', transactions(...rows))
  expect(JSON.stringify(files)).toContain('so they are read in the smallest unit')
  expect(await worth()).toEqual([2, 139])
})

it('takes adjustments off the payments they are of, whichever file came first', async () => {
  await bring(
    'adj.csv',
    adjustments(
      ['refund', 'a', 'approved', '30.00'],
      ['refund', 'a', 'rejected', '5.00'],
      ['chargeback', 'b', 'reversed', '50.00'],
      ['chargeback_reverse', 'b', 'approved', '50.00'],
      ['chargeback_warning', 'a', 'approved', '90.00'],
    ),
  )
  await bring('t.csv', transactions(...units))
  // 115 − 30
  expect(await worth()).toEqual([2, 85])
  expect(await test.call('events.names', {})).toContainEqual(expect.objectContaining({ name: 'refund rejected' }))
})

const worthOf = async (property: string): Promise<number> => {
  await test.call('config.set', { config: { goals: [{ name: 'Paid', event: 'payment', count: 'every', value: { property } }] } }) // prettier-ignore
  return (await worth())[1]
}

const unknownOf = (property: string) =>
  test.call('goals.refundsUnknown', { goal: { name: 'Paid', event: 'payment', path: null, where: {}, count: 'every', after: null, value: { property } } }) // prettier-ignore

it('takes adjustments off any amount that they have themselves, and says of which they do not', async () => {
  await bring('t.csv', transactions(...units))
  await bring('adj.csv', adjustments(['refund', 'a', 'approved', '30.00', '5.70', '35.70', '28.00'], ['refund', 'b', 'rejected', '9.00', '0.00', '9.00'])) // prettier-ignore
  // 100 − 30 + 50 × 0.5, 107.10 − 35.70 + 25, 17.10 − 5.70.
  expect(await worthOf('subtotal')).toBe(95)
  expect(await worthOf('total')).toBeCloseTo(96.4, 10)
  expect(await worthOf('tax')).toBeCloseTo(11.4, 10)
  expect(await unknownOf('total')).toBeNull()
  // What was credited to it before is in no adjustment.
  expect(await worthOf('grand_total')).toBeCloseTo(132.1, 10)
  expect(await unknownOf('grand_total')).toBe(
    '“grand_total” counts what was given back of 1 payment: adjustments of Paddle do not say it of “grand_total”. It is taken off “value”, “subtotal”, “total” and “earnings”.',
  )
  expect(await unknownOf('value')).toBeNull()
})

it('takes off the same amount that the import took for the payment', async () => {
  await test.call('imports.run', { files: [{ file: test.file('t.csv', transactions(...units)), map: { value: 'total' } }] }) // prettier-ignore
  await bring('adj.csv', adjustments(['refund', 'a', 'approved', '30.00', '5.70', '35.70']))
  expect((await worth())[1]).toBeCloseTo(96.4, 10)
  await bring('more.csv', adjustments(['chargeback', 'b', 'approved', '50.00', '', '', '']).replace('adj_0', 'adj_9'))
  expect(await unknownOf('value')).toBe(
    '“value” counts what was given back of 1 payment: adjustments of Paddle do not say it of “value”. It is taken off “subtotal”.',
  )
})

it('reads all amounts of a file in the smallest unit, each file by itself', async () => {
  const rows = [
    transaction('a', 'completed', '2026-05-02T10:00:00Z', 'EUR', ['10000', '1000', '1710', '10710']),
    transaction('b', 'completed', '2026-05-03T10:00:00Z', 'USD', ['4900', '0', '0', '4900']),
  ]
  await bring('t.csv', transactions(...rows))
  await bring('adj.csv', adjustments(['refund', 'a', 'approved', '30.50', '5.80', '36.30']))
  // 100 − 30.50 + 49 × 0.5, and 107.10 − 36.30 + 24.50.
  expect(await worthOf('subtotal')).toBe(94)
  expect(await worthOf('total')).toBeCloseTo(95.3, 10)
})
