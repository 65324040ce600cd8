/**
 * People of whom nothing is known but a form that counts as a page view: they have no visit, and rates of landing pages would take them for
 * people who landed where they sent it.
 */
import { looksLikePageView } from '../content-groups/page-events.ts'
import type { ReportContext } from '../reports/report-context.ts'
import type { PeopleTouches } from './scan.ts'

export interface FormsOnly {
  /** Those they sent. */
  events: string[]
  people: number
}

/** A form is sent once or twice, a page is seen again and again. */
const mostPerPerson = 1.5

/** `each`: everybody who is counted. null = nobody is such. */
export function findFormsOnly(
  { config, journeys }: ReportContext,
  touches: PeopleTouches,
  each: (visit: (person: number) => void) => void,
): FormsOnly | null {
  const { names, actions } = journeys
  const counted = config.interactions.events
  const asked = new Set(counted.filter((name) => !looksLikePageView(name)))
  // Where nothing else counts, it is how this workspace calls its page views.
  if (asked.size === 0 || asked.size === counted.length) return null
  const action = journeys.column('action')
  const nameOf = (touch: number): number => actions.name[action[touches.rows[touch]!]!]!
  const seen = new Map<number, { events: number; people: number; last: number }>()
  for (let person = 0; person < journeys.people; person++)
    for (let touch = touches.offset[person]!; touch < touches.offset[person + 1]!; touch++) {
      const name = nameOf(touch)
      let of = seen.get(name)
      if (of === undefined) seen.set(name, (of = { events: 0, people: 0, last: -1 }))
      of.events++
      if (of.last !== person) of.people++
      of.last = person
    }
  const forms = new Set<number>()
  for (const [name, { events, people }] of seen)
    if (asked.has(names.value[name]!) && events <= mostPerPerson * people) forms.add(name)
  if (forms.size === 0 || forms.size === seen.size) return null
  const sent = new Set<string>()
  let people = 0
  each((person) => {
    const [first, after] = [touches.offset[person]!, touches.offset[person + 1]!]
    for (let touch = first; touch < after; touch++) if (!forms.has(nameOf(touch))) return
    if (first === after) return
    people++
    for (let touch = first; touch < after; touch++) sent.add(names.value[nameOf(touch)]!)
  })
  return people === 0 ? null : { events: [...sent].toSorted(), people }
}
