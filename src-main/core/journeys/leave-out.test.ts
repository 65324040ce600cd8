import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedFirst, idPattern, inOrder } from './leave-out.ts'

describe('patterns of ids', () => {
  it.each([
    ['*@example.com', 'Bob@Example.com', true],
    ['*@example.com', 'bob@example.com.au', false],
    ['test-*', 'TEST-', true],
    ['test-*', 'a-test-1', false],
    ['*bot*', 'Googlebot/2.1', true],
    ['a*a', 'a', false],
    ['a*a', 'aa', true],
    ['*ab*ab*', 'ab', false],
    ['*ab*ab*', 'xabyab', true],
    ['a*bc*c', 'abc', false],
    ['qa.1', 'qa.1', true],
    ['qa.1', 'qax1', false],
    ['qa?[1]', 'qa?[1]', true],
    [' staff ', 'staff', true],
    ['ÄRZTE*', 'ärzte-12', true],
  ])('%s and %s: %s', (pattern, id, fits) => {
    expect(idPattern(pattern)(id)).toBe(fits)
  })

  it('are what a regular expression makes of them', () => {
    const text = (letters: string[], maxLength: number) =>
      fc.array(fc.constantFrom(...letters), { maxLength }).map((list) => list.join(''))
    fc.assert(
      fc.property(text(['a', 'B', '.', '*'], 6), text(['a', 'A', 'b', '.'], 8), (pattern, id) => {
        const source = pattern.replaceAll('.', String.raw`\.`).replaceAll('*', '.*')
        expect(idPattern(pattern)(id)).toBe(new RegExp(`^${source}$`, 'i').test(id))
      }),
      { numRuns: 500 },
    )
  })

  it('come to an end with an id made to be tried in more ways than can be counted', () => {
    expect(idPattern(`${'*a'.repeat(90)}*b`)('a'.repeat(200_000))).toBe(false)
  })
})

it('people left out stand after those who count, with their events; events of nobody stay last', () => {
  // Users 1, 2 and 3 with two, one and two events, and one event of nobody; 2 is left out.
  const offset = Uint32Array.of(0, 2, 3, 5)
  const personUser = Int32Array.of(1, 2, 3)
  const personVisitor = Int32Array.of(0, 0, 0)
  const fitting = { user: Uint8Array.of(0, 0, 1, 0), visitor: new Uint8Array(1) }
  const order = countedFirst({ offset, personUser, personVisitor }, fitting)!
  expect([order.people, order.leftOut, [...order.offset]]).toEqual([2, 1, [0, 2, 4, 5]])
  expect([...inOrder(personUser, order.persons)]).toEqual([1, 3, 2])
  expect([...inOrder(Int32Array.of(10, 11, 20, 30, 31, 99), order.rows)]).toEqual([10, 11, 30, 31, 20, 99])
  expect(countedFirst({ offset, personUser, personVisitor }, { ...fitting, user: new Uint8Array(4) })).toBe(null)
})
