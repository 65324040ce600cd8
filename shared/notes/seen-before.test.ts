import { expect, test } from 'vitest'
import { seenBeforeSentence } from './seen-before.ts'

test('people of a row may have seen it before the period, unless one touch has the credit or nothing is before', () => {
  const said = (model: string, from: string | null, lookbackDays: number | null = null, outsidePeriod = 4) =>
    seenBeforeSentence({ params: { model, from, lookbackDays }, totals: { outsidePeriod } })
  expect(said('participation', '2026-10-26')).toBe(
    'People of a row came in the period and saw it by its end, before the period too: “Who reads what?” counts who saw it in the period (`report traffic`).',
  )
  expect(said('linear', '2026-10-26', 30)).toContain('by its end, in the 30 days before the period too:')
  expect([said('first', '2026-10-26'), said('last', '2026-10-26'), said('linear', null), said('linear', '2026-10-26', null, 0)]).toEqual([null, null, null, null]) // prettier-ignore
})
