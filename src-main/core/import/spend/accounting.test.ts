/** What accounting packages write: debits and credits in columns of their own, accounts on rows of their own. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (...lines: string[]) =>
  (await test.call('imports.run', { files: [{ file: test.file('ledger.csv', lines.join('\n')) }] })).files[0]!
const tools = async () => (await test.call('tools.list', {})).tools

describe('a credit note', () => {
  const header = 'Date;Contact;Description;Debit;Credit'
  const charges = ['2026-03-11', '2026-04-11', '2026-05-11'].map((day) => `${day};Zendesk;Suite;1.540,00;0,00`)

  it('is money back', async () => {
    const report = await bring(header, ...charges, '2026-05-25;Zendesk;Creditnota;0,00;540,00')
    expect(report).toMatchObject({ rowsImported: 4, rowsRejected: 0 })
    expect(report.notes.join('\n')).toContain('1 refund is read as such, by "Credit": Zendesk 540 USD on 2026-05-25.')
    expect(await tools()).toMatchObject([{ name: 'Zendesk', cost: 1540, billingPeriod: 'month' }])
  })

  it('of one who was never paid is income', async () => {
    const { rejects } = await bring(header, ...charges, '2026-05-25;Customer;Invoice;;540,00')
    expect(rejects).toMatchObject([{ line: 5, reason: 'money came in, and nothing was paid to this payee' }])
  })

  it('is none where credits are as many as debits: what is owed, and then paid', async () => {
    const report = await bring(header, ...charges, ...charges.map((row) => row.replace('1.540,00;0,00', '0,00;1.540,00'))) // prettier-ignore
    expect(report).toMatchObject({ rowsImported: 3, rowsRejected: 3 })
    expect(await tools()).toMatchObject([{ name: 'Zendesk', cost: 1540 }])
  })
})

describe('a list of bills of NetSuite', () => {
  const header = 'Internal ID,Date,Due Date/Receive By,Type,Document Number,Name,Memo,Amount,Amount Paid,Amount Remaining,Department,Status,Currency' // prettier-ignore
  const bills = ['03', '04', '05'].map((month, at) => `${at},11/${month}/2026,20/${month}/2026,Bill,Z-${month},Zendesk,Suite,1540.00,${at < 2 ? '1540.00,0.00' : '0.00,1540.00'},Support,${at < 2 ? 'Paid In Full' : 'Open'},US Dollar`) // prettier-ignore
  const paid = ['03', '04'].map((month) => `9,20/${month}/2026,,Bill Payment,CHK${month},Zendesk,,-1540.00,,,,Online Bill Pay Status,US Dollar`) // prettier-ignore

  it('is of payments: what settles a bill is none, and a credit is money back', async () => {
    const report = await bring(header, ...bills, ...paid, '7,25/05/2026,,Bill Credit,C-1,Zendesk,,540.00,,,Support,Fully Applied,US Dollar', '8,26/05/2026,,Purchase Order,PO-1,Zendesk,,9000.00,,,Support,Open,US Dollar') // prettier-ignore
    expect(report).toMatchObject({ format: 'netsuite-bills', rowsImported: 4, rowsRejected: 3 })
    expect(report.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'it settles a bill, and bills have rows of their own'],
      [6, 'it settles a bill, and bills have rows of their own'],
      [8, 'it is no bill: its type is Purchase Order'],
    ])
    const notes = report.notes.join('\n')
    expect(notes).toContain('1 refund is read as such, by "Type": Zendesk 540 USD on 2026-05-25.')
    expect(notes).toContain('Zendesk 1540 of 1540 USD billed on 2026-05-11')
    expect(notes).not.toContain('Nothing in the file says')
    expect(await tools()).toMatchObject([{ name: 'Zendesk', team: 'Support', cost: 1540, billingPeriod: 'month', currency: 'USD' }]) // prettier-ignore
  })

  it('of what settles bills alone is of payments too', async () => {
    expect(await bring(header, ...paid)).toMatchObject({ rowsImported: 2, rowsRejected: 0 })
  })
})

describe('a ledger by account', () => {
  const ledger = [
    'Date;Contact;Description;Debit;Credit;Balance',
    '463 - Software en licenties;;;;;',
    'Opening Balance;;;0,00;0,00;0,00',
    '2026-03-11;Zendesk;Suite;1.540,00;0,00;1.540,00',
    'Total 463 - Software en licenties;;;1.540,00;0,00;1.540,00',
    'Closing Balance;;;1.540,00;0,00;1.540,00',
    ';;;;;',
    '4110 - Huur;;;;;',
    'Opening Balance;;;0,00;0,00;0,00',
    '2026-03-27;Vesteda;Kantoor;7.800,00;0,00;7.800,00',
    'Total 4110 - Huur;;;7.800,00;0,00;7.800,00',
    'Accountantskosten;;;;;',
    '2026-04-10;Baker Tilly;Controle;14.500,00;0,00;14.500,00',
    'Total Accountantskosten;;;14.500,00;0,00;14.500,00',
  ]

  it('says by the account above what was paid for, so that rent and audits are suggested as no software', async () => {
    const report = await bring(...ledger)
    expect(report).toMatchObject({ rowsRead: 3, rowsImported: 3, rowsRejected: 0 })
    expect(report.notes).toContain('The account above its entries is their category: Software en licenties, Huur, Accountantskosten.') // prettier-ignore
    const all = (await tools()).map(({ name, category, likelyNotSoftware }) => [name, category, likelyNotSoftware !== null]) // prettier-ignore
    expect(all.sort()).toEqual([
      ['Baker Tilly', 'Accountantskosten', true],
      ['Vesteda', 'Huur', true],
      ['Zendesk', 'Software en licenties', false],
    ])
  })

  it('gives way to a category of the row, and a lone cell that no total repeats is no account', async () => {
    const report = await bring(
      'Date;Contact;Category;Debit',
      '463 - Licenties;;;',
      '2026-03-11;Zendesk;Support;1.540,00',
      '2026-03-12;Figma;;90,00',
      'Total 463 - Licenties;;;1.630,00',
      'Made by Ada;;;',
      '2026-03-13;Miro;;80,00',
    )
    expect(report.rejects).toMatchObject([{ line: 6, reason: 'it names no vendor' }])
    const categories = (await tools()).map(({ name, category }) => [name, category])
    expect(Object.fromEntries(categories)).toEqual({ Zendesk: 'Support', Figma: 'Licenties', Miro: '' })
  })
})

describe('the number of an account', () => {
  const bringMapped = async (column: string, cell: string, map: Record<string, string>) => {
    const content = `Date,Vendor,Amount,${column}\n2026-03-11,Zendesk,1540,${cell}\n2026-04-11,Zendesk,1540,${cell}\n`
    const files = [{ file: test.file('ledger.csv', content), format: 'payments', map }]
    const [report] = (await test.call('imports.run', { files })).files
    return { notes: report!.notes, tool: (await tools())[0]! }
  }

  it.each([['AccountCode', '463'], ['Compte', '6135'], ['Code', '61350']])('is no category, whoever says so: %s %s', async (column, cell) => {
    const { notes, tool } = await bringMapped(column, cell, { category: column })
    expect(notes).toContain(`"${column}" holds numbers of accounts, which are no category; they stay with the payments.`) // prettier-ignore
    const { payments } = await test.call('tools.payments', { id: tool.id, asOf: null })
    expect([tool.category, tool.custom[column], payments[0]!.extra[column]]).toEqual(['', undefined, cell])
  }) // prettier-ignore

  it('before the name of one is left out, and four digits elsewhere are the code of a merchant', async () => {
    expect((await bringMapped('Compte', '6135 - Locations', { category: 'Compte' })).tool.category).toBe('Locations')
    await test.call('imports.undo', { importId: 1 })
    expect((await bringMapped('MCC', '7372', { category: 'MCC' })).tool.category).toBe('7372')
  })
})

describe('a report of bills of Sage Intacct', () => {
  const header = 'Record number,Bill number,Vendor ID,Vendor name,Bill date,GL posting date,Due date,State,Line no.,Account number,Account title,Department name,Location ID,Memo,Txn currency,Txn amount,Amount,Total paid,Date paid' // prettier-ignore
  const row = (day: string, vendor: string, state: string, amounts: string, paidOn: string) => `4,INV-1,V-1,"${vendor}",${day},${day},12/31/2026,${state},1,66300,Software & Subscriptions,Sales,US-01,Annual,${amounts},,${paidOn}` // prettier-ignore
  const bills = [
    row('03/01/2025', 'Datadog, Inc.', 'Paid', 'USD,"4,000.00","4,000.00"', '03/26/2025'),
    row('03/31/2026', 'Datadog, Inc.', 'Reversed', 'USD,"9,000.00","9,000.00"', ''),
    row('03/01/2026', 'Datadog, Inc.', 'Posted', 'USD,"5,150.00","5,150.00"', ''),
    row('03/02/2026', 'Personio SE', 'Paid', 'EUR,"2,880.00","3,110.40"', '03/27/2026'),
  ]

  it('counts each on the day of the bill, paid or not, below the lines of its title', async () => {
    const report = await bring('"Harborlight, Inc."', 'AP bill detail by vendor', 'Created on: 11/27/2026', '', header, ...bills, ',,,Grand total,,,,,,,,,,,,,"12,260.40",,') // prettier-ignore
    expect(report).toMatchObject({ format: 'intacct-bills', rowsImported: 3, rowsRejected: 2 })
    const [datadog, personio] = await tools()
    expect(datadog).toMatchObject({ name: 'Datadog, Inc.', team: 'Sales', category: 'Software & Subscriptions', cost: 4000, billingPeriod: 'year', prices: [{ from: '2026-03-01', cost: 5150 }] }) // prettier-ignore
    // In the currency of the books.
    expect(personio).toMatchObject({ name: 'Personio SE', currency: 'USD', custom: { 'Charged once': '3110.4' } })
  })

  const line = (bill: string, state: string, amount: number, paid: number | '') => `4,${bill},V-1,"Datadog, Inc.",03/31/2026,03/31/2026,12/31/2026,${state},1,66300,Software & Subscriptions,Sales,US-01,Annual,USD,${amount},${amount},${paid},` // prettier-ignore
  const dueOf = async (name: string) => {
    const { rows } = await runReport(test.call, 'stack-payments', { asOf: '2026-06-30' })
    return rows.find(({ tool }) => tool === name)?.due
  }

  it.each([
    ['nothing was paid', [line('1', 'Posted', 1000, 0)], 1000],
    ['nothing was paid, left blank', [line('1', 'Posted', 1000, '')], 1000],
    ['a part was', [line('1', 'Partially paid', 1000, 400)], 600],
    ['all was', [line('1', 'Paid', 1000, 1000)], 0],
    ['all was, but for a discount', [line('1', 'Paid', 1000, 980)], 0],
    ['more was', [line('1', 'Posted', 1000, 1100)], 0],
    ['the bill of two lines is paid', [line('1', 'Paid', 750, 1000), line('1', 'Paid', 250, 1000)], 0],
    ['a part of a bill of two lines was', [line('1', 'Posted', 750, 400), line('1', 'Posted', 250, 400)], 600],
    ['each line says its own', [line('1', 'Posted', 750, 750), line('1', 'Posted', 250, 100)], 150],
    ['each line says its own, the same', [line('1', 'Posted', 500, 500), line('1', 'Posted', 500, 500)], 0],
    ['two bills have the same', [line('1', 'Posted', 750, 400), line('2', 'Posted', 250, 0)], 600],
    ['a credit on the bill', [line('1', 'Posted', 1200, 400), line('1', 'Posted', -200, 400)], 600],
  ])('says what is due: %s', async (_name, lines, due) => {
    const { notes } = await bring(header, ...lines)
    expect([await dueOf('Datadog, Inc.'), notes.join().includes('Not yet paid')]).toEqual([due, due !== 0])
  })

  it('a later report that has a bill as paid settles it', async () => {
    await bring(header, line('1', 'Posted', 1000, 0))
    await test.call('imports.run', { files: [{ file: test.file('later.csv', [header, line('1', 'Paid', 1000, 1000)].join('\n')) }] }) // prettier-ignore
    expect(await dueOf('Datadog, Inc.')).toBe(0)
  })

  it('without a column of what was paid says nothing of it', async () => {
    await bring('Bill number,Vendor ID,Vendor name,Bill date,Amount', '1,V-1,"Datadog, Inc.",03/31/2026,1000')
    expect(await dueOf('Datadog, Inc.')).toBe(0)
  })

  it('in any table: the day of a bill goes before the day that it was paid', async () => {
    const report = await bring('Supplier name,Bill date,Date paid,Bill amount,Amount', 'Zendesk,2026-03-01,2026-03-28,1540,1540', 'Zendesk,2026-04-01,,1540,1540', 'Zendesk,2026-05-01,,1540,1540') // prettier-ignore
    expect(report).toMatchObject({ format: 'payments', rowsImported: 3, rowsRejected: 0 })
    expect((await tools())[0]).toMatchObject({ custom: { 'First charge': '2026-03-01', 'Last charge': '2026-05-01' } })
  })
})

it('expenses on cards of Brex are payments, each by who has the card', async () => {
  const header = 'Expense ID,Purchase date,Posted date,Merchant,Statement descriptor,Merchant category,Transaction type,Status,Amount,Currency,Original amount,Original currency,User,User email,Department,Card last 4,Limit,GL account,Memo,Receipt' // prettier-ignore
  const row = (month: number, user: string, status = 'Cleared') => `expense_${month}${user},2026-0${month}-12,2026-0${month}-13,OpenAI,OPENAI *CHATGPT TEAM,Software,PURCHASE,${status},150.00,USD,150.00,USD,${user},u@x.io,Product,40${user.length},Software,66300 Software,,Missing` // prettier-ignore
  const report = await bring(header, ...[1, 2, 3, 4].flatMap((month) => [row(month, 'Lena'), row(month, 'Omari')]), row(5, 'Lena', 'Declined')) // prettier-ignore
  expect(report).toMatchObject({ format: 'brex-card', rowsImported: 8, rowsRejected: 1 })
  expect(report.notes.filter((note) => note.includes('double'))).toEqual([])
  expect(await tools()).toMatchObject([{ name: 'OpenAI', team: 'Product', category: 'Software', cost: 300, billingPeriod: 'month' }]) // prettier-ignore
})
