/** Which currency payments and prices are in, and which of them are none. Every sum is worked out beside it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const run = async (text: string, options = {}) =>
  (await test.call('imports.run', { files: [{ file: test.file('spend.csv', text), ...options }] })).files[0]!
const inspect = (text: string, options = {}) =>
  test.call('imports.inspect', { file: test.file('spend.csv', text), ...options })
const tool = async (name: string) => (await test.call('tools.list', {})).tools.find((each) => each.name === name)!
const count = (config: Record<string, unknown>) => test.call('config.set', { config })
const annual = async (asOf = '2026-06-30') =>
  (await test.call('report.run', { slug: 'stack-cost', params: { asOf } })).totals['annualCost' as never]

const months = (row: (month: string, at: number) => string, to = 6): string =>
  Array.from({ length: to }, (_, at) => `${row(String(at + 1).padStart(2, '0'), at + 1)}\n`).join('')

describe('the currency of payments', () => {
  it('is in the name of the column of amounts, whatever the workspace counts in', async () => {
    // As a Dutch card writes it: 40 USD were charged, and 37.50 EUR left the account. 12 x 37.50 = 450.
    const card = `Transactiedatum;Omschrijving;Bedrag (EUR);Valuta;Debet/Credit\n${months((month) => `14-${month}-2026;FIGMA;37,50;USD;D`)}`
    await count({ currency: 'USD', rates: { EUR: 1.1 } })
    const report = await run(card)
    expect(report).toMatchObject({ format: 'payments', rowsImported: 6, rowsRejected: 0 })
    expect(report.notes).toContain('The amounts are in EUR, as the name of "Bedrag (EUR)" says. 6 rows name another in the column of currencies, which is taken for that of what was charged before it was converted.') // prettier-ignore
    expect(await tool('FIGMA')).toMatchObject({ cost: 37.5, currency: 'EUR', billingPeriod: 'month' })
    expect(await annual()).toBeCloseTo(450 * 1.1, 6)
    await count({ currency: 'EUR', rates: {} })
    expect(await annual()).toBe(450)
  })

  it('is in cents where the name of the column says so', async () => {
    const card = `Date,Merchant,Amount (cents)\n${months((month) => `2026-${month}-14,FIGMA,3750`)}`
    const map = { start_date: 'Date', name: 'Merchant', cost: 'Amount (cents)' }
    const report = await run(card, { format: 'payments', map })
    expect(report).toMatchObject({ format: 'payments', rowsImported: 6 })
    expect(report.notes.join()).toContain('The name of "Amount (cents)" says that its amounts are in cents')
    expect(await tool('FIGMA')).toMatchObject({ cost: 37.5, billingPeriod: 'month' })
  })

  it.each([
    ['Amount USD', 'USD'],
    ['Amount (GBP)', 'GBP'],
    ['Betrag in €', 'EUR'],
    ['Amount ($)', 'USD'],
    ['Amount (£)', 'GBP'],
  ])('of "%s" is %s', async (column, currency) => {
    await count({ currency: 'CHF' })
    await run(`Date,Merchant,${column}\n${months((month) => `2026-${month}-14,Figma,37.50`)}`)
    expect(await tool('Figma')).toMatchObject({ cost: 37.5, currency })
  })

  it('is that of the signs other cells have, a total among them', async () => {
    await count({ currency: 'EUR', rates: { USD: 0.5 } })
    const ledger = `Acme\nTransaction List by Vendor\n\n,Date,Transaction type,Memo/Description,Account,Amount\nFigma,,,,,\n${months((month) => `,${month}/14/2026,Expense,Software,Chase Checking (4410),-180.00`)}Total for Figma,,,,,"-$1,080.00"\n`
    const { notes } = await run(ledger)
    expect(notes).toContain('Amounts without a sign are in USD, as those with one.')
    expect(await tool('Figma')).toMatchObject({ cost: 180, currency: 'USD' })
    // 12 x 180 x 0.5.
    expect(await annual()).toBe(1080)
  })

  it('is that of the workspace where several currencies have the sign, and is asked about', async () => {
    await count({ currency: 'CAD', rates: { USD: 1.4 } })
    const books = `Date,Vendor,Amount\n${months((month) => `2026-${month}-14,Figma,$45.00`)}`
    expect((await inspect(books)).currency).toEqual({ code: 'CAD', by: 'workspace' })
    const report = await run(books)
    expect(report.notes.join('\n')).toContain(
      'Several currencies have the sign of these amounts: they are stored as CAD',
    )
    expect(await tool('Figma')).toMatchObject({ cost: 45, currency: 'CAD' })
    // A pound is none of them.
    expect((await inspect(books.replaceAll('$', '£'))).currency).toBe(null)
  })

  it('is that of the workspace where nothing says it, once and for all, and is said', async () => {
    await count({ currency: 'USD' })
    const card = `Date,Merchant,Amount\n${months((month, at) => `2026-${month}-14,Figma,${at < 4 ? 40 : 50}`)}`
    expect(await inspect(card)).toMatchObject({ payments: true, currency: { code: 'USD', by: 'workspace' } })
    const { notes } = await run(card)
    expect(notes).toContain('Nothing in the file says in which currency its amounts are: they are stored as USD, the currency of the workspace, and stay USD whatever that becomes. If they are in another, choose it (--currency).') // prettier-ignore
    expect(await tool('Figma')).toMatchObject({ currency: 'USD', prices: [{ cost: 50, currency: 'USD' }] })
    // 12 x 50 = 600 dollars; at 0.9 they are 540 euros, and never 600.
    await count({ currency: 'EUR', rates: { USD: 0.9 } })
    expect(await annual()).toBe(540)
  })

  it('is the one that was chosen, which a mapping remembers; a row knows better', async () => {
    await count({ currency: 'USD', rates: { EUR: 2, GBP: 3 } })
    const card = `Date,Merchant,Amount\n${months((month) => `2026-${month}-14,Figma,40\n2026-${month}-20,Miro,£10`)}`
    expect(await inspect(card, { currency: 'EUR' })).toMatchObject({ currency: { code: 'EUR', by: 'chosen' } })
    await test.call('mappings.save', { name: 'Card', file: test.file('spend.csv', card), currency: 'EUR' })
    const { notes } = await run(card, { mapping: 'Card' })
    expect(notes).toContain('Amounts that name no currency are in EUR, as was chosen.')
    expect([(await tool('Figma')).currency, (await tool('Miro')).currency]).toEqual(['EUR', 'GBP'])
    await expect(run(card, { currency: 'euro' })).rejects.toThrow('must be a three-letter currency code such as EUR')
  })
})

describe('costs and prices that name no currency', () => {
  it('of a list follow the workspace, which is said, unless one is chosen or in the name of the column', async () => {
    const list = 'Tool,Annual cost,Owner\nFigma,100,Ann\n'
    expect((await run(list)).notes).toContain('1 cost names no currency and is counted in that of the workspace, now USD. If they are in another, choose it (--currency).') // prettier-ignore
    expect(await inspect(list)).toMatchObject({ payments: false, currency: { code: 'USD', by: 'workspace' } })
    await run(list.replace('Figma', 'Miro'), { currency: 'EUR' })
    expect([(await tool('Figma')).currency, (await tool('Miro')).currency]).toEqual([null, 'EUR'])
  })

  it('of a file of prices can be said beforehand, by a column or for all', async () => {
    const prices = 'Tool;From;Cost;Ccy\nSegment;2026-04-15;24000;USD\n'
    expect(await inspect(prices)).toMatchObject({ kind: 'tool-prices', currency: { code: null, by: 'tool' } })
    expect(await inspect(prices, { currency: 'USD' })).toMatchObject({ currency: { code: 'USD', by: 'chosen' } })
    const named = { kind: 'tool-prices', map: { cost: 'Cost (USD)' } }
    expect(await inspect(prices.replace('Cost', 'Cost (USD)'), named)).toMatchObject({ currency: { code: 'USD', by: 'name' } }) // prettier-ignore
    expect(await inspect(prices, { map: { currency: 'Ccy' } })).toMatchObject({ currency: null })
  })

  it('change what a tool costs a year by the rate of its own currency', async () => {
    // Customer.io went from $12,000 to $14,400; at 0.92 that is €2,208 a year more, and not €2,400.
    await count({ currency: 'EUR', rates: { USD: 0.92 } })
    await run('Tool,Annual cost,Currency,Start date\nCustomer.io,14400,USD,2023-12-15\n')
    await run('Tool;From;Cost\nCustomer.io;15-12-2024;12.000,00\nCustomer.io;15-12-2025;14.400,00\n')
    const { rows } = await test.call('report.run', { slug: 'stack-diff', params: { a: '2025-11-26', b: '2026-11-26' } })
    expect(rows).toMatchObject([{ tool: 'Customer.io', change: 'price', amount: 2208 }])
  })

  it('into a new workspace take nothing of the one that is open', async () => {
    await count({ currency: 'CHF', excludePaymentCategories: ['Travel'] })
    const card = 'Date,Payee,Amount,Category\n2026-01-05,Figma,10,Software\n2026-01-06,KLM,20,Travel\n'
    expect(await inspect(card)).toMatchObject({
      currency: { code: 'CHF', by: 'workspace' },
      tools: [{ name: 'Figma' }],
    })
    const fresh = await inspect(card, { newWorkspace: true })
    expect(fresh).toMatchObject({ currency: { code: 'USD', by: 'workspace' } })
    expect(fresh.tools.map(({ name }) => name)).toEqual(['Figma', 'KLM'])
    const euros = await inspect(card.replace('Amount', 'Amount (EUR)'), { newWorkspace: true })
    expect(euros.currency).toEqual({ code: 'EUR', by: 'name' })
  })

  it('of a file of prices are in that of their tool', async () => {
    await count({ currency: 'EUR', rates: { USD: 0.5 } })
    await run('Tool,Annual cost,Currency\nSegment,20000,USD\nHubSpot,18000,EUR\nLoom,120,\n')
    const prices = 'Tool;From;Cost\nSegment;2026-04-15;24000\nHubSpot;2026-02-15;21600\nLoom;2026-01-01;240\n'
    const { notes } = await run(prices)
    expect(notes).toContain('3 prices name no currency and are in that of the tool: 1 in USD, 1 in EUR, 1 of tools without one in EUR, the currency of the workspace. If they are in another, choose it (--currency).') // prettier-ignore
    expect((await tool('Segment')).prices).toMatchObject([{ cost: 24_000, currency: 'USD' }])
    // 24,000 x 0.5 + 21,600 + 240.
    expect(await annual()).toBe(33_840)
    expect(await run(prices)).toMatchObject({ rowsImported: 0, rowsDuplicate: 3 })
    expect((await run(prices, { currency: 'GBP' })).notes).toContain(
      '3 prices name no currency: in GBP, as was chosen.',
    )
  })

  it('that were stored without one are in that of their tool too', async () => {
    await count({ currency: 'EUR', rates: { USD: 0.5 } })
    await test.call('tools.add', { tool: { name: 'Segment', cost: 100, currency: 'USD', billingPeriod: 'year', prices: [{ from: '2026-01-01', cost: 200, billingPeriod: 'year' }] } }) // prettier-ignore
    expect(await annual()).toBe(100)
  })
})

describe('refunds', () => {
  const charges = (word: string): string => months((month) => `2026-${month}-15,Unbounce,99.00,${word}`, 3)
  it.each([
    ['Debet/Credit', 'D', 'C'],
    ['Af Bij', 'Af', 'Bij'],
    ['S/H', 'S', 'H'],
    ['Soll/Haben', 'Soll', 'Haben'],
    ['Type', 'Purchase', 'Refund'],
    ['type', 'Charge', 'Credit'],
    ['Kind of row', 'DR', 'CR'],
  ])('"%s" tells %s from %s: no price and no end follows', async (column, out, back) => {
    // Monthly until March; 49.50 came back on 2 April. The next charge was due on 15 April (31 + 28 days: a gap of 29.5,
    // taken as 30, after the last of 15 March is 14 April), and the file goes on until the end of June.
    const rows = `Date,Merchant,Amount,${column}\n${charges(out)}2026-04-02,Unbounce,49.50,${back}\n2026-06-30,Miro,10,${out}\n`
    const preview = await inspect(rows)
    expect(preview.columns.find(({ name }) => name === column)!.field).toBe('direction')
    const { notes } = await run(rows)
    expect(notes).toContain(`1 refund is read as such, by "${column}": Unbounce 49.5 USD on 2026-04-02. No price follows from them. A charge that came back whole is none; where none came in its place, the tool ended with it.`) // prettier-ignore
    expect(await tool('Unbounce')).toMatchObject({
      cost: 99, prices: [], status: 'retired', endDate: '2026-04-14', note: 'Refunds: 49.5 on 2026-04-02.',
      custom: { Charges: '3', 'Last charge': '2026-03-15' },
    }) // prettier-ignore
  })

  it('end what a charge was to go on with, where it came back whole and none came in its place', async () => {
    const paid = (payee: string, ...rows: string[]) =>
      ['2025-09-03,3588', '2026-09-03,3588', ...rows].map((row) => row.replace(',', `,${payee},`))
    await run(
      [
        'Date,Merchant,Amount',
        ...paid('Typeform', '2026-09-15,-3588'),
        ...paid('Corrected', '2026-09-15,-3588', '2026-09-16,3600'),
        ...paid('Second', '2026-09-05,3588', '2026-09-15,-3588'),
        '2026-11-25,Bakery,5',
      ].join('\n'),
    )
    expect(await tool('Typeform')).toMatchObject({
      status: 'retired', cost: 3588, billingPeriod: 'year', endDate: '2026-09-03', prices: [],
      note: 'Refunds: 3588 on 2026-09-15. The charge of 3588.00 USD on 2026-09-03 came back whole on 2026-09-15, and none came in its place: it ended on 2026-09-03.',
    }) // prettier-ignore
    for (const payee of ['Corrected', 'Second'])
      expect(await tool(payee)).toMatchObject({ status: 'active', endDate: null })
  })

  it('are refunds whatever sign they are written with', async () => {
    for (const [out, back] of [
      ['-99', '49.5'],
      ['-99', '-49.5'],
      ['99', '-49.5'],
    ]) {
      await run(`Date,Merchant,Amount,D/C\n${charges('D').replaceAll('99.00', out!)}2026-04-02,Unbounce,${back!},C\n`)
      expect(await tool('Unbounce')).toMatchObject({ cost: 99, prices: [], custom: { Charges: '3' } })
    }
  })

  it('by the sign alone too; who only paid is no vendor', async () => {
    const report = await run(`Date,Payee,Amount\n${months((month) => `2026-${month}-15,Unbounce,-99`, 3)}2026-04-02,Unbounce,49.5\n2026-04-03,A client,4700\n`) // prettier-ignore
    expect(report.notes.join(' ')).toContain('1 refund is read as such, by the sign of the amount: Unbounce 49.5 USD')
    expect(report).toMatchObject({ rowsRead: 5, rowsImported: 4, rejects: [{ line: 6, reason: 'money came in, and nothing was paid to this payee' }] }) // prettier-ignore
    expect(await tool('A client')).toBeUndefined()
  })

  it('in a column that a person chose; words that say nothing are named', async () => {
    const rows = `Date,Merchant,Amount,Code\n${charges('x')}2026-04-02,Unbounce,49.50,credit\n`
    const { notes } = await run(rows, { map: { direction: 'Code' }, format: 'payments' })
    expect(notes.join(' ')).toContain('In "Code", "x" does not say whether money went out or came in')
    expect(await tool('Unbounce')).toMatchObject({ cost: 99, prices: [] })
  })
})

it('a bank account is a category only where a person says so', async () => {
  const rows = `Date,Payee,Amount,Account\n${months((month) => `2026-${month}-15,Slack,10,Chase Checking (4410)`, 3)}`
  await run(rows)
  expect((await tool('Slack')).category).toBe('')
  await run(rows, { format: 'payments', map: { category: 'Account' } })
  expect((await tool('Slack')).category).toBe('Chase Checking (4410)')
  // Nor any other account; what is called a category is one.
  const charges = rows.replaceAll('Chase Checking (4410)', 'Bank charges')
  await run(charges.replaceAll('Slack', 'Zoom'))
  expect((await tool('Zoom')).category).toBe('')
  await run(charges.replaceAll('Slack', 'Miro').replace('Account', 'Category'))
  expect((await tool('Miro')).category).toBe('Bank charges')
})
