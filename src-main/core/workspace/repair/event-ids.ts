/**
 * Imports own ranges of event ids without gaps, so where events were lost the others move up. A run of ids that moved
 * by the same distance is one entry, of which there are as many as gaps.
 */
export class EventIds {
  private readonly runs: { first: number; last: number; now: number }[] = []
  private count = 0

  /** In rising order; returns the id the event has from now on. */
  add(id: number): number {
    const run = this.runs.at(-1)
    this.count++
    if (run && run.last === id - 1) run.last = id
    else this.runs.push({ first: id, last: id, now: this.count })
    return this.count
  }

  get total(): number {
    return this.count
  }

  /** The event's id now; null where it was lost. */
  of(id: number): number | null {
    const run = this.runs[this.runAt(id)]
    return run && id >= run.first ? run.now + id - run.first : null
  }

  /** Which of the ids from `first` to `last` are there, as they were, in runs. */
  *kept(first: number, last: number): Generator<{ first: number; last: number }> {
    for (let at = this.runAt(first); at < this.runs.length && this.runs[at]!.first <= last; at++) {
      const run = this.runs[at]!
      if (run.last >= first) yield { first: Math.max(first, run.first), last: Math.min(last, run.last) }
    }
  }

  /** The first run that ends at or after the id. */
  private runAt(id: number): number {
    let low = 0
    let high = this.runs.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.runs[middle]!.last < id) low = middle + 1
      else high = middle
    }
    return low
  }
}
