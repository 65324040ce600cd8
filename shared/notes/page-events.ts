/** The sentences about events that stand on a page and count for nothing, the same on screen and on the command line. */
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

/** Names of what somebody sends, in words that forms and their exports use. */
const saysForm =
  /(?<![a-z])forms?(?![a-z])|formul|submi|sent\b|enquir|inquir|anfrage|lead\b|contact|kontakt|envoi|envoy|solicitud|richiesta|aanvraag/i

/** What counting them as page views makes of people who sent a form; null where none of them reads like one. */
export function formsAsPagesSentence(names: readonly string[]): string | null {
  const forms = names.filter((name) => saysForm.test(name))
  if (forms.length === 0) return null
  const [it, does] = forms.length === 1 ? ['it', 'counts'] : ['they', 'count']
  return `${quotedList(forms)} ${forms.length === 1 ? 'reads' : 'read'} like a form that was sent: once ${it} ${does} as a page view, everybody who sent one lands on its page and converts there, in rates of landing pages and templates, paths and goal to goal. Beside visits, leave ${forms.length === 1 ? 'it' : 'them'} out, save for as long as a report asks for the UTM tags that the form has.`
}
