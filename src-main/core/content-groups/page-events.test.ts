import { afterEach, expect, it } from 'vitest'
import {
  formsAsPagesSentence,
  suggestedPageViews,
  uncountedBefore,
  uncountedSentence,
} from '../../../shared/notes/page-events.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
afterEach(() => test.close())

async function suggestions(rows: string[], config?: Record<string, unknown>): Promise<string[]> {
  test = await openApp(config)
  const csv = ['timestamp,visitor_id,event,path', ...rows, ''].join('\n')
  await test.call('imports.run', { files: [{ file: test.file('visits.csv', csv) }] })
  return suggestedPageViews(await test.call('events.pages', {})).map(({ name }) => name)
}

const aufruf = '2026-07-01T10:00:00Z,a,Seitenaufruf,/berlin'
const angebot = '2026-07-01T10:05:00Z,a,Angebot angefordert,/angebot/danke'

it('suggests names that read like page views, in the languages of exports', async () => {
  expect(await suggestions([aufruf, aufruf.replace('10:00', '11:00'), angebot])).toEqual(['Seitenaufruf'])
  expect(await test.call('events.pages', {})).toEqual({
    names: [
      { name: 'Seitenaufruf', events: 2, counts: false, suggested: true },
      { name: 'Angebot angefordert', events: 1, counts: false, suggested: false },
    ],
  })
})

it('knows what other tools and languages call a page view', async () => {
  const known = [
    'page_view',
    'Pageview',
    '$pageview',
    'Viewed Page',
    'Page vue',
    'Vista de página',
    'Visualizzazione pagina',
  ]
  const rows = [...known, 'Download', 'Page Viewed'].map((name) => `2026-07-01T10:00:00Z,a,${name},/`)
  expect((await suggestions(rows)).toSorted()).toEqual(known.toSorted())
})

it('suggests the name on most pages where nothing counts, and never a goal', async () => {
  const rows = ['2026-07-01T10:00:00Z,a,Otwarcie,/', '2026-07-01T10:01:00Z,a,Otwarcie,/x', angebot, angebot, angebot]
  const goals = [{ name: 'Angebot', event: 'Angebot angefordert' }]
  expect(await suggestions(rows, { goals })).toEqual(['Otwarcie'])
})

it('suggests nothing where page views count: other events may stand on a page', async () => {
  expect(await suggestions(['2026-07-01T10:00:00Z,a,,/', angebot])).toEqual([])
  expect(await suggestions([aufruf, angebot], { interactions: { events: ['Seitenaufruf'] } })).toEqual([])
})

it('asks before an import too, from the rows looked at', async () => {
  const csv = ['timestamp,visitor_id,event,path', aufruf, angebot, ''].join('\n')
  test = await openApp()
  const uncounted = async (name: string, text: string) =>
    (await test.call('imports.inspect', { file: test.file(name, text) })).uncountedPageViews
  expect(await uncounted('a.csv', csv)).toEqual(['Seitenaufruf'])
  // Where nothing counts, the name on most pages; not where page views are there already.
  const other = csv.replace('Seitenaufruf', 'Otwarcie')
  expect(await uncounted('b.csv', other)).toEqual(['Angebot angefordert'])
  await test.call('imports.run', { files: [{ file: test.file('c.csv', csv.replace('Seitenaufruf', '')) }] })
  expect(await uncounted('d.csv', other)).toEqual([])
  expect(await uncounted('e.csv', csv)).toEqual(['Seitenaufruf'])
  await test.call('config.set', { config: { interactions: { events: ['Page Viewed', 'Seitenaufruf'] } } })
  expect(await uncounted('f.csv', csv)).toEqual([])
  // Pages of a source that names them need no question.
  expect(await uncounted('g.csv', 'timestamp,visitor_id,event,path\n2026-07-01T10:00:00Z,a,,/x\n')).toEqual([])
  expect(uncountedBefore(['a'])).toBe('“a” has a page but does not count as a page view.')
  expect(uncountedBefore(['a', 'b'])).toBe('“a” and “b” have a page but do not count as page views.')
})

it('warns that forms counted as pages are landings that all convert', () => {
  expect(formsAsPagesSentence(['Seitenaufruf', 'Information', 'Platform opened', 'Otwarcie'])).toBeNull()
  expect(formsAsPagesSentence(['Form Submitted', 'Otwarcie'])).toBe(
    '“Form Submitted” reads like a form that was sent: once it counts as a page view, everybody who sent one lands on its page and converts there, in rates of landing pages and templates, paths and goal to goal. Beside visits, leave it out, save for as long as a report asks for the UTM tags that the form has.',
  )
  expect(formsAsPagesSentence(['Anfrage gesendet', 'submitForm'])).toContain('read like a form')
})

it('says how many events of which names', () => {
  const of = (name: string, events: number) => ({ name, events, counts: false, suggested: true })
  expect(uncountedSentence([of('Seitenaufruf', 9574)])).toBe(
    '9,574 events “Seitenaufruf” have a page but do not count as page views.',
  )
  expect(uncountedSentence([of('a', 1)])).toBe('1 event “a” has a page but does not count as a page view.')
  expect(uncountedSentence([of('a', 1), of('b', 2)])).toBe(
    '3 events “a” and “b” have a page but do not count as page views.',
  )
})
