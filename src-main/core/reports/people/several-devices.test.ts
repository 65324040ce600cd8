import { afterAll, beforeAll, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeAll(async () => {
  test = await openApp({
    contentGroups: [{ group: 'A', match: '/a' }, { group: 'B', match: '/b' }],
    goals: [{ name: 'Paid', event: 'Paid' }],
  }) // prettier-ignore
  // Ann pays from her second device, Bob from his only one, Cid has two and pays nothing; `anonymous` is no device.
  const csv = `timestamp,anonymous_id,user_id,event,path
2020-01-01T10:00:00Z,v1,ann,,/a
2020-01-02T10:00:00Z,v2,ann,,/b
2020-01-02T11:00:00Z,v2,ann,Paid,
2020-01-01T10:00:00Z,v3,bob,,/a
2020-01-01T11:00:00Z,anonymous,bob,Paid,
2020-01-01T10:00:00Z,v4,cid,,/b
2020-01-03T10:00:00Z,v5,cid,,/b
`
  await test.call('imports.run', { files: [{ file: test.file('events.csv', csv) }] })
})
afterAll(() => test.close())

it('finds people with several visitor ids, by group and by whether they converted', async () => {
  const people = async (params: object) => {
    const { rows, totals } = await runReport(test.call, 'people', { devices: 'several', ...params })
    return [rows.map(({ person }) => person), totals.people, totals.convertedPeople]
  }
  expect(await people({})).toEqual([['ann', 'cid'], 2, 1])
  expect(await people({ who: 'converted' })).toEqual([['ann'], 1, 1])
  expect(await people({ key: 'A' })).toEqual([['ann'], 1, 1])
  expect(await people({ key: 'B' })).toEqual([['cid'], 1, 0])
  expect(await people({ id: 'bob' })).toEqual([[], 0, 0])
  // Ann paid a day and an hour after landing.
  expect(await people({ withinDays: 1 })).toEqual([['cid', 'ann'], 2, 0])
  expect(await people({ devices: 'all' })).toEqual([['ann', 'bob', 'cid'], 3, 2])
})

it('takes the id of an order or a contact for no device, as who is one person does', async () => {
  const orders = await openApp({ contentGroups: [], goals: [{ name: 'Order', event: 'order' }] })
  try {
    const views = `timestamp,anonymous_id,user_id,event,path
2020-01-01T10:00:00Z,v1,ann@x.io,,/a
2020-01-01T10:00:00Z,v2,bob@x.io,,/a
2020-01-01T11:00:00Z,v3,bob@x.io,,/a
`
    const shop = `Name,Email,Financial Status,Paid at,Total,Currency,Created at,Lineitem name,Refunded Amount,Id
#1,ann@x.io,paid,2020-01-02 10:00:00 +0000,10,USD,2020-01-02 10:00:00 +0000,Beans,0,5200000001
#2,ann@x.io,paid,2020-01-03 10:00:00 +0000,10,USD,2020-01-03 10:00:00 +0000,Beans,0,5200000002
#3,,paid,2020-01-03 10:00:00 +0000,10,USD,2020-01-03 10:00:00 +0000,Beans,0,5200000003
`
    for (const [name, text] of [['views.csv', views], ['orders.csv', shop]] as const)
      await orders.call('imports.run', { files: [{ file: orders.file(name, text) }] }) // prettier-ignore
    const several = await runReport(orders.call, 'people', { devices: 'several' })
    expect(several.rows.map(({ person }) => person)).toEqual(['bob@x.io'])
    const all = await runReport(orders.call, 'people', {})
    const visitors = Object.fromEntries(all.rows.map((row) => [row.person, row.visitors]))
    expect(visitors).toEqual({ 'ann@x.io': ['v1'], 'bob@x.io': ['v2', 'v3'], 'shopify order 5200000003': [] })
    const { rows, totals } = await runReport(orders.call, 'identity', {})
    expect(rows.find((row) => row.active)).toMatchObject({ people: 3, severalVisitors: 1 })
    expect(totals.visitors).toBe(3)
  } finally {
    orders.close()
  }
})
