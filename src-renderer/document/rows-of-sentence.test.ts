import { expect, it } from 'vitest'
import { endsAndNamed, rowsOfSentence } from './rows-of-sentence.ts'

const rows = ['City pages', 'State pages', 'Home page', 'Articles'].map((key) => ({ key }))
const keys = (most: number, ...sentence: string[]): string[] =>
  rowsOfSentence(rows, most, sentence).map(({ key }) => key)

it('draws the rows that the sentence names where there is no room for all, in their order', () => {
  expect(keys(2, 'Of all, articles convert least')).toEqual(['City pages', 'Articles'])
  expect(keys(2, 'Nobody converts unlike the rest')).toEqual(['City pages', 'State pages'])
  expect(keys(4, 'Articles')).toEqual(['City pages', 'State pages', 'Home page', 'Articles'])
  expect(keys(1, 'State pages and articles')).toEqual(['State pages'])
})

it('draws what is named beside the sentence where there is room after what the sentence names', () => {
  const drawn = (most: number): string[] =>
    rowsOfSentence(rows, most, ['Articles convert least'], ['Home page is mostly mix.', 'No randomised test.']).map(({ key }) => key) // prettier-ignore
  expect([drawn(1), drawn(2), drawn(3)]).toEqual([
    ['Articles'],
    ['Home page', 'Articles'],
    ['City pages', 'Home page', 'Articles'],
  ])
})

it('draws the ends of what is ranked and whatever else the sentences name, in their order', () => {
  const ranked = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key }))
  const drawn = (most: number, named: string[]): string => endsAndNamed(ranked, most, named).map(({ key }) => key).join('') // prettier-ignore
  expect([drawn(2, []), drawn(2, ['c', 'e']), drawn(3, ['b']), drawn(5, [])]).toEqual(['ae', 'ace', 'abe', 'abcde'])
})
