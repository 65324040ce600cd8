import { expect, test } from 'vitest'
import { isMostlyFirstDay, timeBins } from './time-bins.ts'

const starts = [0, 1, 2, 5, 10, 30, 60, 180, 720]
const names = [0, 1, '2–3', '4–7', '8–14', '15–30', '31–90', '90+', '(none)'] as const

/** A report of so many conversions a bin of the first day, and a row after it. */
function report(minutes: readonly number[], later: readonly number[]) {
  const first = minutes.reduce((sum, each) => sum + each, 0)
  const counts = [first, ...later]
  const conversions = counts.reduce((sum, each) => sum + each, 0)
  const unattributed = later[7] ?? 0
  const firstDay = starts.map((from, bin) => ({ from, to: starts[bin + 1] ?? 1440, conversions: minutes[bin] ?? 0 }))
  return {
    rows: names.slice(0, unattributed > 0 ? 9 : 8).map((days, row) => ({
      days,
      conversions: counts[row] ?? 0,
      share: (counts[row] ?? 0) / conversions,
    })),
    totals: { conversions, attributed: conversions - unattributed, firstDay },
  }
}
const shown = (asked: ReturnType<typeof report>) =>
  timeBins(asked).map((bin) => `${bin.label}${bin.unit === null ? '' : ` ${bin.unit}`}: ${bin.conversions}`)

test('everything within minutes is told by minutes, without empty bins at the ends', () => {
  const minutes = report([0, 3, 5, 0, 2], [])
  expect(shown(minutes)).toEqual(['1–2 min: 3', '2–5 min: 5', '5–10 min: 0', '10–30 min: 2'])
  expect(timeBins(minutes).map((bin) => bin.share)).toEqual([0.3, 0.5, 0, 0.2])
})

test('hours and the days after them, and what has no page last', () => {
  const mixed = report([4, 0, 0, 0, 0, 0, 1, 0, 2], [0, 3, 0, 0, 0, 0, 0, 2])
  expect(shown(mixed)).toEqual([
    '< 1 min: 4', '1–2 min: 0', '2–5 min: 0', '5–10 min: 0', '10–30 min: 0', '30–60 min: 0', '1–3 h: 1', '3–12 h: 0',
    '12–24 h: 2', '1 day: 0', '2–3 days: 3', '(none): 2',
  ]) // prettier-ignore
  expect(timeBins(mixed).at(-1)).toMatchObject({ isNone: true, name: 'No page before it' })
  expect(timeBins(mixed).reduce((sum, bin) => sum + bin.share, 0)).toBeCloseTo(1, 12)
})

test('where half or more take longer than a day, days it is', () => {
  const slow = report([5], [5])
  expect(isMostlyFirstDay(slow)).toBe(false)
  expect(shown(slow)).toEqual(['0: 5', '1: 5', '2–3: 0', '4–7: 0', '8–14: 0', '15–30: 0', '31–90: 0', '90+: 0'])
})
