/** Amounts that the course of exchange made differ are one price. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { withoutDrift } from './drift.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const named = async (name: string) => (await test.call('tools.list', {})).tools.find((tool) => tool.name === name)!

describe('a card that says the foreign amount', () => {
  const amex = (rows: [month: number, amount: string, foreign: string][]): string =>
    `Date,Description,Card Member,Account #,Amount,Extended Details\n${rows.map(([month, amount, foreign]) => `17/${String(month).padStart(2, '0')}/2026,FIGMA,P LINDQVIST,-31030,${amount},Foreign Spend Amount: ${foreign} UNITED STATES DOLLAR Commission Amount: 14.54 Currency Exchange Rate: 1.2960`).join('\n')}\n` // prettier-ignore

  it('has a new price where that changes, at the mean of what it came to', async () => {
    const rows = amex([[1, '501.04', '630.00'], [2, '485.46', '630.00'], [3, '501.85', '630.00'], [4, '603.84', '770.00'], [5, '605.62', '770.00']]) // prettier-ignore
    await test.call('imports.run', { files: [{ file: test.file('activity.csv', rows), currency: 'GBP' }] })
    // (501.04 + 485.46 + 501.85) ÷ 3 = 496.1166…; (603.84 + 605.62) ÷ 2 = 604.73, times 12 = 7,256.76.
    expect(await named('FIGMA')).toMatchObject({
      cost: 496.12, currency: 'GBP', billingPeriod: 'month', prices: [{ from: '2026-04-17', cost: 604.73 }],
      custom: { 'Annual cost by cadence': '7256.76' },
      note: 'Charged 770.00 USD each time; what that came to (603.84 to 605.62 GBP) differs by the course of exchange, and its mean is the price.',
    }) // prettier-ignore
  })

  it('reads amounts in thousands, whichever mark separates them', async () => {
    const rows = amex([[1, '100.00', '"1,234.50"'], [2, '101.00', '1.234,50'], [3, '102.00', '1234.50']]).replaceAll('"', '') // prettier-ignore
    const quoted = rows.replaceAll(/Foreign.*/g, '"$&"')
    await test.call('imports.run', { files: [{ file: test.file('activity.csv', quoted), currency: 'GBP' }] })
    expect(await named('FIGMA')).toMatchObject({ cost: 101, prices: [] })
    expect((await named('FIGMA')).note).toContain('Charged 1234.50 USD each time')
  })
})

describe('Revolut Business', () => {
  const head = 'Date started (UTC),Date completed (UTC),ID,Type,State,Description,Reference,Payer,Card number,Card label,Orig currency,Orig amount,Payment currency,Amount,Total amount,Exchange rate,Fee,Fee currency,Balance,Account,MCC' // prettier-ignore
  let id = 0
  const row = (date: string, what: string, orig: string, amount: string, { type = 'CARD_PAYMENT', state = 'COMPLETED', account = 'EUR Main', mcc = '7372' } = {}): string =>
    `${date},${date},id${++id},${type},${state},${what},,S. de Boer,4598**7731,Tools,${orig},EUR,${amount},${amount},,0.00,EUR,100.00,${account},${mcc}` // prettier-ignore
  const statement = [
    head,
    row('2026-08-05', 'FIGMA', 'USD,-945.00', '-862.97'),
    row('2026-09-05', 'FIGMA', 'USD,-945.00', '-855.32'),
    row('2026-10-05', 'FIGMA', 'USD,-1080.00', '-994.03'),
    row('2026-11-05', 'FIGMA', 'USD,-1080.00', '-1005.48'),
    ...['08', '09', '10'].map((month) => row(`2026-${month}-02`, 'To WeWork', 'EUR,-6850.00', '-6850.00', { type: 'TRANSFER' })), // prettier-ignore
    // Line 9 on: no payments.
    ...['REVERTED', 'DECLINED', 'FAILED', 'PENDING'].map((state) => row('2026-10-09', 'MIRO.COM', 'USD,-320.00', '-294.53', { state })), // prettier-ignore
    row('2026-10-10', 'To EUR Savings pot', 'EUR,-500.00', '-500.00', { type: 'TRANSFER' }),
    row('2026-10-10', 'To USD Main', 'EUR,-500.00', '-500.00', { type: 'TRANSFER' }),
    row('2026-10-11', 'Exchanged to USD', 'EUR,-500.00', '-500.00', { type: 'EXCHANGE' }),
    row('2026-10-12', 'Top-up', 'EUR,100.00', '100.00', { type: 'TOPUP', account: 'USD Main' }),
  ].join('\n')

  it('is recognised, charged where completed, and has a new price where the original amount changes', async () => {
    const report = (await test.call('imports.run', { files: [{ file: test.file('account-statement.csv', statement) }] })).files[0]! // prettier-ignore
    expect(report).toMatchObject({ format: 'revolut-business', rowsRead: 15, rowsImported: 7, rowsRejected: 8 })
    expect(report.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [9, 'it was not charged: its status is REVERTED'],
      [10, 'it was not charged: its status is DECLINED'],
      [11, 'it was not charged: its status is FAILED'],
      [12, 'it was not charged: its status is PENDING'],
      ...[13, 14, 15].map((line) => [line, 'it moves money to an account of one’s own, and pays no vendor']),
      [16, 'money came in, and nothing was paid to this payee'],
    ])
    // (862.97 + 855.32) ÷ 2 = 859.145; (994.03 + 1,005.48) ÷ 2 = 999.755.
    expect(await named('FIGMA')).toMatchObject({ cost: 859.15, currency: 'EUR', category: '7372', owner: 'S. de Boer', billingPeriod: 'month', prices: [{ from: '2026-10-05', cost: 999.76 }] }) // prettier-ignore
    expect((await named('FIGMA')).note).toContain('Charged 1080.00 USD each time')
    expect(await named('WeWork')).toMatchObject({ cost: 6850, currency: 'EUR', billingPeriod: 'month', prices: [] })
  })

  it('reads what is positive as money that came in, though most rows are', async () => {
    const rows = [head, row('2026-08-05', 'FIGMA', 'EUR,-45.00', '-45.00'), ...['06', '07', '08'].map((day) => row(`2026-08-${day}`, 'A client', 'EUR,900.00', '900.00', { type: 'TOPUP' }))] // prettier-ignore
    const report = (await test.call('imports.run', { files: [{ file: test.file('in.csv', rows.join('\n')) }] })).files[0]! // prettier-ignore
    expect(report).toMatchObject({ rowsImported: 1, rowsRejected: 3 })
    expect((await test.call('tools.list', {})).tools.map(({ name }) => name)).toEqual(['FIGMA'])
  })
})

describe('amounts whose currency nobody says', () => {
  const costs = (amounts: readonly number[]) =>
    withoutDrift(amounts.map((amount, day) => ({ day, amount, foreign: null }))).days.map(({ amount }) => amount)

  it('drift where nearly each differs by little, up and down', () => {
    // Their sum is 600, so that each counts as 100.
    expect(costs([100, 101, 99, 102, 98, 100])).toEqual([100, 100, 100, 100, 100, 100])
    // A price of its own begins where one step is larger.
    expect(costs([100, 101, 99, 101, 99, 120, 121, 119, 121, 119])).toEqual([100, 100, 100, 100, 100, 120, 120, 120, 120, 120]) // prettier-ignore
  })

  it.each([
    ['a price that rises by little now and then', [100, 100, 102, 102, 102, 104, 104]],
    ['one that only rises', [100, 101, 102, 103, 104, 105]],
    ['use, which differs by more', [100, 112, 95, 108, 90, 103]],
    ['too few to tell', [100, 101, 99, 100]],
    ['the same amounts', [100, 100, 100, 100, 100]],
  ])('do not where it is %s', (_what, amounts) => expect(costs(amounts)).toEqual(amounts))
})
