/** Whether a column holds people's names: it may be called `name`, as that of events is, and nothing happened in it. */
import { isEmail } from '../../../../shared/text/email.ts'
import { withoutAccents } from '../../../../shared/text/without-accents.ts'

/** Events come again; so many people and hardly one of them twice is a list. */
const fewest = 8
const distinct = 0.6
const mostly = 0.8

/** Headings of names of people, in the languages of exports. */
const nameHeading =
  /^((first|last|given|family|middle|full|sur)[\s_-]*name|prénoms?|nom( de famille| complet)?|vorname|(nach|familien)name|nombre( completo)?|apellidos?|nome( completo)?|(sobre|cog)nome|(voor|achter)naam)$/iu

export const isPersonName = (heading: string): boolean => nameHeading.test(heading)

/** `Ann Smith`, `Söhnke van der Berg`, `J. O’Neil`: two to five words of letters, the first and the last with a capital. */
const personName = /^\p{Lu}[\p{L}.'’-]*(\s\p{L}[\p{L}.'’-]*){0,3}\s\p{Lu}[\p{L}.'’-]*$/u

export function holdsPersonNames(
  columns: readonly string[],
  column: string,
  rows: readonly (readonly string[])[],
): boolean {
  const at = columns.indexOf(column)
  const named = rows
    .map((cells) => ({ name: (cells[at] ?? '').trim(), email: cells.find((cell) => isEmail(cell.trim())) }))
    .filter(({ name }) => name !== '')
  if (named.length === 0) return false
  const own = named.filter(({ name, email }) => email !== undefined && isNamedAfter(email, name)).length
  if (own >= named.length / 2) return true
  const kinds = new Set(named.map(({ name }) => name)).size
  const look = named.filter(({ name }) => personName.test(name)).length
  return named.length >= fewest && kinds >= distinct * named.length && look >= mostly * named.length
}

/** `n.clarke@…` after Noah Clarke. */
function isNamedAfter(email: string, name: string): boolean {
  const plain = (text: string): string => withoutAccents(text).toLowerCase()
  const local = plain(email.slice(0, email.indexOf('@')))
  return (plain(name).match(/\p{L}{3,}/gu) ?? []).some((word) => local.includes(word))
}
