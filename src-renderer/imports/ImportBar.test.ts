import { expect, it } from 'vitest'
import { askingSentence } from './ImportBar.tsx'

it('says how many files are ready, and how many need a choice first', () => {
  expect(askingSentence(12, 1, 0)).toBe('12 files are ready, 1 needs a choice.')
  expect(askingSentence(1, 2, 1)).toBe('1 file is ready, 2 need a choice, 1 cannot be imported as it stands.')
  expect(askingSentence(0, 2, 0)).toBe('2 files need a choice.')
  expect(askingSentence(0, 1, 3)).toBe('1 file needs a choice, 3 cannot be imported as they stand.')
  expect(askingSentence(0, 1, 0)).toBe('This file needs a choice.')
})
