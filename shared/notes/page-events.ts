/** The sentence about events that stand on a page and count for nothing, the same on screen and on the command line. */
import type { PageEvents } from '../api.ts'

/** Names that look as if they should count; empty where all is well. */
export const suggestedPageViews = ({ names }: PageEvents): PageEvents['names'] =>
  names.filter(({ suggested }) => suggested)

const quotedList = (names: readonly string[]): string => {
  const quoted = names.map((name) => `“${name}”`)
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)!}` : (quoted[0] ?? '')
}

/** Before anything is stored: `“Seitenaufruf” has a page but does not count as a page view.` */
export const uncountedBefore = (names: readonly string[]): string =>
  names.length === 1
    ? `${quotedList(names)} has a page but does not count as a page view.`
    : `${quotedList(names)} have a page but do not count as page views.`

/** `9,574 events “Seitenaufruf” have a page but do not count as page views.` */
export function uncountedSentence(suggested: PageEvents['names']): string {
  const events = suggested.reduce((sum, each) => sum + each.events, 0)
  const listed = quotedList(suggested.map(({ name }) => name))
  return events === 1
    ? `1 event ${listed} has a page but does not count as a page view.`
    : `${events.toLocaleString('en-US')} events ${listed} have a page but do not count as page views.`
}
