/** What is said of conversions without a page whose own rows say where they came from, in reports by that. */
import { count, listed, plural } from '../text/figures.ts'
import type { ZoneShift } from '../reports/report.ts'

interface Answer {
  params: { by: string }
  totals: {
    unattributed: number
    taggedUnattributed: number
    uncountedTagged: { conversions: number; events: string[] } | null
    zoneShift: ZoneShift
  }
}

/** Dimensions that tags say. */
export const byTags: readonly string[] = ['channel', 'source', 'medium', 'campaign']

function which(some: number, { unattributed }: Answer['totals']): string {
  if (unattributed === 1) return 'The one conversion'
  return some === unattributed
    ? `All ${count(unattributed)} conversions`
    : `${count(some)} of the ${count(unattributed)} conversions`
}

/** Rates of pages take whoever sent a form that counts as a page view for somebody who landed there. */
const meanwhile =
  'Meanwhile all of these people land on the form and convert there, and it is one more page before conversions: take its event out again before you read rates of pages or templates and pages before conversion.'

/** null where none has, in reports by anything else, and where times in a wrong zone are why they have no page. */
export function ownTagsSentence({ params: { by }, totals }: Answer): string | null {
  const { unattributed, taggedUnattributed, zoneShift } = totals
  if (!byTags.includes(by) || taggedUnattributed === 0 || zoneShift !== null) return null
  return `${which(taggedUnattributed, totals)} without a page before ${plural(unattributed, 'it has', 'them have')} UTM tags of their own, or in a form sent before, as forms with hidden fields do. They count by those once their form is a page view: import its file again with one page of its own for all rows (--map path==/form) in place of the import that is there (\`imports undo\`), and name its event among the interactions (Settings, Page views) for as long as you ask this. ${meanwhile}`
}

/** Events that have the tags and a page, so that they need only be counted as page views; as many as `uncountedTaggedSentence` speaks of. */
export const uncountedTagged = ({ params: { by }, totals }: Answer): readonly string[] =>
  byTags.includes(by) && totals.zoneShift === null ? (totals.uncountedTagged?.events ?? []) : []

/** null where there are none such. */
export function uncountedTaggedSentence(answer: Answer): string | null {
  const { totals } = answer
  const events = uncountedTagged(answer)
  if (events.length === 0) return null
  const names = listed(events.map((name) => `“${name}”`))
  const them = plural(events.length, 'it counts as a page view', 'they count as page views')
  return `${which(totals.uncountedTagged!.conversions, totals)} without a page before ${plural(totals.unattributed, 'it has', 'them have')} UTM tags in ${names}, which ${plural(events.length, 'has a page and does not count as a page view', 'have a page and do not count as page views')}. They count by those once ${them} (Settings, Page views), for as long as you ask this. ${meanwhile}`
}
