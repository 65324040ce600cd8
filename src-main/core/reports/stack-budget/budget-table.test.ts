import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReportParamsInput } from '../../../../shared/reports/index.ts'
import { budgetDimensions, budgetParts, stackBudget, upliftKinds } from '../../../../shared/reports/stack-budget.ts'
import { stackCost } from '../../../../shared/reports/stack-cost.ts'
import { anyDate, anyTools, makeTool, testMoney } from '../../testing/tools.ts'
import { toDate, toDay } from '../../stack/cost.ts'
import {
  annualCostColumn,
  byUseColumn,
  firstChargeColumn,
  lastChargeColumn,
  medianGapColumn,
} from '../../stack/merge-import.ts'
import type { Tool } from '../../stack/tool.ts'
import { costTable } from '../stack-cost/cost-table.ts'
import { budgetTable } from './budget-table.ts'
import type { LastBill } from './last-bill.ts'

type Params = ReportParamsInput<'stack-budget'>

/** Of 2027, which has 365 days, as seen in the middle of December before it. */
const budget = (tools: readonly Tool[], params: Params = {}, config = testMoney, bill: LastBill | null = null) =>
  budgetTable(
    tools.map((tool) => ({
      tool,
      isPerSeat: (tool.seatsLicensed ?? 0) > 0,
      mayBeTerm: false,
      bill,
      basis: null,
      basedOn: 'price' as const,
      isAtRates: false,
      isPerHead: false,
    })),
    config,
    stackBudget.params.parse(params),
    '2026-12-15',
  )
const first = (tool: Partial<Tool>, params: Params = {}) => budget([makeTool({ name: 'Figma', cost: 3650, ...tool })], params).rows[0]! // prettier-ignore

describe('what a tool of 3,650 a year, 10 a day, costs in 2027', () => {
  it('is 10 a day where nothing is expected, from the first of the next month for twelve', () => {
    const { params, rows, totals } = budget([makeTool({ name: 'Figma', cost: 3650 })])
    expect(params).toMatchObject({ asOf: '2026-12-15', from: '2027-01-01', months: 12 })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ key: 'Figma', tools: 1, annualCost: 3650, uplift: 0, ends: 0, price: 0, share: 1 })
    expect([rows[0]!.cost, rows[0]!.before]).toEqual([expect.closeTo(3650, 8), expect.closeTo(3650, 8)])
    expect(totals).toMatchObject({ to: '2028-01-01', beforeFrom: '2026-01-01', beforeTo: '2027-01-01', withoutDate: 1, billDayUnknown: 1 }) // prettier-ignore
  })

  it('is 181 days at 10 and 184 at 10.50 where it renews on 1 July for 5 % more, billed on that day', () => {
    const row = first({ renewalDate: '2027-07-01', autoRenew: true }, { uplift: 5 })
    expect(row.cost).toBeCloseTo(1810 + 1932, 8)
    expect(row.uplift).toBeCloseTo(92, 8)
    expect(row.cash).toBeCloseTo(3832.5, 8)
    expect(row).toMatchObject({ renewsOn: '2027-07-01', upliftPercent: 5, endsOn: null, autoRenew: true })
  })

  it('rises by what its contract says in place of what is assumed, at worst by its cap', () => {
    const own = (custom: Record<string, string>, params = {}) => first({ renewalDate: '2027-07-01', autoRenew: true, custom }, params) // prettier-ignore
    // 181 days at 10 and 184 at 11.
    expect(own({ Uplift: '10 %' }, { uplift: 5 })).toMatchObject({ cost: expect.closeTo(1810 + 2024, 8) as number, uplift: expect.closeTo(184, 8) as number, upliftPercent: 10, upliftBy: 'contract' }) // prettier-ignore
    expect(own({ 'Uplift cap': '10' })).toMatchObject({ uplift: expect.closeTo(184, 8) as number, upliftBy: 'cap' })
    expect(own({ Uplift: '10' }, { upliftOn: 'yearly', uplift: 5 }).upliftPercent).toBe(10)
    expect(own({ Uplift: 'none' }, { uplift: 5 })).toMatchObject({ uplift: 0, upliftPercent: 0, upliftBy: 'contract' })
    expect(own({ Uplift: 'CPI' }, { uplift: 5 })).toMatchObject({ upliftPercent: 5, upliftBy: 'assumed' })
    const tools = [
      makeTool({ name: 'Okta', cost: 3650, renewalDate: '2027-07-01', note: '5% uplift' }),
      makeTool({ name: 'Miro', cost: 3650, renewalDate: '2027-07-01', note: 'CPI uplift' }),
      makeTool({ name: 'Zoom', cost: 3650, renewalDate: '2027-07-01' }),
    ]
    // Okta 5 % of its 184 days' 1,840; the others the 2 % that are assumed.
    const { totals } = budget(tools, { uplift: 2 })
    expect(totals).toMatchObject({ uplift: expect.closeTo(92 + 36.8 + 36.8, 8) as number, upliftByContract: [{ tool: 'Okta', percent: 5, isCap: false }], upliftWithoutNumber: ['Miro'] }) // prettier-ignore
  })

  it('is raised twice where it renews before the period and a year later in it', () => {
    // 352 days at 10.50 and 13, from 19 December, at 11.025.
    const row = first({ renewalDate: '2026-12-19' }, { uplift: 5 })
    expect(row.cost).toBeCloseTo(352 * 10.5 + 13 * 11.025, 8)
    expect(row.cash).toBeCloseTo(3650 * 1.1025, 8)
  })

  it('is raised by the year alone where one asks for it: on the renewal, else the next bill, and never what is billed by the month', () => {
    const yearly = { uplift: 5, upliftOn: 'yearly' } as const
    const monthly = { cost: 3650 / 12, billingPeriod: 'month', renewalDate: '2027-07-01' } as const
    expect(first(monthly, { uplift: 5 })).toMatchObject({ uplift: expect.closeTo(92, 8) as number, upliftPercent: 5, risesOn: '2027-07-01' }) // prettier-ignore
    expect(first(monthly, yearly)).toMatchObject({ uplift: 0, upliftPercent: null, risesOn: null, renewsOn: '2027-07-01' }) // prettier-ignore
    expect(first({ renewalDate: '2027-07-01' }, yearly)).toMatchObject({ uplift: expect.closeTo(92, 8) as number, upliftPercent: 5, risesOn: '2027-07-01' }) // prettier-ignore
    // A contract by the year that is paid by the month is billed by the month.
    const bills = (months: number) => ({ day: toDay('2026-07-01'), months })
    const paid = (months: number, tool: Partial<Tool> = {}) => budget([makeTool({ name: 'Loom', cost: 3650, ...tool })], yearly, testMoney, bills(months)) // prettier-ignore
    expect(paid(1, { renewalDate: '2027-07-01' }).rows[0]).toMatchObject({ uplift: 0, risesOn: null })
    expect(paid(1).totals).toMatchObject({ billedMoreOften: ['Loom'], withoutDate: 0 })
    const undated = paid(12)
    expect(undated.rows[0]).toMatchObject({ upliftPercent: 5, risesOn: '2027-07-01', renewsOn: null })
    expect([undated.rows[0]!.uplift, undated.rows[0]!.cash]).toEqual([expect.closeTo(92, 8), expect.closeTo(3832.5, 8)])
    expect(undated.totals).toMatchObject({ billedMoreOften: [], withoutDate: 0 })
    expect(paid(12, { endDate: '2026-11-01' }).rows[0]).toMatchObject({ upliftPercent: null, risesOn: null })
    expect(paid(24).rows[0]).toMatchObject({ uplift: 0, upliftPercent: null })
    expect(budget([makeTool({ name: 'Loom', cost: 3650 })], yearly).totals).toMatchObject({ withoutDate: 1 })
  })

  it('is 900 where it does not renew by itself on 1 April, and no bill comes', () => {
    const row = first({ renewalDate: '2027-04-01', autoRenew: false }, { uplift: 5 })
    expect(row).toMatchObject({ endsOn: '2027-04-01', endsBy: 'does not renew', renewsOn: null, upliftPercent: null, cash: 0 }) // prettier-ignore
    expect([row.cost, row.ends, row.uplift]).toEqual([expect.closeTo(900, 8), expect.closeTo(-2750, 8), 0])
    expect(budget([makeTool({ name: 'Figma', cost: 3650, endDate: '2027-04-01' })]).totals.ending).toEqual([
      { tool: 'Figma', endsOn: '2027-04-01', endsBy: 'end date', ends: expect.closeTo(-2750, 8) as number },
    ])
  })

  it('is nothing where it ended before the period: what it cost is gone by an end that was to come', () => {
    // 349 days of 2026 are over on 16 December, its first day without it.
    const row = first({ endDate: '2026-12-16' })
    expect(row).toMatchObject({ tools: 0, cost: 0, cash: 0, removed: 0 })
    expect([row.before, row.ends, row.added]).toEqual([3490, expect.closeTo(-3650, 8), expect.closeTo(160, 8)])
    const gone = first({ endDate: '2026-12-01' })
    expect([gone.before, gone.removed, gone.ends]).toEqual([expect.closeTo(3340, 8), expect.closeTo(-3340, 8), 0])
  })

  it('has a twelfth of the growth of seats more each month: 12 % more in December, 238.20 in all', () => {
    const row = first({ seatsLicensed: 10 }, { seatGrowth: 12, usageGrowth: 50 })
    expect(row.growsBy).toBe('seats')
    // 31·1 + 28·2 + 31·3 + 30·4 + 31·5 + 30·6 + 31·7 + 31·8 + 30·9 + 31·10 + 30·11 + 31·12 = 2,382 tenths.
    expect(row.seats).toBeCloseTo(238.2, 8)
    expect(row.cost).toBeCloseTo(3888.2, 8)
    expect(first({}, { seatGrowth: 12 })).toMatchObject({ growsBy: null, seats: 0 })
    const december = budget([makeTool({ name: 'Figma', cost: 3650, seatsLicensed: 10 })], { seatGrowth: 12, by: 'month' }).rows.at(-1)! // prettier-ignore
    expect(december.cost).toBeCloseTo(347.2, 8)
  })

  it('grows by use where it is billed so, whatever its seats', () => {
    const row = first(
      { seatsLicensed: 10, custom: { [byUseColumn]: '1 to 2', [annualCostColumn]: '3650' } },
      { seatGrowth: 50, usageGrowth: 12 },
    )
    expect(row).toMatchObject({ growsBy: 'usage', seats: 0 })
    expect(row.usage).toBeCloseTo(238.2, 8)
    // A year before it came to 3,285, 9 a day.
    const prices = [{ from: '2027-01-01', cost: 3650, currency: null, billingPeriod: 'year' as const }]
    const more = first({ cost: 3285, prices, custom: { [byUseColumn]: '1 to 2', [annualCostColumn]: '3650' } }) // prettier-ignore
    expect([more.usage, more.price]).toEqual([expect.closeTo(365, 8), 0])
  })

  it('is raised first and grows on top of that', () => {
    const row = first({ seatsLicensed: 10, renewalDate: '2027-12-01' }, { uplift: 10, seatGrowth: 12 })
    expect(row.uplift).toBeCloseTo(31, 8)
    expect(row.seats).toBeCloseTo(238.2 + 31 * 0.12, 8)
  })

  it('has a price that is written down for the renewal, and nothing on top of it', () => {
    const prices = [{ from: '2027-07-01', cost: 7300, currency: null, billingPeriod: 'year' as const }]
    const row = first({ renewalDate: '2027-07-01', prices }, { uplift: 5 })
    expect([row.cost, row.uplift, row.price]).toEqual([expect.closeTo(1810 + 3680, 8), 0, expect.closeTo(1840, 8)])
  })

  it('rises as its own price did in the year before, where that is known and no other contract', () => {
    const risen = (cost: number, from = '2026-07-01') => ({ renewalDate: '2027-07-01', prices: [{ from, cost, currency: null, billingPeriod: 'year' as const }] }) // prettier-ignore
    expect(first(risen(4015), { uplift: 'own' })).toMatchObject({ upliftPercent: 10, ownUpliftPercent: 10 })
    expect(first(risen(4015), { uplift: 'own' }).uplift).toBeCloseTo(184 * 1.1, 8)
    expect(first(risen(4015), { uplift: 3 })).toMatchObject({ upliftPercent: 3, ownUpliftPercent: 10 })
    // Its price has been the same for more than a year.
    expect(first(risen(4015, '2025-07-01'), { uplift: 'own' })).toMatchObject({ upliftPercent: 0, ownUpliftPercent: 0 })
    expect(first(risen(36_500), { uplift: 'own' })).toMatchObject({ upliftPercent: 0, ownUpliftPercent: null })
    expect(first({ renewalDate: '2027-07-01' }).ownUpliftPercent).toBeNull()
    expect(budget([makeTool({ name: 'Figma', cost: 3650, renewalDate: '2027-07-01' })], { uplift: 'own' }).totals.ownUpliftUnknown).toBe(1) // prettier-ignore
  })

  it('did not rise where it was charged the same a year before', () => {
    const own = (paid: string, since: string) => first({ renewalDate: '2027-07-01', custom: { [annualCostColumn]: paid, [firstChargeColumn]: since } }).ownUpliftPercent // prettier-ignore
    expect([own('3650', '2025-12-15'), own('3650', '2025-12-16'), own('4015', '2025-12-15')]).toEqual([0, null, null])
  })

  it('has a day of a bill to know only where it costs something', () => {
    const tools = [makeTool({ name: 'Wikipedia' }), makeTool({ name: 'Free', cost: 0 }), makeTool({ name: 'Figma', cost: 3650 })] // prettier-ignore
    expect(budget(tools).totals.billDayUnknown).toBe(1)
  })
})

it('bills by the month on its day, or as its payments came', () => {
  const months = (tool: Partial<Tool>) => budget([makeTool({ name: 'Figma', ...tool })], { by: 'month' }).rows.map(({ cash }) => Math.round(cash!)) // prettier-ignore
  expect(months({ cost: 100, billingPeriod: 'month', startDate: '2025-03-31' })).toEqual(Array(12).fill(100))
  expect(months({ cost: 300, billingPeriod: 'quarter', startDate: '2025-02-10' })).toEqual([0, 300, 0, 0, 300, 0, 0, 300, 0, 0, 300, 0]) // prettier-ignore
  const halves = { cost: 1200, custom: { [medianGapColumn]: '183', [lastChargeColumn]: '2026-10-05' }, renewalDate: '2027-02-01' } // prettier-ignore
  expect(months(halves)).toEqual([0, 0, 0, 600, 0, 0, 0, 0, 0, 600, 0, 0])
  // No day of a bill is known: as it costs.
  expect(months({ cost: 365 })).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
})

describe('what 3,650 a year is billed where payments know the last bill', () => {
  const billed = (tool: Partial<Tool>, bill: LastBill, params: Params = {}) => {
    const { rows, totals } = budget([makeTool({ name: 'Okta', cost: 3650, ...tool })], { by: 'month', ...params }, testMoney, bill) // prettier-ignore
    return { months: rows.flatMap(({ key, cash }) => (cash ? [[key, Math.round(cash * 100) / 100]] : [])), totals }
  }
  const yearly = { day: toDay('2026-02-01'), months: 12 }

  it('is a year after that, at the price of the renewal next to it', () => {
    expect(billed({ renewalDate: '2027-01-31' }, yearly).months).toEqual([['2027-02', 3650]])
    expect(billed({ renewalDate: '2027-01-31' }, yearly, { uplift: 10 }).months).toEqual([['2027-02', 4015]])
    // Two weeks ahead of the renewal it is for.
    expect(billed({ renewalDate: '2027-02-15' }, yearly, { uplift: 10 }).months).toEqual([['2027-02', 4015]])
    expect(billed({ renewalDate: '2027-06-15' }, yearly, { uplift: 10 }).months).toEqual([['2027-02', 3650]])
  })

  it('is nothing where it does not renew right before or after it', () => {
    expect(billed({ renewalDate: '2027-01-31', autoRenew: false }, yearly).months).toEqual([])
    expect(billed({ renewalDate: '2027-02-15', autoRenew: false }, yearly).months).toEqual([])
  })

  it('is two years at once, two years after a bill of two, which is said', () => {
    const { months, totals } = billed({ renewalDate: '2027-01-31' }, { day: toDay('2025-02-01'), months: 24 })
    expect(months).toEqual([['2027-02', 7300]])
    expect(totals.billedForYears).toEqual([{ tool: 'Okta', billedOn: '2025-02-01', years: 2, nextBill: '2027-02-01' }])
    expect(billed({}, { day: toDay('2026-02-01'), months: 24 }).months).toEqual([])
    const ends = billed({ renewalDate: '2027-01-31', autoRenew: false }, { day: toDay('2025-02-01'), months: 24 })
    expect([ends.months, ends.totals.billedForYears]).toEqual([[], []])
  })
})

it('names what it cannot know: missing rates, renewals that may not come, dates that have passed', () => {
  const { rows, totals } = budget(
    [
      makeTool({ name: 'Known', cost: 365, renewalDate: '2027-03-01', autoRenew: true }),
      makeTool({ name: 'Euro', cost: 90, currency: 'CHF', renewalDate: '2027-03-01', autoRenew: true }),
      makeTool({ name: 'Open', cost: 73, renewalDate: '2027-05-01' }),
      makeTool({ name: 'Stale', cost: 146, renewalDate: '2026-05-01', autoRenew: false }),
      makeTool({ name: 'Dark' }),
      // What costs nothing is no doubt.
      makeTool({ name: 'Free', cost: 0, renewalDate: '2027-05-01' }),
      makeTool({ name: 'Gratis', cost: 0, renewalDate: '2026-05-01' }),
    ],
    { uplift: 10 },
  )
  expect(rows.map(({ key, annualCost, cost, ownCost, ownCurrency }) => [key, annualCost, cost && Math.round(cost), ownCost, ownCurrency])).toEqual([
    ['Known', 365, 396, null, null], ['Stale', 146, 146, null, null], ['Open', 73, 78, null, null], ['Free', 0, 0, null, null], ['Gratis', 0, 0, null, null], ['Dark', null, null, null, null], ['Euro', null, null, 90, 'CHF'],
  ]) // prettier-ignore
  expect(totals).toMatchObject({
    unknownCosts: 1,
    noRate: expect.stringContaining('CHF') as string,
    withoutRate: [{ currency: 'CHF', tools: 1, ownCost: 90 }],
    notKnownIfRenews: [{ tool: 'Open', renewalDate: '2027-05-01', annualCost: 73 }],
    datePassed: [{ tool: 'Stale', renewalDate: '2026-05-01', annualCost: 146 }],
    ending: [],
  })
})

const anyContracts = fc.tuple(anyTools, fc.array(fc.record({ renewalDate: fc.option(anyDate), autoRenew: fc.option(fc.boolean()) }), { minLength: 12, maxLength: 12 })).map(
  ([tools, terms]) => tools.map((tool, at) => ({ ...tool, ...terms[at] })),
) // prettier-ignore
const anyAsOf = anyDate
const anyPlan = fc.record({
  asOf: anyAsOf,
  months: fc.integer({ min: 1, max: 30 }),
  uplift: fc.constantFrom(0, 5, 'own' as const),
  upliftOn: fc.constantFrom(...upliftKinds),
  seatGrowth: fc.constantFrom(0, 20),
  usageGrowth: fc.constantFrom(0, 20),
})
const sumOf = (rows: readonly object[], field: string): number => rows.reduce((sum, row) => sum + ((row as Record<string, number | null>)[field] ?? 0), 0) // prettier-ignore

it('comes to the same by tool, team, category, vendor and month, and its parts sum to the difference', () => {
  fc.assert(
    fc.property(anyContracts, anyPlan, (tools, plan) => {
      for (const by of budgetDimensions)
        for (const monthly of [false, true]) {
          const { rows, totals } = budget(tools, { ...plan, by, monthly })
          for (const field of ['cost', 'cash', 'before', ...budgetParts] as const)
            expect(sumOf(rows, field)).toBeCloseTo(totals[field], 5)
          for (const row of [...rows, totals])
            expect((row.before ?? 0) + budgetParts.reduce((sum, part) => sum + row[part], 0)).toBeCloseTo(row.cost ?? 0, 5) // prettier-ignore
        }
    }),
    { numRuns: 60 },
  )
})

it('is what stack-cost says of the period where nothing is raised, grows or ends, and before always is', () => {
  fc.assert(
    fc.property(anyContracts, anyPlan, (tools, { asOf, months }) => {
      const going = tools.map((tool) => ({
        ...tool,
        autoRenew: true,
        endDate: tool.endDate !== null && toDay(tool.endDate) > toDay(asOf) ? null : tool.endDate,
      }))
      const { params, totals } = budget(going, { asOf, months })
      const config = { ...testMoney, tiers: [20_000, 50_000, 80_000] as [number, number, number] }
      const of = (from: string, to: string) => costTable(going, config, stackCost.params.parse({ from, to }), asOf).totals.periodCost ?? 0 // prettier-ignore
      expect(totals.cost).toBeCloseTo(of(params.from!, totals.to), 5)
      expect(totals.before).toBeCloseTo(of(totals.beforeFrom, totals.beforeTo), 5)
      expect(totals.ends + totals.uplift + totals.seats + totals.usage).toBe(0)
      expect(toDate(toDay(params.from!))).toMatch(/-01$/)
    }),
  )
})
