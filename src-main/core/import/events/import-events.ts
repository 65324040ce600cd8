/**
 * One event file into the workspace, in one transaction: either all of its good rows are there afterwards, or the
 * workspace is as it was. Parsing runs in a worker; this side turns numbers into ids and inserts.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { AppError, fromWireError } from '../../../../shared/errors.ts'
import type { WriteDb } from '../../workspace/db.ts'
import { Irregular, type Irregularity } from '../encode/cells.ts'
import type { FoundDuplicates } from '../encode/duplicates.ts'
import { type Counts, noCounts } from '../encode/event-encoder.ts'
import type { EventWriter, RunWriter, WrittenEvents } from './event-writer.ts'
import { isForBytesLane } from '../lanes/create-lane.ts'
import type { ParseMessage, ParseWorkerData } from './parse-worker.ts'
import { type EventPlan, sharedSlots } from './plan.ts'
import { readAll } from './read-all.ts'
import { parserMemory, readSegments } from './read-segments.ts'
import { namedError, pieceFor, sourceName } from '../containers/source.ts'
import type { Damage } from '../text/decode.ts'

export interface ImportedEvents extends WrittenEvents {
  rowsRead: number
  rowsDuplicate: number
  rowsRejected: number
  rowsOfCookie: number
  rowsOfNobody: number
  rowsInternal: number
  /** Rows that brought an event; a row of some sources has several. */
  rowsImported: number
  damage: Damage
  duplicates: FoundDuplicates
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
  run: RunWriter
  /** Nothing else is imported in this run. */
  isAlone: boolean
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
    job.run.forget()
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
  if (job.signal?.aborted) throw new AppError('CANCELLED', 'Cancelled.')
  const readers = route === 'segments' ? Math.max(1, Math.min(Math.floor(availableParallelism() / 2), mostReaders)) : 1
  const writer = job.run.take(job.db, job.isAlone && readers === 1)
  writer.start(job.importId, job.expectedRows)
  if (route === 'segments') return importSegments(job, writer, readers)
  return (job.fileBytes < worthAWorker ? importHere : importStream)(job, writer, route)
}

/**
 * As packed, bytes of a file that is read before a worker would have started and got the keys of all events; an archive
 * may hold thousands, one an hour.
 */
const worthAWorker = 1024 * 1024

async function importHere(
  { plan, expectedRows, fileBytes, signal, onBatch }: EventImport,
  writer: EventWriter,
  route: 'bytes' | 'text',
): Promise<ImportedEvents | Irregularity> {
  const numbers = writer.newNumbers()
  const duplicates = writer.duplicates(plan)
  let counts: Counts = { ...noCounts }
  try {
    const damage = await readAll(
      plan,
      { fast: route === 'bytes', duplicates, expectedRows, pieceBytes: pieceFor(fileBytes) },
      () => signal?.aborted === true,
      (batch) => {
        writer.write(batch, numbers)
        counts = batch.counts
        onBatch(counts)
      },
    )
    return imported(writer, counts, damage, duplicates.found)
  } catch (error) {
    if (error instanceof Irregular) return error.what
    throw namedError(plan, error)
  }
}

function imported(writer: EventWriter, counts: Counts, damage: Damage, duplicates: FoundDuplicates): ImportedEvents {
  const { rowsRead, rowsDuplicate, rowsRejected, rowsOfCookie, rowsOfNobody, rowsInternal } = counts
  const rowsImported = rowsRead - rowsDuplicate - rowsRejected
  return {
    ...writer.finish(),
    rowsRead,
    rowsDuplicate,
    rowsRejected,
    rowsOfCookie,
    rowsOfNobody,
    rowsInternal,
    rowsImported,
    damage,
    duplicates,
  }
}

/** One worker or several on one file; its duplicates are found here, where its rows are in order. */
async function importSegments(
  { plan, expectedRows, fileBytes, parseWorker, signal, onBatch }: EventImport,
  writer: EventWriter,
  readers: number,
): Promise<ImportedEvents | Irregularity> {
  const duplicates = writer.duplicates(plan)
  const numbers = Array.from({ length: readers }, () => writer.newNumbers())
  const counts: Counts = { ...noCounts }
  const result = await readSegments({
    script: parseWorker,
    data: { plan, fast: true, storedKeys: null, storedTwins: null, expectedRows, shared: new SharedArrayBuffer(8) },
    bytes: fileBytes,
    readers,
    signal,
    take: (batches, { reader, line, end }) => {
      for (const batch of batches)
        counts.rowsDuplicate += writer.write(batch, numbers[reader]!, { duplicates, linesBefore: line - 1 })
      const segment = batches.at(-1)!.counts
      counts.rowsRead += segment.rowsRead
      counts.rowsRejected += segment.rowsRejected
      counts.rowsOfCookie += segment.rowsOfCookie
      counts.rowsOfNobody += segment.rowsOfNobody
      counts.rowsInternal += segment.rowsInternal
      counts.bytes = end
      onBatch({ ...counts })
    },
    keepEntries: (batches, reader) => batches.forEach((batch) => numbers[reader]!.add(batch.entries)),
  })
  return result === 'done' ? imported(writer, counts, { nuls: 0, unreadable: 0 }, duplicates.found) : result
}

/**
 * Past this many the engine, which inserts, is what the others wait for; and each has to learn the visitors and pages
 * anew, so with two cores a second one takes more from the engine than it gives.
 */
const mostReaders = 3

async function importStream(
  job: EventImport,
  writer: EventWriter,
  route: 'bytes' | 'text',
): Promise<ImportedEvents | Irregularity> {
  const { plan, signal } = job
  const shared = new SharedArrayBuffer(8)
  const slots = new Int32Array(shared)
  const storedKeys = writer.keysForWorker()
  const workerData: ParseWorkerData = {
    plan,
    fast: route === 'bytes',
    storedKeys,
    storedTwins: writer.twinsOf(plan.format),
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
  const numbers = writer.newNumbers()
  let counts: Counts = { ...noCounts }
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
          } else if ('done' in message) done(imported(writer, counts, message.done, message.duplicates))
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
