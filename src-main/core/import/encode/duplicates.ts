/** Which events are stored already: the keys of those in the workspace and of those of the file so far. */
import type { SpareMemory } from '../../journeys/spare-memory.ts'
import { KeyTable } from './tables.ts'
import type { Twins } from './twins.ts'

/** Keys looked at together, so that the memory they lead to is fetched together. */
const blockKeys = 64

export interface FoundDuplicates {
  /** Events without an id that are like an earlier one of the same file. */
  repeated: number
  /** Some event has an id that was new; and some has none. */
  hasIds: boolean
  lacksIds: boolean
}

/**
 * The lowest bit of a key's first half says whether it is of a message id. Such a key is one event; any other is kept
 * as many times as the file that holds it most often, so identical rows inside one file are all kept.
 */
export class Duplicates {
  private readonly messages: KeyTable
  private readonly storedContent: KeyTable
  private readonly fileContent: KeyTable
  /** Of the file's rows without an event: no events, so apart from those that `found` counts. */
  private readonly fileRows = new KeyTable(0, true)
  /** Of the file, where other shapes of its source's export are stored. */
  twins: Twins | null = null
  private storedMessages: number
  /** Keeps what is read ahead from being optimised away. */
  private touched = 0

  /** `stored` are the keys of the workspace; `hasIds` and `expectedRows` only size tables. */
  constructor(stored: Int32Array[], hasIds: boolean, expectedRows: number) {
    let storedKeys = 0
    for (const chunk of stored) storedKeys += chunk.length / 2
    this.messages = new KeyTable(hasIds ? expectedRows + storedKeys : storedKeys, false)
    this.storedContent = new KeyTable(0, true)
    this.fileContent = new KeyTable(hasIds ? 0 : expectedRows, true)
    for (const chunk of stored)
      for (let i = 0; i < chunk.length; i += 2) {
        const lo = chunk[i]!
        if (lo & 1) this.messages.add(lo, chunk[i + 1]!)
        else this.storedContent.increment(lo, chunk[i + 1]!)
      }
    this.storedMessages = this.messages.size
  }

  /** Another file follows: what was new of the one before is stored. */
  startFile(): void {
    this.fileContent.each((lo, hi, count) => this.storedContent.raise(lo, hi, count))
    this.fileContent.clear()
    this.fileRows.each((lo, hi, count) => this.storedContent.raise(lo, hi, count))
    this.fileRows.clear()
    this.storedMessages = this.messages.size
  }

  /** Counts the event in; false where it is a duplicate. */
  isNew(lo: number, hi: number): boolean {
    if (lo & 1) return this.messages.add(lo, hi)
    return this.fileContent.increment(lo, hi) > this.storedContent.count(lo, hi)
  }

  /** The same of a row that brings no event, by the key of what stands in it. */
  isNewRow(lo: number, hi: number): boolean {
    return this.fileRows.increment(lo, hi) > this.storedContent.count(lo, hi)
  }

  /** Prepares the cache for a message id. */
  touch(lo: number, hi: number): number {
    return this.messages.touch(lo | 1, hi)
  }

  /** `isNew` of each of `rows` keys, written to `fresh` as 0 or 1; returns how many are duplicates. */
  mark(keys: Int32Array, rows: number, fresh: Uint8Array): number {
    let duplicates = 0
    for (let from = 0; from < rows; from += blockKeys) {
      const to = Math.min(rows, from + blockKeys)
      let touched = 0
      for (let i = from; i < to; i++) touched ^= this.messages.touch(keys[i * 2]!, keys[i * 2 + 1]!)
      this.touched ^= touched
      for (let i = from; i < to; i++) {
        const isNew = this.isNew(keys[i * 2]!, keys[i * 2 + 1]!)
        fresh[i] = isNew ? 1 : 0
        if (!isNew) duplicates++
      }
    }
    return duplicates
  }

  /** What was found in the file: looked for once, at its end. */
  get found(): FoundDuplicates {
    return {
      repeated: this.fileContent.repeated(),
      hasIds: this.messages.size > this.storedMessages,
      lacksIds: this.fileContent.size > 0,
    }
  }

  /** Its memory, or what of it is large; it is of no use afterwards. */
  leaveTo(spare: SpareMemory): void {
    const [largest, ...others] = [this.messages, this.storedContent, this.fileContent].toSorted(
      (a, b) => b.bytes - a.bytes,
    )
    for (const table of others) table.release()
    this.fileRows.release()
    spare.give(largest!.leave())
  }
}
