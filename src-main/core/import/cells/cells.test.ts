import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDate } from './date.ts'
import { chooseDayOrder, findDayOrder } from './day-order.ts'
import { parseNumber } from './number.ts'
import { contentPath, referrerHost, splitUrl, utmTags } from './page.ts'
import { isTimed, parseTime, timeReason, zoneClock } from './time.ts'

const utc = zoneClock('UTC')
const iso = (text: string, zone = 'UTC'): string => {
  const ms = parseTime(text, zone === 'UTC' ? utc : zoneClock(zone))
  return Number.isNaN(ms) ? 'NaN' : new Date(ms).toISOString()
}

describe('times as people and spreadsheets write them', () => {
  it.each([
    ['31/01/2019 23:59', undefined, '2019-01-31T23:59:00.000Z'],
    ['01/31/2019 11:59:01 PM', undefined, '2019-01-31T23:59:01.000Z'],
    ['3/4/2019', 'day-month', '2019-04-03T00:00:00.000Z'],
    ['3/4/2019', 'month-day', '2019-03-04T00:00:00.000Z'],
    ['3/4/19 12:05 am', 'month-day', '2019-03-04T00:05:00.000Z'],
    ['3/4/2019', undefined, 'NaN'],
    ['13/13/2019', undefined, 'NaN'],
    ['31/01/2019', 'month-day', 'NaN'],
    ['3.4.2019 10:00', undefined, '2019-04-03T10:00:00.000Z'],
    ['2019/01/02 10:00', undefined, '2019-01-02T10:00:00.000Z'],
    ['20190102', undefined, '2019-01-02T00:00:00.000Z'],
    ['24 Jan 2018 03:12:16', undefined, '2018-01-24T03:12:16.000Z'],
    ['Wed, 24 Jan 2018 03:12:16 +0200', undefined, '2018-01-24T01:12:16.000Z'],
    ['September 5, 2018, 1:02 PM', undefined, '2018-09-05T13:02:00.000Z'],
    ['13:00 PM', undefined, 'NaN'],
    ['0001-01-01 00:00:00 UTC', undefined, 'NaN'],
    ['0000-00-00 00:00:00', undefined, 'NaN'],
    ['1/1/0001 12:00:00 AM', 'month-day', 'NaN'],
    ['1/2/2019 13:00 PM', 'day-month', 'NaN'],
    ['2026-10-22 11:00 am', undefined, '2026-10-22T11:00:00.000Z'],
    ['2026-10-22 01:30pm', undefined, '2026-10-22T13:30:00.000Z'],
    ['2026-10-22 12:05:06.5 A.M. +02:00', undefined, '2026-10-21T22:05:06.500Z'],
    ['10/22/2026 1:30\u202fPM', undefined, '2026-10-22T13:30:00.000Z'],
    ['2026-10-22 13:00 pm', undefined, 'NaN'],
    ['2026-10-22 0:30 am', undefined, 'NaN'],
  ] as const)('%s, %s', (text, order, expected) => {
    const ms = parseTime(text, utc, order)
    expect(Number.isNaN(ms) ? 'NaN' : new Date(ms).toISOString()).toBe(expected)
  })

  it('are the same in twelve hours as in twenty-four, in every form and zone', () => {
    const pad = (part: number): string => String(part).padStart(2, '0')
    const forms: ((year: number, month: number, day: number) => string)[] = [
      (y, m, d) => `${y}-${pad(m)}-${pad(d)}`,
      (y, m, d) => `${y}-${m}-${d}`,
      (y, m, d) => `${y}/${pad(m)}/${pad(d)}`,
      (y, m, d) => `${m}/${d}/${y}`,
      (y, m, d) => `${pad(m)}-${pad(d)}-${y}`,
      (y, m, d) => `${y}${pad(m)}${pad(d)}`,
      (y, m, d) =>
        `${d} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][m - 1]} ${y},`,
    ]
    const half = fc.constantFrom(' AM/PM', 'am/pm', ' a.m./p.m.', '\u202fAM/PM', '\u00a0am/pm')
    const zone = fc.constantFrom('UTC', 'Europe/Amsterdam', 'America/New_York')
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        fc.tuple(
          fc.integer({ min: 1990, max: 2040 }),
          fc.integer({ min: 1, max: 12 }),
          fc.integer({ min: 1, max: 28 }),
        ),
        fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })),
        fc.option(fc.integer({ min: 0, max: 59 })),
        fc.tuple(half, fc.boolean(), fc.constantFrom('', ' UTC', ' +05:30')),
        zone,
        (form, date, [hour, minute], second, [halves, padded, offset], name) => {
          const day = form(...date)
          const rest = `:${pad(minute)}${second === null ? '' : `:${pad(second)}`}`
          const twelve = hour % 12 === 0 ? 12 : hour % 12
          const said = halves.split('/')[hour < 12 ? 0 : 1]!.padStart(1)
          const blank = /^[\s\u00a0\u202f]/.exec(halves)?.[0] ?? ''
          const written = `${day} ${padded ? pad(twelve) : twelve}${rest}${blank}${said.trim()}${offset}`
          const expected = parseTime(`${day} ${pad(hour)}${rest}${offset}`, zoneClock(name), 'month-day')
          expect(expected).not.toBeNaN()
          expect(parseTime(written, zoneClock(name), 'month-day')).toBe(expected)
          if (name === 'UTC' && !/\d{8}/.test(day))
            expect(parseDate(written, 'month-day')).toEqual(parseDate(day.replace(/,$/, ''), 'month-day'))
        },
      ),
    )
  })

  it('in a column show which of day and month is first, or that nothing does', () => {
    expect(findDayOrder(['', '3/4/2019', '31/01/2019']).found).toBe('day-month')
    expect(findDayOrder(['3/4/2019', '1/31/2019 10:00']).found).toBe('month-day')
    expect(findDayOrder(['3/4/2019', '5/6/2019']).found).toBe('ambiguous')
    expect(findDayOrder(['3/3/2019', '2019-01-02', '3.4.2019']).found).toBe('none')
    expect(() => chooseDayOrder('x.csv', 'When', ['3/4/2019'])).toThrow(
      'x.csv: "3/4/2019" in the column "When" may be 3 April or 4 March 2019, and no other row shows which; choose',
    )
  })
})

describe('eight digits among times', () => {
  it('are a day in a column of days, and nothing in one of times with an hour', () => {
    expect(isTimed(['2026-05-12T10:11:12.000Z', ' 2026-05-12 1:02', '20260512', ''])).toBe(true)
    expect(isTimed(['20260512', '20260513', '2026-05-12T10:11:12Z'])).toBe(false)
    expect(isTimed(['2026-05-12', '20260513'])).toBe(false)
    expect(isTimed([])).toBe(false)
    expect(parseTime('20260512', utc, undefined, true)).toBeNaN()
    expect(parseTime('2026-05-12', utc, undefined, true)).toBe(Date.UTC(2026, 4, 12))
    expect(parseTime('20260512', utc)).toBe(Date.UTC(2026, 4, 12))
  })

  it('and others are refused by their kind', () => {
    expect(
      [
        '',
        'soon',
        '########',
        'n/a',
        'Total',
        '2026-04-31T10:11:12.000Z',
        '2026-04-30T25:00',
        '20260512',
        '0001-01-01 00:00:00 UTC',
      ].map((cell) => timeReason(cell)),
    ).toEqual([
      'it has no time',
      '"soon" is not a time',
      '"########" is not a time but what a spreadsheet shows where a column is too narrow',
      '"n/a" is not a time but says that there is none',
      '"Total" is not a time but the name of a total, which is no event',
      '"2026-04-31T10:11:12.000Z" is not a time: there is no such day',
      '"2026-04-30T25:00" is not a time: there is no such hour',
      '"20260512" is not a time with an hour, as the others of its column are',
      '"0001-01-01 00:00:00 UTC" is not a time but how programs write that there is none',
    ])
  })
})

describe('parseTime', () => {
  it.each([
    ['2019-01-02T03:04:05.678Z', '2019-01-02T03:04:05.678Z'],
    ['2019-01-02 03:04:05.678901 UTC', '2019-01-02T03:04:05.678Z'],
    ['2018-01-24 3:12:16', '2018-01-24T03:12:16.000Z'],
    ['2019-1-2 3:4', '2019-01-02T03:04:00.000Z'],
    ['2019-01-02', '2019-01-02T00:00:00.000Z'],
    ['2019-01-02T03:04:05+05:30', '2019-01-01T21:34:05.000Z'],
    ['2019-01-02 03:04:05 -0400', '2019-01-02T07:04:05.000Z'],
    ['2019-01-02T03:04:05+02', '2019-01-02T01:04:05.000Z'],
    ['1546398245', '2019-01-02T03:04:05.000Z'],
    ['1546398245.678', '2019-01-02T03:04:05.678Z'],
    ['1546398245678', '2019-01-02T03:04:05.678Z'],
    ['1546398245678901', '2019-01-02T03:04:05.678Z'],
    ['1546398245678901234', '2019-01-02T03:04:05.678Z'],
    ['2020-02-29', '2020-02-29T00:00:00.000Z'],
    ['2019-02-29', 'NaN'],
    ['2019-13-01', 'NaN'],
    ['yesterday', 'NaN'],
    ['', 'NaN'],
    ['12', 'NaN'],
  ])('%s', (text, expected) => expect(iso(text)).toBe(expected))

  it('reads times without a zone in the zone given, also over a change of clocks', () => {
    expect(iso('2019-07-01 12:00:00', 'Europe/Berlin')).toBe('2019-07-01T10:00:00.000Z')
    expect(iso('2019-12-01 12:00:00', 'Europe/Berlin')).toBe('2019-12-01T11:00:00.000Z')
    expect(iso('2019-03-31 03:30:00', 'Europe/Berlin')).toBe('2019-03-31T01:30:00.000Z')
    expect(iso('2019-07-01T12:00:00Z', 'Europe/Berlin')).toBe('2019-07-01T12:00:00.000Z')
    expect(() => zoneClock('Mars/Base')).toThrow('"Mars/Base" is not a time zone')
  })
})

describe('contentPath', () => {
  it.each([
    ['https://example.org/l/texas/?a=b#c', '/l/texas'],
    ['https://example.org', '/'],
    ['https://example.org?x=1', '/'],
    ['/', '/'],
    ['//a///b//', '/a/b'],
    ['//cdn.example.org/a', '/a'],
    ['/A%20b/?q', '/A%20b'],
    ['/#top', '/'],
    ['  Pricing page ', 'Pricing page'],
    ['app://x/y', '/y'],
    ['', ''],
  ])('%s', (text, expected) => expect(contentPath(text)).toBe(expected))
})

describe('addresses', () => {
  it('splits host and path', () => {
    expect(splitUrl('https://Me:x@WWW.Example.org:8080/a?b')).toEqual({ host: 'www.example.org', path: '/a' })
    expect(splitUrl('/a?b')).toEqual({ host: '', path: '/a' })
    expect(splitUrl('http://[::1]:80/a')).toEqual({ host: '[::1]', path: '/a' })
  })
  it('finds the host of a referrer', () => {
    expect(referrerHost('https://www.google.com/')).toBe('www.google.com')
    expect(referrerHost('news.example.org/a')).toBe('news.example.org')
    expect(referrerHost('/internal')).toBe('')
    expect(referrerHost('$direct')).toBe('')
    expect(referrerHost('')).toBe('')
  })
  it('reads UTM tags', () => {
    expect(utmTags('?utm_source=a%20b&utm_campaign=c&x=1#utm_medium=no')).toEqual({
      source: 'a b',
      medium: '',
      campaign: 'c',
    })
  })
  it('reads UTM tags whatever the case of their names; the usual one goes first', () => {
    expect(utmTags('?UTM_Source=News&Utm_Medium=Email&UTM_CAMPAIGN=c&utm_campaign=d')).toEqual({
      source: 'News',
      medium: 'Email',
      campaign: 'd',
    })
  })
})

describe('parseNumber', () => {
  it.each([
    ['12.50', 12.5],
    ['$1,234.00', 1234],
    ['-3', -3],
    ['€ 5', 5],
    ['1e3', 1000],
    ['1,23', 1.23],
    ['1.234,50', 1234.5],
    ['12 apples', NaN],
    ['abc', NaN],
    ['', NaN],
  ])('%s', (text, expected) => expect(parseNumber(text)).toBe(expected))
})
