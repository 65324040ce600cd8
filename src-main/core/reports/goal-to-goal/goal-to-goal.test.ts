import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { nextByColleague } from '../../../../shared/notes/colleagues.ts'
import { reportCsv } from '../../../../shared/reports/as-csv.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

const contentGroups = [
  { group: 'Guides', match: '/guides/**', topics: ['x', 'y'] },
  { group: 'Templates', match: '/templates/**', topics: ['x'] },
]
const goals = [
  { name: 'Trial', event: 'Trial' },
  { name: 'Paid', event: 'Paid' },
]

/**
 * Ann reads a guide, tries, reads a template and pays. Bob starts on a template and tries. Cid pays before he tries. Dan
 * has paid for years and is on no page. Eve tries and pays in one moment. Fay only reads.
 */
const csv = `timestamp,anonymous_id,user_id,event,path
2024-01-01T10:00:00Z,,ann,,/guides/a
2024-01-02T10:00:00Z,,ann,Trial,
2024-01-10T10:00:00Z,,ann,,/templates/a
2024-01-12T10:00:00Z,,ann,Paid,
2024-01-01T10:00:00Z,,bob,,/templates/b
2024-01-03T10:00:00Z,,bob,Trial,
2024-01-01T10:00:00Z,,cid,,/guides/b
2024-01-04T10:00:00Z,,cid,Paid,
2024-01-05T10:00:00Z,,cid,Trial,
2024-01-06T10:00:00Z,,dan,Paid,
2024-01-07T10:00:00Z,,eve,,/guides/c
2024-01-08T10:00:00Z,,eve,Trial,
2024-01-08T10:00:00Z,,eve,Paid,
2024-01-09T10:00:00Z,,fay,,/templates/c
`

async function site(data: string, config: object, use: (test: TestApp) => Promise<void>): Promise<void> {
  const test = await openApp({ contentGroups, goals, ...config })
  try {
    await test.call('imports.run', { files: [{ file: test.file('e.csv', data) }] })
    await use(test)
  } finally {
    test.close()
  }
}

describe('goal-to-goal', () => {
  const figures = async (test: TestApp, params: object) =>
    Object.fromEntries(
      (await runReport(test.call, 'goal-to-goal', params)).rows.map((row) => [
        row.key,
        [row.people, row.convertedPeople, row.thenPeople, row.wentOn],
      ]),
    )

  it('the people who went on, who did not, and who never reached the next goal can be listed', () =>
    site(csv, {}, async (test) => {
      const listed = async (params: object) =>
        (await runReport(test.call, 'people', { then: 'Paid', ...params })).rows.map(({ person }) => person).sort()
      expect(await listed({})).toEqual(['ann', 'eve'])
      expect(await listed({ who: 'converted', reachedThen: 'not-after' })).toEqual(['bob', 'cid'])
      expect(await listed({ reachedThen: 'never' })).toEqual(['bob'])
      expect(await listed({ reachedThen: 'only-before' })).toEqual(['cid'])
      expect(await listed({ reachedThen: 'not-after', key: 'Guides' })).toEqual(['cid'])
      expect(await listed({ goal: 'Paid', then: 'Trial', reachedThen: 'never' })).toEqual(['dan'])
      // Bob converted two days after he landed, Cid four.
      expect(await listed({ reachedThen: 'not-after', withinDays: 3 })).toEqual(['bob'])
      const { totals, params } = await runReport(test.call, 'people', { then: 'Paid', reachedThen: 'not-after' })
      expect([totals.people, totals.convertedPeople, params.goal]).toEqual([2, 2, 'Trial'])
      await expect(listed({ who: 'not-converted' })).rejects.toThrow('then looks at people who reached "Trial"')
      await expect(listed({ then: null, reachedThen: 'never' })).rejects.toThrow('it goes with then')
      await expect(listed({ then: 'Sale' })).rejects.toThrow('There is no goal "Sale"')
    }))

  it('shows both goals by content, and who went on', () =>
    site(csv, {}, async (test) => {
      const { params, rows, totals } = await runReport(test.call, 'goal-to-goal', {})
      expect(params).toEqual({ goal: 'Trial', then: 'Paid', against: null, model: 'first', by: 'group', lookbackDays: null, from: null, to: null, withinDays: null, did: null, neverDid: null }) // prettier-ignore
      expect(rows.map((row) => [row.key, row.people, row.convertedPeople, row.thenPeople, row.wentOn])).toEqual([
        ['Guides', 3, 3, 3, 2],
        ['Templates', 2, 1, 0, 0],
        ['(none)', 0, 0, 1, 0],
      ])
      // Two of three, Wilson.
      expect(rows[0]).toMatchObject({ convertedShare: 3 / 4, thenShare: 3 / 4, rate: 2 / 3, enough: false })
      expect(rows[0]!.rateLow).toBeCloseTo(0.2077, 4)
      expect(rows[0]!.rateHigh).toBeCloseTo(0.9385, 4)
      expect(rows[2]).toMatchObject({ rate: null, rateLow: null, enough: false })
      // Ann after ten days, Eve at once; of those who paid Cid tried only later, Dan never.
      expect(totals).toMatchObject({
        people: 5, convertedPeople: 4, thenPeople: 4, wentOn: 2, rate: 1 / 2, medianDays: 5,
        thenAfter: 2, thenBefore: 1, thenOnly: 1, hadThen: 1, sameDayBefore: 0, sameDayAfter: 0,
      }) // prettier-ignore
    }))

  it('tells whose two goals are on one day of which the hour is not known', () =>
    site(csv, {}, async (test) => {
      // Ann comes to the fair on the day she tries, Bob the day after, Cid on the day he pays.
      const fair = 'date,email\n2024-01-02,ann\n2024-01-04,bob\n2024-01-04,cid\n'
      const map = { time: 'date', user: 'email', event: '=Fair' }
      await test.call('imports.run', { files: [{ file: test.file('fair.csv', fair), map, days: 'end' }] })
      await test.call('config.set', { config: { goals: [...goals, { name: 'Fair', event: 'Fair' }] } })
      const to = async (then: string) => (await runReport(test.call, 'goal-to-goal', { goal: 'Fair', then })).totals
      expect(await to('Trial')).toMatchObject({ wentOn: 1, hadThen: 2, sameDayBefore: 1, sameDayAfter: 0 })
      expect(await to('Paid')).toMatchObject({ wentOn: 1, hadThen: 1, sameDayBefore: 1, sameDayAfter: 0 })
    }))

  it('counts by the last touch before each goal, and the other way round', () =>
    site(csv, {}, async (test) => {
      // Ann’s last page before she pays is a template.
      expect(await figures(test, { model: 'last' })).toEqual({
        Guides: [3, 3, 2, 2],
        Templates: [2, 1, 1, 0],
        '(none)': [0, 0, 1, 0],
      })
      expect(await figures(test, { goal: 'Paid' })).toEqual({
        Guides: [3, 3, 3, 2],
        Templates: [2, 0, 1, 0],
        '(none)': [1, 1, 0, 0],
      })
      // A page with two topics counts in both.
      expect(await figures(test, { by: 'topic' })).toMatchObject({ x: [5, 4, 3, 2], y: [3, 3, 3, 2] })
    }))

  it('takes who reached the first goal in the period, and the next one whenever it was', () =>
    site(csv, {}, async (test) => {
      expect(await figures(test, { to: '2024-01-04' })).toEqual({ Guides: [2, 1, 0, 1], Templates: [1, 1, 0, 0] })
    }))

  describe('within some days', () => {
    const within = async (test: TestApp, withinDays: number) => {
      const { rows, totals } = await runReport(test.call, 'goal-to-goal', { withinDays })
      return { rows: rows.map((row) => [row.key, row.convertedPeople, row.tooRecent, row.wentOn, row.rate]), totals }
    }

    it('counts who has gone on so soon, of those of whom the data tell it', () =>
      // The last page view is Ann’s of 10 January, so it is known until then; she tried on the 2nd, Bob on the 3rd, Cid on
      // the 5th, Eve on the 8th.
      site(csv, {}, async (test) => {
        // Eve is at once there, Ann is after ten days.
        const two = await within(test, 2)
        expect(two.rows).toEqual([['Guides', 3, 0, 1, 1 / 3], ['Templates', 1, 0, 0, 0], ['(none)', 0, 0, 0, null]]) // prettier-ignore
        expect(two.totals).toMatchObject({ convertedPeople: 4, tooRecent: 0, wentOn: 1, wentOnLater: 1, rate: 1 / 4, medianDays: 0 }) // prettier-ignore
        // Three days after the 8th is the 11th: Eve has gone on, but who tried that day may still do so unseen.
        const three = await within(test, 3)
        expect(three.rows).toEqual([['Guides', 3, 1, 0, 0], ['Templates', 1, 0, 0, 0], ['(none)', 0, 0, 0, null]]) // prettier-ignore
        expect(three.totals).toMatchObject({ convertedPeople: 4, tooRecent: 1, wentOn: 0, wentOnLater: 1, rate: 0 })
        expect((await within(test, 9)).totals).toMatchObject({ tooRecent: 4, wentOn: 0, wentOnLater: 0, rate: null })
      }))

    it('ends where the file of the next goal ends, before or after the page views, and goes on where the files of both do', async () => {
      const pages = `timestamp,anonymous_id,user_id,event,path\n${Array.from({ length: 30 }, (_, n) => `2024-01-${String(n + 1).padStart(2, '0')}T10:00:00Z,,p${n},,/guides/a`).join('\n')}\n` // prettier-ignore
      const reach = (name: string, days: readonly number[], later = 0) =>
        `timestamp,anonymous_id,user_id,event,path\n${days.map((n) => `${new Date(Date.UTC(2024, 0, n + later, 12)).toISOString()},,p${n - 1},${name},`).join('\n')}\n` // prettier-ignore
      const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)
      const of = async (files: string[], withinDays: number, imported = '2025-01-01') => {
        const test = await openApp({ contentGroups, goals }, undefined, {
          now: () => new Date(`${imported}T00:00:00Z`),
        })
        try {
          const imports = files.map((text, n) => ({ file: test.file(`${n}.csv`, text) }))
          await test.call('imports.run', { files: imports })
          return (await runReport(test.call, 'goal-to-goal', { withinDays })).totals
        } finally {
          test.close()
        }
      }
      // All pay on the day after; the payments end on the 21st, so that trials from the 19th on have not had three days.
      expect(await of([pages, reach('Trial', days(1, 30)), reach('Paid', days(1, 20), 1)], 3)).toMatchObject({ convertedPeople: 30, tooRecent: 12, wentOn: 18, rate: 1 }) // prettier-ignore
      // Trials and payments go on after the page views, until the 30th, or know no page views.
      const both = `${reach('Trial', days(1, 30))}${reach('Paid', days(1, 20), 1).split('\n').slice(1).join('\n')}`
      const short = pages.split('\n').slice(0, 16).join('\n')
      expect(await of([short, both], 3)).toMatchObject({ convertedPeople: 30, tooRecent: 3, wentOn: 20 })
      expect(await of([both], 3)).toMatchObject({ convertedPeople: 30, tooRecent: 3, wentOn: 20, rate: 20 / 27 })
      // Page views and trials end together on the 15th, and billing goes on until the 21st.
      const [seen, trials, billing] = [short, reach('Trial', days(1, 15)), reach('Paid', days(1, 20), 1)]
      expect(await of([seen, trials, billing], 6)).toMatchObject({ convertedPeople: 15, tooRecent: 0, wentOn: 15, knownUntil: '2024-01-21' }) // prettier-ignore
      const trialsToo = `${seen}\n${trials.split('\n').slice(1).join('\n')}`
      expect(await of([trialsToo, billing], 10)).toMatchObject({ convertedPeople: 15, tooRecent: 4, wentOn: 11 })
      // What a file says of days after it was imported is not known: until the 18th it is.
      expect(await of([trialsToo, billing], 10, '2024-01-18')).toMatchObject({ tooRecent: 8, knownUntil: '2024-01-18' })
    })
  })

  it('goes on to any later time of a goal that counts every time', () => {
    const every = goals.map((goal) => ({ ...goal, count: 'every' }))
    return site(`${csv}2024-02-01T10:00:00Z,,cid,Paid,\n`, { goals: every }, async (test) => {
      expect(await figures(test, {})).toMatchObject({ Guides: [3, 3, 3, 3] })
    })
  })

  describe('compares rates as templates are compared', () => {
    /** 100 people of each land there and try; so many of them pay. */
    const landing = (paid: Record<string, number>): string =>
      `timestamp,anonymous_id,user_id,event,path\n${Object.entries(paid)
        .flatMap(([path, pay]) =>
          Array.from({ length: 100 }, (_, n) =>
            [`2024-01-01T10:00:00Z,,${path}${n},,/${path}/a`, `2024-01-02T10:00:00Z,,${path}${n},Trial,`, ...(n < pay ? [`2024-01-03T10:00:00Z,,${path}${n},Paid,`] : [])].join('\n'),
          ),
        )
        .join('\n')}\n` // prettier-ignore
    const three = [{ group: 'A', match: '/a/**' }, { group: 'B', match: '/b/**' }, { group: 'C', match: '/c/**' }] // prettier-ignore

    it('holds the surest pair against the number of pairs', async () => {
      // 48 and 34 of 100: z = 0.14 ÷ √(0.41 × 0.59 × 0.02) = 2.013, p = 0.0441; surest of three pairs, three times that.
      await site(landing({ a: 48, b: 34, c: 41 }), { contentGroups: three }, async (test) => {
        const { surest, pairsTested } = (await runReport(test.call, 'goal-to-goal', {})).totals
        expect(surest).toMatchObject({ a: 'A', b: 'B', rateA: 0.48, rateB: 0.34, enough: true })
        expect(surest!.difference).toBeCloseTo(0.14, 10)
        expect(surest!.pValue).toBeCloseTo(0.0441, 4)
        expect(surest!.pAdjusted).toBeCloseTo(3 * 0.0441, 3)
        expect(pairsTested).toBe(3)
      })
      // Were they the only two, they could be told apart; what no rule matched is none of them.
      await site(landing({ a: 48, b: 34, c: 41 }), { contentGroups: three.slice(0, 2) }, async (test) => {
        const { surest, pairsTested } = (await runReport(test.call, 'goal-to-goal', {})).totals
        expect(surest!.pAdjusted).toBeCloseTo(0.0441, 4)
        expect(pairsTested).toBe(1)
      })
    })

    it('agrees with the comparison of templates where nobody reaches the second goal without the first', () =>
      site(landing({ a: 50, b: 30, c: 40 }), { contentGroups: three }, async (test) => {
        const { surest } = (await runReport(test.call, 'goal-to-goal', {})).totals
        const { rows } = await runReport(test.call, 'template-pairs', { goal: 'Paid' })
        expect(rows[0]).toMatchObject(surest!)
        expect(surest!.pAdjusted).toBeLessThan(0.05)
      }))

    it('compares no two topics, which share people, and none of too few', async () => {
      const topics = three.map((rule) => ({ ...rule, topics: ['x', rule.group] }))
      await site(landing({ a: 50, b: 30 }), { contentGroups: topics }, async (test) => {
        expect((await runReport(test.call, 'goal-to-goal', { by: 'topic' })).totals).toMatchObject({ surest: null, pairsTested: 0 }) // prettier-ignore
      })
      await site(csv, {}, async (test) => {
        expect((await runReport(test.call, 'goal-to-goal', {})).totals).toMatchObject({ surest: null, pairsTested: 0 })
      })
    })
  })

  describe('holds two starts against each other', () => {
    const starts = ['Fair', 'No show', 'Trial'].map((name) => ({ name, event: name }))
    const head = 'timestamp,anonymous_id,user_id,event,path'
    /** So many people see a page on the 1st and come to it on the 5th; some tried on the 3rd, some try on the 9th. */
    const came = (start: string, path: string, people: number, before: number, after: number): string[] =>
      Array.from({ length: people }, (_, n) => [
        `2024-01-01T10:00:00Z,,${start}${n},,${path}`,
        `2024-01-05T10:00:00Z,,${start}${n},${start},`,
        ...(n < before ? [`2024-01-03T10:00:00Z,,${start}${n},Trial,`] : []),
        ...(n >= before && n < before + after ? [`2024-01-09T10:00:00Z,,${start}${n},Trial,`] : []),
      ]).flat()
    /** Both try; x came before staying away, and of y nobody knows which was first. */
    const both = [['x', 6], ['y', 5]].flatMap(([who, day]) => [
      `2024-01-05T10:00:00Z,,${who},Fair,`,
      `2024-01-0${day}T10:00:00Z,,${who},No show,`,
      `2024-01-09T10:00:00Z,,${who},Trial,`,
    ]) // prettier-ignore
    const lines = [...came('Fair', '/guides/a', 34, 5, 11), ...came('No show', '/templates/a', 44, 4, 6), ...both]
    const of = async (test: TestApp, params: object = {}) =>
      runReport(test.call, 'goal-to-goal', { goal: 'Fair', against: 'No show', ...params })

    it('of those who could go on, those in both by what they reached first, with the interval and the test of templates', () =>
      site(`${head}\n${lines.join('\n')}\n`, { goals: starts }, async (test) => {
        const { rows, totals, params } = await of(test)
        expect(params).toMatchObject({ goal: 'Fair', against: 'No show', then: 'Trial' })
        // 34 and 44 are in one of them, less 5 and 4 who had tried before: 11 of 29 and 6 of 40; and x of the fair.
        expect(totals).toMatchObject({ convertedPeople: 36, hadThen: 5, couldPeople: 31, couldWentOn: 13, rate: 13 / 36 }) // prettier-ignore
        expect(totals.against).toMatchObject({ convertedPeople: 46, hadThen: 4, couldPeople: 42, couldWentOn: 8, rate: 8 / 46, medianDays: 4 }) // prettier-ignore
        expect(totals.compared).toMatchObject({ a: 'Fair', b: 'No show', otherOrder: null, both: 2, bothAtOnce: 1, peopleA: 30, convertedA: 12, peopleB: 40, convertedB: 6, rateA: 0.4, rateB: 0.15, enough: true, headStartDays: 0 }) // prettier-ignore
        // Wilson: 0.2459 to 0.5768 and 0.0706 to 0.2907; 0.25 − √(0.1541² + 0.1407²) and 0.25 + √(0.1768² + 0.0794²).
        const { difference, low, high, pValue } = totals.compared!
        expect([difference, low, high].map((each) => each!.toFixed(4))).toEqual(['0.2500', '0.0413', '0.4438'])
        // z = 0.25 ÷ √(0.2571 × 0.7429 × (1/30 + 1/40)) = 2.368.
        expect(pValue).toBeCloseTo(0.0179, 4)
        expect(rows.map((row) => [row.key, row.convertedPeople, row.wentOn, row.againstPeople, row.againstWentOn, row.againstRate])).toEqual([
          ['Guides', 34, 11, 0, 0, null],
          ['(none)', 2, 2, 2, 2, 1],
          ['Templates', 0, 0, 44, 6, 6 / 44],
        ]) // prettier-ignore
        // As each is by itself.
        const alone = await runReport(test.call, 'goal-to-goal', { goal: 'No show', then: 'Trial' })
        expect(alone.totals).toMatchObject(totals.against!)
        expect(alone.totals).toMatchObject({ against: null, compared: null })
        // The data end on the 9th, four days after all came.
        expect((await of(test, { withinDays: 5 })).totals.compared).toMatchObject({ peopleA: 0, rateA: null, difference: null, pValue: null }) // prettier-ignore
      }))

    it('in a CSV as a line of everybody above the rows, with the test between the two', () =>
      site(`${head}\n${lines.join('\n')}\n`, { goals: starts }, async (test) => {
        const table = async (params: object) => {
          const [columns = [], ...rows] = reportCsv('goal-to-goal', await of(test, params)).trimEnd().split('\r\n').map((line) => line.split(',')) // prettier-ignore
          return rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]])))
        }
        const [all, guides, ...rest] = await table({})
        expect(all).toMatchObject({ key: '(all)', convertedPeople: '36', wentOn: '13', againstPeople: '46', againstWentOn: '8', a: 'Fair', b: 'No show', peopleA: '30', convertedA: '12', peopleB: '40', convertedB: '6', difference: '0.25', enough: 'true' }) // prettier-ignore
        expect(Number(all!['pValue'])).toBeCloseTo(0.0179, 4)
        expect(guides).toMatchObject({ key: 'Guides', a: '', peopleA: '', difference: '', pValue: '' })
        expect(rest).toHaveLength(2)
        const alone = await table({ against: null })
        expect([alone[0]!['key'], 'difference' in alone[0]!, 'pValue' in alone[0]!]).toEqual(['Guides', false, false])
      }))

    it('whoever tries again, of a goal that counts every time, had tried before', () => {
      const every = starts.map((goal) => ({ ...goal, count: 'every' }))
      const again = Array.from({ length: 5 }, (_, n) => `2024-01-10T10:00:00Z,,Fair${n},Trial,`)
      return site(`${head}\n${[...lines, ...again].join('\n')}\n`, { goals: every }, async (test) => {
        const { totals } = await of(test)
        expect(totals).toMatchObject({ wentOn: 18, hadThen: 0, couldPeople: 31, couldWentOn: 13 })
        expect(totals.compared).toMatchObject({ peopleA: 30, convertedA: 12 })
      })
    })

    it('in either order of what was done on one day of which the hour is not known', () =>
      site(`${head}\n${[...came('No show', '/templates/a', 40, 0, 8), '2024-01-05T09:00:00Z,,day0,Trial,', '2024-01-05T09:00:00Z,,day1,Trial,', '2024-01-09T09:00:00Z,,day2,Trial,'].join('\n')}\n`, { goals: starts }, async (test) => {
        // Of the fair only days are known: two of twelve try on that day, one later.
        const fair = `date,email\n${Array.from({ length: 12 }, (_, n) => `2024-01-05,day${n}\n`).join('')}`
        const map = { time: 'date', user: 'email', event: '=Fair' }
        for (const [days, main, other] of [['end', [10, 1], [12, 3]], ['start', [12, 3], [10, 1]]] as const) {
          await test.call('imports.run', { files: [{ file: test.file('fair.csv', fair), map, days }] })
          const { compared } = (await of(test)).totals
          expect(compared).toMatchObject({ peopleA: main[0], convertedA: main[1], peopleB: 40, convertedB: 8 })
          expect(compared!.otherOrder).toMatchObject({ a: 'Fair', b: 'No show', peopleA: other[0], convertedA: other[1], peopleB: 40, convertedB: 8 })
          await test.call('imports.undo', { importId: Math.max(...(await test.call('imports.list', {})).map(({ id }) => id)) })
        }
      })) // prettier-ignore

    it('refuses a goal against itself, and looks for a third one', () =>
      site(`${head}\n${lines.join('\n')}\n`, { goals: starts }, async (test) => {
        await expect(of(test, { against: 'Fair' })).rejects.toThrow('"Fair" cannot be held against itself')
        await expect(of(test, { then: 'No show' })).rejects.toThrow('"No show" cannot be compared with itself')
        await test.call('config.set', { config: { goals: starts.slice(0, 2) } })
        await expect(of(test)).rejects.toThrow('There is no goal beside "Fair" and "No show"')
      }))

    it('the other way round is the same with another sign, in whatever order files come', async () => {
      const event = fc.record({
        user: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        name: fc.constantFrom('Fair', 'No show', 'Trial'),
        hour: fc.integer({ min: 0, max: 95 }),
      })
      await fc.assert(
        fc.asyncProperty(
          fc.array(event, { minLength: 1, maxLength: 30 }),
          fc.constantFrom('once' as const, 'every' as const),
          fc.constantFrom(null, 2),
          async (drafts, count, withinDays) => {
            const rows = drafts.map(({ user, name, hour }) => `${new Date(Date.UTC(2024, 0, 1, hour)).toISOString()},,${user},${name},`) // prettier-ignore
            const ask = async (lines: readonly string[], goal: string, against: string) => {
              const test = await openApp({ goals: starts.map((each) => ({ ...each, count })) })
              try {
                for (let at = 0; at < lines.length; at += 15)
                    await test.call('imports.run', { files: [{ file: test.file(`${at}.csv`, `${head}\n${lines.slice(at, at + 15).join('\n')}\n`) }] }) // prettier-ignore
                return await of(test, { goal, against, withinDays })
              } finally {
                test.close()
              }
            }
            const { totals } = await ask(rows, 'Fair', 'No show')
            const swapped = await ask(rows.toReversed(), 'No show', 'Fair')
            const [one, other] = [totals.compared!, swapped.totals.compared!]
            const minus = (value: number | null) => (value === null ? null : 0 - value)
            const swap = <S extends NonNullable<typeof one.otherOrder>>(sides: S) => ({
              ...sides,
              a: sides.b, b: sides.a, peopleA: sides.peopleB, peopleB: sides.peopleA, convertedA: sides.convertedB, convertedB: sides.convertedA,
              rateA: sides.rateB, rateB: sides.rateA, difference: minus(sides.difference), low: minus(sides.high), high: minus(sides.low),
            }) // prettier-ignore
            expect(other).toEqual({
              ...swap(one),
              headStartDays: minus(one.headStartDays),
              otherOrder: one.otherOrder && swap(one.otherOrder),
            }) // prettier-ignore
            expect(swapped.totals.against).toMatchObject({ rate: totals.rate, couldPeople: totals.couldPeople })
          },
        ),
        { numRuns: 15 },
      )
    }, 120_000)
  })

  it('refuses where there is no other goal', () =>
    site(csv, { goals: goals.slice(0, 1) }, async (test) => {
      await expect(runReport(test.call, 'goal-to-goal', {})).rejects.toThrow('There is only one goal, "Trial"')
      await expect(runReport(test.call, 'goal-to-goal', { then: 'Trial' })).rejects.toThrow('cannot be compared with itself') // prettier-ignore
      await expect(runReport(test.call, 'goal-to-goal', { then: 'Nope' })).rejects.toThrow('There is no goal "Nope"')
    }))

  it('agrees with content-attribution of either goal, and with a plain reading of who went on', async () => {
    const event = fc.record({
      user: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      name: fc.constantFrom('', '', 'Trial', 'Paid'),
      path: fc.constantFrom('/guides/a', '/templates/a', '/z'),
      hour: fc.integer({ min: 0, max: 95 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { minLength: 1, maxLength: 40 }),
        fc.constantFrom('once' as const, 'every' as const),
        fc.constantFrom('first' as const, 'last' as const),
        fc.constantFrom(null, '2024-01-02'),
        async (drafts, count, model, from) => {
          const at = (hour: number): number => Date.UTC(2024, 0, 1, hour)
          const lines = drafts.map(({ user, name, path, hour }) => `${new Date(at(hour)).toISOString()},,${user},${name},${name === '' ? path : ''}`) // prettier-ignore
          const data = `timestamp,anonymous_id,user_id,event,path\n${lines.join('\n')}\n`
          await site(data, { goals: goals.map((goal) => ({ ...goal, count })) }, async (test) => {
            const { rows, totals } = await runReport(test.call, 'goal-to-goal', { model, from })
            const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0)
            for (const [goal, field] of [['Trial', 'convertedPeople'], ['Paid', 'thenPeople']] as const) {
              const alone = await runReport(test.call, 'content-attribution', { goal, model, from })
              for (const row of alone.rows)
                expect(rows.find(({ key }) => key === row.key)?.[field] ?? 0).toBe(row.convertedPeople)
              expect(sum((row) => row[field])).toBe(alone.totals.convertedPeople)
            } // prettier-ignore
            const reached = (user: string, name: string): number[] => {
              const all = drafts.filter((each) => each.user === user && each.name === name).map(({ hour }) => hour)
              const times = all.toSorted((a, b) => a - b)
              return count === 'once' ? times.slice(0, 1) : times
            }
            const start = from === null ? 0 : 24
            const went = ['a', 'b', 'c', 'd', 'e'].filter((user) => {
              const trial = reached(user, 'Trial').find((hour) => hour >= start)
              return trial !== undefined && reached(user, 'Paid').some((hour) => hour >= trial)
            })
            expect(totals.wentOn).toBe(went.length)
            expect(sum((row) => row.wentOn)).toBe(went.length)
            expect(totals.thenAfter + totals.thenBefore + totals.thenOnly).toBe(totals.thenPeople)
          })
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)
})

it('says for how many who never reached the first goal a colleague did, and nothing of providers of mail', () =>
  site(
    `timestamp,user_id,event,path
2024-01-01T10:00:00Z,ann@acme.example,,/guides/a
2024-01-02T10:00:00Z,ann@acme.example,Trial,
2024-01-03T10:00:00Z,accounts@acme.example,Paid,
2024-01-02T10:00:00Z,bob@gmail.com,Trial,
2024-01-03T10:00:00Z,cid@gmail.com,Paid,
2024-01-03T10:00:00Z,dan@other.example,Paid,
`,
    {},
    async (test) => {
      const report = await runReport(test.call, 'goal-to-goal', {})
      expect(report.totals).toMatchObject({ wentOn: 0, thenOnly: 3, thenColleagues: 1 })
      expect(nextByColleague(report)).toBe(
        '1 of the 3 who reached “Paid” and never “Trial” shares a company with somebody who reached “Trial”: whoever pays a bill for a colleague, as accounts@ does, is another person here, and the colleague has not gone on.',
      )
      const { text } = await test.call('export.colleaguesText', { goal: 'Paid', from: null, to: null })
      await test.call('imports.run', { files: [{ file: test.file('colleagues.csv', text) }] })
      await test.call('config.set', { config: { identity: 'connected' } })
      const joined = await runReport(test.call, 'goal-to-goal', {})
      expect(joined.totals).toMatchObject({ wentOn: 1, thenOnly: 2, thenColleagues: 0 })
      expect(nextByColleague(joined)).toBeNull()
    },
  ))
