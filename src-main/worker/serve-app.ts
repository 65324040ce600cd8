/** Runs an app at the worker's end of a port. */
import type { MessagePort } from 'node:worker_threads'
import { AppError, toWireError } from '../../shared/errors.ts'
import type { App, Effects } from '../core/app.ts'
import { type EngineData, type EngineRequest, flaggedController } from './engine-frames.ts'
import { FrameServer } from './frames.ts'
import { Handles } from './handles.ts'

export function serveApp(port: MessagePort, data: EngineData, createApp: (effects: Effects) => App): void {
  const handles = new Handles()
  const app = createApp({
    now: () => new Date(),
    dataDir: data.dataDir,
    resolveFile: (handle) => handles.resolve(handle),
    grantFile: (path) => handles.grant(path),
    log: (level, message) => {
      if (level !== 'info') process.stderr.write(`${message}\n`)
    },
    parseWorker: new URL(data.parseWorker),
  })
  // Grants the recent workspaces, so that a page may open the one it remembers before it has asked for the list.
  const granted = app.call('workspace.recent', {}).catch(() => null)
  const server = new FrameServer(
    async (method, params, options) => {
      await granted
      try {
        return await app.call(method, params, options)
      } catch (error) {
        const { code, message } = toWireError(error)
        throw new AppError(code, handles.redact(message), { cause: error })
      }
    },
    (frame) => port.postMessage(frame),
  )
  port.on('message', (frame: EngineRequest) => {
    if ('grant' in frame) handles.grant(frame.path)
    else if ('close' in frame)
      void server.cancelAll().then(() => {
        app.close()
        port.close()
      })
    else if ('method' in frame) server.receive(frame, flaggedController(frame.cancelled))
    else server.receive(frame)
  })
}
