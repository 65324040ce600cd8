import { expect, it } from 'vitest'
import { askingSentence, importLabel } from './ImportBar.tsx'

it('says how many files are ready, and how many need a choice first', () => {
  expect(askingSentence(12, 1, 0)).toBe('12 files are ready, 1 needs a choice.')
  expect(askingSentence(1, 2, 1)).toBe('1 file is ready, 2 need a choice, 1 cannot be imported as it stands.')
  expect(askingSentence(0, 2, 0)).toBe('2 files need a choice.')
  expect(askingSentence(0, 1, 3)).toBe('1 file needs a choice, 3 cannot be imported as they stand.')
  expect(askingSentence(0, 1, 0)).toBe('This file needs a choice.')
})

it('counts only files that can be imported', () => {
  expect(importLabel({ all: 5, usable: 0, possible: 0 })).toBe('Import')
  expect(importLabel({ all: 5, usable: 0, possible: 3 })).toBe('Import 3 files')
  expect(importLabel({ all: 5, usable: 2, possible: 4 })).toBe('Import 2 of 5 files')
  expect(importLabel({ all: 5, usable: 5, possible: 5 })).toBe('Import 5 files')
  expect(importLabel({ all: 1, usable: 1, possible: 1 })).toBe('Import')
})
