/** The day a list is of: as was said at its import, else that of its import, in the workspace time zone. */
import { DateTime } from 'luxon'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { ReadDb } from '../workspace/db.ts'
import type { IsoDate } from './tool.ts'

export function importDay(db: ReadDb, importId: number, { timeZone }: Pick<WorkspaceConfig, 'timeZone'>): IsoDate {
  const { at, said } = db
    .prepare(`SELECT imported_at AS at, json_extract(options, '$.asOf') AS said FROM import WHERE id = ?`)
    .get(importId) as { at: string; said: IsoDate | null }
  return said ?? dayIn(at, { timeZone })
}

/** Of a moment, in the workspace time zone. */
export const dayIn = (at: string, { timeZone }: Pick<WorkspaceConfig, 'timeZone'>): IsoDate =>
  DateTime.fromISO(at, { zone: timeZone }).toFormat('yyyy-MM-dd')
