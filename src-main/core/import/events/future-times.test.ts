/** Tables with several times: when something was done, not when what was arranged begins. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { guessFields } from '../columns/guess-fields.ts'
import { timeAmong } from '../columns/time-names.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

it.each([
  ['Created', 'Start', 'End', 'Created'],
  ['Event Created Date & Time', 'Start Date & Time', 'End Date & Time', 'Event Created Date & Time'],
  ['Booked at', 'Scheduled for', 'Booked at'],
  ['Submitted', 'due_date', 'Submitted'],
  ['Erstellt am', 'Termin', 'Erstellt am'],
  ['Créé le', 'Début', 'Créé le'],
  ['Date', 'End time', 'Date'],
  ['createdAt', 'startTime', 'createdAt'],
  // Nothing else says when it was; and what comes first and plans nothing stays.
  ['End', 'Start', 'Start'],
])('%s beside %s is the time', (...names) => {
  const expected = names.pop()!
  expect(timeAmong([...names.slice(1), names[0]])).toBe(expected)
})

it('leaves the first column of times where it plans nothing', () => {
  expect(timeAmong(['Time', 'Created at'])).toBe('Time')
  expect(timeAmong([])).toBeUndefined()
})

const columns = ['Start Date & Time', 'Name', 'Email', 'Kind', 'Location', 'Payment Currency', 'Created']
const rows = [
  ['2099-08-03 11:00 am', 'Ann', 'ann@x.example', 'Demo', 'Google Meet', '', '2019-07-01 10:47 am'],
  ['2019-07-03 01:30 pm', 'Bob', 'bob@x.example', 'Demo', 'Room 4', '', '2019-07-02 10:50 pm'],
  ['2099-09-04 01:30 pm', 'Cid', 'cid@x.example', 'Demo', '', '', '2019-07-03 12:50 am'],
]
const csv = (cells = rows): string => [columns, ...cells].map((each) => each.join()).join('\n') + '\n'

it('says which rows are to come, on screen and after the import, and which column has passed', async () => {
  expect(guessFields(columns, rows)).toMatchObject({ time: 'Created', user: 'Email', event: 'Kind' })
  const file = test.file('bookings.csv', csv())
  const map = { time: 'Start Date & Time', user: 'Email', event: 'Kind' }
  const preview = await test.call('imports.inspect', { file, map })
  expect(preview.problems.filter(({ title }) => title === 'Events in the future')).toMatchObject([
    {
      level: 'warning',
      count: 2,
      detail:
        '2 of the 3 rows looked at are of a day to come, the last of 2099-09-04. They are of “Start Date & Time”, and none of “Created” is to come: if that is when it was done, choose it for the time (--map time=Created).',
    },
  ])
  const { files } = await test.call('imports.run', { files: [{ file, map }], dryRun: true })
  expect(files[0]!.notes.join('\n')).toContain(
    'Events lie in the future: the last is of 2099-09-04. They are of “Start Date & Time”, and none of “Created” is to come',
  )
  const better = await test.call('imports.inspect', { file, map: { ...map, time: 'Created' } })
  expect(better.problems.map(({ title }) => title)).not.toContain('Events in the future')
})

it('takes a place that is no address for no page, and a currency without any value for none', async () => {
  const fields = async (cells: string[][]) => {
    const { columns: all } = await test.call('imports.inspect', { file: test.file('bookings.csv', csv(cells)) })
    return Object.fromEntries(all.map(({ name, field }) => [name, field]))
  }
  expect(await fields(rows)).toMatchObject({ Location: null, 'Payment Currency': null })
  const onPages = rows.map((cells) => cells.with(4, 'https://x.example/a').with(5, 'EUR'))
  expect(await fields(onPages)).toMatchObject({ Location: 'url', 'Payment Currency': 'currency' })
})
