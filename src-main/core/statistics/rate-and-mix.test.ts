import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rateAndMix } from './rate-and-mix.ts'

const side = (successes: number, total: number) => ({ successes, total })

describe('rateAndMix', () => {
  it('only who came: no rate changes, and the whole falls', () => {
    // A converts 10 % and B 2 % all along. Before half and half, 6 %; then a quarter and three quarters, 4 %.
    const [a, b] = rateAndMix([
      { before: side(100, 1000), after: side(50, 500) },
      { before: side(20, 1000), after: side(30, 1500) },
    ])!
    expect(a!.rate).toBe(0)
    expect(b!.rate).toBe(0)
    // A: a quarter less of what is 10 % − 5 % above the mean of all; B: a quarter more of what is 3 % below it.
    expect(a!.mix).toBeCloseTo(-0.25 * 0.05, 12)
    expect(b!.mix).toBeCloseTo(0.25 * -0.03, 12)
    expect(a!.mix + b!.mix).toBeCloseTo(0.04 - 0.06, 12)
  })

  it('rates rise while the whole falls (Simpson)', () => {
    // A 10 % → 12 %, B 2 % → 3 %; from 1,000 and 1,000 people to 200 and 1,800: 6 % → (24 + 54) ÷ 2,000 = 3.9 %.
    const parts = rateAndMix([
      { before: side(100, 1000), after: side(24, 200) },
      { before: side(20, 1000), after: side(54, 1800) },
    ])!
    // 2 points × (50 % + 10 %) ÷ 2, 1 point × (50 % + 90 %) ÷ 2.
    expect(parts.map(({ rate }) => rate)).toEqual([expect.closeTo(0.006, 12), expect.closeTo(0.007, 12)])
    // −40 % × (11 % − 4.95 %), +40 % × (2.5 % − 4.95 %).
    expect(parts.map(({ mix }) => mix)).toEqual([expect.closeTo(-0.0242, 12), expect.closeTo(-0.0098, 12)])
  })

  it('what is on one side only is mix', () => {
    // 10 of 100 before; then the same, and a new page with 30 of 100: 10 % → 20 %.
    const [old, fresh] = rateAndMix([
      { before: side(10, 100), after: side(10, 100) },
      { before: side(0, 0), after: side(30, 100) },
    ])!
    expect([old!.rate, fresh!.rate]).toEqual([0, 0])
    expect(old!.mix + fresh!.mix).toBeCloseTo(0.1, 12)
  })

  it('has nothing to split where a side is empty', () => {
    expect(rateAndMix([{ before: side(0, 0), after: side(1, 2) }])).toBeNull()
    expect(rateAndMix([])).toBeNull()
  })

  const proportion = fc
    .tuple(fc.nat({ max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([total, share]) => side(Math.round(total * share), total))
  const groups = fc.array(fc.record({ before: proportion, after: proportion }), { minLength: 1, maxLength: 8 })
  const rateOf = (sides: { successes: number; total: number }[]): number =>
    sides.reduce((sum, { successes }) => sum + successes, 0) / sides.reduce((sum, { total }) => sum + total, 0)

  it('sums to the change of the whole, and turns its sign with time', () => {
    fc.assert(
      fc.property(groups, (parts) => {
        const found = rateAndMix(parts)
        const befores = parts.map(({ before }) => before)
        const afters = parts.map(({ after }) => after)
        if (found === null) return
        const whole = found.reduce((sum, { rate, mix }) => sum + rate + mix, 0)
        expect(whole).toBeCloseTo(rateOf(afters) - rateOf(befores), 10)
        const back = rateAndMix(parts.map(({ before, after }) => ({ before: after, after: before })))!
        found.forEach(({ rate, mix }, index) => {
          expect(back[index]!.rate).toBeCloseTo(-rate, 10)
          expect(back[index]!.mix).toBeCloseTo(-mix, 10)
        })
      }),
    )
  })

  it('is all rate where the shares stay', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ n: fc.integer({ min: 1, max: 50 }), a: fc.nat(50), b: fc.nat(50) }), {
          minLength: 1,
          maxLength: 6,
        }),
        (parts) => {
          const found = rateAndMix(
            parts.map(({ n, a, b }) => ({ before: side(Math.min(a, n), n), after: side(Math.min(b, n), n) })),
          )!
          for (const { mix } of found) expect(mix).toBeCloseTo(0, 12)
        },
      ),
    )
  })
})
