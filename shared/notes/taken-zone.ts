/** What the first import that says a zone says of the zone that it gave the workspace. */

const begin = 'Days begin at midnight in '

/** `read`: the zone its times were read in, which a source may say by itself. */
export const takenZoneNote = (zone: string, read: string): string =>
  `${begin}${zone}${read === zone ? ', the zone of this import, the first that says one, in every report' : ` in every report; the times of this import, in ${read}, count at their moment all the same`} (timeZone in the configuration).`

/** null of another note. */
export const readTakenZone = (note: string): string | null =>
  note.startsWith(begin) ? (/^[^\s,]+/.exec(note.slice(begin.length))?.[0] ?? null) : null
