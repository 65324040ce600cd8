/**
 * Which of the eligible interactions of a conversion are touches: all of them, or the first of each session, and direct
 * ones or not. Positions are those of `Scan.touches`.
 */
import type { Scan } from '../journeys/scan.ts'

export interface TouchOptions {
  /** Per position: 1 where a session has begun since the person's interaction before; null = every interaction. */
  sessionStarts: Uint8Array | null
  isDirect: (touch: number) => boolean
  excludeDirect: boolean
}

export class Touches {
  /** The touches found by the last `pick`, in order. */
  readonly picked: Int32Array
  private readonly sessionStarts: Uint8Array | null
  private readonly isDirect: (touch: number) => boolean
  private readonly excludeDirect: boolean
  private readonly all: boolean
  /** Stands for what counts: two with the same one pick the same touches of the same window. */
  readonly selection: object | 'all' | 'not direct'

  constructor({ conversions, nonConverters }: Scan, options: TouchOptions) {
    this.sessionStarts = options.sessionStarts
    this.isDirect = options.isDirect
    this.excludeDirect = options.excludeDirect
    const { sessionStarts, excludeDirect } = options
    this.all = sessionStarts === null && !excludeDirect
    this.selection = this.all ? 'all' : sessionStarts === null ? 'not direct' : excludeDirect ? {} : sessionStarts
    let longest = 0
    for (const { count, start, end } of [conversions, nonConverters])
      for (let i = 0; i < count; i++) longest = Math.max(longest, end[i]! - start[i]!)
    this.picked = new Int32Array(longest)
  }

  /** Whether position k of the window beginning at `start` is a touch. */
  private counts(k: number, start: number): boolean {
    // After eligibility each session collapses: where the window cuts a session, its first interaction inside stands for it.
    if (this.sessionStarts !== null && k !== start && this.sessionStarts[k] === 0) return false
    return !this.excludeDirect || !this.isDirect(k)
  }

  pick(start: number, end: number): number {
    const { picked } = this
    let n = 0
    if (this.all) for (let k = start; k < end; k++) picked[n++] = k
    else for (let k = start; k < end; k++) if (this.counts(k, start)) picked[n++] = k
    return n
  }

  /** −1 where there is none. */
  first(start: number, end: number): number {
    for (let k = start; k < end; k++) if (this.all || this.counts(k, start)) return k
    return -1
  }

  last(start: number, end: number): number {
    for (let k = end - 1; k >= start; k--) if (this.all || this.counts(k, start)) return k
    return -1
  }

  /** The latest touch that is not direct, else the last. */
  lastNonDirect(start: number, end: number): number {
    for (let k = end - 1; k >= start; k--) if ((this.all || this.counts(k, start)) && !this.isDirect(k)) return k
    return this.last(start, end)
  }
}
