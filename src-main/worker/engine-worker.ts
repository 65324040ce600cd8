/** Entry of the engine worker: the app, off the thread that answers people. */
import { parentPort, workerData } from 'node:worker_threads'
import { createApp } from '../core/app.ts'
import type { EngineData } from './engine-frames.ts'
import { serveApp } from './serve-app.ts'

if (!parentPort) throw new Error('The engine runs as a worker; start a host instead.')
serveApp(parentPort, workerData as EngineData, createApp)
