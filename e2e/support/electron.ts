import { _electron, test as base, type ElectronApplication, expect } from '@playwright/test'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sandbox } from '../../scripts/browser.mjs'
import { hostEnv, withDataDir } from './data-dir.ts'
import { watch } from './watch.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The binary, where Electron's own install script puts it; `electron` itself would try to fetch it. */
function findElectron(): string | null {
  const folder = join(root, 'node_modules/electron')
  const nameFile = join(folder, 'path.txt')
  if (!existsSync(nameFile)) return null
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist')
  const binary = join(dist, readFileSync(nameFile, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

/** One sentence, or null when Electron can run here. TOUCHSTACK_REQUIRE_ELECTRON lets nothing be skipped. */
export function whyNoElectron(): string | null {
  if (process.env.TOUCHSTACK_REQUIRE_ELECTRON) return null
  if (findElectron() === null) return 'its binary is not here; `node node_modules/electron/install.js` fetches it.'
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return 'there is no display; `xvfb-run npm test` makes one.'
  }
  return null
}

interface ElectronFixtures {
  dataDir: string
  app: ElectronApplication
  /** What the page did and must not; the test fails unless it is empty at the end. */
  violations: string[]
}

/** Gives each test its own desktop app and a `page` that is its first window. */
export const test = base.extend<ElectronFixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs: nothing
  dataDir: async ({}, use) => withDataDir(use),
  app: async ({ dataDir }, use) => {
    const executablePath = findElectron()
    if (executablePath === null) throw new Error('Electron has no binary here.')
    const app = await _electron.launch({
      executablePath,
      args: [root],
      cwd: root,
      env: hostEnv(dataDir),
      chromiumSandbox: sandbox,
    })
    await use(app)
    await app.close()
  },
  violations: async ({ app }, use) => {
    const violations = await watch(app.context())
    await use(violations)
    expect(violations, 'nothing the page must not do').toEqual([])
  },
  page: async ({ app, violations: _ }, use) => {
    await use(await app.firstWindow())
  },
})
