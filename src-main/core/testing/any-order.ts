/** Files that give one answer, whichever of them comes first and whichever goes again. */
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect } from 'vitest'

/** Files that many small workspaces are made of need not outlive the test: each commit would wait for the disk. */
export const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

interface Place {
  bring: (name: string) => Promise<unknown>
  undo: (name: string) => Promise<unknown>
  /** Never by the number or the order of entries. */
  answers: () => Promise<unknown>
  close: () => void
}

/**
 * Every set of files that is reached, by files that came or by others that went, has the same answers each time. Files
 * come in `tellingOrders`; then those of `undone` go, one after the other, beginning with another one each time.
 */
export async function expectOneAnswer(
  names: readonly string[],
  undone: readonly string[],
  open: () => Promise<Place>,
): Promise<void> {
  const known = new Map<string, { answers: unknown; how: string }>()
  for (const [at, order] of tellingOrders(names).entries()) {
    const place = await open()
    const there = new Set<string>()
    let how = ''
    const check = async (): Promise<void> => {
      const key = [...there].sort().join(' ')
      const answers = await place.answers()
      const before = known.get(key)
      if (before) expect(answers, `${how}, against ${before.how}`).toEqual(before.answers)
      else known.set(key, { answers, how })
    }
    try {
      for (const name of order) {
        await place.bring(name)
        there.add(name)
        how += ` ${name}`
        await check()
      }
      const going = order.filter((name) => undone.includes(name))
      for (const name of [...going.slice(at % going.length), ...going.slice(0, at % going.length)]) {
        if (there.size === 1) break
        await place.undo(name)
        there.delete(name)
        how += ` without ${name}`
        await check()
      }
    } finally {
      place.close()
    }
  }
}

/**
 * Few orders in which any three come in each order of theirs (a sequence covering array of strength 3): of four 6 and not 24, of
 * five 8 and not 120. What goes wrong by order does so by that of two files, or of three.
 */
export function tellingOrders<T>(all: readonly T[]): T[][] {
  const orders = permutations(all.map((_, at) => at))
  const wanted = new Set(orders.flatMap(triples))
  const telling: number[][] = []
  while (wanted.size > 0) {
    const news = (order: readonly number[]): number => triples(order).filter((each) => wanted.has(each)).length
    const best = orders.reduce((most, order) => (news(order) > news(most) ? order : most))
    telling.push(best)
    for (const each of triples(best)) wanted.delete(each)
  }
  return telling.map((order) => order.map((at) => all[at]!))
}

const permutations = <T>(all: readonly T[]): T[][] =>
  all.length < 2 ? [[...all]] : all.flatMap((each, at) => permutations(all.toSpliced(at, 1)).map((rest) => [each, ...rest])) // prettier-ignore

/** Any three in their order; where there are fewer, all of them. */
const triples = (order: readonly number[]): string[] =>
  order.length < 3
    ? [order.join(' ')]
    : order.flatMap((a, i) => order.slice(i + 1).flatMap((b, j) => order.slice(i + j + 2).map((c) => `${a} ${b} ${c}`)))
