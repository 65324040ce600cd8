import { expect, test } from 'vitest'
import { rowsWithSome } from './rows-with-some.ts'

type Row = [key: string, conversions: number | null, upTo: number]
const columns = [
  { value: ([key]: Row) => key },
  { align: 'end' as const, value: ([, conversions]: Row) => conversions },
  { align: 'end' as const, runs: true, value: ([, , upTo]: Row) => upTo },
]
const some: Row[] = [
  ['1', 5, 5],
  ['2', 2, 7],
]

test('of many rows of zeros none is left, whatever they add up to', () => {
  const zeros: Row[] = ['3', '4', '5'].map((key) => [key, 0, 7])
  expect(rowsWithSome([...some, ...zeros], columns)).toEqual(some)
})

test('a few stay, as do rows without a figure, and a table of nothing else', () => {
  const few: Row[] = [...some, ['3', 0, 7], ['4', 0, 7]]
  expect(rowsWithSome(few, columns)).toBe(few)
  const unknown: Row[] = ['3', '4', '5'].map((key) => [key, null, 7])
  expect(rowsWithSome([...some, ...unknown], columns)).toHaveLength(5)
  const zeros: Row[] = ['3', '4', '5'].map((key) => [key, 0, 0])
  expect(rowsWithSome(zeros, columns)).toBe(zeros)
})
