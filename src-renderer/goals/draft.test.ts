import { describe, expect, it } from 'vitest'
import { type Goal, goal as goalSchema } from '../../shared/config.ts'
import {
  addConditions,
  chooseEvent,
  emptyCondition,
  emptyGoal,
  fromGoal,
  goalWords,
  toGoal,
  withGoal,
} from './draft.ts'

const signup: Goal = {
  name: 'Signup',
  event: 'Signup Completed',
  path: null,
  where: { plan: ['pro', 'team'], country: 'US' },
  after: null,
  count: 'once',
  value: { property: 'revenue' },
}

describe('a goal as it is typed', () => {
  it('returns to the contract unchanged', () => {
    expect(toGoal(fromGoal(signup))).toEqual({ goal: signup })
    const page: Goal = {
      name: 'Thanks',
      event: null,
      path: '/thanks',
      where: {},
      after: null,
      count: 'every',
      value: { fixed: 12.5 },
    }
    expect(toGoal(fromGoal(page))).toEqual({ goal: page })
  })

  it('may be reached by several events, and forgets them where any will do', () => {
    const lead: Goal = { ...signup, event: ['generate_lead', 'Anfrage gesendet'] }
    expect(toGoal(fromGoal(lead))).toEqual({ goal: lead })
    expect(goalWords(lead)).toMatch(/^“generate_lead” or “Anfrage gesendet”, where/)
    expect(chooseEvent(fromGoal(lead), '', [], false)).toMatchObject({ event: '', also: [] })
    expect(chooseEvent(fromGoal(lead), 'Anfrage gesendet', [], false)).toMatchObject({ also: [] })
  })

  it('says what is missing', () => {
    const missing = (change: Partial<typeof emptyGoal>, others: string[] = []) =>
      toGoal({ ...fromGoal(signup), ...change }, others)
    expect(missing({ name: ' ' })).toEqual({ missing: 'Give the goal a name.' })
    expect(missing({}, ['Signup'])).toEqual({ missing: 'There is a goal called “Signup” already.' })
    expect(missing({ event: '' })).toEqual({ missing: 'Choose an event, or say which page people reach.' })
    expect(missing({ where: [{ property: 'plan', test: 'is', values: ' , ' }] })).toEqual({
      missing: 'A condition needs a property and at least one value.',
    })
    expect(missing({ value: 'fixed', fixed: 'ten' })).toEqual({ missing: 'The fixed value must be a number.' })
  })

  it('asks what a property is not, whether it is empty, and each property once', () => {
    const where = {
      status: { not: ['voided', 'pending'] },
      'Cancelled at': null,
      Email: { not: null },
      plan: { not: 'x' },
    }
    expect(toGoal(fromGoal({ ...signup, where }))).toEqual({ goal: { ...signup, where } })
    expect(goalWords({ ...signup, where })).toContain(
      'where status is not voided or pending and Cancelled at is empty and Email is filled and plan is not x,',
    )
    const plan = { property: 'plan', test: 'is' as const, values: 'pro' }
    expect(toGoal({ ...fromGoal(signup), where: [plan, { ...plan, test: 'is empty' }] })).toEqual({
      missing: 'There are two conditions on “plan”: one can have several values.',
    })
  })

  it('leaves blank conditions out', () => {
    expect(
      toGoal({ ...emptyGoal, name: 'A', path: '/a', where: [{ property: '', test: 'is', values: '' }] }),
    ).toMatchObject({
      goal: { where: {} },
    })
  })

  it('is said in words', () => {
    expect(goalWords(signup)).toBe(
      '“Signup Completed”, where plan is pro or team and country is US, once per person, worth its revenue',
    )
    expect(goalWords({ ...signup, event: null, path: '/thanks', where: {}, count: 'every', value: null })).toBe(
      'a page like /thanks, every time',
    )
  })

  it('comes after another, by its new name where that is renamed', () => {
    const paid: Goal = { ...signup, name: 'Paid', where: {}, after: 'Signup', value: null }
    expect(toGoal(fromGoal(paid))).toEqual({ goal: paid })
    expect(goalWords(paid)).toBe('“Signup Completed”, after “Signup”, once per person')
    const renamed = { ...signup, name: 'Registered' }
    expect(withGoal([signup, paid], 0, renamed)).toEqual([renamed, { ...paid, after: 'Registered' }])
  })

  it('of an event with amounts is worth them, until somebody says otherwise', () => {
    const deal = chooseEvent(emptyGoal, 'Won', ['stage', 'value'], true)
    expect(deal).toMatchObject({ name: 'Won', event: 'Won', value: 'property', valueProperty: 'value' })
    // Another event has none: it is worth nothing, and keeps its name.
    expect(chooseEvent(deal, 'Demo', ['stage'], true)).toMatchObject({ name: 'Won', value: 'none', valueProperty: '' })
    const said = { ...emptyGoal, value: 'fixed' as const, fixed: '10' }
    expect(chooseEvent(said, 'Won', ['value'], false)).toMatchObject({ event: 'Won', value: 'fixed', fixed: '10' })
  })
})

it('takes conditions that are offered after those there are', () => {
  const plan = { property: 'plan', test: 'is' as const, values: 'pro' }
  const draft = { ...fromGoal(signup), where: [plan, emptyCondition] }
  const offered = [
    { property: 'Cancelled at', wanted: null },
    { property: 'Financial Status', wanted: { not: ['voided', 'pending'] } },
  ]
  expect(addConditions(draft, offered).where).toEqual([
    plan,
    { property: 'Cancelled at', test: 'is empty', values: '' },
    { property: 'Financial Status', test: 'is not', values: 'voided, pending' },
  ])
})

it('a value less what was given back is typed, kept and said', () => {
  const value = { property: 'Amount', less: 'Refunded Amount' }
  const draft = fromGoal({ ...signup, value })
  expect(draft).toMatchObject({ value: 'property', valueProperty: 'Amount', valueLess: 'Refunded Amount' })
  expect(toGoal(draft)).toMatchObject({ goal: { value } })
  expect(toGoal({ ...draft, valueLess: '' })).toMatchObject({ goal: { value: { property: 'Amount' } } })
  expect(toGoal({ ...draft, valueLess: 'Amount' })).toEqual({ missing: '"less" must be another property than "property"' }) // prettier-ignore
  expect(goalWords({ ...signup, value })).toMatch(/, worth its Amount less Refunded Amount$/)
  expect(chooseEvent(draft, 'Won', ['value'], true)).toMatchObject({ valueProperty: 'value', valueLess: '' })
})

it('days of a goal and of a property, as typed and back', () => {
  const goal = goalSchema.parse({
    name: 'Old customer',
    event: 'Contact Created',
    where: { stage: 'Customer', created: { to: '2026-08-01' }, renews: { from: '2026-08-01', to: '2026-09-01' } },
    to: '2026-08-01',
  })
  const draft = fromGoal(goal)
  expect(draft.where.map(({ test, values }) => [test, values])).toEqual([
    ['is', 'Customer'],
    ['is before', '2026-08-01'],
    ['is between', '2026-08-01, 2026-09-01'],
  ])
  expect(toGoal(draft)).toEqual({ goal })
  expect(goalWords(goal)).toContain('created is before 2026-08-01 and renews is from 2026-08-01 to before 2026-09-01, before 2026-08-01') // prettier-ignore
  const typed = (values: string) => toGoal({ ...draft, where: [{ property: 'created', test: 'is between', values }] })
  for (const values of ['2026-08-01', '2026-09-01, 2026-08-01', 'August, 2026-09-01'])
    expect(typed(values)).toMatchObject({ missing: expect.stringContaining('needs two days') as string })
})
