/** Builds what the hosts serve, when a source is newer than the last build. `npm run build` always builds. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { notices } from './licences.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = ['shared', 'src-main', 'src-renderer', 'resources', 'electron.vite.config.ts', 'package-lock.json']
const isTest = /\.test\.tsx?$|[\\/]testing$/
/** What is written last, and shown by the app under About. */
const stamp = 'out/renderer/third-party-notices.txt'

/**
 * @param {string} path
 * @returns {number} Time of the last change in ms; 0 when there is nothing. Folders count too: they change when a file goes.
 */
function changedAt(path) {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (!entry || isTest.test(path)) return 0
  const inside = entry.isDirectory() ? readdirSync(path).map((name) => changedAt(join(path, name))) : []
  return Math.max(entry.mtimeMs, ...inside)
}

/**
 * @returns {void}
 * @throws {Error} The build failed; electron-vite has said why.
 */
export function buildIfStale() {
  buildOnce(false)
}

/** @param {boolean} always Also when nothing has changed. */
function buildOnce(always) {
  // Others that need it at the same time, tests for one, wait for the first.
  waitForTurn()
  try {
    build(always)
  } finally {
    rmdirSync(turn)
  }
}

const turn = join(root, 'out/.building')
/** Longer than any build: who took the turn was killed. In ms. */
const longest = 180_000

function waitForTurn() {
  mkdirSync(join(root, 'out'), { recursive: true })
  for (;;) {
    try {
      mkdirSync(turn)
      return
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
      const since = statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
      if (Date.now() - since > longest) rmdirSync(turn)
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
}

/** @param {boolean} always */
function build(always) {
  const newest = Math.max(...sources.map((path) => changedAt(join(root, path))))
  if (!always && changedAt(join(root, stamp)) > newest) return
  const cli = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status } = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) throw new Error('The build failed.')
  writeFileSync(join(root, stamp), notices())
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildOnce(process.argv.includes('--always'))
