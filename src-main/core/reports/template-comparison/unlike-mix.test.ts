import { expect, test } from 'vitest'
import { unlikeMix } from './unlike-mix.ts'

const names = ['Organic Search', 'Paid Search', 'Paid Social', 'Email']
const paid = [['Paid Search', 'Paid Social']]

test('paid channels count together, and the channel most of both came by is named', () => {
  expect(unlikeMix(names, [38, 40, 22, 0], [87, 10, 3, 0], paid)).toEqual({
    values: ['Paid Search', 'Paid Social'],
    shareA: 0.62,
    shareB: 0.13,
    among: 'Organic Search',
  })
})

test('without paid ones the channel that differs most', () => {
  expect(unlikeMix(names, [50, 10, 0, 40], [65, 25, 0, 10], paid)).toEqual({
    values: ['Email'],
    shareA: 0.4,
    shareB: 0.1,
    among: 'Organic Search',
  })
  expect(unlikeMix(names, [100, 0, 0, 0], [0, 0, 0, 100], paid)?.among).toBeNull()
})

test('a mix that is much alike, or of few, is not spoken of', () => {
  expect(unlikeMix(names, [60, 40, 0, 0], [75, 25, 0, 0], paid)).toBeNull()
  expect(unlikeMix(names, [10, 19, 0, 0], [90, 10, 0, 0], paid)).toBeNull()
})

test('of what nobody puts together the one that differs most, such as a device', () => {
  expect(unlikeMix(['desktop', 'mobile'], [80, 20], [30, 70])).toMatchObject({
    shareA: 0.8,
    shareB: 0.3,
    among: 'desktop',
  })
})

test('of what somebody may have several of, shares are of people', () => {
  // 40 people each: all of A are of Law, 20 of them of Ethics too; of B all are of Ethics.
  expect(unlikeMix(['Law', 'Ethics'], [40, 20], [0, 40], [], [40, 40])).toEqual({
    values: ['Law'],
    shareA: 1,
    shareB: 0,
    among: 'Ethics',
  })
})
