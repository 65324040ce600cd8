import fc from 'fast-check'
import { expect, it } from 'vitest'
import { renewalCalendar } from './renewal-calendar.ts'
import type { Report, ReportRow } from '../reports/index.ts'

const row = (more: Partial<ReportRow<'renewals'>>): ReportRow<'renewals'> => ({
  tool: 'Drift',
  renewalDate: '2019-09-22',
  cancelBy: '2019-07-24',
  annualCost: 64_000,
  ownCost: null,
  ownCurrency: null,
  autoRenew: true,
  daysLeft: 23,
  cancelStatus: 'in time',
  renewsWithin: true,
  noticeDays: 60,
  vendor: 'Drift',
  category: 'Messaging',
  team: 'Growth',
  owner: 'Theo Brandt',
  ownerEmail: 'theo@reelroom.example',
  ...more,
})
const report = (rows: ReportRow<'renewals'>[]): Report<'renewals'> => ({
  report: 'renewals',
  params: { asOf: '2019-07-01', days: 90, only: null },
  rows,
  totals: {
    tools: rows.length,
    annualCost: 0,
    unknownCosts: 0,
    noRate: null,
    withoutRate: [],
    tooLate: 0,
    passedEndsByItself: 0,
    passedNotKnownIfRenews: 0,
    autoRenew: 0,
    noticeUnknown: 0,
    monthly: [],
    withoutDate: 0,
    ending: [],
    datePassed: [],
    renewed: [],
    noticeMayFall: [],
    next: [],
  },
})
const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n')

it('has the last day to cancel and the day it renews, by hand', () => {
  const lines = unfolded(renewalCalendar(report([row({})]), 'USD'))
  expect(lines.slice(0, 4)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Touchstack//Renewals//EN',
    'CALSCALE:GREGORIAN',
  ])
  expect(lines.filter((line) => /^(DTSTART|SUMMARY|TRIGGER)/.test(line))).toEqual([
    'DTSTART;VALUE=DATE:20190724',
    'SUMMARY:Last day to cancel Drift',
    'TRIGGER:-P7D',
    'DTSTART;VALUE=DATE:20190922',
    'SUMMARY:Drift renews',
  ])
  expect(lines).toContain(
    String.raw`DESCRIPTION:Renews on 2019-09-22 by itself.\nNotice: 60 days.\nCost a year: 64000.00 USD.\nOwner: Theo Brandt <theo@reelroom.example>.\nTeam: Growth.`,
  )
  expect(lines.slice(-2)).toEqual(['END:VCALENDAR', ''])
})

it('has one event where there is no notice, and no reminder where it is too late', () => {
  const plain = renewalCalendar(report([row({ cancelBy: '2019-09-22', noticeDays: null, annualCost: null })]), 'USD')
  expect(plain.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  expect(plain).toContain('Notice days are not known')
  const late = unfolded(renewalCalendar(report([row({ daysLeft: -3 })]), 'USD'))
  expect(late.filter((line) => /^(DTSTART|SUMMARY|TRIGGER)/.test(line))).toEqual([
    'DTSTART;VALUE=DATE:20190922',
    'SUMMARY:Drift renews: too late to cancel',
  ])
  expect(late.find((line) => line.startsWith('DESCRIPTION'))).toContain('The last day to cancel was 2019-07-24.')
  const titles = (autoRenew: boolean | null): string[] =>
    unfolded(renewalCalendar(report([row({ daysLeft: -3, autoRenew })]), 'USD')).filter((line) =>
      line.startsWith('SUMMARY'),
    )
  expect(titles(null)).toEqual(['SUMMARY:Drift renews if it does so by itself: too late to cancel'])
  expect(titles(false)).toEqual([String.raw`SUMMARY:Drift ends\, unless it is renewed`])
})

it('reminds a week before, or as soon as it can, never on a day that has begun', () => {
  const trigger = (daysLeft: number): string[] =>
    unfolded(renewalCalendar(report([row({ daysLeft })]), 'USD')).filter((line) => line.startsWith('TRIGGER'))
  expect([8, 7, 2, 1, 0].map((days) => trigger(days).join(''))).toEqual([
    'TRIGGER:-P7D',
    'TRIGGER:-P6D',
    'TRIGGER:-P1D',
    'TRIGGER:PT0S',
    '',
  ])
})

it('folds at 75 octets, escapes, and never doubles an id, whatever the names', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 90 }), { maxLength: 5 }), (tools) => {
      const text = renewalCalendar(report(tools.map((tool) => row({ tool }))), 'USD')
      const lines = text.split('\r\n')
      expect(lines.every((line) => encodeURIComponent(line).replaceAll(/%../g, '.').length <= 75)).toBe(true)
      expect(lines.join('')).not.toMatch(/[\r\n]/)
      const ids = unfolded(text).filter((line) => line.startsWith('UID:'))
      expect(new Set(ids).size).toBe(2 * tools.length)
      const summary = unfolded(text).find((line) => line.startsWith('SUMMARY:Last day'))
      if (tools[0] !== undefined)
        expect(
          summary!
            .slice('SUMMARY:Last day to cancel '.length)
            .replaceAll(/\\(.)/g, (_, char: string) => (char === 'n' ? '\n' : char)),
        ).toBe(tools[0].replaceAll(/\r\n|\r/g, '\n'))
    }),
  )
})

it('is empty but valid without renewals', () => {
  expect(unfolded(renewalCalendar(report([]), 'USD'))).toHaveLength(6)
})
