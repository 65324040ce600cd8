/** User ids that differ in capitals only, said where figures are while nobody has decided what they are. */

export interface UserCapitals {
  /** That differ from another, and how many people they are where capitals do not count. */
  ids: number
  people: number
  /** Spellings of some. */
  examples: string[][]
}

/** null where there are none. */
export function userCapitalsSentence({ ids, examples }: UserCapitals): string | null {
  if (ids === 0) return null
  const such = examples[0]!.slice(0, 2).join(' and ')
  return `${ids.toLocaleString('en')} user ids differ from another in capitals only, such as ${such}: they count as different people; "userIds": {"ignoreCase": true} makes them one (Identity on screen).`
}
