import { expect, it } from 'vitest'
import { rowsOfSentence } from './rows-of-sentence.ts'

const rows = ['City pages', 'State pages', 'Home page', 'Articles'].map((key) => ({ key }))
const keys = (most: number, ...sentence: string[]): string[] =>
  rowsOfSentence(rows, most, sentence).map(({ key }) => key)

it('draws the rows that the sentence names where there is no room for all, in their order', () => {
  expect(keys(2, 'Of all, articles convert least')).toEqual(['City pages', 'Articles'])
  expect(keys(2, 'Nobody converts unlike the rest')).toEqual(['City pages', 'State pages'])
  expect(keys(4, 'Articles')).toEqual(['City pages', 'State pages', 'Home page', 'Articles'])
  expect(keys(1, 'State pages and articles')).toEqual(['State pages'])
})
