/**
 * Worker that reads an event file and sends batches: either all of the file, holding at most a few batches the engine
 * has not taken, or the segments it is asked for. Or it hashes a file.
 */
import { closeSync, openSync, fstatSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { AppError, toWireError, type WireError } from '../../../../shared/errors.ts'
import { Irregular, type Irregularity } from '../encode/cells.ts'
import { type BatchMemory, type EventBatch, EventEncoder, memoryOf, transferable } from '../encode/event-encoder.ts'
import { Duplicates, type FoundDuplicates } from '../encode/duplicates.ts'
import { Twins } from '../encode/twins.ts'
import { type HashMessage, hashNow, type HashWorkerData } from '../containers/hash-file.ts'
import { CsvBytesLane, type FileBytes, type Segment, type SegmentRead } from '../lanes/csv-bytes.ts'
import { type EventPlan, sharedSlots } from './plan.ts'
import { readAll } from './read-all.ts'
import { namedError } from '../containers/source.ts'
import type { Damage } from '../text/decode.ts'

export interface ParseWorkerData {
  plan: EventPlan
  /** False after the fast lane gave up on this file. */
  fast: boolean
  /** Keys of the stored events; null where segments are read, whose duplicates the engine finds. */
  storedKeys: Int32Array[] | null
  /** Keys of what other shapes of its source's export brought; null without any. */
  storedTwins: Int32Array | null
  expectedRows: number
  /** Int32 slots, see `sharedSlots`. */
  shared: SharedArrayBuffer
}

export type ParseMessage =
  | { batch: EventBatch }
  | { segment: SegmentOutcome }
  | { done: Damage; duplicates: FoundDuplicates }
  | { irregular: Irregularity }
  | { error: WireError }

export interface SegmentOutcome {
  index: number
  /** Null where the worker came upon what the lane cannot read, maybe because it started inside quotes. */
  read: SegmentRead | null
  irregular: Irregularity | null
  /** The last one's counts are those of the segment. Without `read` they hold entries that later ones refer to. */
  batches: EventBatch[]
}

export interface SegmentRequest {
  segment: Segment
  /** Columns of batches that were taken, to be filled again. */
  spare: BatchMemory[]
}

const batchesAhead = 4

async function sendAll(
  { plan, fast, storedTwins, expectedRows, shared }: ParseWorkerData,
  storedKeys: Int32Array[],
): Promise<void> {
  const slots = new Int32Array(shared)
  const isCancelled = (): boolean => Atomics.load(slots, sharedSlots.cancelled) === 1
  let sent = 0
  const sendBatch = (batch: EventBatch): void => {
    send({ batch }, [batch])
    sent++
    for (;;) {
      if (isCancelled()) throw new AppError('CANCELLED', 'Cancelled.')
      const acknowledged = Atomics.load(slots, sharedSlots.acknowledged)
      if (sent - acknowledged < batchesAhead) break
      Atomics.wait(slots, sharedSlots.acknowledged, acknowledged, 500)
    }
  }
  try {
    const duplicates = new Duplicates(storedKeys, plan.fields.messageId !== undefined, expectedRows)
    duplicates.twins = storedTwins === null ? null : new Twins(storedTwins)
    const damage = await readAll(plan, { fast, duplicates, expectedRows }, isCancelled, sendBatch)
    send({ done: damage, duplicates: duplicates.found })
  } catch (error) {
    send(error instanceof Irregular ? { irregular: error.what } : { error: toWireError(namedError(plan, error)) })
  }
}

function send(message: ParseMessage, batches: EventBatch[] = []): void {
  parentPort!.postMessage(
    message,
    batches.flatMap((batch) => transferable(memoryOf(batch))),
  )
}

function readSegments({ plan, expectedRows }: ParseWorkerData): void {
  let batches: EventBatch[] = []
  const encoder = new EventEncoder(plan, null, expectedRows, (batch) => batches.push(batch))
  const lane = new CsvBytesLane(plan, encoder)
  const file = openSync(plan.path, 'r')
  const bytes: FileBytes = {
    size: fstatSync(file).size,
    read: (buffer, offset, length, position) => readSync(file, buffer, offset, length, position),
  }
  const read = (segment: Segment): Omit<SegmentOutcome, 'index' | 'batches'> => {
    try {
      return { read: lane.readSegment(bytes, segment), irregular: null }
    } catch (error) {
      if (!(error instanceof Irregular)) throw error
      encoder.discard()
      encoder.flush()
      return { read: null, irregular: error.what }
    }
  }
  let isOpen = true
  parentPort!.on('message', ({ segment, spare }: SegmentRequest) => {
    // A segment asked for before the failure of the one before was known.
    if (!isOpen) return
    try {
      encoder.startOver(spare)
      batches = []
      const outcome = read(segment)
      send({ segment: { index: segment.index, ...outcome, batches } }, batches)
    } catch (error) {
      isOpen = false
      closeSync(file)
      send({ error: toWireError(error) })
    }
  })
}

function sendHash(path: string): void {
  let message: HashMessage
  try {
    message = { sha256: hashNow(path) }
  } catch (error) {
    message = { error: toWireError(error) }
  }
  parentPort!.postMessage(message)
}

if (parentPort) {
  const data = workerData as ParseWorkerData | HashWorkerData
  if ('hash' in data) sendHash(data.hash)
  else if (data.storedKeys === null) readSegments(data)
  else void sendAll(data, data.storedKeys)
}
