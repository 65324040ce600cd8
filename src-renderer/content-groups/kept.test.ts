import { expect, test } from 'vitest'
import { edit, emptyHistory, emptyRule } from './draft.ts'
import { kept, keptRules } from './kept.ts'

test('a draft is mentioned only in the workspace it belongs to', () => {
  expect(keptRules('a')).toBe(0)
  const history = edit(emptyHistory, { type: 'add', rule: emptyRule('/learn/**') })
  kept.current = { file: 'a', applied: '[]', history }
  expect(keptRules('a')).toBe(1)
  expect(keptRules('b')).toBe(0)
  kept.current = null
})
