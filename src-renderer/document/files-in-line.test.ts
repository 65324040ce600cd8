import { expect, test } from 'vitest'
import { filesInLine } from './files-in-line.ts'

const file = (at: number) => ({ file: `/exports/day-${at}.json`, rowsImported: 300, sha256: '0123456789abcdef' })

test('few files are named with their sums, of very many the first five without', () => {
  expect(filesInLine([file(1), file(2)])).toBe(
    'day-1.json (300 rows, SHA-256 01234567); day-2.json (300 rows, SHA-256 01234567)',
  )
  expect(filesInLine(Array.from({ length: 122 }, (_, at) => file(at)))).toBe(
    '122 files, 36,600 rows: day-0.json (300 rows); day-1.json (300 rows); day-2.json (300 rows); day-3.json (300 rows); day-4.json (300 rows) and 117 more',
  )
})
