import { expect, test } from 'vitest'
import { SpareMemory } from './spare-memory.ts'

test('arrays are cut from what was given while it lasts, and are of their own after that', () => {
  const spare = new SpareMemory()
  const given = new Int32Array(10)
  spare.give(given)
  expect(given.length).toBe(0)
  const [first, second, third] = [4, 6, 1].map((length) => spare.int32(length).fill(length))
  expect(second!.buffer).toBe(first!.buffer)
  expect(third!.buffer).not.toBe(first!.buffer)
  expect([first, second, third].map((array) => [...array!])).toEqual([[4, 4, 4, 4], [6, 6, 6, 6, 6, 6], [1]])
  spare.release()
  expect([first, second, third].map((array) => array!.length)).toEqual([0, 0, 1])
  expect(spare.int32(3)).toEqual(new Int32Array(3))
})
