import { expect, test } from 'vitest'
import { attribution, type Counts } from './tables/first-last.fixture.ts'
import { firstLastRows } from './tables/first-last.ts'
import { modelPair } from './model-pair.ts'
import { directLast, spelledApart } from './origins.ts'

test('names that differ in case and hyphens only are told, most spellings first', () => {
  expect(spelledApart(['cpc', 'email', 'CPC', 'Email', 'e-mail', 'e_mail', 'ppc', '(not set)'])).toEqual([
    ['email', 'Email', 'e-mail', 'e_mail'],
    ['cpc', 'CPC'],
  ])
  expect(spelledApart(['google', 'google.com', 'bing'])).toEqual([])
  // Capitals that somebody keeps apart.
  expect(spelledApart(['cpc', 'CPC', 'e-mail', 'Email'], true)).toEqual([['e-mail', 'Email']])
})

const rowsOf = (counts: readonly Counts[]) => firstLastRows(attribution(counts, 'first'), attribution(counts, 'last'))

test('direct last touches are told from nine in ten on, of what has a touch', () => {
  // 90 of 100 with a touch; the 50 without one do not count.
  const rows = rowsOf([
    ['(direct)', 500, 20, 90],
    ['google', 500, 80, 10],
    ['(none)', 50, 50, 50],
  ])
  expect(directLast('source', modelPair(null), rows)).toBeCloseTo(0.9, 12)
  // With first touch beside it, the columns change places: last touch is then the first of the two.
  expect(directLast('source', modelPair('first'), rows)).toBeCloseTo(0.9, 12)
  expect(directLast('source', modelPair('last'), rows)).toBeNull()
  expect(directLast('source', modelPair('linear'), rows)).toBeNull()
  expect(directLast('referrer', modelPair(null), rows)).toBeNull()
  const fewer = rowsOf([
    ['(direct)', 500, 20, 89],
    ['google', 500, 80, 11],
  ])
  expect(directLast('source', modelPair(null), fewer)).toBeNull()
})

test('direct is a channel of its own, and no medium', () => {
  const rows = rowsOf([
    ['Direct', 100, 10, 95],
    ['(not set)', 100, 90, 0],
    ['Email', 100, 0, 5],
  ])
  expect(directLast('channel', modelPair(null), rows)).toBeCloseTo(0.95, 12)
  expect(directLast('medium', modelPair(null), rows)).toBeNull()
  expect(directLast('medium', modelPair('last'), rows)).toBeCloseTo(0.9, 12)
})
