import { expect, it } from 'vitest'
import { noteParts, noteUpTo } from './note-lists.ts'

it('names a few in the sentence, and more of them below it, all of them', () => {
  const say = (items: string[]) => noteUpTo(2, items, `${items.length} tools`, (named) => `${named}: charged once.`)
  expect(say(['A', 'B'])).toBe('A, B: charged once.')
  expect(noteParts(say(['A', 'B\n1', 'C']))).toEqual({ sentence: '3 tools: charged once.', items: ['A', 'B 1', 'C'] })
})
