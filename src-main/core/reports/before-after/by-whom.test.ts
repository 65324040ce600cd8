/** Before and after a date among those who came by one channel or on one kind of device: golden numbers. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { beforeAfterFinding } from '../../../../shared/findings/before-after.ts'
import { plainWords } from '../../../../shared/findings/words.ts'
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

it('says first what the change is with the same mix of devices and channels, where only the mix has changed', async () => {
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
    expect(found.totals).toMatchObject({ convertedAfter: 42, convertedBefore: 16, mixOf: 'device-channel', sameMixDifference: expect.closeTo(0.05, 9) as number, sameMixLow: expect.closeTo(-0.09453, 4) as number }) // prettier-ignore
    const said = ({ headline, sub }: ReturnType<typeof beforeAfterFinding>) =>
      [plainWords(headline), ...sub].join(' | ').replaceAll('\u00a0', ' ')
    expect(said(beforeAfterFinding(found))).toMatch(
      /^Since 11 Mar 2024, with the same mix of devices and channels as before, no change can be told from chance: \+5\.00 points \(95 % interval −9\.45 to \+19\.45\), p = 0\.495 \| Whatever the mix: Since 11 Mar 2024 the rate of everybody is 26\.00 points higher: 42\.00 % against 16\.00 %/,
    )
    const byChannel = await runReport(app.call, 'before-after', { ...asked, withinEach: 'channel' })
    expect(byChannel.totals).toMatchObject({ mixOf: 'channel', sameMixDifference: expect.closeTo(0.05, 9) as number })
    // On one device by one channel there is nothing to hold it to.
    const alone = await runReport(app.call, 'before-after', { ...asked, device: 'mobile' })
    expect(alone.totals).toMatchObject({ mixOf: null, sameMixDifference: null })
    // The rates have changed: told either way, and everybody leads.
    expect(said(beforeAfterFinding({ ...found, totals: { ...found.totals, sameMixPValue: 0.01 } }))).toMatch(/^Since 11 Mar 2024 the rate of everybody is 26\.00 points higher/) // prettier-ignore
    expect(said(beforeAfterFinding({ ...found, totals: { ...found.totals, pValue: 0.2, sameMixPValue: 0.01 } }))).toContain(
      'no change can be told from chance: +26.00 points (95 % interval +13.53 to +37.44), p = 0.200 | With the same mix of devices and channels as before the rate of everybody is 5.00 points higher (95 % interval',
    ) // prettier-ignore
  } finally {
    app.close()
  }
})
