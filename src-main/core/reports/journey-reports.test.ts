/** The smaller reports on the small site, whose numbers can be worked out by hand. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { findingOf } from '../../../shared/findings/index.ts'
import type { ReportParamsInput, ReportSlug } from '../../../shared/reports/index.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { openSmallSite } from '../testing/small-site.ts'

let test: TestApp
beforeAll(async () => {
  test = await openSmallSite()
})
afterAll(() => test.close())
const report = <S extends ReportSlug>(slug: S, params: ReportParamsInput<S>) => runReport(test.call, slug, params)

const account = {
  events: 10, used: 8, outsidePeriod: 0, ignored: 2, rowsRead: 10, rowsImported: 10, rowsDuplicate: 0, rowsRejected: 0,
} // prettier-ignore

describe('time-to-convert', () => {
  it('counts days from the first interaction, and says where there is none', async () => {
    // Ann: the 1st, 10:00, to the 3rd, 10:06. Bob: one minute. Dan saw no page.
    const { params, rows, totals } = await report('time-to-convert', {})
    expect(params).toEqual({ goal: 'Signup', lookbackDays: null, from: null, to: null, did: null, neverDid: null })
    expect(rows.map(({ days, conversions }) => [days, conversions])).toEqual([
      [0, 1], [1, 0], ['2–3', 1], ['4–7', 0], ['8–14', 0], ['15–30', 0], ['31–90', 0], ['90+', 0], ['(none)', 1],
    ]) // prettier-ignore
    expect(rows.reduce((sum, row) => sum + row.share, 0)).toBeCloseTo(1, 12)
    expect(totals).toMatchObject({ conversions: 3, attributed: 2, unattributed: 1, ...account })
    // (1 min + 2 d 6 min) ÷ 2
    expect(totals.median).toBeCloseTo(1 + 3.5 / 1440, 12)
    // Bob's whole minute belongs to the bin it opens.
    expect(totals.firstDay.filter((bin) => bin.conversions > 0)).toEqual([{ from: 1, to: 2, conversions: 1 }])
    expect(totals.firstDay.map((bin) => bin.from)).toEqual([0, 1, 2, 5, 10, 30, 60, 180, 720])
    expect(totals.firstDay.at(-1)!.to).toBe(1440)
  })

  it('reaches back as far as the lookback', async () => {
    // Within two days Ann's first page is the city page, six minutes before.
    const { rows } = await report('time-to-convert', { lookbackDays: 2 })
    expect(rows[0]).toEqual({ days: 0, conversions: 2, share: 2 / 3 })
    const { totals } = await report('time-to-convert', { lookbackDays: 2 })
    expect(totals.firstDay.map((bin) => bin.conversions)).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 0])
  })

  it('has eight rows, all empty, where nothing was converted', async () => {
    const { rows, totals } = await report('time-to-convert', { to: '2018-01-01' })
    expect(rows).toHaveLength(8)
    expect(totals).toMatchObject({ conversions: 0, median: null, mean: null, outsidePeriod: 8 })
  })
})

describe('pages-before-conversion', () => {
  it('gives mean and median with those who saw no page and without them', async () => {
    // Ann two, her sign-up page being flow; Bob one; Dan none.
    const { totals } = await report('pages-before-conversion', {})
    expect(totals).toMatchObject({ unattributed: 1, mean: 1, median: 1, meanAttributed: 1.5, medianAttributed: 1.5 })
    const none = await report('pages-before-conversion', { to: '2018-01-01' })
    expect(none.totals).toMatchObject({ mean: null, meanAttributed: null, medianAttributed: null })
  })
})

describe('template-comparison', () => {
  it('takes the two with most people where none has enough, and says that they are too few', async () => {
    // Articles: Ann and Cid, of whom Ann converts. City pages: Bob.
    const { params, rows, totals } = await report('template-comparison', {})
    expect(params).toMatchObject({ goal: 'Signup', a: 'Articles', b: 'City pages', model: 'first' })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      a: 'Articles', b: 'City pages', peopleA: 2, convertedA: 1, peopleB: 1, convertedB: 1,
      rateA: 0.5, rateB: 1, difference: -0.5, enough: false,
    }) // prettier-ignore
    // Pooled ⅔, z = −0.5 ÷ √(⅔·⅓·1.5) = −0.8660, p = 0.3865.
    expect(rows[0]!.pValue).toBeCloseTo(0.3865, 4)
    // Wilson: 1 of 2 is 0.0945 to 0.9055, 1 of 1 is 0.2065 to 1; −0.5 ∓ √(0.4055² + 0²) and √(0.4055² + 0.7935²).
    expect(rows[0]!.low).toBeCloseTo(-0.9055, 4)
    expect(rows[0]!.high).toBeCloseTo(0.39105, 4)
    expect(totals).toMatchObject({ people: 4, convertedPeople: 3, conversions: 3, unattributed: 1, ...account })
  })

  it('has people of a page with several topics within each of them, and adjusts for none', async () => {
    const asked = await report('template-comparison', { withinEach: 'topic' })
    expect(asked.rows.map(({ stratum, peopleA, peopleB }) => [stratum, peopleA, peopleB])).toEqual([
      ['(all)', 2, 1], ['bankruptcy', 2, 1], ['local', 0, 1],
    ]) // prettier-ignore
    const { sub } = findingOf(asked)!
    expect(sub).toContain('Not adjusted for topic: some pages have several, and their people are in each.')
    const none = findingOf(await report('template-comparison', { withinEach: 'topic', a: 'City pages', b: '(other)' }))
    expect(none?.sub.join(' ')).not.toContain('topic')
  })

  it('compares any two, also one nobody started with', async () => {
    const { rows } = await report('template-comparison', { a: 'City pages', b: '(other)', model: 'last' })
    expect(rows).toMatchObject([{ rateA: 1, rateB: null, difference: null, pValue: null, enough: false }])
  })

  it('refuses what cannot be compared', async () => {
    await expect(report('template-comparison', { a: 'Shops' })).rejects.toThrow(
      'There is no content group "Shops" to be a; there are "(other)", "City pages", "Articles", "Sign-up".',
    )
    await expect(report('template-comparison', { a: 'Articles', b: 'Articles' })).rejects.toThrow('with itself')
    await expect(report('template-comparison', { from: '2030-01-01' })).rejects.toThrow('no two content groups')
    await expect(report('template-comparison', { by: 'page', a: '/nowhere' })).rejects.toThrow(
      'There is no page "/nowhere" to be a; there are "/learn/chapter-7", "/l/texas/houston"',
    )
    await expect(report('template-comparison', { a: 'city-page' })).rejects.toThrow(
      'There is no content group "city-page" to be a; the nearest of the 4 there are: "City pages".',
    )
    await expect(report('template-comparison', { by: 'medium', a: 'cpc', b: 'organic' })).rejects.toThrow(
      /^There is no medium "cpc" to be a; there are "\(not set\)"\.$/,
    )
    await expect(report('template-comparison', { by: 'medium', a: '(not set)', b: 'organic' })).rejects.toThrow(
      'There is no medium "organic" to be b; there are "(not set)". Which visits are paid and which organic is told by channel (--by channel --a "Paid Search" --b "Organic Search").',
    )
    await expect(report('template-comparison', { within: 'Shops' })).rejects.toThrow(
      'There is no content group "Shops" to look within; there are "(other)", "City pages", "Articles", "Sign-up".',
    )
    await expect(report('template-comparison', { by: 'page', within: 'City pages' })).rejects.toThrow(
      'There are no two pages with people to compare; widen the period, or look beyond "City pages".',
    )
  })

  it('compares two pages of one group, and two sources', async () => {
    // Articles: Ann begins with chapter 7 and converts, Cid with chapter 13 and does not.
    const pages = await report('template-comparison', { by: 'page', within: 'Articles' })
    expect(pages.params).toMatchObject({
      by: 'page',
      within: 'Articles',
      a: '/learn/chapter-13',
      b: '/learn/chapter-7',
    })
    expect(pages.rows).toMatchObject([{ peopleA: 1, convertedA: 0, peopleB: 1, convertedB: 1, difference: -1 }])
    // Of the four, three of whom convert, Bob lands on a city page and Dan on none: two are within, one converts. The
    // conversions and events are accounted for whole, wherever one looks.
    expect(pages.totals).toMatchObject({ people: 2, convertedPeople: 1, notWithin: 2, conversions: 3, ...account })
    // Ann came from a search, Bob from another, Cid from a newsletter.
    const sources = await report('template-comparison', { by: 'source', a: 'google.com', b: 'mail' })
    expect(sources.rows).toMatchObject([{ rateA: 1, rateB: 0, peopleA: 1, peopleB: 1 }])
  })
})

describe('template-ranking', () => {
  it('holds every group against the rest', async () => {
    const { rows, totals } = await report('template-ranking', {})
    expect(rows.map((row) => [row.key, row.people, row.convertedPeople, row.rate, row.enough])).toEqual([
      ['City pages', 1, 1, 1, false],
      ['Articles', 2, 1, 0.5, false],
    ])
    // With two groups each is the rest of the other.
    for (const row of rows) {
      expect(row.pValue).toBeCloseTo(0.3865, 4)
      // Too few to tell: nothing is adjusted for it.
      expect(row.pAdjusted).toBeNull()
    }
    expect(totals.pairs).toMatchObject([
      { a: 'City pages', b: 'Articles', rateA: 1, rateB: 0.5, difference: 0.5, enough: false, pAdjusted: null },
    ])
    expect(totals.pairs[0]!.pValue).toBeCloseTo(0.3865, 4)
    expect(rows[0]!.difference).toBe(0.5)
    expect(totals).toMatchObject({
      chi2: null,
      df: null,
      pValue: null,
      people: 4,
      convertedPeople: 3,
      notWithin: 0,
      paired: 2,
    })
  })

  it('says who was there before the period', async () => {
    // From the 3rd on: Ann, who landed on the 1st and signs up; Bob, Cid and Dan were not there before.
    expect((await report('template-ranking', { from: '2019-01-03' })).totals).toMatchObject({
      people: 4, landedEarlier: 1, convertedEarlier: 0,
    }) // prettier-ignore
    // From the 4th on she is gone.
    expect((await report('template-ranking', { from: '2019-01-04' })).totals.landedEarlier).toBe(0)
    expect((await report('template-comparison', {})).totals).toMatchObject({
      landedEarlier: 0, convertedEarlier: 0, convertedLater: 0,
    }) // prettier-ignore
  })

  it('says who converted after the period, and counts them as without as before', async () => {
    // Until the 3rd Ann is there, on articles, and signs up on the 3rd: in this period she does not.
    const { rows, totals } = await report('template-ranking', { to: '2019-01-03' })
    expect(totals.convertedLater).toBe(1)
    expect(rows.map(({ key, convertedPeople, convertedLater }) => [key, convertedPeople, convertedLater])).toContainEqual(['Articles', 0, 1]) // prettier-ignore
    // Whose conversions count in the period are not among them.
    expect((await report('template-ranking', { to: '2019-01-04' })).totals.convertedLater).toBe(0)
  })

  it('has nothing to say where there is one group, or none', async () => {
    const one = await report('template-ranking', { from: '2019-01-04', to: '2019-01-05' })
    expect(one.rows).toMatchObject([{ key: 'City pages', pValue: null, pAdjusted: null, difference: null }])
    expect(one.totals).toMatchObject({ chi2: null, df: null, pValue: null })
    expect((await report('template-ranking', { from: '2030-01-01' })).rows).toEqual([])
  })

  it('looks within a group: last pages of converters and of others', async () => {
    // City pages: Ann ends in Houston, Bob in Austin; Cid ends on an article.
    const { rows, totals } = await report('template-ranking', { by: 'page', within: 'City pages', model: 'last' })
    expect(rows.map((row) => [row.key, row.people, row.convertedPeople])).toEqual([
      ['/l/texas/austin', 1, 1],
      ['/l/texas/houston', 1, 1],
    ])
    // All convert, so there is nothing to tell apart.
    expect(rows.map((row) => [row.difference, row.pValue, row.enough])).toEqual([[0, null, false], [0, null, false]]) // prettier-ignore
    expect(totals).toMatchObject({ people: 2, convertedPeople: 2, notWithin: 2, chi2: null })
  })

  it('refuses a period that ends before it starts', async () => {
    for (const slug of [
      'content-attribution',
      'template-ranking',
      'landing-trend',
      'volume',
      'entry-exit',
      'before-after',
    ] as const)
      await expect(report(slug, { from: '2019-03-01', to: '2019-02-01' })).rejects.toThrow(
        'The period from 2019-03-01 to 2019-02-01 ends before it starts.',
      )
  })

  it('looks at people who came by one channel', async () => {
    // First pages: Ann's article and Bob's city page from searches, both convert; Cid's article from a source no rule knows, who does not.
    const search = await report('template-ranking', { channel: 'organic search' })
    expect(search.rows.map((row) => [row.key, row.people, row.convertedPeople])).toEqual([
      ['Articles', 1, 1],
      ['City pages', 1, 1],
    ])
    expect(search.totals).toMatchObject({ people: 2, convertedPeople: 2, notWithin: 2, conversions: 3, ...account })
    // Those of all channels, so that another can be chosen.
    expect(search.totals.channels).toEqual([
      { channel: 'Organic Search', people: 2 },
      { channel: 'Unassigned', people: 1 },
    ])
    const several = await report('template-ranking', { channel: 'organic search, Unassigned' })
    expect(several.totals).toMatchObject({ people: 3, notWithin: search.totals.people + search.totals.notWithin - 3 })
    const behindSeveral = await report('people', { channel: 'Organic Search,Unassigned' })
    expect(behindSeveral.totals.people).toBe(3)
    // Nobody came by one of several: that is an answer, and another name is none.
    const none = await report('template-ranking', { channel: 'Display,organic search,Organic Search' })
    expect(none.totals).toMatchObject({ people: 2 })
    await expect(report('template-ranking', { channel: 'Organic Search,Banners' })).rejects.toThrow(
      'Nobody came by a channel "Banners"',
    )
    await expect(report('template-ranking', { channel: ' , ' })).rejects.toThrow('names no channel')
    const pair = await report('template-comparison', { channel: 'Organic Search' })
    expect(pair.rows).toMatchObject([{ a: 'Articles', b: 'City pages', peopleA: 1, convertedA: 1, peopleB: 1 }])
    expect(findingOf(pair)?.sub[0]).toBe('Only people who came by Organic Search.')
    const both = await report('template-comparison', { by: 'page', within: 'Articles', pages: '/**/learn/**' })
    expect(findingOf(both)?.sub[0]).toBe('Only people of Articles, on pages with /learn/ in their path.')
    const pairs = await report('template-pairs', { channel: 'Organic Search' })
    expect(pairs.totals).toMatchObject({ people: 2, notWithin: 2, templates: 2 })
    // The people behind a figure are as many.
    const behind = await report('people', { channel: 'Organic Search', key: 'Articles' })
    expect(behind.totals.people).toBe(1)
    await expect(report('people', { channel: 'Unassigned', model: 'linear' })).rejects.toThrow(
      'channel looks at the first',
    )
    await expect(report('template-ranking', { channel: 'Display' })).rejects.toThrow(
      'Nobody came by a channel "Display"; there are "Direct", "Organic Search", "Unassigned".',
    )
  })

  it('looks at the pages that a pattern matches, of every group', async () => {
    // Last pages: Ann's Houston, Bob's Austin, both below /l/texas; Cid's chapter 13.
    const texas = await report('template-ranking', { model: 'last', pages: '/**/texas/**' })
    expect(texas.rows.map((row) => [row.key, row.people, row.convertedPeople])).toEqual([['City pages', 2, 2]])
    expect(texas.totals).toMatchObject({ people: 2, convertedPeople: 2, notWithin: 2, conversions: 3, ...account })
    const learn = await report('template-ranking', { model: 'last', by: 'page', pages: '/learn/*' })
    expect(learn.rows.map((row) => [row.key, row.people])).toEqual([['/learn/chapter-13', 1]])
    // Both must hold.
    const both = await report('template-ranking', { model: 'last', within: 'Articles', pages: '/**/texas/**' })
    expect(both.rows).toEqual([])
    // No part of a path is of two groups.
    expect(texas.totals.parts).toEqual([])
    const pages = await report('template-ranking', { model: 'last', by: 'page', pages: '/learn/*' })
    expect(pages.totals.parts).toEqual([
      { part: 'l', pages: '/**/l/**', people: 2, templates: 2 },
      { part: 'texas', pages: '/**/texas/**', people: 2, templates: 2 },
    ])
    const typed = await report('template-ranking', { model: 'last', pages: '*texas*' })
    expect(typed.rows).toEqual(texas.rows)
    expect((await report('template-ranking', { model: 'last', pages: 'texas' })).rows).toEqual(texas.rows)
    await expect(report('template-ranking', { pages: '*nowhere*' })).rejects.toThrow(
      'No page has “nowhere” in its path.',
    )
    await expect(report('template-ranking', { pages: '/nowhere/**' })).rejects.toThrow('No page matches "/nowhere/**"')
    await expect(report('template-ranking', { pages: '/**/*nowhere*/**' })).rejects.toThrow(
      'No page has “nowhere” in its path.',
    )
    await expect(report('template-comparison', { model: 'last', pages: '/**/texas/**' })).rejects.toThrow(
      'There are no two content groups with people to compare; add rules, or widen the period, or look beyond pages with /texas/ in their path.',
    )
  })

  it('by any key, and within all groups, counts everybody as content-attribution does', async () => {
    for (const by of ['page', 'channel', 'source', 'medium', 'campaign', 'referrer', 'host'] as const)
      for (const model of ['first', 'last'] as const) {
        const pick = (rows: readonly { key: string; people: number; convertedPeople: number }[]) =>
          rows
            .map(({ key, people, convertedPeople }) => `${key} ${people} ${convertedPeople}`)
            .filter((line) => !line.startsWith('(none)'))
            .sort()
        const all = pick((await report('template-ranking', { by, model })).rows)
        expect(all).toEqual(pick((await report('content-attribution', { by, model })).rows))
        const sums = new Map<string, [number, number]>()
        for (const within of ['(other)', 'City pages', 'Articles', 'Sign-up'])
          for (const row of (await report('template-ranking', { by, model, within })).rows) {
            const [people, converted] = sums.get(row.key) ?? [0, 0]
            sums.set(row.key, [people + row.people, converted + row.convertedPeople])
          }
        expect([...sums].map(([key, [people, converted]]) => `${key} ${people} ${converted}`).sort()).toEqual(all)
      }
  })
})

describe('template-pairs', () => {
  it('has the pairs of the ranking as rows, and as many more as are asked for', async () => {
    const ranking = await report('template-ranking', {})
    const { params, rows, totals } = await report('template-pairs', {})
    expect(params.top).toBe(12)
    expect(rows).toEqual(ranking.totals.pairs)
    // Of City pages and Articles nothing can be told: too few.
    expect(totals).toMatchObject({ templates: 2, paired: 2, toldApart: 0, people: 4, ...account })
    // First pages: Ann's, Bob's and Cid's, each another; two of them make one pair.
    const pages = await report('template-pairs', { by: 'page', top: 2 })
    expect([pages.rows.length, pages.totals.templates, pages.totals.paired]).toEqual([1, 3, 2])
    expect((await report('template-pairs', { by: 'page', top: 500 })).rows).toHaveLength(3)
    await expect(report('template-pairs', { top: 501 })).rejects.toThrow(/^template-pairs: top/)
  })
})

describe('people', () => {
  it('of every row of the ranking are as many as it counts, within a group too', async () => {
    for (const by of ['group', 'page', 'source'] as const)
      for (const model of ['first', 'last'] as const)
        for (const where of [{}, { within: 'City pages' }, { within: 'Articles' }, { pages: '/**/texas/**' }])
          for (const from of [null, '2019-01-03']) {
            const ranking = await report('template-ranking', { by, model, from, ...where })
            for (const row of ranking.rows) {
              const { totals } = await report('people', { by, model, from, ...where, key: row.key })
              expect([by, model, where, row.key, totals.people, totals.convertedPeople]).toEqual([
                by, model, where, row.key, row.people, row.convertedPeople,
              ]) // prettier-ignore
            }
            const all = await report('people', { by, model, from, ...where })
            expect(all.totals.people).toBe(
              Object.keys(where).length === 0
                ? ranking.totals.people
                : ranking.rows.reduce((sum, row) => sum + row.people, 0),
            )
          }
    await expect(report('people', { model: 'linear', within: 'Articles' })).rejects.toThrow(
      'goes with model first or last',
    )
    await expect(report('people', { model: 'linear', pages: '/l/**' })).rejects.toThrow('pages looks at the first')
    await expect(report('people', { within: 'Shops' })).rejects.toThrow('There is no content group "Shops"')
  })

  it('shows who is behind a cell, and why each touch won or lost', async () => {
    const { rows, totals } = await report('people', { key: 'Articles' })
    expect(totals).toMatchObject({ people: 2, convertedPeople: 1, ...account })
    expect(rows[0]).toEqual({
      person: 'ann',
      users: ['ann'],
      visitors: ['a1', 'a2'],
      otherIds: [],
      properties: null,
      colleague: null,
      email: null,
      firstAt: '2019-01-01T10:00:00.000Z',
      lastAt: '2019-01-03T10:06:00.000Z',
      conversions: [
        {
          at: '2019-01-03T10:06:00.000Z',
          value: 30,
          interactions: 2,
          touches: [
            {
              at: '2019-01-01T10:00:00.000Z', path: '/learn/chapter-7', group: 'Articles', source: 'google.com',
              credit: 1, why: 'First of 2',
            },
            {
              at: '2019-01-03T10:00:00.000Z', path: '/l/texas/houston', group: 'City pages', source: 'news',
              credit: 0, why: 'Number 2 of 2, not the first',
            },
            {
              at: '2019-01-03T10:05:00.000Z', path: '/signup', group: 'Sign-up', source: '(direct)',
              credit: 0, why: 'Flow page: never credited',
            },
          ],
          touchesOmitted: 0,
        },
      ],
      interactions: 2,
      touches: [],
      touchesOmitted: 0,
    }) // prettier-ignore
    expect(rows[1]).toMatchObject({
      person: 'c1',
      users: [],
      visitors: ['c1'],
      conversions: [],
      touches: [{ path: '/learn/chapter-13', source: 'mail', credit: 0, why: 'No conversion to credit' }],
    })
  })

  it('agrees with content-attribution on every cell, under every model', async () => {
    const models = [
      'first', 'last', 'last-non-direct', 'linear', 'position', 'j', 'inverse-j', 'time-decay', 'participation',
      'markov', 'shapley', 'shapley-ordered',
    ] as const // prettier-ignore
    for (const model of models)
      for (const by of ['group', 'topic', 'source'] as const)
        for (const unit of ['interaction', 'session'] as const) {
          const params = { model, by, unit }
          for (const row of (await report('content-attribution', params)).rows) {
            const { rows, totals } = await report('people', { ...params, key: row.key })
            expect([model, by, row.key, totals.people, totals.convertedPeople]).toEqual([
              model, by, row.key, row.people, row.convertedPeople,
            ]) // prettier-ignore
            expect(rows).toHaveLength(totals.people)
          }
        }
  })

  it('gives reasons under the other models', async () => {
    const whys = async (params: ReportParamsInput<'people'>) =>
      (await report('people', { who: 'converted', ...params })).rows
        .find(({ person }) => person === 'ann')!
        .conversions[0]!.touches.slice(0, 2)
        .map(({ credit, why }) => [credit, why])
    expect(await whys({ model: 'linear' })).toEqual([
      [0.5, '1 of 2 in equal shares'],
      [0.5, '1 of 2 in equal shares'],
    ])
    expect(await whys({ model: 'j' })).toEqual([
      [0.25, 'First: 25 %'],
      [0.75, 'Last: 75 %'],
    ])
    expect(await whys({ model: 'last', lookbackDays: 1 })).toEqual([
      [0, 'Before the lookback of 1 day'],
      [1, 'Only touch'],
    ])
    // Two days apart with a half-life of two days: one to two.
    const decay = await whys({ model: 'time-decay', halfLifeDays: 2 })
    expect(decay[0]![0]).toBeCloseTo(1 / 3, 12)
    expect(decay[0]![1]).toBe('2 days before the last; half-life 2 days')
    expect(await whys({ model: 'shapley', by: 'topic' })).toEqual([
      [0.5, '1 of 2 that took part, alike: bankruptcy'],
      [0.5, '1 of 2 that took part, alike: local'],
    ])
    expect((await whys({ model: 'markov' })).map(([credit]) => credit)).toEqual([null, null])
  })

  it('shows one page of them, converters first, the latest on top', async () => {
    const all = await report('people', {})
    expect(all.rows.map(({ person }) => person)).toEqual(['dan', 'bob', 'ann', 'c1'])
    const part = await report('people', { limit: 2, offset: 1 })
    expect(part.rows).toEqual(all.rows.slice(1, 3))
    expect(part.totals.people).toBe(4)
    expect((await report('people', { who: 'not-converted' })).rows.map(({ person }) => person)).toEqual(['c1'])
    expect((await report('people', { key: '(none)' })).rows.map(({ person }) => person)).toEqual(['dan'])
    expect((await report('people', { offset: 9 })).rows).toEqual([])
    await expect(report('people', { key: 'Shops' })).rejects.toThrow('nothing called "Shops"')
  })
})

describe('identity', () => {
  it('says what each rule would change', async () => {
    const { rows, totals } = await report('identity', {})
    // Unstitched, Ann's two devices are two people, and her sign-up is left with the city page.
    // Two of Ann's events and one of Bob's have no user id; one sign-up, Dan's, has no page.
    const joined = { severalVisitors: 1, byLogin: 2, byPreviousId: 0, attributed: 2 }
    const same = { people: 4, conversions: 3, changedFirstTouch: 0, gained: 0, lost: 0, ...joined }
    const apart = { ...same, people: 5, changedFirstTouch: 1, severalVisitors: 0, byLogin: 0 }
    expect(rows).toEqual([
      { rule: 'next-user', active: true, ...same },
      { rule: 'last-user', active: false, ...same },
      { rule: 'connected', active: false, ...same },
      { rule: 'none', active: false, ...apart },
    ])
    expect(totals).toMatchObject({
      visitors: 4,
      users: 3,
      suspiciousVisitors: 0,
      blocked: [
        { id: 'guest', as: 'visitor', events: 1 },
        { id: 'null', as: 'user', events: 1 },
      ],
      ...account,
    })
  })
})

describe('identity of linked ids', () => {
  it('tells devices, logins and previous ids apart', async () => {
    const linked = await openApp()
    try {
      const csv = `time,visitor,user,previous,path
2019-01-01,phone,,,/a
2019-01-02,phone,ann,,/b
2019-01-02,laptop,ann,,/b
2019-01-01,kiosk,,,/a
2019-01-02,,bob,kiosk,/b
2019-01-01,tablet,old-carl,,/a
2019-01-02,tablet,carl,old-carl,/b
2019-01-01,reader,,,/a
`
      const map = { time: 'time', visitor: 'visitor', user: 'user', previous: 'previous', path: 'path' }
      await linked.call('imports.run', { files: [{ file: linked.file('linked.csv', csv), map }] })
      const { rows } = await runReport(linked.call, 'identity', {})
      // Ann: two devices, one page seen before she logged in. Bob by his visitor id and Carl by his user id of before.
      const joined = { people: 4, severalVisitors: 1, byLogin: 1, byPreviousId: 2, attributed: null }
      expect(rows.slice(0, 3)).toMatchObject([joined, joined, joined])
      // Unstitched: the visitors phone, laptop, kiosk, tablet and reader, and Bob without one.
      expect(rows[3]).toMatchObject({ people: 6, severalVisitors: 0, byLogin: 0, byPreviousId: 0 })
    } finally {
      linked.close()
    }
  })
})

describe('rows in order without times', () => {
  it('have every model but time decay, over interactions', async () => {
    const ordered = await openApp({ goals: [{ name: 'Bought', event: 'Bought' }] })
    try {
      const file = ordered.file('o.csv', 'visitor,event,path\np,,/a\np,,/b\np,Bought,\nq,,/b\n')
      await ordered.call('imports.run', { files: [{ file, order: 'rows' }] })
      const ask = (params: ReportParamsInput<'content-attribution'>) =>
        runReport(ordered.call, 'content-attribution', { by: 'page', ...params })
      const credits = async (model: 'first' | 'linear' | 'markov' | 'shapley') =>
        Object.fromEntries((await ask({ model })).rows.map((row) => [row.key, row.conversions]))
      expect(await credits('first')).toEqual({ '/a': 1, '/b': 0 })
      expect(await credits('linear')).toEqual({ '/a': 0.5, '/b': 0.5 })
      expect(await credits('shapley')).toEqual({ '/a': 0.5, '/b': 0.5 })
      // P = (½ + ½)·½; without /a half of it is left, without /b nothing: effects ½ and 1.
      const { '/a': a, '/b': b } = await credits('markov')
      expect(a).toBeCloseTo(1 / 3, 12)
      expect(b).toBeCloseTo(2 / 3, 12)
      await expect(ask({ model: 'time-decay' })).rejects.toThrow('needs times')
      await expect(ask({ unit: 'session' })).rejects.toThrow('needs times')
      await expect(ask({ lookbackDays: 1 })).rejects.toThrow('needs times')
      await expect(runReport(ordered.call, 'time-to-convert', {})).rejects.toThrow('needs times')
    } finally {
      ordered.close()
    }
  })
})
