/** The same events of Google Analytics 4 as JSON, with ids, and flattened to columns, without. */
import { expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import type { ReportSlug } from '../../../shared/reports/index.ts'
import { openApp } from '../testing/open-app.ts'

interface Event {
  micros: number
  name: string
  visitor: string
  page: string
  source?: string
  value?: number
}

const start = Date.UTC(2026, 4, 4) * 1000
const events: Event[] = ['a', 'b', 'c'].flatMap((visitor, index) => [
  { micros: start + index, name: 'page_view', visitor, page: `/${visitor}`, source: 'Newsletter' },
  // Sent in one batch: nothing but their place in it tells them apart.
  { micros: start + 60e6, name: 'generate_lead', visitor, page: '/form', value: 40 },
  { micros: start + 60e6, name: 'generate_lead', visitor, page: '/form', value: 40 },
])

const host = 'https://www.example.es'
const json = events
  .map(({ micros, name, visitor, page, source, value }, index) =>
    JSON.stringify({
      event_date: '20260504',
      event_timestamp: String(micros),
      event_name: name,
      event_params: [
        { key: 'page_location', value: { string_value: host + page } },
        ...(value === undefined ? [] : [{ key: 'value', value: { int_value: String(value) } }]),
      ],
      user_pseudo_id: visitor,
      event_bundle_sequence_id: '77',
      batch_event_index: String(index),
      ...(source && { collected_traffic_source: { manual_source: source } }),
    }),
  )
  .join('\n')
const flat = [
  'event_date,event_timestamp,event_name,user_pseudo_id,ga_session_id,page_location,value,collected_manual_source',
  ...events.map(({ micros, name, visitor, page, source, value }) =>
    ['20260504', micros, name, visitor, '', host + page, value ?? '', source ?? ''].join(','),
  ),
].join('\n')

const asked: [ReportSlug, object][] = [
  ['content-attribution', { by: 'page' }],
  ['content-attribution', { by: 'source' }],
  ['people', {}],
  ['paths', {}],
  ['volume', { measure: 'events' }],
]

async function answers(shapes: readonly string[]) {
  const test = await openApp({ goals: [{ name: 'Lead', event: 'generate_lead', count: 'every' }] })
  try {
    const counts = []
    for (const shape of shapes) {
      const file = test.file(shape === json ? 'events.json' : 'flat.csv', shape)
      const { files } = await test.call('imports.run', { files: [{ file }] })
      counts.push(...files.map(({ rowsImported, rowsDuplicate }) => [rowsImported, rowsDuplicate]))
    }
    const reports = []
    for (const [slug, params] of asked) reports.push((await runReport(test.call, slug, params)).rows)
    return { counts, reports }
  } finally {
    test.close()
  }
}

it('knows an event again in another shape of the export, whichever comes first', async () => {
  const alone = await answers([json])
  expect(alone.counts).toEqual([[9, 0]])
  const after = await answers([json, flat])
  expect(after).toEqual({ counts: [[9, 0], [0, 9]], reports: alone.reports }) // prettier-ignore
  const before = await answers([flat, json])
  expect(before).toEqual(after)
  expect((await answers([flat, flat])).counts[1]).toEqual([0, 9])
})

it('says in the preview that its rows are there already, in this shape or another', async () => {
  const test = await openApp({})
  try {
    const said = async (name: string, text: string) => {
      const { problems } = await test.call('imports.inspect', { file: test.file(name, text) })
      return problems.filter(({ title }) => title.includes('in the workspace already')).map(({ level, detail }) => [level, detail]) // prettier-ignore
    }
    expect(await said('events.json', json)).toEqual([])
    await test.call('imports.run', { files: [{ file: test.file('events.json', json) }] })
    const all = [['warning', '9 of 9 rows looked at are duplicates of rows that are there: importing it adds nothing.']]
    expect(await said('again.json', json)).toEqual(all)
    expect(await said('flat.csv', flat)).toEqual(all)
    const more = `${flat}\n20260504,${start + 99e6},page_view,d,,${host}/d,,`
    expect(await said('more.csv', more)).toEqual([
      ['info', '9 of 10 rows looked at are duplicates of rows that are there; they are counted and skipped.'],
    ])
  } finally {
    test.close()
  }
})
