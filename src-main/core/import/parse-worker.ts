/** Worker that reads one event file and sends batches; it holds at most a few batches the engine has not taken. */
import { parentPort, workerData } from 'node:worker_threads'
import { AppError, toWireError, type WireError } from '../../../shared/errors.ts'
import { Irregular } from './encode/cells.ts'
import { type EventBatch, EventEncoder } from './encode/event-encoder.ts'
import { createLane } from './lanes/create-lane.ts'
import { type EventPlan, sharedSlots } from './plan.ts'
import { readChunks } from './source.ts'
import { type Damage, skipLines, withoutNuls } from './text/decode.ts'

export interface ParseWorkerData {
  plan: EventPlan
  /** False after the fast lane gave up on this file. */
  fast: boolean
  storedKeys: Int32Array[]
  expectedRows: number
  /** Int32 slots, see `sharedSlots`. */
  shared: SharedArrayBuffer
}

export type ParseMessage =
  { batch: EventBatch } | { done: Damage } | { irregular: Irregular['what'] } | { error: WireError }

const batchesAhead = 4

async function run({ plan, fast, storedKeys, expectedRows, shared }: ParseWorkerData): Promise<void> {
  const slots = new Int32Array(shared)
  let sent = 0
  let bytes = 0
  const send = (message: ParseMessage, transfer: ArrayBuffer[] = []): void => parentPort!.postMessage(message, transfer)
  const encoder = new EventEncoder(plan, storedKeys, expectedRows, (batch) => {
    batch.counts.bytes = bytes
    send(
      { batch },
      [batch.time, batch.actor, batch.action, batch.origin, batch.keys].map((column) => column.buffer as ArrayBuffer),
    )
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
    send({ done: damage })
  } catch (error) {
    send(error instanceof Irregular ? { irregular: error.what } : { error: toWireError(error) })
  }
}

if (parentPort) void run(workerData as ParseWorkerData)
