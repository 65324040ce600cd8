/** Calls over a message port that the desktop app's preload script hands in. */
import type { Call, CallOptions, MethodName } from '../../shared/api.ts'
import { fromWireError } from '../../shared/errors.ts'
import type { RequestFrame, ResponseFrame } from '../../shared/rpc.ts'
import { cancelled, type Connection, type DesktopBridge } from './host.ts'

export function connectDesktop(desktop: DesktopBridge): Connection {
  const pending = new Map<number, { progress: (value: unknown) => void; done: (frame: ResponseFrame) => void }>()
  let port: Promise<MessagePort> | null = null
  let lastId = 0
  const open = async (): Promise<MessagePort> => {
    const opened = await new Promise<MessagePort>((resolve) => {
      const receive = (event: MessageEvent<unknown>): void => {
        if (event.source !== window || event.data !== desktop.portMessage || !event.ports[0]) return
        window.removeEventListener('message', receive)
        resolve(event.ports[0])
      }
      window.addEventListener('message', receive)
      desktop.connect()
    })
    opened.addEventListener('message', ({ data }: MessageEvent<ResponseFrame>) => {
      const waiting = pending.get(data.id)
      if ('progress' in data) waiting?.progress(data.progress)
      else waiting?.done(data)
    })
    opened.start()
    return opened
  }
  const call = async (method: string, params: unknown, options: CallOptions<MethodName> = {}): Promise<unknown> => {
    if (options.signal?.aborted) throw cancelled()
    const engine = await (port ??= open())
    const id = ++lastId
    const send = (frame: RequestFrame): void => engine.postMessage(frame)
    const cancel = (): void => send({ id, cancel: true })
    options.signal?.addEventListener('abort', cancel, { once: true })
    try {
      return await new Promise((resolve, reject) => {
        pending.set(id, {
          progress: (value) => options.onProgress?.(value as never),
          done: (frame) => {
            if ('error' in frame) reject(fromWireError(frame.error))
            else if ('result' in frame) resolve(frame.result)
          },
        })
        send({ id, method, params })
      })
    } finally {
      pending.delete(id)
      options.signal?.removeEventListener('abort', cancel)
    }
  }
  return {
    call: call as Call,
    host: {
      kind: 'desktop',
      fileHandle: (file) => desktop.fileHandle(file),
      pickWorkspace: () => desktop.pickWorkspace(),
      onRequest: (listener) => desktop.onRequest(listener),
    },
  }
}
