import { expect, test } from 'vitest'
import { csvName, wrapWords } from './export.ts'

const letters = (text: string): number => text.length

test('the lines of a picture hold as many words as fit, and lose none', () => {
  expect(wrapWords('City pages beat Articles by 2.98 points', 16, letters)).toEqual([
    'City pages beat',
    'Articles by 2.98',
    'points',
  ])
  expect(wrapWords('a verylongwordindeed b', 6, letters)).toEqual(['a', 'verylongwordindeed', 'b'])
  expect(wrapWords('', 10, letters)).toEqual([])
})

test('a table with decimal commas has a name of its own', () => {
  expect([csvName('template-comparison', 'point'), csvName('template-comparison', 'comma')]).toEqual([
    'template-comparison.csv',
    'template-comparison-decimal-comma.csv',
  ])
})
