/**
 * One event file into the workspace, in one transaction: either all of its good rows are there afterwards, or the
 * workspace is as it was. Parsing runs in a worker; this side turns numbers into ids and inserts. Of an archive, all members
 * that are read alike at once.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { AppError, fromWireError } from '../../../../shared/errors.ts'
import type { WriteDb } from '../../workspace/db.ts'
import { Irregular, type Irregularity } from '../encode/cells.ts'
import type { FoundDuplicates } from '../encode/duplicates.ts'
import { type Counts, type EventBatch, noCounts } from '../encode/event-encoder.ts'
import { concatenate } from '../../journeys/arrange.ts'
import { continueOrder } from './order.ts'
import { type EventWriter, type RunWriter, storedColumns, type WrittenEvents } from './event-writer.ts'
import { isForBytesLane } from '../lanes/create-lane.ts'
import type { ParseMessage, ParseWorkerData } from './parse-worker.ts'
import { type EventPlan, sharedSlots } from './plan.ts'
import { EventReader, readAll } from './read-all.ts'
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
  /** By the encoding in which the text was read. */
  damages: ReadonlyMap<string, Damage>
  duplicates: FoundDuplicates
}

export interface EventSource {
  plan: EventPlan
  expectedRows: number
  /** Size of the file as it is. */
  fileBytes: number
}

interface Run {
  db: WriteDb
  importId: number
  parseWorker: URL
  signal: AbortSignal | undefined
  run: RunWriter
  /** Nothing else is imported in this run. */
  isAlone: boolean
  onBatch: (counts: Pick<Counts, 'rowsRead' | 'bytes'>) => void
}

export interface EventImport extends Run {
  /** One, or members of an archive of one plan, but for where they are and how their text is written. */
  sources: readonly EventSource[]
}

type OneImport = Run & EventSource

type Route = 'segments' | 'bytes' | 'text'

/** Runs inside a transaction of the caller, who rolls back when this throws. */
export async function importEvents({ sources, ...run }: EventImport): Promise<ImportedEvents> {
  const done: ImportedEvents[] = []
  let [rows, bytes] = [0, 0]
  for (const group of groupsOf(sources)) {
    const onBatch: Run['onBatch'] = (counts) =>
      run.onBatch({ rowsRead: rows + counts.rowsRead, bytes: bytes + counts.bytes })
    const [first] = group
    done.push(group.length > 1 ? await importSmall({ ...run, onBatch }, group) : await importOne({ ...run, ...first!, onBatch })) // prettier-ignore
    rows += done.at(-1)!.rowsRead
    bytes += group.reduce((sum, { fileBytes }) => sum + fileBytes, 0)
  }
  return done.length === 1 ? done[0]! : together(done)
}

/** In their order, with those that follow one another together where each is small, and nothing of it could make it start over. */
function groupsOf(sources: readonly EventSource[]): EventSource[][] {
  const groups: EventSource[][] = []
  let before = false
  for (const source of sources) {
    const { plan, fileBytes } = source
    const isSmall = fileBytes < worthAWorker && plan.order === null && !isForBytesLane(plan)
    if (isSmall && before) groups.at(-1)!.push(source)
    else groups.push([source])
    before = isSmall
  }
  return groups
}

function together(all: ImportedEvents[]): ImportedEvents {
  const sum = (of: (each: ImportedEvents) => number): number => all.reduce((total, each) => total + of(each), 0)
  const damages = new Map<string, Damage>()
  for (const each of all) for (const [encoding, damage] of each.damages) addDamage(damages, encoding, damage)
  const columns = all.map((each) => each.columns)
  // Where none of them is stored, the place of the next one.
  const first = all.find((each) => each.columns.time.length > 0) ?? all[0]!
  return {
    firstEvent: first.firstEvent,
    timeFrom: all.reduce((least, { timeFrom }) => Math.min(least, timeFrom), Infinity),
    timeTo: all.reduce((most, { timeTo }) => Math.max(most, timeTo), -Infinity),
    columns: {
      ...concatenate(columns, storedColumns),
      firstEvent: first.firstEvent,
      actors: columns.at(-1)!.actors,
    },
    rowsRead: sum(({ rowsRead }) => rowsRead),
    rowsDuplicate: sum(({ rowsDuplicate }) => rowsDuplicate),
    rowsRejected: sum(({ rowsRejected }) => rowsRejected),
    rowsOfCookie: sum(({ rowsOfCookie }) => rowsOfCookie),
    rowsOfNobody: sum(({ rowsOfNobody }) => rowsOfNobody),
    rowsInternal: sum(({ rowsInternal }) => rowsInternal),
    rowsImported: sum(({ rowsImported }) => rowsImported),
    damages,
    duplicates: all.map(({ duplicates }) => duplicates).reduce(bothFound),
  }
}

function addDamage(damages: Map<string, Damage>, encoding: string, { nuls, unreadable }: Damage): void {
  const before = damages.get(encoding) ?? { nuls: 0, unreadable: 0 }
  damages.set(encoding, { nuls: before.nuls + nuls, unreadable: before.unreadable + unreadable })
}

const bothFound = (one: FoundDuplicates, other: FoundDuplicates): FoundDuplicates => ({
  repeated: one.repeated + other.repeated,
  hasIds: one.hasIds || other.hasIds,
  lacksIds: one.lacksIds || other.lacksIds,
})

async function importOne(source: OneImport): Promise<ImportedEvents> {
  // Counted on from what was stored before this one.
  const job = { ...source, plan: continueOrder(source.db, source.plan) }
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

/** Their rows are stored together, and what they have in common is looked up once. */
async function importSmall(run: Run, sources: readonly EventSource[]): Promise<ImportedEvents> {
  const writer = run.run.take(run.db, false)
  const expectedRows = sources.reduce((sum, source) => sum + source.expectedRows, 0)
  const { plan } = sources[0]!
  // Throws where they have times and the workspace holds rows without.
  continueOrder(run.db, plan)
  writer.start(run.importId, expectedRows)
  const numbers = writer.newNumbers()
  let counts: Counts = { ...noCounts }
  const onBatch = (batch: EventBatch): void => {
    writer.write(batch, numbers)
    counts = batch.counts
    run.onBatch(counts)
  }
  const reading = { duplicates: writer.duplicates(plan), expectedRows, isCancelled: () => run.signal?.aborted === true, onBatch } // prettier-ignore
  const reader = new EventReader(plan, reading, true)
  const damages = new Map<string, Damage>()
  let found: FoundDuplicates = { repeated: 0, hasIds: false, lacksIds: false }
  for (const source of sources) {
    const duplicates = writer.duplicates(source.plan)
    try {
      const damage = await reader.read(source.plan, { fast: false, pieceBytes: pieceFor(source.fileBytes) })
      addDamage(damages, source.plan.encoding, damage)
    } catch (error) {
      throw namedError(source.plan, error)
    }
    found = bothFound(found, duplicates.found)
    run.onBatch(reader.counts)
  }
  reader.end()
  return imported(writer, counts, damages, found)
}

async function attempt(job: OneImport, route: Route): Promise<ImportedEvents | Irregularity> {
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
  { plan, expectedRows, fileBytes, signal, onBatch }: OneImport,
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
    return imported(writer, counts, new Map([[plan.encoding, damage]]), duplicates.found)
  } catch (error) {
    if (error instanceof Irregular) return error.what
    throw namedError(plan, error)
  }
}

function imported(
  writer: EventWriter,
  counts: Counts,
  damages: ReadonlyMap<string, Damage>,
  duplicates: FoundDuplicates,
): ImportedEvents {
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
    damages,
    duplicates,
  }
}

/** One worker or several on one file; its duplicates are found here, where its rows are in order. */
async function importSegments(
  { plan, expectedRows, fileBytes, parseWorker, signal, onBatch }: OneImport,
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
  return result === 'done'
    ? imported(writer, counts, new Map([[plan.encoding, { nuls: 0, unreadable: 0 }]]), duplicates.found)
    : result
}

/**
 * Past this many the engine, which inserts, is what the others wait for; and each has to learn the visitors and pages
 * anew, so with two cores a second one takes more from the engine than it gives.
 */
const mostReaders = 3

async function importStream(
  job: OneImport,
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
          } else if ('done' in message)
            done(imported(writer, counts, new Map([[plan.encoding, message.done]]), message.duplicates))
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
