import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Engine, startEngine } from './engine-client.ts'
import { FrameServer } from './frames.ts'
import { handleOf } from './handles.ts'

const folder = mkdtempSync(join(tmpdir(), 'touchstack-test-'))
beforeAll(() =>
  build({
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('./testing/fake-worker.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: false,
    },
  }),
)
afterAll(() => rmSync(folder, { recursive: true }))

let engine: Engine | null = null
const start = (script = 'fake-worker.js'): Engine =>
  (engine = startEngine({
    script: pathToFileURL(join(folder, script)),
    dataDir: '/data',
    parseWorker: 'file:///parse-worker.js',
  }))
afterEach(async () => {
  await engine?.close()
  engine = null
})

describe('calls', () => {
  test('carry params, results and the data folder', async () => {
    const { dispatch } = start()
    expect(await dispatch('echo', { a: [1, null, 'é'] })).toEqual({ a: [1, null, 'é'] })
    expect(await dispatch('data', {})).toBe('/data')
  })

  test('answer each caller, in whatever order they finish', async () => {
    const { dispatch } = start()
    const controller = new AbortController()
    const slow = dispatch('imports.run', {}, { signal: controller.signal })
    expect(await Promise.all([1, 2, 3].map((n) => dispatch('echo', { n })))).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
    controller.abort()
    await expect(slow).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('report progress, in order', async () => {
    const seen: unknown[] = []
    expect(await start().dispatch('count', {}, { onProgress: (progress) => seen.push(progress) })).toBe('counted')
    expect(seen).toEqual([{ rows: 1 }, { rows: 2 }, { rows: 3 }])
  })

  test('fail with code and sentence', async () => {
    const { dispatch } = start()
    await expect(dispatch('nothing', {})).rejects.toMatchObject({
      name: 'AppError',
      code: 'USAGE',
      message: 'There is no method "nothing".',
    })
    await expect(dispatch('uncloneable', {})).rejects.toMatchObject({ code: 'FAILED' })
    await expect(dispatch('echo', { call: () => 1 })).rejects.toThrow(/could not be cloned/)
  })

  test('know whether something is being changed', async () => {
    const started = start()
    expect(started.busy()).toBe(false)
    const controller = new AbortController()
    const run = started.dispatch('imports.run', {}, { signal: controller.signal })
    expect(started.busy()).toBe(true)
    controller.abort()
    await expect(run).rejects.toThrow()
    expect(started.busy()).toBe(false)
  })
})

describe('cancelling', () => {
  test('reaches a scan that never lets go of its thread', async () => {
    const controller = new AbortController()
    const scan = start().dispatch('scan', {}, { signal: controller.signal })
    await sleep(300)
    controller.abort()
    await expect(scan).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('before the call asks nothing', async () => {
    await expect(start().dispatch('echo', {}, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'CANCELLED',
    })
  })
})

describe('files', () => {
  test('are known by the handle the host gave out, and by nothing else', async () => {
    const { dispatch, grant } = start()
    const handle = grant('/home/ann/pages.csv')
    expect(await dispatch('resolve', { handle })).toBe('/home/ann/pages.csv')
    for (const other of ['/etc/passwd', '/home/ann/pages.csv', 'file-', '', '__proto__', handleOf('/etc/passwd')])
      await expect(dispatch('resolve', { handle: other }), other).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('opened lately can be named at once', async () => {
    expect(await start().dispatch('resolve', { handle: handleOf('/recent/Last.touchstack') })).toBe(
      '/recent/Last.touchstack',
    )
  })

  test('appear in errors by name only', async () => {
    const { dispatch, grant } = start()
    await expect(dispatch('fail', { handle: grant('/home/ann/pages.csv') })).rejects.toMatchObject({
      code: 'BAD_FILE',
      message: 'pages.csv, line 3: no time.',
    })
  })
})

describe('a crash', () => {
  test('rejects what was asked, and the next call finds a new engine that knows the same files', async () => {
    const { dispatch, grant } = start()
    const handle = grant('/home/ann/pages.csv')
    const waiting = dispatch('imports.run', {})
    const crash = dispatch('crash', {})
    await expect(crash).rejects.toThrow(/out of memory/)
    await expect(waiting).rejects.toMatchObject({ code: 'FAILED' })
    expect(await dispatch('resolve', { handle })).toBe('/home/ann/pages.csv')
  })

  test('at the start is told as well', async () => {
    await expect(start('absent.js').dispatch('echo', {})).rejects.toMatchObject({ code: 'FAILED' })
  })
})

describe('closing', () => {
  test('cancels what is under way and takes nothing more', async () => {
    const started = start()
    const run = started.dispatch('imports.run', {})
    const scan = started.dispatch('scan', {})
    const settled = Promise.allSettled([run, scan])
    await sleep(200)
    await started.close()
    expect(await settled).toMatchObject([
      { status: 'rejected', reason: { code: 'CANCELLED' } },
      { status: 'rejected', reason: { code: 'CANCELLED' } },
    ])
    await expect(started.dispatch('echo', {})).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('an engine nobody called is nothing', async () => {
    await start().close()
  })
})

test('frames of a page that are no calls do nothing', async () => {
  const posted: unknown[] = []
  const called: string[] = []
  const server = new FrameServer(
    (method) => Promise.resolve(called.push(method)),
    (frame) => posted.push(frame),
  )
  for (const frame of [
    null,
    7,
    'close',
    { grant: 'h', path: '/etc/passwd' },
    { close: true },
    { id: '1', method: 'echo' },
    { id: 1, method: 2 },
    { id: 1, cancel: true },
  ])
    server.receive(frame)
  await sleep(1)
  expect([posted, called]).toEqual([[], []])
  server.receive({ id: 1, method: 'echo' })
  server.receive({ id: 1, method: 'again' })
  await server.cancelAll()
  expect([posted, called]).toEqual([[{ id: 1, result: 1 }], ['echo']])
})
