/** An engine worker around a small app that waits, counts, names files and crashes on demand. */
import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../../shared/errors.ts'
import type { App, Effects } from '../../core/app.ts'
import type { EngineData } from '../engine-frames.ts'
import { serveApp } from '../serve-app.ts'

type Handler = (
  params: Record<string, unknown>,
  signal: AbortSignal,
  onProgress: (progress: unknown) => void,
) => unknown

const handlers = (effects: Effects): Record<string, Handler> => ({
  'workspace.recent': () => [effects.grantFile('/recent/Last.touchstack')],
  echo: (params) => params,
  data: () => effects.dataDir,
  resolve: ({ handle }) => effects.resolveFile(String(handle)),
  fail: ({ handle }) => {
    throw new AppError('BAD_FILE', `${effects.resolveFile(String(handle))}, line 3: no time.`)
  },
  count: (_, __, onProgress) => {
    for (const rows of [1, 2, 3]) onProgress({ rows })
    return 'counted'
  },
  // Stands for the one command of the contract that runs long.
  'imports.run': async (_, signal) => {
    while (!signal.aborted) await sleep(5)
    throw new AppError('CANCELLED', 'Cancelled; nothing of a.csv was kept.')
  },
  // A scan: nothing the event loop does can reach it.
  scan: (_, signal) => {
    const started = Date.now()
    while (!signal.aborted) if (Date.now() - started > 10_000) return 'never cancelled'
    throw new AppError('CANCELLED', 'Cancelled.')
  },
  crash: () => {
    setImmediate(() => {
      throw new Error('out of memory')
    })
    return sleep(10_000)
  },
  uncloneable: () => () => 1,
})

function fakeApp(effects: Effects): App {
  const known = handlers(effects)
  const never = new AbortController().signal
  return {
    call: (method, params, { signal = never, onProgress = () => undefined } = {}) =>
      new Promise((resolve) => {
        const handler = known[method]
        if (!handler) throw new AppError('USAGE', `There is no method "${method}".`)
        resolve(handler(params as Record<string, unknown>, signal, onProgress))
      }),
    close: () => undefined,
  }
}

if (parentPort) serveApp(parentPort, workerData as EngineData, fakeApp)
