import { expect, test } from 'vitest'
import { pagesKnown } from './pages-known.ts'

const of = (pagesKnownFrom: object | null, to: string | null = null) =>
  pagesKnown({ params: { to }, totals: { conversions: 549, pagesKnownFrom } })

test('says since when pages are known, how many lie before, and where to start', () => {
  expect(of({ from: '2026-08-15', conversionsBefore: 60 })).toEqual({
    said: 'Pages are known from 15\u00a0Aug 2026; 60 of 549 conversions lie before.',
    from: '2026-08-15',
  })
})

test('nothing is left to start at where the period ends before pages begin', () => {
  expect(of({ from: '2026-08-15', conversionsBefore: 60 }, '2026-08-15')?.from).toBeNull()
  expect(of({ from: '2026-08-15', conversionsBefore: 60 }, '2026-08-16')?.from).toBe('2026-08-15')
})

test('a few conversions, none, or a report that does not know, say nothing', () => {
  expect(of({ from: '2026-08-15', conversionsBefore: 5 })).toBeNull()
  expect(of(null)).toBeNull()
  expect(pagesKnown({ params: {}, totals: { conversions: 3 } })).toBeNull()
})
