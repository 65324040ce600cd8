/**
 * What the names of several columns of times say: when somebody did something (booked, created, submitted), or when what they
 * arranged begins, ends or is due. What came of a visit is known at the first; the others are often still to come.
 */
import { withoutAccents } from '../../../../shared/text/without-accents.ts'

/** Beginnings of words, in the languages of exports. */
const done =
  /\b(creat|booked|booking (date|time)|submit|ordered|order(ed)? (date|at)|placed|purchas|paid|registered|signed|received|occurred|requested|erstellt|angelegt|gebucht|eingegangen|aangemaakt|geboekt|cree|reserve (le|a)|soumis|cread[oa]|reservad[oa]|enviad[oa]|criad[oa]|inserito|creat[oa]|prenotat[oa])/
const planned =
  /\b(start|end|ends|ended|begin|until|schedul|planned|due|expir|renew|next|meeting|appointment|check ?(in|out)|arriv|depart|updat|modif|beginn|ende|geplant|termin|fallig|aanvang|einde|gepland|afspraak|debut|fin|prevu|inicio|programad|agendad|inizio|fine)/

const wordsOf = (name: string): string =>
  withoutAccents(name)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()

export const saysDone = (column: string): boolean => done.test(wordsOf(column))

/** Of `Created at start`, the first counts. */
export const saysPlanned = (column: string): boolean => !saysDone(column) && planned.test(wordsOf(column))

/** The column of times, of those in the order of the file: the first, unless its name says that it may be still to come. */
export function timeAmong(columns: readonly string[]): string | undefined {
  const [first] = columns
  if (first === undefined || !saysPlanned(first)) return first
  return columns.find(saysDone) ?? columns.find((column) => !saysPlanned(column)) ?? first
}
