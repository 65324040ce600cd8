import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ goals: [{ name: 'Paid', event: 'payment', count: 'every', value: { property: 'value' } }] })
  const file = test.file(
    'e.csv',
    `timestamp,user,event,path,value
2026-05-01,ann@acme.com,,/a,
2026-05-02,bea@acme.com,,/b,
2026-05-03,invoices@acme.com,payment,,100
2026-05-04,invoices@acme.com,payment,,50
2026-05-03,cid@gmail.com,,/a,
2026-05-04,dot@gmail.com,payment,,7
2026-05-05,eve@beta.com,,/c,
2026-05-06,eve@beta.com,payment,,9
2026-05-07,accounts@beta.com,payment,,11
2026-05-08,lone@gamma.com,payment,,13
`,
  )
  await test.call('imports.run', { files: [{ file }] })
})
afterEach(() => test.close())

const money = async () =>
  (await runReport(test.call, 'content-attribution', { by: 'page' })).rows.flatMap(({ key, value }) =>
    value === 0 ? [] : [[key, value]],
  )

it('writes who converted without a page beside a colleague who has some, as a list that joins the two', async () => {
  const { text, records } = await test.call('export.colleaguesText', {})
  expect(records).toBe(2)
  expect(text.split('\r\n')).toEqual([
    'user_id,email,created_at,company,other_colleagues',
    'accounts@beta.com,eve@beta.com,2026-05-07T00:00:00.000Z,beta.com,0',
    'invoices@acme.com,ann@acme.com,2026-05-03T00:00:00.000Z,acme.com,1',
    '',
  ])
  expect((await test.call('export.colleaguesText', { from: '2026-05-04', to: '2026-05-07' })).text).toContain(
    '2026-05-04',
  )
  expect(await money()).toEqual([['(none)', 181], ['/c', 9]]) // prettier-ignore
  const output = test.file('c.csv', '')
  expect(await test.call('export.colleagues', { output })).toEqual({ records: 2 })
  const { files } = await test.call('imports.run', { files: [{ file: output }] })
  expect(files[0]).toMatchObject({ format: 'people-ids', rowsImported: 2 })
  expect(await money()).toEqual([['(none)', 20], ['/a', 150], ['/c', 20]]) // prettier-ignore
  expect((await test.call('export.colleaguesText', {})).records).toBe(0)
})

it('writes who reached a goal and never the one before it beside a colleague who did, with pages or without', async () => {
  const file = test.file(
    'calls.csv',
    `timestamp,user,event
2026-05-01,phone@gamma.com,booked
2026-05-02,bea@acme.com,booked
2026-05-01,ann@acme.com,booked
2026-05-01,eve@beta.com,booked
`,
  )
  await test.call('imports.run', { files: [{ file }] })
  const { goals } = await test.call('config.get', {})
  await test.call('config.set', { config: { goals: [...goals, { name: 'Booked', event: 'booked' }] } })
  const asked = { goal: 'Paid', reached: 'Booked' }
  const { text, records } = await test.call('export.colleaguesText', asked)
  const { totals } = await runReport(test.call, 'goal-to-goal', { goal: 'Booked', then: 'Paid' })
  expect([records, totals.thenColleagues]).toEqual([3, 3])
  expect(text.split('\r\n')).toEqual([
    'user_id,email,created_at,company,other_colleagues',
    'accounts@beta.com,eve@beta.com,2026-05-07T00:00:00.000Z,beta.com,0',
    'invoices@acme.com,ann@acme.com,2026-05-03T00:00:00.000Z,acme.com,1',
    'lone@gamma.com,phone@gamma.com,2026-05-08T00:00:00.000Z,gamma.com,0',
    '',
  ])
  const output = test.file('c.csv', '')
  await test.call('export.colleagues', { output, ...asked })
  await test.call('imports.run', { files: [{ file: output }] })
  expect((await test.call('export.colleaguesText', asked)).records).toBe(0)
})

it('names who is called by another of their ids by the email that is one of these too', async () => {
  const config = { identity: 'connected', goals: [{ name: 'Paid', event: 'payment' }] } as const
  const other = await openApp(config)
  try {
    const file = other.file(
      'e.csv',
      `timestamp,user,anonymous_id,event,path
2026-05-01,,b1,,/a
2026-05-02,u7,b1,,/b
2026-05-03,ann@acme.com,b1,Demo,
2026-05-04,billing@acme.com,,payment,
2026-05-05,u9,b2,Demo,
2026-05-06,bea@acme.com,b2,payment,
`,
    )
    await other.call('imports.run', { files: [{ file }] })
    const { text } = await other.call('export.colleaguesText', {})
    const rows = text.trim().split('\r\n').slice(1)
    expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual(
      [
        [expect.stringMatching(/^(u9|bea@acme.com)$/) as string, 'ann@acme.com'],
        ['billing@acme.com', 'ann@acme.com'],
      ].sort(),
    )
    const { totals } = await runReport(other.call, 'content-attribution', { by: 'page' })
    expect(totals.colleaguesUnattributed).toMatchObject({ people: 2 })
  } finally {
    other.close()
  }
})
