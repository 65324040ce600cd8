/** The sentence about events that stand on a page and count for nothing, the same on screen and on the command line. */
import type { PageEvents } from './api.ts'

/** Names that look as if they should count; empty where all is well. */
export const suggestedPageViews = ({ names }: PageEvents): PageEvents['names'] =>
  names.filter(({ suggested }) => suggested)

/** `9,574 events “Seitenaufruf” have a page but do not count as page views.` */
export function uncountedSentence(suggested: PageEvents['names']): string {
  const events = suggested.reduce((sum, each) => sum + each.events, 0)
  const names = suggested.map(({ name }) => `“${name}”`)
  const listed = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}` : (names[0] ?? '')
  return events === 1
    ? `1 event ${listed} has a page but does not count as a page view.`
    : `${events.toLocaleString('en-US')} events ${listed} have a page but do not count as page views.`
}
