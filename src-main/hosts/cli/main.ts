#!/usr/bin/env node
/** Entry of the command line. */
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { dataDir, locate } from '../locations.ts'
import { stopSignal } from '../stop-signal.ts'
import { findNode, isTooOld, oldestNode, runWith } from './newer-node.ts'
import { run } from './run.ts'

// `touchstack report … | head` closes the pipe when it has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const locations = locate(import.meta.url)
let stopping: AbortSignal | null = null

const runHere = (): Promise<number> =>
  run(process.argv.slice(2), {
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

async function runInNewerNode(): Promise<number> {
  const script = fileURLToPath(import.meta.url)
  const node = findNode(script, process)
  if (node !== null) return runWith(node, script, process.argv.slice(2))
  process.stderr.write(`touchstack needs Node ${oldestNode} or newer; this is ${process.versions.node}.\n`)
  return 1
}

process.exitCode = await (isTooOld(process.versions.node) ? runInNewerNode() : runHere())
