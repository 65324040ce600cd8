/** One small file per source, with what it must give worked out by hand. */
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { readStoredTools } from '../../stack/store.ts'
import { openWorkspace } from '../../workspace/workspace.ts'
import { inspectFile } from '../inspect/inspect-file.ts'
import { vendorKey } from '../../stack/names/vendor.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const run = async (content: string, options = {}) =>
  (await test.call('imports.run', { files: [{ file: test.file('spend.csv', content), ...options }] })).files[0]!
const tools = () => {
  const workspace = openWorkspace(join(test.folder, 'test.touchstack'), { create: false })
  try {
    return Object.fromEntries(
      readStoredTools(workspace.reader)
        .map(({ tool }) => tool)
        .map((tool) => [tool.name, tool]),
    )
  } finally {
    workspace.close()
  }
}
const months = (count: number, row: (date: string, at: number) => string): string =>
  Array.from({ length: count }, (_, at) => row(`2024-${String(at + 1).padStart(2, '0')}-05`, at)).join('\n')

const quickbooks = `Acme Inc.
Transaction List by Vendor
January - June, 2024

,Date,Transaction type,Num,Account,Memo/Description,Split,Amount
Slack,,,,,,,
,01/05/2024,Expense,1,Software,team plan,Card,"1,000.00"
,02/05/2024,Expense,2,Software,team plan,Card,"1,000.00"
,03/05/2024,Expense,3,Software,team plan,Card,"1,200.00"
Total for Slack,,,,,,,"$3,200.00"
Zoom,,,,,,,
,04/10/2024,Bill,4,Software,,A/P,500.00
Total for Zoom,,,,,,,$400.00
TOTAL,,,,,,,"$3,700.00"
`

describe('payments become tools', () => {
  it('QuickBooks transactions by vendor: what settles a bill is no refund of it', async () => {
    const settled = quickbooks.replace(
      'Total for Zoom',
      ',05/02/2024,Bill Payment (Check),9,Checking,,A/P,-500.00\nTotal for Zoom',
    )
    const report = await run(settled)
    expect(report).toMatchObject({ rowsRead: 5, rowsImported: 4, rowsRejected: 1 })
    expect(report.notes.join(' ')).not.toContain('refund')
    // Without bills in the file its payments are all there is.
    const paid = quickbooks.replaceAll(/Expense|Bill/g, 'Bill Payment (Check)').replaceAll('Slack', 'Linear').replaceAll('Zoom', 'Loom') // prettier-ignore
    expect(await run(paid)).toMatchObject({ rowsImported: 4, rowsRejected: 0 })
  })

  it.each([
    ['the account that is spelt in full', 'Account full name', 'Software & Subscriptions', 'Software & Subscriptions'],
    ['no memo beside the account of the bank', 'Account', 'Chase Checking (4410)', ''],
  ])('QuickBooks transactions by vendor: the category is %s', async (_, column, account, category) => {
    await run(quickbooks.replace(',Account,', `,${column},`).replaceAll(',Software,', `,${account},`))
    expect(tools().Slack).toMatchObject({ category })
  })

  it('QuickBooks transactions by vendor: what a bill is booked to, and what it was in dollars', async () => {
    const bills = months(6, (_, at) => {
      const [month, sum] = [String(at + 1).padStart(2, '0'), `${90 + at}.50`]
      const payment = (day: string): string => `,${day}/${month}/2024,Bill Payment (Check),,,1200 Commerzbank,1600 Accounts payable (A/P),USD,-50.00,-45.25` // prettier-ignore
      return `,0${at + 1}/${month}/2024,Bill,${at},,1600 Accounts payable (A/P),6815 Software & subscriptions,USD,100.00,${sum}\n${payment('16')}\n${payment('17')}` // prettier-ignore
    })
    const report =
      await run(`,Date,Transaction type,Num,Memo,Account full name,Item split account,Currency,Foreign amount,Amount
Figma,,,,,,,,,
${bills}
Total for Figma,,,,,,,,,€555.00
Immo GmbH,,,,,,,,,
,01/01/2024,Bill,7,,1600 Accounts payable (A/P),6310 Rent,EUR,900.00,900.00
Total for Immo GmbH,,,,,,,,,€900.00
`)
    expect(report).toMatchObject({ format: 'quickbooks-by-vendor', rowsImported: 7, rowsRejected: 12 })
    expect(report.notes.join(' ')).toContain('likely no software, by the category in the file: "Rent" (1 payment)')
    expect(tools()).toMatchObject({ Figma: { category: 'Software & subscriptions', cost: 93, currency: 'EUR' } })
    const [figma] = (await test.call('tools.list', {})).tools.filter(({ name }) => name === 'Figma')
    const { payments } = await test.call('tools.payments', { id: figma!.id, asOf: null })
    expect(payments.map(({ extra }) => [extra['Orig amount'], extra['Orig currency']])).toEqual(Array.from({ length: 6 }, () => ['100.00', 'USD'])) // prettier-ignore
  })

  it('QuickBooks transactions by vendor', async () => {
    const report = await run(quickbooks)
    expect(report).toMatchObject({ kind: 'tools', format: 'quickbooks-by-vendor', rowsRead: 4, rowsImported: 4, rowsRejected: 0 }) // prettier-ignore
    expect(report.notes).toContain('Line 13: the total of Zoom is 400, and its rows add up to 500.')
    expect(report.notes).toContain(
      'Dates are read month first, as QuickBooks transactions by vendor exports write them.',
    )
    // 5 January, 5 February, 5 March: gaps of 31 and 29 days, their median 30: monthly. 12 × 1,200 a year from March on.
    const { Slack, Zoom } = tools()
    expect(Slack).toMatchObject({ cost: 1000, billingPeriod: 'month', startDate: null, status: 'active', category: 'Software' }) // prettier-ignore
    expect(Slack!.prices).toEqual([{ from: '2024-03-05', cost: 1200, currency: 'USD', billingPeriod: 'month' }])
    expect(Slack!.custom).toMatchObject({ Charges: '3', 'Median gap in days': '30', 'Annual cost by cadence': '14400', 'First charge': '2024-01-05' }) // prettier-ignore
    // Charged once: paid how often is not known, so neither is what it costs a year.
    expect(Zoom).toMatchObject({ cost: null, startDate: null, custom: { 'Charged once': '500', 'First charge': '2024-04-10' } }) // prettier-ignore
    expect(report.notes.join('\n')).toContain('Zoom: charged on one day only, so how often it is paid')
    const { totals } = await test.call('report.run', { slug: 'stack-cost', params: { asOf: '2024-06-30' } })
    expect(totals).toMatchObject({ annualCost: 14_400, unknownCosts: 1 })
  })

  it.each<[string, string, string]>([
    ['Amex', 'amex-card', `Date,Description,Card Member,Account #,Amount,Extended Details,Appears On Your Statement As,Address,City/State,Zip Code,Country,Reference,Category\n${months(3, (date, i) => `${date.slice(5, 7)}/15/2024,FIGMA,ANA B,-1001,45.00,,FIGMA,,,,,'32${i}',Software`)}\n04/20/2024,AUTOPAY PAYMENT - THANK YOU,ANA B,-1001,-135.00,,,,,,,,`], // prettier-ignore
    ['Chase', 'chase-card', `Card,Transaction Date,Post Date,Description,Category,Type,Amount,Memo\n${months(3, (date) => `1234,${date.slice(5, 7)}/05/2024,${date.slice(5, 7)}/06/2024,FIGMA,Software,Sale,-45.00,`)}\n1234,04/20/2024,04/20/2024,Payment Thank You-Mobile,,Payment,135.00,`], // prettier-ignore
    ['Expensify', 'expensify-card', `Card Number,Posted Date,Merchant,Posted Amount,Posted Currency,Sales Date,Original Amount,Original Currency,Comment,Category,Tag,Unique ID\n${months(3, (date, i) => `x1,${date},FIGMA,-45.00,USD,${date},-45.00,USD,,Software,Design,u${i}`)}\nx1,2024-05-01,,-1.00,USD,,,,,,,`], // prettier-ignore
    ['Jeeves', 'jeeves-card', `Transaction ID,Posted Date,Merchant,Amount,Currency,Status,Type,Memo\n${months(3, (date, i) => `t${i},${date},FIGMA,45.00,USD,Settled,Purchase,`)}\nt9,2024-04-05,FIGMA,45.00,USD,Declined,Purchase,`], // prettier-ignore
    ['a corporate card', 'corporate-card', `Date & Time,Card,Cardholder Name,Merchant Name,Merchant Category,Currency,Amount,Status\n${months(3, (date) => `${date} 10:00:00,1,Ana,FIGMA,Software,USD,45.00,Cleared`)}\n2024-04-05 10:00:00,1,Ana,FIGMA,Software,USD,45.00,Pending`], // prettier-ignore
    ['Ramp', 'ramp-card', `merchant_name,amount,sk_category_name,user_transaction_time,currency_code,state\n${months(3, (date) => `FIGMA,45.00,Software,${date}T10:00:00Z,USD,CLEARED`)}\nFIGMA,45.00,Software,2024-04-05T10:00:00Z,USD,DECLINED`], // prettier-ignore
    ['a bank feed', 'quickbooks-bank-feed', `DATE,DESCRIPTION,From/To,SPENT,RECEIVED,ASSIGN TO\n${months(3, (date) => `${date.slice(5, 7)}/15/2024,CARD 123,FIGMA,$45.00,,Software`)}\n04/20/2024,DEPOSIT,A client,,"$4,700.00",Income`], // prettier-ignore
    ['any table of payments', 'payments', `Date,Payee,Amount,Notes\n${months(3, (date) => `${date},FIGMA,45.00,x`)}\n2024-04-05,FIGMA,0,`], // prettier-ignore
  ])('%s: three monthly charges and one row that is none', async (_, format, content) => {
    const report = await run(content)
    expect(report).toMatchObject({ format, rowsRead: 4, rowsImported: 3, rowsRejected: 1 })
    expect(tools()).toMatchObject({ FIGMA: { cost: 45, billingPeriod: 'month', custom: { 'Annual cost by cadence': '540' } } }) // prettier-ignore
    expect(await run(content)).toMatchObject({ rowsImported: 0, rowsDuplicate: 3 })
  })

  it('in any table: a transfer to a payee is one, what was turned back is none, and a payment has its own currency', async () => {
    const rows = `Date,Payee,Amount,Payment currency,Type,Status,Account
${months(3, (date) => `${date},Hosting GmbH,45.00,CHF,TRANSFER,Completed,CHF Main`)}
2024-04-01,Hosting GmbH,45.00,CHF,TRANSFER,REVERTED,CHF Main
2024-04-02,Hosting GmbH,45.00,CHF,TRANSFER,reversed,CHF Main
2024-04-03,Hosting GmbH,45.00,CHF,TRANSFER,storniert,CHF Main
2024-04-04,Hosting GmbH,45.00,CHF,TRANSFER,teruggeboekt,CHF Main
2024-04-05,Own account 2,45.00,CHF,TRANSFER,Completed,CHF Main`
    const report = await run(rows)
    expect(report).toMatchObject({ format: 'payments', rowsRead: 8, rowsImported: 3, rowsRejected: 5 })
    expect(report.rejects.map(({ reason }) => reason)).toEqual([
      ...['REVERTED', 'reversed', 'storniert', 'teruggeboekt'].map(
        (word) => `it was not charged: its status is ${word}`,
      ),
      'it moves money to an account of one’s own, and pays no vendor',
    ])
    expect(tools()).toMatchObject({ 'Hosting GmbH': { cost: 45, currency: 'CHF', category: '', billingPeriod: 'month' } }) // prettier-ignore
  })

  it('in any table: a charge whose status says that it was paid back is none, unless a row of its own says so', async () => {
    const rows = `Date,Payee,Amount,Currency,Status
${months(3, (date) => `${date},Figma,45.00,EUR,POSTED`)}
2024-04-05,Figma,45.00,EUR,REFUNDED
2024-04-06,Slack,10.00,EUR,Refunded
2024-04-07,Slack,-10.00,EUR,POSTED
2024-05-06,Slack,10.00,EUR,POSTED`
    const report = await run(rows)
    expect(report).toMatchObject({ rowsRead: 7, rowsImported: 6, rowsRejected: 1 })
    expect(report.rejects).toEqual([{ line: 5, reason: 'it was paid back: its status is REFUNDED' }])
    expect(tools()).toMatchObject({ Figma: { cost: 45, billingPeriod: 'month' } })
  })

  it('hold the status that a person chose, whatever is chosen after it', async () => {
    const file = test.file('s.csv', 'When,Who,Amount,Phase\n2024-01-05,Slack,10.00,Completed\n2024-02-05,Slack,10.00,Reverted\n') // prettier-ignore
    const map = { start_date: 'When', name: 'Who', cost: 'Amount', status: 'Phase' }
    const preview = await test.call('imports.inspect', { file, format: 'payments', map })
    expect(preview.columns.find(({ name }) => name === 'Phase')).toMatchObject({ field: 'status', fate: 'field' })
    expect(preview.problems.map(({ title }) => title).join('\n')).toContain('Reverted')
  })

  it('are shown as such beforehand', async () => {
    const preview = await test.call('imports.inspect', { file: test.file('q.csv', quickbooks) })
    expect(preview.format).toMatchObject({ id: 'quickbooks-by-vendor' })
    expect(preview.tools.map(({ name, cost, billing_period: period }) => [name, cost, period])).toEqual([
      ['Slack', '1200', 'month'],
      ['Zoom', '', ''],
    ])
    expect(preview.columns.map(({ name, field }) => [name, field]).filter(([, field]) => field !== null)).toEqual([
      ['column 1', 'name'],
      ['Date', 'start_date'],
      ['Account', 'category'],
      ['Amount', 'cost'],
    ])
    const unclear = test.file('x.csv', 'Date,Merchant,Amount\n03/04/2024,Slack,10\n')
    expect((await test.call('imports.inspect', { file: unclear })).problems[0]).toMatchObject({ level: 'error', title: 'Day or month first?' }) // prettier-ignore
  })

  it('quarterly, yearly, irregular, refunded and ended ones', async () => {
    const table = `Date,Merchant,Amount
2022-01-10,Yearly Co,1200
2023-01-12,Yearly Co,1300
2023-01-01,Quarterly,300
2023-04-01,Quarterly,300
2023-07-01,Quarterly,300
2023-01-02,Cloud,10
2023-01-12,Cloud,30
2023-01-22,Cloud,20
2023-02-01,Refunded,99
2023-02-03,Refunded,-99
2023-12-31,Last,1`
    await run(table)
    const found = tools()
    expect(found['Yearly Co']).toMatchObject({ cost: 1200, billingPeriod: 'year', prices: [{ from: '2023-01-12', cost: 1300 }] }) // prettier-ignore
    // Gaps of 90 and 91 days; nothing after 1 July, half a year before the last row: over 91 days (rounded) later.
    expect(found.Quarterly).toMatchObject({ cost: 300, billingPeriod: 'quarter', status: 'retired', endDate: '2023-09-30' }) // prettier-ignore
    // 60 over 20 days and one more gap of 10: 2 a day, 730 a year.
    expect(found.Cloud).toMatchObject({ cost: 730, billingPeriod: 'year' })
    expect(found.Refunded).toMatchObject({ cost: 0, status: 'retired', endDate: null, note: 'Refunds: 99 on 2023-02-03. All that was charged came back, so it is not in use.' }) // prettier-ignore
  })

  it('two that are billed by the year on days of their own cost what both come to', async () => {
    await run(`Date,Merchant,Amount
2024-12-30,Taxi,9
2025-02-26,Salesforce,105600
2025-10-26,Salesforce,22680
2026-02-26,Salesforce,118800
2026-10-26,Salesforce,25200
2025-03-01,Odd,10
2025-08-01,Odd,2000
2026-03-02,Odd,900
2026-07-20,Odd,40
2026-11-26,Taxi,9`)
    const { Salesforce: found, Odd: odd } = tools()
    // 105,600, + 22,680, then 118,800 + 22,680, then 118,800 + 25,200.
    expect(found).toMatchObject({ cost: 105_600, billingPeriod: 'year', status: 'active', custom: { 'Median gap in days': '365; 365' } }) // prettier-ignore
    expect(found!.prices.map(({ from, cost }) => [from, cost])).toEqual([['2025-10-26', 128_280], ['2026-02-26', 141_480], ['2026-10-26', 144_000]]) // prettier-ignore
    // 90 times as much, and 50 times less: no bills of two years. 2,950 in 506 + 153 days.
    expect(odd!.cost).toBe(1633.92)
  })

  it('once in each of several months is monthly, whatever the days', async () => {
    // Gaps of 22, 46, 24, 23, 37, 22, 51, 31 and 8 days, their median 24: no month, though one was paid in each.
    const zoom = ['01-10', '02-01', '03-19', '04-12', '05-05', '06-11', '07-03', '08-23', '09-23', '10-01']
    const rows = zoom.map((day) => `2026-${day},Zoom,-149.90`)
    // A month left out, and two in one month: no rhythm of months.
    const cloud = ['01-02', '01-20', '02-10', '03-02'].map((day) => `2026-${day},Cloud,-10`)
    const preview = await test.call('imports.inspect', { file: test.file('p.csv', `Date,Merchant,Amount\n${rows.join('\n')}\n`) }) // prettier-ignore
    expect(preview.problems[0]).toMatchObject({ level: 'info', title: 'Costs are estimates', detail: '10 payments become 1 tool; what each costs is an estimate, from how often and how much it was paid.' }) // prettier-ignore
    expect(preview.tools[0]).toMatchObject({ cost: '149.9', billing_period: 'month' })
    const report = await run(`Date,Merchant,Amount\n${[...rows, ...cloud].join('\n')}\n`)
    expect(report.notes[0]).toContain('what each costs is an estimate')
    expect(tools()).toMatchObject({
      Zoom: { cost: 149.9, billingPeriod: 'month', status: 'active', custom: { 'Median gap in days': '24', 'Annual cost by cadence': '1798.8' } }, // prettier-ignore
      Cloud: { billingPeriod: 'year' },
    })
  })

  const ramp = `Transaction Time,Merchant Name,Amount,Currency,Department,Memo,SK Category\n${months(4, (date) => `${date} 09:01:00,Figma,90.00,USD,Design,,SaaS`)}\n` // prettier-ignore

  it('the CSV of Ramp is one, and so is every table of payments it is chosen to be', async () => {
    expect(await run(ramp)).toMatchObject({ format: 'ramp-card', rowsImported: 4 })
    expect(tools()).toMatchObject({ Figma: { cost: 90, billingPeriod: 'month', team: 'Design', category: 'SaaS' } })
    expect(await run(ramp, { format: 'payments' })).toMatchObject({ format: 'payments', rowsImported: 4 })
    const preview = await test.call('imports.inspect', { file: test.file('r.csv', ramp), format: 'payments' })
    expect(preview).toMatchObject({ kind: 'tools', format: { id: 'payments', title: 'Table of payments' } })
    expect(preview.tools).toHaveLength(1)
  })

  it.each([
    ['by its own names', `Transaction Date,Amount,Memo,Ramp Category,Transaction Time,User,Merchant Description,Clearing Date,Merchant Name,Ramp Department,Merchant State,State\n${months(3, (date) => `${date.slice(5, 7)}/05/24,90.00,,SaaS,${date} 22:18:02,Ana,FIGMA,,Figma,Design,CA,CLEARED`)}\n04/05/24,90.00,,SaaS,2024-04-05 22:18:02,Ana,FIGMA,,Figma,Design,CA,DECLINED`], // prettier-ignore
    ['under names that Jeeves has too', `Transaction Date,Posted Date,Merchant,Merchant Descriptor,Amount,Currency,Category,Cardholder,Department,Memo,Receipt,State,Transaction ID\n${months(3, (date, i) => `${date.slice(5, 7)}/05/2024,${date.slice(5, 7)}/06/2024,Figma,FIGMA,90.00,USD,SaaS,Ana,Design,,No,CLEARED,t${i}`)}\n04/05/2024,04/06/2024,Figma,FIGMA,90.00,USD,SaaS,Ana,Design,,No,DECLINED,t9`], // prettier-ignore
  ])('the CSV of Ramp is read whole %s, without what was declined', async (_, content) => {
    const report = await run(content)
    expect(report).toMatchObject({ format: 'ramp-card', rowsRead: 4, rowsImported: 3, rowsRejected: 1 })
    expect(report.rejects[0]!.reason).toBe('it was not charged: its status is DECLINED')
    expect(tools()).toMatchObject({ Figma: { cost: 90, category: 'SaaS', team: 'Design', owner: 'Ana' } })
  })

  it('columns that many cards have do not make a file one of Jeeves', async () => {
    const content = `Transaction ID,Posted Date,Merchant,Amount,Currency,State\n${months(3, (date, i) => `t${i},${date},FIGMA,45.00,USD,Cleared`)}\nt9,2024-04-05,FIGMA,45.00,USD,Pending` // prettier-ignore
    expect(await run(content)).toMatchObject({ format: 'payments', rowsImported: 3, rowsRejected: 1 })
  })

  it('a column that says what was declined is heeded in an export that seldom has one', async () => {
    const content = `Card,Transaction Date,Post Date,Description,Category,Type,Amount,Memo,Status\n${months(3, (date) => `1234,${date.slice(5, 7)}/05/2024,${date.slice(5, 7)}/06/2024,FIGMA,Software,Sale,-45.00,,Posted`)}\n1234,04/05/2024,04/06/2024,FIGMA,Software,Sale,-45.00,,Declined` // prettier-ignore
    const report = await run(content)
    expect(report).toMatchObject({ format: 'chase-card', rowsImported: 3, rowsRejected: 1 })
    expect(report.rejects[0]!.reason).toBe('it was not charged: its status is Declined')
  })

  it('a format that was chosen is that, or refused with the reason', async () => {
    const list = 'Tool,Annual Cost,Owner\nFigma,100,Ana\n'
    await expect(run(list, { format: 'payments' })).rejects.toThrow('spend.csv cannot be read as "Table of payments": no column gives the day of a payment (start_date), nor who was paid (name), nor the amount (cost). Choose one of its columns for it. Its columns are Tool, Annual Cost, Owner.') // prettier-ignore
    await expect(run(ramp, { format: 'corporate-card' })).rejects.toThrow('cannot be read as "Corporate card": it has no column Date & Time; "Table of payments" (payments) fits.') // prettier-ignore
    await expect(run(list, { format: 'chase-card' })).rejects.toThrow(
      'it has no column Transaction Date, nor Post Date',
    )
    const named = { format: 'payments', map: { name: 'Who', start_date: 'When', cost: 'How much' } }
    const odd = `When,Who,How much\n${months(3, (date) => `${date},Figma,90`)}\n`
    expect(await run(odd, named)).toMatchObject({ format: 'payments', rowsImported: 3 })
    await expect(run(odd, { ...named, map: { ...named.map, notice_days: 'Who' } })).rejects.toThrow('Payments have no field "notice_days"') // prettier-ignore
  })

  it('a file that is said to be payments, or tools, shows what is still to be said', async () => {
    const odd = test.file('odd.csv', 'When,Who,How much\n2024-01-05,Figma,90\n')
    const payments = { file: odd, format: 'payments', map: { name: 'Who' } }
    expect(await test.call('imports.inspect', payments)).toMatchObject({
      kind: 'tools',
      payments: true,
      format: null,
      columns: [{ field: null }, { name: 'Who', field: 'name' }, { field: null }],
      problems: [{ level: 'error', title: 'A column is missing', detail: expect.stringContaining('no column gives the day of a payment (start_date), nor the amount (cost)') as string }], // prettier-ignore
    })
    expect(await test.call('imports.inspect', { file: odd, kind: 'tools' })).toMatchObject({
      kind: 'tools',
      payments: false,
      problems: [{ detail: expect.stringContaining('no column gives the name of a tool') as string }],
    })
  })

  it.each([
    ['Buchungsdatum;Karteninhaber;Händler;Betrag;Währung;Kostenstelle', (day: string) => `${day};Ada;Figma;1.090,50;EUR;Design`], // prettier-ignore
    ['Date opération;Titulaire;Bénéficiaire;Montant;Devise;Centre de coûts', (day: string) => `${day};Ada;Figma;1090,50;EUR;Design`], // prettier-ignore
  ])('%s are the columns of payments', async (header, row) => {
    expect(await run(`${header}\n${months(4, row)}\n`)).toMatchObject({ format: 'payments', rowsImported: 4 })
    expect(tools()).toMatchObject({ Figma: { cost: 1090.5, currency: 'EUR', owner: 'Ada', team: 'Design' } })
  })

  it('a list of tools that names one again and again is taken for payments aloud', async () => {
    const list = `Tool,Cost,Owner\n${months(5, (date) => `Figma,90,${date}`)}\n`
    const sentence = 'Figma stands on 5 rows, and each of them is a tool of its own here. If the rows are payments, choose "Table of payments" (--format payments).' // prettier-ignore
    expect((await run(list)).notes).toContain(sentence)
    const { problems } = await test.call('imports.inspect', { file: test.file('l.csv', list) })
    expect(problems).toContainEqual(expect.objectContaining({ title: 'These may be payments', detail: sentence }))
  })

  it('a vendor that bills under two names costs what both come to', async () => {
    // 90 on the 8th, 100 from June on, and 45 on the 12th: 12 x 145 = 1,740 a year.
    const days = Array.from({ length: 11 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`)
    const table = `Date,Merchant,Amount\n${days.map((month, at) => `${month}-08,Figma,${at < 5 ? 90 : 100}\n${month}-12,FIGMA INC,45`).join('\n')}\n` // prettier-ignore
    const { notes } = await run(table)
    expect(notes).toContain('Figma and FIGMA INC are taken to be one vendor, Figma.')
    expect(tools()).toMatchObject({
      Figma: {
        cost: 135, billingPeriod: 'month', prices: [{ from: '2026-06-08', cost: 145, billingPeriod: 'month' }], status: 'active',
        note: 'Billed as Figma and as FIGMA INC, each in a rhythm of its own, and a year is what both come to.',
        custom: { Charges: '22', 'Median gap in days': '31', 'Annual cost by cadence': '1740' },
      },
    }) // prettier-ignore
    const { totals } = await test.call('report.run', { slug: 'stack-cost', params: { asOf: '2026-11-26' } })
    expect(totals).toMatchObject({ annualCost: 1740 })
  })

  it('a first charge near the beginning of the export is no start', async () => {
    // Monthly from 5 January, the first day of all, and from the 20th: both may be older. Loom would have had one in March.
    const table = `Date,Merchant,Amount\n${months(8, (date) => `${date},Slack,10\n${date.slice(0, 8)}20,Miro,10`)}\n${months(8, (date) => `${date},Loom,5`).split('\n').slice(3).join('\n')}\n` // prettier-ignore
    await run(table)
    const starts = (await test.call('tools.list', {})).tools.map(({ name, startDate }) => [name, startDate])
    expect(Object.fromEntries(starts)).toEqual({ Slack: null, Miro: null, Loom: '2024-04-05' })
    const { rows } = await test.call('report.run', { slug: 'stack-evolution', params: { from: '2024-01-01', to: '2024-07-01', interval: 'quarter' } }) // prettier-ignore
    expect(rows.map((row) => (row as { added: string[] }).added)).toEqual([[], ['Loom']])
  })

  it('a later export of the same card goes on where the earlier began', async () => {
    const charges = (from: number, to: number, amount: number): string => `Date,Merchant,Amount\n${months(to, (date) => `${date},Slack,${amount}`).split('\n').slice(from - 1).join('\n')}` // prettier-ignore
    await run(charges(1, 3, 10))
    await run(charges(4, 6, 12))
    expect(tools().Slack).toMatchObject({ startDate: null, cost: 10, prices: [{ from: '2024-04-05', cost: 12 }] }) // prettier-ignore
  })

  it('ask for the order of days and months where no row shows it', async () => {
    const table = 'Date,Merchant,Amount\n03/04/2024,Slack,10\n03/05/2024,Slack,10\n'
    await expect(run(table)).rejects.toThrow('may be 3 April or 4 March 2024, and no other row shows which; choose')
    await run(table, { dayOrder: 'day-month' })
    expect(tools().Slack).toMatchObject({ billingPeriod: 'month', custom: { 'First charge': '2024-04-03' } })
  })
})

describe('the first amounts of a workspace', () => {
  const euros = `Date,Merchant,Amount,Currency\n${months(3, (date) => `${date},Figma,90,EUR\n${date},Zoom,16,EUR\n${date},Loom,5,USD`)}\n`
  const currency = async () => (await test.call('config.get', {})).currency

  it('give it their currency where most are in one, and say so', async () => {
    expect((await run(euros)).notes).toContain('Money is in EUR in every report, as most of these amounts are (currency in the configuration).') // prettier-ignore
    expect(await currency()).toBe('EUR')
    // Later ones change nothing.
    await run(euros.replaceAll('EUR', 'GBP').replaceAll('Figma', 'Miro'))
    expect(await currency()).toBe('EUR')
  })

  it('give it none where no currency is that of most, or one was chosen', async () => {
    await run(`Date,Merchant,Amount,Currency\n${months(3, (date) => `${date},Figma,90,EUR\n${date},Loom,5,GBP`)}\n`)
    expect(await currency()).toBe('USD')
    await test.call('config.set', { config: { currency: 'CHF' } })
    await run(euros)
    expect(await currency()).toBe('CHF')
  })

  it('of a list of tools count as well', async () => {
    await run('Tool,Annual cost,Currency\nFigma,100,EUR\nZoom,50,EUR\nLoom,,USD\n')
    expect(await currency()).toBe('EUR')
  })
})

it('a table of payments that nobody knows is told how to be one', async () => {
  const odd = 'Wann,Wer,Wieviel\n05.01.2024,Figma,"90,00"\n06.01.2024,Zoom,"15,90"\n'
  await expect(run(odd)).rejects.toThrow('If its rows are payments, say so and which column is which (--format payments --map start_date=Column,name=Column,cost=Column).') // prettier-ignore
  await expect(run('a,b\n1,2\n')).rejects.not.toThrow('payments')
})

it.each([
  'Campaign,Month,Clicks,Cost\nbrand,2026-03-01,108,200.02\nbrand,2026-04-01,103,182.71\nother,2026-04-01,3,1.10\n',
  'Day,Campaign,Campaign ID,Clicks,Cost\n2026-03-01,brand,21034455678,8,9.02\n2026-03-02,other,21034455679,3,2.71\n2026-03-02,more,21034455670,3,2.71\n',
  'Campaign report\n"1 March 2026 - 30 April 2026"\nCampaign status,Campaign,Month,Currency code,Clicks,Cost\nEnabled,brand,2026-03-01,EUR,108,200.02\n',
  'Date,Source / Medium,Campaign,Ad cost\n20260301,google / cpc,brand,200.02\n',
])('what ads cost by campaign is sent to where costs are entered, and is offered as nothing else: %#', async (ads) => {
  await expect(run(ads)).rejects.toThrow('If it holds costs of campaigns, it is no import: “What does our content return?” reads it under Enter costs') // prettier-ignore
  await expect(run(ads)).rejects.not.toThrow(/payments|--map|--order/)
  const { settingTable, suggested } = await test.call('imports.inspect', { file: test.file('ads.csv', ads) })
  expect([settingTable, suggested]).toEqual([{ is: 'costs', by: 'campaign' }, {}])
})

it('campaigns that a person takes for payees are said to be no tools', async () => {
  const ads = 'Campaign,Month,Cost\nbrand,2026-03-01,200.02\nbrand,2026-04-01,182.71\n'
  const { notes } = await run(ads, { format: 'payments', map: { name: 'Campaign', start_date: 'Month', cost: 'Cost' } })
  expect(notes.join(' ')).toContain('These look like costs of ads, and campaigns are no tools')
})

it('all cells that cannot be read are listed beforehand', async () => {
  const list = 'Tool,Cost,Renewal date\nA,1,later\nB,2,soon\nC,3,2027-01-01\n'
  const [problem] = (await test.call('imports.inspect', { file: test.file('l.csv', list) })).problems
  expect(problem).toMatchObject({ count: 2, detail: expect.stringContaining('Line 2') as string })
  expect(problem!.more).toEqual([expect.stringContaining('Line 3: renewal date "soon"')])
  // A contract without an end has none that cannot be read.
  const open = `Tool,Cost,Contract end\n${['ongoing', 'Evergreen', 'unlimited', 'Unbefristet', 'open-ended'].map((end, at) => `Tool ${at},1,${end}`).join('\n')}\nH,1,2027-01-31\n` // prettier-ignore
  expect((await test.call('imports.inspect', { file: test.file('o.csv', open) })).problems.map(({ title }) => title).filter((title) => title.includes('cannot be read'))).toEqual([]) // prettier-ignore
  // The same word in many rows is one thing to know.
  const rolling = `Tool,Cost,Renewal date\n${['A', 'B', 'C', 'D', 'E', 'F', 'G'].map((name) => `${name},1,Rolling`).join('\n')}\nH,1,soon\n` // prettier-ignore
  const [one] = (await test.call('imports.inspect', { file: test.file('r.csv', rolling) })).problems
  expect(one).toMatchObject({ title: 'Cells of 8 rows cannot be read', count: 8, detail: '7 rows (lines 2, 3, 4, 5, 6 and 2 more): renewal date "Rolling" is not a date; write it as 2019-01-31 (left unknown).' }) // prettier-ignore
  expect(one!.more).toEqual([expect.stringContaining('Line 9: renewal date "soon"')])
})

it('names what was charged twice on one day, and not given back', async () => {
  const charge = (month: number, amount = 99, payee = 'HOTJAR LTD') => `2026-0${month}-12,${payee},${amount}\n`
  const monthly = [1, 2, 3, 4, 5].map((month) => charge(month)).join('')
  // In March a second time; in April as well, but that was given back.
  const { notes } = await run(
    `Transaction Date,Merchant,Amount\n${monthly}${charge(3)}${charge(4)}2026-04-20,HOTJAR LTD,-99\n`,
  )
  expect(notes.filter((note) => note.includes('double'))).toEqual(['HOTJAR LTD charged 99.00 USD twice on 2026-03-12: likely a double charge.']) // prettier-ignore
})

it('names no charges of several cards or holders as double, nor pairs that come month after month', async () => {
  const rows = (months: readonly number[], day: string, more = '') => months.map((month) => `2026-0${month}-${day},OpenAI,150${more}\n`).join('') // prettier-ignore
  const all = [1, 2, 3, 4, 5, 6, 7, 8, 9]
  const doubles = async (table: string) => (await run(table)).notes.filter((note) => note.includes('double'))
  const head = 'Transaction Date,Merchant,Amount'
  // One on the 4th, and on the 12th two: by another card in May, twice by one in June.
  const cards = `${rows(all, '04', ',4001')}${rows([5, 6], '12', ',4003')}${rows([5], '12', ',4007')}${rows([6], '12', ',4003')}`
  expect(await doubles(`${head},Card last 4\n${cards}`)).toEqual(['OpenAI charged 150.00 USD twice on 2026-06-12: likely a double charge.']) // prettier-ignore
  expect(await doubles(`${head},Cardholder\n${rows(all, '04', ',Tom')}${rows([5], '12', ',Lena')}${rows([5], '12', ',Omar')}`)).toEqual([]) // prettier-ignore
  // A second seat for three months, and one double charge after that.
  const seat = (months: readonly number[]) => `${head}\n${rows(all, '12')}${rows(months, '12')}`
  expect(await doubles(seat([3, 4, 5]))).toEqual([])
  expect(await doubles(seat([3, 4]))).toHaveLength(2)
})

describe('vendors', () => {
  it.each([
    ['PAYPAL *CANVA 4029357733', 'Canva Inc.'],
    ['ZOOM.US 888-799-9666', 'zoom.us'],
    ['Slack Technologies, LLC', 'SLACK TECHNOLOGIES'],
    ['Notion.com', 'notion'],
  ])('%s is %s', (a, b) => expect(vendorKey(a)).toBe(vendorKey(b)))
  it.each([['Zoom', 'ZoomInfo'], ['Google Ads', 'Google Cloud'], ['6sense', 'sense']])('%s is not %s', (a, b) => expect(vendorKey(a)).not.toBe(vendorKey(b))) // prettier-ignore
})

describe('lists of tools by other names', () => {
  it('the martech inventory of 30 columns: an annual cost wins, a monthly one fills in, the rest is kept', async () => {
    const columns = 'tool_name,category,vendor,owner,department,status,integration_status,cost_monthly,cost_annual,renewal_date,contract_start_date,contract_length_months,auto_renewal,notice_period_days,last_day_to_cancel,licensed_seats,active_users_30d,last_active_date,plan_tier,integration_count,health_score,csm_name,csm_email,account_manager_name,last_business_review,next_business_review,data_sensitivity_level,auth_method,slack_channel,notes' // prettier-ignore
    const row = (values: Record<string, string>): string => columns.split(',').map((column) => values[column] ?? 'N/A').join(',') // prettier-ignore
    const report = await run(`${columns}\n${row({ tool_name: 'HubSpot', department: 'Growth', status: 'active', cost_monthly: '1000', cost_annual: '"$11,000.00"', auto_renewal: 'yes', notice_period_days: '60', licensed_seats: '10', active_users_30d: '7', plan_tier: 'Pro' })}\n${row({ tool_name: 'Hotjar', owner: 'Ana', cost_monthly: '99' })}\n`) // prettier-ignore
    expect(report).toMatchObject({ format: 'tool-inventory', rowsImported: 2, columnsDropped: [] })
    expect(tools()).toMatchObject({
      HubSpot: { team: 'Growth', cost: 11_000, billingPeriod: 'year', noticeDays: 60, seatsLicensed: 10, seatsActive: 7, autoRenew: true, custom: { plan_tier: 'Pro' } }, // prettier-ignore
      Hotjar: { cost: 99, billingPeriod: 'month', owner: 'Ana' },
    })
  })

  it('the line that adds a list up is no tool', async () => {
    const report = await run('Application,Vendor,Department,Annual Cost,Seats,Renewal Date\nZoom,Zoom Inc.,IT,"$6,000",10,2027-03-21\nSumo,,IT,$10,,\nTotal,Total Software Inc.,,$5,,\nTotal,,,"$6,010",10,\nGRAND TOTAL:,,,"$6,015",,\nGesamtsumme,,,"$6,015",,\n') // prettier-ignore
    expect(report).toMatchObject({ rowsRead: 6, rowsImported: 3, rowsRejected: 3 })
    expect(report.rejects.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      '5: it is the total of the list ("Total"), not a tool',
      '6: it is the total of the list ("GRAND TOTAL:"), not a tool',
      '7: it is the total of the list ("Gesamtsumme"), not a tool',
    ])
    // A vendor of its own makes it a tool, whatever it is called.
    expect(Object.keys(tools())).toEqual(['Zoom', 'Sumo', 'Total'])
  })

  it('a cell that cannot be read is left unknown, and its row stays', async () => {
    const list = 'Application,Vendor,Status,Monthly cost,Currency,Renewal date,Seats\nZapier,Zapier,,$299.00,USD,next spring,6\nMiro,Miro,Under review,lots,USD,N/A,some\nLoom,Loom,,10,Taler,2027-01-01,\n' // prettier-ignore
    const preview = await test.call('imports.inspect', { file: test.file('l.csv', list) })
    expect(preview.problems).toEqual([
      expect.objectContaining({ level: 'warning', title: 'Cells of 3 rows cannot be read', count: 3, firstLine: 2, detail: 'Line 2: renewal date "next spring" is not a date; write it as 2019-01-31 (left unknown).' }), // prettier-ignore
    ])
    expect(preview.tools[0]).toMatchObject({ name: 'Zapier', cost: '299', billing_period: 'month', renewal_date: '' })
    expect(preview.columns.find(({ field }) => field === 'cost')!.note).toBe('each month')
    const groupOf = (id: string) => preview.formats.find((format) => format.id === id)?.group
    expect(['ramp-card', 'payments', 'tool-inventory', 'path-table', 'ga4-report-table'].map(groupOf)).toEqual(['payments', 'payments', 'tools', 'events', 'refused']) // prettier-ignore
    const report = await run(list)
    expect(report).toMatchObject({ rowsImported: 3, rowsRejected: 0 })
    expect(report.notes).toEqual([
      'Line 2: renewal date "next spring" is not a date; write it as 2019-01-31 (left unknown).',
      expect.stringMatching(/^Line 3: cost "lots" .* \(left unknown\)\. status "Under review" is none of .* \(taken to be active\)\. seats licensed "some" is not a whole number \(left unknown\)\.$/), // prettier-ignore
      expect.stringMatching(/^Line 4: currency "Taler" is not .* \(left unknown, and so is the cost\)\.$/),
    ])
    expect(tools()).toMatchObject({
      Zapier: { cost: 299, billingPeriod: 'month', renewalDate: null, seatsLicensed: 6 },
      Miro: { cost: null, status: 'active', seatsLicensed: null },
      Loom: { cost: null, currency: null, renewalDate: '2027-01-01' },
    })
  })

  it('contracts as Torii names them, with a payment term that is no period of the cost', async () => {
    await run('Contract name,Application name,Status,Start Date,End Date,Contract Currency,Contract Value,Yearly Cost,Payment Term,Vendor,Auto-Renewal,Cancellation Notice Period (days)\nC1,Asana,Active,13/01/2024,12/01/2025,EUR,24000,12000,Monthly,Asana Inc,yes,30\nC2,Miro,Pipeline,01/02/2024,,USD,1,1000,Yearly,Miro,no,\n') // prettier-ignore
    expect(tools()).toMatchObject({
      Asana: { vendor: 'Asana Inc', cost: 12_000, billingPeriod: 'year', currency: 'EUR', startDate: '2024-01-13', renewalDate: '2025-01-12', endDate: null, noticeDays: 30, custom: { 'Payment Term': 'Monthly', 'Contract name': 'C1' } }, // prettier-ignore
      Miro: { status: 'candidate', startDate: '2024-02-01' },
    })
  })

  it('contracts with a cadence, and notice in weeks, months and other words', async () => {
    const notice = ['60 days', '4 weeks', '1 month', '3 months', '2 Monate', '1 year', '14', 'soon', 'none']
    const cadence = ['monthly', 'p.a.', 'quarterly', 'per annum', 'jährlich', 'yearly', 'p.m.', 'monthly', 'monthly']
    const rows = notice.map((span, at) => `T${String(at)},${cadence[at]!},10,${span},5`)
    const { notes } = await run(`Vendor,Cadence,Amount,Notice period,Seats bought\n${rows.join('\n')}\n`)
    const made = Object.values(tools())
    expect(made.map(({ noticeDays }) => noticeDays)).toEqual([60, 28, 31, 93, 62, 366, 14, null, 0])
    expect(made.map(({ billingPeriod }) => billingPeriod)).toEqual(['month', 'year', 'quarter', 'year', 'year', 'year', 'month', 'month', 'month']) // prettier-ignore
    expect(made.every(({ seatsLicensed, cost }) => seatsLicensed === 5 && cost === 10)).toBe(true)
    expect(notes.join(' ')).toContain('notice, days "soon" is not a whole number')
  })

  it('notice in calendar months before the day a contract renews', async () => {
    // 1 Nov 2026 to 1 Feb 2027 is 30 + 31 + 31 days; 5 Feb to 5 Mar 2027 is 28; the last of February to 31 March is 31.
    const rows = ['3 months,2027-02-01', '1 month,2027-03-05', '1 maand,2027-03-31', '1 quarter,2027-02-01', '1 jaar,2028-03-01'] // prettier-ignore
    const { notes } = await run(`Tool,Amount,Notice period,Renewal date\n${rows.map((row, at) => `T${at},1,${row}`).join('\n')}\n`) // prettier-ignore
    expect(Object.values(tools()).map(({ noticeDays }) => noticeDays)).toEqual([92, 28, 31, 92, 366])
    expect(notes.join(' ')).toContain('92 days for T0, which renews on 2027-02-01')
  })

  it('a tracker kept by hand', async () => {
    await run('Tool Name,Contract Type,Start/Renewal Date,Annual Cost,Licenses,Previous Cost,Increase Amount,Increase Percentage\nLoom,Annual,2025-03-01,"$4,700.00",25,4000,700,17.5%\n') // prettier-ignore
    expect(tools().Loom).toMatchObject({ cost: 4700, billingPeriod: 'year', renewalDate: '2025-03-01', seatsLicensed: 25, custom: { 'Contract Type': 'Annual', 'Previous Cost': '4000' } }) // prettier-ignore
  })
})

const fixtures = fileURLToPath(new URL('../../../../../shared/data/header-fixtures', import.meta.url))
if (!existsSync(fixtures))
  process.stdout.write('Headers of spend exports: skipped, ../shared/data/header-fixtures is not there.\n')

describe.skipIf(!existsSync(fixtures))('headers of real exports', () => {
  const expected: Record<string, string> = {
    'amex_card.header.csv': 'amex-card',
    'chase_card.header.csv': 'chase-card',
    'expensify_company_card.header.csv': 'expensify-card',
    'generic_corporate_card.header.csv': 'corporate-card',
    'jeeves_activity.header.csv': 'jeeves-card',
    'qbo_bank_feed.header.csv': 'quickbooks-bank-feed',
    'saas_tool_tracker.header.csv': 'tool-inventory',
  }
  const names = existsSync(fixtures) ? readdirSync(fixtures).filter((name) => name.endsWith('.header.csv')) : []
  it.each(names)('%s is one of the stack only where it is', async (name) => {
    const [part] = (await inspectFile(join(fixtures, name))).parts
    const found = part!.matches.filter(({ kind }) => kind === 'tools').map(({ id }) => id)
    // Orders and balances of shops are payments too; what knows them better comes first.
    expect(found[0] === 'payments' ? [] : found).toEqual(expected[name] === undefined ? [] : [expected[name]])
  })
})
