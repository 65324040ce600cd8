/**
 * Finds the browser the end-to-end tests run in: the one named by TOUCHSTACK_BROWSER, Playwright's own, one of the
 * system, or else Playwright's own after fetching it. `node scripts/browser.mjs` prints its path.
 */
import { chromium } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const howToGetOne =
  'No browser for the end-to-end tests: install Chromium, Chrome or Edge, or set TOUCHSTACK_BROWSER to one of them.'

/** @returns {string[]} Where Chromium, Chrome and Edge put themselves, best first. */
function systemBrowsers() {
  const env = process.env
  if (process.platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap((file) =>
      roots.map((root) => join(root, file)),
    )
  }
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', join(env.HOME ?? '/', 'Applications')].map(
        (root) => `${root}/${name}.app/Contents/MacOS/${name}`,
      ),
    )
  }
  // Not chromium-browser: on Ubuntu that is a script that only asks for a snap.
  const folders = ['/usr/bin', ...(env.PATH ?? '').split(delimiter)]
  // The shell is the same engine without a window, which is what Playwright runs too: a quarter less of the processor.
  return ['chromium-headless-shell', 'chromium', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'].flatMap(
    (name) => folders.map((folder) => join(folder, name)),
  )
}

/**
 * @returns {string | undefined} Path of a browser that is already there.
 * @throws {Error} TOUCHSTACK_BROWSER names a file that does not exist.
 */
export function findBrowser() {
  const named = process.env.TOUCHSTACK_BROWSER
  if (named) {
    if (!existsSync(named)) throw new Error(`TOUCHSTACK_BROWSER names a file that does not exist: ${named}`)
    return named
  }
  return [chromium.executablePath(), ...systemBrowsers()].find((path) => existsSync(path))
}

/**
 * @returns {string} Path of a browser, fetched by Playwright when none was there.
 * @throws {Error} One sentence how to get one.
 */
export function findOrFetchBrowser() {
  const found = findBrowser()
  if (found !== undefined) return found
  console.error('No browser found, asking Playwright to fetch Chromium.')
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')
  // Without a network the default timeouts add up to minutes.
  const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env }
  spawnSync(process.execPath, [cli, 'install', '--no-shell', 'chromium'], { env, stdio: ['ignore', 2, 'ignore'] })
  const path = chromium.executablePath()
  if (!existsSync(path)) throw new Error(howToGetOne)
  return path
}

/** Chromium refuses its sandbox to root, and only to root. */
export const sandbox = process.getuid?.() !== 0

/**
 * On top of Playwright's own flags, which turn off updates, sync and first-run pages. Chromium asks for updates and
 * accounts all the same; with these no name but loopback is looked up, by the page or by the browser itself.
 */
export const quietFlags = [
  '--disable-domain-reliability',
  '--no-pings',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(findOrFetchBrowser())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
