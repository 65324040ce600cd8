import { expect, test } from 'vitest'
import { countedAsNone } from './placeholder-tags.ts'

test('what is made no tag is named', () => {
  expect(countedAsNone(['xxxxx'])).toBe('“xxxxx” counts as no tag now.')
  expect(countedAsNone(['xxxxx', 'null'])).toBe('“xxxxx” and “null” count as no tag now.')
})
