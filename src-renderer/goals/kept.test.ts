import { expect, test } from 'vitest'
import { emptyGoal } from './draft.ts'
import { forgetDraft, keepDraft, keptDraft } from './kept.ts'

test('what was typed is kept by workspace and goal until it is saved, thrown away or as it was', () => {
  const of = { file: 'a', goal: null }
  const typed = { ...emptyGoal, name: 'Order' }
  keepDraft(of, emptyGoal, emptyGoal)
  expect(keptDraft(of)).toBeNull()
  keepDraft(of, typed, emptyGoal)
  expect(keptDraft(of)).toEqual(typed)
  expect(keptDraft({ file: 'b', goal: null })).toBeNull()
  expect(keptDraft({ file: 'a', goal: 'Order' })).toBeNull()
  keepDraft(of, { ...typed, name: '' }, emptyGoal)
  expect(keptDraft(of)).toBeNull()
  keepDraft(of, typed, emptyGoal)
  forgetDraft(of)
  expect(keptDraft(of)).toBeNull()
})
