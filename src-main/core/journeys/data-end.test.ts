/** Where the data of a goal end, whatever the order of import and whatever few events stand in files of another kind. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp } from '../testing/open-app.ts'

const at = (day: number, minute = 0): string =>
  new Date(Date.UTC(2026, 0, 1, 9, minute) + day * 86_400_000).toISOString()
const header = 'timestamp,visitor_id,event,path'
const write = (rows: readonly string[]): string => [header, ...rows].join('\n') + '\n'

/** Six land a day until June; a third of them signs up the next day, and sign-ups are known until April. */
const everyDay = (days: number, of: (day: number, each: number) => string): string[] =>
  Array.from({ length: days * 6 }, (_, index) => of(Math.floor(index / 6), index % 6))
const pages = everyDay(150, (day, each) => `${at(day, each * 7)},v${day}-${each},,/a/${each}`)
const signUps = everyDay(89, (day, each) => `${at(day + 1, each * 7)},v${day}-${each},Signup,`).filter(
  (_, i) => i % 3 === 0,
)

async function report(files: readonly (readonly string[])[]) {
  const test = await openApp({ goals: [{ name: 'Signup', event: 'Signup' }] })
  try {
    for (const [index, rows] of files.entries())
      await test.call('imports.run', { files: [{ file: test.file(`${index}.csv`, write(rows)) }] })
    const { rows, totals } = await runReport(test.call, 'before-after', { withinDays: 1 })
    return { rows, dataEnd: totals.dataEnd, dataEndBy: totals.dataEndBy, pValue: totals.pValue }
  } finally {
    test.close()
  }
}

const stray = `${at(0)},w,,/a/0`

it('is the same in every order of files, one of which has a page view and copies of sign-ups', async () => {
  const expected = await report([signUps, [stray], pages])
  expect(expected).toMatchObject({ dataEnd: at(89, 21), dataEndBy: 'goal' })
  expect(expected.pValue).toBeGreaterThan(0.05)
  const copied = fc.uniqueArray(fc.constantFrom(...signUps), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(
      copied,
      fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
      async (copies, order) => {
        const files = [signUps, [stray, ...copies], pages]
        expect(await report(order.map((index) => files[index]!))).toEqual(expected)
      },
    ),
    { numRuns: 8, examples: [[[signUps[0]!], [1, 0, 2]], [signUps.slice(-3), [1, 2, 0]]] },
  ) // prettier-ignore
}, 60_000)

it('is not moved by a few events of another kind or another day', async () => {
  const [first, last] = [signUps[0]!, signUps.at(-1)!]
  const late = `${at(149)},v149-0`
  for (const files of [
    // A page view among the sign-ups; a sign-up among the page views; one far later in a file of its own, or in theirs.
    [[...signUps, stray], pages],
    [signUps, [...pages, `${late},Signup,`]],
    [signUps, [`${late},Signup,`], pages],
    [[...signUps, `${late},Signup,`], pages],
    // A file of something else, which has a copy of one: the first of all, or the last.
    [[first, `${late},Opened,`], signUps, pages],
    [[last, `${late},Opened,`], signUps, pages],
    // A clock that was wrong.
    [[...signUps, '1970-01-01T00:00:00Z,v1-1,Signup,'], pages],
  ])
    expect(await report(files)).toMatchObject({ dataEnd: at(89, 21), dataEndBy: 'goal' })
}, 60_000)

it('is that of the page views where a real part of the conversions stands beside some', async () => {
  expect(await report([signUps.slice(20), [...pages, ...signUps.slice(0, 20)]])).toMatchObject({
    dataEndBy: 'page views',
  })
})

it('goes on where the file of the goal does, though nobody reaches it any more', async () => {
  const opened = everyDay(149, (day, each) => `${at(day, each)},v${day}-${each},Opened,`)
  expect((await report([[...signUps, ...opened], pages])).dataEnd).toBe(at(148, 5))
  // Export by day.
  const daily = Array.from({ length: 89 }, (_, day) =>
    signUps.filter((row) => row.startsWith(at(day + 1).slice(0, 10))),
  )
  expect((await report([...daily, pages])).dataEnd).toBe(at(89, 21))
}, 60_000)
