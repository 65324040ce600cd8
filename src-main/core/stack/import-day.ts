/** The day of a file that says none: that of its import, in the workspace time zone. */
import { DateTime } from 'luxon'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { ReadDb } from '../workspace/db.ts'
import type { IsoDate } from './tool.ts'

export function importDay(db: ReadDb, importId: number, { timeZone }: Pick<WorkspaceConfig, 'timeZone'>): IsoDate {
  const at = db.prepare(`SELECT imported_at FROM import WHERE id = ?`).pluck().get(importId) as string
  return DateTime.fromISO(at, { zone: timeZone }).toFormat('yyyy-MM-dd')
}
