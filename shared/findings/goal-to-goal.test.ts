import { expect, test } from 'vitest'
import type { Report, ReportRow } from '../reports/index.ts'
import { goalToGoalFinding } from './goal-to-goal.ts'
import { plainWords } from './words.ts'

type Result = Report<'goal-to-goal'>

const row = (key: string, convertedPeople: number, wentOn: number): ReportRow<'goal-to-goal'> => ({
  key, people: 1000, convertedPeople, convertedShare: 0, thenPeople: wentOn, thenShare: 0, wentOn,
  rate: wentOn / convertedPeople, rateLow: 0, rateHigh: 1, enough: convertedPeople > 20,
}) // prettier-ignore

const said = (
  change: Partial<Result['totals']>,
  rows = [row('Guides', 124, 49), row('Compare', 32, 13), row('Templates', 119, 9)],
) => {
  const params = { goal: 'Trial', then: 'Paid', model: 'first', by: 'group', lookbackDays: null, from: null, to: null } as const // prettier-ignore
  const totals = {
    people: 6000, convertedPeople: 275, thenPeople: 126, wentOn: 71, rate: 71 / 275, rateLow: 0, rateHigh: 1, medianDays: 14.2,
    thenAfter: 71, thenBefore: 0, thenOnly: 55, ...change,
  } // prettier-ignore
  const finding = goalToGoalFinding({ report: 'goal-to-goal', params, rows, totals })!
  return [plainWords(finding.headline), ...finding.sub, ...(finding.more ?? [])].join(' | ').replaceAll('\u00a0', ' ')
}

test('names who goes on most and least, for so many people, and says the direction and who is in no rate', () => {
  expect(said({})).toBe(
    '39.5 % of the 124 who reach “Trial” with Guides as first page go on to “Paid”; with Templates it is 7.6 % of 119' +
      ' | All together: 71 of 275 (25.8 %), after 14.2 days in the median.' +
      ' | Going on is reaching “Paid” at the same time as “Trial” or later, also after the period; who reached “Trial” lately has had less time.' +
      ' | 126 people reached “Paid” in the period, 55 of them never “Trial”: they count for that goal and in no rate.' +
      ' | People choose where they land: this is association, not effect.',
  )
  expect(said({ thenOnly: 0, thenBefore: 2 })).toContain('126 people reached “Paid” in the period, 2 only after it:')
})

test('without two to compare it is of all, and nobody is nobody', () => {
  expect(said({}, [row('Guides', 124, 49), row('Webinars', 9, 0)])).toMatch(
    /^25.8 % of the 275 who reach “Trial” go on to “Paid” \|/,
  )
  expect(said({ rate: null, convertedPeople: 0 }, [])).toBe('Nobody reached “Trial” in this period')
})
