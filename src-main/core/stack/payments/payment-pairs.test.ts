/** Two payments of which a person says whether they are one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { type PaymentPair, type PaymentRef, withPair } from '../../../../shared/stack/payment-pairs.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR', rates: { USD: 0.9 } })
})
afterEach(() => test.close())

const card = (...rows: string[]): string => `Date,Merchant,Amount,Currency,Card\n2025-01-02,Rent,5,EUR,1\n${rows.join('\n')}\n2026-12-30,Rent,5,EUR,1\n` // prettier-ignore
const books = (...rows: string[]): string => `Date,Supplier,Total,Currency,Invoice\n2025-01-02,Rent,5,EUR,R-1\n${rows.join('\n')}\n2026-12-30,Rent,5,EUR,R-2\n` // prettier-ignore
const bring = async (name: string, content: string, options = {}) =>
  (await test.call('imports.run', { files: [{ file: test.file(name, content), ...options }] })).files[0]!
const tool = async (start: string) =>
  (await test.call('tools.list', {})).tools.find(({ name }) => name.toLowerCase().startsWith(start))
const paymentsOf = async (start: string) => test.call('tools.payments', { id: (await tool(start))!.id, asOf: '2026-12-31' }) // prettier-ignore
const paid = async (): Promise<number> =>
  (await runReport(test.call, 'stack-spend', { from: '2026-01-01', to: '2027-01-01' })).totals.paid
const refOf = async (start: string, file: string, day: string): Promise<PaymentRef> =>
  (await paymentsOf(start)).payments.find((each) => each.file === file && each.date === day)!.ref!
const say = async (are: PaymentPair['are'], payment: PaymentRef, other: PaymentRef) => {
  const { paymentPairs } = await test.call('config.get', {})
  return test.call('config.set', { config: { paymentPairs: withPair(paymentPairs, { are, payment, other }) } })
}

describe('a bill and a charge that no rule takes for one', () => {
  // A fee of the bank is in the charge, which is too far from the bill besides.
  const bills = books('2025-03-01,Miro,1000,EUR,M-1', '2026-03-01,Miro,1000,EUR,M-2')
  const charge = card('2026-05-20,Miro,1300,EUR,1')
  beforeEach(async () => {
    await bring('books.csv', bills)
    await bring('card.csv', charge)
  })

  it('counts once when somebody says so, whichever of them is to count', async () => {
    expect(await paid()).toBe(2305)
    const [bill, charged] = [await refOf('miro', 'books.csv', '2026-03-01'), await refOf('miro', 'card.csv', '2026-05-20')] // prettier-ignore
    await say('one', charged, bill)
    expect(await paid()).toBe(1005)
    expect((await tool('miro'))!.cost).toBe(1000)
    const { payments, year } = await paymentsOf('miro')
    expect(payments.map(({ date, kind, why }) => [date, kind, why])).toEqual([
      ['2025-03-01', 'charge', null],
      ['2026-03-01', 'charge', 'Counts in place of 1,300.00 EUR to Miro on 2026-05-20, which is the same money as somebody said.'], // prettier-ignore
      [
        '2026-05-20',
        'left out',
        'The same money as 1,000.00 EUR to Miro on 2026-03-01, as somebody said: that counts.',
      ],
    ])
    expect(year).toMatchObject({ paid: 1000, charges: 1 })
    await test.call('config.set', { config: { paymentPairs: [] } })
    await say('one', bill, charged)
    expect(await paid()).toBe(1305)
    await test.call('config.set', { config: { paymentPairs: [] } })
    expect(await paid()).toBe(2305)
  })

  it('stays so after its file is imported again, in any order, and waits while that is taken back', async () => {
    await say('one', await refOf('miro', 'card.csv', '2026-05-20'), await refOf('miro', 'books.csv', '2026-03-01'))
    await bring('more.csv', card('2026-05-20,Miro,1300,EUR,1', '2026-06-20,Figma,40,EUR,1'))
    expect(await paid()).toBe(1045)
    const imports = (await test.call('imports.list', {})).toSorted((a, b) => a.id - b.id)
    for (const { id } of imports) await test.call('imports.undo', { importId: id })
    await bring('card.csv', charge)
    // Without the bill it is all there is.
    expect(await paid()).toBe(1305)
    await bring('books.csv', bills)
    expect(await paid()).toBe(1005)
  })

  it('is known by what the file says, whatever VAT is taken off', async () => {
    await say('one', await refOf('miro', 'card.csv', '2026-05-20'), await refOf('miro', 'books.csv', '2026-03-01'))
    await test.call('config.set', { config: { vatIncluded: [{ rate: 25, payees: ['Miro'] }] } })
    expect(await paid()).toBe(805)
    expect((await refOf('miro', 'books.csv', '2026-03-01')).amount).toBe(1000)
  })
})

it('are one under two names and in two currencies too, of which one is no tool any more', async () => {
  await bring('books.csv', books('2026-03-01,Realtimeboard,1000,EUR,M-1'))
  await bring('card.csv', card('2026-03-20,Miro,1100,USD,1'))
  await say(
    'one',
    await refOf('miro', 'card.csv', '2026-03-20'),
    await refOf('realtimeboard', 'books.csv', '2026-03-01'),
  )
  expect(await tool('miro')).toBeUndefined()
  expect(await paid()).toBe(1005)
})

it('are one in one export, where it was written down twice', async () => {
  await bring('card.csv', card('2026-03-20,Miro,100,EUR,1', '2026-03-20,Miro,100,EUR,1'))
  const { payments } = await paymentsOf('miro')
  expect(payments.map(({ ref }) => ref!.number)).toEqual([1, 2])
  await say('one', payments[1]!.ref!, payments[0]!.ref!)
  expect(await paid()).toBe(105)
  expect((await paymentsOf('miro')).payments.map(({ kind }) => kind)).toEqual(['charge', 'left out'])
})

const quickBooks = `,Date,Transaction type,Account full name,Item split account,Currency,Amount
Rent,,,,,,
,05/01/2025,Bill,1600 Accounts payable (A/P),6310 Rent,EUR,5.00
,30/12/2026,Bill,1600 Accounts payable (A/P),6310 Rent,EUR,5.00
Loom,,,,,,
,14/07/2025,Bill,1600 Accounts payable (A/P),6815 Software,EUR,100.00
,25/07/2026,Bill,1600 Accounts payable (A/P),6815 Software,EUR,100.00
,02/08/2026,Bill Payment,1200 Commerzbank,1600 Accounts payable (A/P),EUR,-100.00
`

describe('two that a rule doubts', () => {
  const both = async () => (await paymentsOf('loom')).payments.filter(({ date }) => date > '2026-07-01')

  it('are two when somebody says so, by card and from a bank account', async () => {
    await bring('books.csv', quickBooks)
    await bring('card.csv', card('2026-07-23,Loom,100,EUR,1'))
    expect((await paymentsOf('loom')).year).toMatchObject({ paid: 200, doubled: 100 })
    const again = (await both()).find(({ repeats }) => repeats !== null)!
    expect(again.why).toContain('paid twice, or written down in both')
    await say('two', again.ref!, again.repeats!)
    expect((await paymentsOf('loom')).year).toMatchObject({ paid: 200, doubled: 0, charges: 2 })
    expect((await both()).map(({ kind, repeats }) => [kind, repeats])).toEqual([['charge', null], ['charge', null]]) // prettier-ignore
    expect((await both())[0]!.why).toBe('Paid beside 100.00 EUR to Loom on 2026-07-25, as somebody said: both count.')
  })

  it('count both where a rule counts them once', async () => {
    await bring('books.csv', books('2026-07-25,Loom,100,EUR,L-1'))
    await bring('card.csv', card('2026-07-23,Loom,100,EUR,1'))
    expect(await paid()).toBe(105)
    const [a, b] = await both()
    await say('two', a!.ref!, b!.ref!)
    expect(await paid()).toBe(205)
    await bring('list.csv', 'name,cost,currency,billing_period\nLoom,100,EUR,year\n', { kind: 'tools' })
    expect((await paymentsOf('loom')).year).toMatchObject({ paid: 200, doubled: 0, why: expect.stringContaining('were both paid, as somebody said.') as string }) // prettier-ignore
  })

  it('are paid twice when somebody says so: both count, and the later is to be claimed back until it comes back', async () => {
    const list = () => bring('list.csv', 'name,cost,currency,billing_period\nLoom,100,EUR,year\n', { kind: 'tools' })
    await bring('books.csv', books('2026-07-20,Loom,100,EUR,L-1'))
    await bring('card.csv', card('2026-07-23,Loom,100,EUR,1'))
    await list()
    const payments = await both()
    await say('twice', payments[1]!.ref!, payments[0]!.ref!)
    const { year } = await paymentsOf('loom')
    expect(year).toMatchObject({ paid: 200, doubled: 100 })
    expect(year!.why).toContain('100.00 EUR on 2026-07-23 was paid twice, as somebody said, after 100.00 EUR to Loom on 2026-07-20: it is to be claimed back.') // prettier-ignore
    expect(year!.why).not.toContain('were both paid')
    expect((await both()).map(({ why }) => why)).toEqual([
      'Paid beside 100.00 EUR to Loom on 2026-07-23, as somebody said: both count.',
      'Paid twice, as somebody said: 100.00 EUR to Loom on 2026-07-20 was for the same. To be claimed back.',
    ])
    const { totals } = await runReport(test.call, 'stack-payments', { asOf: '2026-12-31' })
    expect(totals.doubled).toBe(100)
    await bring('later.csv', card('2026-07-23,Loom,100,EUR,1', '2026-07-28,Loom,-100,EUR,1'))
    expect((await paymentsOf('loom')).year).toMatchObject({ paid: 100, doubled: 0 })
  })

  it('are two of one export: a bill entered again is another one', async () => {
    await bring('books.csv', books('2026-07-20,Loom,100,EUR,L-1', '2026-07-24,Loom,100,EUR,L-1'))
    expect((await paymentsOf('loom')).year).toMatchObject({ doubled: 100 })
    const [a, b] = await both()
    await say('two', b!.ref!, a!.ref!)
    expect((await paymentsOf('loom')).year).toMatchObject({ paid: 200, doubled: 0 })
    expect((await tool('loom'))!.custom['Charges']).toBe('2')
  })
})

it('are refused where one would count and not count', async () => {
  const ref = (date: string): PaymentRef => ({ export: 'ramp-card', payee: 'Miro', date, amount: 1, currency: 'EUR', number: 1 }) // prettier-ignore
  const [a, b, c] = [ref('2026-01-01'), ref('2026-01-02'), ref('2026-01-03')]
  const set = (...pairs: [PaymentRef, PaymentRef][]) =>
    test.call('config.set', { config: { paymentPairs: pairs.map(([payment, other]) => ({ are: 'one', payment, other })) } }) // prettier-ignore
  await expect(set([a, b], [b, c])).rejects.toThrow('does not count, as it is the same money as another')
  await expect(set([a, a])).rejects.toThrow('no pair with itself')
  await set([a, c], [b, c])
})
