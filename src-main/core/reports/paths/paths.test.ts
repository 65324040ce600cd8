import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DistinctPaths } from './distinct-paths.ts'
import { firstOf } from './first-of.ts'

describe('DistinctPaths', () => {
  it('numbers sequences as they come and gives each back, whatever they are', () => {
    const path = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 5 })
    fc.assert(
      fc.property(fc.array(path, { maxLength: 300 }), (list) => {
        const found = new DistinctPaths()
        const numbers = new Map<string, number>()
        for (const each of list) {
          const key = each.join()
          if (!numbers.has(key)) numbers.set(key, numbers.size)
          // What stands after the path in the list does not matter.
          const number = found.add(Int32Array.from([...each, 9, 9]), each.length)
          expect(number).toBe(numbers.get(key))
          expect([...found.codesOf(number)]).toEqual(each)
          expect(found.length(number)).toBe(each.length)
        }
        expect(found.count).toBe(numbers.size)
      }),
    )
  })

  it('keeps tens of thousands apart, and what was counted for them', () => {
    const found = new DistinctPaths()
    for (let round = 0; round < 2; round++)
      for (let i = 0; i < 50_000; i++) {
        const path = found.add(Int32Array.of(i % 250, i, 7), 3)
        found.people[path]!++
      }
    expect(found.count).toBe(50_000)
    expect(found.people.subarray(0, 50_000).every((people) => people === 2)).toBe(true)
    expect([...found.codesOf(49_999)]).toEqual([49_999 % 250, 49_999, 7])
  })
})

describe('firstOf', () => {
  it('is the beginning of the sorted whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 200 }),
        fc.integer({ min: 1, max: 30 }),
        (keys, most) => {
          const isBefore = (a: number, b: number): boolean => keys[a]! < keys[b]! || (keys[a] === keys[b] && a > b)
          const all = keys.map((_, index) => index).sort((a, b) => (isBefore(a, b) ? -1 : 1))
          expect(firstOf(keys.length, most, isBefore)).toEqual(all.slice(0, most))
        },
      ),
    )
  })
})
