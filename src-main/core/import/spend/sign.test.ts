/** A bank statement with receipts beside payments, and a card with refunds beside charges. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'USD' })
})
afterEach(() => test.close())

type Row = [payee: string, amount: number]
const statement = (rows: Row[], more = ''): string =>
  `Date,Description,Amount,Currency${more && `,${more}`}\n${[1, 2, 3, 4, 5, 6].flatMap((month) => rows.map(([payee, amount]) => `2024-0${month}-03,${payee},${amount},USD${more && ',1000'}\n`)).join('')}` // prettier-ignore
const run = async (text: string, options = {}) =>
  (await test.call('imports.run', { files: [{ file: test.file('bank.csv', text), ...options }] })).files[0]!
const names = async () => (await test.call('tools.list', {})).tools.map(({ name, cost }) => [name, cost])
const receipts: Row[] = [['Customer A', 900], ['Customer B', 700], ['Customer C', 700]] // prettier-ignore
const bank = statement([...receipts, ['Figma', -100], ['Northwind', -50]])

it('what is negative is paid where both signs have payees of their own, though most rows are receipts', async () => {
  const report = await run(bank)
  expect(report).toMatchObject({ rowsImported: 12, rowsRejected: 18 })
  expect(report.notes.join(' ')).toContain('Both signs are many or have payees of their own: negative amounts (Figma and Northwind; 12 rows; -900 USD) are taken as paid, and positive ones (Customer A, Customer B and Customer C; 18 rows; 13800 USD) as money that came in or back. If it is the other way round, say so (--paid-is positive).') // prettier-ignore
  expect(await names()).toEqual([['Figma', 100], ['Northwind', 50]]) // prettier-ignore
  // 150 x 12.
  expect((await runReport(test.call, 'stack-cost', { by: 'tool', asOf: '2024-06-30' })).totals.annualCost).toBe(1800)
})

it('a person says it otherwise, and sees which was taken', async () => {
  const preview = await test.call('imports.inspect', { file: test.file('bank.csv', bank) })
  expect(preview.paidIs).toEqual({ is: 'negative', by: 'payees' })
  const report = await run(bank, { paidIs: 'positive' })
  expect(report).toMatchObject({ rowsImported: 18, rowsRejected: 12 })
  expect(report.notes.join(' ')).toContain('as money that came in or back, as was chosen.')
  expect((await names()).map(([name]) => name)).toEqual(['Customer A', 'Customer B', 'Customer C'])
})

it('one refund of who has no charge in the file turns nothing round', async () => {
  const card = `${statement([['Figma', 100], ['Northwind', 50]])}2024-06-20,Old Tool Ltd,-30,USD\n` // prettier-ignore
  const report = await run(card)
  expect(report).toMatchObject({ rowsImported: 12, rowsRejected: 1 })
  expect(report.notes.join(' ')).toContain('positive amounts (Figma and Northwind; 12 rows; 900 USD) are taken as paid')
  expect(await names()).toEqual([['Figma', 100], ['Northwind', 50]]) // prettier-ignore
})

it('a month in which a known vendor gave money back, and charged nothing, is read as the months beside it', async () => {
  const january = 'Date,Description,Amount,Currency\n2024-01-03,Slack,10,USD\n2024-01-25,Slack,10,USD\n2024-01-10,Taxi,9,USD\n' // prettier-ignore
  const february = 'Date,Description,Amount,Currency\n2024-02-01,Slack,-10,USD\n2024-02-07,Taxi,9,USD\n2024-02-14,Taxi,9,USD\n' // prettier-ignore
  for (const order of [
    [january, february],
    [february, january],
  ]) {
    const app = await openApp({ currency: 'USD' })
    for (const [at, text] of order.entries()) await app.call('imports.run', { files: [{ file: app.file(`${at}.csv`, text) }] }) // prettier-ignore
    const slack = (await app.call('tools.list', {})).tools.find(({ name }) => name === 'Slack')
    expect(slack?.custom['Charges']).toBe('1')
    app.close()
  }
})

it('a month of a card with more refunds than charges is not turned, and is asked about with its figures', async () => {
  const card = 'Date,Description,Amount,Currency\n2024-05-02,Northwind,45,USD\n2024-05-10,Northwind,-45,USD\n2024-05-03,Contoso,20,USD\n2024-05-12,Contoso,-20,USD\n2024-05-13,Old Tool Ltd,-80,USD\n' // prettier-ignore
  const preview = await test.call('imports.inspect', { file: test.file('may.csv', card) })
  expect(preview.paidIs).toEqual({ is: 'positive', by: 'payees' })
  const report = await run(card)
  expect(report.notes.join(' ')).toContain('positive amounts (2 rows; 65 USD) are taken as paid, and negative ones (Old Tool Ltd; 3 rows; -145 USD) as money that came in or back. If it is the other way round, say so (--paid-is negative).') // prettier-ignore
  // Nor is an account that writes payments as negative amounts.
  const account = card.replaceAll(/,(-?)(\d+),USD/g, (_, sign: string, amount: string) => `,${sign === '' ? '-' : ''}${amount},USD`) // prettier-ignore
  expect((await test.call('imports.inspect', { file: test.file('account.csv', account) })).paidIs?.is).toBe('negative')
})

it('who is known to be paid says it, and a balance before', async () => {
  // A card that Slack gave back more often than it has charges of another.
  const rows: Row[] = [['Zoom', 100], ['Adobe', 20], ['Customer A', -50]] // prettier-ignore
  const preview = async (text: string) => (await test.call('imports.inspect', { file: test.file('x.csv', text) })).paidIs?.is // prettier-ignore
  expect(await preview(statement(rows))).toBe('positive')
  const many: Row[] = Array.from({ length: 11 }, (_, at) => [`Customer ${at}`, 10 + at])
  // Twelve customers, and one payee who is paid every month.
  expect(await preview(statement([...many, ['Northwind', -50]]))).toBe('negative')
  expect(await preview(statement([...many, ['Northwind', -50]], 'Balance'))).toBe('negative')
  expect((await test.call('imports.inspect', { file: test.file('y.csv', statement([['Zoom', 100], ['Northwind', 50]])) })).paidIs).toBeNull() // prettier-ignore
})
