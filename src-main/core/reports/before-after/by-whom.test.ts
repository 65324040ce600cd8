/** Before and after a date among those who came by one channel or on one kind of device: golden numbers. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { beforeAfterFinding, saidMix } from '../../../../shared/findings/before-after.ts'
import { plainWords } from '../../../../shared/findings/words.ts'
import type { Report } from '../../../../shared/reports/index.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
const day = (of: number): string => new Date(Date.UTC(2024, 2, of, 12)).toISOString()

beforeAll(async () => {
  test = await openApp({ goals: [{ name: 'Bought', event: 'Bought' }] })
  const lines = ['timestamp,anonymous_id,event,path,device_type,utm_source,utm_medium']
  const land = (name: string, people: number, bought: number, on: number, device: string, medium: string): void => {
    for (let n = 0; n < people; n++) {
      lines.push(`${day(on)},${name}${n},Page Viewed,/a,${device},google,${medium}`)
      if (n < bought) lines.push(`${day(on + 1)},${name}${n},Bought,,,,`)
    }
  }
  // Paid on mobile falls from 20 to 10 of 100, organic on desktop stays.
  land('pb', 100, 20, 3, 'mobile', 'cpc')
  land('pa', 100, 10, 12, 'mobile', 'cpc')
  land('ob', 50, 10, 4, 'desktop', 'organic')
  land('oa', 60, 12, 13, 'desktop', 'organic')
  lines.push(`${day(20)},end,Page Viewed,/a,tablet,google,organic`, `${day(14)},nowhere,Bought,,,,`)
  await test.call('imports.run', { files: [{ file: test.file('a.csv', lines.join('\n')) }] })
})
afterAll(() => test.close())

const report = (params: object = {}) =>
  runReport(test.call, 'before-after', { date: '2024-03-11', withinDays: 2, from: '2024-03-02', to: '2024-03-18', ...params }) // prettier-ignore

it('counts only those who landed by the channel, or on the device', async () => {
  const { totals } = await report({ channel: 'paid search' })
  expect(totals).toMatchObject({ peopleBefore: 100, convertedBefore: 20, peopleAfter: 100, convertedAfter: 10 })
  // Whoever has no page came by none.
  expect(totals.withoutLanding).toBe(0)
  expect((await report()).totals).toMatchObject({ peopleBefore: 150, peopleAfter: 160, withoutLanding: 1 })
  expect((await report({ device: 'desktop' })).totals).toMatchObject({ peopleBefore: 50, peopleAfter: 60 })
  expect((await report({ device: 'desktop', channel: 'Paid Search' })).totals).toMatchObject({ peopleBefore: 0 })
  expect((await report({ channel: 'Organic Search,Paid Search' })).totals.peopleAfter).toBe(160)
  await expect(report({ channel: 'Radio' })).rejects.toThrow('Nobody came by a channel "Radio"')
})

it('names what can be asked about, of the people on both sides', async () => {
  const { totals } = await report({ device: 'mobile' })
  expect(totals.channels).toEqual([{ channel: 'Paid Search', people: 200 }])
  expect(totals.devices).toEqual([
    { device: 'mobile', people: 200 },
    { device: 'desktop', people: 110 },
  ])
})

it('says of whom it is, and the people behind a side are as many', async () => {
  const found = beforeAfterFinding(await report({ channel: 'Paid Search', device: 'mobile' }))
  expect(found.sub[0]).toBe('Only people who came by Paid Search, on mobile.')
  expect(plainWords(found.headline)).toContain('the rate of those who came by Paid Search and on mobile is')
  const people = await runReport(test.call, 'people', { channel: 'Paid Search', withinDays: 2, from: '2024-03-11', to: '2024-03-18' }) // prettier-ignore
  expect(people.totals).toMatchObject({ people: 100, convertedPeople: 10 })
})

it('leads with no group whose change is one of the mix alone, and with the held one where that is asked for', () => {
  const sides = { peopleBefore: 900, convertedBefore: 45, rateBefore: 0.05, peopleAfter: 900, convertedAfter: 72, rateAfter: 0.08, difference: 0.03, low: 0.01, high: 0.05, pValue: 0.01, enough: true, detectable: 0.03, peopleNeeded: 1000, rateEffect: 0.015, mixEffect: 0 } // prettier-ignore
  const row = (key: string, pAdjusted: number, sameMixDifference: number, sameMixPAdjusted: number) => ({ key, ...sides, pAdjusted, sameMixDifference, sameMixLow: sameMixDifference - 0.01, sameMixHigh: sameMixDifference + 0.01, sameMixPAdjusted }) // prettier-ignore
  const said = (withinEach: 'device' | null, ...rows: ReturnType<typeof row>[]): string => {
    const totals = { ...sides, fewerDays: null, pValue: 0.4, mixOf: 'device', sameMixDifference: 0.001, sameMixLow: -0.01, sameMixHigh: 0.012, sameMixPValue: 0.8, daysBefore: 7, daysAfter: 7, furtherDaysBefore: 0, furtherDaysAfter: 0, dateChosen: true, otherwise: [], newGroups: [], unusualDays: [], reached: 0, convertedLater: 0 } // prettier-ignore
    const report = { params: { by: 'group', within: null, pages: null, channel: null, device: null, date: '2024-03-11', from: '2024-03-04', to: '2024-03-18', withinDays: 2, withinEach }, rows, totals } // prettier-ignore
    const { headline, sub, more } = beforeAfterFinding(report as unknown as Report<'before-after'>)
    return [plainWords(headline), ...sub, ...more].join(' | ').replaceAll('\u00a0', ' ')
  }
  const [turned, held] = [row('Story', 0.01, -0.002, 0.7), row('Video', 0.02, 0.02, 0.03)]
  expect(said(null, turned, held)).toMatch(/^Since 11 Mar 2024 the rate of Video is 3\.00 points higher.*adjusted p = 0\.020 .*before and since it is otherwise: no change of Story can be told from chance \(−0\.20 points, .*adjusted p = 0\.700\)/) // prettier-ignore
  const alone = said(null, turned, row('Video', 0.5, 0.002, 0.7))
  expect(alone).toMatch(/^Since 11 Mar 2024 no change of the rate can be told from chance/)
  expect(alone).not.toContain('No group by itself')
  expect(said('device', turned, held)).toMatch(/^Since 11 Mar 2024, with visitors alike in device before and since, the rate of Video is 2\.00 points higher \(95 % interval \+1\.00 to \+3\.00\), adjusted p = 0\.030 \| With visitors as they came, since 11 Mar 2024 the rate of Video is 3\.00 points higher/) // prettier-ignore
})

it('says first what the change is with visitors alike in device and channel, where only the mix has changed', async () => {
  const app = await openApp({ goals: [{ name: 'Bought', event: 'Bought' }] })
  try {
    const lines = ['timestamp,anonymous_id,event,path,device_type,utm_source,utm_medium']
    const land = (people: number, bought: number, on: number, device: string, medium: string): void => {
      for (let n = 0; n < people; n++) {
        lines.push(`${day(on)},${medium}${on}-${n},Page Viewed,/a,${device},news,${medium}`)
        if (n < bought) lines.push(`${day(on + 1)},${medium}${on}-${n},Bought,,,,`)
      }
    }
    // E-mail on mobile: 8 of 20, then 40 of 80; paid on desktop: 8 of 80, then 2 of 20.
    land(20, 8, 3, 'mobile', 'email')
    land(80, 40, 12, 'mobile', 'email')
    land(80, 8, 4, 'desktop', 'cpc')
    land(20, 2, 13, 'desktop', 'cpc')
    lines.push(`${day(20)},end,Page Viewed,/a,tablet,google,organic`)
    await app.call('imports.run', { files: [{ file: app.file('a.csv', lines.join('\n')) }] })
    const asked = { date: '2024-03-11', withinDays: 2, from: '2024-03-02', to: '2024-03-18' }
    const found = await runReport(app.call, 'before-after', asked)
    // 42 % against 16 %; both strata weigh 16, so 30 % against 25 %.
    expect(found.totals).toMatchObject({ convertedAfter: 42, convertedBefore: 16, mixOf: 'device-channel', sameMixDifference: expect.closeTo(0.05, 9) as number, sameMixLow: expect.closeTo(-0.08645, 4) as number }) // prettier-ignore
    const said = ({ headline, sub }: ReturnType<typeof beforeAfterFinding>) =>
      [plainWords(headline), ...sub].join(' | ').replaceAll('\u00a0', ' ')
    expect(said(beforeAfterFinding(found))).toMatch(
      /^Since 11 Mar 2024, with visitors alike in device and channel before and since, no change of the rate can be told from chance: \+5\.00 points \(95 % interval −8\.64 to \+20\.63\), p = 0\.495; 87\.5 people a week landed before and 100 since, of whom 14\.0 and 42\.0 reached “Bought” \| With visitors as they came, since 11 Mar 2024 the rate of everybody is 26\.00 points higher: 42\.00 % against 16\.00 %/,
    )
    const byChannel = await runReport(app.call, 'before-after', { ...asked, withinEach: 'channel' })
    expect(byChannel.totals).toMatchObject({ mixOf: 'channel', sameMixDifference: expect.closeTo(0.05, 9) as number })
    // Of one group, and of the pages of a filter, as of everybody.
    for (const where of [{ pages: '/a' }, { by: 'page' }] as const) {
      const filtered = await runReport(app.call, 'before-after', { ...asked, ...where })
      expect(filtered.totals).toMatchObject({ mixOf: 'device-channel', sameMixDifference: expect.closeTo(0.05, 9) as number }) // prettier-ignore
      expect(said(beforeAfterFinding(filtered))).not.toContain('it is otherwise')
      expect(beforeAfterFinding(filtered).limits.at(-1)).toMatch(/^No randomised test/)
      expect(filtered.rows[0]).toMatchObject({ difference: 0.26, sameMixDifference: expect.closeTo(0.05, 9) as number, sameMixPAdjusted: filtered.totals.sameMixPValue }) // prettier-ignore
    }
    // Of a channel, whose people are on one device, no mix can have changed.
    const channels = await runReport(app.call, 'before-after', { ...asked, by: 'channel' })
    expect(channels.rows.map(({ sameMixDifference }) => sameMixDifference)).toEqual([null, null])
    // On one device by one channel there is nothing to hold it to.
    const alone = await runReport(app.call, 'before-after', { ...asked, device: 'mobile' })
    expect(alone.totals).toMatchObject({ mixOf: null, sameMixDifference: null })
    // The rates have changed: told either way, and everybody leads; how much of it is left with visitors alike is said all the same.
    const told = { ...found, totals: { ...found.totals, sameMixLow: 0.01, sameMixPValue: 0.03 } }
    expect(saidMix(told)).toBe('device-channel')
    expect(said(beforeAfterFinding(told))).toMatch(
      /^Since 11 Mar 2024 the rate of everybody is 26\.00 points higher.* \| With visitors alike in device and channel before and since the rate of everybody is 5\.00 points higher \(95 % interval \+1\.00 to \+20\.63\), p = 0\.030\. \|/,
    )
    expect(said(beforeAfterFinding({ ...found, totals: { ...found.totals, pValue: 0.2, sameMixPValue: 0.01 } }))).toContain(
      'no change of the rate can be told from chance: +26.00 points (95 % interval by another method +13.53 to +37.44), p = 0.200; 87.5 people a week landed before and 100 since, of whom 14.0 and 42.0 reached “Bought” | With visitors alike in device and channel before and since the rate of everybody is 5.00 points higher (95 % interval',
    ) // prettier-ignore
  } finally {
    app.close()
  }
})
