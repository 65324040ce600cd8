/** How many of the rows looked at are in the workspace already, as the import would find. */
import { allKnownTitle, type PreviewProblem } from '../../../../shared/import.ts'
import type { ReadDb } from '../../workspace/db.ts'
import { Duplicates } from '../encode/duplicates.ts'
import type { EventBatch } from '../encode/event-encoder.ts'
import { Twins } from '../encode/twins.ts'
import type { EventFormat } from '../formats/format.ts'
import type { Inspection } from '../inspect/inspection.ts'
import type { EventPlan } from '../events/plan.ts'
import { storedTwins } from '../events/stored-twins.ts'
import { encodeSample } from './event-sample.ts'
import { problem } from './problems.ts'

interface Span {
  from: number
  to: number
}

/** What finds them: events of the time that the rows are of, and no others, need to be known. */
export type DuplicatesOf = (format: string, span: Span) => Duplicates | null

/** Reading the keys of more events than this, 8 bytes each, would keep a preview waiting. */
const mostBytes = 5_000_000 * 8

export const duplicatesIn =
  (db: ReadDb): DuplicatesOf =>
  (format, span) => {
    const stored = `FROM event_key JOIN import ON import.id = event_key.import_id
       WHERE import.time_from <= :to AND import.time_to >= :from`
    const bytes = db.prepare(`SELECT coalesce(sum(length(keys)), 0) ${stored}`).pluck().get(span) as number
    if (bytes > mostBytes) return null
    const chunks = db.prepare(`SELECT keys ${stored}`).pluck().all(span) as Buffer[]
    const keys = chunks.map((chunk) => new Int32Array(new Uint8Array(chunk).buffer))
    const duplicates = new Duplicates(keys, true, 0)
    const twins = storedTwins(db, format, span)
    duplicates.twins = twins === null ? null : new Twins(twins)
    return duplicates
  }

/** `batches`: the rows as they are without what is stored. Rows without times have none that can be compared yet. */
export function knownRowsProblem(
  inspection: Inspection,
  format: EventFormat,
  plan: EventPlan,
  batches: readonly EventBatch[],
  duplicatesOf: DuplicatesOf,
): PreviewProblem[] {
  const times = batches.flatMap((batch) => [...batch.time.subarray(0, batch.rows)])
  if (times.length === 0 || plan.order !== null) return []
  const span = {
    from: times.reduce((least, time) => Math.min(least, time)),
    to: times.reduce((most, time) => Math.max(most, time)),
  }
  const duplicates = duplicatesOf(format.id, span)
  if (duplicates === null) return []
  const again = encodeSample(inspection, format, plan, duplicates)
  const alone = batches.at(-1)!.counts.rowsDuplicate
  const { rowsRead, rowsDuplicate, rowsRejected } = again.at(-1)!.counts
  const known = rowsDuplicate - alone
  if (known <= 0) return []
  const isAll = rowsDuplicate === rowsRead - rowsRejected
  const isWhole = inspection.estimatedRows <= inspection.sample.length
  return [
    problem(
      isAll ? 'warning' : 'info',
      isAll ? allKnownTitle : 'Some of its rows are in the workspace already',
      `${known.toLocaleString('en')} of ${rowsRead.toLocaleString('en')} rows looked at are duplicates of rows that are there${isAll && isWhole ? ': importing it adds nothing.' : '; they are counted and skipped.'}`,
      { count: known },
    ),
  ]
}
