import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp } from '../../testing/open-app.ts'
import { readEvents } from '../../testing/read-events.ts'
import { inspectFile } from '../inspect/inspect-file.ts'
import { chooseMapping } from '../inspect/inspect.ts'
import { isUtcByName, utcNamedLike, zoneByName } from './zone-in-name.ts'

describe('a column whose name says UTC', () => {
  it.each([
    'Created (UTC)', 'Created date (UTC)', 'created_at_utc', 'timestamp_utc', 'UTC time', 'createdAtUtc', 'timestampUTC',
    'UTCTime', 'utc', 'Date GMT', 'time [gmt]', 'Created (UTC) (2)',
  ])('%s', (name) => expect(isUtcByName(name)).toBe(true)) // prettier-ignore

  const others = ['Created', 'created_at', 'GMT+2', 'Created (UTC-5)', 'time (UTC +02:00)', 'utc_offset', 'outcome', '']
  it.each(others)('not %s', (name) => expect(isUtcByName(name)).toBe(false))
})

describe('a time that says UTC in a table of no known source', () => {
  it.each([
    ['created_at_utc', 'created_at_utc'], ['event_time_gmt', 'event_time_gmt'], ['createdAtUtc', 'createdAtUtc'],
    ['timestampUTC', 'timestampUTC'], ['Created date (UTC)', 'Created date (UTC)'], ['time [gmt]', 'time [gmt]'],
    ['utc_timestamp', 'utc_timestamp'], ['timestamp,received_at_utc', 'timestamp'],
  ])('is recognised by the name: %s', async (header, time) => {
    const folder = mkdtempSync(join(tmpdir(), 'zone-'))
    const path = join(folder, 'input.csv')
    const [first, second] = ['2026-01-20 16:47:25', ',2026-01-20 16:47:26']
    writeFileSync(path, `${header},visitor,event\n${first}${header.includes(',') ? second : ''},a,Signup\n`)
    try {
      const [part] = (await inspectFile(path)).parts
      expect(chooseMapping(part!, {}).map).toEqual({ time, visitor: 'visitor', event: 'event' })
    } finally {
      rmSync(folder, { recursive: true })
    }
  }) // prettier-ignore

  it('not where it is another zone, or something else', () => {
    expect(utcNamedLike(['Created (UTC-5)', 'utc_offset', 'renewed_at_utc'], ['created', 'offset'])).toBeUndefined()
  })
})

describe('the zone chosen for a file', () => {
  let folder: string
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'zone-'))))
  afterEach(() => rmSync(folder, { recursive: true }))

  const payments = (time: string): string =>
    `id,${time},Amount,Amount Refunded,Currency,Status,Customer Email\nch_1,2026-01-20 16:47:25,10.00,0.00,eur,Paid,a@example.org\n`
  const generic = (time: string): string => `${time},who,event\n2026-01-20 16:47:25,a,Signup\n`
  const map = (time: string) => ({ map: { time, visitor: 'who', event: 'event' } })
  const at = async (text: string, options: object, encoding: BufferEncoding = 'utf8'): Promise<unknown> => {
    const path = join(folder, 'input.csv')
    writeFileSync(path, text, encoding)
    return (await readEvents(path, { zone: 'Europe/Berlin', ...options })).events[0]!['time']
  }

  // Berlin is an hour ahead of UTC in January: 16:47:25 there is 15:47:25 UTC.
  const [asWritten, inBerlin] = ['2026-01-20T16:47:25.000Z', '2026-01-20T15:47:25.000Z']

  it('is not that of such times, read as bytes', async () => {
    expect(await at(payments('Created date (UTC)'), {})).toBe(asWritten)
    expect(await at(generic('when_utc'), map('when_utc'))).toBe(asWritten)
    expect(await at(generic('when'), map('when'))).toBe(inBerlin)
  })

  it('is not that of such times, read as text', async () => {
    const wide = 'utf16le'
    expect(await at(`\uFEFF${payments('Created date (UTC)')}`, {}, wide)).toBe(asWritten)
    expect(await at(`\uFEFF${generic('when_utc')}`, map('when_utc'), wide)).toBe(asWritten)
    expect(await at(`\uFEFF${generic('when')}`, map('when'), wide)).toBe(inBerlin)
  })

  const amplitude = `{"event_type":"page_view","event_time":"2026-01-20 16:47:25.000000","amplitude_id":7,"device_id":"d1","user_id":null,"session_id":1,"uuid":"e1","event_properties":{"page_path":"/a"},"user_properties":{}}\n`

  it('is not that of a format whose times are in UTC, but that of the days of reports', async () => {
    expect(await at(amplitude, {})).toBe(asWritten)
    const test = await openApp()
    try {
      const file = test.file('a.json', amplitude)
      const zone = 'Europe/Berlin'
      const utc = await test.call('imports.inspect', { file, zone })
      expect(utc).toMatchObject({ zone: 'UTC', zoneAssumed: false, saysUtc: 'the format' })
      expect(utc.problems.find(({ title }) => title === 'Times in UTC')?.detail).toMatch(/^The format says so;/)
      const { files, timeZone } = await test.call('imports.run', { files: [{ file, zone }] })
      expect(files[0]).toMatchObject({ zone: 'UTC', saysUtc: 'the format', timeRange: [asWritten, asWritten] })
      expect(timeZone).toBe(zone)
    } finally {
      test.close()
    }
  })

  it('is that of Mixpanel, where projects were made before 2023, and said', async () => {
    const zone = 'America/Sao_Paulo'
    const line = (id: string) =>
      `{"event":"$mp_web_page_view","properties":{"time":1768927645,"distinct_id":"d1","$insert_id":"${id}","$current_url":"https://x.org/a"}}\n`
    // 16:47:25 on the clock in São Paulo.
    expect(await at(line('i1'), {})).toBe(inBerlin)
    const test = await openApp()
    try {
      const file = test.file('m.json', line('i1'))
      const utc = await test.call('imports.run', { files: [{ file }] })
      expect(utc.files[0]).toMatchObject({ timeRange: [asWritten, asWritten] })
      const without = 'Times count as UTC: projects made since 2023 write UTC, and those made before the local time'
      expect(utc.files[0]!.notes.join()).toContain(without)
      const asked = await test.call('imports.inspect', { file })
      expect(asked.problems.map(({ detail }) => detail).join()).toContain(without)
      const { files } = await test.call('imports.run', { files: [{ file: test.file('n.json', line('i2')), zone }] })
      expect(files[0]!.timeRange![0]).toBe('2026-01-20T19:47:25.000Z')
      expect(files[0]!.notes.join()).toContain(
        'Times count as local time in America/Sao_Paulo: projects made since 2023',
      )
      const { problems } = await test.call('imports.inspect', { file, zone })
      expect(problems.map(({ title }) => title)).toContain(`Times in ${zone}`)
    } finally {
      test.close()
    }
  })

  it('is said before importing, and another is not asked for', async () => {
    const test = await openApp()
    try {
      const file = test.file('p.csv', payments('Created date (UTC)'))
      const utc = await test.call('imports.inspect', { file, zone: 'Europe/Berlin' })
      expect(utc).toMatchObject({
        zone: 'UTC',
        zoneAssumed: false,
        saysUtc: 'the name of the column Created date (UTC)',
      })
      expect(utc.problems.map(({ title }) => title)).toContain('Times in UTC')
    } finally {
      test.close()
    }
  })
})

describe('another zone in the name of the column of times', () => {
  it('is known in brackets alone', () => {
    expect(zoneByName('Signed Up (ET)')).toBe('America/New_York')
    expect(zoneByName('Date (PT)')).toBe('America/Los_Angeles')
    expect(zoneByName('Datum (CET)')).toBe('Europe/Berlin')
    for (const none of ['Date et heure', 'ET', 'Value (pt)', 'Time (UTC)', 'Amount (USD)'])
      expect(zoneByName(none)).toBeNull()
  })

  it('counts where none is chosen, and is said', async () => {
    const test = await openApp()
    try {
      const file = test.file('s.csv', 'When (ET),visitor,page\n2026-01-20 16:47:25,a,/x\n')
      const map = { time: 'When (ET)', visitor: 'visitor', path: 'page' }
      const seen = await test.call('imports.inspect', { file, map, proposedZone: 'Asia/Tokyo' })
      expect(seen).toMatchObject({ zone: 'America/New_York', zoneAssumed: true })
      expect(seen.problems.find(({ title }) => title === 'Times in America/New_York')?.detail).toBe(
        'The name of the column When (ET) says so. If the export is in UTC or another zone, choose that.',
      )
      expect((await test.call('imports.inspect', { file, map, zone: 'Europe/Berlin' })).zone).toBe('Europe/Berlin')
      const { files } = await test.call('imports.run', { files: [{ file, map }] })
      expect(files[0]!.timeRange![0]).toBe('2026-01-20T21:47:25.000Z')
      expect(files[0]!.notes.join()).toContain(
        'Times without a zone are read as America/New_York, as the name of the column When (ET) says.',
      )
    } finally {
      test.close()
    }
  })
})
