/** What a host and its engine worker say to each other on top of shared/rpc.ts. */
import type { RequestFrame, ResponseFrame } from '../../shared/rpc.ts'

export interface EngineData {
  /** See Effects. */
  dataDir: string
  /** URL of the parse worker's script. */
  parseWorker: string
}

/** One Int32, 1 once the call is cancelled: a worker deep in a scan reads it, where no message would reach it. */
export type CancelFlag = Int32Array<SharedArrayBuffer>

export type EngineRequest =
  | (Extract<RequestFrame, { method: string }> & { cancelled: CancelFlag })
  | Exclude<RequestFrame, { method: string }>
  /** Cancel what is under way, close the workspace, end. */
  | { close: true }

export type EngineResponse = ResponseFrame

/** A controller whose signal is aborted as soon as the flag says so, and fires its event when the message arrives. */
export function flaggedController(flag: CancelFlag): AbortController {
  const controller = new AbortController()
  Object.defineProperty(controller.signal, 'aborted', { get: () => Atomics.load(flag, 0) === 1 })
  const abort = controller.abort.bind(controller)
  controller.abort = (reason?: unknown) => {
    Atomics.store(flag, 0, 1)
    abort(reason)
  }
  return controller
}
