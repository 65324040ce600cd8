/** Which column of a table of payments says who was paid, and what a person says of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { inspectFile } from '../inspect/inspect-file.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const row = (day: string): string => `${day};HubSpot Ireland Ltd;Marketing Hub;5400,00\n`
const table = (columns: string): string => test.file('ledger.csv', `${columns}\n${row('2026-03-02')}${row('2026-06-02')}${row('2026-09-02')}`) // prettier-ignore
const bring = async (file: string, options = {}) =>
  (await test.call('imports.run', { files: [{ file, ...options }] })).files[0]!
const tools = async () => (await test.call('tools.list', {})).tools

describe('the payee of a table of payments', () => {
  it.each([
    'Contact',
    'Naam relatie',
    'Relatie',
    'Supplier',
    'Leverancier',
    'Lieferant',
    'Kreditor',
    'Fournisseur',
    'Proveedor',
    'Merchant',
    'Vendor',
    'Payee',
    'Name',
  ])(
    // prettier-ignore
    'is in "%s" rather than in the description, which stays with the payment',
    async (column) => {
      expect(await bring(table(`Date;${column};Description;Debit`))).toMatchObject({ format: 'payments' })
      const [tool] = await tools()
      expect(tool).toMatchObject({ name: 'HubSpot Ireland Ltd' })
      const { payments } = await test.call('tools.payments', { id: tool!.id, asOf: null })
      expect(payments[0]!.extra).toEqual({ Description: 'Marketing Hub' })
      expect(tool!.custom).not.toHaveProperty('Description')
    },
  )

  it('is in the description where nothing else is there, and no contact makes a table one of payments', async () => {
    expect(await bring(test.file('a.csv', 'Date;Description;Debit\n2026-03-02;Figma;90,00\n'))).toMatchObject({ format: 'payments' }) // prettier-ignore
    const deals = await inspectFile(test.file('b.csv', 'Date;Contact;Amount\n2026-03-02;Ada Lovelace;90,00\n'))
    expect(deals.parts[0]!.matches).toEqual([])
  })
})

describe('a day, a vendor and an amount', () => {
  const rows = ['2026-01-05', '2026-02-05', '2026-03-05'].map((day) => `${day},Figma,90`).join('\n')

  it.each(['Supplier', 'Vendor', 'Vendor name'])('are payments, the vendor in "%s"', async (column) => {
    expect(await bring(test.file('s.csv', `Date,${column},Amount\n${rows}\n`))).toMatchObject({ format: 'payments' })
    expect(await tools()).toMatchObject([{ name: 'Figma', cost: 90, billingPeriod: 'month' }])
  })

  it('are a list of tools beside what no payment says', async () => {
    expect(await bring(test.file('l.csv', 'Date,Vendor,Amount,Seats\n2026-01-05,Figma,90,5\n'))).toMatchObject({ format: 'tool-inventory' }) // prettier-ignore
  })
})

describe('a column that a person says is the payee', () => {
  const columns = 'Date;Contact;Description;Debit'

  it('leaves payments what they are, in the preview and in the account', async () => {
    const map = { name: 'Description' }
    const preview = await test.call('imports.inspect', { file: table(columns), map })
    expect(preview).toMatchObject({ payments: true, format: { id: 'payments' } })
    expect(preview.columns.map(({ field }) => field)).toEqual(['start_date', null, 'name', 'cost'])
    expect(await bring(table(columns), { map })).toMatchObject({ format: 'payments', rowsImported: 3 })
    expect(await tools()).toMatchObject([{ name: 'Marketing Hub' }])
  })

  it('can be taken away first, and they are payments still, which are not read without one', async () => {
    const preview = await test.call('imports.inspect', { file: table(columns), map: { name: '' } })
    expect(preview).toMatchObject({ payments: true, format: { id: 'payments' } })
    expect(preview.columns.map(({ field }) => field)).toEqual(['start_date', null, null, 'cost'])
    // No row could be read without one: one sentence, and nothing is imported.
    const sentence = 'ledger.csv, line 1: no column gives who was paid (name). Choose one of its columns (Date, Contact, Description, Debit) for it.' // prettier-ignore
    expect(preview.problems).toEqual([expect.objectContaining({ level: 'error', title: 'A column is missing', detail: expect.stringContaining(sentence) as string, count: 0, firstLine: 1 })]) // prettier-ignore
    await expect(bring(table(columns), { map: { name: '' } })).rejects.toThrow(sentence)
    await expect(bring(table(columns), { map: { name: '', cost: '' } })).rejects.toThrow('no column gives who was paid (name), nor the amount (cost).') // prettier-ignore
    const card = test.file('ramp.csv', 'merchant_name,amount,user_transaction_time\nFigma,90,2026-03-02T10:00:00Z\n')
    await expect(bring(card, { map: { name: '' } })).rejects.toThrow('ramp.csv, line 1: no column gives who was paid')
  })

  it('makes a list of tools with a field that only such a list has, or where one was chosen', async () => {
    expect(await bring(table(columns), { map: { name: 'Contact', seats_licensed: 'Debit' } })).toMatchObject({ format: 'tool-inventory' }) // prettier-ignore
    expect(await bring(table(columns), { format: 'tool-inventory', map: { name: 'Contact' } })).toMatchObject({ format: 'tool-inventory' }) // prettier-ignore
  })
})
