/**
 * Since when a tool that somebody calls retired or cancelled is over where no day says so: on its renewal date if it does not renew
 * by itself, else on the day it was called so first.
 */
import type { EndBy } from '../../../shared/charged-after-end.ts'
import { readConfig } from '../workspace/config-store.ts'
import type { ReadDb } from '../workspace/db.ts'
import { dayIn, importDay } from './import-day.ts'
import type { IsoDate, Tool } from './tool.ts'

export interface Ended {
  day: IsoDate
  by: EndBy
}

/** `markedOn`: by id of an entry. */
export function endOf(id: number, contract: Tool, markedOn: ReadonlyMap<number, IsoDate>): Ended | null {
  const { endDate, renewalDate, autoRenew, status } = contract
  if (endDate !== null) return { day: endDate, by: 'end' }
  if (status !== 'retired') return null
  if (renewalDate !== null && autoRenew !== true) return { day: renewalDate, by: 'renewal' }
  const marked = markedOn.get(id)
  return marked === undefined ? null : { day: marked, by: 'marked' }
}

/** By id of entries that are retired: the first day from which on every list and every change by hand says so. */
export function readMarkedRetired(db: ReadDb): Map<number, IsoDate> {
  const retired = db.prepare(`SELECT id FROM tool WHERE status = 'retired' AND end_date IS NULL`).pluck().all() as number[] // prettier-ignore
  if (retired.length === 0) return new Map()
  const config = readConfig(db)
  const statuses = (table: string, columns: string) =>
    db
      .prepare(
        `SELECT ${columns}, json_extract(entry.value, '$.id') AS id, json_extract(entry.value, '$.tool.status') AS status
         FROM ${table}, json_each(after) AS entry WHERE undone_at IS NULL`,
      )
      .all() as { at: string; importId: number; id: number; status: string }[]
  const said = [
    ...statuses('import_tool JOIN import ON import.id = import_id', 'imported_at AS at, import_id AS importId').map((each) => ({ ...each, day: importDay(db, each.importId, config) })), // prettier-ignore
    ...statuses('tool_change', 'changed_at AS at, 0 AS importId').map((each) => ({ ...each, day: dayIn(each.at, config) })), // prettier-ignore
  ].sort((a, b) => (`${a.day} ${a.at}` < `${b.day} ${b.at}` ? -1 : 1))
  const byId = Map.groupBy(said, ({ id }) => id)
  return new Map(
    retired.flatMap((id): [number, IsoDate][] => {
      const own = byId.get(id) ?? []
      const first = own[own.findLastIndex(({ status }) => status !== 'retired') + 1]
      return first ? [[id, first.day]] : []
    }),
  )
}
