/** `npm run pictures`: the docs' pictures, taken of the sample workspace in the real app. */
import { chromium } from '@playwright/test'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findOrFetchBrowser, quietFlags, sandbox } from './browser.mjs'
import { buildIfStale } from './build.mjs'
import { nodeFlags } from './node-flags.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const screens = [
  'content-attribution',
  'model-comparison',
  'template-comparison',
  'people',
  'paths',
  'pages-before-conversion',
  'content-groups',
  'imports',
  'goals',
  'stack-cost',
  'stack-overlap',
  'stack-evolution',
  'renewals',
  'inventory',
  'build-vs-buy',
]

buildIfStale()
const dataDir = mkdtempSync(join(tmpdir(), 'touchstack-pictures-'))
const host = spawn(process.execPath, [...nodeFlags, join(root, 'src-main/hosts/web/main.ts'), '--no-open'], {
  env: { ...process.env, TOUCHSTACK_DATA_DIR: dataDir },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const address = await new Promise((found) => {
  host.stdout.on('data', (text) => {
    const match = /http:\S+/.exec(String(text))
    if (match) found(match[0])
  })
})
const browser = await chromium.launch({
  executablePath: findOrFetchBrowser(),
  args: quietFlags,
  chromiumSandbox: sandbox,
})
try {
  mkdirSync(join(root, 'docs/pictures'), { recursive: true })
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(String(address))
  await page.getByRole('button', { name: /Open the sample/ }).click()
  await page.getByRole('heading', { level: 1, name: /%/ }).waitFor({ timeout: 60_000 })
  for (const theme of /** @type {const} */ (['light', 'dark']))
    for (const screen of screens) {
      await page.emulateMedia({ colorScheme: theme })
      await page.evaluate((to) => (location.hash = `#/${to}`), screen)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForTimeout(700)
      await page.screenshot({ path: join(root, `docs/pictures/${screen}-${theme}.png`) })
    }
} finally {
  await browser.close()
  host.kill()
  rmSync(dataDir, { recursive: true, force: true })
}
