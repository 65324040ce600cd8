/** The same events give the same answers, however their export is written, packed, ordered and cut into files. */
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp } from '../testing/open-app.ts'

interface Event {
  id: string
  visitor: string
  user: string
  /** Epoch ms; no two of one file are the same. */
  time: number
  /** Of a page view; "" for the conversion. */
  path: string
  source: string
  revenue: string
}

const events = fc
  .array(
    fc.record({
      visitor: fc.constantFrom('v1', 'v2', 'v3', 'v4', 'ü "5"'),
      user: fc.constantFrom('', '', '', 'u1', 'u2', 'Zoë; & co'),
      path: fc.constantFrom('/l/texas', '/l/ohio', '/learn/a', '/learn/ü', '/x', '', ''),
      source: fc.constantFrom('', 'newsletter', 'a, b; c'),
      revenue: fc.constantFrom('', '1', '12.5'),
      gap: fc.integer({ min: 1, max: 90_000_000 }),
    }),
    { minLength: 12, maxLength: 40 },
  )
  .map((rows) => {
    let time = Date.UTC(2026, 0, 1)
    return rows.map(({ gap, ...row }, index): Event => ({ ...row, id: `e${index}`, time: (time += gap) }))
  })

const common = (event: Event): object => ({
  id: event.id,
  anonymous_id: event.visitor,
  user_id: event.user,
  received_at: '2026-12-01T00:00:00Z',
  sent_at: '2026-12-01T00:00:00Z',
  timestamp: new Date(event.time).toISOString(),
})
const pages = (list: Event[]): string =>
  Papa.unparse(
    list
      .filter(({ path }) => path !== '')
      .map((event) => ({ ...common(event), url: `https://example.org${event.path}`, path: event.path, context_campaign_source: event.source })), // prettier-ignore
    { columns: ['id', 'anonymous_id', 'user_id', 'received_at', 'sent_at', 'timestamp', 'url', 'path', 'context_campaign_source'] }, // prettier-ignore
  )
const tracks = (list: Event[]): string =>
  Papa.unparse(
    list
      .filter(({ path }) => path === '')
      .map((event) => ({ ...common(event), event_text: 'Signed Up', revenue: event.revenue })),
    { columns: ['id', 'anonymous_id', 'user_id', 'received_at', 'sent_at', 'timestamp', 'event_text', 'revenue'] },
  )
const messages = (list: Event[]): string =>
  list
    .map(({ id, visitor, user, time, path, source, revenue }) =>
      JSON.stringify({
        messageId: id,
        anonymousId: visitor,
        userId: user,
        timestamp: new Date(time).toISOString(),
        ...(path === ''
          ? { type: 'track', event: 'Signed Up', properties: revenue === '' ? {} : { revenue } }
          : {
              type: 'page',
              properties: { path, url: `https://example.org${path}` },
              context: source === '' ? {} : { campaign: { source } },
            }),
      }),
    )
    .join('\n')
const semicolons = (csv: string): string => Papa.unparse(Papa.parse<string[]>(csv).data, { delimiter: ';' })
const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

/** Every n-th event from the back, so that neither the files nor what is in them is in order. */
const inTen = (list: Event[]): Event[][] =>
  Array.from({ length: 10 }, (_, part) => list.filter((_, index) => index % 10 === 9 - part).reverse()).filter(
    (part) => part.length > 0,
  )

const ways: Record<string, (list: Event[]) => [name: string, content: string | Uint8Array][]> = {
  'Segment CSV': (list) => [['p.csv', pages(list)], ['t.csv', tracks(list)]], // prettier-ignore
  'JSON lines': (list) => [['all.jsonl', messages(list)]],
  gzip: (list) => [['p.csv.gz', gzipSync(pages(list))], ['all.jsonl.gz', gzipSync(messages(list.filter(({ path }) => path === '')))]], // prettier-ignore
  'UTF-16 with semicolons': (list) => [['t.csv', utf16(semicolons(tracks(list)))], ['p.csv', utf16(semicolons(pages(list)))]], // prettier-ignore
  'shuffled order': (list) => [['t.csv', tracks(inTen(list).flat())], ['p.csv', pages(inTen(list).flat())]], // prettier-ignore
  'ten files in disorder': (list) => inTen(list).map((part, index) => [`${index}.jsonl`, messages(part)]),
}

async function answers(files: [name: string, content: string | Uint8Array][]) {
  const test = await openApp({
    contentGroups: [
      { group: 'States', match: '/l/*' },
      { group: 'Articles', match: '/learn/**' },
    ],
    goals: [{ name: 'Signup', event: 'Signed Up', value: { property: 'revenue' } }],
  })
  try {
    const { files: reports } = await test.call('imports.run', {
      files: files.map(([name, content]) => ({ file: test.file(name, content) })),
    })
    expect(reports.flatMap(({ rejects }) => rejects)).toEqual([])
    const report = async (model: 'first' | 'last' | 'linear', by: 'group' | 'source') =>
      (await runReport(test.call, 'content-attribution', { model, by, lookbackDays: 30 })).rows
    return {
      first: await report('first', 'group'),
      last: await report('last', 'source'),
      linear: await report('linear', 'group'),
      lengths: (await runReport(test.call, 'pages-before-conversion', {})).rows,
      paths: (await runReport(test.call, 'paths', {})).rows,
      delays: (await runReport(test.call, 'time-to-convert', {})).rows,
      transitions: (await runReport(test.call, 'transitions', {})).rows,
      people: (await runReport(test.call, 'people', {})).rows,
      identity: (await runReport(test.call, 'identity', {})).rows,
    }
  } finally {
    test.close()
  }
}

it('the same events give the same reports in every shape of their export', async () => {
  await fc.assert(
    fc.asyncProperty(events, async (list) => {
      // Both tables need a row, for their columns to be there.
      fc.pre(list.some(({ path }) => path === '') && list.some(({ path }) => path !== ''))
      const expected = await answers(ways['Segment CSV']!(list))
      for (const [way, files] of Object.entries(ways).slice(1))
        expect(await answers(files(list)), way).toEqual(expected)
    }),
    { numRuns: 3 },
  )
}, 300_000)

// Such a file is read in segments, and its memory used again for its journeys.
it('a file of 35 MB gives the same reports as when it is packed', async () => {
  const list = Array.from({ length: 9_800 }, (_, index): Event => ({
    // Every tenth row is there before.
    id: `e${index % 10 === 9 ? index - 9 : index}`,
    visitor: `v${(index * 7919) % 300}`,
    user: index % 31 === 0 ? `u${index % 90}` : '',
    // Neither in order nor twice the same.
    time: Date.UTC(2026, 0, 1) + ((index * 5_003) % 9_800) * 60_000,
    path: index % 13 === 0 ? '' : index % 2 === 0 ? '/l/texas' : '/learn/a',
    source: index % 3 === 0 ? 'newsletter' : '',
    revenue: '',
  }))
  const long = 'x'.repeat(3_900)
  const large = pages(list).replaceAll('https://example.org', `https://example.org/?${long}`)
  const rest = tracks(list)
  expect(large.length).toBeGreaterThan(34_000_000)
  const whole = await answers([
    ['p.csv', large],
    ['t.csv', rest],
  ])
  expect(whole.first.map(({ key }) => key)).toEqual(['Articles', 'States', '(none)'])
  expect(
    await answers([
      ['p.csv.gz', gzipSync(large)],
      ['t.csv', rest],
    ]),
  ).toEqual(whole)
}, 300_000)
