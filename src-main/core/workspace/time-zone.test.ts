import { afterEach, expect, it } from 'vitest'
import { readTakenZone, takenZoneNote } from '../../../shared/notes/taken-zone.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'

let test: TestApp
afterEach(() => test.close())

const visits = (day: string): string => `timestamp,visitor_id,path\n${day} 00:30:00,a,/\n`
const importIn = async (zone: string | undefined, day = '2026-07-01') =>
  (await test.call('imports.run', { files: [{ file: test.file(`${day}.csv`, visits(day)), ...(zone && { zone }) }] }))
    .files[0]!
const zoneOf = async (): Promise<string> => (await test.call('config.get', {})).timeZone

it('takes the zone of the first import, says so, and keeps it', async () => {
  test = await openApp()
  expect((await importIn('Europe/Berlin')).notes.join()).toContain('Days begin at midnight in Europe/Berlin')
  expect(await zoneOf()).toBe('Europe/Berlin')
  expect((await test.call('workspace.status', {}))!.timeZone).toBe('Europe/Berlin')
  expect((await importIn('Asia/Tokyo', '2026-07-02')).notes.join()).not.toContain('midnight')
  expect(await zoneOf()).toBe('Europe/Berlin')
})

it('takes it where another key was set, or none, and the configuration itself as it was read', async () => {
  for (const config of [{}, { identity: 'none' as const }]) {
    test = await openApp()
    await test.call('config.set', { config })
    await importIn('Europe/Berlin')
    expect(await zoneOf()).toBe('Europe/Berlin')
    test.close()
  }
  test = await openApp()
  // Written back whole, UTC is said.
  await test.call('config.set', { config: await test.call('config.get', {}) })
  await importIn('Europe/Berlin')
  expect(await zoneOf()).toBe('UTC')
})

it('takes a proposed zone for events where nobody said one, and for nothing else', async () => {
  test = await openApp()
  const file = test.file('v.csv', visits('2026-07-01'))
  const proposedZone = 'Asia/Tokyo'
  const seen = await test.call('imports.inspect', { file, proposedZone })
  expect(seen).toMatchObject({ zone: 'Asia/Tokyo', zoneAssumed: true })
  expect(seen.problems.find(({ title }) => title === 'Times without a zone')?.detail).toContain('Read as Asia/Tokyo.')
  expect(await test.call('imports.inspect', { file, proposedZone, zone: 'UTC' })).toMatchObject({
    zone: 'UTC',
    zoneAssumed: false,
  })
  const tools = test.file('tools.csv', 'name,cost\nSlack,10\n')
  expect((await test.call('imports.inspect', { file: tools, proposedZone })).zone).toBe('UTC')
  const { files } = await test.call('imports.run', {
    files: [
      { file, proposedZone },
      { file: tools, proposedZone },
    ],
  })
  expect(files.map(({ zone }) => zone)).toEqual(['Asia/Tokyo', 'UTC'])
  expect(files[0]!.timeRange![0]).toBe('2026-06-30T15:30:00.000Z')
  expect(await zoneOf()).toBe('Asia/Tokyo')
})

it('takes a proposed zone for the days alone where a source is known to write UTC', async () => {
  test = await openApp()
  const segment = `id,anonymous_id,received_at,sent_at,timestamp,url,path\ne1,v1,2026-07-01 00:30:01,2026-07-01 00:30:01,2026-07-01 00:30:00,https://x.org/a,/a\n`
  const file = test.file('pages.csv', segment)
  const proposedZone = 'Asia/Tokyo'
  expect(await test.call('imports.inspect', { file, proposedZone })).toMatchObject({ zone: 'UTC', zoneAssumed: true })
  const { files } = await test.call('imports.run', { files: [{ file, proposedZone }] })
  expect(files[0]).toMatchObject({ zone: 'UTC', timeRange: ['2026-07-01T00:30:00.000Z', '2026-07-01T00:30:00.000Z'] })
  expect(await zoneOf()).toBe('Asia/Tokyo')
  // Said, it counts.
  expect((await test.call('imports.inspect', { file, proposedZone, zone: 'Europe/Berlin' })).zone).toBe('Europe/Berlin')
})

it('leaves a zone that was set, UTC included, and one where events are already', async () => {
  test = await openApp({ timeZone: 'UTC' })
  await importIn('Europe/Berlin')
  expect(await zoneOf()).toBe('UTC')
  test.close()
  test = await openApp()
  await importIn(undefined)
  await importIn('Europe/Berlin', '2026-07-02')
  expect(await zoneOf()).toBe('UTC')
})

it('keeps the zone of the first of several files with events, UTC included, and says so of the others', async () => {
  test = await openApp()
  const { files } = await test.call('imports.run', {
    files: [
      { file: test.file('pages.csv', visits('2026-07-01')), zone: 'UTC' },
      { file: test.file('invoices.csv', visits('2026-07-02')), zone: 'Europe/Berlin' },
    ],
  })
  expect(await zoneOf()).toBe('UTC')
  expect(files[0]!.notes.join()).not.toContain('midnight')
  expect(files[1]!.notes).toContain('Days of reports begin at midnight in UTC, the zone of the first file, though the times of this one are in Europe/Berlin (timeZone in the configuration).') // prettier-ignore
})

it('gives the days of reports the zone that was said of a later file, whose times alone are read in it', async () => {
  test = await openApp()
  const { files } = await test.call('imports.run', {
    files: [
      { file: test.file('forms.csv', visits('2026-07-01')), proposedZone: 'UTC' },
      { file: test.file('leads.csv', visits('2026-07-02')), proposedZone: 'UTC', zone: 'America/Toronto' },
    ],
  })
  expect(files.map(({ zone }) => zone)).toEqual(['UTC', 'America/Toronto'])
  expect(await zoneOf()).toBe('America/Toronto')
})

it('says so where the times of the first import are in another zone by what their source says', async () => {
  test = await openApp()
  const csv =
    'id,Created date (UTC),Amount,Currency,Status,Customer Email\nch_1,2026-03-01 10:00,9.00,usd,Paid,a@x.org\n'
  const { files } = await test.call('imports.run', { files: [{ file: test.file('p.csv', csv), proposedZone: 'America/Chicago' }] }) // prettier-ignore
  const note = files[0]!.notes.find((each) => readTakenZone(each) !== null)
  expect(note).toBe('Days begin at midnight in America/Chicago in every report; the times of this import, in UTC, count at their moment all the same (timeZone in the configuration).') // prettier-ignore
  expect(readTakenZone(note!)).toBe('America/Chicago')
  expect(readTakenZone(takenZoneNote('Europe/Berlin', 'Europe/Berlin'))).toBe('Europe/Berlin')
  expect(readTakenZone('Days without an hour')).toBeNull()
})

it('takes the first zone that is said, where the times before are moments and nobody said one', async () => {
  const moments = 'timestamp,visitor_id,path\n2026-07-01T00:30:00Z,a,/\n2026-07-01T01:30:00Z,b,/\n'
  const crm = 'date,user_id,event\n2026-07-02,a,Won\n'
  // In two imports as in one: with the command line the first says nothing, on the page it has the zone of a computer in UTC.
  for (const first of [{}, { proposedZone: 'UTC' }])
    for (const together of [true, false]) {
      test = await openApp()
      const files = [
        { file: test.file('visits.csv', moments), ...first },
        { file: test.file('crm.csv', crm), zone: 'Europe/Lisbon' },
      ]
      const { files: read } = together
        ? await test.call('imports.run', { files })
        : (await test.call('imports.run', { files: [files[0]!] }),
          await test.call('imports.run', { files: [files[1]!] }))
      const note = together ? takenZoneNote('Europe/Lisbon', 'UTC') : takenZoneNote('Europe/Lisbon', 'Europe/Lisbon')
      expect(read[0]!.notes).toContain(note)
      expect(await zoneOf()).toBe('Europe/Lisbon')
      test.close()
    }
  // A zone that was said stays, UTC included.
  test = await openApp()
  await test.call('imports.run', { files: [{ file: test.file('visits.csv', moments), zone: 'UTC' }] })
  await test.call('imports.run', { files: [{ file: test.file('crm.csv', crm), zone: 'Europe/Lisbon' }] })
  expect(await zoneOf()).toBe('UTC')
})
