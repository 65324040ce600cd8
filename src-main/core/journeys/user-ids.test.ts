/** One person in two tools, and one email in two spellings: worked out by hand. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({
    contentGroups: [{ group: 'Blog', match: '/blog/**' }],
    goals: [{ name: 'Order', event: 'Order' }],
  })
})
afterEach(() => test.close())

// Ann and Bob read the blog and are known by id; Cid reads it and is known by email.
const pages = `timestamp,visitor,user_id,event,path
2024-01-01T10:00:00Z,v1,,,/blog/a
2024-01-01T10:05:00Z,v1,usr_1,Signed Up,
2024-01-02T10:00:00Z,v2,usr_2,,/blog/b
2024-01-03T10:00:00Z,v3,cid@example.com,,/blog/c
`
// Cid's payments are written as he typed his address.
const orders = `timestamp,user,event,amount
2024-01-05T10:00:00Z,ann@example.com,Order,10
2024-01-06T10:00:00Z,bob@example.com,Order,20
2024-01-07T10:00:00Z,Cid@Example.com,Order,40
2024-01-08T10:00:00Z,cid@example.com,Order,80
`
const people = `distinct_id,email,name,created_at
usr_1,ann@example.com,Ann,2024-01-01T10:05:00Z
usr_2,Bob@Example.com,Bob,2024-01-01T11:00:00Z
usr_3,,Nobody,2024-01-01T12:00:00Z
`

const load = (name: string, text: string, options: object = {}) =>
  test.call('imports.run', { files: [{ file: test.file(name, text), ...options }] })
const credited = async (): Promise<[people: number, orders: number, unattributed: number]> => {
  const { rows } = await runReport(test.call, 'content-attribution', { model: 'first' })
  const ofKey = (key: string): number => rows.find((row) => row.key === key)?.convertedPeople ?? 0
  const identity = await runReport(test.call, 'identity', {})
  return [identity.rows.find((row) => row.active)!.people, ofKey('Blog'), ofKey('(none)')]
}

it('a list of people by email and id joins what two tools know of them; capitals count until they are said not to', async () => {
  await load('pages.csv', pages)
  await load('orders.csv', orders)
  // usr_1, usr_2, cid, ann, bob and Cid; only cid has pages and an order.
  expect(await credited()).toEqual([6, 1, 3])
  const imported = await load('people.csv', people)
  // Nobody has no email: nothing to join.
  expect(JSON.stringify(imported)).toContain('people-ids')
  // Ann is one now. The list has Bob's address in capitals and his payment has not: Ann, twice Bob, twice Cid.
  expect(await credited()).toEqual([5, 2, 2])
  expect((await runReport(test.call, 'identity', {})).totals.capitals).toEqual({
    ids: 4,
    people: 2,
    examples: [
      ['cid@example.com', 'Cid@Example.com'],
      ['bob@example.com', 'Bob@Example.com'],
    ],
  })
  await test.call('config.set', { config: { userIds: { ignoreCase: true } } })
  expect(await credited()).toEqual([3, 3, 0])
  // Staff are left out by their address, with what they did under their id.
  await test.call('config.set', { config: { excludePeople: ['ann@*'] } })
  expect(await credited()).toEqual([2, 2, 0])
  await test.call('config.set', { config: { excludePeople: [], userIds: { ignoreCase: false } } })
  expect(await credited()).toEqual([5, 2, 2])
})

it('every identity rule takes the spellings for one', async () => {
  await load('pages.csv', pages)
  await load('orders.csv', orders)
  await test.call('config.set', { config: { userIds: { ignoreCase: true } } })
  for (const identity of ['next-user', 'last-user', 'connected', 'none'] as const) {
    await test.call('config.set', { config: { identity } })
    // `none`: v1, v2, v3 and the three addresses, as visitors come first.
    expect((await credited())[0], identity).toBe(identity === 'none' ? 6 : 5)
  }
})

it('any table joins them, mapped by hand', async () => {
  await load('pages.csv', pages)
  await load('orders.csv', orders)
  await load('crm.csv', 'Mail,Seen,Key\nann@example.com,2024-02-01,usr_1\nbob@example.com,2024-02-01,usr_2\n', {
    map: { time: 'Seen', user: 'Mail', previous: 'Key' },
  })
  expect(await credited()).toEqual([4, 3, 1])
})
