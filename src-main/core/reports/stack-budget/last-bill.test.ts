import { describe, expect, it } from 'vitest'
import type { Payment } from '../../import/spend/read-payments.ts'
import { toDate } from '../../stack/cost.ts'
import { medianGapColumn } from '../../stack/merge-import.ts'
import type { Tool } from '../../stack/tool.ts'
import { makeTool, testMoney } from '../../testing/tools.ts'
import { lastBill } from './last-bill.ts'

const contract = makeTool({ name: 'Okta', cost: 18_000, renewalDate: '2027-01-31' })
const pay = (date: string, amount: number): Payment => ({ line: 2, vendor: 'Okta', date, amount, direction: null, currency: testMoney.currency, category: '', team: '', owner: '', extra: {} }) // prettier-ignore
/** One export with bills so many days apart; null = of one bill. */
const paid = (gap: number | null, ...payments: Payment[]) => ({
  tool: makeTool({ name: 'Okta', custom: gap === null ? {} : { [medianGapColumn]: String(gap) } }),
  payments,
  elsewhere: new Map(),
})
const found = (exports: ReturnType<typeof paid>[], { tool = contract, share = null }: { tool?: Tool; share?: Parameters<typeof lastBill>[0]['share'] } = {}) => {
  const bill = lastBill({ exports, share }, tool, '2026-11-27', testMoney)
  return bill && [toDate(bill.day), bill.months]
} // prettier-ignore

describe('the last bill of a contract of 18,000 a year that renews on 31 January', () => {
  it('is that of its payments, whatever the day of its renewal', () => {
    expect(found([paid(365, pay('2025-02-01', 18_000), pay('2026-02-01', 18_000))])).toEqual(['2026-02-01', 12])
    expect(found([paid(null, pay('2026-02-03', 18_900))])).toEqual(['2026-02-03', 12])
    expect(found([])).toBeNull()
  })

  it('is for two years where it comes to twice the price, and nothing like it came since', () => {
    expect(found([paid(null, pay('2025-02-01', 36_000))])).toEqual(['2025-02-01', 24])
    // A seat more in between is no bill of a year.
    expect(found([paid(365, pay('2025-02-01', 36_000), pay('2026-02-01', 300))])).toEqual(['2025-02-01', 24])
    // The year after it was billed again, or the year before as much: a year cost as much then.
    expect(found([paid(365, pay('2025-02-01', 36_000), pay('2026-02-01', 13_000))])).toEqual(['2025-02-01', 12])
    expect(found([paid(365, pay('2025-02-01', 36_000), pay('2026-02-01', 36_000))])).toEqual(['2026-02-01', 12])
    expect(found([paid(730, pay('2023-02-01', 36_000), pay('2025-02-01', 36_000))])).toEqual(['2025-02-01', 24])
  })

  it('is none of which nobody knows what it was for: once, of another amount, taken back or still to come', () => {
    expect(found([paid(null, pay('2026-05-05', 26_000))])).toBeNull()
    expect(found([paid(null, pay('2026-02-01', 18_000), pay('2026-02-20', -18_000))])).toBeNull()
    expect(found([paid(null, pay('2026-12-01', 18_000))])).toBeNull()
    // By the year all the same, where it comes each year.
    expect(found([paid(365, pay('2025-02-01', 24_000), pay('2026-02-01', 26_000))])).toEqual(['2026-02-01', 12])
  })

  it('is that of the export with the longest rhythm, and of several tools the one of its price', () => {
    const card = paid(31, pay('2026-10-11', 150), pay('2026-11-11', 150))
    expect(found([paid(365, pay('2025-03-01', 18_000), pay('2026-03-01', 18_000)), card])).toEqual(['2026-03-01', 12])
    expect(found([card])).toEqual(['2026-11-11', 1])
    const both = [paid(365, pay('2026-02-01', 18_000), pay('2026-10-01', 4000))]
    const share = { of: 0.8, before: 0, isGiven: false, others: ['Tableau'] }
    expect(found(both, { share })).toEqual(['2026-02-01', 12])
    expect(found(both, { share, tool: makeTool({ name: 'Tableau', cost: 4000 }) })).toEqual(['2026-10-01', 12])
    // Twice its price is the bill of another one; all in one bill is 80 % for it.
    expect(found(both, { share, tool: makeTool({ name: 'Slack', cost: 9000 }) })).toBeNull()
    expect(found([paid(365, pay('2025-04-01', 22_500), pay('2026-04-01', 22_500))], { share })).toEqual(['2026-04-01', 12]) // prettier-ignore
  })
})
