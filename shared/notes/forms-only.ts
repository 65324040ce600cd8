/** What is said where people of whom only a form is known count as people who landed. */
import { counted, listed, plural } from '../text/figures.ts'

interface Answer {
  totals: { formsOnly: { events: string[]; people: number } | null }
}

/** null where nobody is such. */
export function formsOnlySentence({ totals: { formsOnly } }: Answer): string | null {
  if (formsOnly === null) return null
  const { events, people } = formsOnly
  const names = listed(events.map((name) => `“${name}”`))
  const [one, it] = [
    plural(people, 'somebody', 'people'),
    plural(events.length, 'it counts as a page view', 'they count as page views'),
  ]
  return `${counted(people, 'person', 'people')} counted here ${plural(people, 'has', 'have')} no visit, only ${names}, which ${plural(events.length, 'counts as a page view', 'count as page views')}: these rates take ${plural(people, 'that person', 'them')} for ${one} who landed there, until ${it} no more.`
}
