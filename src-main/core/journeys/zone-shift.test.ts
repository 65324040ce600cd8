import { afterEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp | null = null
afterEach(() => test?.close())

const goals = [{ name: 'Lead', event: 'Lead' }]
const clock = (at: number): string => new Date(at).toISOString().slice(0, 19)

/** `minutes` from the first view of each person to the lead. */
async function shiftOf(minutes: readonly number[], zone?: string) {
  test?.close()
  test = await openApp({ goals })
  const begin = Date.UTC(2026, 2, 2)
  // Berlin's clocks go forward on 29 March.
  const views = minutes.map((_, who) => begin + who * 3 * 86_400_000)
  const local = (at: number): string => clock(at + (at < Date.UTC(2026, 2, 29, 1) ? 1 : 2) * 3_600_000)
  const pages = views.map((at, who) => `${local(at)},p${who},/a\n`)
  const leads = views.map((at, who) => `${clock(at + minutes[who]! * 60_000)}Z,p${who},Lead\n`)
  await test.call('imports.run', { files: [{ file: test.file('pages.csv', `timestamp,anonymous_id,path\n${pages.join('')}`), ...(zone && { zone }) }] }) // prettier-ignore
  await test.call('imports.run', { files: [{ file: test.file('leads.csv', `timestamp,anonymous_id,event\n${leads.join('')}`) }] }) // prettier-ignore
  return (await runReport(test.call, 'content-attribution', {})).totals
}

const visits = Array.from({ length: 20 }, (_, who) => 1 + ((who * 7) % 30))

it('is found where local times of views were read as UTC, in winter and in summer', async () => {
  expect(await shiftOf(visits)).toMatchObject({ unattributed: 20, zoneShift: { conversions: 20, from: 1, to: 2 } })
  expect(await shiftOf(visits, 'Europe/Berlin')).toMatchObject({ unattributed: 0, zoneShift: null })
  // Two of 20 came a day later: still most of those without a page.
  expect((await shiftOf([-1440, -1440, ...visits.slice(2)])).zoneShift).toMatchObject({ conversions: 18 })
})

it('is none where people came at any time after they converted, or few did', async () => {
  const anywhen = Array.from({ length: 20 }, (_, who) => -13 - who * 41)
  expect(await shiftOf(anywhen, 'Europe/Berlin')).toMatchObject({ unattributed: 20, zoneShift: null })
  expect((await shiftOf(visits.slice(0, 9))).zoneShift).toBeNull()
  // Seconds before the first view: a form on a page that was not measured.
  expect((await shiftOf(Array.from({ length: 20 }, () => -1), 'Europe/Berlin')).zoneShift).toBeNull() // prettier-ignore
})
