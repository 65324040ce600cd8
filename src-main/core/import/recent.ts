/**
 * The last few of what takes long to work out, each by what it depends on. What failed is tried again; what several wait for is
 * worked out once, and given up when none of them waits any more.
 */
import { AppError } from '../../../shared/errors.ts'

export interface Waiting<P> {
  /** Without one it is waited for until the end. */
  signal?: AbortSignal | undefined
  onProgress?: ((progress: P) => void) | undefined
}

/** Of all who wait. */
export type Work<T, P> = (all: { signal: AbortSignal; onProgress: (progress: P) => void }) => Promise<T>

class Shared<T, P> {
  readonly result: Promise<T>
  private readonly waiting = new Set<Waiting<P>>()
  private readonly controller = new AbortController()
  private last: P | null = null
  private isDone = false

  constructor(work: Work<T, P>) {
    const { signal } = this.controller
    this.result = work({ signal, onProgress: (progress) => this.tell(progress) })
    const done = (): void => void (this.isDone = true)
    this.result.then(done, done)
  }

  private tell(progress: P): void {
    this.last = progress
    for (const { onProgress } of this.waiting) onProgress?.(progress)
  }

  /** Throws CANCELLED when this one gives up; `onLeft` when nobody is left. */
  wait({ signal, onProgress }: Waiting<P>, onLeft: () => void): Promise<T> {
    if (this.isDone) return this.result
    const own = { onProgress }
    this.waiting.add(own)
    if (this.last !== null) onProgress?.(this.last)
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.waiting.delete(own)
        signal?.removeEventListener('abort', giveUp)
      }
      const giveUp = (): void => {
        leave()
        reject(cancelled())
        if (this.waiting.size > 0 || this.isDone) return
        onLeft()
        this.controller.abort()
      }
      signal?.addEventListener('abort', giveUp)
      this.result.finally(leave).then(resolve, reject)
    })
  }
}

const cancelled = (): AppError => new AppError('CANCELLED', 'Cancelled.')

export class Recent<T, P = never> {
  private readonly kept = new Map<string, Shared<T, P>>()
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  of(key: string, work: Work<T, P>, waiting: Waiting<P> = {}): Promise<T> {
    if (waiting.signal?.aborted) return Promise.reject(cancelled())
    const found = this.kept.get(key) ?? new Shared(work)
    const forget = (): void => {
      if (this.kept.get(key) === found) this.forget(key)
    }
    // Now the last one to be forgotten.
    this.kept.delete(key)
    this.kept.set(key, found)
    if (this.kept.size > this.most) this.kept.delete(this.kept.keys().next().value!)
    found.result.catch(forget)
    return found.wait(waiting, forget)
  }

  /** Of one, or all. */
  forget(key?: string): void {
    if (key === undefined) this.kept.clear()
    else this.kept.delete(key)
  }
}
