/** A report of deals with a line for each contact: each deal counts once, and is of the day it was made. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { repeatedIds } from './repeated-ids.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const columns = ['Deal', 'Stage', 'Amount', 'Close Date', 'Created Date', 'Email', 'Primary', 'Opportunity ID']
const deal = (id: string, amount: string, email: string, primary: string, stage = 'Won'): string[] => [`Deal ${id}`, stage, amount, '2099-03-01', '2019-02-03', email, primary, `006Qv${id}`] // prettier-ignore
const deals = [
  deal('11', '900', 'ann@x.org', '1'),
  deal('11', '900', 'bob@x.org', '0'),
  deal('12', '500', 'cid@y.org', '1'),
  deal('13', '700', 'dan@z.org', '1', 'Open'),
  deal('13', '700', 'eve@z.org', '0', 'Open'),
  deal('14', '100', 'fay@w.org', '1', 'Open'),
]
const csv = (rows: string[][]): string => [columns, ...rows].map((each) => each.join()).join('\n') + '\n'
const map = { time: 'Created Date', user: 'Email', value: 'Amount', event: 'Stage' }
const found = (rows: string[][], fields: Record<string, string> = map) =>
  repeatedIds({ columns, sample: rows.map((cells, line) => ({ line, cells })) }, fields)

it('proposes the id of a deal for that of the row, and the date that is not to come', async () => {
  const file = test.file('deals.csv', csv(deals))
  const { suggested } = await test.call('imports.inspect', { file })
  expect(suggested).toEqual({ ...map, messageId: 'Opportunity ID' })
  const preview = await test.call('imports.inspect', { file, map: suggested })
  expect(preview.problems).toContainEqual(
    expect.objectContaining({
      level: 'info',
      title: 'Several lines of one amount',
      detail:
        '2 rows of the 6 looked at repeat the “Opportunity ID” of another with the same amount, for another person. Each “Opportunity ID” counts once, 2,200 in all and not 3,800, for the person of its first line, which “Primary” marks. A later export of the same is then a duplicate, whatever changed: take this import back before it.',
    }),
  )
  const { files } = await test.call('imports.run', { files: [{ file, map: suggested }] })
  expect(files[0]).toMatchObject({ rowsImported: 4, rowsDuplicate: 2 })
  expect(files[0]!.notes.join('\n')).toContain('2,200 in all and not 3,800')
})

it('warns where the id is left out, before and after the import', async () => {
  const file = test.file('deals.csv', csv(deals))
  const said =
    '2 rows of the 6 looked at repeat the “Opportunity ID” of another with the same amount, for another person: all of them come to 3,800, and each once to 2,200. Choose “Opportunity ID” for the message id to count each once (--map "messageId=Opportunity ID").'
  const preview = await test.call('imports.inspect', { file, map })
  expect(preview.problems).toContainEqual(expect.objectContaining({ level: 'warning', detail: said }))
  const { files } = await test.call('imports.run', { files: [{ file, map }] })
  expect(files[0]!.notes).toContain(said)
})

it('leaves rows be where the line that is marked does not come first, and says how each counts once', async () => {
  const file = test.file('deals.csv', csv([deals[1]!, deals[0]!, ...deals.slice(2)]))
  expect((await test.call('imports.inspect', { file })).suggested).toEqual(map)
  const preview = await test.call('imports.inspect', { file, map })
  expect(preview.problems.map(({ detail }) => detail).join('\n')).toContain(
    '“Primary” marks one line of each, not always the first: give goals the condition that “Primary” is “1”.',
  )
})

it('takes for one thing only what differs in people alone', () => {
  expect(found(deals)).toMatchObject({ column: 'Opportunity ID', again: 2, amount: 3800, once: 2200 })
  // A payment each month, another amount or stage, the same person, an account of few: each is an event.
  const last = deals.at(-2)!
  expect(found(deals.with(-2, last.with(4, '2019-03-03')))).toBeNull()
  expect(found(deals.with(-2, last.with(2, '701')))).toBeNull()
  expect(found(deals.with(-2, last.with(1, 'Won')))).toBeNull()
  expect(found(deals.with(-2, last.with(5, 'dan@z.org')))).toBeNull()
  expect(found(deals.slice(0, 2).flatMap((row) => [row, row.with(5, 'gus@x.org')]))).toBeNull()
  expect(found(deals, { time: 'Created Date', user: 'Email', event: 'Stage' })).toBeNull()
})
