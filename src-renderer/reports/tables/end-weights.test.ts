import { expect, it } from 'vitest'
import { readWeights, sharesOf } from './end-weights.ts'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

it('reads weights as people type them', () => {
  expect(readWeights(['40', '20 %', '0,5']).weights).toEqual([40, 20, 0.5])
  expect(readWeights(['1', '', 'x'])).toEqual({ weights: null, wrong: [1, 2] })
  expect(readWeights(['-1', '1', '1'])).toEqual({ weights: null, wrong: [0] })
  expect(readWeights(['0', '0', '0'])).toEqual({ weights: null, wrong: [] })
})

it('says what becomes of them', () => {
  expect(plain(sharesOf([30, 40, 30]))).toBe('Of three touches or more 30 %, 40 %, 30 %; of two 50 % and 50 %.')
  expect(plain(sharesOf([3, 0, 1]))).toBe('Of three touches or more 75 %, 0 %, 25 %; of two 75 % and 25 %.')
  expect(plain(sharesOf([0, 1, 0]))).toBe('Of three touches or more 0 %, 100 %, 0 %; of two 50 % and 50 %.')
})
