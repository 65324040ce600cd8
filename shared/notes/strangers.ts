import { counted, listedUpTo, plural } from '../text/figures.ts'

/** An import that says no page and none of whose people is known to have seen one. */
export interface Strangers {
  importId: number
  file: string
  people: number
  /** What would make them known, as a sentence; null = nothing that was found. */
  cure: string | null
}

/** null where there is none. */
export function strangersSentence(found: readonly Strangers[]): string | null {
  const [first] = found
  if (first === undefined) return null
  const who = (each: Strangers): string => `${each.file} (${counted(each.people, 'person', 'people')})`
  const said = `No page is known of anybody in ${listedUpTo(3, found.map(who))}, so ${plural(found.length, 'its', 'their')} people are in no rate and their money is of no page.`
  const cures = [...new Set(found.flatMap(({ cure }) => cure ?? []))]
  return cures.length > 0
    ? `${said} ${cures.join(' ')}`
    : `${said} No column of ${found.length === 1 ? 'it' : 'these'} holds ids that are known elsewhere; a list of people that has both ids would join them.`
}
