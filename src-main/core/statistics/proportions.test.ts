import { describe, expect, it } from 'vitest'
import {
  benjaminiHochberg,
  chiSquare,
  detectableDifference,
  isEnough,
  newcombe,
  peopleNeeded,
  pooledZ,
  type Scored,
  toTell,
  trendTest,
} from './proportions.ts'

describe('newcombe', () => {
  it('56 of 70 against 48 of 80 (statsmodels, confint_proportions_2indep, newcomb)', () => {
    const { difference, low, high } = newcombe({ successes: 56, total: 70 }, { successes: 48, total: 80 })
    expect(difference).toBeCloseTo(0.2, 12)
    expect(low).toBeCloseTo(0.0524, 4)
    expect(high).toBeCloseTo(0.3339, 4)
  })
  it('none against none is nothing, give or take', () => {
    const { difference, low, high } = newcombe({ successes: 0, total: 10 }, { successes: 0, total: 10 })
    expect(difference).toBe(0)
    expect(low).toBeCloseTo(-high, 12)
    // Wilson's upper bound of 0 of 10 is z² ÷ (n + z²).
    expect(high).toBeCloseTo(3.8414588 / 13.8414588, 6)
  })
})

describe('peopleNeeded', () => {
  it('10 % against 15 %: 686 on each side', () => {
    // By hand: 1.95996 · √(2 · 0.125 · 0.875) + 0.84162 · √(0.09 + 0.1275) = 0.91669 + 0.39251; squared ÷ 0.05² = 685.6.
    expect(peopleNeeded(0.1, 0.15)).toBe(686)
    expect(peopleNeeded(0.15, 0.1)).toBe(686)
  })
  it('rates that are alike are never told apart', () => expect(peopleNeeded(0.2, 0.2)).toBeNull())
})

describe('toTell', () => {
  it('of −1.48 points, −3.00 to +0.05: 2.18 points show, and it takes 2.17 times the people', () => {
    // By hand: standard error 3.05 ÷ 2 ÷ 1.95996 = 0.77808 points, times 2.80159 = 2.17985; (2.17985 ÷ 1.48)² = 2.16934.
    const found = toTell({ difference: -0.0148, low: -0.03, high: 0.0005 }, 1000)
    expect(found.detectable).toBeCloseTo(0.0217985, 6)
    expect(found.peopleNeeded).toBe(2170)
  })
  it('is as the pooled test says of two alike in size', () => {
    const [a, b] = [
      { successes: 100, total: 1000 },
      { successes: 102, total: 1000 },
    ]
    const ratio = toTell(newcombe(a, b), 1000).peopleNeeded! / peopleNeeded(0.1, 0.102)!
    expect(ratio).toBeCloseTo(1, 1)
  })
  it('none is never told', () => {
    expect(toTell({ difference: 0, low: -0.1, high: 0.1 }, 9)).toMatchObject({ peopleNeeded: null })
    expect(toTell({ difference: 0.1, low: 0.1, high: 0.1 }, 9)).toEqual({ detectable: null, peopleNeeded: null })
  })
})

describe('detectableDifference', () => {
  it('686 people on each side at 12.5 % show about 5 points', () => {
    // By hand: 2.80159 · √(0.125 · 0.875 · 2 ÷ 686) = 0.05003.
    const side = { successes: 85.75, total: 686 }
    expect(detectableDifference(side, side)).toBeCloseTo(0.05003, 5)
  })
  it('is unknown where nobody is counted, or none or all converted', () => {
    expect(detectableDifference({ successes: 0, total: 0 }, { successes: 1, total: 5 })).toBeNull()
    expect(detectableDifference({ successes: 0, total: 9 }, { successes: 0, total: 5 })).toBeNull()
  })
})

describe('pooledZ', () => {
  it('is the root of χ² for two groups', () => {
    const a = { successes: 56, total: 70 }
    const b = { successes: 48, total: 80 }
    // By hand: pooled 104/150, z = 0.2 / √(0.69333 · 0.30667 · (1/70 + 1/80)) = 2.6501, p = 0.00805.
    expect(pooledZ(a, b)).toBeCloseTo(0.00805, 4)
    expect(pooledZ(a, b)).toBeCloseTo(chiSquare([a, b])!.pValue, 10)
    expect(pooledZ(b, a)).toBe(pooledZ(a, b))
  })
  it('has no answer where all or none succeeded', () => {
    expect(pooledZ({ successes: 0, total: 9 }, { successes: 0, total: 4 })).toBeNull()
    expect(pooledZ({ successes: 9, total: 9 }, { successes: 4, total: 4 })).toBeNull()
    expect(pooledZ({ successes: 1, total: 9 }, { successes: 0, total: 0 })).toBeNull()
  })
  it('finds no difference between equals', () => {
    expect(pooledZ({ successes: 5, total: 50 }, { successes: 10, total: 100 })).toBe(1)
  })
})

describe('trendTest', () => {
  const of = (...pairs: [number, number][]) => pairs.map(([successes, total], score) => ({ score, successes, total }))
  it('15, 10 and 5 of 30: χ² for trend 7.5 (by hand)', () => {
    // Pooled 1/3; Σ (score − 1)(k − 10) = −1 · 5 + 1 · −5 = −10; variance 2/9 · 60 = 13.33; 100 ÷ 13.33 = 7.5.
    expect(trendTest(of([15, 30], [10, 30], [5, 30]))!.pValue).toBeCloseTo(0.00617, 5)
    expect(trendTest(of([5, 30], [10, 30], [15, 30]))!.pValue).toBeCloseTo(0.00617, 5)
    // A line of −1/6 and of +1/6 a step.
    expect(trendTest(of([15, 30], [10, 30], [5, 30]))!.slope).toBeCloseTo(-1 / 6, 12)
    expect(trendTest(of([5, 30], [10, 30], [15, 30]))!.slope).toBeCloseTo(1 / 6, 12)
  })
  it('of two it is the pooled z test', () => {
    expect(trendTest(of([56, 70], [48, 80]))!.pValue).toBeCloseTo(
      pooledZ(...(of([56, 70], [48, 80]) as [Scored, Scored]))!,
      12,
    )
  })
  it('finds no trend in a tent', () => {
    expect(trendTest(of([5, 30], [15, 30], [5, 30]))).toEqual({ slope: 0, pValue: 1 })
  })
  it('an interval without anybody is a gap', () => {
    const [a, b, c] = of([15, 30], [10, 30], [5, 30]) as [Scored, Scored, Scored]
    // Scores 0, 1, 5, centre 2: Σ (score − 2)(k − 10) = −10 − 15 = −25; variance 2/9 · 30 · (4 + 1 + 9) = 93.33; χ² 6.696.
    expect(trendTest([a, b, { ...c, score: 5 }])!.pValue).toBeCloseTo(0.009662, 5)
  })
  it('has no answer where there is nothing to compare', () => {
    expect(trendTest(of([1, 2]))).toBeNull()
    expect(trendTest(of([0, 2], [0, 5]))).toBeNull()
    expect(trendTest(of([1, 2], [0, 0]))).toBeNull()
  })
})

describe('chiSquare', () => {
  it('smokers in four hospitals (R, ?prop.test)', () => {
    const groups = [
      [83, 86],
      [90, 93],
      [129, 136],
      [70, 82],
    ].map(([successes, total]) => ({ successes: successes!, total: total! }))
    const { chi2, df, pValue } = chiSquare(groups)!
    expect(chi2).toBeCloseTo(12.6004, 4)
    expect(df).toBe(3)
    expect(pValue).toBeCloseTo(0.005585, 6)
  })
  it('needs two groups and both outcomes', () => {
    expect(chiSquare([{ successes: 3, total: 9 }])).toBeNull()
    expect(
      chiSquare([
        { successes: 0, total: 9 },
        { successes: 0, total: 3 },
      ]),
    ).toBeNull()
  })
})

describe('benjaminiHochberg', () => {
  it('the example of 1995: four rejected at 0.05', () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    const q = benjaminiHochberg(p)
    expect(q.filter((value) => value <= 0.05)).toHaveLength(4)
    expect(q[3]).toBeCloseTo(0.035625, 10)
    // 0.0201·15/5 = 0.0603; 0.0298·15/7 = 0.0639 and what follows are larger.
    expect(q[4]).toBeCloseTo(0.0603, 10)
    expect(q[14]).toBe(1)
  })
  it('keeps the order given, and never falls with p', () => {
    expect(benjaminiHochberg([0.04, 0.01, 0.03])).toEqual([0.04, 0.03, 0.04])
    expect(benjaminiHochberg([])).toEqual([])
  })
})

describe('isEnough', () => {
  it('expects five of either outcome in both groups', () => {
    expect(isEnough([{ successes: 10, total: 50 }, { successes: 0, total: 50 }])).toBe(true) // prettier-ignore
    // 9 of 100 pooled, 4.5 expected in each.
    expect(isEnough([{ successes: 9, total: 50 }, { successes: 0, total: 50 }])).toBe(false) // prettier-ignore
    expect(isEnough([{ successes: 46, total: 50 }, { successes: 45, total: 50 }])).toBe(false) // prettier-ignore
    expect(isEnough([{ successes: 0, total: 0 }, { successes: 0, total: 0 }])).toBe(false) // prettier-ignore
  })
})
