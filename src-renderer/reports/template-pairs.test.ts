import { expect, test } from 'vitest'
import { pairsCsv } from './template-pairs.tsx'

test('pairs are saved under the names that the command line gives them', () => {
  const pair = { a: 'City', b: 'Guide', rateA: 0.5, rateB: 0.25, difference: 0.25, low: 0.1, high: 0.4, pValue: 0.01, pAdjusted: null, enough: true } // prettier-ignore
  expect(pairsCsv([pair], 'comma').trim().split(/\r?\n/)).toEqual([
    'a;b;rateA;rateB;difference;low;high;pValue;pAdjusted;enough',
    'City;Guide;0,5;0,25;0,25;0,1;0,4;0,01;;true',
  ])
})
