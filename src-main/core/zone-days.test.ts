import fc from 'fast-check'
import { expect, it } from 'vitest'
import { calendar } from './reports/calendar.ts'
import { beginOf, dateOf, dayOf, firstDayOf, instant } from './zone-days.ts'

/** Summer time begins at midnight, on this day. */
const zones = {
  'America/Santiago': '2026-09-06',
  'Africa/Cairo': '2026-04-24',
  'Asia/Beirut': '2026-03-29',
  'America/Havana': '2026-03-08',
  'America/Sao_Paulo': '2018-11-04',
}

it('takes a date as midnight of the zone', () => {
  expect(new Date(instant('2019-07-01', 'America/New_York')).toISOString()).toBe('2019-07-01T04:00:00.000Z')
  expect(instant('2019-07-01T12:30', 'Europe/Berlin')).toBe(Date.parse('2019-07-01T10:30:00Z'))
})

it.each(Object.entries(zones))('days of %s begin at midnight after summer time began', (zone, date) => {
  const day = Math.floor(dayOf(instant(date, zone), zone))
  expect(dateOf(day)).toBe(date)
  // 24 hours before; 23 after; and 24 again.
  const hours = [-1, 0, 1].map((more) => (beginOf(day + more + 1, zone) - beginOf(day + more, zone)) / 3_600_000)
  expect(hours).toEqual([24, 23, 24])
  const later = beginOf(day, zone) + 40 * 86_400_000
  for (const interval of ['day', 'week', 'month'] as const) {
    const { starts, bounds } = calendar(interval, beginOf(day, zone), later, zone)
    expect([...bounds].slice(0, -1)).toEqual(starts.map((start) => instant(start, zone)))
  }
})

it('begins at the first of two midnights', () => {
  // Clocks go from one back to midnight.
  for (const [zone, date, at] of [
    ['America/Havana', '2026-11-01', '2026-11-01T04:00:00Z'],
    ['Atlantic/Azores', '2026-10-25', '2026-10-25T00:00:00Z'],
  ] as const) {
    expect(instant(date, zone)).toBe(Date.parse(at))
    expect(dateOf(dayOf(Date.parse(at) + 5_400_000, zone))).toBe(date)
    expect(dateOf(dayOf(Date.parse(at) - 1, zone))).not.toBe(date)
  }
})

it('for any day: days follow each other, and a time lies in the day it is in', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(zones), 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC'),
      fc.integer({ min: 15_000, max: 21_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (zone, day, part) => {
        const begin = beginOf(day, zone)
        expect(instant(dateOf(day), zone)).toBe(begin)
        expect(dayOf(begin, zone)).toBe(day)
        const time = Math.floor(begin + part * (beginOf(day + 1, zone) - begin))
        expect(Math.floor(dayOf(time, zone))).toBe(day)
        expect(firstDayOf(day, 'week', 1) - firstDayOf(day, 'week')).toBe(7)
      },
    ),
  )
})
