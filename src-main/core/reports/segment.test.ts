/** Reports on people who did something at some time, or never did: golden numbers by hand, and that the two are everybody. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

const config = {
  goals: [
    { name: 'Lead', event: 'Lead' },
    { name: 'Came to the webinar', event: 'Webinar' },
    { name: 'Paid', event: 'Paid' },
  ],
  contentGroups: [
    { match: '/cities/*', group: 'Cities' },
    { match: '/compare', group: 'Compare' },
  ],
}

// a came to the webinar before the lead, b after it, d without one, g long before the period; c, e and f never did.
const table = `timestamp,anonymous_id,event,path
2024-01-01T10:00:00Z,a,Page Viewed,/cities/x
2024-01-02T10:00:00Z,a,Webinar,
2024-01-03T10:00:00Z,a,Lead,
2024-01-01T11:00:00Z,b,Page Viewed,/cities/y
2024-01-02T11:00:00Z,b,Lead,
2024-01-05T11:00:00Z,b,Webinar,
2024-01-01T12:00:00Z,c,Page Viewed,/compare
2024-01-01T12:30:00Z,c,Page Viewed,/cities/x
2024-01-02T12:00:00Z,c,Lead,
2024-01-01T13:00:00Z,d,Page Viewed,/compare
2024-01-02T13:00:00Z,d,Webinar,
2024-01-01T14:00:00Z,e,Page Viewed,/cities/x
2024-01-04T15:00:00Z,f,Lead,
2023-12-01T16:00:00Z,g,Webinar,
2024-01-10T16:00:00Z,g,Page Viewed,/compare
`

let test: TestApp
beforeEach(async () => {
  test = await openApp(config)
})
afterEach(() => test.close())

const read = (text: string) => test.call('imports.run', { files: [{ file: test.file('e.csv', text) }] })

const credited = async (more: object) => {
  const { rows } = await runReport(test.call, 'content-attribution', more)
  return Object.fromEntries(rows.map(({ key, people, conversions }) => [key, [people, conversions]]))
}

describe('golden numbers of seven people', () => {
  beforeEach(() => read(table))

  it('counts whoever did it at any time, after the conversion and before the period too', async () => {
    expect(await credited({})).toEqual({ Cities: [3, 2], Compare: [3, 1], '(none)': [1, 1] })
    expect(await credited({ did: 'Webinar' })).toEqual({ Cities: [2, 2], Compare: [2, 0] })
    expect(await credited({ neverDid: 'Webinar' })).toEqual({ Cities: [1, 0], Compare: [1, 1], '(none)': [1, 1] })
    expect(await credited({ did: 'Webinar', from: '2024-01-01' })).toEqual({ Cities: [2, 2], Compare: [2, 0] })
  })

  it('takes the name of a goal as well as that of an event, and both sides at once', async () => {
    expect(await credited({ did: 'Came to the webinar' })).toEqual({ Cities: [2, 2], Compare: [2, 0] })
    expect(await credited({ did: 'Webinar', neverDid: 'Lead' })).toEqual({ Compare: [2, 0] })
  })

  it('is asked of the other reports alike', async () => {
    const of = { did: 'Webinar' }
    const ranked = await runReport(test.call, 'template-ranking', of)
    expect(ranked.rows.map(({ key, people, convertedPeople }) => [key, people, convertedPeople])).toEqual([['Cities', 2, 2], ['Compare', 2, 0]]) // prettier-ignore
    expect(ranked.totals.notWithin).toBe(0)
    expect((await runReport(test.call, 'pages-before-conversion', of)).totals).toMatchObject({ conversions: 2, mean: 1 }) // prettier-ignore
    expect((await runReport(test.call, 'pages-before-conversion', { neverDid: 'Webinar' })).totals).toMatchObject({ conversions: 2, attributed: 1, meanAttributed: 2 }) // prettier-ignore
    expect((await runReport(test.call, 'time-to-convert', of)).totals).toMatchObject({ conversions: 2, median: 1.5 })
    expect((await runReport(test.call, 'journey-length', of)).rows.map(({ key, conversions }) => [key, conversions])).toEqual([['Cities', 2]]) // prettier-ignore
    expect((await runReport(test.call, 'paths', { neverDid: 'Webinar' })).rows).toEqual([
      { path: [], people: 1, conversions: 1 },
      { path: ['Compare', 'Cities'], people: 1, conversions: 1 },
      { path: ['Cities'], people: 1, conversions: 0 },
    ])
    expect((await runReport(test.call, 'transitions', of)).totals).toMatchObject({ people: 4, conversions: 2 })
    const listed = await runReport(test.call, 'people', { ...of, who: 'not-converted' })
    expect(listed.rows.map(({ person }) => person).sort()).toEqual(['d', 'g'])
    expect((await runReport(test.call, 'goal-to-goal', { ...of, then: 'Came to the webinar' })).totals).toMatchObject({ convertedPeople: 2, wentOn: 1, thenPeople: 4 }) // prettier-ignore
    const change = await runReport(test.call, 'before-after', { ...of, date: '2024-01-05', from: '2024-01-01', to: '2024-01-11', withinDays: 3 }) // prettier-ignore
    expect(change.totals).toMatchObject({ peopleBefore: 3, convertedBefore: 2, withoutLanding: 0 })
    const trend = await runReport(test.call, 'landing-trend', { ...of, withinDays: 3 })
    expect(trend.totals).toMatchObject({ people: 4, convertedPeople: 2, withoutLanding: 0 })
  })

  it('names what there is where nobody can have done it', async () => {
    await expect(runReport(test.call, 'content-attribution', { did: 'Webinars' })).rejects.toThrow(
      'There is neither a goal nor an event "Webinars" that somebody may have done; there are "Lead", "Came to the webinar", "Paid"',
    )
  })
})

it('adds up: who did and who never did are everybody, in every report', async () => {
  const event = fc.record({
    who: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    name: fc.constantFrom('Page Viewed', 'Page Viewed', 'Lead', 'Webinar', 'Paid'),
    path: fc.constantFrom('/cities/x', '/cities/y', '/compare', '/z'),
    hour: fc.integer({ min: 0, max: 400 }),
  })
  const period = fc.constantFrom({}, { from: '2024-01-05' }, { from: '2024-01-03', to: '2024-01-12' })
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 1, maxLength: 40 }),
      period,
      fc.constantFrom('first' as const, 'last' as const, 'linear' as const),
      async (events, days, model) => {
        const own = await openApp(config)
        try {
          const lines = events.map(({ who, name, path, hour }) => `${new Date(Date.UTC(2024, 0, 1, hour)).toISOString()},${who},${name},${name === 'Page Viewed' ? path : ''}`) // prettier-ignore
          // Somebody has each event, so that the names are known, and lands on either side of the date.
          const known = ['Lead', 'Webinar', 'Page Viewed'].map((name) => `2024-01-17T00:00:00Z,z,${name},${name === 'Page Viewed' ? '/z' : ''}`).concat('2024-01-01T00:00:00Z,y,Page Viewed,/z', '2024-01-17T00:00:00Z,x,Page Viewed,/z') // prettier-ignore
          const text = `timestamp,anonymous_id,event,path\n${[...lines, ...known].join('\n')}\n`
          await own.call('imports.run', { files: [{ file: own.file('e.csv', text) }] })
          const sums = async (of: (segment: object) => Promise<Record<string, number>>) => {
            const [all, did, never] = [await of({}), await of({ did: 'Webinar' }), await of({ neverDid: 'Webinar' })]
            for (const key of new Set([all, did, never].flatMap((each) => Object.keys(each))))
              expect((did[key] ?? 0) + (never[key] ?? 0), key).toBeCloseTo(all[key] ?? 0, 9)
          }
          const byKey = (rows: readonly { key: string; people: number; convertedPeople: number }[]) =>
            Object.fromEntries(rows.flatMap((row) => [[`${row.key} people`, row.people], [`${row.key} converted`, row.convertedPeople]])) // prettier-ignore
          await sums(async (segment) => {
            const { rows } = await runReport(own.call, 'content-attribution', { ...days, ...segment, model })
            return { ...byKey(rows), ...Object.fromEntries(rows.map((row) => [row.key, row.conversions])) }
          })
          if (model !== 'linear')
            await sums(async (segment) => {
              const { rows, totals } = await runReport(own.call, 'template-ranking', { ...days, ...segment, model })
              const { landedEarlier, convertedEarlier, convertedLater, notWithin } = totals
              return { ...byKey(rows), landedEarlier, convertedEarlier, convertedLater, notWithin }
            })
          await sums(async (segment) => {
            const { rows } = await runReport(own.call, 'paths', { ...days, ...segment, top: 1000 })
            return Object.fromEntries(rows.flatMap(({ path, people, conversions }) => [[`${path.join()} people`, people], [path.join(), conversions]])) // prettier-ignore
          })
          await sums(async (segment) => {
            const { rows } = await runReport(own.call, 'pages-before-conversion', { ...days, ...segment })
            return Object.fromEntries(rows.map((row) => [String(row.interactions), row.conversions]))
          })
          await sums(async (segment) => {
            const asked = { ...segment, date: '2024-01-07', from: '2024-01-02', to: '2024-01-14', withinDays: 2 }
            const { totals } = await runReport(own.call, 'before-after', asked)
            const { peopleBefore, convertedBefore, peopleAfter, convertedAfter, landedEarlier, tooRecent } = totals
            return { peopleBefore, convertedBefore, peopleAfter, convertedAfter, landedEarlier, tooRecent, withoutLanding: totals.withoutLanding } // prettier-ignore
          })
          await sums(async (segment) => {
            const { totals } = await runReport(own.call, 'landing-trend', { ...days, ...segment, withinDays: 2 })
            const { people, convertedPeople, withoutLanding, landedEarlier, convertedEarlier, tooRecent } = totals
            return { people, convertedPeople, withoutLanding, landedEarlier, convertedEarlier, tooRecent }
          })
          await sums(async (segment) => {
            const { totals } = await runReport(own.call, 'people', { ...days, ...segment })
            return { people: totals.people, converted: totals.convertedPeople }
          })
          await sums(async (segment) => {
            const { totals } = await runReport(own.call, 'goal-to-goal', { ...days, ...segment, then: 'Paid' })
            return { converted: totals.convertedPeople, went: totals.wentOn, then: totals.thenPeople }
          })
        } finally {
          own.close()
        }
      },
    ),
    { numRuns: 15 },
  )
}, 120_000)
