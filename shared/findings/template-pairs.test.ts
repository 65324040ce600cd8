import { expect, test } from 'vitest'
import type { Report, ReportRow } from '../reports/index.ts'
import { templatePairsFinding } from './template-pairs.ts'
import { plainWords } from './words.ts'

type Result = Report<'template-pairs'>

const pair = (a: string, b: string, change: Partial<ReportRow<'template-pairs'>>): ReportRow<'template-pairs'> => ({
  a, b, rateA: 0.06, rateB: 0.04, difference: 0.02, low: 0.01, high: 0.03, pValue: 0.001, pAdjusted: 0.002, exactPValue: null, exactPAdjusted: null, enough: true,
  sameMixDifference: 0.019, sameMixLow: 0.009, sameMixHigh: 0.029, sameMixPAdjusted: 0.003, ...change,
}) // prettier-ignore
const rows = [
  pair('Video', 'Story', {}),
  pair('Video', 'Classic', {
    sameMixDifference: -0.002,
    sameMixLow: -0.012,
    sameMixHigh: 0.008,
    sameMixPAdjusted: 0.7,
  }),
  pair('Story', 'Classic', { pAdjusted: 0.4 }),
]
const say = (withinEach: Result['params']['withinEach'], of = rows): string => {
  const params = { withinEach, within: null, pages: null, channel: null, device: null, from: null, to: null }
  const totals = { mixOf: 'device-channel', landedEarlier: 0, convertedLater: 0 }
  const finding = templatePairsFinding({ rows: of, params, totals } as Result)!
  return [plainWords(finding.headline), ...finding.sub].join(' | ').replaceAll('\u00a0', ' ')
}

test('how many pairs are told apart, and which are judged otherwise with the same mix', () => {
  expect(say(null)).toBe(
    '2 of 3 pairs are told apart | With visitors alike in device and channel on both sides pairs are judged otherwise: Video and Classic are not told apart (−0.20 points, 95 % interval −1.20 to +0.80, adjusted p = 0.700) and Story beats Classic by 1.90 points (95 % interval 0.90 to 2.90, adjusted p = 0.003). | The visitors are alike, not the pages: what these are about may differ. | People choose where they land: this is association, not effect.',
  )
  // Of those that are told apart on both counts, the other way round.
  const turned = pair('Video', 'Story', { sameMixDifference: -0.02, sameMixLow: -0.03, sameMixHigh: -0.01 })
  expect(say(null, [turned])).toContain('judged otherwise: Story beats Video by 2.00 points')
  // Its p allows for all pairs, its interval does not.
  const alone = pair('Video', 'Story', { sameMixDifference: 0.02, sameMixLow: 0.001, sameMixHigh: 0.03, sameMixPAdjusted: 0.053 }) // prettier-ignore
  expect(say(null, [alone])).toContain('(+2.00 points, 95 % interval of it alone +0.10 to +3.00, adjusted p = 0.053)')
})

test('who asks for the same mix has it judged by it', () => {
  expect(say('device-channel')).toMatch(
    /^With visitors alike in device and channel on both sides, 2 of 3 pairs are told apart/,
  )
  expect(say('device-channel', [pair('a', 'b', { sameMixPAdjusted: 0.2 })])).toMatch(
    /on both sides, 0 of 1 pair are told/,
  )
})

test('pairs that are judged otherwise limit the headline', () => {
  const params = { withinEach: null, within: null, pages: null, channel: null, device: null, from: null, to: null }
  const totals = { mixOf: 'device-channel', landedEarlier: 0, convertedLater: 0 }
  expect(templatePairsFinding({ rows, params, totals } as unknown as Result)!.limits).toEqual([
    expect.stringContaining('pairs are judged otherwise: Video and Classic are not told apart'),
    'The visitors are alike, not the pages: what these are about may differ.',
  ])
})

test('what the exact test says of pairs of too few people', () => {
  const few = { enough: false, pAdjusted: null, sameMixPAdjusted: null }
  const of = (exactPAdjusted: number) => [
    ...rows,
    pair('Story', 'Poll', { ...few, exactPValue: 0.0001, exactPAdjusted }),
  ]
  expect(say(null, of(0.0004))).toMatch(
    /^2 of 4 pairs are told apart \|.*1 pair has too few people to tell\. \| By Fisher’s exact test, made for small numbers: Story converts better than Poll \(adjusted p < 0\.001\)\./,
  )
  expect(say(null, of(0.3))).toContain('Fisher’s exact test, made for small numbers, does not tell that one either.')
})
