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
