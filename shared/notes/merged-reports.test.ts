import { expect, it } from 'vitest'
import type { FileReport } from '../import.ts'
import { mergedReports, notesOf } from './merged-reports.ts'

const day = (n: number, change: Partial<FileReport> = {}): FileReport => ({
  file: `events_${n}.jsonl`,
  kind: 'events',
  format: 'ga4-bigquery-jsonl',
  encoding: 'utf-8',
  delimiter: null,
  rowsRead: 10 * n,
  rowsImported: 10 * n - 1,
  rowsDuplicate: 1,
  rowsRejected: 0,
  rejects: [],
  columnsKept: ['event_name'],
  columnsDropped: ['geo'],
  timeRange: [`2026-01-0${n}T00:00:00.000Z`, `2026-01-0${n}T23:00:00.000Z`],
  zone: 'UTC',
  seconds: 0.5,
  notes: [],
  ...change,
})

it('makes one of more than three files that were read alike, with the sums of their rows and all of their days', () => {
  const [one, ...others] = mergedReports([4, 2, 1, 3].map((n) => day(n)))
  expect(others).toEqual([])
  expect(one).toMatchObject({
    rowsRead: 100, rowsImported: 96, rowsDuplicate: 4, rowsRejected: 0, seconds: 2,
    timeRange: ['2026-01-01T00:00:00.000Z', '2026-01-04T23:00:00.000Z'],
  }) // prettier-ignore
  expect(one!.each.map(({ file }) => file)).toEqual([4, 2, 1, 3].map((n) => `events_${n}.jsonl`))
})

it('leaves apart three, others in between, those with rejected rows, and tools of which other things are said', () => {
  const files = (reports: readonly FileReport[]): number[] => mergedReports(reports).map(({ each }) => each.length)
  expect(files([1, 2, 3].map((n) => day(n)))).toEqual([1, 1, 1])
  expect(files([day(1), day(2), day(9, { columnsDropped: [] }), day(3), day(4)])).toEqual([4, 1])
  expect(files([...[1, 2, 3, 4].map((n) => day(n)), day(5, { rowsRejected: 1 }), day(6, { rowsRejected: 1 })])).toEqual([4, 1, 1]) // prettier-ignore
  const payments = [1, 2, 3, 4].map((n) => day(n, { kind: 'tools', notes: [`${n} payments became 1 tool.`] }))
  expect(files(payments)).toEqual([1, 1, 1, 1])
  expect(mergedReports([day(1, { timeRange: null }), ...[2, 3, 4].map((n) => day(n, { timeRange: null }))])[0]?.timeRange).toBeNull() // prettier-ignore
})

it('makes one of files whose columns stand in another order', () => {
  const orders = [['name', 'traits'], ['traits', 'name'], ['name', 'traits'], ['traits', 'name']] // prettier-ignore
  const reports = orders.map((columns, index) => day(index + 1, { columnsKept: columns, columnsDropped: columns }))
  expect(mergedReports(reports).map(({ each }) => each.length)).toEqual([4])
})

it('says each note once, with the files it is of', () => {
  const each = [day(1, { notes: ['A', 'B'] }), day(2, { notes: ['A'] })]
  expect(notesOf(each)).toEqual([
    { note: 'A', files: ['events_1.jsonl', 'events_2.jsonl'] },
    { note: 'B', files: ['events_1.jsonl'] },
  ])
})

it('adds up what notes count, whatever the number, and keeps apart what is said for another reason', () => {
  const each = [
    day(1, {
      notes: ['1 row is left out: an earlier file has them.', '2,001 NUL characters inside cells were left out.'],
    }),
    day(2, { notes: ['1,303 rows are left out: an earlier file has them.'] }),
    day(3, { notes: ['3 rows are left out: an earlier file has them.', '4 rows are left out: of another reason.'] }),
    day(4, { notes: ['2 other things.'] }),
    day(5, { notes: ['3 other things.', '1 NUL character inside cells was left out.'] }),
  ]
  expect(notesOf(each)).toEqual([
    {
      note: '1,307 rows are left out: an earlier file has them.',
      files: ['events_1.jsonl', 'events_2.jsonl', 'events_3.jsonl'],
    },
    { note: '2,002 NUL characters inside cells were left out.', files: ['events_1.jsonl', 'events_5.jsonl'] },
    { note: '4 rows are left out: of another reason.', files: ['events_3.jsonl'] },
    { note: '2 other things.', files: ['events_4.jsonl'] },
    { note: '3 other things.', files: ['events_5.jsonl'] },
  ])
})
