/** What would make the people of an import known, of whom no page is: another of its columns, which was kept with its events. */
import { basename } from 'node:path'
import type { Strangers } from '../../../../shared/notes/strangers.ts'
import type { Goal } from '../../../../shared/config.ts'
import type { ColumnMap } from '../../../../shared/import.ts'
import { type StrangeImport, strangeImports } from '../../journeys/strange-imports.ts'
import type { Actors } from '../../journeys/identity.ts'
import type { ReportContext } from '../../reports/report-context.ts'
import type { ReadDb } from '../../workspace/db.ts'
import type { EventMapping } from '../columns/event-mapping.ts'
import { eventFormats } from '../formats/index.ts'
import type { Inspection } from '../inspect/inspection.ts'
import { parseProperties, type Properties } from '../../goals/properties.ts'
import { propertiesInWorkspace, type WithProperties } from './id-property.ts'
import { type IdsIn, inEitherCase } from './known-ids.ts'
import { knownProperty, knownPropertyNote } from './known-property.ts'
import { knownUsersBeside, knownUsersNote } from './known-users.ts'

const lookedAt = 500

/** Throws CANCELLED. */
export async function findStrangers(
  { db, config, journeys }: ReportContext,
  goal: Goal | null,
  signal?: AbortSignal,
): Promise<Strangers[]> {
  const { imports: all, seen } = strangeImports(db, journeys)
  const ofGoal = goal && journeys.goal(goal, config).actions
  const imports = all.filter(
    ({ actions }) => ofGoal === null || actions.some((has, id) => has === 1 && ofGoal[id] === 1),
  )
  if (imports.length === 0) return []
  const idsIn = idsSeen(db, journeys.identities, seen)
  const withProperties = propertiesInWorkspace(db, signal)
  const found: Strangers[] = []
  for (const each of imports)
    found.push({
      importId: each.id,
      file: basename(each.file),
      people: each.people,
      cure: await cureOf(db, each, new Set(all.map(({ id }) => id)), idsIn, withProperties),
    })
  return found
}

async function cureOf(
  db: ReadDb,
  of: StrangeImport,
  strange: ReadonlySet<number>,
  idsIn: IdsIn,
  withProperties: WithProperties,
): Promise<string | null> {
  const format = eventFormats.find(({ id }) => id === of.format)
  if (format === undefined) return null
  const mapping: EventMapping = { format, map: mapOf(db, of), dates: [] }
  const rows = sampleOf(db, of, mapping.map)
  const users = knownUsersBeside(rows, mapping, idsIn)
  if (users !== null) return knownUsersNote(users, 'who has seen a page')
  const property = await withProperties((propertiesIn) =>
    knownProperty(rows, mapping, (ids) =>
      propertiesIn(ids).filter(({ importId }) => importId === null || !strange.has(importId)),
    ),
  )
  return property && knownPropertyNote(property)
}

const mapOf = (db: ReadDb, { id }: StrangeImport): ColumnMap =>
  JSON.parse(db.prepare(`SELECT mapping FROM import WHERE id = ?`).pluck().get(id) as string) as ColumnMap

/** Its first rows, as far as they were kept: who it was, and their other columns. */
function sampleOf(db: ReadDb, { first, last }: StrangeImport, map: ColumnMap): Pick<Inspection, 'columns' | 'sample'> {
  const stored = db
    .prepare(
      `SELECT detail.properties, user.value, visitor.value FROM event LEFT JOIN event_detail AS detail ON detail.event_id = event.id
       LEFT JOIN actor ON actor.id = event.actor_id LEFT JOIN user ON user.id = actor.user_id LEFT JOIN visitor ON visitor.id = actor.visitor_id
       WHERE event.id BETWEEN ? AND ? ORDER BY event.id LIMIT ${lookedAt}`,
    )
    .raw()
    .all(first, last) as [string | null, string | null, string | null][]
  const rows = stored.map(([properties, user, visitor]): Properties => ({
    ...(properties !== null && parseProperties(properties)),
    ...(map.user !== undefined && { [map.user]: user }),
    ...(map.visitor !== undefined && { [map.visitor]: visitor }),
  }))
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const textOf = (value: unknown): string =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  return {
    columns,
    sample: rows.map((row, at) => ({ line: at + 1, cells: columns.map((column) => textOf(row[column])) })),
  }
}

/** Ids of people who have seen a page. */
function idsSeen(db: ReadDb, { actorUser, actorVisitor }: Actors, seen: Uint8Array): IdsIn {
  const isSeen = (of: Int32Array): ReadonlySet<number> => new Set(of.filter((_, who) => seen[who] === 1))
  const [users, visitors] = [isSeen(actorUser), isSeen(actorVisitor)]
  return (ids) => {
    const asked = JSON.stringify(inEitherCase(ids))
    const read = (sql: string, known: ReadonlySet<number>): string[] =>
      (db.prepare(`${sql} IN (SELECT value FROM json_each(?))`).raw().all(asked) as [string, number][]).flatMap(
        ([value, id]) => (known.has(id) ? [value] : []),
      )
    const others = `SELECT previous, actor.user_id FROM alias JOIN event ON event.id = alias.event_id JOIN actor ON actor.id = event.actor_id`
    return {
      users: new Set([
        ...read(`SELECT value, id FROM user WHERE value`, users),
        ...read(`${others} WHERE previous`, users),
      ]),
      visitors: new Set(read(`SELECT value, id FROM visitor WHERE value`, visitors)),
    }
  }
}
