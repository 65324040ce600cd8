import { expect, test } from 'vitest'
import { wrapWords } from './export.ts'

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
