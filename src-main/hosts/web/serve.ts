/** Runs the web host until it is told to stop: what `touchstack serve` and the built web entry do. */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { startEngine } from '../../worker/engine-client.ts'
import type { Locations } from '../locations.ts'
import { PageFiles } from '../page-files.ts'
import { startWebHost } from './server.ts'
import { openUploads } from './uploads.ts'

export interface ServeOptions {
  locations: Locations
  dataDir: string
  /** Opened at the start, made when it does not exist. */
  workspace: string | null
  /** 0 = any free one. */
  port: number
  /** Shows the address in the person's browser, where there is a display. */
  open: boolean
  print: (line: string) => void
  /** Aborted when the host shall end. */
  signal: AbortSignal
}

/** Resolves when the host has ended. Throws one sentence when it cannot start. */
export async function serve({ locations, dataDir, workspace, port, open, print, signal }: ServeOptions): Promise<void> {
  const pages = new PageFiles(locations.page)
  if (!pages.built) throw new AppError('FAILED', 'The page has not been built yet; run `npm run build` first.')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const engine = startEngine({
    script: locations.engineWorker,
    dataDir,
    parseWorker: locations.parseWorker.href,
  })
  const uploads = openUploads(dataDir)
  try {
    if (workspace !== null)
      await engine.call('workspace.open', { file: engine.grant(resolve(workspace)), create: true }, { signal })
    const host = await startWebHost({
      dispatch: engine.dispatch,
      grant: (path) => engine.grant(path),
      pages,
      uploads,
      token: randomBytes(32).toString('base64url'),
      port,
    })
    print(`Touchstack is running at ${host.address}`)
    print('Press Ctrl-C to stop it.')
    if (open) openBrowser(host.address)
    await aborted(signal)
    await host.close()
  } finally {
    await engine.close()
    uploads.close()
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((done) => signal.addEventListener('abort', () => done(), { once: true }))
}

/** Nothing where there is no display; the address has been printed anyway. */
function openBrowser(address: string): void {
  const command = browserCommand(address, process.platform, process.env)
  if (!command) return
  const [program, ...args] = command
  const opener = spawn(program, args, { stdio: 'ignore', detached: true })
  opener.on('error', () => undefined)
  opener.unref()
}

function browserCommand(
  address: string,
  platform: NodeJS.Platform,
  env: NodeJS.ProcessEnv,
): [program: string, ...args: string[]] | null {
  if (platform === 'darwin') return ['open', address]
  // `start` is a word of the command interpreter, which would read the address once more.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address]
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', address] : null
}
