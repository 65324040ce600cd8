/** Dollars of the bills, not euros of the bank, are held against a contract in dollars. */
import { expect, it } from 'vitest'
import { openApp } from '../../testing/open-app.ts'
import { inOriginal } from './in-original.ts'

const payment = { line: 2, vendor: 'Zoom', date: '2026-01-03', direction: null, currency: 'EUR', category: '', team: '', owner: '' } // prettier-ignore
const original = (amount: string) => ({ 'Orig amount': amount, 'Orig currency': 'USD' })

it('says what bills were in their own currency, and nothing where one does not', () => {
  const all = [{ ...payment, amount: 810, extra: original('920') }, { ...payment, amount: -405, extra: original('-460') }] // prettier-ignore
  expect(inOriginal(all, 'USD')?.map(({ amount, currency }) => `${amount} ${currency}`)).toEqual(['920 USD', '-460 USD']) // prettier-ignore
  expect(inOriginal([...all, { ...payment, amount: 800, extra: {} }], 'USD')).toBeNull()
  expect(inOriginal(all, 'EUR')).toBeNull()
})

it('a contract in dollars is held against the dollars of its bills', async () => {
  const test = await openApp({ currency: 'EUR', rates: { USD: 0.88 } })
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}-03`)
  await test.call('imports.run', { files: [{ file: test.file('list.csv', 'name,cost,currency,billing_period\nZoom,9600,USD,year\n') }] }) // prettier-ignore
  const rows = months.map((day, at) => `${day},Zoom,${790 + at},EUR,920.00,USD`)
  await test.call('imports.run', { files: [{ file: test.file('books.csv', `Date,Payee,Amount,Currency,Original Amount,Original Currency\n${rows.join('\n')}\n`) }] }) // prettier-ignore
  const { id, paidOtherwise } = (await test.call('tools.list', {})).tools[0]!
  const { year } = await test.call('tools.payments', { id, asOf: '2025-12-31' })
  expect(year).toMatchObject({ currency: 'USD', paid: 11_040, contract: 9600, difference: 1440 })
  expect(paidOtherwise).toMatchObject({ currency: 'USD', annualCost: 11_040 })
  test.close()
})

it('one purchase in two exports is not two where only one of them says its dollars', async () => {
  const test = await openApp({ currency: 'CAD', rates: { USD: 1.4 } })
  const bring = (name: string, text: string, more = {}) =>
    test.call('imports.run', { files: [{ file: test.file(name, text), ...more }] })
  await bring('list.csv', 'name,vendor,cost,currency,billing_period\nFigma,"Figma, Inc.",9240,USD,year\n')
  // 9,240 dollars at 1.369 are 12,649.56, which at the rate of the workspace are 9,035.40: as good as what the list says.
  await bring('card.csv', 'Date,Merchant,Amount,Currency,Original Amount,Original Currency\n2026-06-01,FIGMA INC,12649.56,CAD,9240.00,USD\n') // prettier-ignore
  await bring('books.csv', 'Date,Vendor,Account,Amount,Currency\n2025-06-01,"Figma, Inc.",Software,8858.16,CAD\n2026-06-01,"Figma, Inc.",Software,12649.56,CAD\n') // prettier-ignore
  const [figma] = (await test.call('tools.list', {})).tools.filter(({ name }) => name === 'Figma')
  expect(figma).toMatchObject({ currency: 'USD', paidOtherwise: null })
  expect(figma!.paidInSeveral).toContain('Charged in 2 exports at once')
  test.close()
})
