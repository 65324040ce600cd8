/** Google's client id, as its cookie and as its exports write it. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { readEvents } from '../testing/read-events.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ goals: [{ name: 'Lead', event: 'Lead' }] })
})
afterEach(() => test.close())

const visits = () =>
  test.file(
    'visits.csv',
    'timestamp,anonymous_id,path\n2026-03-05T14:00:00Z,5.17,/blog\n2026-03-05T14:00:00Z,6.18,/faq\n',
  )

it.each(['visitor', 'previous'])(
  'in the column of the %s is one browser, and how many rows have it is said',
  async (field) => {
    const file = test.file(
      'crm.csv',
      'date,mail,cookie,step\n2026-03-06,a@x.org,GA1.1.5.17,Lead\n2026-03-06,b@x.org,6.18,Lead\n',
    )
    const map = { time: 'date', user: 'mail', event: 'step', [field]: 'cookie' }
    const { files } = await test.call('imports.run', { files: [{ file: visits() }, { file, map }] })
    expect(files[1]!.notes.join()).toContain('1 row has an id as Google’s cookie writes them')
    expect(files[0]!.notes.join()).not.toContain('cookie')
    const { rows } = await runReport(test.call, 'content-attribution', { by: 'page' })
    expect(rows.map(({ key, conversions }) => [key, conversions])).toEqual([
      ['/blog', 1],
      ['/faq', 1],
    ])
  },
)

it('is the same in JSON, and other ids stay as they are written', async () => {
  const message = (anonymousId: string) =>
    JSON.stringify({ type: 'page', anonymousId, messageId: anonymousId, timestamp: '2026-03-05T14:00:00Z', properties: { path: '/' } }) // prettier-ignore
  const ids = ['GA1.2-2.5.17', '5.17', 'GA1.1.', 'GA2.1.5.17', 'xGA1.1.5.17', 'GS1.1.5.17']
  const { events } = await readEvents(test.file('segment.jsonl', `${ids.map(message).join('\n')}\n`))
  expect(events.map(({ visitor }) => visitor)).toEqual(['5.17', ...ids.slice(1)])
})
