/** Rows from one's own addresses as internal traffic, by every lane. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { markedInternal } from './internal-addresses.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ goals: [{ name: 'Lead', event: 'lead' }] })
})
afterEach(() => test.close())

const ours = ['192.0.2.0/28', '2001:db8:1::/48']
const rows = [
  ['2026-05-04T10:00:00Z', 'ann', '', '/a', '198.51.100.7'],
  ['2026-05-04T10:01:00Z', 'ann', 'lead', '/form', '198.51.100.7'],
  // In the office on a page, at home with the lead.
  ['2026-05-04T10:02:00Z', 'staff', '', '/a', '192.0.2.14'],
  ['2026-05-04T10:03:00Z', 'staff', 'lead', '/form', '203.0.113.9'],
  ['2026-05-04T10:04:00Z', 'six', 'lead', '/form', '2001:db8:1:2::3'],
  ['2026-05-04T10:05:00Z', 'far', '', '/a', '192.0.2.16'],
]
const csv = `timestamp,visitor,event,path,ip\n${rows.map((row) => row.join(',')).join('\n')}\n`
const people = async () =>
  (await runReport(test.call, 'content-attribution', { by: 'page' })).rows.map((row) => [row.key, row.people, row.conversions]) // prettier-ignore
const leaveOut = () => test.call('config.set', { config: { excludeTraffic: { types: ['internal'] } } })
const posthog = `*.uuid,*.event,*.distinct_id,*.timestamp,*.properties.$current_url,*.properties.$ip,*.properties.plan\n${rows
  .map(([time, visitor, event, path, ip], at) => `u${at},${event || '$pageview'},${visitor},${time},https://x.io${path},${ip},pro`)
  .join('\n')}\n` // prettier-ignore
const posthogJson = rows
  .map(([timestamp, distinct_id, event, path, ip], at) =>
    JSON.stringify({
      uuid: `u${at}`,
      event: event || '$pageview',
      distinct_id,
      timestamp,
      properties: { $current_url: `https://x.io${path}`, $ip: ip },
    }),
  ) // prettier-ignore
  .join('\n')

it.each([
  ['a plain table', 'e.csv', csv, 'ip'],
  ['a table that the text lane reads', 'e.csv', csv.replace('/a', '"/a" '), 'ip'],
  ['an export of PostHog', 'p.csv', posthog, '*.properties.$ip'],
  ['one in JSON', 'p.jsonl', posthogJson, 'properties.$ip'],
])('marks rows of %s, and says how many', async (_, name, text, column) => {
  const file = test.file(name, text)
  const preview = await test.call('imports.inspect', { file, internalAddresses: ours })
  expect(preview.addresses).toEqual({ column, internal: 2, last: [] })
  expect((await test.call('imports.inspect', { file })).addresses).toEqual({ column, internal: null, last: [] })
  const { files } = await test.call('imports.run', { files: [{ file, internalAddresses: ours }] })
  expect(files[0]!.notes).toContain(`2 rows are from internal addresses (192.0.2.0/28, 2001:db8:1::/48) by the column ${column} and marked as traffic of type internal; the addresses are not kept.`) // prettier-ignore
  const { types } = await test.call('excludeTraffic.preview', { excludeTraffic: {} })
  expect(types).toMatchObject([{ type: 'internal', out: false, people: 2, events: 3 }])
  await leaveOut()
  expect(await people()).toEqual([['/a', 2, 1]])
  const all = JSON.stringify(await test.call('imports.list', {}))
  expect(all).not.toContain('192.0.2.14')
})

it('keeps no address, and what the import said when it is read again', async () => {
  const early = test.file('early.csv', `timestamp,visitor,event,path,ip\n${rows[2]!.join(',')}\n`)
  await test.call('imports.run', { files: [{ file: early }] })
  const file = test.file('e.csv', csv)
  const last = async () => (await test.call('imports.inspect', { file })).addresses?.last
  expect(await last()).toEqual([])
  const { files } = await test.call('imports.run', { files: [{ file, internalAddresses: ours }] })
  expect(files[0]!.notes.join()).toContain('Rows that were there before stay as they are')
  // Proposed for the next.
  expect(await last()).toEqual(ours)
  await leaveOut()
  expect(await people()).toEqual([['/a', 3, 2]])
  // What it kept out comes in, marked.
  await test.call('imports.undo', { importId: 1 })
  expect(await people()).toEqual([['/a', 2, 1]])
})

it('is kept in a saved mapping, and says where there is no address', async () => {
  const file = test.file('e.csv', csv.replace(',ip', ',net'))
  await test.call('mappings.save', { name: 'Ours', file, internalAddresses: ours, map: { ip: 'net' } })
  expect((await test.call('config.get', {})).mappings[0]).toMatchObject({ internalAddresses: ours })
  await test.call('imports.run', { files: [{ file, mapping: 'Ours' }] })
  await leaveOut()
  expect(await people()).toEqual([['/a', 2, 1]])
  const none = test.file('n.csv', 'timestamp,visitor,path\n2026-05-04,ann,/c\n')
  const { files } = await test.call('imports.run', { files: [{ file: none, internalAddresses: ours }] })
  expect(files[0]!.notes.join()).toContain('No column holds IP addresses')
  await expect(test.call('imports.run', { files: [{ file, internalAddresses: ['office'] }] })).rejects.toThrow('must be an IP address') // prettier-ignore
})

it('adds the type to what an event has, and leaves one that its source says', () => {
  expect(markedInternal('{"plan":"pro"}')).toBe('{"plan":"pro","traffic_type":"internal"}')
  expect(markedInternal('{"traffic_type":"developer"}')).toBe('{"traffic_type":"developer"}')
  expect(markedInternal('{"traffic_type":""}')).toBe('{"traffic_type":"internal"}')
  expect(markedInternal('{broken')).toBe('{"properties":"{broken","traffic_type":"internal"}')
  const bytes = Buffer.from('xx{"a":1}yy')
  expect(markedInternal({ bytes, start: 2, end: 9 })).toBe('{"a":1,"traffic_type":"internal"}')
})
