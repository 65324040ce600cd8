/** Where a host finds the other parts, whether it runs from the sources or was built into out/main. */
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
  /** Makes what is built, where this runs from the sources. */
  build: URL | null
  packageJson: URL
}

/** `entry` is the `import.meta.url` of a host's main module: code shared between hosts may be built into any folder. */
export function locate(entry: string): Locations {
  const built = !entry.endsWith('.ts')
  const at = (source: string, output: string): URL => new URL(built ? output : source, entry)
  return {
    engineWorker: at('../../worker/engine-worker.ts', './engine-worker.js'),
    parseWorker: at('../../core/import/parse-worker.ts', './parse-worker.js'),
    page: fileURLToPath(at('../../../out/renderer/', '../renderer/')),
    preload: fileURLToPath(at('../../../out/preload/index.cjs', '../preload/index.cjs')),
    document: at('../../../out/main/document.js', './document.js'),
    build: built ? null : new URL('../../../scripts/build.mjs', entry),
    packageJson: at('../../../package.json', '../../package.json'),
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
