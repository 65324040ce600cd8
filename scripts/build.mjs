/** Builds what the hosts serve, when a source is newer than the last build. `npm run build` always builds. */
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = ['shared', 'src-main', 'src-renderer', 'resources', 'electron.vite.config.ts', 'package-lock.json']
/** What electron-vite writes last. */
const stamp = 'out/renderer/index.html'

/**
 * @param {string} path
 * @returns {number} Time of the last change in ms; 0 when there is nothing. Folders count too: they change when a file goes.
 */
function changedAt(path) {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (!entry) return 0
  const inside = entry.isDirectory() ? readdirSync(path).map((name) => changedAt(join(path, name))) : []
  return Math.max(entry.mtimeMs, ...inside)
}

/**
 * @returns {void}
 * @throws {Error} The build failed; electron-vite has said why.
 */
export function buildIfStale() {
  const newest = Math.max(...sources.map((path) => changedAt(join(root, path))))
  if (changedAt(join(root, stamp)) > newest) return
  const cli = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const { status } = spawnSync(process.execPath, [cli, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error('The build failed.')
}
