import { expect, it } from 'vitest'
import { readShares, sharesAtFirst, withTyped } from './share-fields.ts'

const line = (share: number | null, id: number) => ({ id, name: `Tool ${id}`, states: share, share })

it('begins with the shares by what tools state, which are 100 together', () => {
  // 11,580 + 6,144 + 948 = 18,672.
  expect(sharesAtFirst([11_580 / 18_672, 6144 / 18_672, 948 / 18_672].map(line))).toEqual(['62.02', '32.9', '5.08'])
  expect(sharesAtFirst([1 / 3, 1 / 3, 1 / 3].map(line))).toEqual(['33.33', '33.34', '33.33'])
  expect(sharesAtFirst([line(null, 1), line(null, 2)])).toEqual(['', ''])
})

it('gives the other of two the rest, and says what is missing', () => {
  expect(withTyped(['62', '38'], 0, '60')).toEqual(['60', '40'])
  expect(withTyped(['', ''], 1, '33,3')).toEqual(['66.7', '33,3'])
  expect(withTyped(['60', '40'], 0, '')).toEqual(['', '40'])
  expect(withTyped(['50', '30', '20'], 0, '40')).toEqual(['40', '30', '20'])
  expect(readShares(['60', '40 %'])).toEqual({ shares: [60, 40], wrong: null })
  expect(readShares(['33.33', '33,33', '33.34']).wrong).toBeNull()
  expect(readShares(['40', '30', '20']).wrong).toBe('The shares come to 90 %, not to 100 %.')
  expect(readShares(['100', '0']).wrong).toBe('Give every tool its share of the payments, in per cent.')
})
