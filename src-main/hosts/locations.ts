/** Where a host finds the other parts; all of them are built. */
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Locations {
  engineWorker: URL
  parseWorker: URL
  /** Folder of the built page. */
  page: string
  preload: string
  /** Draws reports as documents. */
  document: URL
  packageJson: URL
}

/**
 * `entry` is the `import.meta.url` of a host's main module in out/main: code shared between hosts may be built into any
 * folder.
 */
export function locate(entry: string): Locations {
  const at = (path: string): URL => new URL(path, entry)
  return {
    engineWorker: at('./engine-worker.js'),
    parseWorker: at('./parse-worker.js'),
    page: fileURLToPath(at('../renderer/')),
    preload: fileURLToPath(at('../preload/index.cjs')),
    document: at('./document.js'),
    packageJson: at('../../package.json'),
  }
}

export function readVersion({ packageJson }: Locations): string {
  return (JSON.parse(readFileSync(packageJson, 'utf8')) as { version: string }).version
}

/** Folder of what people did not place themselves; the same for all hosts. TOUCHSTACK_DATA_DIR overrides it. */
export function dataDir(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home = homedir()): string {
  if (env['TOUCHSTACK_DATA_DIR']) return env['TOUCHSTACK_DATA_DIR']
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Touchstack', 'data')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Touchstack', 'data')
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'touchstack')
}
