import { expect, test } from 'vitest'
import { titleNote } from './title-note.ts'

test('as much stands beside a title as there is room for', () => {
  const notes = ['points; filled = differs at 5 % after adjustment', 'points; filled = differs at 5 %', 'points']
  // A third of a chart at 1280 and at 1024 px, and of a page of paper.
  expect(titleNote('Change', notes, 406)).toBe(notes[0])
  expect(titleNote('Change', notes, 304)).toBe(notes[1])
  expect(titleNote('Change', notes, 200)).toBe(notes[2])
  // The shortest is what there is at least.
  expect(titleNote('Change', notes, 20)).toBe(notes[2])
  expect(titleNote('Change', [], 20)).toBe('')
})
