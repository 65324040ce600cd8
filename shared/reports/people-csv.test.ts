import { expect, test } from 'vitest'
import { reportCsv } from './as-csv.ts'
import { people } from './people.ts'

const touch = (path: string, credit: number | null) => ({ at: '2026-03-04T09:00:00.000Z', path, group: 'Blog', source: 'google', credit, why: 'First of 2' }) // prettier-ignore
const person = {
  users: ['ann@example.com', 'ann'],
  visitors: ['v1'],
  otherIds: ['ann@work.example'],
  email: 'ann@example.com',
  properties: null,
  colleague: null,
  firstAt: null,
  lastAt: null,
  touchesOmitted: 0,
}
const bought = '2026-03-05T10:00:00.000Z'

test('people are a line a touch, of each conversion and of those who did not convert, or a line a person', () => {
  const rows = [
    {
      ...person,
      person: 'ann',
      interactions: 2,
      touches: [],
      conversions: [
        { at: bought, value: 0.1 + 0.2, interactions: 2, touchesOmitted: 0, touches: [touch('/caf%C3%A9', 1), touch('/b', 0)] }, // prettier-ignore
        { at: bought, value: 5, interactions: 0, touchesOmitted: 0, touches: [] },
      ],
    },
    {
      ...person,
      person: 'bob',
      colleague: 'pay@example.com',
      interactions: 1,
      users: [],
      conversions: [],
      touches: [touch('/b', null)],
    },
  ]
  const params = people.params.parse({})
  expect(reportCsv('people', { params, rows }).split('\r\n')).toEqual([
    'person,email,users,visitors,other_ids,converted_at,value,touch_at,path,group,source,credit,why',
    'ann,ann@example.com,ann@example.com ann,v1,ann@work.example,2026-03-05T10:00:00.000Z,0.3,2026-03-04T09:00:00.000Z,/café,Blog,google,1,First of 2',
    'ann,ann@example.com,ann@example.com ann,v1,ann@work.example,2026-03-05T10:00:00.000Z,0.3,2026-03-04T09:00:00.000Z,/b,Blog,google,0,First of 2',
    'ann,ann@example.com,ann@example.com ann,v1,ann@work.example,2026-03-05T10:00:00.000Z,5,,,,,,No page before it',
    'bob,ann@example.com,,v1,ann@work.example,,,2026-03-04T09:00:00.000Z,/b,Blog,google,,First of 2',
    '',
  ])
  const lines = people.params.parse({ lines: 'people' })
  expect(reportCsv('people', { params: lines, rows }).split('\r\n')).toEqual([
    'person,email,other_ids,users,visitors,first_seen,last_seen,converted_at,conversions,value,pages,first_path,first_group,first_source,colleague',
    'ann,ann@example.com,ann@work.example,ann@example.com ann,v1,,,2026-03-05T10:00:00.000Z,2,5.3,2,/café,Blog,google,',
    'bob,ann@example.com,ann@work.example,,v1,,,,0,,1,/b,Blog,google,pay@example.com',
    '',
  ])
  expect(reportCsv('people', { params, rows: [] })).toMatch(/^person,email,users,[^\n]*why\r\n$/)
})
