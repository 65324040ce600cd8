/** What the note of a tool of payments says where they show no rhythm; untrue of a tool whose cost somebody states. */
const end = 'so it is not known how often it is paid, nor what it costs a year.'

/** Days that show no rhythm, however often it was charged on them. */
const shortDays = 25

/** Whether it was charged for less than a month. */
export const isShort = (first: string, last: string): boolean =>
  (Date.parse(last) - Date.parse(first)) / 86_400_000 < shortDays

/** `dates`: of the charges, by rising date. */
export function unknownCost(dates: readonly string[]): string {
  const days = new Set(dates).size
  if (days === 1) return `Charged on one day, ${end}`
  const why = isShort(dates[0]!, dates.at(-1)!) ? 'within a month' : 'with a time between them that no imported file covers' // prettier-ignore
  return `Charged on ${days} days ${why}, ${end}`
}

/** The note without it. */
export const withoutUnknownCost = (note: string): string =>
  note.replace(new RegExp(`Charged on [^.]*, ${end.replace('.', '\\.')} ?`), '').trim()
