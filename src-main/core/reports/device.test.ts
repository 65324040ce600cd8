/** By device, and by the custom dimension: golden numbers of small files, and what does not depend on how they came in. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { templateComparisonFinding } from '../../../shared/findings/template-comparison.ts'
import { plainWords } from '../../../shared/findings/words.ts'
import type { Dimension } from '../journeys/dimensions.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36' // prettier-ignore
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1' // prettier-ignore

let test: TestApp
beforeEach(async () => {
  test = await openApp({
    goals: [{ name: 'Lead', event: 'Lead' }],
    contentGroups: [
      { match: '/cities/*', group: 'Cities' },
      { match: '/compare', group: 'Compare' },
    ],
  })
})
afterEach(() => test.close())

const run = (name: string, text: string, more: object = {}) =>
  test.call('imports.run', { files: [{ file: test.file(name, text), ...more }] })

/** People and converted people by key. */
const by = async (dimension: Dimension, more: object = {}) => {
  const { rows } = await runReport(test.call, 'content-attribution', { by: dimension, ...more })
  return Object.fromEntries(rows.map(({ key, people, convertedPeople }) => [key, [people, convertedPeople]]))
}

// Five people: who came first on a phone to cities (two, one leads), on a desktop (one, who leads later on a phone), on a
// tablet, and one whose export says nothing.
const table = `timestamp,anonymous_id,event,path,device_type,page_variant
2024-01-01T10:00:00Z,a,Page Viewed,/cities/x,Mobile,form_a
2024-01-01T10:05:00Z,a,Lead,,Mobile,
2024-01-01T11:00:00Z,b,Page Viewed,/cities/y,mobile,form_b
2024-01-01T12:00:00Z,c,Page Viewed,/compare,Desktop,form_b
2024-01-02T12:00:00Z,c,Page Viewed,/cities/x,smartphone,form_a
2024-01-02T12:01:00Z,c,Lead,,,form_z
2024-01-01T13:00:00Z,d,Page Viewed,/compare,iPad,
2024-01-01T14:00:00Z,e,Page Viewed,/compare,,form_b
`

describe('a table that names the device', () => {
  it('counts people by that of their first and of their last touch', async () => {
    await run('e.csv', table)
    expect(await by('device')).toEqual({ mobile: [2, 1], desktop: [1, 1], tablet: [1, 0], '(not set)': [1, 0] })
    expect(await by('device', { model: 'last' })).toEqual({ mobile: [3, 2], tablet: [1, 0], '(not set)': [1, 0] })
    const { rows } = await runReport(test.call, 'template-ranking', { by: 'device' })
    expect(rows.map(({ key, people }) => [key, people])).toContainEqual(['mobile', 2])
  })

  it('asks the rate over time about those who landed on one device, by one channel or on some pages', async () => {
    await run('e.csv', table)
    const totalsOf = async (of: object) =>
      (await runReport(test.call, 'landing-trend', { interval: 'day', withinDays: 1, ...of })).totals
    // c converts a day and a minute after landing, a five minutes after.
    const all = await totalsOf({})
    expect(all).toMatchObject({ people: 5, convertedPeople: 1, notWithin: 0 })
    expect(all.devices).toEqual([{ device: 'mobile', people: 2 }, { device: '(not set)', people: 1 }, { device: 'desktop', people: 1 }, { device: 'tablet', people: 1 }]) // prettier-ignore
    expect(all.channels).toEqual([{ channel: 'Direct', people: 5 }])
    expect(await totalsOf({ device: 'mobile' })).toMatchObject({ people: 2, convertedPeople: 1, notWithin: 3, devices: all.devices }) // prettier-ignore
    expect(await totalsOf({ device: 'desktop' })).toMatchObject({ people: 1, convertedPeople: 0, notWithin: 4 })
    expect(await totalsOf({ channel: 'Direct', pages: '/compare' })).toMatchObject({ people: 3, convertedPeople: 0, notWithin: 2 }) // prettier-ignore
    await expect(totalsOf({ device: 'other' })).rejects.toThrow('Nobody came on a device "other"')
  })

  it('counts by a column that is mapped to the custom dimension, and goals find it among properties still', async () => {
    await run('e.csv', table, { map: { custom: 'page_variant' } })
    expect(await by('custom')).toEqual({ form_b: [3, 1], form_a: [1, 1], '(not set)': [1, 0] })
    await test.call('config.set', {
      config: { goals: [{ name: 'Lead', event: 'Lead', where: { page_variant: 'form_z' } }] },
    })
    const { totals } = await runReport(test.call, 'content-attribution', {})
    expect(totals.conversions).toBe(1)
  })

  it('warns where two templates were seen on unlike devices, unless one device is looked at', async () => {
    const visits = (path: string, phones: number, others: number): string =>
      Array.from({ length: phones + others }, (_, at) => `2024-01-01T10:00:00Z,${path}${at},Page Viewed,${path},${at < phones ? 'Mobile' : 'Desktop'}\n`).join('') // prettier-ignore
    await run('e.csv', `timestamp,anonymous_id,event,path,device_type\n${visits('/cities/x', 32, 8)}${visits('/compare', 10, 30)}`) // prettier-ignore
    const mix = async (more: object) =>
      (await runReport(test.call, 'template-comparison', { a: 'Cities', b: 'Compare', ...more })).rows[0]?.deviceMix
    expect(await mix({})).toEqual({ device: 'desktop', shareA: 0.2, shareB: 0.75, among: 'mobile' })
    expect(await mix({ device: 'mobile' })).toBeNull()
  })

  it('warns where two templates are of unlike topics, among the people of pages that have one', async () => {
    const rule = (match: string, group: string, topics: string[]) => ({ match, group, topics })
    await test.call('config.set', {
      config: {
        contentGroups: [
          rule('/law/a', 'A', ['Law']),
          rule('/med/a', 'A', ['Medicine']),
          rule('/med/c', 'C', ['Medicine']),
          rule('/plain/c', 'C', []),
        ],
      },
    })
    const visits = (path: string, people: number): string =>
      Array.from({ length: people }, (_, at) => `2024-01-01T10:00:00Z,${path}${at},Page Viewed,${path}\n`).join('')
    await run('e.csv', `timestamp,anonymous_id,event,path\n${visits('/law/a', 30)}${visits('/med/a', 10)}${visits('/med/c', 40)}${visits('/plain/c', 200)}`) // prettier-ignore
    const mix = async (more: object) =>
      (await runReport(test.call, 'template-comparison', { a: 'A', b: 'C', ...more })).rows[0]?.topicMix
    expect(await mix({})).toEqual({ topic: 'Law', shareA: 0.75, shareB: 0, among: 'Medicine' })
    expect(await mix({ by: 'page', a: '/law/a', b: '/med/c' })).toBeNull()
    expect(await mix({ pages: '/med/**' })).toBeNull()
  })

  it('compares two templates within each device, and as they would differ with visitors alike in device', async () => {
    // Cities: 40 of 80 on phones and 2 of 20 on desktops; Compare: 8 of 20 and 8 of 80; one on a tablet that only Cities has.
    const rows = (path: string, device: string, people: number, leads: number): string =>
      Array.from({ length: people }, (_, at) => {
        const who = `${path}${device}${at}`
        return `2024-01-01T10:00:00Z,${who},Page Viewed,${path},${device}\n${at < leads ? `2024-01-01T11:00:00Z,${who},Lead,,\n` : ''}`
      }).join('')
    const visits = [
      rows('/cities/x', 'Mobile', 80, 40), rows('/cities/x', 'Desktop', 20, 2), rows('/cities/x', 'iPad', 1, 0),
      rows('/compare', 'Mobile', 20, 8), rows('/compare', 'Desktop', 80, 8),
    ] // prettier-ignore
    await run('e.csv', `timestamp,anonymous_id,event,path,device_type\n${visits.join('')}`)
    const ask = (more: object) => runReport(test.call, 'template-comparison', { a: 'Cities', b: 'Compare', ...more })
    const within = await ask({ withinEach: 'device' })
    const [all, desktop, mobile, tablet, adjusted] = within.rows
    expect(within.rows.map(({ stratum }) => stratum)).toEqual(['(all)', 'desktop', 'mobile', 'tablet', '(adjusted)'])
    // Only phones are enough, and one difference cannot be unlike itself.
    expect(all).toEqual({ ...(await ask({})).rows[0], stratum: '(all)', homogeneity: null })
    expect(mobile).toMatchObject({ peopleA: 80, convertedA: 40, peopleB: 20, convertedB: 8, rateA: 0.5, rateB: 0.4, enough: true, pairsTested: 1 }) // prettier-ignore
    expect(mobile!.difference).toBeCloseTo(0.1, 12)
    expect(desktop).toMatchObject({ peopleA: 20, convertedA: 2, peopleB: 80, convertedB: 8, difference: 0, enough: false }) // prettier-ignore
    expect(tablet).toMatchObject({ peopleA: 1, peopleB: 0, rateB: null, difference: null, enough: false })
    // Both weights are 16: 30 % against 25 %. See the test of the statistics for the interval.
    expect(adjusted).toMatchObject({ peopleA: 100, convertedA: 42, peopleB: 100, convertedB: 16, enough: true })
    expect([adjusted!.rateA, adjusted!.rateB]).toEqual([expect.closeTo(0.3, 9), expect.closeTo(0.25, 9)])
    expect([adjusted!.low, adjusted!.high]).toEqual([expect.closeTo(-0.08645, 4), expect.closeTo(0.20626, 4)])
    await expect(ask({ by: 'device', a: 'mobile', b: 'desktop', withinEach: 'device' })).rejects.toThrow('What is compared by device has one device on each side') // prettier-ignore
    await expect(ask({ within: 'device' })).rejects.toThrow('within each device when asked so (--within-each device)') // prettier-ignore
  })

  it('compares two templates within each device and channel together, and as they would differ with the same mix of both', async () => {
    const rows = (path: string, device: string, medium: string, people: number, leads: number): string =>
      Array.from({ length: people }, (_, at) => {
        const who = `${path}${device}${medium}${at}`
        return `2024-01-01T10:00:00Z,${who},Page Viewed,${path},${device},${medium}\n${at < leads ? `2024-01-01T11:00:00Z,${who},Lead,,,\n` : ''}`
      }).join('')
    const visits = [
      rows('/cities/x', 'Mobile', 'email', 80, 40), rows('/compare', 'Mobile', 'email', 20, 8),
      rows('/cities/x', 'Desktop', '', 20, 2), rows('/compare', 'Desktop', '', 80, 8),
      rows('/cities/x', 'Mobile', '', 10, 1), rows('/compare', 'Mobile', '', 10, 1),
    ] // prettier-ignore
    await run('e.csv', `timestamp,anonymous_id,event,path,device_type,utm_medium\n${visits.join('')}`)
    const ask = { a: 'Cities', b: 'Compare', withinEach: 'device-channel' } as const
    const found = await runReport(test.call, 'template-comparison', ask)
    expect(found.rows.map(({ stratum, peopleA, convertedA, peopleB, convertedB }) => [stratum, peopleA, convertedA, peopleB, convertedB])).toEqual([
      ['(all)', 110, 43, 110, 17],
      ['desktop, Direct', 20, 2, 80, 8],
      ['mobile, Email', 80, 40, 20, 8],
      ['mobile, Direct', 10, 1, 10, 1],
      ['(adjusted)', 110, 43, 110, 17],
    ]) // prettier-ignore
    // Weights n·m ÷ (n + m) of 16, 16 and 5: (8 + 1.6 + 0.5) ÷ 37 against (6.4 + 1.6 + 0.5) ÷ 37.
    const adjusted = found.rows.at(-1)!
    expect([adjusted.rateA, adjusted.rateB]).toEqual([expect.closeTo(10.1 / 37, 9), expect.closeTo(8.5 / 37, 9)])
    expect(adjusted.difference).toBeCloseTo(1.6 / 37, 9)
    // The two that are picked: one pair, so the p of it is the p.
    const picked = await runReport(test.call, 'template-comparison', { withinEach: 'device-channel' })
    expect(picked.params).toMatchObject({ a: 'Cities', b: 'Compare' })
    expect(picked.rows.at(-1)).toEqual({ ...adjusted, named: false })
    expect(adjusted).toMatchObject({ pAdjusted: adjusted.pValue, pairsTested: 1 })
    // Every pair, and each against all others: held to both unasked, or to one of them.
    const sameMix = { sameMixDifference: adjusted.difference, sameMixLow: adjusted.low, sameMixHigh: adjusted.high, sameMixPAdjusted: expect.closeTo(adjusted.pValue!, 9) as number } // prettier-ignore
    const unasked = await runReport(test.call, 'template-comparison', {})
    expect([unasked.rows, unasked.totals.mixOf]).toMatchObject([[{ stratum: null, difference: expect.closeTo(26 / 110, 9) as number, ...sameMix, sameMixPValue: adjusted.pValue }], 'device-channel']) // prettier-ignore
    const swapped = await runReport(test.call, 'template-comparison', { a: 'Compare', b: 'Cities' })
    expect(swapped.rows[0]!.sameMixDifference).toBeCloseTo(-1.6 / 37, 9)
    expect(plainWords(templateComparisonFinding(unasked)!.headline)).toMatch(/^With visitors alike in device and channel on both sides, Cities and Compare cannot be told apart/) // prettier-ignore
    const pairs = await runReport(test.call, 'template-pairs', {})
    expect([pairs.rows, pairs.totals.mixOf]).toMatchObject([[{ a: 'Cities', b: 'Compare', ...sameMix }], 'device-channel']) // prettier-ignore
    const ranking = await runReport(test.call, 'template-ranking', {})
    expect([ranking.rows[0], ranking.totals.mixOf, ranking.totals.pairs[0]]).toMatchObject([{ key: 'Cities', ...sameMix }, 'device-channel', sameMix]) // prettier-ignore
    expect(ranking.rows[1]!.sameMixDifference).toBeCloseTo(-1.6 / 37, 9)
    // By device alone: mobile 41 of 90 and 9 of 30, weight 22.5; desktop both 10 %, weight 16.
    const byDevice = await runReport(test.call, 'template-pairs', { withinEach: 'device' })
    expect(byDevice.totals.mixOf).toBe('device')
    expect(byDevice.rows[0]!.sameMixDifference).toBeCloseTo((22.5 * (41 / 90 - 9 / 30)) / 38.5, 9)
    // Everybody by one channel: nothing to hold it to but the device; nobody in two of anything: nothing.
    expect((await runReport(test.call, 'template-pairs', { channel: 'Direct' })).totals.mixOf).toBe('device')
    expect((await runReport(test.call, 'template-pairs', { channel: 'Email' })).totals.mixOf).toBeNull()
    expect((await runReport(test.call, 'template-pairs', { by: 'source' })).totals.mixOf).toBeNull()
    await expect(runReport(test.call, 'template-comparison', { ...ask, by: 'channel', a: 'Email', b: 'Direct' })).rejects.toThrow('What is compared by channel') // prettier-ignore
  })

  it('is the same in the report on what leads to a goal, over time and before and after', async () => {
    await run('e.csv', table)
    const trend = await runReport(test.call, 'landing-trend', { by: 'device', interval: 'month', withinDays: 7 })
    expect(trend.rows.map(({ key, people }) => [key, people])).toEqual(expect.arrayContaining([['mobile', 2], ['desktop', 1]])) // prettier-ignore
    const { rows } = await runReport(test.call, 'journey-length', { by: 'device' })
    expect(rows.map(({ key, conversions }) => [key, conversions]).sort()).toEqual([['desktop', 1], ['mobile', 1]]) // prettier-ignore
  })

  it('compares templates on one device, and lists the same people', async () => {
    await run('e.csv', table)
    // By last touch: on a phone a and b on cities, where c came back to as well; on a tablet d.
    const asked = { model: 'last', device: 'mobile' } as const
    const { rows, totals } = await runReport(test.call, 'template-ranking', asked)
    expect(rows.map(({ key, people, convertedPeople }) => [key, people, convertedPeople])).toEqual([['Cities', 3, 2]])
    expect(totals).toMatchObject({ people: 3, notWithin: 2 })
    // Those there are, whichever is asked about.
    expect(totals.devices).toEqual([
      { device: 'mobile', people: 3 },
      { device: '(not set)', people: 1 },
      { device: 'tablet', people: 1 },
    ])
    const first = await runReport(test.call, 'template-ranking', { by: 'device', within: 'Compare' })
    expect(first.totals.devices.reduce((sum, { people }) => sum + people, 0)).toBe(first.totals.people)
    const listed = await runReport(test.call, 'people', { ...asked, within: 'Cities' })
    expect(listed.rows.map(({ person }) => person).sort()).toEqual(['a', 'b', 'c'])
    await expect(runReport(test.call, 'template-ranking', { device: 'other' })).rejects.toThrow('Nobody came on a device "other"') // prettier-ignore
    await expect(runReport(test.call, 'people', { device: 'mobile', model: 'linear' })).rejects.toThrow('device looks at the first or the last interaction') // prettier-ignore
  })

  it('is undone with its import', async () => {
    await run('e.csv', table)
    const imports = await test.call('imports.list', {})
    await test.call('imports.undo', { importId: imports[0]!.id })
    await run('plain.csv', table.replace('device_type', 'x'))
    expect(await by('device')).toEqual({ '(not set)': [5, 2] })
  })
})

describe('an export that names only the user agent', () => {
  const row = (time: string, visitor: string, path: string, agent: string): string => `${time},${visitor},Page Viewed,${path},"${agent}"` // prettier-ignore
  const head = 'timestamp,anonymous_id,event,path,user_agent'
  // b's phone is named by the second file alone.
  const first = [head, row('2024-01-01T10:00:00Z', 'a', '/compare', windows), row('2024-01-01T10:01:00Z', 'b', '/cities/x', '')].join('\n') // prettier-ignore
  const second = [head, row('2024-01-02T10:00:00Z', 'b', '/compare', iphone), row('2024-01-02T11:00:00Z', 'c', '/compare', 'curl/8.1')].join('\n') // prettier-ignore

  it.each([[[first, second]], [[second, first]]])(
    'takes that of the visitor, whichever file came first',
    async (files) => {
      for (const [index, file] of files.entries()) await run(`${index}.csv`, file)
      expect(await by('device')).toEqual({ desktop: [1, 0], mobile: [1, 0], '(not set)': [1, 0] })
    },
  )

  it('says nothing of a user without a visitor id, who may have several', async () => {
    await run(
      'u.csv',
      `timestamp,user_id,event,path,user_agent\n2024-01-01T10:00:00Z,u,Page Viewed,/compare,"${iphone}"\n`,
    )
    expect(await by('device')).toEqual({ '(not set)': [1, 0] })
  })

  it('goes after what an export says itself', async () => {
    await run('a.csv', first)
    await run('b.csv', 'timestamp,anonymous_id,event,path,device\n2023-12-31T10:00:00Z,a,Page Viewed,/compare,tablet\n')
    expect(await by('device')).toEqual({ tablet: [1, 0], '(not set)': [1, 0] })
    expect(await by('device', { model: 'last' })).toEqual({ desktop: [1, 0], '(not set)': [1, 0] })
  })
})

describe('formats', () => {
  const time = '2024-01-01T10:00:00Z'
  const json = (...objects: object[]): string => objects.map((each) => `${JSON.stringify(each)}\n`).join('')
  const amplitude = { event_type: 'Page Viewed', amplitude_id: 1, device_id: 'd', event_time: '2024-01-01 10:00:00', uuid: 'u1', event_properties: { page_path: '/compare', page_variant: 'form_b' } } // prettier-ignore
  const files: [string, string, string][] = [
    ['Amplitude', json({ ...amplitude, device_family: 'Windows', os_name: 'Chrome', platform: 'Web' }), 'desktop'],
    ['Amplitude, a phone', json({ ...amplitude, device_type: 'Apple iPhone', os_name: 'Mobile Safari' }), 'mobile'],
    ['GA4', json({ event_name: 'page_view', event_timestamp: '1704103200000000', user_pseudo_id: 'p', device: { category: 'tablet' }, event_params: [{ key: 'page_location', value: { string_value: 'https://e.org/compare' } }] }), 'tablet'],
    ['GA4 as CSV', `event_name,event_timestamp,user_pseudo_id,event_params,device\npage_view,1704103200000000,p,"[{""key"":""page_location"",""value"":{""string_value"":""https://e.org/compare""}}]","{""category"":""mobile"",""operating_system"":""Windows""}"\n`, 'mobile'],
    ['GA4 flattened', 'event_name,event_timestamp,user_pseudo_id,page_location,ga_session_id,device.category\npage_view,1704103200000000,p,https://e.org/compare,1,desktop\n', 'desktop'],
    ['Mixpanel', json({ event: '$mp_web_page_view', properties: { time: 1704103200, distinct_id: 'd', $insert_id: 'i', $current_url: 'https://e.org/compare', $device: 'iPad', $os: 'iOS' } }), 'tablet'],
    ['PostHog', json({ uuid: 'm', event: '$pageview', distinct_id: 'd', timestamp: time, properties: { $pathname: '/compare', $device_type: 'Mobile' } }), 'mobile'],
    ['Segment', json({ type: 'page', messageId: 'm', anonymousId: 'r', timestamp: time, properties: { path: '/compare' }, context: { userAgent: iphone } }), 'mobile'],
    ['Segment, an app', json({ type: 'page', messageId: 'm', anonymousId: 'r', timestamp: time, properties: { path: '/compare' }, context: { device: { type: 'android' } } }), 'mobile'],
    ['Matomo', JSON.stringify([{ idVisit: 1, visitorId: 'v', deviceType: 'Smartphone', firstActionTimestamp: 1704103200, actionDetails: [{ type: 'action', url: 'https://e.org/compare', timestamp: 1704103200 }] }]), 'mobile'],
    ['Snowplow', `collector_tstamp,domain_userid,event_id,event_name,page_url,dvce_type\n2024-01-01 10:00:00,v,e,page_view,https://e.org/compare,Computer\n`, 'desktop'],
    ['Umami', `website_id,session_id,visit_id,event_id,created_at,url_path,event_type,device\nw,s,v,e,2024-01-01 10:00:00,/compare,1,laptop\n`, 'desktop'],
    ['an access log', `1.2.3.4 - - [01/Jan/2024:10:00:00 +0000] "GET /compare HTTP/1.1" 200 12 "-" "${iphone}"\n`, 'mobile'],
  ] // prettier-ignore
  it.each(files)('%s', async (name, text, device) => {
    await run(name, text)
    expect(await by('device')).toEqual({ [device]: [1, 0] })
  })

  it('takes a place in the objects of an export for the custom dimension', async () => {
    await run('a.json', json(amplitude), { map: { custom: 'event_properties.page_variant' } })
    expect(await by('custom')).toEqual({ form_b: [1, 0] })
  })

  it('takes any column of a source that makes events of its own of a row', async () => {
    const visits = `idVisit,lastActionTimestamp,visitorId,actionDetails_0_url,actionDetails_0_type,dimension1\n1,1704103200,v,https://e.org/compare,action,form_b\n` // prettier-ignore
    await run('m.csv', visits, { map: { custom: 'dimension1' } })
    expect(await by('custom')).toEqual({ form_b: [1, 0] })
  })
})

it('neither the order of imports nor the cut into files changes a number, and shares sum to one', async () => {
  const rows = fc.array(
    fc.record({
      visitor: fc.constantFrom('a', 'b', 'c', 'd'),
      device: fc.constantFrom('', 'mobile', 'Desktop', 'iPad', 'x'),
      agent: fc.constantFrom('', windows, iphone),
      event: fc.constantFrom('Page Viewed', 'Page Viewed', 'Lead'),
    }),
    { minLength: 4, maxLength: 16 },
  )
  const answer = async (files: string[][]) => {
    const app = await openApp({ goals: [{ name: 'Lead', event: 'Lead', count: 'every' }] })
    try {
      for (const [index, lines] of files.entries())
        await app.call('imports.run', {
          files: [{ file: app.file(`${index}.csv`, `timestamp,anonymous_id,event,path,device,user_agent\n${lines.join('\n')}\n`) }], // prettier-ignore
        })
      const { rows: found, totals } = await runReport(app.call, 'content-attribution', { by: 'device', model: 'linear' }) // prettier-ignore
      // Parts of conversions are added up in the order of people, which is that of the import.
      const tidy = (value: number): number => Number(value.toFixed(9))
      const counted = found.map(({ key, people, conversions }) => ({ key, people, conversions: tidy(conversions) }))
      return { rows: counted.toSorted((a, b) => (a.key < b.key ? -1 : 1)), conversions: totals.conversions }
    } finally {
      app.close()
    }
  }
  await fc.assert(
    fc.asyncProperty(rows, fc.nat(), async (list, cut) => {
      const lines = list.map(({ visitor, device, agent, event }, index) => {
        // A visitor lives in one browser.
        const own = agent === '' ? '' : visitor < 'c' ? windows : iphone
        return `${new Date(Date.UTC(2024, 0, 1) + index * 60_000).toISOString()},${visitor},${event},${event === 'Lead' ? '' : '/compare'},${device},"${own}"`
      })
      const at = 1 + (cut % (lines.length - 1))
      const whole = await answer([lines])
      expect(await answer([lines.slice(at), lines.slice(0, at)])).toEqual(whole)
      const sum = whole.rows.reduce((total, row) => total + row.conversions, 0)
      expect(sum).toBeCloseTo(whole.conversions, 6)
    }),
    { numRuns: 5, endOnFailure: true },
  )
}, 60_000)
