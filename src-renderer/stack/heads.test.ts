import { expect, it } from 'vitest'
import { readHeads, teamsWithHeads } from './settings.tsx'

it('lists the teams of the tools with their people, then those that are of no tool', () => {
  expect(teamsWithHeads(['Growth', 'IT'], { growth: 12, Legal: 3 })).toEqual([
    ['Growth', '12'],
    ['IT', ''],
    ['Legal', '3'],
  ])
})

it('reads a number of people, nothing, or what is none', () => {
  expect(['12', ' 7.5 ', '1,200', '', '0', '-1', 'ten'].map(readHeads)).toEqual([12, 7.5, 1200, null, NaN, NaN, NaN])
})
