/** Files that say of two ids that they are one person, under rules that leave them apart. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { unusedAliasesSentence } from '../../../../shared/notes/unused-aliases.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ goals: [{ name: 'Bought', event: 'Bought' }] })
})
afterEach(() => test.close())

const bring = (name: string, rows: string[]) =>
  test.call('imports.run', { files: [{ file: test.file(name, `${rows.join('\n')}\n`) }] })
const unused = () => test.call('identity.unusedAliases', { goal: null })
/** A visitor reads as user 7 and buys as an email. */
const events = ['timestamp,anonymous_id,user_id,event,path', '2025-01-01T10:00:00Z,v1,7,Page Viewed,/a', '2025-01-03T10:00:00Z,v2,ann@x.com,Page Viewed,/b', '2025-01-03T11:00:00Z,v2,ann@x.com,Bought,'] // prettier-ignore
const aliases = (previous: string) => ['id,user_id,previous_id,timestamp,received_at', `a1,ann@x.com,${previous},2025-01-02T10:00:00Z,2025-01-02T10:00:00Z`] // prettier-ignore

it('says what they would change, and is silent once they join', async () => {
  await bring('events.csv', events)
  expect(await unused()).toBeNull()
  // The visitor has a user already, who is another.
  await bring('aliases.csv', aliases('v1'))
  const found = await unused()
  expect(found).toMatchObject({ aliases: 1, active: { rule: 'next-user', people: 2 }, better: { rule: 'connected', people: 1, changedFirstTouch: 1 } }) // prettier-ignore
  expect(unusedAliasesSentence(found!)).toBe('1 alias says that two ids are one person, and joins nobody under “Next user”: “Connected ids” would give 1 fewer person and 1 conversion that begins elsewhere.') // prettier-ignore
  await test.call('config.set', { config: { identity: 'connected' } })
  expect(await unused()).toBeNull()
})

it('is silent of a user that became another, unless nothing is joined', async () => {
  await bring('events.csv', events)
  await bring('aliases.csv', aliases('7'))
  expect(await unused()).toBeNull()
  await test.call('config.set', { config: { identity: 'none' } })
  expect(await unused()).toMatchObject({ aliases: 1, better: { rule: 'next-user' } })
})
