/** Event files from their beginning to their end: in a worker of its own, or here where they are small. */
import { AppError } from '../../../../shared/errors.ts'
import type { Duplicates } from '../encode/duplicates.ts'
import { type Counts, type EventBatch, EventEncoder, memoryOf } from '../encode/event-encoder.ts'
import { createLane, createReader, isForBytesLane, type Reader } from '../lanes/create-lane.ts'
import type { EventPlan } from './plan.ts'
import { readChunks } from '../containers/source.ts'
import { type Damage, skipLines, withoutNuls } from '../text/decode.ts'

interface Reading {
  duplicates: Duplicates
  /** Of all files. */
  expectedRows: number
  isCancelled: () => boolean
  /** Gets all rows. */
  onBatch: (batch: EventBatch) => void
}

interface OneFile {
  /** False after the fast lane gave up on this file. */
  fast: boolean
  /** See `readChunks`. */
  pieceBytes?: number
}

/** Reads files of one plan after another: what their cells are called, and memory for their rows, is the same for all. */
export class EventReader {
  private readonly encoder: EventEncoder
  private readonly plan: EventPlan
  private readonly isCancelled: () => boolean
  private reader: Reader | null = null
  private bytes = 0

  /** Of `plan`, all but where a file is and how its text is written. With `takesBack` batches are of no use after `onBatch`. */
  constructor(plan: EventPlan, { duplicates, expectedRows, isCancelled, onBatch }: Reading, takesBack = false) {
    this.plan = plan
    this.isCancelled = isCancelled
    this.encoder = new EventEncoder(plan, duplicates, expectedRows, (batch) => {
      batch.counts.bytes = this.bytes
      onBatch(batch)
      if (takesBack) this.encoder.takeBack(memoryOf(batch))
    })
  }

  /** Throws Irregular, CANCELLED, and what `onBatch` throws. Its last rows come with those of the next file, or the end. */
  async read(plan: EventPlan, { fast, pieceBytes }: OneFile): Promise<Damage> {
    const { encoder } = this
    // The byte lane has names of its own for cells.
    const isOwn = fast && isForBytesLane(plan)
    const lane = isOwn ? createLane(plan, encoder, true) : createLane(plan, encoder, false, (this.reader ??= createReader(this.plan, encoder))) // prettier-ignore
    const damage: Damage = { nuls: 0, unreadable: 0 }
    const isWide = plan.encoding.startsWith('utf-16')
    const chunks = readChunks(plan, (read) => (this.bytes += read), pieceBytes)
    for await (const chunk of plan.skipLines === 0 ? chunks : skipLines(chunks, plan.skipLines, plan.encoding)) {
      if (this.isCancelled()) throw new AppError('CANCELLED', 'Cancelled.')
      lane.push(isWide ? chunk : withoutNuls(chunk, damage))
    }
    lane.end()
    damage.nuls += lane.damage?.nuls ?? 0
    damage.unreadable += lane.damage?.unreadable ?? 0
    return damage
  }

  /** Of the files so far. */
  get counts(): Pick<Counts, 'rowsRead' | 'bytes'> {
    return { rowsRead: this.encoder.counts.rowsRead, bytes: this.bytes }
  }

  /** No file follows. */
  end(): void {
    this.encoder.flush()
  }
}

/** One file. Throws as `EventReader.read` does. */
export async function readAll(
  plan: EventPlan,
  { fast, pieceBytes, ...reading }: Omit<Reading, 'isCancelled' | 'onBatch'> & OneFile,
  isCancelled: () => boolean,
  onBatch: (batch: EventBatch) => void,
): Promise<Damage> {
  const reader = new EventReader(plan, { ...reading, isCancelled, onBatch })
  const damage = await reader.read(plan, { fast, ...(pieceBytes !== undefined && { pieceBytes }) })
  reader.end()
  return damage
}
