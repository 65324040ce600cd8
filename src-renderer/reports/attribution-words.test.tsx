import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { Dimension } from '../words.ts'
import { Sentence } from './attribution-words.tsx'
import { attribution, type Counts } from './tables/first-last.fixture.ts'
import { firstLastRows, ofKnown, story } from './tables/first-last.ts'
import { modelPair } from './model-pair.ts'

function said(
  counts: readonly Counts[],
  dimension: Dimension = 'group',
  model: string | null = null,
  known = false,
): string {
  const first = attribution(counts, 'first')
  const all = firstLastRows(first, attribution(counts, 'last'))
  const rows = known ? ofKnown(all, first.totals) : all
  return renderToStaticMarkup(
    <Sentence
      pair={modelPair(model)}
      rows={rows}
      story={story(rows, first.totals)}
      totals={first.totals}
      other={0}
      noun="leads"
      goal="Lead"
      keys={rows.length}
      dimension={dimension}
      known={known}
    />,
  )
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('\u00a0', ' ')
}

/** 45 + 40 of 100 start on Video or Classic; Video falls from 45 to 25, 20 points, which is not 85 − 25. */
const moved: Counts[] = [
  ['Video pages', 450, 45, 25],
  ['Classic pages', 400, 40, 48],
  ['Quiz', 150, 15, 27],
]

test('a share that falls is compared with the share of the same key, which is said', () => {
  expect(said(moved)).toBe(
    '85.0 % of leads start on Video pages or Classic pages; 25.0 % end on Video pages, 20.0 points fewer than the 45.0 % that start there',
  )
  expect(said(moved, 'source')).toContain('20.0 points fewer than the 45.0 % that start from it')
  expect(said(moved, 'topic')).toContain('20.0 points fewer than the 45.0 % that start with it')
})

test('where most have no tag, that is said before the share of those who have', () => {
  const counts: Counts[] = [
    ['e-mail', 100, 7, 7],
    ['cpc', 90, 6, 6],
    ['CPC', 80, 4, 4],
    ['(not set)', 900, 83, 83],
  ]
  expect(said(counts, 'medium')).toBe(
    '83.0 % of leads have no utm_medium at their first touch; 7.0 % start from e-mail, more than from any other of 4 mediums',
  )
  expect(said(counts, 'medium', 'linear')).toBe(
    'By Linear, 83.0 % of leads go to touches with no utm_medium; 7.0 % go to e-mail',
  )
})

test('where most are on pages of no group, that is said before the share of those in one', () => {
  const counts: Counts[] = [
    ['Sign-up pages', 100, 30, 3],
    ['(other)', 900, 70, 97],
  ]
  expect(said(counts)).toMatch(/^70\.0 % of leads start on pages of no group; 30\.0 % start on Sign-up pages/)
  expect(said(counts, 'group', 'linear')).toBe(
    'By Linear, 70.0 % of leads go to pages of no group; 30.0 % go to Sign-up pages',
  )
  expect(said([['Guides', 100, 60, 60], ['(other)', 900, 40, 40]])).toMatch(/^60\.0 % of leads start on Guides/) // prettier-ignore
})

test('where one key leads, its first share is in the sentence already', () => {
  expect(
    said([
      ['Guides', 1000, 60, 40],
      ['Pricing', 800, 40, 60],
    ]),
  ).toBe('60.0 % of leads start on Guides; 40.0 % end there, 20.0 points fewer')
})

test('where many have no page before them, shares are of those whose first page is known, and it says so', () => {
  // 36 of 170, but of 93 with a page.
  const counts: Counts[] = [
    ['Comparison pages', 400, 36, 30],
    ['Guides', 800, 30, 33],
    ['Pricing', 300, 27, 30],
    ['(none)', 77, 77, 77],
  ]
  expect(said(counts, 'group', null, true)).toBe(
    '71.0 % of the 93 leads whose first page is known start on Comparison pages or Guides; 32.3 % end on Comparison pages, 6.5 points fewer than the 38.7 % that start there',
  )
  expect(said(counts, 'source', 'linear', true)).toMatch(
    /^By Linear, 38\.7 % of the 93 leads whose first touch is known go to Comparison pages/,
  )
  const few = counts.map(([key, people, first, last]): Counts => [key, people, Math.round(first / 9), Math.round(last / 9)]) // prettier-ignore
  expect(said(few, 'group', null, true)).toBe('7 of 10 leads whose first page is known start on Comparison pages or Guides: too few to tell') // prettier-ignore
})

test('by Participation nothing goes to one key rather than to another', () => {
  const counts: Counts[] = [
    ['Comparisons', 100, 60, 60],
    ['Guides', 100, 40, 40],
  ]
  expect(said(counts, 'group', 'participation')).toBe('By Participation, 60.0 % of leads had Comparisons on their way')
})
