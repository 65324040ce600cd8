import { expect, it } from 'vitest'
import { onePerMapping } from './one-per-mapping.ts'

it('asks once about files with the same columns of which the same was said', () => {
  const file = (id: number, columns: string | null, time: string) => ({ id, columns, choices: { map: { time } } })
  const files = [file(1, 'a b', 'a'), file(2, 'a b', 'a'), file(3, 'a b', 'b'), file(4, 'c', 'a'), file(5, null, 'a'), file(6, null, 'a')] // prettier-ignore
  expect(onePerMapping(files).map(({ id }) => id)).toEqual([1, 3, 4, 5, 6])
})
