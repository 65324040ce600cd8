/**
 * Events into the tables of the workspace. A writer is used for file after file: what it learnt of the workspace (who and
 * what is known, which events are there) takes longer to read than a small file, and an archive may hold thousands.
 */
import type { EventColumns, StoredEvents } from '../../journeys/identity.ts'
import type { SpareMemory } from '../../journeys/spare-memory.ts'
import type { WriteDb } from '../../workspace/db.ts'
import { Dictionaries, WorkerNumbers } from './dictionaries.ts'
import { Duplicates } from '../encode/duplicates.ts'
import { type EventBatch, listedRejects } from '../encode/event-encoder.ts'
import { release } from '../encode/tables.ts'
import { Twins } from '../encode/twins.ts'
import { insertDetails, insertEvents, insertMany } from './insert-many.ts'
import type { EventPlan } from './plan.ts'
import { storedTwins } from './stored-twins.ts'

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

const noColumns = (): Omit<EventColumns, 'event'> => ({
  time: new Float64Array(0),
  actor: new Int32Array(0),
  action: new Int32Array(0),
  origin: new Int32Array(0),
})

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

/** The events of a file that were stored. */
export interface WrittenEvents {
  firstEvent: number
  /** Epoch ms; ±Infinity without events. */
  timeFrom: number
  timeTo: number
  columns: StoredEvents
}

export class EventWriter {
  private readonly db: WriteDb
  private readonly dictionaries: Dictionaries
  private readonly insertEvents
  private readonly insertDetails
  private readonly insertAliases
  private readonly insertUserAgents
  private readonly insertRejects
  private readonly insertKeys
  /** Null until somebody asks, and once events were stored that it was not told of. */
  private known: Duplicates | null = null
  private twins: { format: string; keys: Int32Array | null } | null = null
  private importId = 0
  private expectedRows = 0
  private firstEvent = 0
  private chunk = 0
  /** Of keys of rows without an event: below 0, so that those of events stand for them in their order. */
  private rowChunk = 0
  private stored = 0
  private listed = 0
  /** Per row of the batch: 1 where it is stored. */
  private fresh = new Uint8Array(0)
  private timeFrom = Infinity
  private timeTo = -Infinity
  private columns = noColumns()

  /** `isAlone` where all there is to write is one file read by one worker. */
  constructor(db: WriteDb, isAlone: boolean) {
    this.db = db
    this.dictionaries = new Dictionaries(db, isAlone)
    this.insertEvents = insertEvents(db)
    this.insertDetails = insertDetails(db)
    this.insertAliases = insertMany(db, 'alias', ['event_id', 'previous'])
    this.insertUserAgents = insertMany(db, 'event_user_agent', ['event_id', 'user_agent_id'])
    this.insertRejects = insertMany(db, 'import_reject', ['import_id', 'line', 'reason', 'raw'])
    this.insertKeys = db.prepare(`INSERT INTO event_key (import_id, chunk, keys) VALUES (?, ?, ?)`)
  }

  /** What is written from now on is of another file. */
  start(importId: number, expectedRows: number): void {
    const { db } = this
    this.importId = importId
    this.expectedRows = expectedRows
    this.firstEvent = (db.prepare(`SELECT coalesce(max(id), 0) FROM event`).pluck().get() as number) + 1
    // An archive has several files.
    this.chunk = db.prepare(`SELECT coalesce(max(chunk), -1) + 1 FROM event_key WHERE import_id = ?`).pluck().get(importId) as number // prettier-ignore
    this.rowChunk = db.prepare(`SELECT min(coalesce(min(chunk), 0), 0) FROM event_key WHERE import_id = ?`).pluck().get(importId) as number // prettier-ignore
    this.stored = 0
    this.listed = 0
    this.timeFrom = Infinity
    this.timeTo = -Infinity
    this.columns = noColumns()
  }

  newNumbers(): WorkerNumbers {
    return new WorkerNumbers(this.dictionaries)
  }

  /** Of the file that was started, which is to be told of all its events. `fields.messageId` only sizes a table. */
  duplicates({ fields, format }: Pick<EventPlan, 'fields' | 'format'>): Duplicates {
    const hasIds = fields.messageId !== undefined
    this.known ??= new Duplicates(storedKeys(this.db), hasIds, this.expectedRows)
    this.known.startFile()
    const twins = this.twinsOf(format)
    this.known.twins = twins === null ? null : new Twins(twins)
    return this.known
  }

  /** As `storedTwins`; read once for files of one format that follow one another, which add nothing to them. */
  twinsOf(format: string): Int32Array | null {
    if (this.twins?.format !== format) this.twins = { format, keys: storedTwins(this.db, format) }
    return this.twins.keys
  }

  /** Keys of all that is stored, for a worker to find the duplicates of the file that was started. */
  keysForWorker(): Int32Array[] {
    this.known = null
    return storedKeys(this.db)
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
    if (batch.rowKeys.length > 0)
      this.insertKeys.run(this.importId, (this.rowChunk -= 1), Buffer.from(Int32Array.from(batch.rowKeys).buffer))
    this.stored = end
    return found
  }

  /** What was stored of the file. */
  finish(): WrittenEvents {
    const { columns, stored, firstEvent, timeFrom, timeTo } = this
    const cut = <T extends Float64Array | Int32Array>(column: T): T => column.subarray(0, stored) as T
    this.columns = noColumns()
    return {
      firstEvent,
      timeFrom,
      timeTo,
      columns: {
        time: cut(columns.time),
        actor: cut(columns.actor),
        action: cut(columns.action),
        origin: cut(columns.origin),
        firstEvent,
        actors: this.dictionaries.actors(),
      },
    }
  }

  /** Its largest memory; it finds no duplicates afterwards. */
  leaveTo(spare: SpareMemory): void {
    this.known?.leaveTo(spare)
    this.known = null
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
}

const storedKeys = (db: WriteDb): Int32Array[] =>
  (db.prepare(`SELECT keys FROM event_key`).pluck().all() as Buffer[]).map(
    (keys) => new Int32Array(keys.buffer.slice(keys.byteOffset, keys.byteOffset + keys.byteLength) as ArrayBuffer),
  )

/** The writer of a run of imports, as long as the workspace is as it left it. */
export class RunWriter {
  private kept: { writer: EventWriter; version: number } | null = null

  /** Inside a transaction. `isAlone` where the run is one file, read by one worker. */
  take(db: WriteDb, isAlone: boolean): EventWriter {
    // Changes when another program writes.
    const version = db.pragma('data_version', { simple: true }) as number
    if (this.kept?.version !== version) this.kept = { writer: new EventWriter(db, isAlone), version }
    return this.kept.writer
  }

  /** To be called when something that was written is taken back. */
  forget(): void {
    this.kept = null
  }

  /** At the end of the run. */
  leaveTo(spare: SpareMemory): void {
    this.kept?.writer.leaveTo(spare)
    this.kept = null
  }
}
