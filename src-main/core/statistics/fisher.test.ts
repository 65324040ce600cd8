import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fisherExact } from './fisher.ts'

const p = (a: [number, number], b: [number, number]) =>
  fisherExact({ successes: a[0], total: a[0] + a[1] }, { successes: b[0], total: b[0] + b[1] })

it('published tables', () => {
  // Fisher, The Design of Experiments: a lady tasting tea.
  expect(p([3, 1], [1, 3])).toBeCloseTo(0.4857143, 7)
  // Fisher 1962: convictions of like-sex twins of criminals (R, ?fisher.test: 0.0005367).
  expect(p([2, 10], [15, 3])).toBeCloseTo(0.0005367241, 10)
  // scipy.stats.fisher_exact, its own examples.
  expect(p([6, 2], [1, 4])).toBeCloseTo(0.1025641, 7)
  expect(p([8, 2], [1, 5])).toBeCloseTo(0.034965035, 9)
})

it('few of many (scipy 1.17)', () => {
  expect(p([15, 253], [16, 2259])! * 1e8).toBeCloseTo(9.552447384, 6)
  expect(p([15, 1138], [28, 117])! * 1e18).toBeCloseTo(6.8135015, 5)
  expect(p([0, 58], [5, 98])).toBeCloseTo(0.1604188465, 9)
})

it('says nothing where nobody is counted, or all or none succeeded', () => {
  expect([p([0, 0], [1, 2]), p([0, 5], [0, 9]), p([5, 0], [9, 0])]).toEqual([null, null, null])
})

it('is that of all tables added up by their factorials, whichever side is first', () => {
  const cell = fc.integer({ min: 0, max: 30 })
  const fact = (n: number): number => (n < 2 ? 1 : n * fact(n - 1))
  const chance = (a: number, b: number, c: number, d: number): number =>
    (fact(a + b) / fact(a + b + c + d)) * fact(c + d) * (fact(a + c) / fact(a)) * (fact(b + d) / fact(b) / fact(c) / fact(d)) // prettier-ignore
  fc.assert(
    fc.property(cell, cell, cell, cell, (a, b, c, d) => {
      const found = p([a, b], [c, d])
      fc.pre(found !== null)
      const own = chance(a, b, c, d)
      let sum = 0
      for (let x = -a; x <= Math.min(b, c); x++) {
        if (d + x < 0) continue
        const each = chance(a + x, b - x, c - x, d + x)
        if (each <= own * (1 + 1e-7)) sum += each
      }
      expect(found).toBeCloseTo(sum, 9)
      expect(p([c, d], [a, b])!).toBeCloseTo(found, 12)
    }),
  )
})
