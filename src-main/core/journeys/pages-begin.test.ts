/** Since when pages are known, though some conversions have none at any time and a few pages are of other days. */
import { afterEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp } from '../testing/open-app.ts'

const at = (day: number, minute = 0): string =>
  new Date(Date.UTC(2026, 7, 1, 15, minute) + day * 86_400_000).toISOString()
const perDay = (first: number, end: number, of: (day: number, each: number) => string[], many = 6): string[] =>
  Array.from({ length: (end - first) * many }, (_, index) => of(first + Math.floor(index / many), index % many)).flat()

/** Every day two buy, from 1 August on; one of them has no page at any time. Those of the other are known from the fifteenth. */
const buys = perDay(0, 60, (day, each) => [`${at(day, each + 30)},${day % 2 === each ? 'x' : 'v'}${day}-${each},Buy,`], 2) // prettier-ignore
const pages = (first: number, many = 6): string[] => perDay(first, 60, (day, each) => [`${at(day, each)},v${day}-${each},,/a/${each}`], many) // prettier-ignore

type Test = Awaited<ReturnType<typeof openApp>>
let test: Test | null = null
afterEach(() => {
  test?.close()
  test = null
})

async function open(rows: readonly string[], config: object = {}): Promise<Test> {
  test = await openApp({ goals: [{ name: 'Buy', event: 'Buy' }], timeZone: 'America/New_York', ...config })
  await test.call('imports.run', {
    files: [{ file: test.file('e.csv', ['timestamp,visitor_id,event,path', ...rows].join('\n') + '\n') }],
  })
  return test
}

const known = async (rows: readonly string[], params: object = {}, config: object = {}) => {
  const { call } = await open(rows, config)
  const { totals } = await runReport(call, 'content-attribution', params)
  test?.close()
  test = null
  return totals.pagesKnownFrom
}

it('is the day pages begin, and counts the conversions before it, also where some without a page come later', async () => {
  const { call } = await open([...buys, ...pages(14)])
  const { totals } = await runReport(call, 'content-attribution', {})
  expect(totals).toMatchObject({ conversions: 120, attributedFrom: null })
  expect(totals.pagesKnownFrom).toEqual({ from: '2026-08-15', conversionsBefore: 28 })
  const after = await runReport(call, 'content-attribution', { from: '2026-08-15' })
  expect(after.totals).toMatchObject({ conversions: 92, unattributed: 46, pagesKnownFrom: null })
})

it('is the same in every report on conversions and their pages, which the command line says', async () => {
  const { call } = await open([...buys, ...pages(14)])
  const expected = { from: '2026-08-15', conversionsBefore: 28 }
  for (const slug of [
    'content-attribution',
    'model-comparison',
    'pages-before-conversion',
    'time-to-convert',
    'journey-length',
    'paths',
    'content-return',
    'cost-per-conversion',
  ] as const)
    expect((await runReport(call, slug, {})).totals, slug).toMatchObject({ pagesKnownFrom: expected })
})

it('is not moved by stray pages before it, few or many, nor by a clock that was wrong', async () => {
  const expected = { from: '2026-08-15', conversionsBefore: 28 }
  const stray = (day: number, each: number): string => `${at(day)},s${day}-${each},,/test`
  expect(await known([...buys, ...pages(14), stray(1, 0)])).toEqual(expected)
  expect(await known([...buys, ...pages(14, 60), ...Array.from({ length: 25 }, (_, each) => stray(1, each))])).toEqual(
    expected,
  )
  expect(await known([...buys, ...pages(14), '1970-01-01T00:00:00Z,v15-0,,/a/0'])).toEqual(expected)
})

it('is nothing where pages are known from the first conversion on, however few they were at first', async () => {
  expect(await known([...buys, ...pages(0)])).toBeNull()
  expect(await known([...buys, ...pages(14)], { from: '2026-08-20' })).toBeNull()
  // A site that grew: two see a page a day for two months, 200 in the third.
  const grown = perDay(60, 90, (day, each) => [`${at(day, each % 60)},w${day}-${each},,/a`], 200)
  expect(await known([...buys, ...pages(0, 2), ...grown])).toBeNull()
})

it('is nothing of rows in order without times', async () => {
  test = await openApp({ goals: [{ name: 'Buy', event: 'Buy' }] })
  const rows = ['x,Buy,', ...Array.from({ length: 12 }, (_, each) => [`v${each},,/a`, `v${each},Buy,`]).flat()]
  await test.call('imports.run', {
    files: [{ file: test.file('e.csv', ['visitor_id,event,path', ...rows].join('\n') + '\n'), order: 'rows' }],
  })
  expect((await runReport(test.call, 'content-attribution', {})).totals).toMatchObject({
    unattributed: 1,
    pagesKnownFrom: null,
  })
})
