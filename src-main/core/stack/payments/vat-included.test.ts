/** Amounts with VAT count without it, whenever and wherever it is said. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { runReport } from '../../../../shared/api.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR' })
})
afterEach(() => test.close())

const months = ['01', '02', '03', '04', '05', '06']
/** 119.00 a month to Personio, 50.00 to Zoom. */
const text = (to = 6): string =>
  `Date,Payee,Amount,Currency\n${months.slice(0, to).flatMap((month) => [`2026-${month}-03,Personio SE & Co. KG,119.00,EUR`, `2026-${month}-05,Zoom,50.00,EUR`]).join('\n')}\n` // prettier-ignore
const vat = [{ rate: 19, payees: ['Personio'] }]
const run = async (options = {}, content = text(), name = 'books.csv') =>
  (await test.call('imports.run', { files: [{ file: test.file(name, content), ...options }] })).files[0]!
const costs = async (): Promise<Record<string, number | null>> =>
  Object.fromEntries((await test.call('tools.list', {})).tools.map(({ name, cost }) => [name.split(' ')[0]!, cost]))
const spend = async () => {
  const { totals } = await runReport(test.call, 'stack-spend', { from: '2026-01-01', to: '2026-07-01' })
  const { paid, vatTakenOff } = totals
  return { paid, vatTakenOff }
}

it('is taken off the payees that an import names, and said of it and beside reports', async () => {
  const said = 'Without 19 % VAT: 6 payments to Personio SE & Co. KG count 114.00 EUR less than charged (vatIncluded in the configuration).' // prettier-ignore
  expect((await run({ vat })).notes).toContain(said)
  expect(await costs()).toEqual({ Personio: 100, Zoom: 50 })
  const off = [{ rate: 19, currency: 'EUR', payees: ['Personio SE & Co. KG'], payments: 6, amount: 114 }]
  expect(await spend()).toMatchObject({ paid: 900, vatTakenOff: off })
  const { id } = (await test.call('tools.list', {})).tools.find(({ name }) => name.startsWith('Personio'))!
  const { payments, notes } = await test.call('tools.payments', { id, asOf: null })
  expect(payments[0]).toMatchObject({ amount: 100, extra: { 'Amount with VAT': '119' } })
  expect(notes).toEqual([said])
})

it('stays so for later files of the kind, the same rows again, and after an import is taken back', async () => {
  await run({ vat }, text(4))
  const next = await run({}, text(), 'later.csv')
  expect(next).toMatchObject({ rowsImported: 4, rowsDuplicate: 8 })
  expect(await spend()).toMatchObject({ paid: 900 })
  const [first] = (await test.call('imports.list', {})).toSorted((a, b) => a.id - b.id)
  await test.call('imports.undo', { importId: first!.id })
  expect(await costs()).toEqual({ Personio: 100, Zoom: 50 })
  expect(await spend()).toMatchObject({ paid: 900 })
})

it('can be said afterwards, of all payees and of none', async () => {
  await run()
  expect(await spend()).toMatchObject({ paid: 1014, vatTakenOff: [] })
  await test.call('config.set', { config: { vatIncluded: [{ rate: 19 }, { rate: 0, payees: ['Zoom'] }] } })
  expect(await spend()).toMatchObject({ paid: 900 })
  expect(await costs()).toEqual({ Personio: 100, Zoom: 50 })
  await test.call('config.set', { config: { vatIncluded: [] } })
  expect(await costs()).toEqual({ Personio: 119, Zoom: 50 })
})

it('is what another import of the kind says in its place, and names who is not in the file', async () => {
  await run({ vat }, text(4))
  const notes = (await run({ vat: [{ rate: 19, payees: ['Zoom', 'Datev'] }] }, text(), 'later.csv')).notes
  expect(notes).toContain('VAT is in the amounts of payees of whom these rows have no payment: Datev.')
  expect(await costs()).toEqual({ Personio: 119, Zoom: 42.02 })
})

it('is shown before it is imported', async () => {
  const preview = (options = {}) => test.call('imports.inspect', { file: test.file('books.csv', text()), ...options }) // prettier-ignore
  expect((await preview()).vat).toEqual({ given: [], isChosen: false, taxColumn: null })
  const shown = await preview({ vat })
  expect(shown.vat).toEqual({ given: vat, isChosen: true, taxColumn: null })
  expect(shown.tools.map(({ cost }) => cost)).toEqual(['100', '50'])
  await run({ vat })
  expect((await preview()).vat).toEqual({ given: vat, isChosen: false, taxColumn: null })
})

/** Personio 119.00 with 19.00 of VAT, Zoom 50.00 without; a bill comes back. As an expense tool writes them, in the minus. */
const card = (tax = '-19.00', paid = '-119.00'): string =>
  ['Date,Merchant,Amount,Currency,Tax amount', ...months.flatMap((month) => [`2026-${month}-03,Personio,${paid},EUR,${tax}`, `2026-${month}-05,Zoom,-50.00,EUR,0.00`]), '2026-06-20,Personio,119.00,EUR,19.00'].join('\n') // prettier-ignore
const byRow = [{ rate: 0, payees: [], column: 'Tax amount' }]

it('is offered and taken as a column says it of each row, whatever its sign', async () => {
  const { notes } = await run({}, card())
  expect(notes.join('\n')).toContain('“Tax amount” says the VAT of each row, which the amounts have in them: they count with it.') // prettier-ignore
  expect((await spend()).paid).toBe(895)
  expect((await test.call('imports.inspect', { file: test.file('books.csv', card()) })).vat).toMatchObject({ taxColumn: 'Tax amount' }) // prettier-ignore
  const said = 'Without VAT, as “Tax amount” says of each row: 7 payments to Personio count 95.00 EUR less than charged (vatIncluded in the configuration).' // prettier-ignore
  expect((await run({ vat: byRow }, card('19.00'), 'again.csv')).notes).toContain(said)
  expect(await spend()).toMatchObject({ paid: 800, vatTakenOff: [{ rate: null, column: 'Tax amount', payments: 7, amount: 95 }] }) // prettier-ignore
})

it('is none in net amounts with the VAT beside them, and in no column that the file has not', async () => {
  const { notes } = await run({}, card('-22.61'))
  expect(notes.join('\n')).not.toContain('says the VAT of each row')
  const wrong = run({ vat: [{ rate: 0, payees: [], column: 'Tax' }] }, card())
  await expect(wrong).rejects.toThrow('has no column "Tax" that says the VAT of each row')
})
