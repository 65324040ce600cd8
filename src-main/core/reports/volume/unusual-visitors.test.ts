/** Days that may have moved the rates of a report: golden numbers, worked out by hand. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { workspaceConfig } from '../../../../shared/config.ts'
import { robotsOfDay, unusualDaySentence, withoutDay } from '../../../../shared/notes/unusual-day.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'
import { daysOfWaves } from './unusual-visitors.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ goals: [{ name: 'Lead', event: 'Lead' }, { name: 'Other', event: 'Other' }] }) // prettier-ignore
})
afterEach(() => test.close())

const dayOf = (day: number): string => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)

/** `many` people who come on a day, of whom the first `leads` become leads an hour later. */
function visitors(day: number, many: number, leads: number, path = '/a'): string[] {
  return Array.from({ length: many }, (_, index) => {
    const who = `d${day}${path.replaceAll('/', '-')}-${index}`
    const view = `${dayOf(day)}T10:00:00Z,${who},,${path}`
    return index < leads ? `${view}\n${dayOf(day)}T11:00:00Z,${who},Lead,` : view
  })
}
/** 84 days with 20 people each, 2 of them leads, and what else there is. */
const load = async (...more: string[]): Promise<void> => {
  const usual = Array.from({ length: 84 }, (_, day) => visitors(day, 20, 2)).flat()
  const csv = ['timestamp,anonymous_id,event,path', ...usual, ...more].join('\n')
  await test.call('imports.run', { files: [{ file: test.file('events.csv', `${csv}\n`) }] })
}
const days = (asked = {}) => test.call('excludeTraffic.unusualDays', asked)

it('names a day of robots, with how its people convert and how those around it do', async () => {
  await load(...visitors(40, 700, 0, '/city/x'))
  expect(await days()).toEqual([
    {
      day: '2026-02-10',
      people: 720,
      expected: 20,
      robots: 0,
      landing: { path: '/city/x', people: 700, counted: 700, converted: 0 },
      goal: 'Lead',
      // 20 people with 2 leads on each of 28 days before and 13 after: those who came later have not had 30 days yet.
      rates: { counted: 720, converted: 2, withinDays: 30, others: { counted: 820, converted: 82 } },
    },
  ])
  expect(await test.call('excludeTraffic.visitorsOfDay', { day: '2026-02-10' })).toMatchObject({
    people: 720,
    expected: 20,
    robots: 0,
    pages: [{ name: '/city/x', people: 700 }, { name: '/a', people: 20 }],
    morePages: 0,
    channels: [{ name: 'Direct', people: 720 }],
  }) // prettier-ignore
})

it('names a day of which nobody on one page converts, though as many others of the day do', async () => {
  // 15 of 285 is not clearly less than 10 %; none of 135 is: z = 0.1 · √135 ÷ 0.3, about 3.9.
  await load(...visitors(40, 135, 0, '/city/x'), ...visitors(40, 130, 13, '/b'))
  const [day] = await days()
  expect(day).toMatchObject({ people: 285, rates: { counted: 285, converted: 15 } })
  expect(day!.landing).toEqual({ path: '/city/x', people: 135, counted: 135, converted: 0 })
  expect(unusualDaySentence(day!)).toMatch(/\. 135 of them landed on \/city\/x: none of these reached it\.$/)
})

it('takes days of unusually many in a row with one of far more for one wave', () => {
  const judged = [null, 'high', 'high', null, 'high', 'high', 'low'].map((unusual) =>
    unusual === null ? null : { expected: 20, low: 5, high: 35, unusual: unusual as 'high' | 'low' },
  )
  expect(daysOfWaves(judged, (index) => index === 1)).toEqual([1, 2])
  expect(daysOfWaves(judged, (index) => index === 5)).toEqual([4, 5])
})

it('tells robots by user agent from others of the day, while they count', async () => {
  const usual = Array.from({ length: 84 }, (_, day) => visitors(day, 20, 2)).flat().map((line) => line.replaceAll('\n', ',\n')) // prettier-ignore
  const crawlers = visitors(40, 500, 0, '/city/x').map((line) => `${line},Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`) // prettier-ignore
  const csv = ['timestamp,anonymous_id,event,path,user_agent', ...usual.map((line) => `${line},`), ...crawlers, ...visitors(40, 200, 0, '/city/{y}').map((line) => `${line},`)].join('\n') // prettier-ignore
  await test.call('imports.run', { files: [{ file: test.file('agents.csv', `${csv}\n`) }] })
  const [day] = await days()
  expect(day).toMatchObject({ people: 720, robots: 500, landing: { path: '/city/x', people: 500 } })
  expect(robotsOfDay(day!)).toBe('500 of them are robots by their user agent.')
  expect(await test.call('excludeTraffic.visitorsOfDay', { day: '2026-02-10' })).toMatchObject({ robots: 500 })
  await test.call('config.set', { config: { excludeUserAgents: { robots: true } } })
  const [left] = await days()
  // No pattern is a path with a brace alone.
  expect(left).toMatchObject({ people: 220, robots: 0, landing: null })
  expect(robotsOfDay(left!)).toBeNull()
})

it('leaves out who landed on one page, beside others of the day', async () => {
  await load(...visitors(40, 700, 0, '/city/x'))
  const first = withoutDay(workspaceConfig.parse({}).excludeTraffic, '2026-02-10', { landing: '/city/x' })
  await test.call('config.set', { config: { excludeTraffic: first } })
  expect(await test.call('excludeTraffic.visitorsOfDay', { day: '2026-02-10' })).toMatchObject({ people: 20 })
  expect(await days()).toEqual([])
  const both = withoutDay(first, '2026-02-10', { landing: '/a' })
  expect(both.firstSeen.map(({ landing }) => landing)).toEqual(['/city/x', '/a'])
  expect(withoutDay(both, '2026-02-10', { landing: '/a' })).toEqual(both)
  expect(withoutDay(both, '2026-02-10').firstSeen).toEqual([{ day: '2026-02-10', landing: null, onePage: false }])
})

it('speaks only of a period that holds the day, and of a goal that anybody reaches', async () => {
  await load(...visitors(40, 700, 0, '/city/x'))
  expect(await days({ from: '2026-02-10', to: '2026-02-11' })).toHaveLength(1)
  expect(await days({ to: '2026-02-10' })).toEqual([])
  expect(await days({ from: '2026-02-11' })).toEqual([])
  expect(await days({ goal: 'Other' })).toEqual([])
})

it.each([
  ['a launch whose people convert as others do', visitors(40, 180, 18, '/launch')],
  ['a campaign whose people convert a little less', visitors(40, 60, 4, '/launch')],
  ['a few more than usual, none of whom converts', visitors(40, 15, 0, '/city/x')],
  ['people who had come before', visitors(3, 300, 30, '/b').flatMap((line) => [line, `${dayOf(40)}T10:00:00Z,${line.split(',')[1]},,/a`])],
  ['people on no page', Array.from({ length: 700 }, (_, index) => `${dayOf(40)}T10:00:00Z,crm${index},Known,`)],
])('says nothing of %s', async (_, more) => {
  await load(...more)
  expect(await days()).toEqual([])
}) // prettier-ignore

it('names a day whose people nearly all convert, which forms filled in by robots do', async () => {
  await load(...visitors(40, 300, 300, '/form'))
  expect((await days()).map(({ people, rates }) => [people, rates.converted])).toEqual([[320, 302]])
})

it('says nothing of the first days, on which everybody is new', async () => {
  // 300 regulars are there every day from the second one on, and none of them ever becomes a lead.
  const regulars = Array.from({ length: 82 }, (_, day) =>
    Array.from({ length: 300 }, (_, who) => `${dayOf(day + 1)}T12:00:00Z,regular${who},,/a`),
  ).flat()
  await load(...regulars)
  expect(await days()).toEqual([])
})

it('is silent where its people are left out, and where somebody said they count, and speaks again', async () => {
  await load(...visitors(40, 700, 0, '/city/x'))
  const set = (excludeTraffic: object) => test.call('config.set', { config: { excludeTraffic } })
  const rate = async () => {
    const { totals } = await runReport(test.call, 'content-attribution', {})
    return [totals.people, totals.conversions]
  }
  expect(await rate()).toEqual([2_380, 168])
  await set({ firstSeen: [{ day: '2026-02-10' }] })
  expect([await days(), await rate()]).toEqual([[], [1_660, 166]])
  expect(await test.call('excludeTraffic.visitorsOfDay', { day: '2026-02-10' })).toMatchObject({ people: 0 })
  await set({ keptDays: ['2026-02-10'] })
  expect([await days(), await rate()]).toEqual([[], [2_380, 168]])
  await set({})
  expect(await days()).toHaveLength(1)
})
