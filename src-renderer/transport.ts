/**
 * How the page reaches the engine: by HTTP to the web host that served it, or over a message port that the desktop
 * app's preload script hands in. Both give the same `Call`, with progress and cancelling.
 */
import type { Call, CallOptions, MethodName, ParamsInput, Result } from '../shared/api.ts'
import { AppError, fromWireError, type WireError } from '../shared/errors.ts'
import { sessionHeader, type RequestFrame, type ResponseFrame } from '../shared/rpc.ts'

interface FileOptions {
  /** Bytes sent so far, and of all. */
  onProgress?: ((sent: number, total: number) => void) | undefined
  signal?: AbortSignal | undefined
}

/** What the page can ask of the program around it. */
export interface HostBridge {
  kind: 'desktop' | 'browser'
  /** A handle by which the engine knows the file: its path on the desktop, an upload in the browser. */
  fileHandle(file: File, options?: FileOptions): Promise<string>
  /** Lets the person choose a workspace file; null when they change their mind. Desktop only. */
  pickWorkspace?: () => Promise<string | null>
}

/** What the preload script puts on `window`. */
interface DesktopBridge {
  /** Asks for a port to the engine; it arrives as a message of this window that says `portMessage`. */
  connect: () => void
  portMessage: string
  fileHandle: (file: File) => Promise<string>
  pickWorkspace: () => Promise<string | null>
}

declare global {
  interface Window {
    touchstack?: DesktopBridge
  }
}

export function connect(): { call: Call; host: HostBridge } {
  return window.touchstack ? connectDesktop(window.touchstack) : connectWeb()
}

const cancelled = (): AppError => new AppError('CANCELLED', 'Cancelled.')

function connectDesktop(desktop: DesktopBridge): { call: Call; host: HostBridge } {
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
    },
  }
}

const tokenKey = 'touchstack-token'

/** The token comes once in the address, is kept for this tab, and leaves the address at once. */
function takeToken(): string {
  const match = /^#token=([\w-]+)(?:&(.*))?$/.exec(location.hash)
  if (match) {
    sessionStorage.setItem(tokenKey, match[1]!)
    history.replaceState(null, '', match[2] ? `#${match[2]}` : location.pathname)
  }
  return sessionStorage.getItem(tokenKey) ?? ''
}

function connectWeb(): { call: Call; host: HostBridge } {
  const token = takeToken()
  const call = async <M extends MethodName>(
    method: M,
    params: ParamsInput<M>,
    options: CallOptions<M> = {},
  ): Promise<Result<M>> => {
    const abort = new AbortController()
    const cancel = (): void => abort.abort()
    if (options.signal?.aborted) throw cancelled()
    options.signal?.addEventListener('abort', cancel, { once: true })
    try {
      const response = await fetch(`/rpc/${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [sessionHeader]: token },
        body: JSON.stringify(params),
        signal: abort.signal,
      })
      return (await readLines(response, options.onProgress as (value: unknown) => void)) as Result<M>
    } catch (error) {
      if (abort.signal.aborted) throw cancelled()
      if (error instanceof AppError) throw error
      throw new AppError(
        'FAILED',
        'Touchstack does not answer; it may have been closed. Start it again and reload this page.',
      )
    } finally {
      options.signal?.removeEventListener('abort', cancel)
    }
  }
  return { call, host: { kind: 'browser', fileHandle: (file, options) => upload(file, token, options) } }
}

type Line = { progress: unknown } | { result: unknown } | { error: WireError }

async function readLines(response: Response, onProgress: ((value: unknown) => void) | undefined): Promise<unknown> {
  if (!response.body) throw new AppError('FAILED', 'Touchstack answered with nothing.')
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let pending = ''
  for (;;) {
    const { done, value } = await reader.read()
    const lines = (pending + (value ?? '')).split('\n')
    pending = lines.pop()!
    for (const text of lines) {
      const line = JSON.parse(text) as Line
      if ('progress' in line) onProgress?.(line.progress)
      else if ('error' in line) throw fromWireError(line.error)
      else return line.result
    }
    if (done) throw new AppError('FAILED', 'Touchstack stopped answering in the middle of its answer.')
  }
}

/** fetch cannot say how far a body has got, so uploads go the older way. */
function upload(file: File, token: string, { onProgress, signal }: FileOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(cancelled())
    const request = new XMLHttpRequest()
    request.open('POST', `/rpc/files.upload?name=${encodeURIComponent(file.name)}`)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader(sessionHeader, token)
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(loaded, total))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.addEventListener('abort', () => reject(cancelled()))
    request.addEventListener('error', () => reject(new AppError('FAILED', `${file.name} could not be read or sent.`)))
    request.addEventListener('load', () => {
      const line = JSON.parse(request.responseText.trim().split('\n').at(-1) ?? '{}') as
        { result: { file: string } } | { error: WireError }
      if ('error' in line) reject(fromWireError(line.error))
      else resolve(line.result.file)
    })
    request.send(file)
  })
}
