/** What the note of a tool of payments says where they show no rhythm; untrue of a tool whose cost somebody states. */
const end = 'so it is not known how often it is paid, nor what it costs a year.'

export const unknownCost = (days: number): string =>
  days === 1
    ? `Charged on one day, ${end}`
    : `Charged on ${days} days with a time between them that no imported file covers, ${end}`

/** The note without it. */
export const withoutUnknownCost = (note: string): string =>
  note.replace(new RegExp(`Charged on [^.]*, ${end.replace('.', '\\.')} ?`), '').trim()
