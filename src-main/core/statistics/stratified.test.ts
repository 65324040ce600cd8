import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newcombe, pooledZ, trendTest } from './proportions.ts'
import { homogeneity, mantelHaenszel, stratifiedTrend, type Stratum } from './stratified.ts'

const stratum = (x1: number, n1: number, x0: number, n0: number): Stratum => ({
  a: { successes: x1, total: n1 },
  b: { successes: x0, total: n0 },
})

describe('mantelHaenszel', () => {
  it('40 of 80 against 8 of 20, and 2 of 20 against 8 of 80', () => {
    // By hand: both weights are 80 · 20 ÷ 100 = 16, so the rates are (50 + 10) ÷ 2 and (40 + 10) ÷ 2 %.
    // Cochran: 1.6² ÷ (4.033939 + 1.454545) = 0.466431, so with 32 as the weight of both the standard error is 0.073211 at no difference.
    const found = mantelHaenszel([stratum(40, 80, 8, 20), stratum(2, 20, 8, 80)])!
    expect(found.rateA).toBeCloseTo(0.3, 12)
    expect(found.rateB).toBeCloseTo(0.25, 12)
    expect(found.difference).toBeCloseTo(0.05, 12)
    expect(found.low).toBeCloseTo(-0.086446, 5)
    expect(found.high).toBeCloseTo(0.206258, 5)
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

  it('of one stratum has the interval of Miettinen and Nurminen', () => {
    // Newcombe 1998, Stat Med 17:873, table II, method 6.
    const published = [
      [56, 70, 48, 80, 0.0528, 0.3382],
      [9, 10, 3, 10, 0.17, 0.8406],
      [6, 7, 2, 7, 0.0342, 0.8534],
      [5, 56, 0, 29, -0.0326, 0.1933],
      [0, 10, 0, 20, -0.1658, 0.2844],
      [10, 10, 0, 20, 0.7156, 1],
    ] as const
    for (const [x1, n1, x0, n0, low, high] of published) {
      const found = mantelHaenszel([stratum(x1, n1, x0, n0)])!
      expect(found.low, `${x1} of ${n1}`).toBeCloseTo(low, 3)
      expect(found.high, `${x1} of ${n1}`).toBeCloseTo(high, 3)
    }
  })

  it('has an interval without 0 where p is below 5 %, and nowhere else', () => {
    const side = fc.tuple(fc.nat(60), fc.nat(60)).map(([x, more]) => ({ successes: x, total: x + more }))
    fc.assert(
      fc.property(fc.array(fc.record({ a: side, b: side }), { minLength: 1, maxLength: 6 }), (strata) => {
        const found = mantelHaenszel(strata)
        if (!found || found.pValue === null || Math.abs(found.pValue - 0.05) < 1e-9) return true
        expect(found.low > 0 || found.high < 0).toBe(found.pValue < 0.05)
        return found.low <= found.difference && found.difference <= found.high && found.low >= -1 && found.high <= 1
      }),
      { numRuns: 1000 },
    )
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

describe('stratifiedTrend', () => {
  const of = (...pairs: [number, number][]) => pairs.map(([successes, total], score) => ({ score, successes, total }))

  it('5, 10 and 15 of 30, and 8 of 20, 4 of 20 and 4 of 40', () => {
    // By hand: 40 − 30 · 90 ÷ 90 = 10 of a variance of 30 · 60 ÷ (90 · 89) · 60 = 13.4831, and 12 − 16 · 100 ÷ 80 = −8 of
    // 16 · 64 ÷ (80 · 79) · 55 = 8.9114; z = 2 ÷ √22.3945 = 0.422629.
    const found = stratifiedTrend([of([5, 30], [10, 30], [15, 30]), of([8, 20], [4, 20], [4, 40])])!
    expect(found).toMatchObject({ sign: 1, enough: true })
    expect(found.pValue).toBeCloseTo(0.672566, 5)
  })

  it('is nothing where nothing goes anywhere, or few say something', () => {
    expect(stratifiedTrend([])).toBeNull()
    expect(stratifiedTrend([of([3, 10]), of([0, 5], [0, 5]), of([1, 2], [0, 0])])).toBeNull()
    expect(stratifiedTrend([of([2, 20], [2, 20]), of([50, 90])])).toMatchObject({ sign: 0, pValue: 1, enough: false })
  })

  it('of one stratum is the plain test with N − 1 for N, and of two scores that of Cochran, Mantel and Haenszel', () => {
    const proportion = fc.tuple(fc.nat(40), fc.nat(40)).map(([x, more]) => ({ successes: x, total: x + more }))
    fc.assert(
      fc.property(fc.array(proportion, { minLength: 2, maxLength: 8 }), (drawn) => {
        const groups = drawn.map((each, score) => ({ ...each, score }))
        const [plain, one] = [trendTest(groups), stratifiedTrend([groups])]
        if (!plain || !one) return plain === one
        const sum = (of: (each: (typeof groups)[number]) => number): number => groups.reduce((all, each) => all + of(each), 0) // prettier-ignore
        const total = sum((each) => each.total)
        const pooled = sum((each) => each.successes) / total
        const centre = sum((each) => each.score * each.total) / total
        const spread = sum((each) => (each.score - centre) ** 2 * each.total)
        const p = (of: number): number => 2 * normalCdf(-Math.abs(plain.slope) * Math.sqrt((spread * of) / (total * pooled * (1 - pooled))), 0, 1) // prettier-ignore
        expect(plain.pValue).toBeCloseTo(p(total), 9)
        expect(one.pValue).toBeCloseTo(p(total - 1), 9)
        return Math.abs(plain.slope) < 1e-9 || Math.sign(plain.slope) === one.sign
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.record({ a: proportion, b: proportion }), { minLength: 1, maxLength: 6 }), (strata) => {
        const expected = mantelHaenszel(strata)?.pValue ?? null
        const found = stratifiedTrend(strata.map(({ a, b }) => [{ ...b, score: 3 }, { ...a, score: 4 }])) // prettier-ignore
        if (!found || expected === null) return found === expected
        expect(found.pValue).toBeCloseTo(expected, 9)
        return true
      }),
    )
  })
})
