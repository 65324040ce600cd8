import type { ColumnMap, FileReport } from '../../../shared/import.ts'
import type { InternalRows } from './ids/internal-addresses.ts'
import type { StoredEvents } from '../journeys/identity.ts'

/** What became of the file, or of one member of an archive. */
export interface PartOutcome {
  report: Omit<FileReport, 'file' | 'kind' | 'rejects' | 'seconds'>
  mapping: ColumnMap
  columns: StoredEvents | null
  firstEvent: number | null
  /** Of events. */
  internal?: InternalRows
  /** What a dry run says beside, and no import: it names people, and a workspace keeps what is said of an import. */
  onlyDry?: string[]
}
