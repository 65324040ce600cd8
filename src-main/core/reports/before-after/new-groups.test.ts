import { expect, it } from 'vitest'
import { type Landed, newGroups } from './new-groups.ts'

const day = 86_400_000
const [blog, guides] = [1, 2]
/** So many people a day on a group, from one day to before another. */
const landings = (...spans: [group: number, from: number, to: number, aDay: number][]): Landed => {
  const all = spans.flatMap(([group, from, to, aDay]) =>
    Array.from({ length: (to - from) * aDay }, (_, index) => ({ group, at: (from + Math.floor(index / aDay)) * day })),
  )
  return { at: all.map(({ at }) => at), group: all.map(({ group }) => group) }
}

it('names a group that came half-way, with its first day', () => {
  // 100 people on blog over 20 days; 30 on guides in the last 10: before them came 50 of 130, and (80/130)^30 is a millionth.
  const found = newGroups(landings([guides, 10, 20, 3], [blog, 0, 20, 5]))
  expect(found).toEqual([{ group: guides, first: 10 * day, people: 30 }])
})

it('names none that only few land on, since those are first seen late by chance', () => {
  // Of 105, 50 came before: (55/105)^5 = 4 %.
  expect(newGroups(landings([blog, 0, 20, 5], [guides, 10, 15, 1]))).toEqual([])
  // There from the first week on.
  expect(newGroups(landings([blog, 0, 20, 5], [guides, 6, 20, 50]))).toEqual([])
  expect(newGroups(landings())).toEqual([])
})
