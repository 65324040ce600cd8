#!/usr/bin/env node
/** Entry of the command line. */
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { dataDir, locate } from '../locations.ts'
import { stopSignal } from '../stop-signal.ts'
import { run } from './run.ts'

// `touchstack report … | head` closes the pipe when it has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const locations = locate(import.meta.url)
let stopping: AbortSignal | null = null

process.exitCode = await run(process.argv.slice(2), {
  out: (out) => process.stdout.write(out),
  err: (line) => process.stderr.write(`${line}\n`),
  terminal: process.stderr.isTTY
    ? { columns: () => process.stderr.columns, write: (line) => process.stderr.write(line) }
    : null,
  width: () => (process.stdout.isTTY ? process.stdout.columns : null),
  readStdin: () => text(process.stdin),
  locations,
  dataDir: dataDir(process.env, process.platform),
  async openApp(folder) {
    const { createApp } = await import('../../core/app.ts')
    return createApp({
      now: () => new Date(),
      dataDir: folder,
      resolveFile: (file) => resolve(file),
      grantFile: (path) => path,
      log: (level, message) => {
        if (level !== 'info') process.stderr.write(`${message}\n`)
      },
      parseWorker: locations.parseWorker,
    })
  },
  stopSignal: () => (stopping ??= stopSignal()),
})
