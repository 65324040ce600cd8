import { expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { noIdsSentence } from '../../../shared/notes/no-ids.ts'
import { openApp } from '../testing/open-app.ts'

const numbers = Array.from({ length: 12 }, (_, at) => at)
const views = numbers.map((at) => `2026-05-04T10:00:00Z,c0${at}ff,,,/a,`)
const leads = (row: (at: number) => string) => numbers.map((at) => `2026-05-05T10:${10 + at}:00Z,${row(at)}`)

async function open(rows: string[], config: object = {}) {
  const goals = [{ name: 'Lead', event: 'Lead', path: null, where: {}, count: 'once', value: null }]
  const test = await openApp({ goals, ...config })
  const file = test.file('a.csv', ['time,visitor,user,event,path,mail', ...views, ...rows].join('\n'))
  await test.call('imports.run', { files: [{ file }] })
  return test
}

async function suggested(rows: string[]) {
  const test = await open(rows)
  try {
    return await test.call('noIds.suggest', {})
  } finally {
    test.close()
  }
}

it('names an id of many users that was never on a page, and a word that was', async () => {
  const found = await suggested(leads((at) => `xx1,ann${at}@x.org,Lead,,`))
  expect(found).toEqual([{ id: 'xx1', as: 'visitor', beside: 12, what: 'users', events: 12 }])
  expect(noIdsSentence(found)).toBe(
    '“xx1” is the visitor id of 12 events beside 12 users: where it stands for an id that nobody knew, it makes one of many and is no id.',
  )
  const view = '2026-05-04T11:00:00Z,'
  const users = (id: string) => leads((at) => `${id},ann${at}@x.org,Lead,,`)
  // A device in a shop.
  expect(await suggested([...users('a388fa02'), `${view}a388fa02,,,/a,`])).toEqual([])
  expect(await suggested([...users('unknown'), `${view}unknown,,,/a,`])).toMatchObject([{ id: 'unknown', events: 13 }])
  expect(await suggested(users('xx1').slice(0, 9))).toEqual([])
})

it('names a user of many visitors only where it is a word', async () => {
  expect(await suggested(leads((at) => `d0${at}ff,unknown,Lead,,`))).toEqual([
    { id: 'unknown', as: 'user', beside: 12, what: 'visitor ids', events: 12 },
  ])
  expect(await suggested(leads((at) => `d0${at}ff,ann@x.org,Lead,,`))).toEqual([])
})

it('names an id that stands alone beside the emails of many', async () => {
  expect(await suggested(leads((at) => `xx1,,Lead,,ann${at}@x.org`))).toEqual([
    { id: 'xx1', as: 'visitor', beside: 12, what: 'emails', events: 12 },
  ])
  expect(await suggested(leads((at) => `,xx1,Lead,,ann${at}@x.org`))).toMatchObject([{ as: 'user', what: 'emails' }])
  expect(await suggested(leads(() => `xx1,,Lead,,ann@x.org`))).toEqual([])
})

it('names nothing where many ids are shared, as accounts are', async () => {
  const accounts = ['a1', 'a2', 'a3', 'a4'].flatMap((id) => leads((at) => `${id},${id}ann${at}@x.org,Lead,,`))
  expect(await suggested(accounts)).toEqual([])
})

it('counts what is said to be none as none, and again once it is not', async () => {
  // With a view of its own, which would be the first user's who comes after.
  const test = await open([...leads((at) => `xxxxx,ann${at}@x.org,Lead,,`), '2026-05-04T09:00:00Z,xxxxx,,,/b,'])
  try {
    const attributed = async () => (await runReport(test.call, 'content-attribution', { by: 'page' })).totals.attributed
    const identity = async () => (await runReport(test.call, 'identity', {})).totals
    expect(await attributed()).toBe(1)
    await test.call('config.set', { config: { noIds: ['XXXXX'] } })
    expect(await attributed()).toBe(0)
    expect(await identity()).toMatchObject({ blocked: [{ id: 'xxxxx', as: 'visitor', events: 13 }], suspicious: [] })
    expect(await test.call('noIds.suggest', {})).toEqual([])
    await test.call('config.set', { config: { noIds: [] } })
    expect(await attributed()).toBe(1)
  } finally {
    test.close()
  }
})
