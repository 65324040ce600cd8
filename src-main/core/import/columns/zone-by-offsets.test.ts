import { describe, expect, it } from 'vitest'
import { openApp } from '../../testing/open-app.ts'
import { zoneByOffsets } from './zone-by-offsets.ts'

const days = (month: string, offset: string): string[] =>
  ['01', '02', '03', '04', '05'].map((day) => `2026-${month}-${day}T00:22:28.306196${offset}`)

describe('the zone that offsets agree with', () => {
  it('is the one most people keep, or that of the computer where it agrees', () => {
    const summer = days('08', '-04:00')
    expect(zoneByOffsets(summer)).toEqual({
      zone: 'America/New_York',
      said: 'Every time looked at is at −04:00, as in America/New_York, and in other zones: an offset says no place.',
    })
    expect(zoneByOffsets(summer, 'America/Toronto')).toEqual({
      zone: 'America/Toronto',
      said: 'Every time looked at is at −04:00, as in America/Toronto, the zone of this computer.',
    })
    expect(zoneByOffsets(summer, 'UTC')?.zone).toBe('America/New_York')
    // In winter it is four hours behind in another place.
    expect(zoneByOffsets(days('01', '-04:00'), 'America/New_York')?.zone).toBe('America/Caracas')
  })

  it('has to agree in summer and winter', () => {
    expect(zoneByOffsets([...days('01', '+01:00'), ...days('07', '+02:00')])?.said).toContain(
      'at +01:00 or +02:00, as in Europe/Berlin',
    )
    expect(zoneByOffsets([...days('01', '+0200'), ...days('07', '+02')])?.zone).toBe('Africa/Johannesburg')
    expect(zoneByOffsets([...days('01', '+00:00'), ...days('07', '+01:00')])?.zone).toBe('Europe/London')
  })

  it('is none of times in UTC, of some without an offset, of visitors all over the world, or of a few', () => {
    expect(zoneByOffsets(days('08', '+00:00'))).toBeNull()
    expect(zoneByOffsets(days('08', 'Z'))).toBeNull()
    expect(zoneByOffsets([...days('08', '-04:00'), '2026-08-06T00:00:00'])).toBeNull()
    expect(zoneByOffsets([...days('08', '-04:00'), ...days('08', '+02:00')])).toBeNull()
    expect(zoneByOffsets(days('08', '-04:00').slice(1))).toBeNull()
    expect(zoneByOffsets(['2026-08-15', '2026-08-16', '2026-08-17', '2026-08-18', '2026-08-19'])).toBeNull()
  })
})

describe('a first import of times with offsets', () => {
  const csv = `timestamp,visitor,event,path\n${days('08', '-04:00')
    .map((time) => `${time},v1,Page Viewed,/a`)
    .join('\n')}\n`

  it('is proposed that zone, and the reports take it where it was shown', async () => {
    const test = await openApp()
    const proposed = { proposedZone: 'Europe/Berlin', zoneByOffsets: true } as const
    try {
      const file = test.file('events.csv', csv)
      const { offsetZone } = await test.call('imports.inspect', { file, ...proposed })
      expect(offsetZone?.zone).toBe('America/New_York')
      const { timeZone } = await test.call('imports.run', { files: [{ file, ...proposed }] })
      expect(timeZone).toBe('America/New_York')
    } finally {
      test.close()
    }
  })

  it('takes the zone that was said, and of a script none: it says which agrees', async () => {
    const test = await openApp()
    try {
      const file = test.file('events.csv', csv)
      const said = { file, zone: 'Europe/Berlin', proposedZone: 'UTC' }
      expect((await test.call('imports.run', { files: [said], dryRun: true })).timeZone).toBe('Europe/Berlin')
      const chosenForAnother = { file, proposedZone: 'Europe/Berlin' }
      expect((await test.call('imports.run', { files: [chosenForAnother], dryRun: true })).timeZone).toBe(
        'Europe/Berlin',
      )
      const { files, timeZone } = await test.call('imports.run', { files: [{ file }] })
      expect(timeZone).toBe('UTC')
      expect(files[0]!.notes.join(' ')).toContain(
        'as in America/New_York, and in other zones: an offset says no place. Days of reports begin at midnight in UTC; choose another zone for the first import or under Settings to have them begin there (--zone America/New_York, or timeZone in the configuration).',
      )
    } finally {
      test.close()
    }
  })
})
