/** Golden numbers of before and after a date, worked out by hand, and what must hold for any people. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { plainWords } from '../../../../shared/findings/words.ts'
import { allDays, beforeAfterFinding } from '../../../../shared/findings/before-after.ts'
import { findingOf } from '../../../../shared/findings/index.ts'
import type { ReportParamsInput } from '../../../../shared/reports/index.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { chooseWithin } from './choose-within.ts'
import { openSmallSite } from '../../testing/small-site.ts'

const config = {
  contentGroups: [
    { group: 'A', match: '/a/*' },
    { group: 'B', match: '/b/*' },
  ],
  goals: [{ name: 'Bought', event: 'Bought' }],
}

interface Person {
  id: string
  /** Days of March 2024 (0 = the 1st), at noon. */
  landed: number
  path: string
  bought?: number
  back?: number
}

const at = (day: number): string => new Date(Date.UTC(2024, 2, 1, 12) + day * 86_400_000).toISOString()
const eventsOf = (people: readonly Person[]): string =>
  [
    'timestamp,visitor,event,path',
    ...people.flatMap(({ id, landed, path, bought, back }) => [
      `${at(landed)},${id},,${path}`,
      ...(back === undefined ? [] : [`${at(back)},${id},,${path}`]),
      ...(bought === undefined ? [] : [`${at(bought)},${id},Bought,`]),
    ]),
  ].join('\n') + '\n'

const many = (name: string, count: number, of: (index: number) => Omit<Person, 'id'>): Person[] =>
  Array.from({ length: count }, (_, index) => ({ id: `${name}${index}`, ...of(index) }))

async function open(people: readonly Person[], imported = '2020-01-01'): Promise<TestApp> {
  const test = await openApp(config, undefined, { now: () => new Date(`${imported}T00:00:00Z`) })
  await test.call('imports.run', { files: [{ file: test.file('e.csv', eventsOf(people)) }] })
  return test
}

describe('before and after the 11th', () => {
  let test: TestApp
  const report = (params: ReportParamsInput<'before-after'> = {}) =>
    runReport(test.call, 'before-after', { date: '2024-03-11', withinDays: 2, ...params })

  beforeAll(async () => {
    test = await open([
      // A: 100 before, 10 buy a day later; 100 after, 25 do.
      ...many('ab', 100, (i) => ({ landed: 3, path: '/a/1', ...(i < 10 && { bought: 4 }) })),
      ...many('aa', 100, (i) => ({ landed: 12, path: '/a/1', ...(i < 25 && { bought: 14 }) })),
      // B: 100 before, 20 buy; 300 after, 60 do.
      ...many('bb', 100, (i) => ({ landed: 5, path: '/b/1', ...(i < 20 && { bought: 5.5 }) })),
      ...many('ba', 300, (i) => ({ landed: 11, path: '/b/2', ...(i < 60 && { bought: 12 }) })),
      // Three days after landing: later than two.
      { id: 'later', landed: 4, path: '/a/1', bought: 7 },
      // Bought before they were ever on a page; landed on the first day and came back.
      { id: 'had', landed: 13, path: '/a/1', bought: 2 },
      { id: 'early', landed: 0, path: '/a/1', back: 13, bought: 1 },
      // 19 days of noon are the end of the data: who lands on the 18.5th has not had two days.
      { id: 'recent', landed: 18.5, path: '/b/1' },
      { id: 'last', landed: 19, path: '/b/1' },
    ])
  })
  afterAll(() => test.close())

  it('says which days are left out so that both are equally long, and takes them in', async () => {
    const found = await report()
    // 1 to 3 March.
    expect(found.totals).toMatchObject({ daysBefore: 7, daysAfter: 7, furtherDaysBefore: 3, furtherDaysAfter: 0 })
    expect(findingOf(found)?.more).toContain('7 days before, as many after; 3 more days before are in the data.')
    const all = allDays(found)!
    expect(all).toMatchObject({ from: '2024-03-01', to: '2024-03-18' })
    const whole = await report({ from: all.from, to: all.to })
    expect(whole.totals).toMatchObject({ daysBefore: 10, daysAfter: 7, furtherDaysBefore: 0, furtherDaysAfter: 0 })
    expect(allDays(whole)).toBeNull()
    // A quarter of what is compared, or more, is said at once: 5 to 17 March are 13 days, of which four are compared.
    const short = await report({ date: '2024-03-05' })
    expect(allDays(short)).toMatchObject({ from: '2024-03-01', to: '2024-03-18' })
    expect(findingOf(short)?.sub).toContain('4 days before, as many after; 9 more days after are in the data.')
  })

  it('counts both sides with the same time, in equal periods', async () => {
    const { params, rows, totals } = await report()
    // The last event is on 20 March, noon; two days before is the 18th, noon, so the 18th is not over: 11 to 17 March are
    // seven days, and seven before the 11th begin on the 4th. Who landed on the 4th (day 3) is in, on the 1st is not.
    expect(params).toMatchObject({
      from: '2024-03-04',
      date: '2024-03-11',
      to: '2024-03-18',
      withinDays: 2,
      goal: 'Bought',
    })
    expect(
      rows.map((row) => [row.key, row.peopleBefore, row.convertedBefore, row.peopleAfter, row.convertedAfter]),
    ).toEqual([
      ['B', 100, 20, 300, 60],
      ['A', 101, 10, 100, 25],
    ])
    expect(totals).toMatchObject({
      peopleBefore: 201, convertedBefore: 30, peopleAfter: 400, convertedAfter: 85, daysBefore: 7, daysAfter: 7,
      landedEarlier: 1, landedEarlierConverted: 1, convertedEarlier: 1, tooRecent: 2, convertedLater: 1, withoutLanding: 0,
      dataEnd: '2024-03-20T12:00:00.000Z', dataEndBy: 'page views',
      // 10 + 25 of A and 20 + 60 of B, "early", and "later", who took three days.
      reached: 117, reachedInTime: 116,
    }) // prettier-ignore
  })

  it('tests each, adjusts over both, and splits the change of everybody', async () => {
    const { rows, totals } = await report()
    const [b, a] = rows
    expect(b).toMatchObject({
      rateBefore: 0.2,
      rateAfter: 0.2,
      difference: 0,
      pValue: 1,
      enough: true,
      peopleNeeded: null,
    })
    // 10 ÷ 101 against 25 ÷ 100: pooled 35 ÷ 201 = 0.17413; z = 0.150990 ÷ √(0.17413 · 0.82587 · (1/100 + 1/101)) = 2.8224.
    expect(a!.difference).toBeCloseTo(0.15099, 5)
    expect(a!.pValue).toBeCloseTo(0.00477, 5)
    // Two tests: the smaller p doubles, the larger stays.
    expect(a!.pAdjusted).toBeCloseTo(2 * a!.pValue!, 12)
    expect(b!.pAdjusted).toBe(1)
    // Rates: B 0; A 0.150990 × (101 ÷ 201 + 100 ÷ 400) ÷ 2 = 0.0568.
    expect(totals.rateEffect).toBeCloseTo(0.15099 * ((101 / 201 + 0.25) / 2), 6)
    expect(totals.rateEffect! + totals.mixEffect!).toBeCloseTo(85 / 400 - 30 / 201, 12)
    expect(rows.reduce((sum, row) => sum + row.rateEffect! + row.mixEffect!, 0)).toBeCloseTo(totals.difference!, 12)
  })

  it('says it in words', async () => {
    const { headline, sub, more } = beforeAfterFinding(await report())
    const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
    expect(plain(plainWords(headline))).toBe(
      'Since 11 Mar 2024 the rate of A is 15.10 points higher: 25.00 % against 9.90 % before (95 % interval +4.61 to +25.41), adjusted p = 0.010',
    )
    expect(plain(sub.join(' '))).toBe(
      '201 people a week landed before and 400 since, of whom 30.0 and 85.0 reached “Bought”. 4 – 10 Mar 2024 against 11 – 17 Mar 2024; conversions within 2 days of landing. No randomised test: season, campaigns or prices may differ too.',
    )
    expect(more.map(plain)).toEqual([
      'Everybody: 21.25 % against 14.93 %, +6.32 points, p = 0.063.',
      'Of the +6.32 points of everybody, +5.68 are the rates of content groups and +0.64 the mix of them (A had 50.2 % of the people and now 25.0 %).',
      '7 days before, as many after; 3 more days before are in the data.',
      '99 % of the conversions after landing come within 2 days.',
    ])
  })

  it('goes by p, and only shows the interval', async () => {
    const found = await report()
    const said = (low: number, pValue: number) =>
      plainWords(
        beforeAfterFinding({ ...found, rows: [found.rows[0]!], totals: { ...found.totals, low, pValue } }).headline,
      )
    expect(said(-0.001, 0.048)).toContain('the rate of everybody is 6.32 points higher')
    expect(said(0.001, 0.052)).toContain('no change of the rate can be told from chance')
  })

  it('says what everybody did first where only one group has enough people', async () => {
    const found = await report()
    const [b, a] = found.rows
    const { headline, sub, more } = beforeAfterFinding({
      ...found,
      rows: [a!, { ...b!, enough: false, pValue: null, pAdjusted: null }],
    })
    const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
    expect(plain(plainWords(headline))).toMatch(
      /^Since 11 Mar 2024 no change of the rate can be told from chance: \+6\.32 points/,
    )
    expect(plain(sub[0]!)).toBe(
      'The rate of A, the only one with enough people, is 15.10 points higher: 25.00 % against 9.90 % before (95 % interval +4.61 to +25.41), p = 0.005.',
    )
    expect(more.join(' ')).not.toMatch(/Everybody:|No group by itself/)
  })

  it('names the group it looks within, whose people are not everybody', async () => {
    const said = async (within: string | null, pages: string | null = null) => {
      const { headline, sub, more } = beforeAfterFinding(await report({ by: 'page', within, pages }))
      return [plainWords(headline).split(':')[0], [...sub, ...more].join(' ')]
    }
    const [headline, sub] = await said('A')
    expect(headline).toBe('Since 11\u00a0Mar 2024 the rate of those who landed on A is 15.10 points higher')
    expect(sub).not.toContain('verybody')
    expect((await said('B'))[0]).toBe(
      'Since 11\u00a0Mar 2024, among those who landed on B, no change of the rate can be told from chance',
    )
    const onPages = 'the rate of those who landed on /a/1 is 15.10 points higher'
    expect((await said(null, '/a/1'))[0]).toBe(`Since 11\u00a0Mar 2024 ${onPages}`)
    expect((await said('A', '/a/1'))[0]).toBe(`Since 11\u00a0Mar 2024 ${onPages.replace('/a/1', 'A, on /a/1')}`)
  })

  it('takes other periods, and cuts them to the data', async () => {
    const { params, totals } = await report({ from: '2024-02-01', to: '2025-01-01' })
    expect(params).toMatchObject({ from: '2024-03-01', to: '2024-03-18' })
    expect(totals).toMatchObject({
      daysBefore: 10,
      daysAfter: 7,
      landedEarlier: 0,
      peopleBefore: 202,
      convertedBefore: 31,
    })
    // Filled in, they give the same again.
    expect((await report({ ...params, goal: null })).totals).toEqual(totals)
    // A period after that ends long before the data: nobody in it is too recent.
    expect((await report({ to: '2024-03-13' })).totals).toMatchObject({
      daysBefore: 2,
      daysAfter: 2,
      tooRecent: 0,
      landedAfter: 0,
    })
    // The middle of the 17 days with data.
    const middle = await report({ date: null })
    expect(middle.params.date).toBe('2024-03-09')
    expect(middle.totals.middle).toBe('2024-03-09')
    const { headline, sub } = findingOf(middle)!
    expect(plainWords(headline).replaceAll('\u00a0', ' ')).toContain('Since 9 Mar 2024, the middle of the data, ')
    expect(sub[0]).toBe('The middle means nothing by itself: name the day something changed.')
    // Whoever gives that day has a reason to.
    const given = findingOf(await report({ date: '2024-03-09' }))!
    expect(plainWords(given.headline)).not.toContain('middle')
    expect(given.sub.join(' ')).not.toContain('middle')
    // Of other days it is in the middle of those.
    const days = await report({ date: null, from: '2024-03-03', to: '2024-03-15' })
    expect([days.params.date, days.totals.dateChosen]).toEqual(['2024-03-09', false])
    const earlier = await report({ date: null, from: '2024-03-01', to: '2024-03-13' })
    expect(plainWords(findingOf(earlier)!.headline).replaceAll('\u00a0', ' ')).toContain(
      'Since 7 Mar 2024, the middle of the period, ',
    )
    expect(totals.middle).toBe('2024-03-09')
  })

  it('looks at pages, and within a group', async () => {
    expect(
      (await report({ by: 'page', within: 'B' })).rows.map((row) => [
        row.key,
        row.peopleBefore,
        row.rateBefore,
        row.peopleAfter,
      ]),
    ).toEqual([
      ['/b/2', 0, null, 300],
      ['/b/1', 100, 0.2, 0],
    ])
    const one = await report({ pages: '/b/{1,3}' })
    expect(one.rows.map((row) => [row.key, row.peopleBefore, row.peopleAfter])).toEqual([['B', 100, 0]])
    expect(one.totals).toMatchObject({ peopleBefore: 100, peopleAfter: 0, withoutLanding: 0 })
    expect((await report({ pages: '/b/*', within: 'A' })).rows).toEqual([])
    await expect(report({ pages: '/c' })).rejects.toThrow('No page matches "/c"')
    await expect(report({ within: 'C' })).rejects.toThrow(
      /^There is no content group "C" to look within; there are [^.]*\.$/,
    )
    await expect(report({ within: '30' })).rejects.toThrow(
      'To count conversions within 30 days of landing, say so as days (--within-days 30).',
    )
  })

  it('leads to as many people as it counts, on both sides', async () => {
    for (const by of ['group', 'page'] as const)
      for (const [within, pages] of [
        [null, null],
        ['A', null],
        [null, '/b/{1,2}'],
      ] as const) {
        const { rows, totals, params } = await report({ by, within, pages })
        const ask = (key: string | null, from: string | null, to: string | null) =>
          runReport(test.call, 'people', { by, within, pages, key, from, to, withinDays: 2, limit: 1000 })
        for (const row of [...rows, { ...totals, key: null }]) {
          const before = await ask(row.key, params.from, params.date)
          const after = await ask(row.key, params.date, params.to)
          expect([
            before.totals.people,
            before.totals.convertedPeople,
            after.totals.people,
            after.totals.convertedPeople,
          ]).toEqual([row.peopleBefore, row.convertedBefore, row.peopleAfter, row.convertedAfter])
          expect([before.rows.length, after.rows.length]).toEqual([row.peopleBefore, row.peopleAfter])
        }
      }
    // Who bought too late is listed without, with what they did; who had bought before landing is not there.
    const a = await runReport(test.call, 'people', {
      key: 'A',
      from: '2024-03-04',
      to: '2024-03-11',
      withinDays: 2,
      who: 'not-converted',
      limit: 1000,
    })
    expect(a.totals).toMatchObject({ people: 91, convertedPeople: 0 })
    expect(a.rows.filter((row) => row.conversions.length > 0).map((row) => row.person)).toEqual(['later'])
    const one = await runReport(test.call, 'people', { id: 'had', withinDays: 2 })
    expect(one.totals.people).toBe(0)
    await expect(runReport(test.call, 'people', { withinDays: 2, model: 'last' })).rejects.toThrow(
      'goes with model first',
    )
  })

  it('the ranking of the days since counts who was there before, and says so', async () => {
    // "early" landed and bought before and came back; "had" bought before and landed since: both count there as not bought.
    expect((await runReport(test.call, 'template-ranking', { from: '2024-03-11' })).totals).toMatchObject({
      landedEarlier: 1, convertedEarlier: 2,
    }) // prettier-ignore
    expect((await runReport(test.call, 'template-ranking', { from: '2024-03-11', within: 'B' })).totals).toMatchObject({
      landedEarlier: 0, convertedEarlier: 0,
    }) // prettier-ignore
  })

  it('refuses dates that leave a side empty', async () => {
    await expect(report({ date: '2024-03-01' })).rejects.toThrow(
      'Nobody landed before 2024-03-01: the first did on 2024-03-01',
    )
    await expect(report({ date: '2024-03-18' })).rejects.toThrow(
      'The data end on 2024-03-20, so nobody who landed on 2024-03-18 or later has had 2 days',
    )
    await expect(report({ from: '2024-03-12' })).rejects.toThrow('is not between the first day before it')
    await expect(report({ withinDays: 30 })).rejects.toThrow('The data are shorter than 30 days')
  })
})

describe('where summer time begins at midnight', () => {
  // In Santiago the 6th of September 2026 begins at one: people land every hour of the days around it.
  const hours = Array.from({ length: 24 * 20 }, (_, hour) => new Date(Date.UTC(2026, 7, 28, 4) + hour * 3_600_000))
  const rows = hours.flatMap((time, index) => [
    `${time.toISOString()},v${index},,/a/1`,
    ...(index % 5 === 0 ? [`${time.toISOString()},v${index},Bought,`] : []),
  ])
  let test: TestApp
  beforeAll(async () => {
    test = await openApp({ ...config, timeZone: 'America/Santiago' })
    await test.call('imports.run', { files: [{ file: test.file('e.csv', ['timestamp,visitor,event,path', ...rows].join('\n')) }] }) // prettier-ignore
  })
  afterAll(() => test.close())

  it('gives the same for the periods it says as for those it chose', async () => {
    for (const params of [{}, { date: '2026-09-06' }, { date: '2026-09-07' }, { date: '2026-09-05' }]) {
      const chosen = await runReport(test.call, 'before-after', { withinDays: 1, ...params })
      const asked = await runReport(test.call, 'before-after', chosen.params)
      expect([asked.rows, asked.params]).toEqual([chosen.rows, chosen.params])
      expect({ ...asked.totals, dateChosen: null }).toEqual({ ...chosen.totals, dateChosen: null })
      expect(Number.isInteger(chosen.totals.daysBefore) && chosen.totals.daysAfter === chosen.totals.daysBefore).toBe(
        true,
      )
    }
  })

  it('begins every later day at midnight', async () => {
    const days = (await runReport(test.call, 'landing-trend', { interval: 'day' })).rows
    const peopleOf = (start: string) => days.find((row) => row.start === start)?.people
    expect(['2026-09-05', '2026-09-06', '2026-09-07', '2026-09-08'].map(peopleOf)).toEqual([24, 23, 24, 24])
  })
})

describe('how long after landing conversions count, where nobody says', () => {
  it('takes the fewest days that hold nine of ten conversions and leave people on both sides', () => {
    const nine = [0, 0.5, 2, 3, 8, 9, 10, 13, 14, 20]
    expect(chooseWithin(nine, () => true)).toBe(14)
    // Two of ten later than 14 days: 30.
    expect(chooseWithin([...nine.slice(0, 8), 20, 30], () => true)).toBe(30)
    // All at once; and nobody ever.
    expect(chooseWithin([0, 0, 1], () => true)).toBe(1)
    expect(chooseWithin([], () => true)).toBe(1)
    // So long that a side would be empty: the longest that leaves people; if none does, the shortest.
    expect(chooseWithin(nine, (days) => days <= 7)).toBe(7)
    expect(chooseWithin([100], () => true)).toBe(90)
    expect(chooseWithin(nine, () => false)).toBe(1)
  })

  const slow = (end: number): Promise<TestApp> =>
    open([
      // 20 before the 21st and 20 since: nine buy after 10 days, one after 12, one after 15.
      ...many('b', 20, (i) => ({ landed: 16, path: '/a/1', ...(i < 6 && { bought: i === 5 ? 31 : 26 }) })),
      ...many('a', 20, (i) => ({ landed: 22, path: '/a/1', ...(i < 5 && { bought: i === 4 ? 34 : 32 }) })),
      { id: 'end', landed: end, path: '/a/1' },
    ])

  it('fills it in, and says what it holds', async () => {
    const test = await slow(60)
    try {
      const report = await runReport(test.call, 'before-after', { date: '2024-03-21' })
      // 10 of 11 within 14 days, none within 7.
      expect(report.params.withinDays).toBe(14)
      expect(report.totals).toMatchObject({
        peopleBefore: 20, convertedBefore: 5, peopleAfter: 20, convertedAfter: 5, convertedLater: 1, reached: 11, reachedInTime: 10,
      }) // prettier-ignore
      const said = (params: ReportParamsInput<'before-after'>) =>
        runReport(test.call, 'before-after', params).then((each) =>
          beforeAfterFinding(each).more.join(' ').replaceAll('\u00a0', ' '),
        )
      expect(await said({ date: '2024-03-21' })).toContain('91 % of the conversions after landing come within 14 days.')
      // One of eleven is less than a tenth; of 7 days all of them are later.
      expect(await said({ date: '2024-03-21' })).not.toContain('count as not converted')
      expect(await said({ date: '2024-03-21', withinDays: 7 })).toContain(
        '0 % of the conversions after landing come within 7 days. 11 of the 11 people who converted did so later than 7 days after landing and count as not converted.',
      )
      expect(await runReport(test.call, 'before-after', report.params)).toEqual(report)
    } finally {
      test.close()
    }
  })

  it('is never so long that nobody is left', async () => {
    // The data end 12 days after those since landed: they have not had 14, but 7.
    const test = await slow(34)
    try {
      const { params, totals } = await runReport(test.call, 'before-after', { date: '2024-03-21' })
      expect([params.withinDays, totals.peopleBefore, totals.peopleAfter]).toEqual([7, 20, 20])
    } finally {
      test.close()
    }
  })
})

describe('where page views and the goal come from files of different ends', () => {
  const views = many('v', 20, (i) => ({ landed: i, path: '/a/1' }))
  /** 20 land on 1 to 20 March, one a day, at noon; deals come from another file, the last on day `end`. */
  const openBoth = async (end: number, imported = '2020-01-01'): Promise<TestApp> => {
    const test = await open(views, imported)
    const deals = ['timestamp,visitor,event', `${at(5)},v4,Bought`, `${at(end)},v10,Bought`].join('\n') + '\n'
    await test.call('imports.run', { files: [{ file: test.file('deals.csv', deals) }] })
    return test
  }
  const report = (test: TestApp) => runReport(test.call, 'before-after', { date: '2024-03-11', withinDays: 2 })
  const trend = async (test: TestApp) =>
    (await runReport(test.call, 'landing-trend', { interval: 'day', withinDays: 2 })).rows
      .filter((row) => row.immature)
      .map((row) => row.start)

  it('goes on with the deals for those who landed by the last page view', async () => {
    const test = await openBoth(33, '2024-05-01')
    try {
      const { params, totals } = await report(test)
      // Deals are known until 3 April, so all who landed have had two days; the 20th itself is not over.
      expect(params).toMatchObject({ from: '2024-03-02', date: '2024-03-11', to: '2024-03-20' })
      expect(totals).toMatchObject({
        dataEnd: '2024-04-03T12:00:00.000Z', dataEndBy: 'goal', tooRecent: 0, landedLast: '2024-03-19',
        peopleBefore: 9, convertedBefore: 1, peopleAfter: 9, convertedAfter: 0, convertedLater: 1,
      }) // prettier-ignore
      expect(
        (await runReport(test.call, 'before-after', { date: '2024-03-11', withinDays: 14 })).totals.tooRecent,
      ).toBe(0)
      await expect(runReport(test.call, 'before-after', { date: '2024-03-25', withinDays: 2 })).rejects.toThrow(
        'Page views end on 2024-03-20, so nobody can be seen to land on 2024-03-25 or later',
      )
      expect(await trend(test)).toEqual([])
    } finally {
      test.close()
    }
  })

  it('ends with the last day of the goal, as nobody can reach it since', async () => {
    const test = await openBoth(33, '2024-05-01')
    try {
      const { goals } = await test.call('config.get', {})
      const endsOn = (to: string) =>
        test.call('config.set', { config: { goals: goals.map((each) => ({ ...each, to })) } })
      await endsOn('2024-03-16')
      // Who landed on the 14th or later had no two days before the 16th.
      const { totals } = await report(test)
      expect(totals).toMatchObject({ dataEnd: '2024-03-16T00:00:00.000Z', dataEndBy: 'last day of the goal', landedLast: '2024-03-13' }) // prettier-ignore
      expect(totals.tooRecent).toBeGreaterThan(0)
      await expect(runReport(test.call, 'before-after', { date: '2024-03-15', withinDays: 2 })).rejects.toThrow(
        'The goal is not reached any more from 2024-03-16 on, so nobody who landed on 2024-03-15 or later has had 2 days',
      )
      // A day that the data do not reach changes nothing.
      await endsOn('2024-06-01')
      expect((await report(test)).totals.dataEndBy).toBe('goal')
    } finally {
      test.close()
    }
  })

  it('ends with the last page view, though deals are expected later than their file was imported', async () => {
    const test = await openBoth(33)
    try {
      const { params, totals } = await report(test)
      // The last page view is on 20 March, noon; two days before is the 18th, noon: days until the 17th are over, and not the
      // 22 days until 2 April less two, on which nobody can have landed.
      expect(params).toMatchObject({ from: '2024-03-04', date: '2024-03-11', to: '2024-03-18' })
      // Who landed on the 18th, at noon, has had two days to the minute, but its day is not over; the 19th and 20th are too
      // recent. v10 landed on the 11th and bought 23 days later; v4 landed on the 5th and bought on the 6th.
      expect(totals).toMatchObject({
        dataEnd: '2024-03-20T12:00:00.000Z', dataEndBy: 'page views', tooRecent: 2, landedAfter: 1,
        // Of all data, whatever period is shown.
        landedFirst: '2024-03-01', landedLast: '2024-03-17',
        peopleBefore: 7, convertedBefore: 1, peopleAfter: 7, convertedAfter: 0, convertedLater: 1,
      }) // prettier-ignore
      // Of landing day by day: the 18th ends at midnight, and two days later the page views are over.
      expect(await trend(test)).toEqual(['2024-03-18', '2024-03-19', '2024-03-20'])
    } finally {
      test.close()
    }
  })

  it('ends with the deals, where they end before the page views', async () => {
    const test = await openBoth(15)
    try {
      const { params, totals } = await report(test)
      // The deals end on the 16th, noon: days until the 13th are over, three from the 11th, and three before it.
      expect(params).toMatchObject({ from: '2024-03-08', date: '2024-03-11', to: '2024-03-14' })
      // Landed on the 15th or later (six people): what they bought within two days is not known.
      expect(totals).toMatchObject({
        dataEnd: '2024-03-16T12:00:00.000Z', dataEndBy: 'goal', tooRecent: 6, peopleBefore: 3, peopleAfter: 3,
      }) // prettier-ignore
      expect((await trend(test))[0]).toBe('2024-03-14')
    } finally {
      test.close()
    }
  })

  it('is not ended by the last conversion of a file that has page views too', async () => {
    // One more file, of page views and one conversion on the 10th: those of the 20th are in the other file.
    const test = await openApp(config)
    try {
      await test.call('imports.run', { files: [{ file: test.file('views.csv', eventsOf(views)) }] })
      const both = eventsOf([{ id: 'w', landed: 8, path: '/a/1', bought: 9 }])
      await test.call('imports.run', { files: [{ file: test.file('both.csv', both) }] })
      expect((await report(test)).totals).toMatchObject({
        dataEnd: '2024-03-20T12:00:00.000Z',
        dataEndBy: 'page views',
      })
    } finally {
      test.close()
    }
  })
})

it('finds nothing in a handful, and says so', async () => {
  const test = await openSmallSite()
  try {
    // Ann lands on the 1st and buys two days later: not within six hours. Bob lands and buys on the 4th. Cid lands when the
    // data end. Dan buys without a page, on the 5th.
    const result = await runReport(test.call, 'before-after', { withinDays: 0.25, date: '2019-01-03' })
    expect(result.params).toMatchObject({ from: '2019-01-01', to: '2019-01-05' })
    expect(
      result.rows.map((row) => [row.key, row.rateBefore, row.rateAfter, row.difference, row.enough, row.pValue]),
    ).toEqual([
      ['Articles', 0, null, null, false, null],
      ['City pages', null, 1, null, false, null],
    ])
    expect(result.totals).toMatchObject({
      convertedLater: 1,
      tooRecent: 1,
      withoutLanding: 0,
      rateEffect: 0,
      mixEffect: 1,
    })
    expect(plainWords(findingOf(result)!.headline).replaceAll('\u00a0', ' ')).toBe(
      'Since 3 Jan 2019 there are too few to tell: 1 of 1 against 0 of 1 before; Fisher’s exact test cannot tell a change from chance either, p = 1.000',
    )
  } finally {
    test.close()
  }
})

it('for any people: nobody counts twice, parts sum to the whole, words are whole', async () => {
  const person = fc.record({
    landed: fc.integer({ min: 0, max: 24 }),
    path: fc.constantFrom('/a/1', '/a/2', '/b/1', '/c'),
    bought: fc.option(fc.integer({ min: 0, max: 26 }), { nil: undefined }),
    back: fc.option(fc.integer({ min: 0, max: 26 }), { nil: undefined }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 4, maxLength: 60 }),
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom('group' as const, 'page' as const, 'source' as const),
      async (drawn, withinDays, by) => {
        const people = drawn.map((each, index) => ({
          id: `p${index}`,
          landed: Math.min(each.landed, each.back ?? 99),
          path: each.path,
          ...(each.bought !== undefined && { bought: each.bought }),
          ...(each.back !== undefined && { back: Math.max(each.landed, each.back) }),
        }))
        const last = Math.max(...people.flatMap((each) => [each.landed, each.bought ?? 0, each.back ?? 0]))
        const test = await open(people)
        try {
          const date = '2024-03-12'
          const result = await runReport(test.call, 'before-after', { date, withinDays, by }).catch((error: unknown) =>
            String(error),
          )
          if (typeof result === 'string') {
            expect(result).toMatch(/data end|landed before|shorter/)
            return
          }
          const { rows, totals, params } = result
          const dayOf = (text: string | null): number => (Date.parse(text!) - Date.parse('2024-03-01')) / 86_400_000
          // Counted anew, person by person; noon of a day is within it.
          const [from, middle, to] = [dayOf(params.from), dayOf(params.date), dayOf(params.to)]
          const counted = people.filter(
            ({ landed, bought }) =>
              landed + 0.5 >= from &&
              landed + 0.5 < to &&
              landed + withinDays <= last &&
              !(bought !== undefined && bought < landed),
          )
          const before = counted.filter(({ landed }) => landed + 0.5 < middle)
          const after = counted.filter(({ landed }) => landed + 0.5 >= middle)
          const converted = (list: typeof counted): number =>
            list.filter(({ landed, bought }) => bought !== undefined && bought - landed <= withinDays).length
          expect([totals.peopleBefore, totals.convertedBefore, totals.peopleAfter, totals.convertedAfter]).toEqual([
            before.length, converted(before), after.length, converted(after),
          ]) // prettier-ignore
          expect(totals.daysBefore).toBe(totals.daysAfter)
          const sum = (of: (row: (typeof rows)[number]) => number): number =>
            rows.reduce((total, row) => total + of(row), 0)
          expect([sum((row) => row.peopleBefore), sum((row) => row.convertedAfter)]).toEqual([
            totals.peopleBefore,
            totals.convertedAfter,
          ])
          if (totals.difference !== null)
            expect(sum((row) => row.rateEffect! + row.mixEffect!)).toBeCloseTo(totals.difference, 10)
          for (const row of rows) {
            expect(row.pAdjusted !== null).toBe(row.enough && row.pValue !== null)
            if (row.pAdjusted !== null) expect(row.pAdjusted).toBeGreaterThanOrEqual(row.pValue!)
          }
          const { headline, sub, more } = beforeAfterFinding(result)
          expect([plainWords(headline), ...sub, ...more].join(' ')).not.toMatch(/NaN|undefined|null|Infinity/)
        } finally {
          test.close()
        }
      },
    ),
    { numRuns: 12 },
  )
}, 120_000)
