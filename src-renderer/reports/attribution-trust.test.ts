import { expect, it } from 'vitest'
import { attributionAddsUp } from './attribution-trust.tsx'
import { attribution, legalAid } from './tables/first-last.fixture.ts'

const report = attribution(legalAid, 'first')

it('adds up where every event and every conversion is somewhere', () => {
  expect(attributionAddsUp(report)).toBe(true)
  expect(attributionAddsUp({ ...report, totals: { ...report.totals, ignored: 41 } })).toBe(false)
  expect(attributionAddsUp({ ...report, rows: report.rows.slice(1) })).toBe(false)
})

it('adds up where every value is somewhere', () => {
  const rows = report.rows.map((row) => ({ ...row, value: row.conversions * 3 }))
  const totals = { ...report.totals, value: report.totals.conversions * 3 }
  expect(attributionAddsUp({ ...report, rows, totals })).toBe(true)
  expect(attributionAddsUp({ ...report, rows, totals: { ...totals, value: totals.value + 1 } })).toBe(false)
})

it('participation credits a conversion to every key that takes part', () => {
  const rows = report.rows.map((row) => ({ ...row, conversions: row.conversions * 2 }))
  expect(attributionAddsUp({ ...report, rows })).toBe(false)
  expect(attributionAddsUp({ ...report, rows, params: { ...report.params, model: 'participation' } })).toBe(true)
})
