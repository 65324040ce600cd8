/**
 * One event file into the workspace, in one transaction: either all of its good rows are there afterwards, or the
 * workspace is as it was. Parsing runs in a worker; this side turns numbers into ids and inserts.
 */
import { Worker } from 'node:worker_threads'
import { AppError, fromWireError } from '../../../shared/errors.ts'
import type { WriteDb } from '../workspace/db.ts'
import { columnNames } from '../journeys/arrange.ts'
import type { EventColumns } from '../journeys/identity.ts'
import { Dictionaries } from './dictionaries.ts'
import type { EventBatch } from './encode/event-encoder.ts'
import { insertColumns, insertEvents, insertMany } from './insert-many.ts'
import type { ParseMessage, ParseWorkerData } from './parse-worker.ts'
import { type EventPlan, sharedSlots } from './plan.ts'
import { sourceName } from './source.ts'
import type { Damage } from './text/decode.ts'

export interface ImportedEvents {
  rowsRead: number
  rowsDuplicate: number
  rowsRejected: number
  /** Rows that brought an event; a row of some sources has several. */
  rowsImported: number
  firstEvent: number
  timeFrom: number
  timeTo: number
  damage: Damage
  /** The stored events, for building journeys without reading them back. */
  columns: EventColumns
}

export interface EventImport {
  db: WriteDb
  importId: number
  plan: EventPlan
  expectedRows: number
  parseWorker: URL
  signal: AbortSignal | undefined
  onBatch: (counts: EventBatch['counts']) => void
}

/** Runs inside a transaction of the caller, who rolls back when this throws. */
export async function importEvents(job: EventImport): Promise<ImportedEvents> {
  const fast = await attempt(job, true)
  if (fast !== 'irregular') return fast
  job.db.exec(`ROLLBACK TO before_events`)
  const slow = await attempt(job, false)
  if (slow === 'irregular')
    throw new AppError(
      'BAD_FILE',
      `${sourceName(job.plan)} cannot be read as text in the encoding ${job.plan.encoding}.`,
    )
  return slow
}

async function attempt(job: EventImport, fast: boolean): Promise<ImportedEvents | 'irregular'> {
  const { db, plan, signal } = job
  db.exec(`SAVEPOINT before_events`)
  const storedKeys = (db.prepare(`SELECT keys FROM event_key`).pluck().all() as Buffer[]).map(
    (keys) => new Int32Array(keys.buffer.slice(keys.byteOffset, keys.byteOffset + keys.byteLength) as ArrayBuffer),
  )
  const shared = new SharedArrayBuffer(8)
  const slots = new Int32Array(shared)
  const workerData: ParseWorkerData = { plan, fast, storedKeys, expectedRows: job.expectedRows, shared }
  const worker = new Worker(job.parseWorker, {
    workerData,
    transferList: storedKeys.map((keys) => keys.buffer),
  })
  const cancel = (): void => {
    Atomics.store(slots, sharedSlots.cancelled, 1)
    Atomics.notify(slots, sharedSlots.acknowledged)
  }
  signal?.addEventListener('abort', cancel, { once: true })
  const writer = new EventWriter(db, job.importId, job.expectedRows)
  try {
    if (signal?.aborted) throw new AppError('CANCELLED', 'Cancelled.')
    return await new Promise<ImportedEvents | 'irregular'>((done, fail) => {
      worker.on('message', (message: ParseMessage) => {
        try {
          if ('batch' in message) {
            writer.write(message.batch)
            Atomics.add(slots, sharedSlots.acknowledged, 1)
            Atomics.notify(slots, sharedSlots.acknowledged)
            job.onBatch(message.batch.counts)
          } else if ('done' in message) done({ ...writer.finish(), damage: message.done })
          else if ('irregular' in message) {
            if (message.irregular === 'encoding') plan.encoding = 'windows-1252'
            done('irregular')
          } else fail(fromWireError(message.error))
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)))
        }
      })
      worker.on('error', fail)
      worker.on('exit', (code) =>
        fail(new AppError('FAILED', `Reading ${plan.path} stopped unexpectedly (code ${code}).`)),
      )
    })
  } finally {
    signal?.removeEventListener('abort', cancel)
    cancel()
    await worker.terminate()
  }
}

/** `column` with room for `size` values, and for `expected`, so that it is copied once or twice and not ten times. */
const growable = <T extends Float64Array | Int32Array>(column: T, size: number, expected: number): T => {
  if (size <= column.length) return column
  const grown = new (column.constructor as new (length: number) => T)(
    Math.max(size, Math.min(expected, column.length * 8), Math.ceil(column.length * 1.25)),
  )
  grown.set(column)
  return grown
}

class EventWriter {
  private readonly importId: number
  private readonly expectedRows: number
  private readonly dictionaries: Dictionaries
  private readonly insertEvents
  private readonly insertDetails
  private readonly insertAliases
  private readonly insertRejects
  private readonly insertKeys
  private readonly firstEvent: number
  private chunk: number
  private counts: EventBatch['counts'] = { rowsRead: 0, rowsDuplicate: 0, rowsRejected: 0, bytes: 0 }
  private stored = 0
  private timeFrom = Infinity
  private timeTo = -Infinity
  private readonly columns: EventColumns = {
    time: new Float64Array(65_536),
    actor: new Int32Array(65_536),
    action: new Int32Array(65_536),
    origin: new Int32Array(65_536),
    event: new Int32Array(65_536),
  }

  constructor(db: WriteDb, importId: number, expectedRows: number) {
    this.importId = importId
    this.expectedRows = expectedRows
    this.dictionaries = new Dictionaries(db)
    this.firstEvent = (db.prepare(`SELECT coalesce(max(id), 0) FROM event`).pluck().get() as number) + 1
    this.insertEvents = insertEvents(db)
    this.insertDetails = insertColumns(db, 'event_detail', ['event_id', 'value', 'currency', 'session', 'properties'])
    this.insertAliases = insertMany(db, 'alias', ['event_id', 'previous'])
    this.insertRejects = insertMany(db, 'import_reject', ['import_id', 'line', 'reason', 'raw'])
    // An archive has several files.
    this.chunk = db.prepare(`SELECT count(*) FROM event_key WHERE import_id = ?`).pluck().get(importId) as number
    this.insertKeys = db.prepare(`INSERT INTO event_key (import_id, chunk, keys) VALUES (?, ?, ?)`)
  }

  write(batch: EventBatch): void {
    const { columns, dictionaries, stored } = this
    const { rows } = batch
    dictionaries.add(batch.entries)
    for (const name of columnNames) columns[name] = growable(columns[name], stored + rows, this.expectedRows) as never
    const { time, actor, action, origin, event } = columns
    const firstOfBatch = this.firstEvent + stored
    for (let i = 0; i < rows; i++) {
      const at = stored + i
      const t = batch.time[i]!
      time[at] = t
      if (t < this.timeFrom) this.timeFrom = t
      if (t > this.timeTo) this.timeTo = t
      actor[at] = dictionaries.actor.ids[batch.actor[i]!]!
      action[at] = dictionaries.action.ids[batch.action[i]!]!
      origin[at] = dictionaries.origin.ids[batch.origin[i]!]!
      event[at] = firstOfBatch + i
    }
    this.insertEvents({ time, actor, action, origin, from: stored, to: stored + rows })
    const { details } = batch
    this.insertDetails(details.row.length, (params, at, row) => {
      params[at] = firstOfBatch + details.row[row]!
      params[at + 1] = details.value[row]
      params[at + 2] = details.currency[row]
      params[at + 3] = details.session[row]
      params[at + 4] = details.properties[row]
    })
    this.insertAliases(batch.aliases.map((alias) => [firstOfBatch + alias.row, alias.previous]))
    this.insertRejects(batch.rejects.map((reject) => [this.importId, reject.line, reject.reason, reject.raw]))
    if (rows > 0) this.insertKeys.run(this.importId, this.chunk++, Buffer.from(batch.keys.buffer, 0, rows * 8))
    this.stored += rows
    this.counts = batch.counts
  }

  finish(): Omit<ImportedEvents, 'damage'> {
    const { columns, stored } = this
    const cut = <T extends Float64Array | Int32Array>(column: T): T => column.subarray(0, stored) as T
    return {
      ...this.counts,
      rowsImported: this.counts.rowsRead - this.counts.rowsDuplicate - this.counts.rowsRejected,
      firstEvent: this.firstEvent,
      timeFrom: this.timeFrom,
      timeTo: this.timeTo,
      columns: {
        time: cut(columns.time),
        actor: cut(columns.actor),
        action: cut(columns.action),
        origin: cut(columns.origin),
        event: cut(columns.event),
      },
    }
  }
}
