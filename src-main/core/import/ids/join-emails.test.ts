/** Emails that were left out beside the ids of users, and files read again with them: worked out by hand. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

const head = 'id,anonymous_id,user_id,received_at,sent_at,timestamp,channel,context_source_id,context_destination_id'
const at = (day: number): string => `2019-01-0${day}T10:00:00Z`
const row = (id: string, day: number, who: string, more: string): string =>
  `${id},${who},${at(day)},${at(day)},${at(day)},web,s,d,${more}\n`
const ann = row('i1', 2, 'a1,u1', 'Ann@x.org')
const mia = row('i2', 3, 'm1,u2', 'mia@own.example')

let test: TestApp
beforeEach(async () => {
  test = await openApp({ goals: [{ name: 'Paid', event: 'payment' }], userIds: { ignoreCase: true } })
  const files = [
    test.file('pages.csv', `${head},path,url\n${row('p1', 1, 'a1,', '/blog,https://x.org/blog')}${row('p2', 1, 'm1,', '/staff,https://x.org/staff')}`), // prettier-ignore
    test.file('identifies_1.csv', `${head},traits.email\n${ann}`),
    // It holds a row of the first again.
    test.file('identifies_2.csv', `${head},traits.email\n${ann}${mia}`),
    test.file('charges.csv', 'id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email\nch1,2019-01-04 10:00:00,20.00,0,usd,Paid,ann@x.org\nch2,2019-01-05 10:00:00,20.00,0,usd,Paid,mia@own.example\n'), // prettier-ignore
  ]
  await test.call('imports.run', { files: files.map((file) => ({ file })) })
})
afterEach(() => test.close())

const byPage = async () => {
  const { rows } = await runReport(test.call, 'content-attribution', { by: 'page' })
  return Object.fromEntries(rows.map(({ key, conversions }) => [key, conversions]))
}
const leftOut = () => test.call('imports.emailsLeftOut', {})
const account = async () =>
  (await test.call('imports.list', {})).map((each) => [each.id, each.rowsImported, each.rowsDuplicate])

it('reads them again and joins payments to pages; each import keeps its account', async () => {
  expect(await byPage()).toEqual({ '(none)': 2, '/blog': 0, '/staff': 0 })
  expect(await leftOut()).toEqual({
    files: [1, 2].map((n) => ({ file: `identifies_${n}.csv`, says: 'previous=traits.email', there: true })),
    byEmail: 2,
    joined: [],
    ids: [],
  })
  const before = await account()
  const joined = await test.call('imports.joinEmails', {})
  expect(joined).toEqual({ joined: ['identifies_1.csv', 'identifies_2.csv'], missing: [] })
  expect(await account()).toEqual(before)
  expect(await byPage()).toEqual({ '/blog': 1, '/staff': 1 })
  expect(await leftOut()).toMatchObject({ files: [] })
  // An undo reads the later file again, with the email too.
  await test.call('imports.undo', { importId: 2 })
  expect(await byPage()).toEqual({ '/blog': 1, '/staff': 1 })
})

it('people are left out by an email with all they did, once it is read', async () => {
  await test.call('config.set', { config: { excludePeople: ['*@own.example'] } })
  expect(await test.call('workspace.status', {})).toMatchObject({ people: 3, peopleLeftOut: 1 })
  await test.call('imports.joinEmails', {})
  expect(await test.call('workspace.status', {})).toMatchObject({ people: 1, peopleLeftOut: 1 })
  expect(await byPage()).toEqual({ '/blog': 1 })
})

it('a file that is gone stays as it was imported, and is named', async () => {
  rmSync(join(test.folder, 'identifies_2.csv'))
  const joined = await test.call('imports.joinEmails', {})
  expect(joined).toEqual({ joined: ['identifies_1.csv'], missing: ['identifies_2.csv'] })
  expect(await byPage()).toEqual({ '(none)': 1, '/blog': 1, '/staff': 0 })
})

it('nothing is left out where a table of users or a list of people says the emails', async () => {
  const users = test.file('users.csv', `id,received_at,uuid_ts,email\nu1,${at(6)},${at(6)},Ann@x.org\nu2,${at(6)},${at(6)},mia@own.example\n`) // prettier-ignore
  const run = (file: string) => test.call('imports.run', { files: [{ file }] })
  await run(users)
  expect(await leftOut()).toEqual({ files: [], byEmail: 0, joined: ['users.csv'], ids: [] })
  expect(await byPage()).toEqual({ '/blog': 1, '/staff': 1 })
  await test.call('imports.undo', { importId: 5 })
  expect((await leftOut()).files).toHaveLength(2)
  await run(test.file('list.csv', `created_at,email,user_id\n${at(6)},ann@x.org,u1\n${at(6)},mia@own.example,u2\n`))
  expect((await leftOut()).files).toEqual([])
  expect(await byPage()).toEqual({ '/blog': 1, '/staff': 1 })
  // Each says that the other's id is the former one.
  await run(users)
  expect(await byPage()).toEqual({ '/blog': 1, '/staff': 1 })
})

it('a column that is named so and holds no emails is left alone', async () => {
  const file = test.file('identifies_3.csv', `${head},traits.email\n${row('i9', 2, 'z1,u9', 'none')}`)
  await test.call('imports.run', { files: [{ file }] })
  expect((await leftOut()).files.map((each) => each.file)).toEqual(['identifies_1.csv', 'identifies_2.csv'])
})

it('where a file would not give the rows it gave, every import stays as it is', async () => {
  const other = await openApp()
  try {
    const seen = '2018-01-01T10:00:00Z,u1,Page Viewed,/a'
    const header = 'timestamp,user_id,event,path,email\n'
    const one = other.file('one.csv', header + `${seen},ann@x.org\n`)
    const three = other.file('three.csv', header + `${seen},\n`.repeat(3))
    await other.call('imports.run', { files: [{ file: one }, { file: three, map: { previous: 'email' } }] })
    const list = async () => (await other.call('imports.list', {})).map(({ file, rowsImported: rows }) => [file, rows])
    const before = await list()
    rmSync(three)
    // All three rows are one of the other file's, of which there are two: read again, the one would be a duplicate.
    await expect(other.call('imports.joinEmails', {})).rejects.toThrow(
      'one.csv would not give the rows it gave when it was imported, so every import is as it was; undo its import and import it again with the email mapped (--map previous=email).',
    )
    expect(await list()).toEqual(before)
    expect(await other.call('workspace.status', {})).toMatchObject({ events: 3 })
    expect((await other.call('imports.emailsLeftOut', {})).files).toHaveLength(1)
  } finally {
    other.close()
  }
})

it('comes to what the same files give when they are imported with the email, whichever they are', async () => {
  const config = { goals: [{ name: 'Paid', event: 'payment' }] }
  const head = 'timestamp,message_id,user_id,event,path,email\n'
  // A time of its own for all that differs, so that no order is left to chance.
  const what = [['Page Viewed', '/a'], ['Page Viewed', '/b'], ['Trial', '']] // prettier-ignore
  const write = (rows: readonly [id: number, user: number, what: number][]): string =>
    head +
    rows
      .map(([id, user, of]) => {
        const minute = id === 0 ? 10 * user + of : 30 + id
        const [event, path] = what[id === 0 ? of : 0]!
        const whose = id === 0 ? user : id % 2
        return `2018-01-01T10:${minute}:00Z,${id === 0 ? '' : `m${id}`},u${whose},${event},${path},p${whose}@x.org\n`
      })
      .join('')
  const payments = 'timestamp,user_id,event\n2018-01-02,p0@x.org,payment\n2018-01-02,p1@x.org,payment\n'
  const row = fc.tuple(fc.nat(3), fc.nat(1), fc.nat(2))
  const file = fc.record({ rows: fc.array(row, { minLength: 1, maxLength: 4 }), asked: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 2, maxLength: 4 }), async (files) => {
      const answers = async (joins: boolean) => {
        const app = await openApp(config)
        try {
          for (const [at, { rows, asked }] of files.entries()) {
            const path = app.file(`${at}.csv`, write(rows))
            const map = asked || !joins ? { map: { previous: 'email' } } : {}
            await app.call('imports.run', { files: [{ file: path, ...map }] })
          }
          await app.call('imports.run', { files: [{ file: app.file('payments.csv', payments) }] })
          if (joins) expect((await app.call('imports.joinEmails', {})).missing).toEqual([])
          const { rows, totals } = await runReport(app.call, 'content-attribution', { by: 'page' })
          expect(await app.call('workspace.check', {})).toMatchObject({ ok: true })
          const list = await app.call('imports.list', {})
          return [rows, totals, list.map((each) => [each.rowsImported, each.rowsDuplicate])]
        } finally {
          app.close()
        }
      }
      expect(await answers(true)).toEqual(await answers(false))
    }),
    { numRuns: 15 },
  )
})

it('an email in the column Person of PostHog’s screen is offered as the user, and found when it was left out', async () => {
  const uuid = (n: number): string => `0189c2a4-7f5e-7d1c-9b0a-3c2d1e4f5a${n}b`
  const view = (n: number, distinct: string, person: string): string =>
    `v${n},$pageview,2019-01-01T1${n % 10}:00:00+00:00,${distinct},https://x.org/product,,$pageview,${person}\n`
  const head = '*.uuid,*.event,*.timestamp,*.distinct_id,*.properties.$current_url,*.elements_chain,event,Person\n'
  const known = [view(1, uuid(1), uuid(1)), view(2, 'usr_1', 'ann@x.org'), view(3, uuid(3), 'mia@own.example')].join('')
  const file = test.file('posthog.csv', head + known)
  const { otherId, columns } = await test.call('imports.inspect', { file })
  expect(otherId).toEqual({ column: 'Person', field: 'user' })
  expect(columns.find(({ name }) => name === 'Person')).toMatchObject({ fate: 'dropped' })
  const { files } = await test.call('imports.run', { files: [{ file }], dryRun: true })
  expect(files[0]!.notes.join()).toContain(
    '"Person" is an email beside "*.distinct_id", and charges.csv knows people by email, 2 of the 2 looked at among them. Import this one with it as the user (--map user=Person)',
  )
  // Nobody is known in the first rows, so nothing was said of the file.
  const strangers = Array.from({ length: 600 }, (_, n) => view(n + 10, uuid(n + 10), uuid(n + 10))).join('')
  const late = test.file('late.csv', head + strangers + known)
  expect((await test.call('imports.inspect', { file: late })).otherId).toBeNull()
  await test.call('imports.run', { files: [{ file: late }] })
  expect((await leftOut()).files).toContainEqual({ file: 'late.csv', says: 'user=Person', there: true })
  expect((await test.call('imports.joinEmails', {})).joined).toContain('late.csv')
  const { rows } = await runReport(test.call, 'content-attribution', { by: 'page', model: 'last' })
  expect(rows.find(({ key }) => key === '/product')).toMatchObject({ conversions: 2 })
})
