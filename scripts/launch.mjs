/**
 * `npm start` and `npm run dev`: builds what is not up to date, then opens the desktop app. Where Electron's binary is
 * absent and cannot be fetched within a few seconds it says so and serves the same app to a browser.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const electron = join(root, 'node_modules/electron')
const fetchLimitMs = 8_000

const help = `npm start -- [-w WORKSPACE] [--port N] [--no-open]

Opens the desktop app. Where there is no display, or Electron's program is not to be had, it serves the same app to a browser
on this computer and prints its address; Ctrl-C ends it.

  -w WORKSPACE   open this one, made when it does not exist
  --port N       of a browser: a port of your choice (any free one)
  --no-open      of a browser: print the address, open none

What else can be done is on the command line: npm run -s touchstack -- --help
`

const args = process.argv.slice(2)
if (args.includes('--help') || args.includes('-h')) {
  process.stdout.write(help)
  process.exit()
}
const watch = args.includes('--watch')
const passed = args.filter((arg) => arg !== '--watch')

/** @returns {string | null} Path of Electron's program, where its own install script put it. */
function findElectron() {
  const nameFile = join(electron, 'path.txt')
  if (!existsSync(nameFile)) return null
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electron, 'dist')
  const binary = join(dist, readFileSync(nameFile, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

/** @returns {boolean} A window can be shown. */
function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)
}

/** @returns {string} Why there is no desktop app, in one line; "" when there is one. */
function whyNoDesktop() {
  if (!hasDisplay()) return 'There is no display for the desktop app; serving it to a browser instead.'
  if (findElectron() !== null) return ''
  const fetched = spawnSync(process.execPath, [join(electron, 'install.js')], {
    stdio: 'ignore',
    timeout: fetchLimitMs,
  })
  if (fetched.status === 0 && findElectron() !== null) return ''
  return "Electron's program is not here and cannot be fetched; serving the app to a browser instead."
}

/**
 * @param {string} program
 * @param {string[]} programArgs
 * @returns {Promise<number>} Exit status. Ctrl-C reaches the child by itself; this process waits for it to end.
 */
function run(program, programArgs) {
  const child = spawn(program, programArgs, { cwd: process.cwd(), stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 0))
  })
}

buildIfStale()
if (watch) {
  const cli = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  const rebuilding = spawn(process.execPath, [cli, 'build', '--watch', '--logLevel', 'warn'], {
    cwd: root,
    stdio: 'inherit',
  })
  process.on('exit', () => rebuilding.kill())
}
const why = whyNoDesktop()
if (why) console.log(why)
process.exitCode = why
  ? await run(process.execPath, [join(root, 'out/main/web.js'), ...passed])
  : await run(/** @type {string} */ (findElectron()), [root, ...passed.filter((arg) => arg !== '--no-open')])
process.exit()
