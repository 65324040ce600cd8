/**
 * Tables with a line for each person of one thing, such as a report of deals with their contacts: the id of the deal repeats with the
 * same amount, and only who it is of differs, so that the amount of a deal with two people would count twice.
 */
import { counted } from '../../../../shared/text/figures.ts'
import type { ColumnMap } from '../../../../shared/import.ts'
import { parseNumber } from '../cells/number.ts'
import { mapOption } from '../ids/email-beside.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { type EventMapping, isPlainTable } from './event-mapping.ts'
import { looksLikeTime } from './guess-fields.ts'

export interface RepeatedIds {
  column: string
  /** Rows looked at, and those of them whose id came before. */
  rows: number
  again: number
  /** Of all rows, and of the first one of each id. */
  amount: number
  once: number
  /** The column that marks one line of each thing, as what, and whether that is the first; null = none. */
  main: { column: string; as: string; isFirst: boolean } | null
}

const mostly = 0.9
const isId = /^(?=.*\d)[\w.:+-]{3,128}$/
const marksMain = /\b(primary|main|principal|haupt\w*|hoofd\w*|principale?)\b/i
const isSo = /^(1|yes|y|true|x|ja|oui|s[ií]|sim)$/i

/** Null where no id repeats so, or what repeats may have happened again. */
export function repeatedIds(
  { columns, sample }: Pick<Inspection, 'columns' | 'sample'>,
  map: ColumnMap,
): RepeatedIds | null {
  const value = columns.indexOf(map['value'] ?? '')
  const who = columns.indexOf(map['user'] ?? map['visitor'] ?? '')
  if (value < 0 || who < 0) return null
  const rows = sample.map(({ cells }) => columns.map((_, at) => (cells[at] ?? '').trim()))
  // What happened at another time, or as something else, is another event.
  const alike = new Set([value, columns.indexOf(map['event'] ?? ''), ...[...columns.keys()].filter((at) => isOfTimes(rows, at))].filter((at) => at >= 0)) // prettier-ignore
  const taken = new Set(Object.entries(map).flatMap(([field, column]) => (field === 'messageId' ? [] : [column])))
  const found = columns.flatMap((column, at) => {
    const filled = rows.filter((row) => row[at] !== '')
    if (taken.has(column) || filled.length < mostly * rows.length || !filled.every((row) => isId.test(row[at]!))) return [] // prettier-ignore
    const groups = [...Map.groupBy(filled, (row) => row[at]!).values()]
    const several = groups.filter((group) => group.length > 1)
    const isOne = (group: string[][]): boolean =>
      group.every((row) => [...alike].every((each) => row[each] === group[0]![each])) &&
      isUnlike(group) &&
      isUnlike(group.map((row) => row[who]!).filter((id) => id !== ''))
    // Ids of few things are of what rows are about (a plan, an account), not of the rows.
    if (several.length === 0 || groups.length * 2 < filled.length || !several.every(isOne)) return []
    const sum = (all: string[][]): number => all.reduce((total, row) => total + (parseNumber(row[value]!) || 0), 0)
    return [
      {
        column,
        rows: rows.length,
        again: filled.length - groups.length,
        amount: sum(filled),
        once: sum(groups.map(([first]) => first!)),
        main: mainOf(columns, several),
      },
    ]
  })
  return found.toSorted((a, b) => a.again - b.again)[0] ?? null
}

const isUnlike = (all: unknown[]): boolean => new Set(all.map((each) => JSON.stringify(each))).size === all.length

const isOfTimes = (rows: string[][], at: number): boolean => {
  const filled = rows.flatMap((row) => row[at] || [])
  return filled.length > 0 && filled.filter(looksLikeTime).length >= mostly * filled.length
}

/** Where exactly one line of each is marked. */
function mainOf(columns: readonly string[], several: string[][][]): RepeatedIds['main'] {
  const at = columns.findIndex((column, index) => {
    const isMarked = (row: string[]): boolean => isSo.test(row[index]!)
    return marksMain.test(column) && several.every((group) => group.filter(isMarked).length === 1)
  })
  if (at < 0) return null
  const as = several[0]!.find((row) => isSo.test(row[at]!))![at]!
  return { column: columns[at]!, as, isFirst: several.every(([first]) => isSo.test(first![at]!)) }
}

/** Whether the id may stand for the row: the first line of each is the one that counts. */
export const isOneByFirst = ({ main }: RepeatedIds): boolean => main === null || main.isFirst

/** Of a table of no known source what is said of them; null where nothing repeats, or another id stands for the rows. */
export function repeatedIdsIn(inspection: Inspection, { format, map }: EventMapping): string | null {
  if (inspection.container !== 'csv' || !isPlainTable(format)) return null
  const found = repeatedIds(inspection, map)
  return found === null || (map['messageId'] ?? found.column) !== found.column ? null : repeatedIdsNote(found, map)
}

/** What is said of them, whether or not the id was taken for that of the message. */
function repeatedIdsNote(found: RepeatedIds, map: ColumnMap): string {
  const { column, rows, again, amount, once, main } = found
  const sum = (each: number): string => each.toLocaleString('en-US', { maximumFractionDigits: 2 })
  const repeat = `${counted(again, 'row')} of the ${rows.toLocaleString('en-US')} looked at ${again === 1 ? 'repeats' : 'repeat'} the “${column}” of another with the same amount, for another person`
  if (map['messageId'] === column)
    return `${repeat}. Each “${column}” counts once, ${sum(once)} in all and not ${sum(amount)}, for the person of its first line${main === null ? '' : `, which “${main.column}” marks`}. A later export of the same is then a duplicate, whatever changed: take this import back before it.`
  const cure = isOneByFirst(found)
    ? `Choose “${column}” for the message id to count each once (--map ${mapOption('messageId', column)}).`
    : `“${main!.column}” marks one line of each, not always the first: give goals the condition that “${main!.column}” is “${main!.as}”.`
  return `${repeat}: all of them come to ${sum(amount)}, and each once to ${sum(once)}. ${cure}`
}
