/** Events of a goal that no visitor or user id belongs to, and people of a CRM whom no page is known of: neither is in a rate. */
import type { Goal } from '../../../shared/config.ts'
import { count, counted, plural } from '../../../shared/text/figures.ts'
import { isPlainTable } from '../import/columns/event-mapping.ts'
import { mapHint } from '../import/ids/email-beside.ts'
import { idProperty } from '../import/ids/id-property.ts'
import { propertyPlace } from '../import/ids/property-place.ts'
import { strangeImports } from '../journeys/strange-imports.ts'
import type { ReportContext } from '../reports/report-context.ts'
import type { ReadDb } from '../workspace/db.ts'
import { parseProperties } from './properties.ts'

/** Sentences; null where there are none. */
export function goalOfNobody(context: ReportContext, goal: Goal): string | null {
  const { config, db, journeys } = context
  const ofGoal = journeys.goal(goal, config)
  if (!ofGoal.actions.includes(1)) return null
  const [action, event] = [journeys.column('action'), journeys.column('event')]
  const isOfGoal = (row: number): boolean =>
    ofGoal.actions[action[row]!] === 1 && (ofGoal.allows === null || ofGoal.allows(event[row]!))
  const imports = readImports(db)
  const importOf = (event: number): Imported | undefined =>
    imports.find(({ first, last }) => event >= first && event <= last)
  const formatOf = (event: number): string => importOf(event)?.format ?? ''
  // Of those whose people are unknown one and all it is said otherwise.
  const strange = new Set(strangeImports(db, journeys).imports.map(({ first }) => first))
  const isOfTable = (each: Imported | undefined): boolean => each?.isOfCrm === true && !strange.has(each.first)
  // Reads every row, for what only such a table can have.
  const strangers = imports.some(isOfTable)
    ? withoutPages(context, isOfGoal, (row) => isOfTable(importOf(event[row]!)))
    : 0
  const { nobody } = journeys.eventsPerAction
  const found: number[] = []
  if (ofGoal.actions.some((fits, id) => fits === 1 && nobody[id]! > 0))
    for (let row = journeys.ends.leftOut; row < action.length; row++) if (isOfGoal(row)) found.push(event[row]!)
  const none = 'They are in no rate.'
  const seen = `${counted(strangers, 'person', 'people')} with “${goal.name}” ${plural(strangers, 'was', 'were')} never seen on a page, as who refuses cookies or has another id there.`
  if (found.length === 0) return strangers === 0 ? null : `${seen} ${none}`
  const all = nobody.reduce((sum, events) => sum + events, 0)
  const [is, counts] = found.length === 1 ? ['is', 'counts'] : ['are', 'count']
  const saidAs = (who: string): string =>
    `Of ${counted(all, 'event')} without a visitor or user id ${count(found.length)} ${is} “${goal.name}” and ${counts} for nobody, as of people who ${who}.`
  const also = strangers === 0 ? '' : ` ${seen}`
  const details = db
    .prepare(
      'SELECT properties FROM event_detail WHERE event_id IN (SELECT value FROM json_each(?)) AND properties IS NOT NULL',
    )
    .pluck()
    .all(JSON.stringify(found)) as string[]
  const id = details.length < found.length ? null : idProperty(details.map(parseProperties))
  const refuse = 'refuse cookies'
  if (id === null) return `${saidAs(isPlainTable({ id: formatOf(found[0]!) }) ? 'called' : refuse)}${also} ${none}`
  return `${saidAs(refuse)} They have “${id.name}” (${count(id.ids)} different): import their files again with it as the user${mapHint('user', propertyPlace(formatOf(found[0]!), id.name, importOf(found[0]!)?.columns ?? []))} after an undo, and each is somebody.${strangers === 0 ? '' : `${also} ${none}`}`
}

interface Imported {
  /** Ids of its events. */
  first: number
  last: number
  format: string
  columns: string[]
  /** A table of no known source that says no page. */
  isOfCrm: boolean
}

function readImports(db: ReadDb): Imported[] {
  return (
    db
      .prepare(
        'SELECT first_event_id, last_event_id, format, mapping, columns_kept, columns_dropped FROM import WHERE first_event_id IS NOT NULL',
      )
      .raw()
      .all() as [number, number, string, string, string, string][]
  ).map(([first, last, format, mapping, ...lists]) => {
    const map = JSON.parse(mapping) as Record<string, string>
    const columns = lists.flatMap((list) => JSON.parse(list) as string[])
    return { first, last, format, columns, isOfCrm: isPlainTable({ id: format }) && map['path'] === undefined && map['url'] === undefined } // prettier-ignore
  })
}

/** How many people reached the goal, by a table of a CRM, of whom no event is on a page. */
function withoutPages(
  { journeys }: ReportContext,
  isOfGoal: (row: number) => boolean,
  isOfTable: (row: number) => boolean,
): number {
  const [action, offset] = [journeys.column('action'), journeys.column('offset')]
  const { page } = journeys.actions
  let people = 0
  let hasPages = false
  for (let person = 0; person < journeys.people; person++) {
    let isSeen = false
    let reached = -1
    for (let row = offset[person]!; row < offset[person + 1]! && !isSeen; row++) {
      isSeen = page[action[row]!] !== 0
      if (reached < 0 && isOfGoal(row)) reached = row
    }
    hasPages ||= isSeen
    if (!isSeen && reached >= 0 && isOfTable(reached)) people++
  }
  return hasPages ? people : 0
}
