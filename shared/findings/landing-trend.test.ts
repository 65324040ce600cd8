import { expect, test } from 'vitest'
import type { Report } from '../reports/index.ts'
import { landingTrendFinding } from './landing-trend.ts'
import { plainWords } from './words.ts'

type Result = Report<'landing-trend'>
type Trend = Result['totals']['trends'][number]

const trend = (key: string, change: Partial<Trend> = {}): Trend => ({
  key, direction: 'rise', firstRate: 0.04, firstPeople: 100, lastRate: 0.06, lastPeople: 120, pValue: 0.01, pAdjusted: 0.01,
  sameMixDirection: 'rise', sameMixPValue: 0.02, sameMixPAdjusted: 0.02, ...change,
}) // prettier-ignore
interface All {
  rows: string[]
  trendOfAll: Result['totals']['trendOfAll']
}
const say = (
  trends: Trend[],
  withinEach: Result['params']['withinEach'] = null,
  { rows, trendOfAll }: All = { rows: ['Story'], trendOfAll: null },
): string => {
  const params = {
    by: 'group',
    within: null,
    pages: null,
    channel: null,
    device: null,
    interval: 'week',
    withinDays: 7,
    withinEach,
  }
  const totals = { trends, trendOfAll, intervals: 13, mixOf: withinEach ?? 'device-channel', tooRecent: 0, landedEarlier: 0, convertedEarlier: 0 } // prettier-ignore
  const { headline, sub } = landingTrendFinding({
    rows: rows.map((key) => ({ key, enough: true, rate: 0.05 })),
    params,
    totals,
  } as Result)
  return [plainWords(headline), ...sub].join(' | ').replaceAll('\u00a0', ' ')
}
const mixAlone = { sameMixPValue: 0.97, sameMixPAdjusted: 0.97 }
const rest =
  'Conversions within 7 days of landing, the same time for everybody. | No randomised test: season, campaigns or prices may differ too.'

test('a rise that is one with the same mix too is said as it is', () => {
  expect(say([trend('Story')])).toBe(
    `The rate of Story rises over 13 weeks: 4.00 % of the first 100 people, 6.00 % of the last 120, adjusted p = 0.010 | ${rest}`,
  )
  // Too few to tell with the same mix is no other verdict.
  expect(say([trend('Story', { sameMixDirection: null, sameMixPValue: null, sameMixPAdjusted: null })])).toMatch(
    /^The rate of Story rises [^|]* \| Conv/,
  )
})

test('a rise of the mix alone leads nowhere', () => {
  const story = trend('Story', mixAlone)
  expect(say([story])).toBe(
    `With visitors alike in device and channel in every week, no rise or fall of the rate of Story over 13 weeks can be told from chance, adjusted p = 0.970 | With visitors as they came, the rate of Story rises over 13 weeks: 4.00 % of the first 100 people, 6.00 % of the last 120, adjusted p = 0.010. | ${rest}`,
  )
  expect(say([story, trend('Video', { lastRate: 0.05 })])).toMatch(
    /^The rate of Video rises [^|]* \| With visitors alike in device and channel in every week it is otherwise: no rise or fall of the rate of Story over 13 weeks can be told from chance, adjusted p = 0\.970\. \|/,
  )
  expect(say([story, trend('Video', mixAlone)])).toMatch(
    /^With visitors alike in device and channel in every week, no rise or fall of a rate over 13 weeks can be told from chance \| With visitors as they came, the rate of Story rises .* and the rate of Video rises /,
  )
})

test('a trend that only the same mix shows, or turns, leads', () => {
  expect(say([trend('Story', { pAdjusted: 0.4 })])).toMatch(
    /^With visitors alike in device and channel in every week, the rate of Story rises over 13 weeks, adjusted p = 0\.020 \| With visitors as they came, no rise or fall of the rate of Story over 13 weeks can be told from chance, adjusted p = 0\.400\. \|/,
  )
  expect(say([trend('Story', { sameMixDirection: 'fall' })])).toMatch(/ the rate of Story falls .* \| With visitors as they came, the rate of Story rises/) // prettier-ignore
})

test('who asks for the same mix is told of it', () => {
  expect(say([trend('Story')], 'channel')).toMatch(
    /^With visitors alike in channel in every week, the rate of Story rises over 13 weeks, adjusted p = 0\.020 \| Conv/,
  )
  expect(say([trend('Story', { sameMixPAdjusted: null })], 'channel')).toMatch(
    /^The rate of Story rises .* \| With visitors alike in channel in every week nothing can be told\. \|/,
  )
})

test('all together have a verdict of their own, which leads where no group by itself has one', () => {
  const flat = { pAdjusted: 0.4, sameMixPAdjusted: 0.5 }
  const all = trend('', { pValue: 0.001, sameMixPValue: 0.03 })
  const together = (trends: Trend[], trendOfAll: Result['totals']['trendOfAll'], withinEach: Result['params']['withinEach'] = null) =>
    say(trends, withinEach, { rows: ['Story', 'Video'], trendOfAll }) // prettier-ignore
  expect(together([trend('Story', flat), trend('Video', flat)], all)).toBe(
    `The rate of all together rises over 13 weeks: 4.00 % of the first 100 people, 6.00 % of the last 120, p = 0.001 | With visitors alike in device and channel in every week, the rate of all together rises over 13 weeks, p = 0.030. | No rise or fall of one group by itself can be told from chance. | ${rest}`,
  )
  // Of the mix alone it is no answer, and said behind what is.
  expect(together([trend('Story', flat)], { ...all, sameMixPValue: 0.6 })).toMatch(
    /^No rise or fall of a rate over 13 weeks can be told from chance \| The rate of all together rises [^|]*, p = 0\.001\. \| With visitors alike in device and channel in every week, no rise or fall of the rate of all together over 13 weeks can be told from chance, p = 0\.600\. \|/,
  )
  expect(together([trend('Story')], { ...all, pValue: 0.3, sameMixPValue: null })).toMatch(
    /^The rate of Story rises [^|]* \| No rise or fall of the rate of all together over 13 weeks can be told from chance, p = 0\.300\. \| Conv/,
  )
  expect(together([trend('Story', flat)], all, 'channel')).toMatch(
    /^With visitors alike in channel in every week, the rate of all together rises over 13 weeks, p = 0\.030 \| With visitors as they came, the rate of all together rises /,
  )
  // One group by itself is everybody.
  expect(say([trend('Story', flat)], null, { rows: ['Story'], trendOfAll: all })).not.toContain('together')
})
