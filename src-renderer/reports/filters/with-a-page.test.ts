import { expect, test } from 'vitest'
import { besideUnknown, noPageKnown, ofKnown } from './with-a-page.ts'

const order = { one: 'order', many: 'orders' }

test('those of whom pages are known are counted, the others stand beside them', () => {
  expect([ofKnown(416, 73, order), besideUnknown(73)]).toEqual([
    'the 416 orders with a page before them',
    '; of 73 no page is known',
  ])
  expect([ofKnown(1, 73, order), besideUnknown(1)]).toEqual([
    'the 1 order with a page before it',
    '; of 1 no page is known',
  ])
  expect([ofKnown(416, 0, order), besideUnknown(0)]).toEqual(['orders', ''])
  expect(noPageKnown(9, order)).toBe('None of the 9 orders has a page before it')
})
