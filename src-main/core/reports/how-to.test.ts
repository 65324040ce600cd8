/** What docs/reports.md shows how to do does it. */
import { readFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

const docs = readFileSync(new URL('../../../docs/reports.md', import.meta.url), 'utf8')
/** The first block after these words. */
const block = (words: string): string => /^```\w+\n(.*?)^```/ms.exec(docs.slice(docs.indexOf(words)))![1]!

let test: TestApp
afterEach(() => test.close())

const events = `timestamp,anonymous_id,event,path,role,pipeline
2026-10-01T10:00:00Z,ann,,/guides/safe-staffing,,
2026-10-01T11:00:00Z,ann,Demo Booked,,Agency,
2026-10-01T10:00:00Z,bob,,/guides/overtime,,
2026-10-01T11:00:00Z,bob,Demo Booked,,Care provider,
2026-10-02T11:00:00Z,bob,deal created,,,Partnerships
2026-10-01T10:00:00Z,cid,,/blog,,
2026-10-01T11:00:00Z,cid,Demo Booked,,Care provider,
2026-10-02T11:00:00Z,cid,deal created,,,New business
`

it('a goal by either of two signs, and reports by author', async () => {
  test = await openApp(JSON.parse(block('A goal by either of two signs')) as Record<string, unknown>)
  await test.call('imports.run', { files: [{ file: test.file('events.csv', events) }] })
  const { rows } = await runReport(test.call, 'people', { goal: 'Partner', who: 'converted' })
  expect(rows.map(({ person }) => person).toSorted()).toEqual(['ann', 'bob'])

  const { rules } = await test.call('contentGroups.readTable', { text: block('By author, beside by section') })
  await test.call('config.set', { config: { contentGroups: rules } })
  const credit = await runReport(test.call, 'content-attribution', { goal: 'Partner', by: 'topic' })
  expect(credit.rows.map(({ key, conversions, people }) => [key, conversions, people])).toEqual([
    ['Ishbel Kerr', 1.5, 2],
    ['Callum Reid', 0.5, 2],
  ])
}, 120_000)
