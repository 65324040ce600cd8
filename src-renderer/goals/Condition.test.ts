import { expect, test } from 'vitest'
import { isBeginning } from './Condition.tsx'

test('half a name of a property is waited for, a whole one in other capitals is not there', () => {
  expect(isBeginning('Sta', ['status'])).toBe(true)
  expect(isBeginning('Status', ['status'])).toBe(false)
  expect(isBeginning('plan', ['status'])).toBe(false)
})
