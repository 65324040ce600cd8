import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AppError, toWireError } from '../../shared/errors.ts'
import type { RequestFrame, ResponseFrame } from '../../shared/rpc.ts'
import { connectDesktop } from './desktop.ts'

/** The other side: answers as the engine does, and keeps what it was sent. */
class Engine {
  readonly frames: RequestFrame[] = []
  readonly page: MessagePort
  private readonly port: MessagePort

  constructor(answer: (frame: RequestFrame, post: (frame: ResponseFrame) => void) => void) {
    const { port1, port2 } = new MessageChannel()
    this.page = port1
    this.port = port2
    port2.onmessage = ({ data }: MessageEvent<RequestFrame>) => {
      this.frames.push(data)
      answer(data, (frame) => port2.postMessage(frame))
    }
  }

  close(): void {
    this.port.close()
  }
}

let page: EventTarget
let engine: Engine | null = null
const deliver = (data: unknown, source: unknown, ports: MessagePort[]): void => {
  page.dispatchEvent(Object.assign(new Event('message'), { data, source, ports }))
}

beforeEach(() => {
  page = new EventTarget()
  vi.stubGlobal('window', page)
})
afterEach(() => {
  engine?.close()
  vi.unstubAllGlobals()
})

/** Connects as the preload script does: the port comes as a message of the page's own window. */
function open(answer: ConstructorParameters<typeof Engine>[0]) {
  engine = new Engine(answer)
  const connect = vi.fn(() => deliver('port', page, [engine!.page]))
  const connection = connectDesktop({
    portMessage: 'port',
    connect,
    fileHandle: (file) => Promise.resolve(`handle of ${file.name}`),
    pickWorkspace: () => Promise.resolve(null),
    onRequest: () => undefined,
  })
  return { ...connection, connect, engine }
}

test('a call is answered, with its progress, over one port for all', async () => {
  const { call, connect } = open((frame, post) => {
    if (!('method' in frame)) return
    post({ id: frame.id, progress: 1 })
    post({ id: frame.id, result: frame.method })
  })
  const seen: unknown[] = []
  expect(await call('workspace.status', {}, { onProgress: (progress: unknown) => seen.push(progress) })).toBe(
    'workspace.status',
  )
  expect(await call('workspace.recent', {})).toBe('workspace.recent')
  expect(seen).toEqual([1])
  expect(connect).toHaveBeenCalledTimes(1)
})

test('answers that come in another order reach the call they belong to', async () => {
  const waiting: number[] = []
  const { call } = open((frame, post) => {
    if (!('method' in frame)) return
    waiting.push(frame.id)
    if (waiting.length === 2) for (const id of waiting.toReversed()) post({ id, result: id })
  })
  const [first, second] = await Promise.all([call('workspace.status', {}), call('workspace.recent', {})])
  expect([first, second]).toEqual(waiting)
})

test('an error of the engine keeps its code and sentence', async () => {
  const { call } = open((frame, post) =>
    'method' in frame
      ? post({ id: frame.id, error: toWireError(new AppError('NO_WORKSPACE', 'No workspace is open.')) })
      : undefined,
  )
  await expect(call('workspace.check', {})).rejects.toMatchObject({
    code: 'NO_WORKSPACE',
    message: 'No workspace is open.',
  })
})

test('cancelling is told to the engine, which ends the call', async () => {
  const { call, engine } = open((frame, post) => {
    if ('cancel' in frame) post({ id: frame.id, error: toWireError(new AppError('CANCELLED', 'Cancelled.')) })
  })
  const controller = new AbortController()
  const answer = call('workspace.openSample', {}, { signal: controller.signal })
  await vi.waitFor(() => expect(engine.frames).toHaveLength(1))
  controller.abort()
  await expect(answer).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(engine.frames.at(-1)).toEqual({ id: 1, cancel: true })
})

test('what is cancelled before it is asked is not asked', async () => {
  const { call, connect } = open(() => undefined)
  await expect(call('workspace.status', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'CANCELLED',
  })
  expect(connect).not.toHaveBeenCalled()
})

test('a port that another window sends is not taken', async () => {
  const stranger = new MessageChannel()
  const { call, connect } = open((frame, post) =>
    'method' in frame ? post({ id: frame.id, result: 'ours' }) : undefined,
  )
  connect.mockImplementationOnce(() => {
    deliver('port', {}, [stranger.port1])
    deliver('something else', page, [stranger.port1])
    deliver('port', page, [engine!.page])
  })
  expect(await call('workspace.status', {})).toBe('ours')
  stranger.port1.close()
})
