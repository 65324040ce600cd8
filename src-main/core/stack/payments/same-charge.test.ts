/** One payment that a card and the books both have, and two that look like one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR' })
})
afterEach(() => test.close())

const payments = (...rows: string[]): string => `Date,Merchant,Amount,Currency,Original Amount,Original Currency,Card\n2023-01-02,Rent,5,EUR,5,EUR,1\n${rows.join('\n')}\n2024-12-30,Rent,5,EUR,5,EUR,1\n` // prettier-ignore
const books = (
  ...rows: string[]
): string => `,Date,Transaction type,Account full name,Item split account,Currency,Foreign amount,Amount
Rent,,,,,,,
,05/01/2023,Bill,1600 Accounts payable (A/P),6310 Rent,EUR,5.00,5.00
,30/12/2024,Bill,1600 Accounts payable (A/P),6310 Rent,EUR,5.00,5.00
Loom,,,,,,,
${rows.join('\n')}
`
const pushed = ',25/07/2024,Expense,1810 Company Card,6815 Software,USD,112.00,101.50'
const billed = (from: string): string[] => [
  ',14/07/2023,Bill,1600 Accounts payable (A/P),6815 Software,USD,112.00,104.00',
  ',25/07/2024,Bill,1600 Accounts payable (A/P),6815 Software,USD,112.00,101.50',
  `,02/08/2024,Bill Payment,${from},1600 Accounts payable (A/P),USD,-112.00,-101.50`,
]
const before = '2023-07-22,Loom,90,EUR,100,USD,1'
const card = '2024-07-23,Loom,100,EUR,112,USD,1'

const state = async (files: Record<string, string>) => {
  for (const [name, content] of Object.entries(files))
    await test.call('imports.run', { files: [{ file: test.file(name, content) }] })
  const { id, paidInSeveral } = (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Loom')!
  const { year, payments } = await test.call('tools.payments', { id, asOf: '2024-12-31' })
  const out = payments.filter(({ kind }) => kind === 'left out').map(({ date }) => date)
  return { paidInSeveral, year, out }
}
const both = (a: [string, string], b: [string, string]) => [
  { order: 'the card first', files: Object.fromEntries([a, b]) },
  { order: 'the books first', files: Object.fromEntries([b, a]) },
]

describe('a yearly charge of a card that the books have days later', () => {
  it.each(both(['card.csv', payments(before, card)], ['books.csv', books(pushed)]))(
    'counts once, by what it was before it was converted, with $order',
    async ({ files }) => {
      const { year, out } = await state(files)
      expect(year).toMatchObject({ paid: 101.5, charges: 1, doubled: 0, paidBefore: 90 })
      expect(out).toEqual(['2024-07-23'])
    },
  )

  it.each(both(['card.csv', payments(card)], ['books.csv', books(...billed('1200 Commerzbank'))]))(
    'is one too many where the bill was paid from a bank account, with $order',
    async ({ files }) => {
      const { year, out } = await state(files)
      expect(out).toEqual([])
      expect(year).toMatchObject({ paid: 201.5, charges: 2, doubled: 101.5 })
      expect(year!.why).toContain('100.00 EUR on 2024-07-23 (by card) and 101.50 EUR on 2024-07-25 (from a bank account) are paid twice, or written down in both: if paid, 101.50 EUR is to be claimed back.') // prettier-ignore
    },
  )

  it('counts once where that card paid the bill', async () => {
    const { year } = await state({ 'card.csv': payments(card), 'books.csv': books(...billed('1810 Company Card')) })
    expect(year).toMatchObject({ paid: 101.5, charges: 1, doubled: 0 })
  })

  it('counts twice where it is of another amount, or later than a week', async () => {
    const other = card.replace('100,EUR,112', '99,EUR,110')
    expect((await state({ 'card.csv': payments(before, other), 'books.csv': books(pushed) })).year).toMatchObject({ charges: 2 }) // prettier-ignore
  })
})

it('names a tool whose monthly charges stand in both as written down in both', async () => {
  const months = ['07', '08', '09', '10', '11', '12']
  const { paidInSeveral, year } = await state({
    'card.csv': payments(...months.map((month) => `2024-${month}-03,Loom,10,EUR,11,USD,1`)),
    'books.csv': books(...months.map((month) => `,05/${month}/2024,Expense,1810 Company Card,6815 Software,USD,11.00,10.00`)), // prettier-ignore
  })
  expect(paidInSeveral).toContain(': the same payments, written down in each of them. They count once.')
  expect(year).toMatchObject({ paid: 60, charges: 6, doubled: 0 })
})
