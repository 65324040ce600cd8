/**
 * Worker that reads an event file and sends batches: either all of the file, holding at most a few batches the engine
 * has not taken, or the segments it is asked for. Or it hashes a file.
 */
import { closeSync, openSync, fstatSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { AppError, toWireError, type WireError } from '../../../shared/errors.ts'
import { Irregular, type Irregularity } from './encode/cells.ts'
import { type BatchMemory, type EventBatch, EventEncoder, memoryOf, transferable } from './encode/event-encoder.ts'
import type { FoundDuplicates } from './encode/duplicates.ts'
import { type HashMessage, hashNow, type HashWorkerData } from './hash-file.ts'
import { createLane } from './lanes/create-lane.ts'
import { CsvBytesLane, type FileBytes, type Segment, type SegmentRead } from './lanes/csv-bytes.ts'
import { type EventPlan, sharedSlots } from './plan.ts'
import { namedError, readChunks } from './source.ts'
import { type Damage, skipLines, withoutNuls } from './text/decode.ts'

export interface ParseWorkerData {
  plan: EventPlan
  /** False after the fast lane gave up on this file. */
  fast: boolean
  /** Keys of the stored events; null where segments are read, whose duplicates the engine finds. */
  storedKeys: Int32Array[] | null
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

async function readAll({ plan, fast, storedKeys, expectedRows, shared }: ParseWorkerData): Promise<void> {
  const slots = new Int32Array(shared)
  let sent = 0
  let bytes = 0
  const encoder = new EventEncoder(plan, storedKeys, expectedRows, (batch) => {
    batch.counts.bytes = bytes
    send({ batch }, [batch])
    sent++
    for (;;) {
      if (Atomics.load(slots, sharedSlots.cancelled) === 1) throw new AppError('CANCELLED', 'Cancelled.')
      const acknowledged = Atomics.load(slots, sharedSlots.acknowledged)
      if (sent - acknowledged < batchesAhead) break
      Atomics.wait(slots, sharedSlots.acknowledged, acknowledged, 500)
    }
  })
  try {
    const lane = createLane(plan, encoder, fast)
    const damage: Damage = { nuls: 0, unreadable: 0 }
    const isWide = plan.encoding.startsWith('utf-16')
    const chunks = readChunks(plan, (read) => (bytes += read))
    for await (const chunk of plan.skipLines === 0 ? chunks : skipLines(chunks, plan.skipLines, plan.encoding)) {
      if (Atomics.load(slots, sharedSlots.cancelled) === 1) throw new AppError('CANCELLED', 'Cancelled.')
      lane.push(isWide ? chunk : withoutNuls(chunk, damage))
    }
    lane.end()
    damage.nuls += lane.damage?.nuls ?? 0
    damage.unreadable += lane.damage?.unreadable ?? 0
    send({ done: damage, duplicates: encoder.foundDuplicates! })
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
  else void readAll(data)
}
