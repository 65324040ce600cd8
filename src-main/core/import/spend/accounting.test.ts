/** What accounting packages write: debits and credits in columns of their own. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
