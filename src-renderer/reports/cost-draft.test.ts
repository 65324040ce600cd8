import { expect, test } from 'vitest'
import {
  checkField,
  type CostDraft,
  costOf,
  costsTyped,
  draftsOf,
  readTyped,
  typedIn,
  withoutCosts,
} from './cost-draft.ts'
import { costsAfterRead } from '../../shared/pages/costs-after-read.ts'
import { onlyCurrency } from '../../shared/notes/only-currency.ts'

const empty: CostDraft = {
  by: 'group',
  name: 'A',
  channel: null,
  amount: '',
  hours: '',
  hourlyRate: '',
  currency: 'EUR',
  pages: null,
  period: {},
}

test.each([
  ['9000', 9000, '= €9,000'],
  ['4,500', 4500, '= €4,500'],
  ['4.500,00', 4500, '= €4,500'],
  ['4.500 €', 4500, '= €4,500'],
  ['€3,000', 3000, '= €3,000'],
  ['9000 EUR', 9000, '= €9,000'],
  ['12,5', 12.5, '= €12.50'],
  ['1234.567', 1234.567, '= €1,234.57'],
  ['9008,53', 9008.53, '= €9,008.53'],
  ['9k', 9000, '= €9,000'],
  ['120', 120, null],
  ['', 0, null],
])('%j is %d and says so', (text, value, echo) => {
  expect(readTyped(text, 'amount', 'EUR')).toMatchObject({ value, problem: null, echo })
})

test('a point before three digits may be thousands or decimals: asked, never guessed', () => {
  expect(readTyped('4.500', 'amount', 'EUR').problem).toBe('4500 or 4.50?')
  expect(readTyped('83.333', 'hours', 'EUR').problem).toBe('83333 or 83.33?')
})

test('what is no amount is refused in a word', () => {
  expect(readTyped('lots', 'amount', 'EUR').problem).toBe('not a number')
  expect(readTyped('5 quid', 'amount', 'EUR').problem).toBe('currency not known')
  expect(readTyped('5 qui', 'amount', 'EUR').problem).toBe('currency not known')
  expect(readTyped('-5', 'amount', 'EUR').problem).toBe('below 0')
  expect(readTyped('5 €', 'hours', 'EUR').problem).toBe('hours, no money')
})

test('a currency named in a field becomes the row’s; another one in the next field is refused there', () => {
  const usd = { ...empty, currency: 'USD' }
  const typed = typedIn(usd, 'amount', '9000 EUR')
  expect(typed.currency).toBe('EUR')
  expect(checkField({ ...typed, hourlyRate: '50' }, 'hourlyRate').problem).toBeNull()
  expect(checkField({ ...typed, hourlyRate: '£50' }, 'hourlyRate').problem).toBe('not in EUR')
  expect(typedIn({ ...empty, currency: 'CAD' }, 'amount', '$50').currency).toBe('CAD')
})

test('what is stored reads back as it was', () => {
  for (const amount of [83.333, 4.5, 1234.567, 9000, 0.125]) {
    const cost = { group: 'A', amount, currency: null, hours: 0, hourlyRate: 0, pages: 3 }
    expect(costOf(draftsOf('group', [], [cost], 'EUR')[0]!, 'EUR')).toEqual(cost)
  }
  expect(costOf(empty, 'EUR')).toBeNull()
  expect(costOf({ ...empty, amount: '5', currency: 'USD' }, 'EUR')?.currency).toBe('USD')
})

test('a table takes the place of all costs: groups that it does not name have none', () => {
  const cost = { group: 'B', amount: 5, currency: null, hours: 0, hourlyRate: 0, pages: 2 }
  const drafts = draftsOf('group', ['A', 'B'], [cost, { ...cost, group: 'New' }], 'EUR')
  expect(drafts.map(({ name }) => name)).toEqual(['A', 'B', 'New'])
  expect(costOf(drafts[0]!, 'EUR')).toBeNull()
  expect(costOf(drafts[2]!, 'EUR')).toEqual({ ...cost, group: 'New' })
  // What is typed over is of the group as a whole.
  expect(costOf(typedIn(drafts[1]!, 'amount', '7'), 'EUR')).toMatchObject({ amount: 7, pages: null })
})

test('each month of a group is a row of its own, and stays of its month when it is typed over', () => {
  const march = { group: 'A', amount: 5, currency: null, hours: 0, hourlyRate: 0, pages: null, from: '2026-03-01', to: '2026-04-01' } // prettier-ignore
  const drafts = draftsOf('group', ['A'], [march, { ...march, from: '2026-04-01', to: '2026-05-01' }], 'EUR')
  expect(drafts).toHaveLength(2)
  expect(costOf(typedIn(drafts[0]!, 'amount', '7'), 'EUR')).toEqual({ ...march, amount: 7 })
})

test('a campaign has one row, in the spelling of its costs', () => {
  const cost = { campaign: 'Spring_Sale', amount: 5, hours: 0, hourlyRate: 0, currency: null, pages: null }
  expect(withoutCosts(['spring_sale', 'brand'], [cost], { Spring_Sale: 'spring_sale' })).toEqual(['brand'])
  expect(withoutCosts(['Spring_Sale', 'brand'], [cost], {})).toEqual(['Spring_Sale', 'brand'])
})

test('keeps what fell on each day', () => {
  const daily = { campaign: 'A', amount: 5, currency: null, hours: 0, hourlyRate: 0, pages: null, from: '2026-03-01', to: '2026-03-03', days: [2, 3] } // prettier-ignore
  const [draft] = draftsOf('campaign', ['A'], [daily], 'EUR')
  expect(costOf(draft!, 'EUR')).toEqual(daily)
  expect(costOf(typedIn(draft!, 'amount', '10'), 'EUR')).toEqual({ ...daily, amount: 10 })
})

test('the one currency of all costs, where nothing else has an amount', () => {
  const euros = { by: 'campaign', campaign: 'A', amount: 9, currency: 'EUR' } as never
  const config = { currency: 'USD', rates: {}, goals: [{ value: null }], contentCosts: [] as never[] }
  const of = (change: object = {}, tools = 0, entered = [euros]) =>
    onlyCurrency({ config: { ...config, ...change } as never, tools, entered })
  expect(of()).toBe('EUR')
  expect(of({ contentCosts: [euros] }, 0, [])).toBe('EUR')
  expect(of({}, 0, [])).toBeNull()
  // What is in no currency of its own is in the workspace's.
  expect(of({ contentCosts: [{ by: 'group', group: 'G', amount: 3 }] })).toBeNull()
  expect(of({ currency: 'EUR' })).toBeNull()
  expect(of({ rates: { EUR: 1.1 } })).toBeNull()
  expect(of({ goals: [{ value: { amount: 50 } }] })).toBeNull()
  expect(of({}, 1)).toBeNull()
})

test('a second table finds what the first one brought and what was typed, before either is saved', () => {
  const spent = (key: 'campaign' | 'group', name: string, amount: number) => ({ [key]: name, amount, currency: null, hours: 0, hourlyRate: 0, pages: null }) // prettier-ignore
  const stored = [spent('group', 'Guides', 500)]
  const google = costsAfterRead(stored, { by: 'campaign', costs: [spent('campaign', 'Brand', 100)] })
  const drafts = draftsOf('campaign', ['Newsletter'], google.slice(1), 'CAD')
  const typed = drafts.map((draft) => (draft.name === 'Newsletter' ? { ...draft, amount: '40' } : draft))
  const both = costsAfterRead(costsTyped(google, 'campaign', typed, 'CAD'), { by: 'campaign', costs: [spent('campaign', 'Reels', 70)] }) // prettier-ignore
  expect(both.map(({ group, campaign, amount }) => [group ?? campaign, amount])).toEqual([
    ['Guides', 500],
    ['Newsletter', 40],
    ['Brand', 100],
    ['Reels', 70],
  ])
})
