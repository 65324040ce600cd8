/** Money of Chargebee's exports: without tax, at the rate beside it, less what credit notes give back. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { missingRates } from '../../../../shared/notes/no-rate.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR' })
})
afterEach(() => test.close())

interface Invoice {
  of: string
  code?: string
  rate?: string
  net: string
  tax?: string
  status?: string
  back?: string
}

const sum = (net: string, tax: string): string => (Number(net) + Number(tax)).toFixed(2)

const invoices = (rows: Invoice[], isWithBack = false): string =>
  [
    `Invoice Number,Customer Id,Status,Invoice Date,Paid On,Currency,Exchange Rate,Sub Total,Tax Total,Amount,First Invoice,Customer Email${isWithBack ? ',Refunded Amount' : ''}`,
    ...rows.map(({ of, code = 'EUR', rate = '1.0', net, tax = '0.00', status = 'Paid', back = '' }, i) =>
      [`INV-${of}`, `c${of}`, status, `0${i + 1}-Sep-2026 10:00`, '', code, rate, net, tax, sum(net, tax), 'true', `${of}@x.org`, ...(isWithBack ? [back] : [])].join(',')), // prettier-ignore
    '',
  ].join('\n')

interface CreditNote {
  of: string
  type?: string
  status?: string
  code?: string
  rate?: string
  net: string
  tax?: string
}

const creditNotes = (rows: CreditNote[]): string =>
  [
    'Credit Note Number,Customer Id,Reference Invoice Id,Type,Reason Code,Status,Date,Currency,Exchange Rate,Sub Total,Tax Total,Total',
    ...rows.map(({ of, type = 'Refundable', status = 'Refunded', code = 'EUR', rate = '1.0', net, tax = '0.00' }, i) =>
      [`CN-${i}`, `c${of}`, `INV-${of}`, type, 'Other', status, `0${i + 1}-Oct-2026 10:00`, code, rate, net, tax, sum(net, tax)].join(',')), // prettier-ignore
    '',
  ].join('\n')

const units: Invoice[] = [
  { of: 'a', net: '199.00', tax: '41.79' },
  { of: 'b', net: '100.00', code: 'GBP', rate: '1.1525' },
  { of: 'c', net: '100.00', code: 'GBP', rate: '1.1390' },
  { of: 'd', net: '500.00', status: 'Not Paid' },
]

const bring = async (name: string, text: string) => (await test.call('imports.run', { files: [{ file: test.file(name, text) }] })).files[0]! // prettier-ignore
const config = (config: Partial<WorkspaceConfig>) => test.call('config.set', { config })

async function worth(property = 'value', less?: string): Promise<number> {
  await config({ goals: [{ name: 'Paid', event: 'invoice paid', path: null, where: {}, after: null, count: 'every', value: { property, ...(less && { less }) } }] }) // prettier-ignore
  const { totals } = await runReport(test.call, 'content-attribution', { goal: 'Paid' })
  return Number(totals.value.toFixed(4))
}

it('counts invoices without tax, and says so', async () => {
  const { notes } = await bring('i.csv', invoices(units.slice(0, 1)))
  expect(notes.join(' ')).toContain('Amounts count without tax: “Amount” less “Tax Total”. A goal that is worth “Amount” counts them with it.') // prettier-ignore
  expect([await worth(), await worth('Amount'), await worth('Sub Total')]).toEqual([199, 240.79, 199])
})

it('counts each amount at its own exchange rate, whatever amount a goal is worth', async () => {
  const { notes } = await bring('i.csv', invoices(units))
  expect(notes).toContain('2 amounts in GBP count in EUR at the exchange rate that stands beside each in the file, not at one of the workspace.') // prettier-ignore
  expect(notes.flatMap(missingRates)).toEqual([])
  expect(await worth()).toBeCloseTo(199 + 115.25 + 113.9, 10)
  await config({ rates: { GBP: 2 } })
  expect(await worth('Amount')).toBeCloseTo(240.79 + 115.25 + 113.9, 10)
})

it('needs a rate of the workspace where it counts in another currency than the books', async () => {
  await config({ currency: 'GBP' })
  const { notes } = await bring('i.csv', invoices(units))
  expect(notes.flatMap(missingRates)).toEqual(['EUR'])
  await expect(worth()).rejects.toThrow('A conversion is valued in EUR, and the workspace has no rate from EUR to GBP')
  await config({ rates: { EUR: 0.5 } })
  expect(await worth()).toBe(299.5)
})

it('takes refundable credit notes off their invoices, whichever file came first, and nothing else', async () => {
  const { notes, format } = await bring(
    'n.csv',
    creditNotes([
      { of: 'a', net: '99.50', tax: '20.89' },
      { of: 'b', net: '40.00', code: 'GBP', rate: '1.1525' },
      { of: 'a', net: '10.00', tax: '2.10', status: 'Voided' },
      { of: 'd', net: '500.00', type: 'Adjustment', status: 'Adjusted' },
      { of: 'c', net: '30.00', code: 'GBP', rate: '1.1390', type: 'Adjustment', status: 'Adjusted' },
    ]),
  )
  expect(format).toBe('chargebee-credit-notes')
  expect(notes.join(' ')).toContain('Refundable credit notes are taken off the invoices they name, whichever file comes first; adjustments write off what was never paid') // prettier-ignore
  await bring('i.csv', invoices(units))
  expect(await worth()).toBeCloseTo(199 - 99.5 + 60 * 1.1525 + 113.9, 10)
  expect(await worth('Amount')).toBeCloseTo(240.79 - 120.39 + 60 * 1.1525 + 113.9, 10)
  expect(await worth('Tax Total')).toBeCloseTo(41.79 - 20.89, 10)
  expect(await worth('Invoice Number')).toBe(0)
})

it('counts a refund once that the invoices say too', async () => {
  await bring('i.csv', invoices([{ of: 'a', net: '100.00', tax: '20.00', back: '60.00' }, { of: 'b', net: '100.00', back: '0.00' }], true)) // prettier-ignore
  expect(await worth()).toBe(150)
  // One that the export of invoices had, with one that is newer.
  await bring('n.csv', creditNotes([{ of: 'a', net: '50.00', tax: '10.00' }, { of: 'a', net: '20.00', tax: '4.00' }, { of: 'b', net: '100.00' }])) // prettier-ignore
  expect(await worth()).toBe(30)
  expect(await worth('Amount', 'Refunded Amount')).toBe(36)
  expect(await worth('Amount')).toBe(36)
})

it('reads cents of either file as they are written', async () => {
  const inCents = (text: string): string => text.replaceAll(/,(\d+)\.(\d\d)(?=,)/g, ',$1$2').replaceAll(/,(\d+)\.(\d\d)$/gm, ',$1$2') // prettier-ignore
  await bring(
    'i.csv',
    inCents(
      invoices([
        { of: 'a', net: '100.00', tax: '20.00' },
        { of: 'b', net: '50.00' },
      ]),
    ),
  )
  await bring('n.csv', creditNotes([{ of: 'a', net: '25.00', tax: '5.00' }]))
  expect([await worth(), await worth('Amount')]).toEqual([125, 140])
})

it('leaves credit notes of others alone', async () => {
  const { format } = await test.call('imports.inspect', { file: test.file('o.csv', creditNotes([{ of: 'a', net: '1.00', type: 'Sales' }])) }) // prettier-ignore
  expect(format).toBeNull()
})
