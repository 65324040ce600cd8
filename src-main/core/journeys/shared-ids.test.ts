import { afterEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { sharedIdsSentence } from '../../../shared/notes/shared-ids.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
afterEach(() => test.close())

// Ann starts a trial and invites Bob, whose sign-up says the same workspace; Cid is alone.
const product = [
  'time,visitor,user,event,path,workspace',
  '2026-05-04T10:00:00Z,v1,,,/blog/a,',
  '2026-05-04T10:05:00Z,v1,ann,Trial,,ws_1',
  '2026-05-04T11:00:00Z,v2,,,/blog/b,',
  '2026-05-04T11:05:00Z,v2,cid,Trial,,ws_2',
  '2026-05-05T10:00:00Z,v3,bob,Signed Up,,ws_1',
].join('\n')
const paid = 'time,user,event\n2026-05-06T10:00:00Z,ws_1,Paid\n2026-05-07T10:00:00Z,ws_1,Paid\n2026-05-07T11:00:00Z,ws_2,Paid\n2026-05-07T12:00:00Z,ws_1,Reminded' // prettier-ignore
const map = { time: 'time', visitor: 'visitor', user: 'user', event: 'event', path: 'path', previous: 'workspace' }

const open = () =>
  openApp({
    goals: [
      { name: 'Paid', event: 'Paid', after: 'Trial' },
      { name: 'Trial', event: 'Trial' },
    ],
  })
const run = async (name: string, text: string, options: object = {}) =>
  (await test.call('imports.run', { files: [{ file: test.file(name, text), ...options }] })).files[0]!.notes
const isShared = (note: string): boolean => note.includes('the other id of several users')

const given =
  '1 id is the other id of several users, 2 users in all, such as ws_1 (ann and bob). Events that come in under such an id will go to the user it was last seen with, and none to the others. If these users belong together, as colleagues of a customer do, “Connected ids” makes one person of them and the id (Identity on screen); if the id is of one of them only, import the files anew with it on the events of that one.'
const depends =
  '1 id is the other id of several users, 2 users in all, such as ws_1 (ann and bob). 3 events known by it alone, 2 of “Paid” among them, go to the user it was last seen with, and none to the others.'

it('says at the import that an id is of several users, and with each file that has events of it what depends on it', async () => {
  test = await open()
  expect((await run('product.csv', product, { map })).filter(isShared)).toEqual([given])
  expect((await run('paid.csv', paid)).filter(isShared)).toEqual([expect.stringContaining(depends)])
  expect((await run('more.csv', 'time,user,event\n2026-06-01,ws_2,Paid\n2026-06-01,dan,Paid')).filter(isShared)).toEqual([]) // prettier-ignore
})

it('is what payments of the first of them depend on, until connected ids are one person', async () => {
  test = await open()
  await run('product.csv', product, { map })
  await run('paid.csv', paid)
  expect(sharedIdsSentence(await test.call('identity.sharedIds', {}))).toContain(depends)
  const payers = async () => (await runReport(test.call, 'content-attribution', { goal: 'Paid' })).totals.conversions
  // Bob, whose the payments are now, never had a trial.
  expect(await payers()).toBe(1)
  await test.call('config.set', { config: { identity: 'connected' } })
  expect(await payers()).toBe(2)
  expect(sharedIdsSentence(await test.call('identity.sharedIds', {}))).toBeNull()
})

it('is silent of an id that is of one user, however often it is said, and of an alias of an alias', async () => {
  test = await open()
  const notes = await run('product.csv', product.replace('bob,Signed Up,,ws_1', 'bob,Signed Up,,ws_3').replace('v2,,,/blog/b,', 'v2,cid,,/blog/b,ws_2'), { map }) // prettier-ignore
  expect(notes.filter(isShared)).toEqual([])
  await run('alias.csv', 'time,user,event,before\n2026-05-08,boss,Seen,ann\n2026-05-08,boss,Seen,ws_1', { map: { time: 'time', user: 'user', event: 'event', previous: 'before' } }) // prettier-ignore
  expect((await test.call('identity.sharedIds', {})).ids).toBe(0)
})
