/**
 * Since when a tool that somebody calls retired or cancelled is over where no day says so: on its renewal date if it does not renew
 * by itself, else on the day it was called so first.
 */
import type { EndBy } from '../../../shared/notes/charged-after-end.ts'
import { readConfig } from '../workspace/config-store.ts'
import type { ReadDb } from '../workspace/db.ts'
import { dayIn, importDay } from './import-day.ts'
import type { IsoDate, Tool, ToolStatus } from './tool.ts'

export interface Ended {
  day: IsoDate
  by: EndBy
}

/** Since when every list and every change by hand calls an entry retired, and what the one before them called it; null = none was. */
export interface Marked {
  day: IsoDate
  was: ToolStatus | null
}

/** `markedOn`: by id of an entry. */
export function endOf(id: number, contract: Tool, markedOn: ReadonlyMap<number, Marked>): Ended | null {
  const { endDate, renewalDate, autoRenew, status } = contract
  if (endDate !== null) return { day: endDate, by: 'end' }
  if (status !== 'retired') return null
  if (renewalDate !== null && autoRenew !== true) return { day: renewalDate, by: 'renewal' }
  const marked = markedOn.get(id)
  return marked === undefined ? null : { day: marked.day, by: 'marked' }
}

/**
 * The same as the first day without use, which is never later than the day it was called retired first. That day is an end only
 * of what was said to be in use before: of what was retired when it was heard of first, it says nothing. null = not known.
 */
export function endOfUse(id: number, tool: Tool, markedOn: ReadonlyMap<number, Marked>): Ended | null {
  const [ended, marked] = [endOf(id, tool, markedOn), markedOn.get(id)]
  if (ended === null || ended.by === 'end') return ended
  if (marked === undefined || marked.was === 'candidate') return null
  if (ended.by === 'renewal' && ended.day <= marked.day) return ended
  return ended.by === 'marked' && marked.was === null ? null : { day: marked.day, by: 'marked' }
}

/** By id of entries that are retired and have no end. */
export function readMarkedRetired(db: ReadDb): Map<number, Marked> {
  const retired = db.prepare(`SELECT id FROM tool WHERE status = 'retired' AND end_date IS NULL`).pluck().all() as number[] // prettier-ignore
  if (retired.length === 0) return new Map()
  const config = readConfig(db)
  const statuses = (table: string, columns: string) =>
    db
      .prepare(
        `SELECT ${columns}, json_extract(entry.value, '$.id') AS id, json_extract(entry.value, '$.tool.status') AS status
         FROM ${table}, json_each(after) AS entry WHERE undone_at IS NULL
           AND json_extract(entry.value, '$.id') IN (SELECT id FROM tool WHERE status = 'retired' AND end_date IS NULL)`,
      )
      .all() as { at: string; importId: number; id: number; status: ToolStatus }[]
  const said = [
    ...statuses('import_tool JOIN import ON import.id = import_id', 'imported_at AS at, import_id AS importId').map((each) => ({ ...each, day: importDay(db, each.importId, config) })), // prettier-ignore
    ...statuses('tool_change', 'changed_at AS at, 0 AS importId').map((each) => ({ ...each, day: dayIn(each.at, config) })), // prettier-ignore
  ].sort((a, b) => (`${a.day} ${a.at}` < `${b.day} ${b.at}` ? -1 : 1))
  const byId = Map.groupBy(said, ({ id }) => id)
  return new Map(
    retired.flatMap((id): [number, Marked][] => {
      const own = byId.get(id) ?? []
      const before = own.findLastIndex(({ status }) => status !== 'retired')
      const first = own[before + 1]
      return first ? [[id, { day: first.day, was: own[before]?.status ?? null }]] : []
    }),
  )
}
