import { expect, test } from 'vitest'
import { distribution } from './pages-seen.ts'

const rows = (counts: number[]) => {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return {
    rows: counts.map((conversions, index) => ({
      interactions: index === 10 ? ('10+' as const) : index,
      conversions,
      share: total > 0 ? conversions / total : 0,
    })),
    totals: { conversions: total },
  }
}
const of = (counts: number[]) => {
  const { rows: bins, totals } = rows(counts)
  return distribution(bins, totals)
}

test('half is the smallest number of pages that half of all stay within', () => {
  expect(of([2, 58, 17, 9, 5, 3, 2, 1, 1, 1, 1])).toMatchObject({ half: 1, onFirst: 58 / 98, none: 2 })
  expect(of([0, 25, 25, 25, 25, 0, 0, 0, 0, 0, 0])).toMatchObject({ half: 2 })
})

test('those of whom no page is known count as neither few nor many pages', () => {
  const counts = [100, 10, 10, 20, 0, 0, 0, 0, 0, 0, 0]
  const found = of(counts)
  expect(found).toMatchObject({ total: 140, none: 100, known: 40, onFirst: 0.25, onSecond: 0.25, later: 0.5, half: 2 })
  expect([...found.upTo].slice(0, 3)).toEqual([[1, 0.25], [2, 0.5], [3, 1]]) // prettier-ignore
  expect(of([5, 0, 0])).toMatchObject({ known: 0, half: null, onFirst: 0 })
})

test('half at ten or more is said, not drawn', () => {
  expect(of([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 9])).toMatchObject({ half: null, halfBin: null })
})

test('no conversions', () => {
  expect(of([0, 0, 0])).toMatchObject({ total: 0, half: null, onFirst: 0 })
})
