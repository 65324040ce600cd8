import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp } from '../../testing/open-app.ts'
import { bruteForceShapley, removalEffects as plainEffects } from '../../testing/reference.ts'
import { ChainBuilder } from './chain-builder.ts'
import { removalEffects } from './markov.ts'
import { byPosition, linear, timeDecay } from './weights.ts'

const letters = 'a b c d e f g h i j k l'.split(' ')

const never = (): never => {
  throw new Error('too many')
}

function effectsOf(names: readonly string[], converted: string[][], lost: string[][]): Map<string, number> {
  const builder = new ChainBuilder(names.length, 200, never)
  for (const path of converted)
    builder.add(
      path.map((name) => names.indexOf(name)),
      path.length,
      true,
    )
  for (const path of lost)
    builder.add(
      path.map((name) => names.indexOf(name)),
      path.length,
      false,
    )
  const { chain, keys } = builder.build(names)
  const { effects } = removalEffects(chain)
  return new Map(keys.map((key, state) => [names[key]!, effects[state]!]))
}

describe('Markov removal effects', () => {
  it('by hand: C1 > C2 > C3 converts, C1 and C2 > C3 do not (analyzecore)', () => {
    // Of three starts two are C1, half of which go on; half of what reaches C3 converts: P = (⅔·½ + ⅓)·½ = ⅓.
    // Without C1 only the start at C2 is left: ⅙, half of it. Without C2 or C3 nobody converts.
    const effects = effectsOf(['C1', 'C2', 'C3'], [['C1', 'C2', 'C3']], [['C1'], ['C2', 'C3']])
    expect(effects.get('C1')).toBeCloseTo(0.5, 12)
    expect(effects.get('C2')).toBeCloseTo(1, 12)
    expect(effects.get('C3')).toBeCloseTo(1, 12)
  })

  it('are 0 where nobody converts, and nothing without paths', () => {
    expect([...effectsOf(['a', 'b'], [], [['a', 'b']])]).toEqual([
      ['a', 0],
      ['b', 0],
    ])
    expect(effectsOf(['a'], [], []).size).toBe(0)
  })

  it('are 1 for every key met by all, and stand repeats', () => {
    expect([...effectsOf(['a', 'b'], [['a', 'a', 'a', 'b', 'a']], [['a', 'a']])].map(([, effect]) => effect)[0]).toBeCloseTo(1, 12) // prettier-ignore
  })

  const key = fc.constantFrom(...letters)
  const path = fc.array(key, { minLength: 1, maxLength: 8 })
  const paths = fc.tuple(fc.array(path, { minLength: 1, maxLength: 30 }), fc.array(path, { maxLength: 30 }))

  it('equal an independent dense solution without each key, on random graphs, and do not change when repeated', () => {
    fc.assert(
      fc.property(paths, ([converted, lost]) => {
        const names = letters
        const effects = effectsOf(names, converted, lost)
        const plain = plainEffects(converted, lost)
        expect(effects.size).toBe(plain.size)
        for (const [name, effect] of plain) expect(Math.abs(effects.get(name)! - effect)).toBeLessThan(1e-9)
        expect([...effectsOf(names, converted, lost)]).toEqual([...effects])
        // Met in another order and under other codes, the digits are the same.
        const turned = effectsOf([...names].reverse(), [...converted].reverse(), [...lost].reverse())
        expect([...turned]).toEqual([...effects])
      }),
    )
  })

  it('equal it on a large, dense graph too', () => {
    // 60 keys, paths of up to 40 steps, most of them back and forth: a linear congruence is chance enough.
    let state = 7
    const next = (below: number): number => (state = (state * 48271) % 2147483647) % below
    const names = Array.from({ length: 60 }, (_, i) => `k${String(i).padStart(2, '0')}`)
    const walk = (): string[] => Array.from({ length: 1 + next(40) }, () => names[next(60)]!)
    const converted = Array.from({ length: 300 }, walk)
    const lost = Array.from({ length: 900 }, walk)
    const effects = effectsOf(names, converted, lost)
    for (const [name, effect] of plainEffects(converted, lost))
      expect(Math.abs(effects.get(name)! - effect)).toBeLessThan(1e-9)
  })

  it('take touches with several keys each way in equal parts', () => {
    // {a, b} then c converts: a and b each start half of the paths, and c ends all.
    const builder = new ChainBuilder(3, 200, never)
    const sets = [Int32Array.of(0, 1), Int32Array.of(2)]
    builder.addSets(2, (i) => sets[i]!, true)
    const { chain } = builder.build(['a', 'b', 'c'])
    expect([...removalEffects(chain).effects].map((effect) => Number(effect.toFixed(12)))).toEqual([0.5, 0.5, 1])
  })

  it('refuse a key beyond the limit', () => {
    const builder = new ChainBuilder(3, 2, never)
    expect(() => builder.add([0, 1, 2], 3, true)).toThrow('too many')
  })
})

describe('Shapley', () => {
  it('equals the definition over all coalitions of ten groups', async () => {
    const keys = Array.from({ length: 10 }, (_, i) => `/k${i}`)
    let state = 11
    const next = (below: number): number => (state = (state * 48271) % 2147483647) % below
    const journeys = Array.from({ length: 120 }, () => Array.from({ length: 1 + next(7) }, () => keys[next(10)]!))
    const rows = journeys.flatMap((path, person) => [
      ...path.map((page, minute) => `2019-01-01T00:0${minute}:00Z,p${person},,${page}`),
      `2019-01-01T00:09:00Z,p${person},Bought,`,
    ])
    const test = await openApp({ goals: [{ name: 'Bought', event: 'Bought' }] })
    try {
      await test.call('imports.run', {
        files: [{ file: test.file('e.csv', `timestamp,visitor,event,path\n${rows.join('\n')}\n`) }],
      })
      const expected = bruteForceShapley(journeys)
      for (const model of ['shapley', 'shapley-ordered'] as const) {
        const report = await runReport(test.call, 'content-attribution', { model, by: 'page' })
        expect(report.rows).toHaveLength(expected.size)
        for (const row of report.rows) expect(row.conversions).toBeCloseTo(expected.get(row.key)!, 9)
      }
      const ordered = await runReport(test.call, 'content-attribution', { model: 'shapley-ordered', by: 'page' })
      // Every journey has a first key, with the share that its number of keys leaves it.
      const first = journeys.reduce((sum, path) => sum + 1 / new Set(path).size, 0)
      expect(ordered.rows.reduce((sum, row) => sum + row.positions![0]!, 0)).toBeCloseTo(first, 9)
    } finally {
      test.close()
    }
  })
})

describe('weights', () => {
  const of = (fill: (into: Float64Array) => void, n: number): number[] => {
    const into = new Float64Array(n)
    fill(into)
    return [...into]
  }
  it('by position: one, two, and more', () => {
    expect(of((into) => byPosition(into, 1, [40, 20, 40]), 1)).toEqual([1])
    expect(of((into) => byPosition(into, 2, [40, 20, 40]), 2)).toEqual([0.5, 0.5])
    expect(of((into) => byPosition(into, 2, [20, 20, 60]), 2)).toEqual([0.25, 0.75])
    expect(of((into) => byPosition(into, 2, [0, 1, 0]), 2)).toEqual([0.5, 0.5])
    expect(of((into) => byPosition(into, 4, [40, 20, 40]), 4)).toEqual([0.4, 0.1, 0.1, 0.4])
    // In any unit.
    expect(of((into) => byPosition(into, 3, [2, 1, 2]), 3)).toEqual([0.4, 0.2, 0.4])
  })
  it('linear, and by age', () => {
    expect(of((into) => linear(into, 4), 4)).toEqual([0.25, 0.25, 0.25, 0.25])
    // 3, 2 and 1 days old with a half-life of one day: 1 : 2 : 4.
    const shares = of((into) => timeDecay(into, 3, (i) => i - 3, 1), 3)
    ;[1 / 7, 2 / 7, 4 / 7].forEach((share, i) => expect(shares[i]).toBeCloseTo(share, 15))
    // However old: the last has it all, and nothing is divided by nothing.
    expect(of((into) => timeDecay(into, 2, (i) => i * 1e6 - 1e9, 1), 2)).toEqual([0, 1])
  })
  it('sum to 1 for any number of touches', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100)).filter((all) => all.some((weight) => weight > 0)),
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        (n, weights, halfLife) => {
          for (const fill of [
            (into: Float64Array) => linear(into, n),
            (into: Float64Array) => timeDecay(into, n, (i) => i ** 2, halfLife),
            ...(n !== 2 && n > 1 && weights[0] + weights[2] > 0
              ? [(into: Float64Array) => byPosition(into, n, weights)]
              : []),
          ])
            expect(of(fill, n).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9)
        },
      ),
    )
  })
})
