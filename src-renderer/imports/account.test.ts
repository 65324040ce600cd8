import { expect, it } from 'vitest'
import type { ImportRecord } from '../../shared/import.ts'
import { addsUp, healthOf, type HealthRow, leftOutText } from './account.ts'

const health = (file: string, rowsRead: number, rowsImported: number): HealthRow => ({
  file,
  rowsRead,
  rowsImported,
  rowsDuplicate: rowsRead - rowsImported,
  rowsRejected: 0,
  events: rowsImported,
  used: rowsImported,
  ignored: 0,
  leftOut: 0,
})
const record = (id: number, file: string, rowsRead: number, rowsImported: number): ImportRecord => ({
  id,
  sha256: null,
  file,
  kind: 'events',
  payments: false,
  format: '',
  formatTitle: '',
  encoding: 'utf-8',
  notes: [],
  undoneAt: null,
  header: '',
  delimiter: ',',
  rowsRead,
  rowsImported,
  rowsDuplicate: rowsRead - rowsImported,
  rowsRejected: 0,
  rejects: [],
  columnsKept: [],
  columnsDropped: [],
  timeRange: null,
  zone: 'UTC',
  seconds: 1,
  importedAt: '2019-01-01T00:00:00.000Z',
  bytes: 1,
})

it('finds the row of each import, also of a file imported twice', () => {
  const rows = [health('a.csv', 10, 10), health('b.csv', 5, 5), health('a.csv', 10, 0)]
  const found = healthOf([record(3, 'a.csv', 10, 0), record(1, 'a.csv', 10, 10), record(2, 'b.csv', 5, 5)], rows)
  expect([found.get(1), found.get(2), found.get(3)]).toEqual(rows)
})

it('knows when rows are missing', () => {
  expect(addsUp(health('a', 10, 4))).toBe(true)
  expect(addsUp({ ...health('a', 10, 4), rowsRejected: 1 })).toBe(false)
  expect(addsUp({ ...health('a', 10, 4), ignored: 1 })).toBe(false)
})

it('names the first of many columns that are left out', () => {
  expect([leftOutText([]), leftOutText(['a', 'b'])]).toEqual(['none', 'a and b'])
  expect(leftOutText(Array.from({ length: 190 }, (_, at) => `c${at}`))).toBe('c0, c1, c2, c3, c4, c5 and 184 more')
})
