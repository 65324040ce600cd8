import { expect, test } from 'vitest'
import type { Report, ReportRow } from '../reports/index.ts'
import type { PlainPair } from '../reports/template-pairs.ts'
import { goalToGoalFinding } from './goal-to-goal.ts'
import { plainWords } from './words.ts'

type Result = Report<'goal-to-goal'>

const row = (key: string, convertedPeople: number, wentOn: number): ReportRow<'goal-to-goal'> => ({
  key, people: 1000, convertedPeople, convertedShare: 0, thenPeople: wentOn, thenShare: 0, tooRecent: null, wentOn,
  rate: wentOn / convertedPeople, rateLow: 0, rateHigh: 1, enough: convertedPeople > 20,
  againstPeople: null, againstWentOn: null, againstRate: null, againstRateLow: null, againstRateHigh: null, againstEnough: null,
}) // prettier-ignore

const pair = (pAdjusted: number | null): PlainPair => ({
  a: 'Guides', b: 'Templates', rateA: 49 / 124, rateB: 9 / 119, difference: 49 / 124 - 9 / 119, low: 0.2192, high: 0.4131,
  pValue: 0.0001, pAdjusted, exactPValue: null, exactPAdjusted: null, enough: true,
}) // prettier-ignore

const said = (
  change: Partial<Result['totals']>,
  rows = [row('Guides', 124, 49), row('Compare', 32, 13), row('Templates', 119, 9)],
  withinDays: number | null = null,
) => {
  const params = { goal: 'Trial', then: 'Paid', against: null, model: 'first', by: 'group', lookbackDays: null, from: null, to: null, withinDays, did: null, neverDid: null } as const // prettier-ignore
  const totals = {
    people: 6000, knownUntil: '2026-11-26', convertedPeople: 275, thenPeople: 126, tooRecent: 0, wentOn: 71, wentOnLater: 0, rate: 71 / 275, rateLow: 0, rateHigh: 1, medianDays: 14.2, hadThen: 0, sameDayBefore: 0, sameDayAfter: 0,
    thenAfter: 71, thenBefore: 0, thenOnly: 55, thenColleagues: 0, surest: pair(0.0001), pairsTested: 3, against: null, compared: null,
    couldPeople: (change.convertedPeople ?? 275) - (change.tooRecent ?? 0) - (change.hadThen ?? 0), couldWentOn: change.wentOn ?? 71, ...change,
  } // prettier-ignore
  const finding = goalToGoalFinding({ report: 'goal-to-goal', params, rows, totals })!
  return [plainWords(finding.headline), ...finding.sub, ...(finding.more ?? [])].join(' | ').replaceAll('\u00a0', ' ')
}

test('names the two that are surest to differ, for so many people, and says the direction and who is in no rate', () => {
  expect(said({})).toBe(
    '25.8 % of the 275 who reach “Trial” go on to “Paid”: 39.5 % of the 124 with Guides as first page, 7.6 % of 119 with Templates' +
      ' | Between these two: 32.0 points (95 % interval 21.9 to 41.3), p < 0.001, adjusted for 3 pairs.' +
      ' | All together: 71 of 275 (25.8 %), after 14.2 days in the median.' +
      ' | Going on is reaching “Paid” at the same time as “Trial” or later, also after the period; who reached “Trial” lately has had less time.' +
      ' | 126 people reached “Paid” in the period: 55 of them never reached “Trial”. Neither is going on.' +
      ' | People choose where they land: this is association, not effect.',
  )
  expect(said({ thenOnly: 0, thenBefore: 2 })).toContain(
    '126 people reached “Paid” in the period: 2 of them reached it only afterwards.',
  )
})

test('without two to compare it is of all, and nobody is nobody', () => {
  expect(said({ surest: null, pairsTested: 0 }, [row('Guides', 124, 49), row('Webinars', 9, 0)])).toMatch(
    /^25.8 % of the 275 who reach “Trial” go on to “Paid” \| All together/,
  )
  expect(said({ rate: null, convertedPeople: 0 }, [])).toBe('Nobody reached “Trial” in this period')
})

test('claims no difference that does not hold among all pairs it was picked from', () => {
  expect(said({ surest: pair(0.132) })).toMatch(
    /^25\.8 % of the 275 who reach “Trial” go on to “Paid”; the 3 content groups with enough people cannot be told apart, 7\.6 % with Templates to 40\.6 % with Compare \| Between Guides and Templates, the surest of them: 32\.0 points \(95 % interval of it alone 21\.9 to 41\.3\), p = 0\.132, adjusted for 3 pairs\. \|/,
  )
  expect(said({ medianDays: 0.02 })).toContain('71 of 275 (25.8 %), within a day in the median.')
  // One pair is picked from nothing; and of too few there is no p.
  expect(said({ surest: pair(0.2), pairsTested: 1 })).toContain(
    '| Between them: 32.0 points (95 % interval by another method 21.9 to 41.3), p = 0.200. |',
  )
  expect(said({ surest: pair(null), pairsTested: 0 })).toMatch(/cannot be told apart, .* with Compare \| All together/)
})

test('within some days it is of those who have had them, and says who has not', () => {
  const rows = [{ ...row('Guides', 124, 49), tooRecent: 4 }, row('Compare', 32, 13), row('Templates', 119, 9)]
  expect(said({ tooRecent: 4, wentOnLater: 1, rate: 71 / 271 }, rows, 14)).toMatch(
    /^26\.2 % of the 271 who reach “Trial” go on to “Paid” within 14 days: 39\.5 % of the 120 with Guides .* \| All together: 71 of 271 \(26\.2 %\), .* \| Going on is reaching “Paid” within 14 days of “Trial”, the same time for everybody, also after the period; 1 person did so only later; “Paid” is known until 26 Nov 2026; 4 people reached “Trial” too late to have had it by then and are in no rate\. \|/,
  )
  expect(said({ rate: null, tooRecent: 275, wentOn: 0 }, [], 1)).toBe(
    'Nobody who reached “Trial” has had 1 day to go on yet',
  )
})

test('says how many could go on at all, and whose order within a day is not known', () => {
  const totals = { surest: null, pairsTested: 0, convertedPeople: 134, wentOn: 20, rate: 20 / 134, hadThen: 33, sameDayBefore: 14 } // prettier-ignore
  expect(said(totals)).toMatch(
    /^14\.9 % of the 134 who reach “Trial” go on to “Paid”, 20 of the 101 \(19\.8 %\) who had not reached it before \| .*14 of the 33 who had reached “Paid” before did so on the day of “Trial”, and of one of the two only the day is known: which came first is not known\. Read as the other end of its day they have gone on: import its file again with the other choice of “Days are” \(--days start or end\) and have it replace the import that is there \(`touchstack imports undo`\)\./,
  )
  expect(said({ ...totals, wentOn: 34, hadThen: 19, sameDayBefore: 0, sameDayAfter: 14 })).toMatch(
    /, 34 of the 115 \(29\.6 %\) who had not reached it before \| .*14 of those who went on did so on the day of “Trial”/,
  )
})

type Compared = NonNullable<Result['totals']['compared']>

test('two starts are held against each other, of those who could go on', () => {
  const compared: Compared = {
    a: 'Fair', b: 'No show', peopleA: 115, convertedA: 34, peopleB: 40, convertedB: 3, rateA: 34 / 115, rateB: 3 / 40,
    difference: 34 / 115 - 3 / 40, low: 0.0792, high: 0.3203, pValue: 0.0049, exactPValue: null, enough: true, detectable: 0.2, peopleNeeded: 60,
    both: 0, bothAtOnce: 0, headStartDays: 0, otherOrder: null,
  } // prettier-ignore
  const start = { convertedPeople: 134, wentOn: 34, rate: 34 / 134, couldPeople: 115, couldWentOn: 34, hadThen: 19 }
  const against = {
    ...start, knownUntil: '2026-11-26', convertedPeople: 45, wentOn: 3, rate: 3 / 45, couldPeople: 40, couldWentOn: 3, hadThen: 5,
    tooRecent: 0, wentOnLater: 0, sameDayBefore: 0, sameDayAfter: 0, rateLow: 0, rateHigh: 1, medianDays: 3,
  } // prettier-ignore
  const of = (change: Partial<Compared>, withinDays: number | null = null) =>
    said({ ...start, against, compared: { ...compared, ...change } }, [], withinDays)
  expect(of({})).toBe(
    '29.6 % of the 115 with “Fair” go on to “Paid”, 22.1 points more than of the 40 with “No show” (95 % interval 7.9 to 32.0), p = 0.005' +
      ' | Compared are people who had not reached “Paid” before: 19 with “Fair” and 5 with “No show” had.' +
      ' | People choose what they do: this is association, not effect.' +
      ' | “Fair”, whoever had reached “Paid” before: 34 of 134 (25.4 %), after 14.2 days in the median.' +
      ' | “No show”, whoever had reached “Paid” before: 3 of 45 (6.7 %), after 3.0 days in the median.' +
      ' | Going on is reaching “Paid” at the same time as “Fair” or “No show” or later, also after the period; who reached “Fair” or “No show” lately has had less time.',
  )
  const turned = { difference: -0.2, low: -0.3, high: -0.1, rateA: 0.1, rateB: 0.3, peopleA: 100, peopleB: 100 }
  expect(of(turned, 30)).toMatch(
    /^10\.0 % of the 100 with “Fair” go on to “Paid” within 30 days, 20\.0 points fewer than of the 100 with “No show” \(95 % interval 10\.0 to 30\.0\)/,
  )
  expect(of({ pValue: 0.2 })).toMatch(
    /^“Fair” and “No show” cannot be told apart: 29\.6 % of the 115 with “Fair” and 7\.5 % of the 40 with “No show” go on to “Paid”, 22\.1 points .* takes about 60 on each side/,
  )
  expect(of({ enough: false })).toMatch(
    /^“Fair” or “No show”: too few to tell, 34 of 115 against 3 of 40 go on to “Paid”: fewer than 5 would be expected \| .* \| That the intervals lie apart is a hint/,
  )
  expect(of({ enough: false, exactPValue: 0.0046 })).toMatch(
    /^“Fair” or “No show”: too few to tell by the usual test \(fewer than 5 expected among all\), 34 of 115 against 3 of 40 go on to “Paid”; by Fisher’s exact test more of “Fair” do, p = 0\.005 \| (?!.*lie apart)/,
  )
  expect(of({ rateB: null, difference: null, low: null, high: null, peopleB: 0 })).toMatch(/^Nobody is left of “No show” who could go on to “Paid”/) // prettier-ignore
  expect(of({ both: 1, headStartDays: -31 })).toMatch(
    /1 person reached both in the period and counts for the one reached first\. \| “No show” was reached 31 days earlier than “Fair” in the median, and so has had longer/,
  )
  const otherOrder = {
    ...compared,
    peopleA: 101,
    convertedA: 20,
    difference: 0.0934,
    low: -0.021,
    high: 0.18,
    pValue: 0.114,
  }
  expect(of({ otherOrder })).toMatch(
    /^Whether more of “Fair” than of “No show” go on to “Paid” depends on what came first on one day: \+22\.1 points \(p = 0\.005\) or \+9\.3 points \(p = 0\.114\) \| With the other order on days of which the hour is not known, 20 of 101 and 3 of 40 go on: \+9\.3 points \(95 % interval −2\.1 to \+18\.0\), p = 0\.114\. \|/,
  )
  // The same verdict either way is that of both.
  expect(of({ otherOrder: { ...otherOrder, pValue: 0.02 } })).toMatch(/^29\.6 % of the 115 .* \| With the other order/)
  expect(of({ otherOrder: { ...otherOrder, difference: -0.2, pValue: 0.001 } })).toMatch(
    /^Whether .* −20\.0 points \(p = 0\.001\)/,
  )
  expect(of({ otherOrder: { ...otherOrder, enough: false } })).toMatch(/\(too few to tell\) \|/)
  expect(of({ otherOrder: { ...otherOrder, enough: false, exactPValue: 0.03 } })).toMatch(/\(too few to tell, exact p = 0\.030\) \|/) // prettier-ignore
  expect(of({ both: 3, bothAtOnce: 3 })).toContain('3 people reached both in the period and count for neither, as nobody knows which was first.') // prettier-ignore
  expect(of({ both: 3, bothAtOnce: 1 })).toContain('3 people reached both in the period and 2 of them count for the one reached first; 1, of whom nobody knows which that was, counts for neither.') // prettier-ignore
})
