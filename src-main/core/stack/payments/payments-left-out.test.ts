/** A payee that is paid for software and for ads: what is no software can stay out. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR' })
})
afterEach(() => test.close())

const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
const bill = (day: string, account: string, amount: number): string => `,${day},Bill,1600 Accounts payable (A/P),${account},${amount}` // prettier-ignore
const books = `,Date,Transaction type,Account full name,Item split account,Amount
Figma,,,,,
${bill('01/12/2023', '6815 Software & subscriptions', 10)}
${bill('31/12/2024', '6815 Software & subscriptions', 10)}
LinkedIn Ireland,,,,,
${bill('10/12/2023', '6815 Software & subscriptions', 11_520)}
${months.map((month) => bill(`20/${month}/2024`, '6600 Advertising', 3000)).join('\n')}
${bill('10/12/2024', '6815 Software & subscriptions', 11_520)}
`
const excludePayeeCategories = [{ payee: 'LinkedIn Ireland', category: 'Advertising' }]
const bring = async () => (await test.call('imports.run', { files: [{ file: test.file('books.csv', books), currency: 'EUR' }] })).files[0]! // prettier-ignore
const linkedIn = async () => (await test.call('tools.list', {})).tools.find(({ name }) => name.startsWith('LinkedIn'))!
const leaveOut = (config: Record<string, unknown>) => test.call('config.set', { config })

it('is proposed, left out, and taken back, and its rows stay in the account', async () => {
  const report = await bring()
  expect(report).toMatchObject({ rowsRead: 16, rowsImported: 16 })
  expect(report.notes.join('\n')).toContain('others to the same payee are software: LinkedIn Ireland (12 payments, 36000.00 EUR, under "Advertising" beside "Software & subscriptions").') // prettier-ignore
  const before = await linkedIn()
  expect(before.bookedBeside).toEqual([{ payee: 'LinkedIn Ireland', category: 'Advertising', payments: 12, amount: 36_000, currency: 'EUR', software: 'Software & subscriptions' }]) // prettier-ignore
  await leaveOut({ excludePayeeCategories })
  const after = await linkedIn()
  expect(after).toMatchObject({ cost: 11_520, billingPeriod: 'year', category: 'Software & subscriptions', bookedBeside: [] }) // prettier-ignore
  const { payments, year } = await test.call('tools.payments', { id: after.id, asOf: '2024-12-31' })
  expect(year).toMatchObject({ paid: 11_520, charges: 1 })
  expect(payments.filter(({ kind }) => kind === 'left out').map(({ why }) => why)).toEqual(months.map(() => 'Left out as no software, as its category is Advertising (excludePayeeCategories).')) // prettier-ignore
  expect((await test.call('tools.list', {})).leftOut).toMatchObject([{ by: 'payeeCategory', payments: { count: 12 } }])
  await leaveOut({ excludePayeeCategories: [] })
  expect(await linkedIn()).toEqual(before)
})

it('is the same where it was left out before the import', async () => {
  await bring()
  await leaveOut({ excludePayeeCategories })
  const { id, ...after } = await linkedIn()
  test.close()
  test = await openApp({ currency: 'EUR', excludePayeeCategories })
  const report = await bring()
  expect(report.rowsImported).toBe(16)
  expect(report.notes.join('\n')).toContain('12 payments of a category that is left out of their payee are in the account and in no report: LinkedIn Ireland: Advertising (12)') // prettier-ignore
  expect({ ...(await linkedIn()), id, importedFrom: '' }).toEqual({ ...after, id, importedFrom: '' })
})
