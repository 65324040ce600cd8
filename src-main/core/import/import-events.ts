/**
 * One event file into the workspace, in one transaction: either all of its good rows are there afterwards, or the
 * workspace is as it was. Parsing runs in a worker; this side turns numbers into ids and inserts.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { AppError, fromWireError } from '../../../shared/errors.ts'
import type { WriteDb } from '../workspace/db.ts'
import type { EventColumns, StoredEvents } from '../journeys/identity.ts'
import type { SpareMemory } from '../journeys/spare-memory.ts'
import { Dictionaries, WorkerNumbers } from './dictionaries.ts'
import { Irregular, type Irregularity } from './encode/cells.ts'
import { Duplicates, type FoundDuplicates } from './encode/duplicates.ts'
import { release } from './encode/tables.ts'
import { type Counts, type EventBatch, listedRejects } from './encode/event-encoder.ts'
import { insertDetails, insertEvents, insertMany } from './insert-many.ts'
import { isForBytesLane } from './lanes/create-lane.ts'
import type { ParseMessage, ParseWorkerData } from './parse-worker.ts'
import { type EventPlan, sharedSlots } from './plan.ts'
import { readAll } from './read-all.ts'
import { parserMemory, readSegments } from './read-segments.ts'
import { namedError, sourceName } from './source.ts'
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
  duplicates: FoundDuplicates
  /** The stored events, for building journeys without reading them back. */
  columns: StoredEvents
}

export interface EventImport {
  db: WriteDb
  importId: number
  plan: EventPlan
  expectedRows: number
  /** Size of the file as it is. */
  fileBytes: number
  parseWorker: URL
  signal: AbortSignal | undefined
  /** Gets what was needed to find duplicates. */
  spare: SpareMemory
  onBatch: (counts: Counts) => void
}

type Route = 'segments' | 'bytes' | 'text'

/** Runs inside a transaction of the caller, who rolls back when this throws. */
export async function importEvents(job: EventImport): Promise<ImportedEvents> {
  const { db, plan } = job
  let route: Route = canBeSegmented(plan, job.fileBytes) ? 'segments' : 'bytes'
  for (;;) {
    db.exec(`SAVEPOINT before_events`)
    const outcome = await attempt(job, route)
    if (typeof outcome === 'object') return outcome
    if (route === 'text')
      throw new AppError('BAD_FILE', `${sourceName(plan)} cannot be read as text in the encoding ${plan.encoding}.`)
    if (outcome === 'encoding') plan.encoding = 'windows-1252'
    // NULs are left out on the way to the lane, which moves what segments are cut by; else only the text lane helps.
    route = outcome === 'nuls' ? 'bytes' : 'text'
    db.exec(`ROLLBACK TO before_events`)
  }
}

/** Smaller files are done before a second worker is. */
const smallestSegmented = 32 * 1024 * 1024

function canBeSegmented(plan: EventPlan, bytes: number): boolean {
  return (
    bytes >= smallestSegmented &&
    plan.compression === null &&
    plan.member === null &&
    plan.skipLines === 0 &&
    isForBytesLane(plan)
  )
}

async function attempt(job: EventImport, route: Route): Promise<ImportedEvents | Irregularity> {
  const storedKeys = (job.db.prepare(`SELECT keys FROM event_key`).pluck().all() as Buffer[]).map(
    (keys) => new Int32Array(keys.buffer.slice(keys.byteOffset, keys.byteOffset + keys.byteLength) as ArrayBuffer),
  )
  if (job.signal?.aborted) throw new AppError('CANCELLED', 'Cancelled.')
  if (route === 'segments') return importSegments(job, storedKeys)
  return (job.fileBytes < worthAWorker ? importHere : importStream)(job, storedKeys, route)
}

/**
 * As packed, bytes of a file that is read before a worker would have started; an archive may hold thousands, one an hour.
 */
const worthAWorker = 128 * 1024

async function importHere(
  { db, importId, plan, expectedRows, signal, onBatch }: EventImport,
  storedKeys: Int32Array[],
  route: 'bytes' | 'text',
): Promise<ImportedEvents | Irregularity> {
  const writer = new EventWriter(db, importId, expectedRows, 1)
  const numbers = writer.newNumbers()
  let counts: Counts = { rowsRead: 0, rowsDuplicate: 0, rowsRejected: 0, bytes: 0 }
  const reading = { fast: route === 'bytes', storedKeys, expectedRows }
  try {
    const { damage, duplicates } = await readAll(
      plan,
      reading,
      () => signal?.aborted === true,
      (batch) => {
        writer.write(batch, numbers)
        counts = batch.counts
        onBatch(counts)
      },
    )
    return writer.finish(counts, damage, duplicates)
  } catch (error) {
    if (error instanceof Irregular) return error.what
    throw namedError(plan, error)
  }
}

/** Several workers on one file; its duplicates are found here, where its rows are in order. */
async function importSegments(
  { db, importId, plan, expectedRows, fileBytes, parseWorker, signal, spare, onBatch }: EventImport,
  storedKeys: Int32Array[],
): Promise<ImportedEvents | Irregularity> {
  const duplicates = new Duplicates(storedKeys, plan.fields.messageId !== undefined, expectedRows)
  const workers = Math.max(1, Math.min(Math.floor(availableParallelism() / 2), mostWorkers))
  const writer = new EventWriter(db, importId, expectedRows, workers)
  const numbers = Array.from({ length: workers }, () => writer.newNumbers())
  const counts: Counts = { rowsRead: 0, rowsDuplicate: 0, rowsRejected: 0, bytes: 0 }
  const result = await readSegments({
    script: parseWorker,
    data: { plan, fast: true, storedKeys: null, expectedRows, shared: new SharedArrayBuffer(8) },
    bytes: fileBytes,
    readers: workers,
    signal,
    take: (batches, { reader, line, end }) => {
      for (const batch of batches)
        counts.rowsDuplicate += writer.write(batch, numbers[reader]!, { duplicates, linesBefore: line - 1 })
      const segment = batches.at(-1)!.counts
      counts.rowsRead += segment.rowsRead
      counts.rowsRejected += segment.rowsRejected
      counts.bytes = end
      onBatch({ ...counts })
    },
    keepEntries: (batches, reader) => batches.forEach((batch) => numbers[reader]!.add(batch.entries)),
  })
  const { found } = duplicates
  duplicates.leaveTo(spare)
  return result === 'done' ? writer.finish(counts, { nuls: 0, unreadable: 0 }, found) : result
}

/**
 * Past this many the engine, which inserts, is what the others wait for; and each has to learn the visitors and pages
 * anew, so with two cores a second one takes more from the engine than it gives.
 */
const mostWorkers = 3

async function importStream(
  job: EventImport,
  storedKeys: Int32Array[],
  route: 'bytes' | 'text',
): Promise<ImportedEvents | Irregularity> {
  const { plan, signal } = job
  const shared = new SharedArrayBuffer(8)
  const slots = new Int32Array(shared)
  const workerData: ParseWorkerData = {
    plan,
    fast: route === 'bytes',
    storedKeys,
    expectedRows: job.expectedRows,
    shared,
  }
  const worker = new Worker(job.parseWorker, {
    workerData,
    resourceLimits: parserMemory,
    transferList: storedKeys.map((keys) => keys.buffer as ArrayBuffer),
  })
  const cancel = (): void => {
    Atomics.store(slots, sharedSlots.cancelled, 1)
    Atomics.notify(slots, sharedSlots.acknowledged)
  }
  signal?.addEventListener('abort', cancel, { once: true })
  const writer = new EventWriter(job.db, job.importId, job.expectedRows, 1)
  const numbers = writer.newNumbers()
  let counts: Counts = { rowsRead: 0, rowsDuplicate: 0, rowsRejected: 0, bytes: 0 }
  try {
    return await new Promise<ImportedEvents | Irregularity>((done, fail) => {
      worker.on('message', (message: ParseMessage) => {
        try {
          if ('batch' in message) {
            writer.write(message.batch, numbers)
            counts = message.batch.counts
            Atomics.add(slots, sharedSlots.acknowledged, 1)
            Atomics.notify(slots, sharedSlots.acknowledged)
            job.onBatch(counts)
          } else if ('done' in message) done(writer.finish(counts, message.done, message.duplicates))
          else if ('irregular' in message) done(message.irregular)
          else if ('error' in message) fail(fromWireError(message.error))
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)))
        }
      })
      worker.on('error', fail)
      worker.on('exit', (code) =>
        fail(new AppError('FAILED', `Reading ${sourceName(plan)} stopped unexpectedly (code ${code}).`)),
      )
    })
  } finally {
    signal?.removeEventListener('abort', cancel)
    cancel()
    await worker.terminate()
  }
}

/** No more rows than this are believed in before they come. */
const mostExpected = 50_000_000

/** How far the rows of a file may exceed what its beginning promised before a column is copied to a larger one. */
const spareRows = 1.5

/** `column` with room for `size` values, and for `expected`; memory that is not used costs nothing. */
const growable = <T extends Float64Array | Int32Array>(column: T, size: number, expected: number): T => {
  if (size <= column.length) return column
  const grown = new (column.constructor as new (length: number) => T)(
    Math.max(size, Math.min(Math.ceil(expected * spareRows), mostExpected), Math.ceil(column.length * 1.25)),
  )
  grown.set(column)
  release(column)
  return grown
}

/** What is known of every event besides its number. */
export const storedColumns = ['time', 'actor', 'action', 'origin'] as const

/** Moves the rows that are `fresh` to the front; returns per row its place there, −1 where it is not. */
function keepFresh({ time, actor, action, origin, keys, rows }: EventBatch, fresh: Uint8Array): Int32Array {
  const places = new Int32Array(rows).fill(-1)
  let place = 0
  for (let row = 0; row < rows; row++) {
    if (fresh[row] === 0) continue
    time[place] = time[row]!
    actor[place] = actor[row]!
    action[place] = action[row]!
    origin[place] = origin[row]!
    keys[place * 2] = keys[row * 2]!
    keys[place * 2 + 1] = keys[row * 2 + 1]!
    places[row] = place++
  }
  return places
}

/** What a worker calls things → ids of the workspace. Column by column: the memory of many rows is fetched together. */
function toIds(
  numbers: Int32Array,
  known: { ids: Int32Array; id: (number: number) => number },
  into: Int32Array,
): void {
  const { ids } = known
  // Most have their id already, and 0 stays 0.
  for (let i = 0; i < into.length; i++) into[i] = ids[numbers[i]!]! || known.id(numbers[i]!)
}

class EventWriter {
  private readonly importId: number
  private readonly expectedRows: number
  private readonly dictionaries: Dictionaries
  private readonly insertEvents
  private readonly insertDetails
  private readonly insertAliases
  private readonly insertUserAgents
  private readonly insertRejects
  private readonly insertKeys
  private readonly firstEvent: number
  private chunk: number
  private stored = 0
  private listed = 0
  /** Per row of the batch: 1 where it is stored. */
  private fresh = new Uint8Array(0)
  private timeFrom = Infinity
  private timeTo = -Infinity
  private readonly columns: Omit<EventColumns, 'event'> = {
    time: new Float64Array(65_536),
    actor: new Int32Array(65_536),
    action: new Int32Array(65_536),
    origin: new Int32Array(65_536),
  }

  constructor(db: WriteDb, importId: number, expectedRows: number, workers: number) {
    this.importId = importId
    this.expectedRows = expectedRows
    this.dictionaries = new Dictionaries(db, workers)
    this.firstEvent = (db.prepare(`SELECT coalesce(max(id), 0) FROM event`).pluck().get() as number) + 1
    this.insertEvents = insertEvents(db)
    this.insertDetails = insertDetails(db)
    this.insertAliases = insertMany(db, 'alias', ['event_id', 'previous'])
    this.insertUserAgents = insertMany(db, 'event_user_agent', ['event_id', 'user_agent_id'])
    this.insertRejects = insertMany(db, 'import_reject', ['import_id', 'line', 'reason', 'raw'])
    // An archive has several files.
    this.chunk = db.prepare(`SELECT count(*) FROM event_key WHERE import_id = ?`).pluck().get(importId) as number
    this.insertKeys = db.prepare(`INSERT INTO event_key (import_id, chunk, keys) VALUES (?, ?, ?)`)
  }

  newNumbers(): WorkerNumbers {
    return new WorkerNumbers(this.dictionaries)
  }

  /** Stores the rows of a batch that are no duplicates; returns how many are. */
  write(
    batch: EventBatch,
    numbers: WorkerNumbers,
    { duplicates, linesBefore }: { duplicates: Duplicates | null; linesBefore: number } = {
      duplicates: null,
      linesBefore: 0,
    },
  ): number {
    const { columns, stored } = this
    numbers.add(batch.entries)
    const found = duplicates === null ? 0 : this.findDuplicates(batch, duplicates)
    const places = found === 0 ? null : keepFresh(batch, this.fresh)
    const kept = batch.rows - found
    const end = stored + kept
    for (const name of storedColumns) columns[name] = growable(columns[name], end, this.expectedRows) as never
    const { time, actor, action, origin } = columns
    time.set(batch.time.subarray(0, kept), stored)
    this.widenRange(batch.time, kept)
    toIds(batch.actor, numbers.actors, actor.subarray(stored, end))
    toIds(batch.action, numbers.actions, action.subarray(stored, end))
    toIds(batch.origin, numbers.origins, origin.subarray(stored, end))
    const first = this.firstEvent + stored
    // The event a row is stored as; 0 for a duplicate.
    const eventOf = (row: number): number =>
      places === null ? first + row : places[row]! < 0 ? 0 : first + places[row]!
    const agents = batch.userAgents.flatMap(({ row, userAgent }) =>
      eventOf(row) === 0 ? [] : [[eventOf(row), numbers.userAgents.id(userAgent)]],
    )
    this.dictionaries.flush()
    this.insertEvents({ time, actor, action, origin, from: stored, to: end })
    this.writeDetails(batch, eventOf)
    this.insertAliases(
      batch.aliases.flatMap(({ row, previous }) => (eventOf(row) === 0 ? [] : [[eventOf(row), previous]])),
    )
    this.insertUserAgents(agents)
    const rejects = batch.rejects.slice(0, listedRejects - this.listed)
    this.listed += rejects.length
    this.insertRejects(rejects.map(({ line, reason, raw }) => [this.importId, linesBefore + line, reason, raw]))
    if (kept > 0) this.insertKeys.run(this.importId, this.chunk++, Buffer.from(batch.keys.buffer, 0, kept * 8))
    this.stored = end
    return found
  }

  private findDuplicates({ keys, rows }: EventBatch, duplicates: Duplicates): number {
    if (rows > this.fresh.length) this.fresh = new Uint8Array(rows)
    return duplicates.mark(keys, rows, this.fresh)
  }

  private widenRange(time: Float64Array, rows: number): void {
    let { timeFrom, timeTo } = this
    for (let i = 0; i < rows; i++) {
      const t = time[i]!
      if (t < timeFrom) timeFrom = t
      if (t > timeTo) timeTo = t
    }
    this.timeFrom = timeFrom
    this.timeTo = timeTo
  }

  private writeDetails({ details: { row, ...details } }: EventBatch, eventOf: (row: number) => number): void {
    const event = row.map(eventOf)
    this.insertDetails({ event, ...details, kept: [...event.keys()].filter((index) => event[index] !== 0) })
  }

  finish(counts: Counts, damage: Damage, duplicates: FoundDuplicates): ImportedEvents {
    const { columns, stored } = this
    const cut = <T extends Float64Array | Int32Array>(column: T): T => column.subarray(0, stored) as T
    return {
      ...counts,
      damage,
      duplicates,
      rowsImported: counts.rowsRead - counts.rowsDuplicate - counts.rowsRejected,
      firstEvent: this.firstEvent,
      timeFrom: this.timeFrom,
      timeTo: this.timeTo,
      columns: {
        time: cut(columns.time),
        actor: cut(columns.actor),
        action: cut(columns.action),
        origin: cut(columns.origin),
        firstEvent: this.firstEvent,
        actors: this.dictionaries.actors(),
      },
    }
  }
}
