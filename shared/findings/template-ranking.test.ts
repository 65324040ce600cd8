import { expect, test } from 'vitest'
import type { Report, ReportRow } from '../reports/index.ts'
import { templateRankingFinding } from './template-ranking.ts'
import { plainWords } from './words.ts'

const everybody = { within: null, pages: null, channel: null, device: null }

type Row = ReportRow<'template-ranking'>

const row = (key: string, change: Partial<Row> = {}): Row => ({
  key, people: 1000, convertedPeople: 50, convertedLater: 0, rate: 0.05, low: 0.038, high: 0.065, difference: 0, differenceLow: -0.01,
  differenceHigh: 0.01, pValue: 1, pAdjusted: 1, enough: true, ...change,
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
const say = (rows: Row[], to: string | null = null): string | null => {
  const params = { by: 'group', from: null, to, ...everybody }
  const totals = { convertedLater: 57 }
  const finding = templateRankingFinding({ rows, params, totals } as Report<'template-ranking'>)
  return finding && [plainWords(finding.headline), ...finding.sub].join(' | ').replaceAll('\u00a0', ' ')
}

test('the surest one leads, the others follow', () => {
  expect(say([higher, row('Feature'), lower, few])).toBe(
    'Versus: 5.00 points higher than all others together, 10.00 % of 1,000 (95 % interval +3.00 to +7.00), adjusted p < 0.001 | Unlike the rest too: Blog (−4.00). | 1 of 4 templates has too few people to tell. | People choose where they land: this is association, not effect.',
  )
})

test('conversions after the period are said', () => {
  expect(say([higher, lower], '2026-04-01')).toContain(
    '| 57 more of the people counted converted after 31 Mar 2026 and count as not converted: a longer period counts them,',
  )
})

test('where none can be told, or none is large enough, it says so; of one there is nothing to say', () => {
  expect(say([row('A'), row('B'), few])).toMatch(
    /^Of 3 templates none converts unlike the rest: none told from chance \| 1 of 3/,
  )
  expect(say([few, { ...few, key: 'Other' }])).toBe('Of 2 templates all have too few people to tell')
  expect(say([higher])).toBeNull()
})
