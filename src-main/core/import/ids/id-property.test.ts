import { setImmediate } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import { countedTraffic } from '../../../../shared/pages/traffic.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { idProperty, propertiesInWorkspace, type PropertiesIn } from './id-property.ts'

let test: TestApp | null = null
afterEach(() => test?.close())

it('is the id of somebody that events say, and none of sessions, forms or events', () => {
  const events = ['L-1', 'L-1', 'L-2'].map((lead_id, at) => ({ lead_id, event_id: `e${at}`, ga_session_id: at, form_id: 'ask', title: `T${at}` })) // prettier-ignore
  expect(idProperty(events)).toEqual({ name: 'lead_id', ids: 2 })
  expect(idProperty(events.map(({ event_id, form_id }) => ({ event_id, form_id })))).toBeNull()
  expect(idProperty([...events, {}, {}])).toBeNull()
})

const visits = [
  'time,visitor,event,path,lead_id',
  ...Array.from({ length: 12 }, (_, i) => `2026-05-04T10:00:00Z,v${i},,/a,`),
  ...Array.from({ length: 12 }, (_, i) => `2026-05-04T11:00:00Z,${i < 8 ? `v${i}` : ''},generate_lead,,L-10${i}`),
]
const sales = [
  'Date,Lead no,Email,State',
  ...Array.from(
    { length: 12 },
    (_, i) => `2026-05-05,${i < 9 ? ` l-10${i}` : i < 11 ? '' : 'L-1'},p${i}@x.example,Enrolled`,
  ),
]
const map = { time: 'Date', user: 'Email', event: 'State' }

it('says which events of nobody are of a goal, at the import and beside reports, and counts them by their id', async () => {
  test = await openApp({ goals: [{ name: 'Lead', event: 'generate_lead' }] })
  const files = [{ file: test.file('visits.csv', visits.join('\n')) }]
  const { notes } = (await test.call('imports.run', { files })).files[0]!
  expect(notes).toContain(
    '4 events of nobody are “generate_lead” and count for nobody, as of people who refuse cookies. They have “lead_id” (4 different): with it as the user each is somebody (--map user=lead_id). Rows that are in already are read again only after an undo.',
  )
  const { goals } = await test.call('config.get', {})
  expect(await test.call('goals.ofNobody', { goal: goals[0]! })).toBe(
    'Of 4 events without a visitor or user id 4 are “Lead” and count for nobody, as of people who refuse cookies. They have “lead_id” (4 different): import their files again with it as the user (--map user=lead_id) after an undo, and each is somebody.',
  )
  const [first] = await test.call('imports.list', {})
  await test.call('imports.undo', { importId: first!.id })
  await test.call('imports.run', { files: files.map((each) => ({ ...each, map: { user: 'lead_id' } })) })
  expect(await test.call('goals.ofNobody', { goal: goals[0]! })).toBeNull()
  expect(await test.call('goals.preview', { goal: goals[0]! })).toMatchObject({ people: 12 })
})

it('finds the ids of a CRM among what events say, and proposes them, whatever their capitals and blanks', async () => {
  test = await openApp({})
  await test.call('imports.run', { files: [{ file: test.file('visits.csv', visits.join('\n')) }] })
  const file = test.file('crm.csv', sales.join('\n'))
  expect((await test.call('imports.inspect', { file })).suggested).toMatchObject({ user: 'Email', previous: 'Lead no' })
  const { problems } = await test.call('imports.inspect', { file, map })
  expect(problems.map(({ title }) => title)).toContain('“Lead no” is “lead_id” of generate_lead')
  const { notes } = (await test.call('imports.run', { files: [{ file, map }] })).files[0]!
  expect(notes).toContain(
    'Of 10 rows looked at, 9 hold in "Lead no" what is “lead_id” of generate_lead in the workspace: choose it as the other id of the user (--map "previous=Lead no"), and import visits.csv again with “lead_id” as the user (--map user=lead_id), so that both are one person. Rows that are in already are read again only after an undo.',
  )
  expect(notes.join()).not.toContain('None of the')
})

it('says so first where a table is refused for its columns, with both ids in the mapping that it names', async () => {
  test = await openApp({})
  await test.call('imports.run', { files: [{ file: test.file('visits.csv', visits.join('\n')) }] })
  const unnamed = [sales[0]!.replace('Date', 'Quando'), ...sales.slice(1)].join('\n')
  const refused = test.call('imports.run', { files: [{ file: test.file('crm.csv', unnamed) }] })
  await expect(refused).rejects.toThrow(
    /9 hold in "Lead no" what is “lead_id” of generate_lead in the workspace: import visits\.csv again .* one person\. Rows .* undo\. Their values say which column is which \(--map "time=Quando,user=Email,event==Crm,previous=Lead no"\)/,
  )
})

it('counts visitors of internal traffic beside the people that the ids they sent are', async () => {
  test = await openApp({})
  const hits = [0, 1, 2].map((i) => ({ event_date: '20260504', event_timestamp: (1_777_888_000 + i) * 1e6, event_name: 'generate_lead', user_pseudo_id: 'v', event_params: [{ key: 'lead_id', value: { string_value: `T-${i}` } }, { key: 'traffic_type', value: { string_value: 'internal' } }] })) // prettier-ignore
  const file = test.file('hits.json', hits.map((each) => JSON.stringify(each)).join('\n'))
  await test.call('imports.run', { files: [{ file, map: { user: 'event_params.lead_id' } }] })
  const { types } = await test.call('excludeTraffic.preview', { excludeTraffic: {} })
  expect(types).toMatchObject([{ type: 'internal', people: 3, visitors: 1 }])
  expect(countedTraffic({ types, hosts: [], firstSeen: [], people: 0, events: 0 })?.said).toContain(
    '1 visitor, who is 3 people by the ids it sent, has internal',
  )
})

it('says of a CRM how many rows no visit can belong to, at the import and beside reports', async () => {
  test = await openApp({ goals: [{ name: 'Sale', event: 'Enrolled' }] })
  await test.call('imports.run', {
    files: [{ file: test.file('visits.csv', visits.join('\n')), map: { user: 'lead_id' } }],
  })
  // 9 rows have the id of a lead, 2 have none, and one an id of before the visits.
  const mapped = { time: 'Date', user: 'Lead no', event: 'State' }
  const text = sales.join('\n').replaceAll(' l-10', 'L-10')
  const { notes } = (await test.call('imports.run', { files: [{ file: test.file('crm.csv', text), map: mapped }] }))
    .files[0]!
  expect(notes).toContain('Of 12 events 2 have no id and 1 has one that no file before has: no page is known of these people, so they are in no rate.') // prettier-ignore
  const [goal] = (await test.call('config.get', {})).goals
  // Those of L-108 and on have no visitor, so no view of a page.
  expect(await test.call('goals.ofNobody', { goal: goal! })).toBe(
    'Of 2 events without a visitor or user id 2 are “Sale” and count for nobody, as of people who called. 2 people with “Sale” were never seen on a page, as who refuses cookies or has another id there. They are in no rate.',
  )
})

/** What the search reads of a workspace. */
function events() {
  const db = new Database(':memory:')
  db.exec(`CREATE TABLE event (id INTEGER PRIMARY KEY, action_id, actor_id); CREATE TABLE actor (id INTEGER PRIMARY KEY, user_id); CREATE TABLE action (id INTEGER PRIMARY KEY, name_id);
    CREATE TABLE event_name (id INTEGER PRIMARY KEY, value, kind); CREATE TABLE event_detail (event_id INTEGER PRIMARY KEY, properties);
    CREATE TABLE import (id INTEGER PRIMARY KEY, file, format, columns_kept, columns_dropped, first_event_id, last_event_id, undone_at);
    INSERT INTO event_name VALUES (1, 'lead', 'event'); INSERT INTO action VALUES (1, 1);
    INSERT INTO import VALUES (1, 'a.csv', 'generic-events', '[]', '[]', 1, 5000, NULL)`)
  const put = db.prepare('INSERT INTO event_detail VALUES (?, ?)')
  const event = db.prepare('INSERT INTO event VALUES (?, 1, NULL)')
  const add = (id: number, properties: string | null): void => {
    event.run(id)
    put.run(id, properties)
  }
  return { db, add }
}

it('finds ids among rows that are looked through many at once, in any spelling, and again after more came in', async () => {
  const { db, add } = events()
  for (let id = 1; id <= 2500; id++) add(id, `{"note":"x","lead_id":"L${id}","session_id":"a7"}`)
  add(3000, '{"leadId" : 77, "x":{"y_id":"a9"}}')
  add(3001, '{"lead_id":"A\\u0031"}')
  add(3002, '{broken,"lead_id":"a7"')
  const ids = new Set(['l1', 'l1000', 'l2500', '77', 'a1', 'a7', 'a9'])
  const said = () =>
    propertiesInWorkspace(db)((propertiesIn) =>
      propertiesIn(ids).map(({ property, found }) => [property, [...found].toSorted()]),
    )
  expect(await said()).toEqual([
    ['lead_id', ['a1', 'l1', 'l1000', 'l2500']],
    ['leadId', ['77']],
  ])
  add(3003, '{"lead_id":"A9"}')
  expect((await said())[0]).toEqual(['lead_id', ['a1', 'a9', 'l1', 'l1000', 'l2500']])
})

it('answers others between the rows that it looks through, and ends where nobody waits any more', async () => {
  const { db, add } = events()
  for (let id = 1; id <= 4500; id++) add(id, id % 3 === 0 ? null : `{"lead_id":"L${id}"}`)
  const ids = new Set(['l1', 'l4499'])
  const order: string[] = []
  const search = propertiesInWorkspace(db)((propertiesIn) => propertiesIn(ids)).then(([found]) => {
    order.push('search')
    return found
  })
  const others = async (): Promise<void> => {
    for (let each = 0; each < 4; each++) {
      await setImmediate()
      order.push('other')
    }
  }
  await Promise.all([search, others()])
  expect(order).toEqual(['other', 'other', 'other', 'other', 'search'])
  expect(await search).toMatchObject({ property: 'lead_id', found: ids })

  const cancel = new AbortController()
  const cancelled = propertiesInWorkspace(db, cancel.signal)((propertiesIn) => propertiesIn(new Set(['l2'])))
  cancel.abort()
  await expect(cancelled).rejects.toThrow('Cancelled.')
  const closed = propertiesInWorkspace(db)((propertiesIn) => propertiesIn(new Set(['l2'])))
  db.close()
  await expect(closed).rejects.toThrow('Cancelled.')
})

it('computes again what asked for properties once they are found, also what it refuses', async () => {
  const { db, add } = events()
  for (let id = 1; id <= 3; id++) add(id, `{"lead_id":"L${id}"}`)
  const refuse = (propertiesIn: PropertiesIn): never => {
    throw new Error(propertiesIn(new Set(['l2'])).map(({ property }) => property).join()) // prettier-ignore
  }
  await expect(propertiesInWorkspace(db)(refuse)).rejects.toThrow('lead_id')
  const two = await propertiesInWorkspace(db)((propertiesIn) => [propertiesIn(new Set(['l1'])), propertiesIn(new Set(['l9']))]) // prettier-ignore
  expect(two).toMatchObject([[{ property: 'lead_id' }], []])
})
