import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newcombe, pooledZ } from './proportions.ts'
import { homogeneity, mantelHaenszel, type Stratum } from './stratified.ts'

const stratum = (x1: number, n1: number, x0: number, n0: number): Stratum => ({
  a: { successes: x1, total: n1 },
  b: { successes: x0, total: n0 },
})

describe('mantelHaenszel', () => {
  it('40 of 80 against 8 of 20, and 2 of 20 against 8 of 80', () => {
    // By hand: both weights are 80 · 20 ÷ 100 = 16, so the rates are (50 + 10) ÷ 2 and (40 + 10) ÷ 2 %.
    // Sato: P = (51,200 − 16,000 − 48,000 + 3,200 − 12,800 + 48,000) ÷ 10,000 = 2.56, Q = 4 + 1.44 = 5.44, so the standard error is
    // √(0.05 · 2.56 + 5.44) ÷ 32 = 0.073739. Cochran: 1.6² ÷ (4.033939 + 1.454545) = 0.466431.
    const found = mantelHaenszel([stratum(40, 80, 8, 20), stratum(2, 20, 8, 80)])!
    expect(found.rateA).toBeCloseTo(0.3, 12)
    expect(found.rateB).toBeCloseTo(0.25, 12)
    expect(found.difference).toBeCloseTo(0.05, 12)
    expect(found.low).toBeCloseTo(0.05 - 1.959964 * 0.073739, 5)
    expect(found.high).toBeCloseTo(0.05 + 1.959964 * 0.073739, 5)
    expect(found.pValue).toBeCloseTo(0.49463, 4)
    expect(found.enough).toBe(true)
  })

  it('says nothing of a stratum that only one side has', () => {
    expect(mantelHaenszel([stratum(1, 10, 0, 0)])).toBeNull()
    expect(mantelHaenszel([stratum(40, 80, 8, 20), stratum(9, 9, 0, 0)])).toEqual(
      mantelHaenszel([stratum(40, 80, 8, 20)]),
    )
  })

  it('has no p where none converted, and is too few where few are expected over all strata', () => {
    expect(mantelHaenszel([stratum(0, 10, 0, 10)])).toMatchObject({ difference: 0, pValue: null, enough: false })
    expect(mantelHaenszel([stratum(3, 40, 3, 40), stratum(3, 40, 3, 40)])).toMatchObject({ enough: true })
    expect(mantelHaenszel([stratum(3, 40, 3, 40)])).toMatchObject({ enough: false })
  })

  it('of one large stratum is much the plain difference', () => {
    const [a, b] = [{ successes: 300, total: 5000 }, { successes: 500, total: 6000 }] // prettier-ignore
    const found = mantelHaenszel([{ a, b }])!
    const plain = newcombe(a, b)
    expect(found.difference).toBeCloseTo(plain.difference, 12)
    expect(found.low).toBeCloseTo(plain.low, 3)
    expect(found.high).toBeCloseTo(plain.high, 3)
    expect(found.pValue).toBeCloseTo(pooledZ(a, b)!, 4)
  })

  it('turns with its sides, and does not depend on the order of strata', () => {
    const side = fc.tuple(fc.nat(50), fc.nat(50)).map(([x, more]) => ({ successes: x, total: x + more }))
    fc.assert(
      fc.property(fc.array(fc.record({ a: side, b: side }), { minLength: 1, maxLength: 6 }), (strata) => {
        const found = mantelHaenszel(strata)
        const turned = mantelHaenszel(strata.toReversed().map(({ a, b }) => ({ a: b, b: a })))
        if (!found || !turned) return found === turned
        expect(turned.difference).toBeCloseTo(-found.difference, 9)
        expect(turned.low).toBeCloseTo(-found.high, 9)
        return (turned.pValue ?? 1) - (found.pValue ?? 1) < 1e-9 && turned.enough === found.enough
      }),
    )
  })
})

describe('homogeneity', () => {
  it('40 of 80 against 8 of 20, and 2 of 20 against 8 of 80', () => {
    // By hand: d = 0.1 and 0, variances 0.25 ÷ 80 + 0.24 ÷ 20 = 0.015125 and 0.09 ÷ 20 + 0.09 ÷ 80 = 0.005625. Of two strata
    // Q = (0.1 − 0)² ÷ (0.015125 + 0.005625) = 0.481928, and p that of |z| = √Q = 0.694210: 0.48755.
    const found = homogeneity([stratum(40, 80, 8, 20), stratum(2, 20, 8, 80)])!
    expect(found.q).toBeCloseTo(0.481928, 6)
    expect(found.df).toBe(1)
    expect(found.pValue).toBeCloseTo(0.48755, 4)
  })

  it('needs two strata whose difference has a variance', () => {
    expect(homogeneity([stratum(40, 80, 8, 20)])).toBeNull()
    expect(homogeneity([stratum(40, 80, 8, 20), stratum(0, 10, 0, 10)])).toBeNull()
  })
})
