/** Days in place of times: worked out by hand. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runReport } from '../../../shared/api.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { areDays, areMinutes, dayEnds, daysAmong } from './cells/days.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ goals: [{ name: 'Lead', event: 'Lead' }] })
})
afterEach(() => test.close())

const visit = () => test.file('visits.csv', 'timestamp,user_id,path\n2026-03-05T14:00:00Z,u1,/blog\n')
const leads = (time = '2026-03-05', more = '') => test.file('leads.csv', `date,user_id,event\n${time},u1,Lead\n${more}`)
const byPage = async () => {
  const { rows } = await runReport(test.call, 'content-attribution', { by: 'page' })
  return rows.map(({ key, conversions }) => [key, conversions])
}

it('a conversion on a day comes after what was seen that day, and says so', async () => {
  const preview = await test.call('imports.inspect', { file: leads(), zone: 'America/Sao_Paulo' })
  expect(preview.days).toBe('end')
  expect(preview.problems).toContainEqual(
    expect.objectContaining({ title: 'Days without an hour', detail: 'Times are read as the end of the day, so that what somebody saw on it comes before.' }), // prettier-ignore
  )
  const { files } = await test.call('imports.run', { files: [{ file: visit() }, { file: leads(), zone: 'America/Sao_Paulo' }] }) // prettier-ignore
  expect(files[1]!.timeRange![0]).toBe('2026-03-06T02:59:59.999Z')
  expect(files[1]!.notes.join()).toContain('read as the end of the day')
  expect(await byPage()).toEqual([['/blog', 1]])
})

it('either reading of a file is the same rows', async () => {
  await test.call('imports.run', { files: [{ file: visit() }, { file: leads(), days: 'start' }] })
  expect(await byPage()).toEqual([['(none)', 1]])
  const { files } = await test.call('imports.run', { files: [{ file: leads() }] })
  expect(files[0]).toMatchObject({ rowsImported: 0, rowsDuplicate: 1 })
})

it('times with an hour, pages, and what was said otherwise stay as they are', async () => {
  const daysOf = async (file: string, more: object = {}) => (await test.call('imports.inspect', { file, ...more })).days
  expect(await daysOf(leads('2026-03-05 00:00:00'))).toBeNull()
  expect(await daysOf(test.file('pages.csv', 'date,user_id,path\n2026-03-05,u1,/blog\n'))).toBe('start')
  expect(await daysOf(leads(), { days: 'start' })).toBe('start')
  expect(await daysOf(leads('2026-03-05 00:00:00'), { days: 'end' })).toBe('end')
})

it('cells that are no date, or no day of the calendar, do not decide', async () => {
  const broken = leads('2026-03-05', '31.02.2026,u2,Lead\n31.02.2026 10:00,u3,Lead\nsoon,u4,Lead\n,u5,Lead\n')
  expect((await test.call('imports.inspect', { file: broken })).days).toBe('end')
  const { files } = await test.call('imports.run', { files: [{ file: visit() }, { file: broken }] })
  expect(files[1]).toMatchObject({ rowsImported: 1, rowsRejected: 4 })
  expect(await byPage()).toEqual([['/blog', 1]])
})

it('where some dates have an hour the days are beginnings, which the preview and a note say', async () => {
  const mixed = (): string => leads('2026-03-05', '2026-03-06T10:00:00Z,u2,Lead\nsoon,u3,Lead\n')
  const preview = await test.call('imports.inspect', { file: mixed() })
  expect(preview.days).toBe('start')
  const said = '1 of the 2 times looked at are days without an hour, read as the beginning of the day, so that what somebody saw on it comes after' // prettier-ignore
  expect(preview.problems).toContainEqual(
    expect.objectContaining({ title: 'Days without an hour', level: 'warning', detail: `${said}.` }),
  )
  const notesOf = async (more: object) => (await test.call('imports.run', { files: [{ file: mixed(), ...more }], dryRun: true })).files[0]!.notes.join(' ') // prettier-ignore
  expect(await notesOf({})).toContain(
    `${said}. They can be read as the other one (--days end), in place of this import.`,
  )
  expect(await notesOf({ days: 'start' })).not.toContain('without an hour')
})

it('a conversion to the minute comes after what was seen in it to the second, and says so', async () => {
  const file = () => leads('2026-03-05 13:59', '2026-03-05 14:00,u1,Lead\n')
  const visitOf = test.file('visit.csv', 'timestamp,user_id,path\n2026-03-05T13:59:41Z,u1,/blog\n')
  const preview = await test.call('imports.inspect', { file: file() })
  expect(preview.days).toBeNull()
  const said = 'Its times are to the minute, read as the end of the minute, so that what somebody did in it to the second comes before' // prettier-ignore
  expect(preview.problems).toContainEqual(
    expect.objectContaining({ title: 'Times without seconds', detail: `${said}.` }),
  )
  const { files } = await test.call('imports.run', { files: [{ file: visitOf }, { file: file() }] })
  expect(files[1]!.timeRange![0]).toBe('2026-03-05T13:59:59.999Z')
  expect(files[1]!.notes.join()).toContain(said)
  expect(await byPage()).toEqual([['/blog', 1]])
  const again = await test.call('imports.run', { files: [{ file: file(), days: 'start' }] })
  expect(again.files[0]).toMatchObject({ rowsImported: 0, rowsDuplicate: 2 })
})

it('a sent form to the minute is of its end, pages to the minute and a table of both are not', async () => {
  const first = async (text: string, map?: Record<string, string>) => {
    const { files } = await test.call('imports.run', { files: [{ file: test.file('a.csv', text), ...(map && { map }) }], dryRun: true }) // prettier-ignore
    return files[0]!.timeRange![0]
  }
  const pages = 'date,user_id,path\n2026-03-05 13:59,u1,/contact\n'
  expect(await first(pages)).toBe('2026-03-05T13:59:00.000Z')
  expect(await first(pages, { time: 'date', user: 'user_id', path: 'path', event: '=Form Submitted' })).toBe('2026-03-05T13:59:59.999Z') // prettier-ignore
  expect(await first('date,user_id,path,event\n2026-03-05 13:59,u1,/contact,Lead\n')).toBe('2026-03-05T13:59:00.000Z')
})

it('knows times without seconds', () => {
  expect(areMinutes(['2026-03-05 13:59', '2026-03-05T3:59+02:00', '10/22/2026 1:30 PM', '', '2026-03-05'])).toBe(true)
  expect(areMinutes(['2026-03-05 13:59', '2026-03-05 13:59:00'])).toBe(false)
  expect(areMinutes(['2026-03-05 13:59:10 +02:00'])).toBe(false)
  expect(areMinutes(['2026-03-05', '1769817600', ''])).toBe(false)
})

it('knows days in any way of writing them, and their ends where clocks change at midnight', () => {
  expect(areDays(['05/01/2026', '31/01/2026', ''])).toBe(true)
  expect(areDays(['01/31/2026', '20260131', 'Jan 31, 2026'])).toBe(true)
  expect(areDays(['2026-01-31', '1769817600'])).toBe(false)
  expect(areDays([''])).toBe(false)
  const tenth = Array.from({ length: 9 }, () => '05/01/2026')
  expect(areDays([...tenth, '31.02.2026'])).toBe(true)
  expect(areDays([...tenth, '31.02.2026', '30.02.2026'])).toBe(false)
  expect(daysAmong(['2026-01-31', '2026-01-31T10:00', '2026-02-30', 'soon', ''])).toEqual({ dates: 2, days: 1 })
  expect(daysAmong(['2026-01-31T10:00', '2026-01-31T11:00', '20260512'])).toEqual({ dates: 2, days: 0 })
  const end = dayEnds('America/Sao_Paulo')
  const at = (time: string): string => new Date(end(Date.parse(time))).toISOString()
  expect(at('2026-03-05T03:00:00Z')).toBe('2026-03-06T02:59:59.999Z')
  expect(at('2026-03-05T03:15:00Z')).toBe('2026-03-05T03:15:00.000Z')
  // 4 November 2018 began at one o'clock; 18 February 2018 had 25 hours before it.
  expect(at('2018-11-04T03:00:00Z')).toBe('2018-11-05T01:59:59.999Z')
  expect(at('2018-02-17T02:00:00Z')).toBe('2018-02-18T02:59:59.999Z')
})

it('dates that may begin with the day or the month are one question, not as many rows that cannot be used', async () => {
  const file = leads('02/05/2025', '03/06/2025,u2,Lead\n')
  const errorsOf = async (more: object = {}) =>
    (await test.call('imports.inspect', { file, ...more })).problems.flatMap(({ level, title }) => (level === 'error' ? title : [])) // prettier-ignore
  expect(await errorsOf()).toEqual(['Day or month first?'])
  expect(await errorsOf({ dayOrder: 'day-month' })).toEqual([])
})
