import { expect, test } from 'vitest'
import { ownTagsSentence, uncountedTagged, uncountedTaggedSentence } from './own-tags.ts'
import type { ZoneShift } from '../reports/report.ts'

test('conversions without a page that have tags are said by what tags say', () => {
  const said = (by: string, unattributed: number, taggedUnattributed: number, zoneShift: ZoneShift = null) =>
    ownTagsSentence({ params: { by }, totals: { unattributed, taggedUnattributed, uncountedTagged: null, zoneShift } })
  // What was imported without the page is replaced, or its rows would be there twice.
  expect(said('campaign', 43, 30)).toContain('in place of the import that is there (`imports undo`)')
  // Rates of landing pages would count them as people who landed, and all converted.
  expect(said('campaign', 43, 30)).toContain('take its event out again before you read rates of pages')
  expect(said('campaign', 43, 30)).toContain('30 of the 43 conversions without a page before them have UTM tags of their own') // prettier-ignore
  expect(said('channel', 1, 1)).toContain('The one conversion without a page before it has UTM tags')
  expect(said('source', 43, 43)).toContain('All 43 conversions without a page before them have UTM tags')
  expect(said('campaign', 43, 30, { conversions: 40, from: 1, to: 2 })).toBeNull()
  expect([said('group', 43, 30), said('campaign', 43, 0)]).toEqual([null, null])
})

test('of those whose form has a page, that it need only count as a page view', () => {
  const answer = (by: string, conversions: number) => ({
    params: { by },
    totals: { unattributed: 338, taggedUnattributed: 0, uncountedTagged: { conversions, events: ['Quote form'] }, zoneShift: null }, // prettier-ignore
  })
  expect(uncountedTaggedSentence(answer('campaign', 338))).toContain('All 338 conversions without a page before them have UTM tags in “Quote form”, which has a page and does not count as a page view. They count by those once it counts as a page view (Settings, Page views)') // prettier-ignore
  expect(uncountedTaggedSentence(answer('source', 30))).toContain('30 of the 338 conversions')
  expect([uncountedTaggedSentence(answer('group', 338)), uncountedTagged(answer('group', 338))]).toEqual([null, []])
})
