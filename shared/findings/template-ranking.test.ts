import { expect, test } from 'vitest'
import type { Report, ReportRow } from '../reports/index.ts'
import { templateRankingFinding } from './template-ranking.ts'
import { plainWords } from './words.ts'

const everybody = { within: null, pages: null, channel: null, device: null }

type Row = ReportRow<'template-ranking'>

const row = (key: string, change: Partial<Row> = {}): Row => ({
  key, people: 1000, convertedPeople: 50, convertedLater: 0, rate: 0.05, low: 0.038, high: 0.065, difference: 0, differenceLow: -0.01,
  differenceHigh: 0.01, pValue: 1, pAdjusted: 1, exactPValue: null, exactPAdjusted: null, enough: true, sameMixDifference: null, sameMixLow: null, sameMixHigh: null, sameMixPAdjusted: null, ...change,
}) // prettier-ignore
const higher = row('Versus', {
  rate: 0.1,
  difference: 0.05,
  differenceLow: 0.03,
  differenceHigh: 0.07,
  pAdjusted: 0.0001,
})
const lower = row('Blog', {
  rate: 0.01,
  difference: -0.04,
  differenceLow: -0.06,
  differenceHigh: -0.02,
  pAdjusted: 0.002,
})
const few = row('Webinar', { people: 60, enough: false, pValue: 0.2, pAdjusted: null })
type Result = Report<'template-ranking'>
const say = (
  rows: Row[],
  to: string | null = null,
  more: { params?: Partial<Result['params']>; totals?: Partial<Result['totals']> } = {},
): string | null => {
  const params = { by: 'group', from: null, to, withinEach: null, ...everybody, ...more.params }
  const totals = { convertedLater: 57, mixOf: null, pairs: [], ...more.totals }
  const finding = templateRankingFinding({ rows, params, totals } as Report<'template-ranking'>)
  return finding && [plainWords(finding.headline), ...finding.sub].join(' | ').replaceAll('\u00a0', ' ')
}

test('the surest one leads, the others follow', () => {
  expect(say([higher, row('Feature'), lower, few])).toBe(
    'Versus: 5.00 points higher than all others together, 10.00 % of 1,000 (95 % interval +3.00 to +7.00), adjusted p < 0.001 | Unlike the rest too: Blog (−4.00). | 1 of 4 page templates has too few people to tell. | People choose where they land: this is association, not effect.',
  )
})

test('conversions after the period are said', () => {
  expect(say([higher, lower], '2026-04-01')).toContain(
    '| 57 more of the people counted converted after 31 Mar 2026 and count as not converted: a longer period counts them,',
  )
})

test('where none can be told, or none is large enough, it says so; of one there is nothing to say', () => {
  expect(say([row('A'), row('B'), few])).toMatch(
    /^Of 3 page templates none converts unlike the rest: none told from chance \| 1 of 3/,
  )
  expect(say([few, { ...few, key: 'Other' }])).toBe('Of 2 page templates all have too few people to tell')
  expect(say([higher])).toBeNull()
})

const held = { sameMixDifference: -0.006, sameMixLow: -0.014, sameMixHigh: 0.002, sameMixPAdjusted: 0.16 }

test('what is otherwise with visitors alike in device and channel is said beside it, of rows, and of pairs how many', () => {
  const pair = {
    a: 'Versus', b: 'Blog', rateA: 0.1, rateB: 0.01, difference: 0.09, low: 0.07, high: 0.11, pValue: 0.0001, pAdjusted: 0.0002,
    exactPValue: null, exactPAdjusted: null, enough: true, ...held,
  } // prettier-ignore
  const turned = {
    ...pair,
    b: 'Feature',
    sameMixDifference: -0.02,
    sameMixLow: -0.03,
    sameMixHigh: -0.01,
    sameMixPAdjusted: 0.004,
  }
  const said = say([higher, row('Feature'), { ...lower, ...held }], null, {
    totals: { mixOf: 'device-channel', pairs: [pair, turned] },
  })
  expect(said).toContain(
    '| With visitors alike in device and channel on both sides it is otherwise: Blog is not told apart from all others (−0.60 points, 95 % interval −1.40 to +0.20, adjusted p = 0.160). | The visitors are alike, not the pages: what these are about may differ. | Of 2 pairs, 2 are judged otherwise then, too. |',
  )
  // Where no row is, the pairs are named.
  expect(
    say([higher, row('Feature'), lower], null, { totals: { mixOf: 'device-channel', pairs: [pair, turned] } }),
  ).toContain(
    '| With visitors alike in device and channel on both sides pairs are judged otherwise: Versus and Blog are not told apart (−0.60 points, 95 % interval −1.40 to +0.20, adjusted p = 0.160) and Feature beats Versus by 2.00 points (95 % interval 1.00 to 3.00, adjusted p = 0.004). | The visitors are alike, not the pages: what these are about may differ. |',
  )
  // The same verdict, or nothing to hold it against.
  expect(say([higher, { ...lower, ...held, sameMixPAdjusted: 0.01 }], null, { totals: { mixOf: 'device' } })).not.toContain('otherwise') // prettier-ignore
  expect(say([higher, lower], null, { totals: { mixOf: 'device' } })).not.toContain('otherwise')
})

test('who asks for the same mix is told of it first', () => {
  const asked = { params: { withinEach: 'channel' as const }, totals: { mixOf: 'channel' as const } }
  const feature = row('Feature', { sameMixDifference: 0.02, sameMixLow: 0.01, sameMixHigh: 0.03, sameMixPAdjusted: 0.001 }) // prettier-ignore
  expect(say([feature, { ...lower, ...held }], null, asked)).toMatch(
    /^With visitors alike in channel on both sides, Feature: 2\.00 points higher than all others together, 5\.00 % of 1,000 \(95 % interval \+1\.00 to \+3\.00\), adjusted p = 0\.001 \| People choose/,
  )
  expect(say([feature, { ...lower, ...held }, few], null, asked)).toContain('1 of 3 page templates has too few')
  expect(say([lower, higher], null, asked)).toMatch(/^Versus: .*With visitors alike in channel on both sides nothing can be told\./) // prettier-ignore
})

test('what turns a verdict limits the headline, which never stands without it', () => {
  const params = { by: 'group', from: null, to: null, withinEach: null, ...everybody }
  const totals = { convertedLater: 0, mixOf: 'device-channel', pairs: [] }
  const finding = templateRankingFinding({ rows: [higher, { ...lower, ...held }], params, totals } as unknown as Report<'template-ranking'>)! // prettier-ignore
  expect(finding.limits).toEqual([
    expect.stringContaining('it is otherwise: Blog is not told apart from all others'),
    'The visitors are alike, not the pages: what these are about may differ.',
  ])
  expect(finding.sub).toContain(finding.limits![0])
})

test('too few for the usual test: what the exact one says, adjusted over all rows', () => {
  const exact = (exactPAdjusted: number) => ({
    ...few,
    difference: 0.08,
    convertedPeople: 9,
    exactPValue: 0.001,
    exactPAdjusted,
  })
  expect(say([higher, exact(0.004)])).toContain(
    '1 of 2 page templates has too few people to tell. | By Fisher’s exact test, made for small numbers: Webinar converts better than all others, 9 of 60 (adjusted p = 0.004).',
  )
  expect(say([exact(0.004), { ...exact(0.004), key: 'Poll' }])).toMatch(
    /all have too few people to tell \| By Fisher’s exact test, .*Webinar .* and Poll converts/,
  )
  expect(say([higher, exact(0.2)])).toContain('does not tell that one either.')
})
