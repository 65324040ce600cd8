import { expect, test } from 'vitest'
import { filesInLine } from './files-in-line.ts'

const file = (at: number) => ({ file: `/exports/day-${at}.json`, rowsImported: 300 })

test('few files are named, of very many the first five', () => {
  expect(filesInLine([file(1), file(2)])).toBe('day-1.json (300 rows); day-2.json (300 rows)')
  expect(filesInLine(Array.from({ length: 122 }, (_, at) => file(at)))).toBe(
    '122 files, 36,600 rows: day-0.json (300 rows); day-1.json (300 rows); day-2.json (300 rows); day-3.json (300 rows); day-4.json (300 rows) and 117 more',
  )
})
