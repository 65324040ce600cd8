import { expect, it } from 'vitest'
import { budgetDoubts, budgetNotes, budgetRemarks, whyWords } from './budget-words.ts'
import { stackBudget } from '../reports/stack-budget.ts'
import type { Report, ReportRow } from '../reports/index.ts'

const writes = { money: (amount: number, currency = '$') => `${currency}${amount}`, date: (day: string) => day }
const parts = { added: 0, removed: 0, price: 0, length: 0, ends: 0, basis: 0, uplift: 0, seats: 0, usage: 0 }
const none = {
  ...parts,
  tools: 1,
  annualCost: 100,
  cost: 100,
  share: 1,
  cash: 100,
  before: 100,
  to: '2028-01-01',
  beforeFrom: '2026-01-01',
  beforeTo: '2027-01-01',
  unknownCosts: 0,
  noRate: null,
  withoutRate: [],
  ending: [],
  notKnownIfRenews: [],
  datePassed: [],
  withoutDate: 0,
  billedMoreOften: [],
  ownUpliftUnknown: 0,
  upliftByContract: [],
  upliftWithoutNumber: [],
  billDayUnknown: 0,
  billedForYears: [],
  beforeCarriedBack: 0,
  contractStarts: [],
  basisUnknown: [],
  atRates: [],
  notAtRates: [],
  headcountUnknown: [],
  unknownTools: [],
  chargedAfterEnd: [],
}
const budget = (totals: Partial<typeof none | Report<'stack-budget'>['totals']>, uplift: number | 'own' = 0) => ({
  params: { ...stackBudget.params.parse({}), uplift },
  totals: { ...none, ...totals },
})

it('says nothing where all is known', () => expect(budgetNotes(budget({}), writes)).toEqual([]))

it('says that bills by use which came to more are nothing assumed, unless growth is', () => {
  expect(budgetRemarks(budget({ usage: 99.4 }), writes)).toEqual(['The $99.4 more by use is nothing assumed: bills of the last twelve months came to more than the months before cost.']) // prettier-ignore
  expect(budgetRemarks(budget({ usage: -5 }), writes)[0]).toMatch(/^The \$5 less by use .* came to less than/)
  const { params, totals } = budget({ usage: 99.4 })
  expect(budgetRemarks({ params: { ...params, usageGrowth: 8 }, totals }, writes)).toEqual([])
})

it('says which contracts rise by what they say themselves', () => {
  expect(budgetRemarks(budget({ upliftByContract: [{ tool: 'Okta', percent: 5, isCap: true }, { tool: 'Zoom', percent: 7, isCap: false }], upliftWithoutNumber: ['Miro'] }), writes)).toEqual([
    'On renewal contracts rise by what they say themselves, whatever is assumed for the rest: Okta at most 5 % and Zoom 7 %.',
    'A rise without a number, as that of an index, counts as what is assumed for all: Miro.',
  ]) // prettier-ignore
})

it('names contracts that are counted on without being known to go on', () => {
  const of = (tool: string, annualCost: number | null = 5) => ({ tool, renewalDate: '2027-03-01', annualCost })
  expect(budgetDoubts(budget({ notKnownIfRenews: [of('Zoom')], datePassed: ['A', 'B', 'C', 'D'].map((tool) => of(tool, null)) }), writes)).toEqual([
    'Whether 1 contract renews by itself is not known, so it is counted on: Zoom on 2027-03-01 ($5 a year).',
    'Of 4 tools in use the renewal date has passed; they are counted on at today’s price: A on 2027-03-01, B on 2027-03-01, C on 2027-03-01 and 1 more. Change the renewal date of those that did renew.',
  ]) // prettier-ignore
})

it('says what an uplift, bills and the year before leave open', () => {
  expect(budgetRemarks(budget({ withoutDate: 2 }), writes)).toEqual([])
  expect(budgetRemarks(budget({ withoutDate: 2, ownUpliftUnknown: 1, billDayUnknown: 3, beforeCarriedBack: 7 }, 'own'), writes)).toEqual([
    '2 tools have no renewal date, so no uplift is counted for them.',
    'What 1 tool that renews cost a year before is not known, so no uplift is counted for it.',
    'Of 3 tools no day of a bill is known: billed is what falls on the days of each month.',
    '$7 of the $100 before is the price first paid later, carried back: nobody knows what was paid then.',
  ]) // prettier-ignore
  const { params, totals } = budget({ billedMoreOften: ['Zoom', 'Datadog'] }, 5)
  expect(budgetRemarks({ params: { ...params, upliftOn: 'yearly' }, totals }, writes)).toEqual([
    'Billed more often than by the year, so no uplift is counted for them: Zoom and Datadog.',
  ])
  const okta = { tool: 'Okta', billedOn: '2025-02-01', years: 2, nextBill: '2027-02-01' }
  expect(budgetRemarks(budget({ billedForYears: [okta] }), writes)).toEqual([
    'Billed for several years at once, and counted so again: Okta for 2 years on 2025-02-01, next on 2027-02-01.',
  ])
})

it('says of a tool why it costs another amount', () => {
  const row: ReportRow<'stack-budget'> = {
    ...parts,
    month: null,
    key: 'Zoom',
    tools: 1,
    annualCost: 100,
    cost: 100,
    share: 1,
    cash: 100,
    before: 100,
    endsOn: null,
    endsBy: null,
    renewsOn: null,
    autoRenew: true,
    upliftPercent: null,
    upliftBy: null,
    risesOn: null,
    ownUpliftPercent: null,
    growsBy: 'seats',
    basedOn: 'price',
    ownCost: null,
    ownCurrency: null,
  }
  const why = (change: Partial<typeof row>, usageGrowth = 0): string => whyWords({ ...row, ...change }, { to: '2028-01-01', usageGrowth, uplift: 5 }, writes) // prettier-ignore
  expect(why({})).toBe('')
  expect(why({ renewsOn: '2027-03-01', upliftPercent: 5, risesOn: '2027-03-01', seats: 3 })).toBe('renews 2027-03-01, +5 %; seats grow') // prettier-ignore
  expect(why({ renewsOn: '2027-03-01' })).toBe('renews 2027-03-01, no uplift as billed more often than by the year')
  const renewing = { renewsOn: '2027-03-01', upliftPercent: 7, risesOn: '2027-03-01' }
  expect(why({ ...renewing, upliftBy: 'contract' })).toBe('renews 2027-03-01, +7 % by its contract')
  expect(why({ ...renewing, upliftBy: 'cap' })).toBe('renews 2027-03-01, +7 % at worst, its cap')
  expect(why({ upliftPercent: 5, risesOn: '2027-07-25' })).toBe('billed by the year, +5 % from 2027-07-25')
  expect(why({ endsOn: '2027-03-01', endsBy: 'does not renew' })).toBe('ends 2027-03-01, does not renew')
  expect(why({ endsOn: '2028-03-01', endsBy: 'end date' })).toBe('')
  expect(why({ added: 40, before: 0 })).toBe('new')
  expect(why({ added: 40, price: -2 })).toBe('in use for longer; price has fallen')
  expect(why({ price: 0.9 })).toBe('')
  const used = [9, -9].map((usage) => ({ growsBy: 'usage' as const, usage }))
  expect(used.map((change) => why(change, 5))).toEqual(['more use', 'less use'])
  expect(used.map((change) => why(change))).toEqual(['use has risen', 'use has fallen'])
  expect(why({ tools: 0, cost: 0 })).toBe('gone')
  expect(why({ cost: null, annualCost: null })).toBe('cost not known')
  expect(why({ cost: null, ownCost: 90, ownCurrency: 'CHF' })).toBe('no rate for CHF90 a year')
})

it('names what is charged in another currency, at the rate of the workspace or not', () =>
  expect(budgetRemarks(budget({ atRates: ['AWS'], notAtRates: ['Figma', 'Loom'] }), writes)).toEqual([
    'Charged in another currency, so counted at the workspace’s rate and not at those of the days it was charged: AWS.',
    'Charged in another currency, and counted at the rates of the days they were charged, as the workspace has no rate or not all bills say what was charged: Figma and Loom.',
  ]))
