import { expect, it } from 'vitest'
import type { Report } from '../reports/index.ts'
import { costedName } from './costs-covered.ts'

it('says of sums over costs how many of them no visit has', () => {
  const report = (unknownGroups: string[]) =>
    ({ rows: [{ key: 'A', cost: 5 }, { key: 'B', cost: 7 }, { key: 'C', cost: null }], totals: { unknownGroups } }) as unknown as Report<'content-return'> // prettier-ignore
  expect(costedName(report([]))).toBe('With a cost')
  expect(costedName(report(['B', 'C']))).toBe('With a cost, 1 of no visit')
})
