/** The answering side of shared/rpc.ts: request frames in, response frames out. */
import { toWireError } from '../../shared/errors.ts'
import type { ResponseFrame } from '../../shared/rpc.ts'

export interface DispatchOptions {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: unknown) => void) | undefined
}

/** A call whose method and params nobody has looked at yet; the engine does. */
export type Dispatch = (method: string, params: unknown, options?: DispatchOptions) => Promise<unknown>

/** Carries out the calls of one caller. Frames of any other shape are dropped: a page cannot grant itself a file. */
export class FrameServer {
  private readonly dispatch: Dispatch
  private readonly post: (frame: ResponseFrame) => void
  private readonly running = new Map<number, { controller: AbortController; settled: Promise<void> }>()

  constructor(dispatch: Dispatch, post: (frame: ResponseFrame) => void) {
    this.dispatch = dispatch
    this.post = post
  }

  /** `controller` may be the caller's own, where it can be told of a cancel in another way as well. */
  receive(frame: unknown, controller = new AbortController()): void {
    if (typeof frame !== 'object' || frame === null) return
    const { id, method, params, cancel } = frame as Record<string, unknown>
    if (typeof id !== 'number') return
    if (cancel === true) this.running.get(id)?.controller.abort()
    else if (typeof method === 'string' && !this.running.has(id))
      this.running.set(id, { controller, settled: this.run(id, method, params, controller.signal) })
  }

  /** Cancels everything under way; resolves when all of it has been answered. */
  async cancelAll(): Promise<void> {
    const running = [...this.running.values()]
    for (const { controller } of running) controller.abort()
    await Promise.all(running.map(({ settled }) => settled))
  }

  private async run(id: number, method: string, params: unknown, signal: AbortSignal): Promise<void> {
    // Not before `running` knows it, or a call that is over at once would stay in there.
    await Promise.resolve()
    try {
      const onProgress = (progress: unknown): void => this.post({ id, progress })
      this.post({ id, result: await this.dispatch(method, params, { signal, onProgress }) })
    } catch (error) {
      this.post({ id, error: toWireError(error) })
    } finally {
      this.running.delete(id)
    }
  }
}
