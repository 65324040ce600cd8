/**
 * A large file read in segments, by one worker or several, and put together in the order of the file. A worker has to
 * guess where the first row of its segment starts; where that is not the end of the segment before, it reads it again
 * from there. So what comes out is what one worker reading from the start would give.
 */
import { Worker } from 'node:worker_threads'
import { AppError, fromWireError } from '../../../../shared/errors.ts'
import type { Irregularity } from '../encode/cells.ts'
import { type BatchMemory, type EventBatch, memoryOf, transferable } from '../encode/event-encoder.ts'
import type { Segment } from '../lanes/csv-bytes.ts'
import type { ParseMessage, ParseWorkerData, SegmentOutcome, SegmentRequest } from './parse-worker.ts'
import { sourceName } from '../containers/source.ts'

/** About one batch of rows. */
const segmentBytes = 6 * 1024 * 1024
/** Segments a reader has before it, so that it need not wait for the engine. */
const segmentsPerReader = 2
/** Segments read ahead of the one the engine waits for, per reader. */
const segmentsAhead = 3

/** Next to nothing that a parser makes lives longer than a batch; by itself the collector would take 64 MB for it. */
export const parserMemory = { maxYoungGenerationSizeMb: 24 }

/** What is done with the segments of a file. */
export interface SegmentedFile {
  bytes: number
  segmentBytes: number
  readers: number
  /** Asks a reader for a segment; its answer goes to `SegmentMerge.arrived`. */
  ask: (reader: number, segment: Segment) => void
  /** The next segment's rows; `reader` is whose numbers they use, `line` the number of the first line. */
  take: (batches: EventBatch[], at: { reader: number; line: number; end: number }) => void
  /** Entries of a segment that has to be read again: later ones of that reader refer to them. */
  keepEntries: (batches: EventBatch[], reader: number) => void
  /** All was taken, or the byte lane cannot read it. */
  done: (result: 'done' | Irregularity) => void
}

export class SegmentMerge {
  private readonly file: SegmentedFile
  private readonly segments: number
  private readonly waiting: number[]
  private readonly early = new Map<number, { outcome: SegmentOutcome; reader: number }>()
  /** Segments asked for from where their first row is known to start. */
  private readonly exact = new Set([0])
  private asked = 0
  /** The segment that comes next, where its first row starts, and the line that is on. */
  private next = 0
  private position = 0
  private line = 1

  constructor(file: SegmentedFile) {
    this.file = file
    this.segments = Math.ceil(file.bytes / file.segmentBytes)
    this.waiting = Array<number>(file.readers).fill(0)
  }

  /** Hands out segments to readers with too little to do. */
  ask(): void {
    const { waiting, segments } = this
    for (let round = 0; round < segmentsPerReader; round++)
      for (let reader = 0; reader < waiting.length; reader++) {
        if (this.asked === segments || this.asked >= this.next + segmentsAhead * waiting.length) return
        if (waiting[reader]! <= round) this.send(reader, this.segment(this.asked++))
      }
  }

  arrived(outcome: SegmentOutcome, reader: number): void {
    this.waiting[reader]!--
    this.early.set(outcome.index, { outcome, reader })
    this.ask()
    for (;;) {
      const first = this.early.get(this.next)
      if (!first) return
      this.early.delete(this.next)
      if (!this.takeNext(first.outcome, first.reader)) return
      if (this.next === this.segments) return this.file.done('done')
      this.ask()
    }
  }

  /** False when the segment has to come again, or the file cannot be read this way. */
  private takeNext({ index, read, irregular, batches }: SegmentOutcome, reader: number): boolean {
    const { file, position } = this
    const segment = this.segment(index)
    // All of it is part of the last row of the segment before.
    const isCovered = position >= segment.to
    if (!isCovered && read?.start === position) {
      file.take(batches, { reader, line: this.line, end: read.end })
      this.position = read.end
      this.line += read.lines
    } else {
      file.keepEntries(batches, reader)
      if (!isCovered) {
        if (irregular !== null && this.exact.has(index)) file.done(irregular)
        else {
          this.exact.add(index)
          this.send(reader, { ...segment, from: position, exact: true })
        }
        return false
      }
    }
    this.next++
    return true
  }

  private segment(index: number): Segment {
    const from = index * this.file.segmentBytes
    return { index, from, to: Math.min(from + this.file.segmentBytes, this.file.bytes), exact: index === 0 }
  }

  private send(reader: number, segment: Segment): void {
    this.waiting[reader]!++
    this.file.ask(reader, segment)
  }
}

export interface SegmentJob extends Pick<SegmentedFile, 'bytes' | 'readers' | 'take' | 'keepEntries'> {
  script: URL
  data: ParseWorkerData
  signal: AbortSignal | undefined
}

/** Resolves once all segments were taken, or with what the byte lane cannot read. */
export async function readSegments(job: SegmentJob): Promise<'done' | Irregularity> {
  const workers: Worker[] = []
  const spare: BatchMemory[][] = Array.from({ length: job.readers }, () => [])
  // Workers are terminated soon, not at once; what they still send is of no use.
  let isOver = false
  let cancel = (): void => undefined
  try {
    return await new Promise<'done' | Irregularity>((resolve, reject) => {
      const fail = (error: unknown): void => {
        isOver = true
        reject(error instanceof Error ? error : new Error(String(error)))
      }
      const guarded = (work: () => void): void => {
        if (isOver) return
        try {
          if (job.signal?.aborted) throw new AppError('CANCELLED', 'Cancelled.')
          work()
        } catch (error) {
          fail(error)
        }
      }
      const merge = new SegmentMerge({
        ...job,
        segmentBytes,
        ask: (reader, segment) => {
          const memory = spare[reader]!.splice(0)
          workers[reader]!.postMessage(
            { segment, spare: memory } satisfies SegmentRequest,
            memory.flatMap(transferable),
          )
        },
        take: (batches, at) => {
          job.take(batches, at)
          for (const batch of batches) spare[at.reader]!.push(memoryOf(batch))
        },
        done: (result) => {
          isOver = true
          resolve(result)
        },
      })
      for (let reader = 0; reader < job.readers; reader++) {
        const worker = new Worker(job.script, { workerData: job.data, resourceLimits: parserMemory })
        workers.push(worker)
        worker.on('message', (message: ParseMessage) =>
          guarded(() => {
            if ('segment' in message) merge.arrived(message.segment, reader)
            else if ('error' in message) throw fromWireError(message.error)
          }),
        )
        worker.on('error', fail)
        worker.on('exit', (code) =>
          fail(new AppError('FAILED', `Reading ${sourceName(job.data.plan)} stopped unexpectedly (code ${code}).`)),
        )
      }
      cancel = () => guarded(() => undefined)
      job.signal?.addEventListener('abort', cancel, { once: true })
      guarded(() => merge.ask())
    })
  } finally {
    job.signal?.removeEventListener('abort', cancel)
    await Promise.all(workers.map((worker) => worker.terminate()))
  }
}
