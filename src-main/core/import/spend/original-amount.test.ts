/** Tables of payments with two amounts: that of the account counts, and what was charged before it was converted is kept. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'GBP' })
})
afterEach(() => test.close())

const run = async (text: string, options = {}) =>
  (await test.call('imports.run', { files: [{ file: test.file('card.csv', text), ...options }] })).files[0]!
const figma = async () => (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Figma')!

const originals = async () => (await test.call('tools.payments', { id: (await figma()).id, asOf: null })).payments.map(({ extra }) => `${extra['Orig amount']} ${extra['Orig currency']}`) // prettier-ignore

/** 100 USD each month, which came to 79.10, 80.30 and 78.90 GBP; from April 120 USD. */
const rows = ([['01', 79.1, 100], ['02', 80.3, 100], ['03', 78.9, 100], ['04', 95.2, 120], ['05', 94.8, 120]] as const) // prettier-ignore
const table = (header: string, row: (month: string, paid: number, original: number) => string): string =>
  `${header}\n${rows.map(([month, paid, original]) => row(`2026-${month}-14`, paid, original)).join('\n')}\n`
// (79.10 + 80.30 + 78.90) ÷ 3 = 79.4333…; (95.20 + 94.80) ÷ 2 = 95.
const expected = {
  cost: 79.43,
  currency: 'GBP',
  prices: [{ from: '2026-04-14', cost: 95 }],
}

it.each([
  ['Date,Merchant,Amount,Currency,Original Amount,Original Currency', (day: string, paid: number, original: number) => `${day},Figma,${paid},GBP,${original},USD`],
  ['Date,Merchant,Transaction Amount,Transaction Currency,Billing Amount,Billing Currency', (day: string, paid: number, original: number) => `${day},Figma,${original},USD,${paid},GBP`],
  // Xero's Account Transactions: what came back has columns of its own.
  ['Date,Contact,Currency,Debit (Source),Credit (Source),Debit (GBP),Credit (GBP)', (day: string, paid: number, original: number) => `${day},Figma,USD,${original},,${paid},`],
  ['Date,Merchant,Amount,Currency,Amount in account currency', (day: string, paid: number, original: number) => `${day},Figma,${original},USD,${paid}`],
])('of %s that of the account counts', async (header, row) => {
  expect(await run(table(header, row))).toMatchObject({ format: 'payments', rowsImported: 5 })
  expect(await figma()).toMatchObject(expected)
  expect(await originals()).toEqual(['100 USD', '100 USD', '100 USD', '120 USD', '120 USD'])
}) // prettier-ignore

it('takes what came back from the column in the currency of the books, too', async () => {
  const head = 'Date,Contact,Currency,Debit (Source),Credit (Source),Debit (GBP),Credit (GBP)'
  const text = [head, '2026-01-14,Figma,USD,100,,79.10,', '2026-02-14,Figma,USD,100,,80.30,', '2026-02-20,Figma,USD,,100,,80.30'].join('\n') // prettier-ignore
  await run(text)
  const { payments } = await test.call('tools.payments', { id: (await figma()).id, asOf: null })
  expect(payments.map(({ amount, currency }) => [amount, currency])).toEqual([[79.1, 'GBP'], [80.3, 'GBP'], [-80.3, 'GBP']]) // prettier-ignore
})

it('can be said column by column, and the currency of the one is not that of the other', async () => {
  const text = table('Day,Who,Paid,Their sum,Currency', (day, paid, original) => `${day},Figma,${paid},${original},USD`)
  const map = { start_date: 'Day', name: 'Who', cost: 'Paid', original_amount: 'Their sum', original_currency: 'Currency' } // prettier-ignore
  const options = { format: 'payments', map }
  const preview = await test.call('imports.inspect', { file: test.file('card.csv', text), ...options })
  expect(preview.columns.map(({ field }) => field)).toEqual(['start_date', 'name', 'cost', 'original_amount', 'original_currency']) // prettier-ignore
  await run(text, options)
  expect(await figma()).toMatchObject(expected)
})

it('is in the currency whose amounts are the same before they were converted', async () => {
  const bill = (month: string, vendor: string, code: string, original: string, paid: string) =>
    `2026-${month}-05,${vendor},${code},${original},${paid}`
  const head = 'Date,Vendor,Original Currency,Original Amount,Amount'
  const rows = ['01', '02', '03'].flatMap((month) => [bill(month, 'Zoom', 'USD', '100.00', '100.00'), bill(month, 'Personio', 'EUR', '100.00', '108.00')]) // prettier-ignore
  const { notes } = await run([head, ...rows].join('\n'), { kind: 'tools', format: 'payments' })
  expect(notes.join('\n')).toContain('The amounts are in USD: those of USD are the same before they were converted.')
  expect(notes.join('\n')).not.toContain('Nothing in the file says')
  expect((await test.call('tools.list', {})).tools.map(({ name, cost, currency }) => [name, cost, currency])).toEqual([
    ['Personio', 108, 'USD'],
    ['Zoom', 100, 'USD'],
  ])
  // Of one currency some are the same and others not: that is no sign of it.
  const odd = [head, ...rows.map((row) => row.replace('2026-03-05,Zoom,USD,100.00', '2026-03-05,Zoom,USD,99.00'))].join(
    '\n',
  )
  expect((await run(odd, { kind: 'tools', format: 'payments' })).notes.join('\n')).toContain('Nothing in the file says')
})

it('asks for a currency that nothing says, and says what speaks against that of the workspace', async () => {
  await test.call('config.set', { config: { currency: 'USD' } })
  const amex = 'Date,Description,Card Member,Amount,Extended Details,Town/City,Postcode\n13/01/2026,FIGMA,A B,79.10,Foreign Spend Amount: 100.00 UNITED STATES DOLLAR Commission Amount: 2.41 Currency Exchange Rate: 1.26,SAN FRANCISCO,94103\n14/01/2026,XERO,A B,30.00,,LONDON,EC1\n' // prettier-ignore
  const stored = 'Nothing in the file says in which currency its amounts are: they are stored as USD, the currency of the workspace, and stay USD whatever that becomes. If they are in another, choose it (--currency).' // prettier-ignore
  const said = `${stored} They are likely not in USD: 1 row says an amount in USD that was converted.`
  const inspect = async (text: string, options = {}) =>
    (await test.call('imports.inspect', { file: test.file('card.csv', text), ...options })).problems.filter(({ title }) => title === 'In which currency are the amounts?') // prettier-ignore
  expect(await inspect(amex)).toMatchObject([{ level: 'warning', detail: said }])
  expect((await run(amex)).notes).toContain(said)
  const [abroad] = await inspect(amex.replace(/Foreign.*1\.26/, ''))
  expect(abroad!.detail).toBe(`${stored} They are likely not in USD: the columns "Town/City" and "Postcode" are of a card outside the United States.`) // prettier-ignore
  expect(await inspect(amex, { currency: 'GBP' })).toEqual([])
  const [home] = await inspect(amex.replace(/Foreign.*1\.26/, '').replace('Town/City,Postcode', 'City/State,Zip Code'))
  expect(home!.detail).toBe(stored)
  const ledger =
    'Date,Merchant,Amount,Txn amount,Txn currency\n2026-01-13,Figma,100.00,100.00,USD\n2026-01-14,Xero,30.00,30.00,USD\n'
  const map = { start_date: 'Date', name: 'Merchant', cost: 'Amount', original_amount: 'Txn amount', original_currency: 'Txn currency' } // prettier-ignore
  const [same] = await inspect(ledger, { format: 'payments', map })
  expect(same!.detail).toBe(stored)
})

describe('an original amount that stays while its course moves', () => {
  // 95.01 to 95.12 in 2023, 80.01 to 80.12 in 2024: 12 × 95.065 = 1,140.78 and 12 × 80.065 = 960.78.
  const charges = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const [year, month] = [2023 + Math.floor(at / 12), (at % 12) + 1]
      return `${year}-${String(month).padStart(2, '0')}-03,Figma,${((year === 2023 ? 95 : 80) + month / 100).toFixed(2)},GBP,100.00,USD` // prettier-ignore
    })
  const bring = (count: number) => run(`Date,Payee,Amount,Currency,Original Amount,Original Currency\n${charges(count).join('\n')}\n`) // prettier-ignore
  const costOf = async (from: string, to: string) =>
    (await test.call('report.run', { slug: 'stack-cost', params: { from, to } })).totals as unknown as { periodCost: number } // prettier-ignore

  it('costs in each year what was paid in it, to half a cent a charge', async () => {
    await bring(24)
    expect(await figma()).toMatchObject({ cost: 95.07, prices: [{ from: '2024-01-01', cost: 80.07 }] })
    expect(Math.abs((await costOf('2023-01-01', '2024-01-01')).periodCost - 1140.78)).toBeLessThanOrEqual(0.0601)
    expect(Math.abs((await costOf('2024-01-01', '2025-01-01')).periodCost - 960.78)).toBeLessThanOrEqual(0.0601)
  })

  it('costs today what was paid in the last twelve months', async () => {
    await bring(18)
    // July to December 2023 are 95.07 to 95.12, January to June 2024 80.01 to 80.06: (570.57 + 480.21) ÷ 12 = 87.565.
    expect(await figma()).toMatchObject({ cost: 95.07, prices: [{ from: '2024-01-01', cost: 87.57 }] })
  })
})
