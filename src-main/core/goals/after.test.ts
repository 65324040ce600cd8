/** A goal that comes after another one: whose events count, by hand. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

const goals = [
  { name: 'Signed up', event: 'Signup' },
  { name: 'Paid', event: 'Payment' },
  { name: 'New customer', event: 'Payment', after: 'Signed up' },
  { name: 'Payment of a new one', event: 'Payment', after: 'Signed up', count: 'every' },
]

/**
 * Ann reads, signs up and pays twice. Bob has paid for years. Cid has too, signs up once more and pays again. Dee pays in the
 * moment she signs up, and her payment stands first. Eve signs up after all she paid. Fay reads, and is an old customer.
 */
const csv = `timestamp,anonymous_id,event,path
2024-01-01T10:00:00Z,ann,,/guides/a
2024-01-02T10:00:00Z,ann,Signup,
2024-01-05T10:00:00Z,ann,Payment,
2024-02-05T10:00:00Z,ann,Payment,
2024-01-03T10:00:00Z,bob,Payment,
2024-01-03T10:00:00Z,cid,Payment,
2024-01-04T10:00:00Z,cid,Signup,
2024-01-06T10:00:00Z,cid,Payment,
2024-01-07T10:00:00Z,dee,,/guides/b
2024-01-08T10:00:00Z,dee,Payment,
2024-01-08T10:00:00Z,dee,Signup,
2024-01-09T10:00:00Z,eve,Payment,
2024-01-10T10:00:00Z,eve,Signup,
2024-01-11T10:00:00Z,fay,,/guides/a
2024-01-12T10:00:00Z,fay,Payment,
`

let test: TestApp
beforeEach(async () => {
  test = await openApp({ contentGroups: [{ group: 'Guides', match: '/guides/**' }], goals })
  await test.call('imports.run', { files: [{ file: test.file('e.csv', csv) }] })
})
afterEach(() => {
  test.close()
})

const conversions = async (goal: string, params: object = {}): Promise<number> =>
  (await runReport(test.call, 'content-attribution', { goal, ...params })).totals.conversions

it('counts once who had reached the other goal by their first payment, in the same moment too', async () => {
  expect(await conversions('Paid')).toBe(6)
  // Ann and Dee: Cid and Eve had paid before they signed up, the others never did.
  expect(await conversions('New customer')).toBe(2)
  // The other goal may be reached before the period.
  expect(await conversions('New customer', { from: '2024-01-04' })).toBe(2)
  expect(await conversions('New customer', { from: '2024-01-06' })).toBe(1)
  const { totals } = await runReport(test.call, 'goal-to-goal', { goal: 'Signed up', then: 'Paid' })
  expect(totals.thenAfter).toBe(2)
})

it('counts every time from when the other goal was reached', async () => {
  // Ann twice, Cid’s second, Dee.
  expect(await conversions('Payment of a new one')).toBe(4)
  const goal = (await test.call('config.get', {})).goals[2]!
  expect(await test.call('goals.preview', { goal })).toMatchObject({ conversions: 2, people: 2, events: 4 })
})

it('has those who do not count among those who did not convert', async () => {
  const { rows } = await runReport(test.call, 'content-attribution', { goal: 'New customer' })
  expect(rows).toMatchObject([{ key: 'Guides', people: 3, convertedPeople: 2, conversions: 2 }])
})

it('is the same under every identity rule, whose people are the same here', async () => {
  for (const goal of ['New customer', 'Payment of a new one']) {
    const { rows } = await runReport(test.call, 'identity', { goal })
    expect(rows.map((row) => row.conversions)).toEqual(rows.map(() => (goal === 'New customer' ? 2 : 4)))
  }
})

it('follows a chain of goals, and what a goal further back comes to mean', async () => {
  const chained = [...goals, { name: 'Read', path: '/guides/a' }, { name: 'Second', event: 'Payment', after: 'New customer', count: 'every' }] // prettier-ignore
  await test.call('config.set', { config: { interactions: { events: ['Page Viewed'] }, goals: chained } })
  expect(await conversions('Second')).toBe(3)
  const first = chained.map((goal) => (goal.name === 'Signed up' ? { ...goal, event: 'Nothing' } : goal))
  await test.call('config.set', { config: { goals: first } })
  expect(await conversions('Second')).toBe(0)
})

it('is refused after a goal that is not there, or after itself', async () => {
  const set = (changed: object[]) => test.call('config.set', { config: { goals: changed } })
  await expect(set([{ name: 'Paid', event: 'Payment', after: 'Signup' }])).rejects.toThrow(
    'goals[0].after: there is no goal "Signup" that "Paid" could come after',
  )
  await expect(set([{ name: 'Paid', event: 'Payment', after: 'Paid' }])).rejects.toThrow('"Paid" cannot come after itself') // prettier-ignore
  const round = goals.map((goal) => (goal.name === 'Signed up' ? { ...goal, after: 'New customer' } : goal))
  await expect(set(round)).rejects.toThrow('"Signed up" cannot come after itself')
})

it('is advised where most with a page had reached the other goal, and most without one had not', async () => {
  const after = async (goal: string) =>
    (await runReport(test.call, 'content-attribution', { goal })).totals.attributedAfter
  // Of Ann, Dee and Fay, who have a page, the first two; Bob, Cid and Eve have none.
  expect(await after('Paid')).toEqual({ goal: 'Signed up', conversions: 2, leftOut: 3, dropped: 4, droppedValue: null })
  expect(await after('New customer')).toBeNull()
  // What comes after the goal itself cannot come before it.
  expect(await after('Signed up')).toBeNull()
  // Of some days, of its own or of a property, it is no step that all others come after.
  for (const some of [{ from: '2000-01-01' }, { to: '2100-01-01' }, { where: { started: { from: '2000-01-01' } } }]) {
    const limited = goals.map((goal) => (goal.name === 'Signed up' ? { ...goal, ...some } : goal))
    await test.call('config.set', { config: { goals: limited } })
    expect(await after('Paid')).toBeNull()
  }
})
