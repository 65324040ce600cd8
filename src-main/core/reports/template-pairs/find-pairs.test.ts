import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { benjaminiHochberg, pooledZ } from '../../statistics/proportions.ts'
import { proportionOf } from '../templates.ts'
import { adjustedAmong, findPairs, withSameMix } from './find-pairs.ts'

const of = (key: string, convertedPeople: number, people: number) => ({ key, people, convertedPeople })

describe('findPairs', () => {
  it('three of which one is too few: one p each, adjusted over those that tell', () => {
    // All together 70 of 720 convert, 9.7 %: of 20 people 1.9, fewer than 5, so nothing is told of Guides.
    const { pairs, paired } = findPairs([of('Articles', 20, 400), of('Cities', 45, 300), of('Guides', 5, 20)], 12)
    expect(paired).toBe(3)
    expect(pairs.map(({ a, b, enough }) => [a, b, enough])).toEqual([
      ['Cities', 'Articles', true],
      ['Guides', 'Articles', false],
      ['Guides', 'Cities', false],
    ])
    // 15 % − 5 %, pooled 65 ÷ 700 = 9.286 %: z = 0.1 ÷ √(0.09286 · 0.90714 · (1/300 + 1/400)) = 4.511, p = 6.4e-6.
    expect(pairs[0]).toMatchObject({ rateA: 0.15, rateB: 0.05 })
    expect(pairs[0]!.difference).toBeCloseTo(0.1, 12)
    expect(pairs[0]!.pValue! * 1e6).toBeCloseTo(6.44, 1)
    // It is the only one that tells, so there is nothing to adjust for.
    expect(pairs[0]!.pAdjusted).toBe(pairs[0]!.pValue)
    expect(pairs.slice(1).map(({ pAdjusted }) => pAdjusted)).toEqual([null, null])
  })

  it('a pair of too few has an exact p, adjusted over all pairs, each with its own test', () => {
    const { pairs } = findPairs([of('Blog', 16, 2275), of('Home', 44, 1264), of('Pricing', 15, 268)], 12)
    const few = pairs.find(({ enough }) => !enough)!
    expect([few.a, few.b]).toEqual(['Pricing', 'Blog'])
    // scipy.stats.fisher_exact([[15, 253], [16, 2259]])
    expect(few.exactPValue! * 1e8).toBeCloseTo(9.552447, 5)
    const own = pairs.map((pair) => (pair.enough ? pair.pValue! : pair.exactPValue!))
    expect(few.exactPAdjusted).toBe(benjaminiHochberg(own)[pairs.indexOf(few)])
    expect(few.pAdjusted).toBeNull()
    for (const pair of pairs) if (pair.enough) expect([pair.exactPValue, pair.exactPAdjusted]).toEqual([null, null])
  })

  it('p of one pair is adjusted over those it is read beside, in either order', () => {
    const templates = [of('a', 40, 1000), of('b', 60, 1000), of('c', 80, 1000), of('d', 1, 5)]
    const { pairs } = findPairs(templates, 12)
    const own = pairs.find(({ a, b }) => a === 'b' && b === 'a')!
    expect(adjustedAmong(templates, 'a', 'b')).toMatchObject({ all: { pAdjusted: own.pAdjusted, pairsTested: 3 } })
    expect(adjustedAmong(templates, 'b', 'a').all.pAdjusted).toBe(own.pAdjusted)
    expect(own.pAdjusted).not.toBe(own.pValue)
    expect(adjustedAmong(templates, 'a', 'd')).toMatchObject({ all: { pAdjusted: null, pairsTested: 3 } })
  })

  it('p of a pair that is none of the first is adjusted over all', () => {
    const many = Array.from({ length: 20 }, (_, index) => of(`t${index}`, 50, 1000 - index))
    expect(adjustedAmong(many, 't0', 't19').all.pairsTested).toBe(190)
    expect(adjustedAmong(many, 't0', 't1').all.pairsTested).toBe(66)
  })

  it('what is too few against all others is too few in a pair', () => {
    // Of Compare and Guide together 153 of 3,183 convert, 4.81 %: of 107 people 5.1. Of all 471 of 11,583, 4.07 %: 4.4.
    const { pairs } = findPairs(
      [of('Gallery', 200, 4500), of('City', 118, 3900), of('Compare', 147, 3076), of('Guide', 6, 107)],
      12,
    )
    expect(pairs.filter(({ a, b }) => a === 'Guide' || b === 'Guide').map(({ enough }) => enough)).toEqual([
      false,
      false,
      false,
    ])
    expect(pairs.filter(({ enough }) => enough)).toHaveLength(3)
  })

  it('pairs of as many as are asked for, those with most people', () => {
    const many = Array.from({ length: 300 }, (_, index) => of(`t${index}`, 50, 1000 - index))
    const { pairs, paired } = findPairs(many, 12)
    expect([pairs.length, paired]).toEqual([66, 12])
    expect(new Set(pairs.flatMap(({ a, b }) => [a, b]))).toEqual(new Set(many.slice(0, 12).map(({ key }) => key)))
    const all = findPairs(many, 500)
    expect([all.pairs.length, all.paired]).toEqual([44_850, 300])
    expect(findPairs([of('one', 1, 2)], 12)).toEqual({ pairs: [], paired: 1 })
    expect(findPairs([], 12)).toEqual({ pairs: [], paired: 0 })
  })

  it('with the same mix on both sides p is adjusted over the pairs that tell with it', () => {
    const templates = [of('a', 40, 1000), of('b', 60, 1000), of('c', 80, 1000)]
    const found = (pValue: number, enough = true) => ({ rateA: 0.05, rateB: 0.04, difference: 0.01, low: 0, high: 0.02, pValue, enough }) // prettier-ignore
    const known = new Map([
      ['b a', found(0.02)],
      ['c a', found(0.01)],
      ['c b', found(0.001, false)],
    ])
    const adjusted = (one: string, other: string) =>
      known.get(`${one} ${other}`) ?? known.get(`${other} ${one}`) ?? null
    const strata = { of: () => [], isOnce: () => true, adjusted, adjustedFromRest: () => null }
    const pairs = withSameMix(findPairs(templates, 12).pairs, strata)
    const p = (one: string, other: string) => pairs.find(({ a, b }) => a === one && b === other)!.sameMixPAdjusted
    // Two of the three: 0.01 · 2 ÷ 1 and 0.02 · 2 ÷ 2.
    expect([p('c', 'a'), p('b', 'a'), p('c', 'b')]).toEqual([0.02, 0.02, null])
    expect(adjustedAmong(templates, 'a', 'b', strata).sameMix).toEqual({ pAdjusted: 0.02, pairsTested: 2 })
  })

  it('has every pair once, and adjusts as Benjamini and Hochberg over those that tell', () => {
    const template = fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(fc.array(template, { maxLength: 9 }), (drawn) => {
        const templates = drawn
          .map(([people, share], index) => of(`t${index}`, Math.round(people * share), people))
          .sort((a, b) => b.people - a.people)
        const { pairs } = findPairs(templates, 12)
        expect(pairs).toHaveLength((templates.length * (templates.length - 1)) / 2)
        const byKey = new Map(templates.map((each) => [each.key, each]))
        for (const pair of pairs) {
          expect(pair.difference).toBeGreaterThanOrEqual(0)
          expect(pair.low <= pair.difference && pair.difference <= pair.high).toBe(true)
          expect(pair.pValue).toEqual(pooledZ(proportionOf(byKey.get(pair.a)!), proportionOf(byKey.get(pair.b)!)))
        }
        const told = pairs.filter((pair) => pair.enough && pair.pValue !== null)
        const adjusted = benjaminiHochberg(told.map((pair) => pair.pValue!))
        expect(told.map((pair) => pair.pAdjusted)).toEqual(adjusted)
        for (const pair of pairs) if (!pair.enough) expect(pair.pAdjusted).toBeNull()
      }),
    )
  })
})
