import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { attribution, type Counts } from './tables/first-last.fixture.ts'
import { firstLastRows } from './tables/first-last.ts'
import { modelPair } from './model-pair.ts'
import { InMoney, ValueSentence, ValueWithout } from './value-words.tsx'

const counts: Counts[] = [
  ['Guides', 900, 50, 10],
  ['Blog', 2000, 30, 0],
  ['Pricing', 100, 20, 90],
  ['(none)', 20, 20, 20],
]

/** Every conversion is worth 10, one of Guides 100 by first touch. */
function worth(model: 'first' | 'last') {
  const report = attribution(counts, model)
  const rows = report.rows.map((row) => ({ ...row, value: row.conversions * (row.key === 'Guides' ? 100 : 10) }))
  const value = rows.reduce((sum, row) => sum + row.value, 0)
  return {
    ...report,
    params: { ...report.params, measure: 'value' as const },
    rows: rows.map((row) => ({ ...row, valueShare: row.value / value })),
    totals: { ...report.totals, value, attributedValue: value - 200 },
  }
}
const first = worth('first')
const rows = firstLastRows(first, worth('last'))
const amount = (value: number): string => `€${value}`
const rest = { rows, totals: first.totals, noun: 'sign-ups', dimension: 'group' as const, amount }
const plain = (element: React.ReactElement): string =>
  renderToStaticMarkup(element)
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('\u00a0', ' ')

test('the sentence is in money, by both ends', () => {
  expect(plain(<ValueSentence pair={modelPair(null)} {...rest} />)).toBe(
    '€5000 of €5700 (87.7 %) comes from sign-ups that start on Guides; €1000 from those that end on Guides, wherever they start',
  )
  expect(plain(<ValueSentence pair={modelPair('linear')} {...rest} />)).toBe(
    'By Linear, €5000 of €5700 (87.7 %) goes to Guides, €1000 by first touch',
  )
  const few = { ...first.totals, conversions: 19 }
  expect(plain(<ValueSentence pair={modelPair(null)} {...rest} totals={few} />)).toContain('too few to tell')
})

test('what has no page is said with the share of the rest', () => {
  expect(plain(<ValueWithout {...rest} />)).toBe(
    '€200 is of sign-ups without a page to credit. Of the €5500 with one, 90.9 % is Guides.',
  )
})

test('beside conversions, money is pointed to', () => {
  expect(plain(<InMoney {...rest} query={new URLSearchParams()} />)).toContain(
    'In money Guides has most: €5000 of €5700 (87.7 %). Measure value',
  )
})
