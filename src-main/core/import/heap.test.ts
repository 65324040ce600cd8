/** Tables of Heap Connect as a warehouse syncs them: reports are the same in whatever order they come. */
import { expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import type { ReportSlug } from '../../../shared/reports/index.ts'
import { openApp } from '../testing/open-app.ts'

const pageviews = `event_id,user_id,session_id,time,domain,path,hash,query,title,landing_page,landing_page_query,referrer,utm_source,utm_medium
1,900,s1,2026-03-01 10:00:00,example.org,/a,,,A,example.org/a,,https://www.google.com/,,
2,900,s1,2026-03-01 10:01:00,example.org,/signup,,,Sign up,example.org/a,,https://www.google.com/,,
3,901,s2,2026-03-02 10:00:00,example.org,/b,,,B,example.org/b,,direct,,
4,902,s3,2026-03-03 10:00:00,example.org,/a,,,A,example.org/a,,direct,,
5,901,s2,2026-03-02 10:02:00,example.org,/signup,,,Sign up,example.org/b,,direct,,
`
/** An event of two definitions stands in both, and in the union of all tables twice, with one id. */
const allEvents = `event_id,time,user_id,session_id,event_table_name
1,2026-03-01 10:00:00,900,s1,pageviews
2,2026-03-01 10:01:00,900,s1,pageviews
2,2026-03-01 10:01:00,900,s1,viewed_signup
3,2026-03-02 10:00:00,901,s2,pageviews
6,2026-03-02 10:03:00,901,s2,started_trial
6,2026-03-02 10:03:00,901,s2,any_submit
4,2026-03-03 10:00:00,902,s3,pageviews
5,2026-03-02 10:02:00,901,s2,pageviews
`
/** 902 went on as 901, who is known by an email. */
const migrations = `from_user_id,to_user_id,time
902,901,2026-03-03 10:05:00
903,901,2026-03-03 10:05:00
`
const users = `user_id,identity,joindate
901,ann@example.org,2026-03-02 10:00:00
`
const files: Record<string, string> = {
  'all_events.csv': allEvents,
  'pageviews.csv': pageviews,
  'user_migrations.csv': migrations,
  'users.csv': users,
}

const asked: [ReportSlug, object][] = [
  ['content-attribution', { goal: 'Trial', by: 'page' }],
  ['content-attribution', { goal: 'Seen', by: 'channel' }],
  ['people', {}],
  ['volume', { measure: 'events' }],
]

async function answers(runs: readonly (readonly string[])[]) {
  const goals = [{ name: 'Trial', event: 'started_trial' }, { name: 'Seen', event: 'viewed_signup' }] // prettier-ignore
  const test = await openApp({ goals })
  try {
    const accounts = []
    for (const names of runs) {
      const run = { files: names.map((name) => ({ file: test.file(name, files[name]!) })) }
      const { files: done } = await test.call('imports.run', run)
      accounts.push(...done)
    }
    const reports = []
    for (const [slug, params] of asked) {
      const { rows, totals } = await runReport(test.call, slug, params)
      reports.push({ rows, totals })
    }
    return { accounts, reports }
  } finally {
    test.close()
  }
}

it('gives the same reports whether all events or page views come first, in one import or two', async () => {
  const [all, pages] = ['all_events.csv', 'pageviews.csv']
  const { accounts, reports } = await answers([[pages, all]])
  expect(accounts.map(({ rowsRead, rowsImported, rowsDuplicate, rowsRejected }) => [rowsRead, rowsImported, rowsDuplicate, rowsRejected])).toEqual([[5, 5, 0, 0], [8, 8, 0, 0]]) // prettier-ignore
  expect(accounts[1]!.notes).toContain('5 rows are page views without their page and bring no event: the table pageviews has them.') // prettier-ignore
  expect(reports[0]!.rows).toContainEqual(expect.objectContaining({ key: '/b', conversions: 1 }))
  for (const runs of [[[all, pages]], [[all], [pages]], [[pages], [all]]]) expect((await answers(runs)).reports).toEqual(reports) // prettier-ignore
})

it('makes one person of ids that were merged, under the rule by default, in any order', async () => {
  const names = ['pageviews.csv', 'all_events.csv', 'user_migrations.csv', 'users.csv']
  const { accounts, reports } = await answers([names])
  expect(accounts[2]).toMatchObject({ rowsRead: 2, rowsImported: 2, rowsDuplicate: 0 })
  expect(accounts[2]!.notes.join()).not.toContain('exactly like')
  expect(reports[2]!.rows).toMatchObject([{ person: 'ann@example.org', visitors: ['901', '902'] }, { person: '900' }])
  expect((await answers([names.toReversed()])).reports).toEqual(reports)
})

it('leaves out a person by the id of a visitor that was merged into theirs', async () => {
  const test = await openApp({ excludePeople: ['902'], goals: [{ name: 'Trial', event: 'started_trial' }] })
  try {
    const run = { files: ['pageviews.csv', 'user_migrations.csv'].map((name) => ({ file: test.file(name, files[name]!) })) } // prettier-ignore
    await test.call('imports.run', run)
    const { rows } = await runReport(test.call, 'people', {})
    expect(rows.map(({ person }) => person)).toEqual(['900'])
  } finally {
    test.close()
  }
})

it('says before the import which rows bring no event', async () => {
  const test = await openApp({})
  try {
    const preview = await test.call('imports.inspect', { file: test.file('all_events.csv', allEvents) })
    expect(preview.problems).toContainEqual(expect.objectContaining({ title: 'Rows that bring no event', count: 5 }))
  } finally {
    test.close()
  }
})

/** One event of Heap, with properties; its name is that of the table. */
const trials = `event_id,user_id,session_id,time,type,referrer,landing_page,browser,domain,path,title,href,plan
6,901,s2,2026-03-02 10:03:00,submit,direct,example.org/b,Chrome 141,example.org,/signup,Sign up,,team
`

it('asks for the name of the event of a table and offers that of the file', async () => {
  const test = await openApp({ goals: [{ name: 'Trial', event: 'Started trial', where: { plan: 'team' } }] })
  try {
    const file = test.file('started_trial.csv', trials)
    const { format, problems } = await test.call('imports.inspect', { file })
    expect(format).toMatchObject({ id: 'heap-event' })
    expect(problems).toContainEqual(expect.objectContaining({ level: 'error', title: 'Which event?', eventOffer: 'Started trial' })) // prettier-ignore
    await expect(test.call('imports.run', { files: [{ file }] })).rejects.toThrow('(--map "event==Started trial")')
    const map = { event: '=Started trial' }
    const named = await test.call('imports.inspect', { file, map })
    expect(named.problems).toContainEqual(expect.objectContaining({ title: 'One event', detail: 'Every row is the event “Started trial”.' })) // prettier-ignore
    const { files: done } = await test.call('imports.run', { files: [{ file, map }, { file: test.file('pageviews.csv', pageviews) }] }) // prettier-ignore
    expect(done[0]!.notes).toContain('Every row is the event “Started trial”.')
    const { totals } = await runReport(test.call, 'content-attribution', {})
    expect(totals).toMatchObject({ conversions: 1, attributed: 1 })
  } finally {
    test.close()
  }
})
