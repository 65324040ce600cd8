/** A host's side of the engine worker: starts it when it is first needed, and again after a crash. */
import { Worker } from 'node:worker_threads'
import { api, type Call } from '../../shared/api.ts'
import { AppError, fromWireError } from '../../shared/errors.ts'
import type { CancelFlag, EngineData, EngineRequest, EngineResponse } from './engine-frames.ts'
import type { Dispatch, DispatchOptions } from './frames.ts'
import { handleOf } from './handles.ts'

export interface EngineOptions extends EngineData {
  /** The worker's script: source or built, which only the host's entry can know. */
  script: URL
}

export interface Engine {
  /** For the host's own calls. */
  call: Call
  /** For calls passed on from a page. */
  dispatch: Dispatch
  /** Lets the page name this file from now on; returns the handle. */
  grant: (path: string) => string
  /** Whether something that changes a workspace is under way. */
  busy: () => boolean
  /** Cancels what is under way and ends the worker; resolves when it is gone. */
  close: () => Promise<void>
}

interface Pending {
  command: boolean
  cancelled: CancelFlag
  onProgress: DispatchOptions['onProgress']
  resolve: (result: unknown) => void
  reject: (error: Error) => void
}

/** A statement of SQLite cannot be interrupted from outside; this long one is waited for at the end, in ms. */
const closeLimit = 5_000

const crashed = (error: Error | null): AppError =>
  new AppError(
    'FAILED',
    `The engine stopped unexpectedly${error ? ` (${error.message})` : ''}; what it was doing left nothing behind. Open the workspace again.`,
  )

export function startEngine({ script, dataDir, parseWorker }: EngineOptions): Engine {
  const pending = new Map<number, Pending>()
  const granted = new Map<string, string>()
  let worker: Worker | null = null
  let closed = false
  let lastId = 0

  const post = (to: Worker, frame: EngineRequest): void => to.postMessage(frame)

  function rejectAll(error: AppError): void {
    const calls = [...pending.values()]
    pending.clear()
    for (const { reject } of calls) reject(error)
  }

  function start(): Worker {
    const started = new Worker(script, { workerData: { dataDir, parseWorker } satisfies EngineData })
    let failure: Error | null = null
    started.on('message', (frame: EngineResponse) => {
      const call = pending.get(frame.id)
      if (!call) return
      if ('progress' in frame) call.onProgress?.(frame.progress)
      else {
        pending.delete(frame.id)
        if ('error' in frame) call.reject(fromWireError(frame.error))
        else call.resolve(frame.result)
      }
    })
    started.on('error', (error) => {
      failure = error instanceof Error ? error : new Error(String(error))
    })
    started.on('exit', () => {
      if (worker === started) worker = null
      rejectAll(closed ? new AppError('CANCELLED', 'Cancelled, because Touchstack was closed.') : crashed(failure))
    })
    for (const [handle, path] of granted) post(started, { grant: handle, path })
    return started
  }

  const dispatch: Dispatch = (method, params, { signal, onProgress } = {}) =>
    new Promise((resolve, reject) => {
      if (closed) throw new AppError('CANCELLED', 'Cancelled, because Touchstack was closed.')
      if (signal?.aborted) throw new AppError('CANCELLED', 'Cancelled.')
      const id = ++lastId
      const target = (worker ??= start())
      const cancelled: CancelFlag = new Int32Array(new SharedArrayBuffer(4))
      const cancel = (): void => {
        Atomics.store(cancelled, 0, 1)
        post(target, { id, cancel: true })
      }
      const settle = <T>(done: (value: T) => void) => {
        return (value: T): void => {
          signal?.removeEventListener('abort', cancel)
          done(value)
        }
      }
      pending.set(id, {
        command: Object.hasOwn(api, method) && api[method as keyof typeof api].kind === 'command',
        cancelled,
        onProgress,
        resolve: settle(resolve),
        reject: settle(reject),
      })
      signal?.addEventListener('abort', cancel, { once: true })
      try {
        post(target, { id, method, params, cancelled })
      } catch (error) {
        // Params that no message can carry, such as a function.
        pending.get(id)?.reject(error as Error)
        pending.delete(id)
      }
    })

  return {
    call: dispatch as Call,
    dispatch,
    grant(path) {
      const handle = handleOf(path)
      granted.set(handle, path)
      if (worker) post(worker, { grant: handle, path })
      return handle
    },
    busy: () => [...pending.values()].some(({ command }) => command),
    async close() {
      closed = true
      const ending = worker
      if (!ending) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(() => void ending.terminate(), closeLimit)
        ending.once('exit', () => {
          clearTimeout(timer)
          resolve()
        })
        for (const { cancelled } of pending.values()) Atomics.store(cancelled, 0, 1)
        post(ending, { close: true })
      })
    },
  }
}
