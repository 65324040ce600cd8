import { expect, test } from 'vitest'
import { withoutControls, wrapWords } from './export.ts'

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

test('a picture is XML whatever a name holds', () => {
  expect(withoutControls('<a b="x\u0000y\u001b">é\t\ud800</a>')).toBe('<a b="xy">é\t\ufffd</a>')
})
