/** What the books have of a card at the end of each month, beside the card's own export. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { idPattern } from '../../journeys/leave-out.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { differInMonth, monthInName } from '../names/month-in-name.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'GBP' })
})
afterEach(() => test.close())

const ledger = ['Date,Contact,Description,Account,Debit', '2026-01-12,Slack,Slack plan,Software,90', '2026-02-12,Slack,Slack plan,Software,90'] // prettier-ignore
/** 120 with 20 of VAT is 100; Figma 15 without any. */
const card = [
  'Date,Merchant,Category name,Amount,Currency,Tax amount',
  '2026-01-03,Cursor,Software,-120,GBP,-20',
  '2026-01-09,Figma,Software,-15,GBP,0',
  '2026-01-20,Trainline,Travel,-40,GBP,0',
  '2026-02-03,Cursor,Software,-120,GBP,-20',
  '2026-02-20,Trainline,Travel,-44,GBP,0',
]
const journals = [',,Pleo card expenses Jan 2026 - Software,,115', ',,Pleo card expenses Feb 2026 - Software,,100', ',,Pleo card expenses Jan 2026 - Travel,,40', ',,Pleo card expenses Feb 2026 - Travel,,44'] // prettier-ignore
const booked = (rows: readonly string[]): string => [...ledger, ...rows.map((row, at) => `2026-0${(at % 2) + 1}-28${row}`)].join('\n') // prettier-ignore
const bring = async (name: string, text: string) =>
  (await test.call('imports.run', { files: [{ file: test.file(name, text), kind: 'tools', format: 'payments' }] })).files[0]!.notes.join('\n') // prettier-ignore
const spent = async () =>
  (await test.call('report.run', { slug: 'stack-spend', params: { from: '2026-01-01', to: '2026-03-01' } })).totals as { paid: number } // prettier-ignore
const totals = async () =>
  (await test.call('tools.list', {})).tools.flatMap(({ name, likelyNotSoftware, leaveOutAs }) => (likelyNotSoftware?.startsWith('a total of a card') ? [[name, leaveOutAs]] : [])) // prettier-ignore

it('are known by what the card was charged, whichever is imported first, and all go out by one entry', async () => {
  const said = '4 payees of the books are totals of a card, whose charges another export has one by one, so the money counts twice: Pleo card expenses *.' // prettier-ignore
  expect(await bring('books.csv', booked(journals))).not.toContain('totals of a card')
  expect(await bring('card.csv', card.join('\n'))).toContain(said)
  expect(await totals()).toEqual(journals.map((row) => [row.split(',')[2], 'Pleo card expenses *']).sort())
  // 180 to Slack, 339 by card, and 299 of it again.
  expect((await spent()).paid).toBeCloseTo(818, 2)
  expect((await test.call('report.run', { slug: 'stack-duplicates', params: {} })).rows).toEqual([])
  await test.call('config.set', { config: { excludePayees: ['Pleo card expenses *'] } })
  expect((await spent()).paid).toBeCloseTo(519, 2)
  expect(await totals()).toEqual([])
  expect(idPattern('Pleo card expenses *')('Pleo card expenses Mar 2026 - Software')).toBe(true)
  expect(await bring('books again.csv', booked(journals))).not.toContain('totals of a card')
})

it('stay where nothing adds up, and where the card has no charges of their month', async () => {
  await bring('card.csv', card.join('\n'))
  await bring('other.csv', booked([',,Rent Jan 2026,,500', ',,Rent Feb 2026,,500']))
  expect(await totals()).toEqual([])
  const early = '2025-12-31,,Pleo card expenses Dec 2025 - Software,,77'
  await bring('books.csv', `${booked(journals)}\n${early}`)
  // By the month, since an entry of all would leave out December, which only the books have.
  expect((await totals()).map(([name, as]) => name === as)).toEqual([true, true, true, true])
})

it.each([
  ['Card expenses Nov 2025 - Travel', '2025-11'],
  ['Amex 2025-03 total', '2025-03'],
  ['Spend 07/2026', '2026-07'],
  ['Kreditkarte September 2026', '2026-09'],
  ['Marchex 2025', null],
  ['Studio 2026', null],
])('the month in %s', (name, month) => expect(monthInName(name)?.month ?? null).toBe(month))

it('names of two months are two entries', () => {
  expect(differInMonth('Card Jan 2025', 'Card Jun 2025')).toBe(true)
  expect(differInMonth('Card Jan 2025', 'Card Jan 2025')).toBe(false)
})
