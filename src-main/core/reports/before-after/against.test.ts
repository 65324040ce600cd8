/** The change of changed pages against that of pages that stayed as they were: golden numbers. */
import { afterEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { beforeAfterFinding } from '../../../../shared/findings/before-after.ts'
import { plainWords } from '../../../../shared/findings/words.ts'
import { differenceInDifferences, heldDifferenceInDifferences } from '../../statistics/difference-in-differences.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp | null = null
afterEach(() => test?.close())

it('is the one change less the other, its interval and its p of one test', () => {
  const a = { before: { successes: 10, total: 100 }, after: { successes: 30, total: 100 } }
  const b = { before: { successes: 20, total: 200 }, after: { successes: 30, total: 200 } }
  const found = differenceInDifferences(a, b)
  // (30 − 10) − (15 − 10) points; its error is √(0.09 ÷ 100 + 0.21 ÷ 100 + 0.09 ÷ 200 + 0.1275 ÷ 200) = 0.06394.
  expect(found.difference).toBeCloseTo(0.15, 12)
  expect(found.low).toBeCloseTo(0.15 - 1.959964 * 0.063934, 5)
  expect(found.high).toBeCloseTo(0.15 + 1.959964 * 0.063934, 5)
  // z = 0.15 ÷ 0.06394 = 2.346.
  expect(found.pValue).toBeCloseTo(0.019, 3)
  // The other way round it is the same with the other sign; against itself it is nothing.
  expect(differenceInDifferences(b, a).low).toBeCloseTo(-found.high, 12)
  expect(differenceInDifferences(a, a)).toMatchObject({ difference: 0, pValue: 1 })
})

const side = (successes: number, total: number) => ({ successes, total })

it('with one mix on all four sides it is that within each stratum, weighted by what all four can tell', () => {
  const desktop = {
    a: { before: side(10, 100), after: side(40, 200) },
    b: { before: side(10, 100), after: side(20, 200) },
  }
  const mobile = { a: { before: side(8, 200), after: side(4, 100) }, b: { before: side(4, 100), after: side(2, 50) } }
  const found = heldDifferenceInDifferences([desktop, mobile])!
  // +10 points against 0 on desktop, 0 against 0 on mobile; weights 1 ÷ (0.01 + 0.005 + 0.01 + 0.005) = 33.33 and
  // 1 ÷ (0.005 + 0.01 + 0.01 + 0.02) = 22.22, so 6 points.
  expect(found.difference).toBeCloseTo(0.06, 12)
  // Variances 0.09 ÷ 99 + 0.16 ÷ 199 + 0.09 ÷ 99 + 0.09 ÷ 199 = 0.0030744 and 0.0384 × (1 ÷ 199 + 1 ÷ 99 + 1 ÷ 99 + 1 ÷ 49)
  // = 0.0017524, so √(0.36 × 0.0030744 + 0.16 × 0.0017524) = 0.037244.
  expect(found.low).toBeCloseTo(0.06 - 1.959964 * 0.037244, 5)
  expect(found.high).toBeCloseTo(0.06 + 1.959964 * 0.037244, 5)
  // z = 1.6110
  expect(found.pValue).toBeCloseTo(0.1072, 4)
  expect(found.enough).toBe(true)
  // A stratum that a side lacks says nothing; of one alone it is the plain difference.
  const lacking = { ...mobile, b: { before: side(0, 0), after: side(2, 50) } }
  expect(heldDifferenceInDifferences([desktop, lacking])).toEqual(heldDifferenceInDifferences([desktop]))
  expect(heldDifferenceInDifferences([desktop])!.difference).toBeCloseTo(0.1, 12)
  expect(heldDifferenceInDifferences([lacking])).toBeNull()
  expect(heldDifferenceInDifferences([{ a: desktop.a, b: { before: side(1, 9), after: side(1, 9) } }])!.enough).toBe(
    false,
  )
})

it('takes no other visitors for a change of the pages: where only they changed, nothing is left', async () => {
  test = await openApp({ goals: [{ name: 'Bought', event: 'Bought' }] })
  const at = (day: number, hour: number): string => new Date(Date.UTC(2024, 2, day, hour)).toISOString()
  // 20 % of desktop and 4 % of mobile buy everywhere and always; since the date more desktop lands on the changed page.
  const rows = [
    ['/changed', 5, 'Desktop', 100],
    ['/changed', 5, 'Mobile', 400],
    ['/changed', 15, 'Desktop', 400],
    ['/changed', 15, 'Mobile', 100],
    ['/same', 5, 'Desktop', 200],
    ['/same', 5, 'Mobile', 200],
    ['/same', 15, 'Desktop', 200],
    ['/same', 15, 'Mobile', 200],
  ] as const
  const lines = rows.flatMap(([path, day, device, people]) =>
    Array.from({ length: people }, (_, i) => {
      const who = `${path}${day}${device}-${i}`
      const bought = i < people * (device === 'Desktop' ? 0.2 : 0.04)
      // Each page has campaigns of its own, in which nobody can be held against anybody.
      return [
        `${at(day, 8)},${who},,${path},${device},${path}-${i % 2}`,
        ...(bought ? [`${at(day, 9)},${who},Bought,,${device},`] : []),
      ]
    }).flat(),
  )
  const text = `timestamp,visitor,event,path,device,utm_campaign\n${lines.join('\n')}\n${at(20, 8)},last,,/free,Mobile,\n`
  await test.call('imports.run', { files: [{ file: test.file('e.csv', text) }] })
  const ask = (against: string) =>
    runReport(test!.call, 'before-after', { date: '2024-03-11', from: '2024-03-01', to: '2024-03-20', withinDays: 1, by: 'page', pages: '/changed', against }) // prettier-ignore
  const report = await ask('/same')
  const { unchanged, mixOf } = report.totals
  expect(mixOf).toBe('device')
  // 36 of 500, then 84 of 500: 9.6 points, all of them of the visitors.
  expect(unchanged!.againstDifference).toBeCloseTo(0.096, 12)
  expect(unchanged!.againstPValue).toBeLessThan(0.01)
  expect(unchanged!.againstSameMixDifference).toBeCloseTo(0, 12)
  expect(unchanged!.againstSameMixPValue).toBeCloseTo(1, 12)
  expect(beforeAfterFinding(report).sub.join(' | ').replaceAll('\u00a0', ' ')).toMatch(
    /^What holds: against pages that stayed as they were, with visitors alike in device, no change can be told from chance: [+−]?0\.00 points, p = 1\.000; what else is said leaves one of the two out\. \| .*Against them the change is 9\.60 points higher \([^)]*\), p = 0\.00\d\. \| With visitors alike in device on all four sides, no difference from their change can be told from chance: [+−]?0\.00 points \(95 % interval −\d/,
  )
  // Where everybody's change is told, and what holds is not, the latter is the headline.
  const told = beforeAfterFinding({ ...report, totals: { ...report.totals, sameMixDifference: null } })
  expect(plainWords(told.headline).replaceAll('\u00a0', ' ')).toMatch(
    /^Since 11 Mar 2024, against pages that stayed as they were, with visitors alike in device, no change can be told from chance among those who landed on \/changed: [+−]?0\.00 points, p = 1\.000/,
  )
  expect(told.sub[0]!.replaceAll('\u00a0', ' ')).toMatch(/^Since 11 Mar 2024 the rate of .* points higher: /)
  expect(told.sub.join(' ')).not.toContain('What holds')
  // Before and since, by itself, the page has the same ones.
  const alone = await runReport(test.call, 'before-after', { ...report.params, against: null })
  expect(alone.totals.mixOf).toBe('device-campaign')
  // Of a page that nobody was on, there is nothing to hold it against.
  expect((await ask('/free')).totals.unchanged).toMatchObject({ againstSameMixDifference: null })
})

it('holds pages that changed against those of the same days whose group stayed', async () => {
  test = await openApp({
    goals: [{ name: 'Bought', event: 'Bought' }],
    contentGroups: [
      { group: 'Short', match: '/changed', from: '2024-03-11' },
      { group: 'Long', match: '/changed' },
      // Changed on another day of the two periods: neither one nor the other.
      { group: 'Short', match: '/later', from: '2024-03-14' },
      { group: 'Long', match: '/{later,same,other}' },
    ],
  })
  const at = (day: number, hour: number): string => new Date(Date.UTC(2024, 2, day, hour)).toISOString()
  const rows = [
    ['/changed', 5, 100, 10],
    ['/changed', 15, 100, 30],
    ['/same', 6, 150, 15],
    ['/same', 15, 150, 25],
    ['/other', 6, 50, 5],
    ['/other', 14, 50, 5],
    ['/later', 6, 40, 20],
    ['/later', 15, 40, 1],
    ['/free', 6, 90, 80],
    ['/free', 15, 90, 5],
  ] as const
  const lines = rows.flatMap(([path, day, people, bought]) =>
    Array.from({ length: people }, (_, i) => {
      const who = `${path}${day}-${i}`
      return [`${at(day, 8)},${who},,${path}`, ...(i < bought ? [`${at(day, 9)},${who},Bought,`] : [])].join('\n')
    }),
  )
  const text = `timestamp,visitor,event,path\n${lines.join('\n')}\n${at(20, 8)},last,,/free\n`
  await test.call('imports.run', { files: [{ file: test.file('e.csv', text) }] })
  const ask = (params: object) =>
    runReport(test!.call, 'before-after', { date: '2024-03-11', from: '2024-03-01', to: '2024-03-20', withinDays: 1, by: 'page', pages: '/changed', ...params }) // prettier-ignore
  const report = await ask({ against: 'Long' })
  const { unchanged } = report.totals
  // /same and /other: 20 of 200, then 30 of 200.
  expect(unchanged).toMatchObject({ pages: 2, peopleBefore: 200, convertedBefore: 20, peopleAfter: 200, convertedAfter: 30, rateBefore: 0.1, rateAfter: 0.15, enough: true }) // prettier-ignore
  expect(unchanged!.againstDifference).toBeCloseTo(0.15, 12)
  expect(unchanged!.againstPValue).toBeCloseTo(0.019, 3)
  expect(report.rows).toHaveLength(1)
  expect(report.rows[0]).toMatchObject({ againstDifference: unchanged!.againstDifference, againstPAdjusted: unchanged!.againstPValue }) // prettier-ignore
  expect(beforeAfterFinding(report).sub[0]!.replaceAll('\u00a0', ' ')).toMatch(
    /^What holds: against pages that stayed as they were, the change is 15\.0+ points higher, p = 0\.019\.$/,
  )
  expect(beforeAfterFinding(report).sub[1]!.replaceAll('\u00a0', ' ')).toMatch(
    /^On 2 pages that stayed as they were \(20 of 200, then 30 of 200\) the rate went from 10\.0+ % to 15\.0+ % in the same days\. Against them the change is 15\.0+ points higher \(95 % interval \+2\.\d+ to \+27\.\d+\), p = 0\.019\.$/,
  )
  // A pattern, which takes in pages of no group; nothing without it.
  expect((await ask({ against: '/**' })).totals.unchanged).toMatchObject({ pages: 3, peopleBefore: 290 })
  expect((await ask({ against: '/same' })).totals.unchanged).toMatchObject({ pages: 1, convertedAfter: 25 })
  expect((await ask({})).totals.unchanged).toBeNull()
  await expect(ask({ pages: null, against: 'Long' })).rejects.toThrow('against goes with pages, or within')
})
