import { expect, test } from 'vitest'
import { noPageBefore } from './no-page-before.ts'

const totals = { conversions: 168, attributed: 113, unattributed: 55, attributedFrom: { from: '2026-09-01', conversions: 99 }, attributedAfter: null, pagesKnownFrom: null, zoneShift: null } // prettier-ignore
const said = (of: object, params: object = {}) =>
  noPageBefore(
    { params: { lookbackDays: null, excludeDirect: false, to: null, ...params }, totals: { ...totals, ...of } },
    (day) => `--from ${day}`,
    (goal) => `Counting only after “${goal}”`,
    (value) => `€${value}`,
  )

test('many conversions without a page are said, with the day that leaves them out', () => {
  expect(said({})).toEqual({
    said: '55 of 168 conversions have no content page before them in the data.',
    cure: '--from 2026-09-01 leaves the 55 out and keeps 99 of the 113.',
    after: null,
  })
  expect(said({ attributedFrom: null })?.cure).toBeNull()
})

test('another goal that tells old customers from new ones is said beside it', () => {
  expect(
    said({ attributedAfter: { goal: 'Sign-up', conversions: 110, leftOut: 54, dropped: 57, droppedValue: 2937 } })
      ?.after,
  ).toBe(
    'Counting only after “Sign-up” leaves 54 of the 55 out and keeps 110 of the 113; it drops 57 conversions in all, worth €2937.',
  )
  expect(
    said({ attributedAfter: { goal: 'Sign-up', conversions: 113, leftOut: 55, dropped: 55, droppedValue: null } })
      ?.after,
  ).toBe('Counting only after “Sign-up” leaves the 55 out and keeps the 113; it drops 55 conversions in all.')
})

test('where pages begin later than conversions, that is the first thing to put right', () => {
  expect(said({ pagesKnownFrom: { from: '2026-08-15', conversionsBefore: 30 } })).toEqual({
    said: '55 of 168 conversions have no content page before them in the data.',
    cure: null,
    after: null,
  })
})

test('a wrong zone is the likely cause where conversions come whole hours before the first view', () => {
  expect(said({ zoneShift: { conversions: 48, from: 1, to: 2 } })).toEqual({
    said: '55 of 168 conversions have no content page before them in the data: 48 of them fall 1 or 2 hours, less a visit, before the first page view of the same person. Likely the times of a file without a zone were read in the wrong one: undo its import, and import it again with its own.',
    cure: null,
    after: null,
  })
  expect(said({ zoneShift: { conversions: 55, from: 1, to: 1 } })?.said).toContain('they fall 1 hour, less a visit,')
})

test('few, all, or those that a setting leaves without one, are not', () => {
  expect(said({ conversions: 1000, attributed: 945 })).toBeNull()
  expect(said({ conversions: 55, attributed: 0 })).toBeNull()
  expect(said({}, { lookbackDays: 7 })).toBeNull()
  expect(said({}, { excludeDirect: true })).toBeNull()
})

test('why they have no page is what the data show, and nothing else', () => {
  expect(said({ earlierUnattributed: 38, taggedUnattributed: 8 })?.said).toBe(
    '55 of 168 conversions have no content page before them in the data: 38 of them are of people known before page views begin and 8 of them have UTM tags of their own, or in a form sent before.',
  )
  expect(said({ taggedUnattributed: 1 }, { by: 'group' })?.said).toContain(
    '1 of them has UTM tags of its own, or in a form sent before.',
  )
  // There what to do about it is said with it.
  expect(said({ taggedUnattributed: 8 }, { by: 'source' })?.said).not.toContain('UTM')
  expect(said({ colleaguesUnattributed: { people: 13, conversions: 13, value: 12954 } })?.said).toBe(
    '55 of 168 conversions have no content page before them in the data. 13 people of these (€12954) share a company with somebody who has pages.',
  )
  expect(said({ colleaguesUnattributed: { people: 1, conversions: 2, value: null } })?.said).toContain(
    '1 person of these (2 conversions) shares a company',
  )
})
