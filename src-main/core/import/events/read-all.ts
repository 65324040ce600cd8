/** An event file from its beginning to its end: in a worker of its own, or here where it is small. */
import { AppError } from '../../../../shared/errors.ts'
import type { Duplicates } from '../encode/duplicates.ts'
import { type EventBatch, EventEncoder } from '../encode/event-encoder.ts'
import { createLane } from '../lanes/create-lane.ts'
import type { EventPlan } from './plan.ts'
import { readChunks } from '../containers/source.ts'
import { type Damage, skipLines, withoutNuls } from '../text/decode.ts'

interface Reading {
  /** False after the fast lane gave up on this file. */
  fast: boolean
  duplicates: Duplicates
  expectedRows: number
  /** See `readChunks`. */
  pieceBytes?: number
}

/** Throws Irregular, CANCELLED, and what `onBatch` throws, which gets all rows. */
export async function readAll(
  plan: EventPlan,
  { fast, duplicates, expectedRows, pieceBytes }: Reading,
  isCancelled: () => boolean,
  onBatch: (batch: EventBatch) => void,
): Promise<Damage> {
  let bytes = 0
  const encoder = new EventEncoder(plan, duplicates, expectedRows, (batch) => {
    batch.counts.bytes = bytes
    onBatch(batch)
  })
  const lane = createLane(plan, encoder, fast)
  const damage: Damage = { nuls: 0, unreadable: 0 }
  const isWide = plan.encoding.startsWith('utf-16')
  const chunks = readChunks(plan, (read) => (bytes += read), pieceBytes)
  for await (const chunk of plan.skipLines === 0 ? chunks : skipLines(chunks, plan.skipLines, plan.encoding)) {
    if (isCancelled()) throw new AppError('CANCELLED', 'Cancelled.')
    lane.push(isWide ? chunk : withoutNuls(chunk, damage))
  }
  lane.end()
  damage.nuls += lane.damage?.nuls ?? 0
  damage.unreadable += lane.damage?.unreadable ?? 0
  return damage
}
