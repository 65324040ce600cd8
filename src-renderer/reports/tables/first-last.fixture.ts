/** A legal-aid site as both reports would give it, for tests: key, people, first, last. */
import type { Report } from '../../../shared/reports/index.ts'
import { rateOf } from '../../statistics.ts'

export type Counts = [key: string, people: number, first: number, last: number]

export const legalAid: Counts[] = [
  ['City pages', 61_480, 2214, 2098],
  ['State pages', 38_210, 1155, 1107],
  ['Home page', 22_940, 529, 741],
  ['Articles', 71_350, 491, 337],
  ['Court directory', 9610, 221, 303],
  ['About and press', 6120, 87, 118],
  ['Webinars', 148, 4, 4],
  ['(other)', 4722, 49, 42],
  ['(none)', 62, 62, 62],
]

export function attribution(counts: readonly Counts[], model: 'first' | 'last'): Report<'content-attribution'> {
  const of = ([, , first, last]: Counts): number => (model === 'first' ? first : last)
  const total = counts.reduce((sum, row) => sum + of(row), 0)
  const people = counts.reduce((sum, row) => sum + row[1], 0)
  const none = counts.filter(([key]) => key === '(none)').reduce((sum, row) => sum + of(row), 0)
  return {
    report: 'content-attribution',
    params: {
      goal: null,
      model,
      by: 'group',
      lookbackDays: null,
      from: null,
      to: null,
      unit: 'interaction',
      halfLifeDays: 7,
      weights: null,
      groups: null,
      excludeDirect: false,
      did: null,
      neverDid: null,
      measure: 'conversions',
    },
    rows: counts.map((row) => {
      const rate = rateOf(of(row), row[1])
      return {
        key: row[0],
        people: row[1],
        convertedPeople: of(row),
        conversions: of(row),
        value: 0,
        valueShare: null,
        conversionShare: total > 0 ? of(row) / total : 0,
        attributedShare: row[0] === '(none)' ? null : of(row) / (total - none),
        conversionRate: rate?.rate ?? null,
        rateLow: rate?.low ?? null,
        rateHigh: rate?.high ?? null,
      }
    }),
    totals: {
      people,
      convertedPeople: total,
      conversions: total,
      attributed: total - none,
      unattributed: none,
      pagelessPeople: 0,
      earlierUnattributed: 0,
      colleaguesUnattributed: null,
      attributedFrom: null,
      attributedAfter: null,
      pagesKnownFrom: null,
      zoneShift: null,
      taggedUnattributed: 0,
      uncountedTagged: null,
      placeholderTags: [],
      credited: total - none,
      value: 0,
      attributedValue: 0,
      events: 1000,
      used: 900,
      outsidePeriod: 60,
      ignored: 40,
      leftOut: 0,
      peopleLeftOut: 0,
      withoutId: 0,
      rowsRead: 1000,
      rowsImported: 1000,
      rowsDuplicate: 0,
      rowsRejected: 0,
    },
  }
}
