import { describe, expect, it } from 'vitest'
import { wilson } from './stats.ts'

describe('wilson', () => {
  // Newcombe 1998, Stat Med 17:857, table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (x, n, low, high) => {
    expect(wilson(x, n)[0]).toBeCloseTo(low, 4)
    expect(wilson(x, n)[1]).toBeCloseTo(high, 4)
  })
  it('reaches exactly 0 and 1', () => {
    expect(wilson(0, 3)[0]).toBe(0)
    expect(wilson(3, 3)[1]).toBe(1)
  })
})
