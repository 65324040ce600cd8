/** A column of a table whose ids stand among what events say: another name of the same people, which joins them once both are read so. */
import type { ColumnMap } from '../../../../shared/import.ts'
import { listedUpTo } from '../../../../shared/text/figures.ts'
import { type EventMapping, isPlainTable, tellsOfPeople } from '../columns/event-mapping.ts'
import { namesSomebody } from '../columns/guess-fields.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { unheededFields } from '../inspect/unheeded-fields.ts'
import { mapHint, mapOption } from './email-beside.ts'
import { type FoundProperty, type PropertiesIn, spelled } from './id-property.ts'
import { canBeIds, type IdsIn, isNearlyAsFull } from './known-ids.ts'
import { hasNoneOf } from './known-users.ts'

export interface KnownProperty {
  column: string
  field: 'user' | 'previous'
  /** Whether it is chosen for somebody already. */
  isChosen: boolean
  event: string
  property: string
  /** What it is to be of those events: their user, or the other id of the user they have. Two other ids of one name would join nobody. */
  there: 'user' | 'previous'
  /** As the imports of those events map it; null = they cannot. */
  place: string | null
  /** Of the imports that have such events, and those that are chosen together with it. */
  files: string[]
  beside: string[]
  known: number
  filled: number
}

/** Fewer, or a smaller share, may be numbers of something else. */
const fewest = 3
const share = 0.2

/** Of a table none of whose people are known: the column whose ids stand among what events say; null where none does. */
export function knownProperty(
  inspection: Pick<Inspection, 'columns' | 'sample'>,
  mapping: EventMapping,
  propertiesIn: PropertiesIn,
): KnownProperty | null {
  const { columns, sample } = inspection
  const { format, map } = mapping
  if (format.container === 'json' || !tellsOfPeople(mapping)) return null
  const chosen = map.user ?? map.visitor
  const read = new Set([map.time, map.event, map.value, map.currency])
  const filledIn = (at: number): string[] => sample.map(({ cells }) => spelled(cells[at] ?? '')).filter((value) => value !== '') // prettier-ignore
  const all = columns.map((column, at) => ({ column, filled: filledIn(at) }))
  const open = all.filter(({ column, filled }) => !read.has(column) && canBeIds(filled, namesSomebody(column)))
  if (open.length === 0) return null
  const properties = propertiesIn(new Set(open.flatMap(({ filled }) => filled)))
  const [best] = open
    .flatMap(({ column, filled }) =>
      // An earlier export of the same has the same column.
      byProperty(properties.filter((each) => each.format !== format.id || each.property !== column)).map((of) => {
        const known = filled.filter((value) => of.some(({ found }) => found.has(value)))
        return { column, of, filled: filled.length, known: known.length, ids: new Set(known).size }
      }),
    )
    .filter(({ known, filled, ids }) => ids >= fewest && known >= share * filled)
    .toSorted((a, b) => b.known - a.known)
  if (best === undefined) return null
  const { column, of, known, filled } = best
  if (!isPlainTable(format) && unheededFields(format, inspection, { user: column }).length > 0) return null
  const sum = (count: (each: FoundProperty) => number): number => of.reduce((total, each) => total + count(each), 0)
  const there = 2 * sum(({ ofUsers }) => ofUsers) > sum(({ events }) => events) ? 'previous' : 'user'
  const takesBoth = isPlainTable(format) && map.previous === undefined && map.user !== undefined && chosen !== column
  return {
    column,
    field: takesBoth && there === 'user' ? 'previous' : 'user',
    isChosen: [map.user, map.visitor, ...(there === 'user' ? [map.previous] : [])].includes(column),
    event: of[0]!.event,
    property: of[0]!.property,
    there,
    place: of[0]!.place,
    files: filesOf(of.filter(({ importId }) => importId !== null)),
    beside: filesOf(of.filter(({ importId }) => importId === null)),
    known,
    filled,
  }
}

const filesOf = (found: readonly FoundProperty[]): string[] => [...new Set(found.map(({ file }) => file))]

const byProperty = (found: readonly FoundProperty[]): FoundProperty[][] => [
  ...Map.groupBy(found, ({ event, property }) => JSON.stringify([event, property])).values(),
]

/** What is proposed for a table, with the column whose ids events say beside: as the user, or as the other id of the one proposed. */
export function withProperty(
  map: ColumnMap,
  inspection: Pick<Inspection, 'columns' | 'sample'>,
  mapping: EventMapping,
  idsIn: IdsIn,
  propertiesIn: PropertiesIn,
): ColumnMap {
  if (!hasNoneOf(inspection, { map }, idsIn)) return map
  const found = knownProperty(inspection, { ...mapping, map }, propertiesIn)
  if (found === null || found.isChosen) return map
  const filledIn = (column: string): number =>
    inspection.sample.filter(({ cells }) => (cells[inspection.columns.indexOf(column)] ?? '').trim() !== '').length
  if (found.field === 'user' && map.user !== undefined)
    return isNearlyAsFull(found.filled, filledIn(map.user)) ? { ...map, user: found.column } : map
  return map.previous !== undefined && map.user !== undefined
    ? map
    : { ...map, [map.user === undefined ? 'user' : 'previous']: found.column }
}

export function knownPropertyNote(known: KnownProperty): string {
  const { column, field, isChosen, event, property, there, place, files, beside, filled } = known
  const here = field === 'user' ? 'the user' : 'the other id of the user'
  const as = `“${property}” as ${there === 'user' ? 'the user' : 'the other id of their user'}${mapHint(there, place)}`
  const where = files.length > 0 ? 'in the workspace' : `in ${listedUpTo(3, beside)}, chosen beside it`
  const choices = [
    ...(isChosen ? [] : [`choose it as ${here} (--map ${mapOption(field, column)})`]),
    ...(files.length > 0 ? [`import ${listedUpTo(3, files)} again with ${as}`] : []),
    ...(beside.length > 0 ? [`in ${listedUpTo(3, beside)} choose ${as}`] : []),
  ]
  const again = files.length > 0 ? ' Rows that are in already are read again only after an undo.' : ''
  return `Of ${filled} rows looked at, ${known.known} hold in "${column}" what is “${property}” of ${event} ${where}: ${choices.join(', and ')}, so that both are one person.${again}`
}
