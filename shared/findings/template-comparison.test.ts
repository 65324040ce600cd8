import { expect, test } from 'vitest'
import type { Report, ReportRow } from '../reports/index.ts'
import { templateComparisonFinding } from './template-comparison.ts'
import { plainWords } from './words.ts'

const everybody = { within: null, pages: null, channel: null, device: null }

type Result = Report<'template-comparison'>

const whole = {
  params: { from: null, to: null, withinEach: null, ...everybody } as Result['params'],
  totals: { people: 3000, landedEarlier: 0, convertedLater: 0, mixOf: 'device-channel' } as Result['totals'],
}
const pair = (
  change: Partial<ReportRow<'template-comparison'>>,
  { params, totals } = whole,
  strata: Partial<ReportRow<'template-comparison'>>[] = [],
): string => {
  const row: ReportRow<'template-comparison'> = {
    stratum: null, a: 'City', b: 'Guide', peopleA: 1000, convertedA: 60, peopleB: 2000, convertedB: 60, rateA: 0.06, rateB: 0.03,
    difference: 0.03, low: 0.014, high: 0.048, pValue: 0.00009,
    pAdjusted: 0.0003, exactPValue: null, exactPAdjusted: null, pairsTested: 6, named: true, enough: true, detectable: 0.02, peopleNeeded: 749,
    mix: null, campaignMix: null, deviceMix: null, topicMix: null, homogeneity: null, sameMixDifference: null, sameMixLow: null, sameMixHigh: null, sameMixPValue: null, sameMixPAdjusted: null, sameMixPeopleA: null, sameMixPeopleB: null, convertedLaterA: 0, convertedLaterB: 0, ...change,
  } // prettier-ignore
  const finding = templateComparisonFinding({
    rows: [row, ...strata.map((each) => ({ ...row, ...each }))],
    params,
    totals,
  } as Report<'template-comparison'>)!
  return [plainWords(finding.headline), ...finding.sub].join(' | ').replaceAll('\u00a0', ' ')
}

test('one beats the other', () => {
  expect(pair({})).toBe(
    'City beat Guide by 3.00 points (95 % interval 1.40 to 4.80), p < 0.001, n = 3,000 | City: 6.00 %, 60 of 1,000. | Guide: 3.00 %, 60 of 2,000. | People choose where they land: this is association, not effect.',
  )
  expect(pair({ difference: -0.03, low: -0.048, high: -0.014 })).toMatch(
    /^Guide beat City by 3.00 points \(95 % interval 1.40 to 4.80\)/,
  )
})

test('pages that differ in encoding only are told apart, as they are stored', () => {
  const said = pair({ a: '/p%C3%A3o/1', b: '/pão/1' })
  expect(said).toMatch(/^\/p%C3%A3o\/1 beat \/pão\/1 by/)
  expect(said).toContain('| /p%C3%A3o/1: 6.00 %')
  expect(pair({ a: '/p%C3%A3o/1', b: '/b' })).toMatch(/^\/pão\/1 beat \/b by/)
})

test('too few to tell: no p is said', () => {
  expect(pair({ enough: false })).toMatch(
    /^City or Guide: too few to tell, 60 of 1,000 against 60 of 2,000: fewer than 5 would be expected \|/,
  )
  expect(pair({ enough: false })).not.toContain('p <')
})

test('too few to tell: the exact test is said beside it', () => {
  const few = { enough: false, peopleA: 268, convertedA: 15, peopleB: 2275, convertedB: 16, low: 0.03, high: 0.08 }
  const said = pair({ ...few, exactPValue: 9.6e-8, exactPAdjusted: 3e-7 })
  expect(said).toMatch(
    /^City or Guide: too few to tell by the usual test \(3\.3 expected, it takes 5\), 15 of 268 against 16 of 2,275; by Fisher’s exact test City converts better, p < 0\.001 \|/,
  )
  // It is a verdict, and no hint.
  expect(said).not.toContain('lie apart')
  expect(pair({ ...few, exactPValue: 0.29, exactPAdjusted: 0.4 })).toMatch(
    /16 of 2,275; Fisher’s exact test does not tell them apart either, p = 0\.290 \| .*lie apart is a hint/,
  )
  // Picked by their rates: as one of all pairs.
  const picked = { ...few, named: false, exactPValue: 0.02, exactPAdjusted: 0.08 }
  expect(pair(picked)).toContain('does not tell them apart either, adjusted p = 0.080 |')
  expect(pair({ ...picked, named: true })).toMatch(
    /by Fisher’s exact test City converts better, p = 0\.020 \| .*p = 0\.020 counts if these two were the one question before looking; .* not told apart, adjusted p = 0\.080\./,
  )
  // Enough for each other, and one is too few against all others.
  expect(pair({ enough: false, exactPValue: 0.001 })).toContain('(fewer than 5 expected among all)')
})

test('too few to tell, though the intervals lie apart: why that is no verdict', () => {
  expect(pair({ enough: false })).toContain('That the intervals lie apart is a hint and no verdict')
  expect(pair({ enough: false, low: -0.01 })).not.toContain('lie apart')
  expect(pair({})).not.toContain('lie apart')
})

test('p decides, and the interval is only shown', () => {
  // Near the limit the two do not agree.
  expect(pair({ low: -0.0004, pValue: 0.048 })).toMatch(/^City beat Guide by 3.00 points .*−0.04 to 4.80\), p = 0.048/)
  expect(pair({ low: 0.0004, pValue: 0.052 })).toMatch(
    /^City and Guide cannot be told apart: .* p = 0.052.*takes about/,
  )
  expect(pair({ pAdjusted: 0.052, named: false })).toMatch(/^City and Guide cannot be told apart: .*takes about/)
})

test('not told apart: how many more it takes', () => {
  expect(pair({ difference: 0.01, low: -0.004, high: 0.028, pValue: 0.2, peopleNeeded: 5000 })).toMatch(
    /^City and Guide cannot be told apart: \+1.00 points for City .*takes about 5,000 on each side, 5.0 times as many as now on the smaller side\.$/,
  )
  expect(pair({ low: -0.1, pValue: 0.9, peopleNeeded: 5_000_000 })).toContain('more than a hundred times as many')
  // Of too few the rates are guesses, and a difference that shows from 100 points on is none.
  expect(pair({ enough: false, low: -0.1, pValue: 0.9 })).not.toContain('takes about')
  expect(pair({ low: -0.1, pValue: 0.9, detectable: 1.2 })).not.toContain('takes about')
  expect(pair({ rateB: null, difference: null, low: null, high: null })).toBe(
    'City and Guide: nobody is counted in one of them',
  )
})

test('who landed before the period, and who converted after it, is said', () => {
  const march = {
    params: { from: '2026-03-01', to: '2026-04-01', withinEach: null, ...everybody } as Result['params'],
    totals: { people: 3000, landedEarlier: 120, convertedLater: 60 } as Result['totals'],
  }
  expect(pair({ convertedLaterA: 40, convertedLaterB: 17 }, march)).toContain(
    '| 40 more of City and 17 more of Guide converted after 31 Mar 2026 and count as not converted: a longer period counts them, or “Before and after a date”, within days of landing. | 120 of the 3,000 people counted landed before 1 Mar 2026. |',
  )
  // Only other groups have some.
  expect(pair({}, march)).not.toContain('converted after')
})

test('told apart alone and not among all pairs: which counts for whom', () => {
  const close = { low: 0.001, pValue: 0.042, pAdjusted: 0.06 }
  const named = pair(close)
  expect(named).toMatch(/^City beat Guide by 3.00 points .* p = 0.042, n/)
  expect(named).toContain(
    '| p = 0.042 counts if these two were the one question before looking; picked out of the 6 pairs afterwards they are not told apart, adjusted p = 0.060. |',
  )
  const picked = pair({ ...close, named: false })
  expect(picked).toMatch(
    /^City and Guide cannot be told apart: \+3.00 points for City .* adjusted p = 0.060, n = 3,000 \|/,
  )
  expect(picked).toContain(
    '| These two were picked by their rates, so p is adjusted for all 6 pairs; had they been the one question before looking, p = 0.042 would count. |',
  )
  expect(pair({ named: false })).toMatch(/^City beat Guide by 3.00 points .* adjusted p < 0.001/)
  expect(pair({ ...close, named: false, pAdjusted: 0.042, pairsTested: 1 })).toMatch(/ beat .*, p = 0.042/)
})

test('people who came by unlike channels: the two shares, and where to compare', () => {
  const mix = { channels: ['Paid Search', 'Paid Social'], shareA: 0.62, shareB: 0.13, among: 'Organic Search' }
  expect(pair({ mix })).toContain(
    '| 62 % of the people of City came by paid channels, 13 % of Guide: compare among one channel, such as Organic Search. |',
  )
  expect(pair({ mix: { ...mix, channels: ['Email'], among: null } })).toContain(
    'came by Email, 13 % of Guide: no channel brought people to both. |',
  )
  const deviceMix = { device: 'mobile', shareA: 0.7, shareB: 0.2, among: 'desktop' } as const
  expect(pair({ deviceMix })).toContain(
    '| 70 % of the people of City were on mobile, 20 % of Guide: compare people on desktop. |',
  )
  const topicMix = { topic: 'Medicine', shareA: 1, shareB: 0.2, among: 'Medicine' }
  expect(pair({ topicMix })).toContain(
    '| 100 % of the people of City were on pages about Medicine, 20 % of Guide: compare within each topic, such as Medicine. |',
  )
  const apart = pair({ topicMix: { ...topicMix, shareB: 0, among: null } })
  expect(apart).toContain('0 % of Guide: no topic is of both. |')
  expect(apart).toMatch(/^City and Guide have no topic in common, so their templates cannot be compared: [+−]/)
  expect(apart).not.toContain('beat')
})

test('whether the difference is the same on every device', () => {
  const said = (pValue: number) =>
    pair({ stratum: '(all)', homogeneity: { q: 1, df: 1, pValue } }, { ...whole, params: { ...whole.params, withinEach: 'device' } }, [
      { stratum: 'mobile' },
      { stratum: 'desktop' },
      { stratum: '(adjusted)' },
    ]) // prettier-ignore
  expect(said(0.01)).toContain('| The difference is not the same on every device (p = 0.010). |')
  expect(said(0.3)).toContain('| The differences by device cannot be told apart from one another (p = 0.300). |')
})

test('within each device: what differs, what is too few, and the difference with visitors alike in device', () => {
  const said = (adjusted: Partial<ReportRow<'template-comparison'>>, all: Partial<ReportRow<'template-comparison'>> = {}) =>
    pair({ stratum: '(all)', ...all }, { ...whole, params: { ...whole.params, withinEach: 'device' } }, [
      { stratum: 'mobile', difference: 0.02, low: 0.01, high: 0.03, pAdjusted: 0.01 },
      { stratum: 'desktop', difference: -0.01, low: -0.02, high: 0.002, pAdjusted: 0.09 },
      { stratum: 'tablet', enough: false },
      { stratum: '(adjusted)', difference: 0.014, low: 0.005, high: 0.023, pValue: 0.004, ...adjusted },
    ]) // prettier-ignore
  const each =
    'City less Guide within each device: mobile +2.00 points (95 % interval +1.00 to +3.00), desktop −1.00 points (−2.00 to +0.20, not told apart); too few to tell: tablet.'
  expect(said({})).toBe(
    `With visitors alike in device on both sides, City beat Guide by 1.40 points (95 % interval 0.50 to 2.30), p = 0.004, n = 3,000 | The visitors are alike, not the pages: what these are about may differ. | City: 6.00 %, 60 of 1,000. | Guide: 3.00 %, 60 of 2,000. | Among all, whatever their device: City beat Guide by 3.00 points (95 % interval 1.40 to 4.80), p < 0.001, n = 3,000. | ${each} | People choose where they land: this is association, not effect.`,
  )
  // Told apart once the mixes are alike, and not among all.
  expect(said({}, { difference: 0.001, low: -0.01, high: 0.012, pValue: 0.79 })).toMatch(
    /^With visitors alike in device on both sides, City beat Guide by .* \| Among all, whatever their device: City and Guide cannot be told apart: \+0\.10 points for City/,
  )
  expect(said({ difference: -0.01, low: -0.02, high: -0.001 })).toMatch(
    /^With visitors alike in device on both sides, Guide beat City by 1\.00 .*City beat Guide by 3\.00 [^|]*; their visitors differ\. \|/,
  )
  expect(said({ low: -0.01, pValue: 0.4 })).toMatch(
    /^With visitors alike in device on both sides, City and Guide cannot be told apart: \+1\.40 points .*p = 0\.400/,
  )
  expect(said({ enough: false })).toMatch(
    /^City beat Guide by 3.*With visitors alike in device on both sides: too few to tell\./,
  )
  // Picked by their rates out of six pairs: it leads as it does of two that were named, with the p of one of these.
  const picked = { named: false }
  expect(said({ ...picked, pAdjusted: 0.012 }, picked)).toMatch(
    /^With visitors alike in device on both sides, City beat Guide by 1\.40 points \(95 % interval 0\.50 to 2\.30\), adjusted p = 0\.012, n = 3,000 \|/,
  )
  expect(said({ ...picked, pAdjusted: 0.06 }, picked)).toMatch(
    /^With visitors alike in device on both sides, City and Guide cannot be told apart: \+1\.40 points .*adjusted p = 0\.060.*had they been the one question before looking, p = 0\.004 would count\./,
  )
})

test('another verdict with the same mix leads unasked, that of all beside it', () => {
  const held = { sameMixDifference: -0.022, sameMixLow: -0.034, sameMixHigh: -0.011, sameMixPValue: 0.0001, sameMixPAdjusted: 0.0002 } // prettier-ignore
  const alike = { difference: 0.001, low: -0.01, high: 0.012, pValue: 0.87, pAdjusted: 0.87, named: false }
  expect(pair({ ...alike, ...held })).toMatch(
    /^With visitors alike in device and channel on both sides, Guide beat City by 2\.20 points \(95 % interval 1\.10 to 3\.40\), adjusted p < 0\.001, n = 3,000 \|.*\| Among all, whatever their device and channel: City and Guide cannot be told apart: \+0\.10 points for City [^|]*, adjusted p = 0\.870, n = 3,000; their visitors differ\. \|/,
  )
  // Of the smaller part of a side: beside the headline, with how few they are.
  expect(pair({ ...alike, ...held, sameMixPeopleA: 800, sameMixPeopleB: 900 })).toMatch(
    /^City and Guide cannot be told apart: .*\| With visitors alike in device and channel on both sides: Guide beat City by 2\.20 [^|]*\. \| The visitors are alike, not the pages: [^|]*\| Alike are 800 of the 1,000 people of City and 900 of the 2,000 of Guide;/,
  )
  // Pages without a topic in common are not compared by who came.
  const topicMix = { topic: 'Medicine', shareA: 1, shareB: 0, among: null }
  expect(pair({ ...alike, ...held, topicMix })).toMatch(/^City and Guide have no topic in common/)
  expect(pair({ ...alike, ...held, topicMix })).not.toContain('beat')
  // A difference of the mix alone, of which nobody needs more.
  const gone = pair({ sameMixDifference: -0.002, sameMixLow: -0.013, sameMixHigh: 0.01, sameMixPValue: 0.74, sameMixPAdjusted: 0.74 }) // prettier-ignore
  expect(gone).toMatch(
    /^With visitors alike in device and channel on both sides, City and Guide cannot be told apart: −0\.20 points for City \(95\s%\sinterval −[^)]*\), p = 0\.740, n = 3,000 \|.*\| Among all, whatever their device and channel: City beat Guide by 3\.00 points/,
  )
  expect(gone).not.toContain('With so many people')
  // Of two that are named p counts by itself, as among all.
  expect(pair({ ...held, sameMixDifference: 0.02, sameMixLow: 0.001, sameMixHigh: 0.03, sameMixPValue: 0.04, sameMixPAdjusted: 0.06 })).toMatch(/^City beat Guide by 3/) // prettier-ignore
  // The same verdict says nothing, and so do too few.
  expect(pair({ ...held, sameMixDifference: 0.02, sameMixLow: 0.01, sameMixHigh: 0.03 })).toBe(pair({}))
  expect(pair({ enough: false, ...held })).toMatch(/^City or Guide: too few to tell/)
})

test('people who came by unlike campaigns: said until campaigns are held, in place of the channel', () => {
  const campaignMix = { campaign: 'brand', shareA: 0.4, shareB: 0.1, among: 'brand' }
  const mix = { channels: ['Paid Search'], shareA: 0.9, shareB: 0.5, among: 'Paid Search' }
  const deviceMix = { device: 'mobile', shareA: 0.7, shareB: 0.2, among: 'desktop' } as const
  const came = '40 % of the people of City came by the campaign brand, 10 % of Guide: '
  const asked = (withinEach: Result['params']['withinEach']) => ({ ...whole, params: { ...whole.params, withinEach } })
  expect(pair({ campaignMix, mix })).toContain(`| ${came}compare within each device and campaign. |`)
  expect(pair({ campaignMix, mix })).not.toContain('Paid Search')
  expect(pair({ campaignMix }, asked('channel'))).toContain(`${came}compare within each campaign.`)
  expect(pair({ campaignMix }, asked('topic'))).toContain(`${came}compare within each campaign.`)
  expect(pair({ campaignMix, deviceMix }, asked('channel'))).toContain(`${came}compare within each device and campaign.`) // prettier-ignore
  expect(pair({ campaignMix: { ...campaignMix, shareB: 0, among: null } })).toContain('0 % of Guide: no campaign brought people to both.') // prettier-ignore
  // What is held is no reason any more.
  expect(pair({ campaignMix, mix }, asked('campaign'))).not.toContain('came by')
  expect(pair({ campaignMix, deviceMix, mix }, asked('device-campaign'))).not.toContain('compare')
  expect(pair({ campaignMix, deviceMix, mix }, asked('campaign'))).toContain('compare people on desktop')
})

test('what is said of a difference with visitors alike is of it, and of how many it is', () => {
  const params = { ...whole.params, withinEach: 'campaign' as const }
  const held = { stratum: '(adjusted)', difference: -0.0148, low: -0.03, high: 0.0005, pValue: 0.058, pAdjusted: 0.1, detectable: 0.0218, peopleNeeded: 2170 } // prettier-ignore
  const said = pair(
    { stratum: '(all)', difference: 0.008, pValue: 0.27, detectable: 0.02, peopleNeeded: 17334 },
    { ...whole, params },
    [held],
  )
  expect(said).toMatch(
    /^With visitors alike in campaign on both sides, City and Guide cannot be told apart: −1\.48 points/,
  )
  expect(said).toContain('shows from about 2.18 points on (four times in five); to tell one of this size takes about 2.2 times as many, in the same mix.') // prettier-ignore
  expect(said).not.toContain('17,334')
  expect(said).not.toContain('Alike are')
  expect(pair({ stratum: '(all)' }, { ...whole, params }, [{ ...held, peopleA: 226, peopleB: 1900 }])).toMatch(
    /, n = 2,126 \| The visitors are alike, not the pages: what these are about may differ\. \| Alike are 226 of the 1,000 people of City and 1,900 of the 2,000 of Guide; the others are of a campaign that only one of the two has\. \|/,
  )
  const unasked = { sameMixDifference: -0.022, sameMixLow: -0.034, sameMixHigh: -0.011, sameMixPValue: 0.0001, sameMixPAdjusted: 0.0002, sameMixPeopleA: 800, sameMixPeopleB: 2000 } // prettier-ignore
  expect(pair({ difference: 0.001, low: -0.01, high: 0.012, pValue: 0.87, ...unasked })).toContain('n = 2,800 | The visitors are alike, not the pages: what these are about may differ. | Alike are 800 of the 1,000') // prettier-ignore
})

test('an interval without 0 of a stratum that is not told apart among all: that it is of one alone', () => {
  const within = { ...whole, params: { ...whole.params, withinEach: 'campaign' as const } }
  const row = { stratum: 'brand', difference: -0.08, low: -0.17, high: -0.006, pValue: 0.03, pAdjusted: 0.08 }
  const alone = '| Each of these intervals is of one campaign alone; what is told apart allows for all of them. |'
  expect(pair({ stratum: '(all)' }, within, [row])).toContain(`brand −8.00 points (95 % interval −17.00 to −0.60, not told apart). ${alone}`) // prettier-ignore
  expect(pair({ stratum: '(all)' }, within, [{ ...row, pAdjusted: 0.04 }])).not.toContain('alone')
  expect(pair({ stratum: '(all)' }, within, [{ ...row, high: 0.006 }])).not.toContain('alone')
})
