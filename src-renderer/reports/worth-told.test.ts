import { expect, it } from 'vitest'
import { isWorthTold } from './worth-told.ts'

it('says no value of a goal whose events have no amount', () => {
  expect([isWorthTold(true, { value: 0 }), isWorthTold(true, { value: 12 }), isWorthTold(false, { value: 0 })]).toEqual([false, true, false]) // prettier-ignore
})
