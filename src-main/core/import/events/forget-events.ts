/** Takes the events of an import out of the workspace, before they come in again or stay away. */
import type { WriteDb } from '../../workspace/db.ts'

export interface EventRange {
  id: number
  first_event_id: number | null
  last_event_id: number | null
}

export function forgetEvents(db: WriteDb, { id, first_event_id: first, last_event_id: last }: EventRange): void {
  db.prepare(`DELETE FROM event_key WHERE import_id = ?`).run(id)
  if (first === null || last === null) return
  for (const table of ['event_detail', 'event_user_agent', 'alias'])
    db.prepare(`DELETE FROM ${table} WHERE event_id BETWEEN ? AND ?`).run(first, last)
  db.prepare(`DELETE FROM event WHERE id BETWEEN ? AND ?`).run(first, last)
}

/** Once all is in that is to come in: what no event names any more, and journeys that hold events which are gone. */
export function forgetUnused(db: WriteDb): void {
  // Pages nobody is known to have seen, people nobody is known to be.
  const used = [
    ['actor', 'event', 'actor_id'],
    ['action', 'event', 'action_id'],
    ['origin', 'event', 'origin_id'],
    ['visitor', 'actor', 'visitor_id'],
    ['user', 'actor', 'user_id'],
    ['page', 'action', 'page_id'],
    ['event_name', 'action', 'name_id'],
    ['user_agent', 'event_user_agent', 'user_agent_id'],
  ]
  for (const [table, by, column] of used)
    db.exec(`DELETE FROM ${table} WHERE id NOT IN (SELECT ${column} FROM ${by} WHERE ${column} IS NOT NULL)`)
  // Without saved journeys they are built again from the rows.
  db.exec(`DELETE FROM journey_column; DELETE FROM journey`)
}
