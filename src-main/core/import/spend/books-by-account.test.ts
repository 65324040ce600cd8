/** QuickBooks' ledger of all accounts, which has each purchase twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { isOtherSide, otherSides } from './account-side.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const detail = `Transaction Detail by Account
Acme Inc.
"January - March, 2024"

,Date,Transaction Type,Num,Name,Class,Memo/Description,Split,Amount,Balance
1010 Checking,,,,,,,,,
,03/20/2024,Bill Payment (Check),ACH,"Okta, Inc.",,,2010 Accounts Payable (A/P),"-2,400.00","-2,400.00"
Total for 1010 Checking,,,,,,,,"-$2,400.00",
1310 Prepaid Software,,,,,,,,,
,01/02/2024,Bill,B-1,"Okta, Inc.",,,2010 Accounts Payable (A/P),"2,400.00","2,400.00"
,01/31/2024,Journal Entry,J1,"Okta, Inc.",,,6311 Engineering & Hosting,-200.00,"2,200.00"
,02/29/2024,Journal Entry,J2,"Okta, Inc.",,,6311 Engineering & Hosting,-200.00,"2,000.00"
Total for 1310 Prepaid Software,,,,,,,,"$2,000.00",
2010 Accounts Payable (A/P),,,,,,,,,
,01/02/2024,Bill,B-1,"Okta, Inc.",,,1310 Prepaid Software,"2,400.00","2,400.00"
Total for 2010 Accounts Payable (A/P),,,,,,,,"$2,400.00",
2110 Amex Platinum,,,,,,,,,
,01/05/2024,Expense,,Google,,WORKSPACE,6312 Productivity,100.00,100.00
,02/05/2024,Expense,,Google,,WORKSPACE,6312 Productivity,100.00,200.00
,01/09/2024,Expense,,Google,,ADS,6710 Advertising,500.00,700.00
Total for 2110 Amex Platinum,,,,,,,,$700.00,
4000 Product Sales,,,,,,,,,
,01/31/2024,Journal Entry,S1,,,,1010 Checking,"9,000.00","9,000.00"
Total for 4000 Product Sales,,,,,,,,"$9,000.00",
6310 Software & Subscriptions,,,,,,,,,
6311 Engineering & Hosting,,,,,,,,,
,01/31/2024,Journal Entry,J1,"Okta, Inc.",Engineering,,1310 Prepaid Software,200.00,200.00
,02/29/2024,Journal Entry,J2,"Okta, Inc.",Engineering,,1310 Prepaid Software,200.00,400.00
Total for 6311 Engineering & Hosting,,,,,,,,$400.00,
6312 Productivity,,,,,,,,,
,01/05/2024,Expense,,Google,Sales,WORKSPACE,2110 Amex Platinum,100.00,100.00
,02/05/2024,Expense,,Google,Sales,WORKSPACE,2110 Amex Platinum,100.00,200.00
Total for 6312 Productivity,,,,,,,,$200.00,
Total for 6310 Software & Subscriptions with sub-accounts,,,,,,,,$600.00,
6710 Advertising,,,,,,,,,
,01/09/2024,Expense,,Google,,ADS,2110 Amex Platinum,500.00,500.00
Total for 6710 Advertising,,,,,,,,$500.00,

Accrual Basis Friday, April 5, 2024
`.replace('Accrual Basis Friday, April 5, 2024', '"Accrual Basis Friday, April 5, 2024"')

const run = async (content: string) =>
  (await test.call('imports.run', { files: [{ file: test.file('detail.csv', content) }] })).files[0]!
const paidBy = async (by: 'vendor' | 'team' | 'category') => {
  const { rows } = await test.call('report.run', { slug: 'stack-spend', params: { by } })
  return Object.fromEntries((rows as { key: string; paid: number }[]).map(({ key, paid }) => [key, paid]))
}

describe('QuickBooks transactions by account', () => {
  it('is looked at to the end before it is imported, as the first account may be long and no spending', async () => {
    const checks = Array.from({ length: 600 }, () => ',03/20/2024,Check,,Landlord,,,6800 Rent,-5.00,-5.00').join('\n')
    const content = detail.replace('1310 Prepaid', `${checks}\n1310 Prepaid`)
    const { paymentCategories, tools } = await test.call('imports.inspect', { file: test.file('long.csv', content) })
    expect(paymentCategories.map(({ name }) => name)).toEqual([
      'Software & Subscriptions:Engineering & Hosting',
      'Software & Subscriptions:Productivity',
      'Advertising',
    ])
    expect(tools).toHaveLength(2)
  })

  it('counts what is booked as an expense, by who was paid and for which team', async () => {
    const report = await run(detail)
    expect(report).toMatchObject({ format: 'quickbooks-by-account', rowsImported: 5, rowsRejected: 9 })
    expect(new Set(report.rejects.map(({ reason }) => reason))).toEqual(new Set(['its account is of the balance sheet or of income, the other side of what is booked as an expense'])) // prettier-ignore
    const notes = report.notes.join('\n')
    expect(notes).toContain('where the same purchases stand again: 1010 Checking (1, −2,400.00 USD), 1310 Prepaid Software (3, 2,000.00 USD), 2010 Accounts Payable (A/P) (1, 2,400.00 USD), 2110 Amex Platinum (3, 700.00 USD), 4000 Product Sales (1, 9,000.00 USD).') // prettier-ignore
    expect(notes).toContain('counts, with entries and sum: 6311 Engineering & Hosting (2, 400.00 USD), 6312 Productivity (2, 200.00 USD), 6710 Advertising (1, 500.00 USD).') // prettier-ignore
    expect(notes).toContain('What was paid ahead costs as the ledger spreads it')
    expect(await paidBy('vendor')).toEqual({ Google: 700, 'Okta, Inc.': 400 })
    expect(await paidBy('team')).toMatchObject({ Engineering: 400 })
    const { tools } = await test.call('tools.list', {})
    expect(tools.find(({ name }) => name === 'Okta, Inc.')).toMatchObject({
      category: 'Software & Subscriptions:Engineering & Hosting',
    })
  })

  it('an account that is left out is so payment by payment, of who is paid on others too', async () => {
    await test.call('config.set', { config: { excludePaymentCategories: ['advertising'] } })
    const report = await run(detail)
    expect(report.notes.join('\n')).toContain('1 payment of a category that is left out of its payee')
    expect(await paidBy('vendor')).toEqual({ Google: 200, 'Okta, Inc.': 400 })
    expect((await test.call('tools.list', {})).leftOut).toMatchObject([{ by: 'category', tools: [], apart: { count: 1, payees: ['Google'] } }]) // prettier-ignore
    await test.call('config.set', { config: { excludePaymentCategories: [] } })
    expect(await paidBy('vendor')).toEqual({ Google: 700, 'Okta, Inc.': 400 })
    await test.call('config.set', { config: { excludePaymentCategories: ['Advertising'] } })
    expect(await paidBy('vendor')).toEqual({ Google: 200, 'Okta, Inc.': 400 })
    await test.call('config.set', { config: { excludePaymentCategories: [] } })
    expect(await paidBy('vendor')).toEqual({ Google: 700, 'Okta, Inc.': 400 })
  })

  it('is known as a table too, with the account and the vendor in columns', async () => {
    const report = await run(`Date,Transaction Type,Num,Vendor,Account,Class,Memo,Amount
01/05/2024,Expense,,Figma,6312 Productivity,Design,seats,45.00
02/05/2024,Expense,,Figma,6312 Productivity,Design,seats,45.00
02/05/2024,Expense,,Figma,2110 Amex Platinum,,seats,45.00
`)
    expect(report).toMatchObject({ format: 'quickbooks-by-account', rowsImported: 2, rowsRejected: 1 })
    expect(await paidBy('category')).toEqual({ Productivity: 90 })
  })

  it('only its own accounts of expenses are spending', () => {
    const labels = ['1310 Prepaid Software', '2350 Sales Tax Payable', '4000 Product Sales', '7010 Interest Income', 'Accounts Receivable', 'Prepaid Expenses', 'Chase Checking', 'Other Income', 'Accrued Liabilities'] // prettier-ignore
    expect(labels.filter((label) => !isOtherSide(label, true))).toEqual([])
    const spent = ['5000 Cost of Goods Sold', '6311 Hosting', '6340 Bank & Card Fees', 'Sales & Marketing software expenses', 'Software', 'Credit card fees', 'Rent'] // prettier-ignore
    expect(spent.filter((label) => isOtherSide(label, true))).toEqual([])
  })

  it.each(['Advertising', '6710 Advertising'])('an account is known with its number and without: %s', async (entry) => {
    await test.call('config.set', { config: { excludePaymentCategories: [entry] } })
    await run(detail)
    expect(await paidBy('vendor')).toEqual({ Google: 200, 'Okta, Inc.': 400 })
  })

  it('an account left out after the import leaves what its payee has on others, though most of it is on that account', async () => {
    const rows = ['01/05/2024,6312 Software,20.00', '02/05/2024,6312 Software,20.00', '01/07/2024,6710 Advertising,500.00', '02/11/2024,6710 Advertising,600.00', '03/21/2024,6710 Advertising,700.00'] // prettier-ignore
    await run(`Date,Account,Amount,Transaction Type,Vendor\n${rows.map((row) => `${row},Expense,Google`).join('\n')}\n`)
    await test.call('config.set', { config: { excludePaymentCategories: ['Advertising'] } })
    expect(await paidBy('vendor')).toEqual({ Google: 40 })
  })

  it('an account with others within it stands for them', async () => {
    await test.call('config.set', { config: { excludePaymentCategories: ['Software & Subscriptions'] } })
    await run(detail)
    expect(await paidBy('vendor')).toEqual({ Google: 500 })
  })

  it('the preview has its accounts with their sums, and those that are not of software to be left out', async () => {
    const { paymentCategories } = await test.call('imports.inspect', { file: test.file('detail.csv', detail) })
    expect(paymentCategories.map(({ name, likely, payments, paid }) => [name, likely, payments, paid[0]!.amount])).toEqual([
      ['Software & Subscriptions:Engineering & Hosting', null, 2, 400],
      ['Software & Subscriptions:Productivity', null, 2, 200],
      ['Advertising', 'no account of software', 1, 500],
    ]) // prettier-ignore
  })

  it('the preview has the accounts that do not count, and which of them a person says do', async () => {
    const others = async (said: { countAccounts?: string[] }): Promise<unknown> => {
      const { otherAccounts } = await test.call('imports.inspect', { file: test.file('detail.csv', detail), ...said })
      return otherAccounts.map(({ name, entries, paid, counts }) => [name, entries, paid[0]!.amount, counts])
    }
    const found = (countsPrepaid: boolean): unknown => [
      ['1010 Checking', 1, -2400, false],
      ['1310 Prepaid Software', 3, 2000, countsPrepaid],
      ['2010 Accounts Payable (A/P)', 1, 2400, false],
      ['2110 Amex Platinum', 3, 700, false],
      ['4000 Product Sales', 1, 9000, false],
    ]
    expect(await others({})).toEqual(found(false))
    expect(await others({ countAccounts: ['1310 prepaid software'] })).toEqual(found(true))
  })

  it('counts an account that a person says counts', async () => {
    const files = [{ file: test.file('detail.csv', detail), countAccounts: ['1310 prepaid software'] }]
    const [report] = (await test.call('imports.run', { files })).files
    expect(report).toMatchObject({ rowsImported: 8, rowsRejected: 6 })
  })

  it('the kind of an account goes before its name, and where most entries were spent elsewhere is where the money came from', () => {
    const account = (label: string, splits: Record<string, number> = {}, kind = '') => ({ label, kind, splits: new Map(Object.entries(splits)) }) // prettier-ignore
    expect([...otherSides([account('Sales', {}, 'Expenses'), account('Travel', {}, 'Other Current Assets')], false)]).toEqual(['Travel']) // prettier-ignore
    const accounts = [account('Divvy', { Travel: 5, Software: 3, Checking: 1 }), account('Travel', { Divvy: 5 }), account('Nimbus', { Divvy: 3 })] // prettier-ignore
    expect([...otherSides(accounts, false)]).toEqual(['Divvy'])
  })

  it('a report by vendor that has no vendor above its rows is a table of payments', async () => {
    const report = await run('Date,Transaction Type,Supplier,Amount\n01/15/2024,Expense,Figma,45.00\n02/15/2024,Expense,Figma,45.00\n') // prettier-ignore
    expect(report).toMatchObject({ format: 'payments', rowsImported: 2, rowsRejected: 0 })
  })

  it('the same amount on several days of most months is charged whenever so much was spent, and twice on a day is no double charge', async () => {
    const days = [1, 2, 3, 4].flatMap((month) => [5, 12, 20].map((day) => `0${month}/${day}/2024`))
    const rows = [...days, '02/12/2024'].map((day) => `${day},Expense,,Google,6710 Advertising,,ADS,500.00`)
    const report = await run(`Date,Transaction Type,Num,Vendor,Account,Class,Memo,Amount\n${rows.join('\n')}\n`)
    expect(report.notes.join('\n')).not.toContain('double charge')
  })
})
