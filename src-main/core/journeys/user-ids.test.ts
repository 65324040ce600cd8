/** One person in two tools, and one email in two spellings: worked out by hand. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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
    apart: 4,
    people: 2,
    examples: [
      ['cid@example.com', 'Cid@Example.com'],
      ['bob@example.com', 'Bob@Example.com'],
    ],
    conversions: [{ goal: 'Order', conversions: 1 }],
  })
  await test.call('config.set', { config: { userIds: { ignoreCase: true } } })
  expect(await credited()).toEqual([3, 3, 0])
  // Staff are left out by their address, with what they did under their id.
  await test.call('config.set', { config: { excludePeople: ['ann@*'] } })
  expect(await credited()).toEqual([2, 2, 0])
  await test.call('config.set', { config: { excludePeople: [], userIds: { ignoreCase: false } } })
  expect(await credited()).toEqual([5, 2, 2])
})

it('ids that differ in capitals are named by the import that brings them, until it is decided', async () => {
  await load('pages.csv', pages)
  const first = await load('orders.csv', orders)
  expect(first.files[0]!.notes).toContain(
    '2 user ids differ from another in capitals only, such as cid@example.com and Cid@Example.com: they count as different people; "userIds": {"ignoreCase": true} makes them one (Identity on screen). As one, they join 1 conversion of "Order" to what the same person did under the other spelling.',
  )
  // A file that brings no more of them says nothing, and neither does one after somebody decided.
  const again = await load('more.csv', 'timestamp,user,event\n2024-02-01,Cid@Example.com,Seen\n2024-02-01,NULL,Seen\n2024-02-01,null,Seen\n') // prettier-ignore
  expect(JSON.stringify(again)).not.toContain('capitals only')
  await test.call('config.set', { config: { userIds: { ignoreCase: false } } })
  const decided = await load('last.csv', 'timestamp,user,event\n2024-02-02,CID@example.com,Seen\n')
  expect(JSON.stringify(decided)).not.toContain('capitals only')
  expect(await test.call('userIds.capitals', {})).toEqual({
    ids: 3,
    apart: 3,
    people: 1,
    examples: [['cid@example.com', 'Cid@Example.com', 'CID@example.com']],
    conversions: [{ goal: 'Order', conversions: 1 }],
  })
})

describe('an email that is another id of a user, beside a user id in other capitals', () => {
  const identified = `seen,user,mail
2024-01-01T10:05:00Z,usr_1,ann@example.com
2024-01-02T10:05:00Z,usr_2,bob@example.com
2024-01-02T10:06:00Z,usr_2,Bob@Example.com
`
  const paid = `timestamp,user,event,amount
2024-01-05T10:00:00Z,Ann@Example.com,Order,10
2024-01-06T10:00:00Z,bob@example.com,Order,20
2024-01-07T10:00:00Z,Bob@Example.com,Order,20
2024-01-08T10:00:00Z,ZO\u00cb@example.com,Order,20
`
  const map = { time: 'seen', user: 'user', previous: 'mail' }

  it('counts as two until capitals do not, with the conversions that this joins', async () => {
    await load('pages.csv', pages)
    await load('identified.csv', identified, { map })
    const { files } = await load('paid.csv', paid)
    // Bob's addresses are both ids of his already: nothing would change for him.
    expect(await test.call('userIds.capitals', {})).toEqual({
      ids: 2,
      apart: 2,
      people: 1,
      examples: [['Ann@Example.com', 'ann@example.com']],
      conversions: [{ goal: 'Order', conversions: 1 }],
    })
    expect(files[0]!.notes).toContain(
      '2 user ids differ from another in capitals only, such as Ann@Example.com and ann@example.com: they count as different people; "userIds": {"ignoreCase": true} makes them one (Identity on screen). As one, they join 1 conversion of "Order" to what the same person did under the other spelling.',
    )
    // usr_1, usr_2, cid, Ann and Zoe.
    expect(await credited()).toEqual([5, 1, 2])
    await test.call('config.set', { config: { userIds: { ignoreCase: true } } })
    expect(await credited()).toEqual([4, 2, 1])
  })

  it('is named by the import that brings the other ids', async () => {
    await load('paid.csv', paid)
    const { files } = await load('identified.csv', identified, { map })
    expect(JSON.stringify(files[0]!.notes)).toContain('2 user ids differ from another in capitals only')
  })

  it('is nobody else where other ids do not count', async () => {
    await load('paid.csv', paid)
    await load('identified.csv', identified, { map })
    await test.call('config.set', { config: { identity: 'none' } })
    expect(await test.call('userIds.capitals', {})).toMatchObject({ ids: 2, examples: [['bob@example.com', 'Bob@Example.com']] }) // prettier-ignore
    await test.call('config.set', { config: { identity: 'connected' } })
    expect(await test.call('userIds.capitals', {})).toMatchObject({ ids: 2, examples: [['Ann@Example.com', 'ann@example.com']] }) // prettier-ignore
  })

  it('follows another id with letters beyond A to Z', async () => {
    await load('paid.csv', paid)
    await load('identified.csv', `seen,user,mail\n2024-01-01T10:05:00Z,usr_1,ZO\u00cb@example.com\n`, { map })
    const before = (await credited())[0]
    await test.call('config.set', { config: { userIds: { ignoreCase: true } } })
    // Bob's two are one now; Zoe is usr_1 as before.
    expect((await credited())[0]).toBe(before - 1)
  })
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

describe('people left out by any id of theirs', () => {
  const staff = ['*@lingolark.app']
  const rules = ['next-user', 'last-user', 'connected', 'none'] as const
  /** Who is counted and who is left out, by the id each is known by. */
  async function outcome(): Promise<{ counted: string[]; leftOut: number; preview: number }> {
    const preview = await test.call('excludePeople.preview', { excludePeople: staff })
    await test.call('config.set', { config: { excludePeople: staff } })
    const { peopleLeftOut } = (await test.call('workspace.status', {}))!
    const { rows } = await runReport(test.call, 'people', {})
    await test.call('config.set', { config: { excludePeople: [] } })
    return { counted: rows.map((row) => row.person).sort(), leftOut: peopleLeftOut, preview: preview.people }
  }

  // Four of staff are known by an id alone, with the address as another of it: typed alike (1), in other capitals (2), as
  // the second step of two (3), and twice over (4, by 5). A form knows one of them by the address itself, in capitals.
  const files = {
    'pages.csv': `timestamp,visitor,user_id,event,path
2024-01-01T10:00:00Z,w1,usr_1,,/blog/a
2024-01-01T11:00:00Z,w2,usr_2,,/blog/a
2024-01-01T12:00:00Z,w3,usr_3,,/blog/a
2024-01-01T13:00:00Z,w4,usr_4,,/blog/a
2024-01-01T13:30:00Z,w5,usr_5,,/blog/a
2024-01-01T14:00:00Z,w6,customer,,/blog/a
2024-01-01T15:00:00Z,w7,,,/blog/a
`,
    'orders.csv': `timestamp,user,event,amount
2024-01-05T10:00:00Z,Mia@LingoLark.app,Order,10
2024-01-05T11:00:00Z,customer,Order,10
`,
    'ids.csv': `seen,user,before
2024-01-02T10:00:00Z,usr_1,one@lingolark.app
2024-01-02T11:00:00Z,usr_2,mia@lingolark.app
2024-01-02T12:00:00Z,old_3,three@lingolark.app
2024-01-02T13:00:00Z,usr_3,old_3
2024-01-02T14:00:00Z,usr_4,twice@lingolark.app
2024-01-02T15:00:00Z,usr_5,twice@lingolark.app
2024-01-02T16:00:00Z,customer,customer@example.com
`,
  }

  it('ids they are known by no more too, under every rule, capitals or not', async () => {
    await load('pages.csv', files['pages.csv'])
    await load('orders.csv', files['orders.csv'])
    await load('ids.csv', files['ids.csv'], { map: { time: 'seen', user: 'user', previous: 'before' } })
    const seen: unknown[] = []
    for (const identity of rules)
      for (const ignoreCase of [false, true]) {
        await test.call('config.set', { config: { identity, userIds: { ignoreCase } } })
        const { counted, leftOut, preview } = await outcome()
        expect(preview, identity).toBe(leftOut)
        seen.push([identity, ignoreCase, leftOut, counted.join(' ')])
      }
    // usr_1 to usr_5, and Mia of the order until capitals do not count: then she is usr_2. Without joining, pages are of
    // browsers, whom no pattern names; usr_1 to usr_5 and old_3 of the list and Mia are people of their own.
    const joined = (rule: string, leftOut: number): unknown[] => [
      [rule, false, leftOut, 'customer w7'],
      [rule, true, leftOut - 1, 'customer w7'],
    ]
    const browsers = 'customer w1 w2 w3 w4 w5 w6 w7'
    expect(seen).toEqual([
      ...joined('next-user', 6),
      ...joined('last-user', 6),
      // usr_4 and usr_5 are one by the address that both have.
      ...joined('connected', 5),
      ['none', false, 7, browsers],
      ['none', true, 7, browsers],
    ])
  })

  it('says by which id somebody asked for is left out', async () => {
    await load('pages.csv', files['pages.csv'])
    await load('ids.csv', files['ids.csv'], { map: { time: 'seen', user: 'user', previous: 'before' } })
    await test.call('config.set', { config: { excludePeople: staff } })
    await expect(runReport(test.call, 'people', { id: 'usr_3' })).rejects.toThrow(
      'usr_3 is left out of all reports, by the pattern "*@lingolark.app", which fits their id three@lingolark.app (excludePeople in the configuration).',
    )
  })

  it('a visitor id that an alias gave to several is of the last alone', async () => {
    await load('pages.csv', files['pages.csv'].replace(',w7,', ',w7@lingolark.app,'))
    await load('ids.csv', `${files['ids.csv'].split('\n')[0]}\n2024-01-02,customer,w7@lingolark.app\n2024-01-03,usr_1,w7@lingolark.app\n`, { map: { time: 'seen', user: 'user', previous: 'before' } }) // prettier-ignore
    const { counted, leftOut } = await outcome()
    expect([counted, leftOut]).toEqual([['customer', 'usr_2', 'usr_3', 'usr_4', 'usr_5'], 1])
  })

  const id = fc.constantFrom('a', 'A', 'a@x', 'A@x', 'a@X', 'b', 'B', 'b@x', 'c', 'C')
  const fact = fc.record({ user: id, visitor: fc.constantFrom('', 'v1', 'v2'), previous: fc.option(id) })

  it('folding capitals brings nobody back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fact, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...rules),
        async (facts, identity) => {
          const site = await openApp({ identity, contentGroups: [], goals: [{ name: 'Seen', event: 'Seen' }] })
          try {
            const events = facts.map(({ user, visitor }, at) => `2024-01-0${1 + (at % 9)},${visitor},${user},Seen`)
            await site.call('imports.run', { files: [{ file: site.file('e.csv', `timestamp,visitor,user_id,event\n${events.join('\n')}\n`) }] }) // prettier-ignore
            const named = facts.flatMap(({ user, previous }, at) => previous === null || previous === user ? [] : [`2024-02-0${1 + (at % 9)},${user},${previous}`]) // prettier-ignore
            if (named.length > 0)
            await site.call('imports.run', { files: [{ file: site.file('i.csv', `seen,user,before\n${named.join('\n')}\n`), map: { time: 'seen', user: 'user', previous: 'before' } }] }) // prettier-ignore
            const sides = async (ignoreCase: boolean): Promise<{ counted: string[]; out: string[] }> => {
              await site.call('config.set', { config: { userIds: { ignoreCase }, excludePeople: ['*@x'] } })
              const counted = await known(site)
              await site.call('config.set', { config: { excludePeople: [] } })
              const out = (await known(site)).filter((each) => !counted.includes(each))
              return { counted, out }
            }
            const apart = await sides(false)
            const folded = await sides(true)
            const back = folded.counted.filter((each) =>
              apart.out.some((out) => out.toLowerCase() === each.toLowerCase()),
            )
            expect(back).toEqual([])
          } finally {
            site.close()
          }
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)
})

const known = async (site: TestApp): Promise<string[]> =>
  (await runReport(site.call, 'people', {})).rows.map((row) => row.person)
