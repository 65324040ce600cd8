/** Whether the rate of a landing page changes over time: what is told, and what is not told of late or young landings. */
import { describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { landingTrendFinding } from '../../../../shared/findings/landing-trend.ts'
import { plainWords } from '../../../../shared/findings/words.ts'
import type { ReportParamsInput } from '../../../../shared/reports/index.ts'
import { openApp } from '../../testing/open-app.ts'
import { findTrends } from './find-trends.ts'

const at = (month: number, day: number, later = 0): string =>
  new Date(Date.UTC(2026, month - 1, day, 9) + later * 86_400_000).toISOString()

/** So many land in a month (1 = January), so many of them convert, so many days later. */
interface Landed {
  month: number
  people: number
  converted: number
  after?: number
}

const eventsOf = (landed: readonly Landed[]): string[] =>
  landed.flatMap(({ month, people, converted, after = 0 }) =>
    Array.from({ length: people }, (_, each) => {
      const [person, day] = [`m${month}-${each}`, 1 + (each % 28)]
      const lands = `${at(month, day)},${person},,/a/1`
      return each < converted ? [lands, `${at(month, day, after)},${person},Signup,`] : [lands]
    }).flat(),
  )

async function report(
  events: readonly string[],
  params: ReportParamsInput<'landing-trend'> = {},
  head = 'timestamp,visitor,event,path',
) {
  const test = await openApp({
    contentGroups: [{ group: 'A', match: '/a/*' }],
    goals: [{ name: 'Signup', event: 'Signup' }],
  })
  try {
    const file = test.file('e.csv', [head, ...events].join('\n') + '\n')
    await test.call('imports.run', { files: [{ file }] })
    const found = await runReport(test.call, 'landing-trend', params)
    const { headline, sub } = landingTrendFinding(found)
    return { ...found, said: [plainWords(headline), ...sub].join(' | ').replaceAll('\u00a0', ' ') }
  } finally {
    test.close()
  }
}

/** Somebody on a page in July, so that June is old enough. */
const july = `${at(7, 5)},late,,/a/1`

describe('landing-trend', () => {
  it('names the direction the test has, and rates of a third of the people', async () => {
    // One lands in January and does not convert: from 0 % to 10 % of June it is a fall all the same.
    const months = [50, 40, 30, 20, 10].map((converted, index) => ({ month: index + 2, people: 100, converted }))
    const { totals, said } = await report([...eventsOf([{ month: 1, people: 1, converted: 0 }, ...months]), july])
    expect(totals.trends).toMatchObject([
      // January to March, and the last third: May and June.
      { key: 'A', direction: 'fall', firstPeople: 201, firstRate: 90 / 201, lastPeople: 200, lastRate: 30 / 200 },
    ])
    expect(said).toBe(
      'The rate of A falls over 6 months: 44.78 % of the first 201 people, 15.00 % of the last 200, adjusted p < 0.001 | Conversions within 1 day of landing, the same time for everybody; 1 person landed too late to have had it and is not in the test. | No randomised test: season, campaigns or prices may differ too.',
    )
  })

  it('takes no missing time for a fall: unless days are named they are chosen as before and after a date', async () => {
    // A third converts, 41 days after landing, whatever the month; the data end in June.
    const events = eventsOf([1, 2, 3, 4, 5, 6].map((month) => ({ month, people: 84, converted: 28, after: 41 }))) // prettier-ignore
    const known = events.filter((event) => event < at(6, 29))
    const { params, rows, totals, said } = await report(known)
    // Two thirds of June's and half of May's conversions are not known yet.
    expect(params.withinDays).toBe(60)
    expect(rows.map((row) => row.immature)).toEqual([false, false, false, true, true, true])
    expect(totals).toMatchObject({
      intervals: 4,
      trends: [{ direction: null, pAdjusted: 1 }],
      trendOfAll: { direction: null, pValue: 1 },
    })
    expect(said).toMatch(/^No rise or fall of a rate over 4 months can be told from chance \| Conversions within 60 days of landing, the same time for everybody; 1\d\d people landed too late/) // prettier-ignore
    expect((await report(known, { withinDays: 150 })).said).toMatch(
      /^There is no trend to tell: only one month has people who have had 150 days to convert/,
    )
  })

  it('takes no other mix for a rise: with visitors alike in device in every month there is none', async () => {
    // 1 in 10 on a phone and 4 in 10 on a desktop in either month, of which the second has more.
    const people = (month: number, device: string, size: number, converted: number): string[] =>
      Array.from({ length: size }, (_, each) => {
        const who = `${device}${month}-${each}`
        const lands = `${at(month, 1 + (each % 28))},${who},,/a/1,${device}`
        return each < converted ? [lands, `${at(month, 1 + (each % 28))},${who},Signup,,`] : [lands]
      }).flat()
    const events = [
      ...people(1, 'mobile', 80, 8), ...people(1, 'desktop', 20, 8),
      ...people(2, 'mobile', 20, 2), ...people(2, 'desktop', 80, 32),
      `${at(5, 5)},late,,/a/1,mobile`,
    ] // prettier-ignore
    const { totals, said } = await report(events, {}, 'timestamp,visitor,event,path,device_type')
    expect(totals.mixOf).toBe('device')
    expect(totals.trends).toMatchObject([{ direction: 'rise', sameMixDirection: null, sameMixPValue: 1, sameMixPAdjusted: 1 }]) // prettier-ignore
    expect(totals.trends[0]!.pAdjusted).toBeLessThan(0.01)
    // One key is everybody: the same test, and the same with the same mix.
    expect(totals.trendOfAll).not.toBeNull()
    expect(totals.trends[0]).toMatchObject(totals.trendOfAll!)
    expect(said).toMatch(
      /^With visitors alike in device in every month, no rise or fall of the rate of A over 2 months can be told from chance, adjusted p = 1\.000 \| With visitors as they came, the rate of A rises over 2 months: 16\.00 % of the first 100 people, 34\.00 % of the last 100, adjusted p = 0\.003\. \|/,
    )
    const asked = await report(events, { withinEach: 'channel' }, 'timestamp,visitor,event,path,device_type')
    expect(asked.totals).toMatchObject({ mixOf: 'channel', trends: [{ sameMixPValue: null }] })
    expect(asked.said).toMatch(/^The rate of A rises .* \| With visitors alike in channel in every month nothing can be told\./) // prettier-ignore
  })

  it('tells a trend of all together that no page by itself has', async () => {
    // Six pages, of which each has 8 % of 50 in the first month and 16 % of 50 in the second.
    const events = [...Array(6).keys()].flatMap((page) =>
      [[1, 4], [2, 8]].flatMap(([month, converted]) =>
        Array.from({ length: 50 }, (_, each) => {
          const who = `p${page}-${month}-${each}`
          const lands = `${at(month!, 1 + (each % 28))},${who},,/a/${page}`
          return each < converted! ? [lands, `${at(month!, 1 + (each % 28))},${who},Signup,`] : [lands]
        }).flat(),
      ),
    ) // prettier-ignore
    const { totals, said } = await report([...events, july], { by: 'page' })
    expect(totals.trends.every(({ pAdjusted }) => pAdjusted > 0.2)).toBe(true)
    // 24 of 300 against 48 of 300: z = 0.08 ÷ √(0.12 · 0.88 · 2 ÷ 300) = 3.015.
    expect(totals.trendOfAll).toMatchObject({ direction: 'rise', firstRate: 0.08, firstPeople: 300, lastRate: 0.16 })
    expect(totals.trendOfAll!.pValue).toBeCloseTo(0.00257, 4)
    expect(said).toMatch(/^The rate of all together rises over 2 months: 8\.00 % of the first 300 people, 16\.00 % of the last 300, p = 0\.003 \| No rise or fall of one page by itself can be told from chance\. \|/) // prettier-ignore
  })

  it('leaves out who landed, or had converted, before the period', async () => {
    const events = [
      ...eventsOf([2, 3, 4].map((month) => ({ month, people: 50, converted: 10 }))),
      // Landed and converted in January, and came back in March; landed in January only; converted first and landed in March.
      `${at(1, 5)},back,,/a/1`, `${at(1, 6)},back,Signup,`, `${at(3, 5)},back,,/a/1`,
      `${at(1, 7)},again,,/a/1`, `${at(3, 7)},again,,/a/1`,
      `${at(1, 8)},known,Signup,`, `${at(3, 8)},known,,/a/1`,
      july,
    ] // prettier-ignore
    const { rows, totals, said } = await report(events, { from: '2026-02-01' })
    expect(rows.map((row) => [row.start, row.people, row.convertedPeople])).toEqual([
      ['2026-02-01', 50, 10], ['2026-03-01', 50, 10], ['2026-04-01', 50, 10], ['2026-07-01', 1, 0],
    ]) // prettier-ignore
    expect(totals).toMatchObject({ people: 151, landedEarlier: 2, convertedEarlier: 1 })
    expect(said).toContain(
      'Not counted: of those seen in the period 2 who landed before it and 1 who had converted before it.',
    )
  })
})

describe('findTrends', () => {
  const of = (...groups: [score: number, successes: number, total: number][]) =>
    new Map([['A', groups.map(([score, successes, total]) => ({ score, successes, total }))]])

  const unheld = () => null

  it('has p with the same mix adjusted over the keys that have one', () => {
    const series = new Map(['A', 'B', 'C'].map((key) => [key, of([0, 5, 30], [1, 15, 30]).get('A')!]))
    const held = new Map([['A', { sign: -1, pValue: 0.02, enough: true }], ['B', { sign: 1, pValue: 0.01, enough: true }]]) // prettier-ignore
    expect(findTrends(series, 1 / 3, (key) => held.get(key) ?? null)).toMatchObject([
      { key: 'A', direction: 'rise', sameMixDirection: 'fall', sameMixPValue: 0.02, sameMixPAdjusted: 0.02 },
      { key: 'B', direction: 'rise', sameMixDirection: 'rise', sameMixPValue: 0.01, sameMixPAdjusted: 0.02 },
      { key: 'C', direction: 'rise', sameMixDirection: null, sameMixPValue: null, sameMixPAdjusted: null },
    ])
  })

  it('names no rates that go against the direction, nor of intervals that overlap', () => {
    // Nearly everybody is in the middle one, which is in either third.
    expect(findTrends(of([0, 1, 10], [1, 300, 600], [2, 10, 10]), 0.5, unheld)[0]).toMatchObject({
      direction: 'rise', firstRate: null, firstPeople: null, lastRate: null, lastPeople: null,
    }) // prettier-ignore
  })

  it('counts intervals without anybody', () => {
    const [near] = findTrends(of([0, 15, 30], [1, 10, 30], [2, 5, 30]), 1 / 3, unheld)
    const [far] = findTrends(of([0, 15, 30], [1, 10, 30], [5, 5, 30]), 1 / 3, unheld)
    expect(near!.pValue).toBeCloseTo(0.00617, 5)
    expect(far!.pValue).toBeCloseTo(0.009662, 5)
  })
})
