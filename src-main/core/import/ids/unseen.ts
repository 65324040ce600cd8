/** Rows of a CRM that no visit can belong to: without an id, or with one that no earlier file has. They are in no rate. */
import { count, counted, plural } from '../../../../shared/text/figures.ts'
import type { ReadDb } from '../../workspace/db.ts'
import { type EventMapping, isPlainTable } from '../columns/event-mapping.ts'

/** The last ids before an import; null where nothing is known yet of what people saw, or the file says it itself. */
export function idsBefore(db: ReadDb, { format, map }: EventMapping): { user: number; visitor: number } | null {
  if (!isPlainTable(format) || map.path !== undefined || map.url !== undefined) return null
  if (db.prepare(`SELECT 1 FROM action WHERE page_id IS NOT NULL LIMIT 1`).get() === undefined) return null
  const last = (table: 'user' | 'visitor'): number =>
    db.prepare(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() as number
  return { user: last('user'), visitor: last('visitor') }
}

/** Of its events, `from` to `to`; null where all are of people who are known, or none is: that is said otherwise. */
export function unseenNote(
  db: ReadDb,
  before: { user: number; visitor: number },
  { from, to }: { from: number; to: number },
): string | null {
  const { events, nobody, unseen } = db
    .prepare(
      `WITH known AS (
         SELECT actor.user_id FROM alias JOIN event ON event.id = alias.event_id JOIN actor ON actor.id = event.actor_id
         WHERE alias.event_id BETWEEN :from AND :to AND (
           EXISTS (SELECT 1 FROM user WHERE user.value = alias.previous AND user.id <= :user)
           OR EXISTS (SELECT 1 FROM visitor WHERE visitor.value = alias.previous AND visitor.id <= :visitor)))
       SELECT count(*) AS events, count(*) FILTER (WHERE event.actor_id IS NULL) AS nobody,
         count(*) FILTER (WHERE actor.id IS NOT NULL AND coalesce(actor.user_id > :user, 1) AND coalesce(actor.visitor_id > :visitor, 1)
           AND NOT coalesce(actor.user_id IN known, 0)) AS unseen
       FROM event LEFT JOIN actor ON actor.id = event.actor_id WHERE event.id BETWEEN :from AND :to`,
    )
    .get({ from, to, ...before }) as { events: number; nobody: number; unseen: number }
  if (nobody + unseen === 0 || nobody + unseen === events) return null
  const parts = [
    ...(nobody === 0 ? [] : [`${count(nobody)} ${plural(nobody, 'has', 'have')} no id`]),
    ...(unseen === 0 ? [] : [`${count(unseen)} ${plural(unseen, 'has', 'have')} one that no file before has`]),
  ]
  return `Of ${counted(events, 'event')} ${parts.join(' and ')}: no page is known of these people, so they are in no rate.`
}
