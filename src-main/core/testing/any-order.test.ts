import { expect, it } from 'vitest'
import { expectOneAnswer, tellingOrders } from './any-order.ts'

const five = ['a', 'b', 'c', 'd', 'e']
const names = five.slice(0, 4)

it('any three of all come in each order of theirs, in few orders', () => {
  expect([2, 3, 4, 5].map((n) => tellingOrders(five.slice(0, n)).length)).toEqual([2, 6, 6, 8])
  const orders = tellingOrders(five).map((order) => order.join(''))
  for (const a of five)
    for (const b of five)
      for (const c of five)
        if (new Set([a, b, c]).size === 3) expect(orders.some((order) => new RegExp(`${a}.*${b}.*${c}`).test(order))).toBe(true) // prettier-ignore
  expect(tellingOrders(['a'])).toEqual([['a']])
})

/** Files that are written down as they come; the answer is what `say` makes of them. */
const files = (say: (there: string) => string) => () => {
  let there = ''
  return Promise.resolve({
    bring: (name: string) => Promise.resolve((there += name)),
    undo: (name: string) => Promise.resolve((there = there.replace(name, '-'))),
    answers: () => Promise.resolve(say(there)),
    close: () => undefined,
  })
}
const sorted = (there: string): string => there.split('').sort().join('')

it('what hangs on the order of files, or on one that went, is found', async () => {
  const set = (there: string): string => sorted(there.replaceAll('-', ''))
  await expectOneAnswer(names, names, files(set))
  await expect(expectOneAnswer(names, names, files(sorted))).rejects.toThrow('without')
  await expect(expectOneAnswer(names, [], files((there) => set(there) + (/b.*a/.test(there) ? '!' : '')))).rejects.toThrow() // prettier-ignore
  await expect(expectOneAnswer(names, [], files((there) => set(there) + (/c.*a.*d/.test(there) ? '!' : '')))).rejects.toThrow() // prettier-ignore
})
