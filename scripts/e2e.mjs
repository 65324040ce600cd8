/** Runs Playwright in a browser that is there or can be fetched; arguments go to `playwright test`. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { findOrFetchBrowser } from './browser.mjs'

try {
  const env = { ...process.env, TOUCHSTACK_BROWSER: findOrFetchBrowser() }
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')
  const { status } = spawnSync(process.execPath, [cli, 'test', ...process.argv.slice(2)], { env, stdio: 'inherit' })
  process.exitCode = status ?? 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
