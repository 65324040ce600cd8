import { afterEach, beforeEach, expect, it } from 'vitest'
import fc from 'fast-check'
import { runReport } from '../../../../shared/api.ts'
import { spendChangeUnknownSentence, spendOnceSentence } from '../../../../shared/notes/spend-once.ts'
import { type Charged, spendChange, spendChangeKinds } from '../../stack/payments/spend-change.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => void (test = await openApp({ currency: 'USD' })))
afterEach(() => test.close())

const bring = (...lines: string[]) =>
  test.call('imports.run', { files: [{ file: test.file('card.csv', `${lines.join('\n')}\n`) }] })
const change = (params: object) => runReport(test.call, 'stack-spend-change', params)
/** Of each tool what is not 0. */
const partsOf = async (params: object) =>
  Object.fromEntries(
    (await change(params)).rows.map((row) => [row.tool, Object.fromEntries(spendChangeKinds.flatMap((kind) => (row[kind] === 0 ? [] : [[kind, Number(row[kind].toFixed(4))]])))]),
  ) // prettier-ignore
const months = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => {
    const month = Number(from.slice(5, 7)) - 1 + at
    return `${Number(from.slice(0, 4)) + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}${from.slice(7)}`
  })
const monthly = (from: string, count: number, rest: string): string[] => months(from, count).map((day) => `${day},${rest}`) // prettier-ignore
const head = 'Date,Merchant,Amount,Currency,Memo'
const nineMonths = { from: '2026-02-01', to: '2026-11-01' }

it('has the causes of a change of what was paid, which add up to it', async () => {
  await bring(
    head,
    // 9 × 100, then 9 × 120: 180 of price.
    ...monthly('2025-02-03', 12, 'Notion,100,USD,'),
    ...monthly('2026-02-03', 9, 'Notion,120,USD,'),
    '2026-05-14,Notion,480,USD,Migration services',
    // 10 seats at 10, then 12 at 11: 9 × 2 × 10.5 = 189 of seats, 9 × 1 × 11 = 99 of price.
    ...monthly('2025-02-05', 12, 'Loom,100,USD,Loom - 10 seats @ 10.00'),
    ...monthly('2026-02-05', 9, 'Loom,132,USD,Loom - 12 seats @ 11.00'),
    // The bill of the year came a month earlier, and no price changed.
    '2025-11-05,Ahrefs,2990,USD,',
    '2026-10-05,Ahrefs,2990,USD,',
    ...monthly('2025-02-07', 21, 'Semrush,250,USD,'),
    '2026-08-11,Semrush,-250,USD,Refund',
    ...monthly('2026-06-09', 5, 'Gorgias,360,USD,'),
    ...monthly('2025-02-11', 7, 'Canva,15,USD,'),
    // Two bills in the one, nine in the other: it began in September.
    ...monthly('2025-09-13', 14, 'Apple,33,USD,'),
    // Payments are known beyond the period.
    '2026-11-02,Zoom,5,USD,',
  )
  const { rows, totals, params } = await change(nineMonths)
  expect(params).toMatchObject({ beforeFrom: '2025-02-01', beforeTo: '2025-11-01' })
  expect(await partsOf(nineMonths)).toEqual({
    Notion: { once: 480, price: 180 },
    Loom: { seats: 189, price: 99 },
    Ahrefs: { bills: 2990 },
    Semrush: { once: -250 },
    Gorgias: { added: 1800 },
    Canva: { removed: -105 },
    Apple: { added: 231 },
  })
  expect(rows.map(({ tool }) => tool).slice(0, 2)).toEqual(['Ahrefs', 'Gorgias'])
  // 900 + 900 + 2,250 + 105 + 66, and 1,560 + 1,188 + 2,990 + 2,000 + 1,800 + 297.
  expect(totals).toMatchObject({ before: 4221, after: 9835, change: 5614, added: 2031, removed: -105, once: 230, bills: 2990, seats: 189, price: 279 }) // prettier-ignore
  expect(spendOnceSentence(totals.onces, { money: (amount) => `$${amount}`, date: (day) => day })).toBe(
    'Paid once: Notion $480 on 2026-05-14 (beside its rhythm) and Semrush $-250 on 2026-08-11 (given back or credited).',
  )
  const spend = await runReport(test.call, 'stack-spend', { by: 'tool', against: 'year', ...nineMonths })
  expect(totals).toMatchObject({ before: spend.totals.before, after: spend.totals.paid })
})

it('without days asked for, holds against each other only days whose year before is stored', async () => {
  await bring(head, ...monthly('2025-06-10', 16, 'Notion,100,USD,'))
  const { params, totals } = await change({})
  // From the first payment's day a year later to the last payment, 10 September 2026: four bills in either.
  expect(params).toMatchObject({ from: '2026-06-10', to: '2026-09-11', beforeFrom: '2025-06-10', beforeTo: '2025-09-11' }) // prettier-ignore
  expect(totals).toMatchObject({ before: 400, after: 400, change: 0 })
})

it('tells the exchange from a price, and a bill that was paid twice', async () => {
  await bring(
    'Date,Merchant,Amount,Currency,Orig amount,Orig currency,Number',
    // 9 × 99 EUR at 1.00, then at 1.10.
    ...monthly('2025-02-11', 12, 'Hotjar,99,USD,99,EUR,'),
    ...monthly('2026-02-11', 9, 'Hotjar,108.9,USD,99,EUR,'),
    ...months('2025-02-01', 21).map((day, at) => `${day},Klaviyo,2150,USD,,,INV-49${String(at).padStart(2, '0')}`),
    '2026-09-10,Klaviyo,2150,USD,,,INV-4919',
  )
  expect(await partsOf(nineMonths)).toEqual({ Klaviyo: { once: 2150 }, Hotjar: { currency: 89.1 } })
  expect((await change(nineMonths)).totals.onces).toEqual([{ tool: 'Klaviyo', date: '2026-09-10', paid: 2150, why: 'twice' }]) // prettier-ignore
})

it('says that what was paid before is not known', async () => {
  await bring(head, ...monthly('2026-02-03', 9, 'Notion,120,USD,'))
  const report = await change(nineMonths)
  expect(report).toMatchObject({ rows: [], totals: { before: null, after: 1080, change: null } })
  expect(spendChangeUnknownSentence(report, (day) => day)).toBe('What was paid in the days before is not known: payments are stored from 2026-02-03 on.') // prettier-ignore
  await expect(change({ ...nineMonths, beforeFrom: '2026-01-01', beforeTo: '2026-01-01' })).rejects.toThrow('has no day') // prettier-ignore
})

it('adds up to the change, and is the same with the other sign the other way round', () => {
  const charge = fc.record({
    day: fc.integer({ min: 0, max: 700 }),
    amount: fc.integer({ min: 1, max: 10_000 }),
    seats: fc.option(fc.integer({ min: 1, max: 50 })),
    foreign: fc.option(fc.record({ amount: fc.integer({ min: 1, max: 9000 }), currency: fc.constantFrom('EUR', 'GBP') })), // prettier-ignore
  })
  const rhythm: fc.Arbitrary<Charged> = fc.record({
    charges: fc.array(charge, { minLength: 1, maxLength: 12 }),
    interval: fc.constantFrom(null, 30, 91, 365),
    isVariable: fc.boolean(),
  })
  const span = fc.tuple(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 365 })).map(([from, length]) => ({ from, to: from + length })) // prettier-ignore
  fc.assert(
    fc.property(fc.array(rhythm, { maxLength: 3 }), fc.array(charge, { maxLength: 3 }), span, span, (rhythms, once, before, after) => {
      const paid = { rhythms, once, known: { from: 0, to: 700 } }
      const [there, back] = [spendChange(paid, before, after), spendChange(paid, after, before)]
      const all = [...once, ...rhythms.flatMap(({ charges }) => charges)]
      const paidIn = ({ from, to }: typeof before): number => all.filter(({ day }) => from <= day && day < to).reduce((sum, { amount }) => sum + amount, 0) // prettier-ignore
      expect(spendChangeKinds.reduce((sum, kind) => sum + there[kind], 0)).toBeCloseTo(paidIn(after) - paidIn(before), 5) // prettier-ignore
      for (const kind of spendChangeKinds) {
        const other = kind === 'added' ? 'removed' : kind === 'removed' ? 'added' : kind
        expect(there[kind]).toBeCloseTo(-back[other], 5)
      }
      expect(there.added).toBeGreaterThanOrEqual(0)
      expect(there.removed).toBeLessThanOrEqual(0)
    }),
  ) // prettier-ignore
})
