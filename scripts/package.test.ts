import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildIfStale } from './build.mjs'
import { writeModules, writeProgram } from './package.mjs'

describe('the program as it is packed, in a folder of its own', { timeout: 180_000 }, () => {
  let folder = ''
  let program = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'touchstack-package-'))
    program = join(folder, 'program')
    buildIfStale()
    writeProgram(program)
    writeModules(program)
  }, 180_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

  const env = () => ({ ...process.env, TOUCHSTACK_DATA_DIR: join(folder, 'data'), NODE_PATH: '', NODE_OPTIONS: '' })
  const touchstack = (...args: string[]): string => answer(args, '')
  /** `said`: what stands beside it. */
  const answer = (args: string[], said: unknown): string => {
    const run = spawnSync(process.execPath, [join(program, 'out/main/cli.js'), ...args], { cwd: folder, env: env(), encoding: 'utf8' }) // prettier-ignore
    expect({ args, status: run.status, stderr: run.stderr }).toEqual({ args, status: 0, stderr: said })
    return run.stdout
  }

  it('imports, reports, checks and writes a document', () => {
    const { version } = JSON.parse(readFileSync(join(program, 'package.json'), 'utf8')) as { version: string }
    expect(touchstack('--version')).toBe(`${version}\n`)
    touchstack('sample', 'S')
    touchstack('import', 'S/segment_pages.csv', 'S/segment_tracks.csv', 'S/tools.csv', '-w', 'w.touchstack')
    touchstack('config', 'set', 'S/config.json', '-w', 'w.touchstack')
    expect(touchstack('report', 'content-attribution', '-w', 'w.touchstack')).toContain('City pages')
    // The solver is WebAssembly, found beside its script.
    const cheapest = ['report', 'stack-consolidation', '--as-of', '2019-07-01', '-w', 'w.touchstack']
    expect(
      answer(
        cheapest,
        expect.stringMatching(
          /^What stays has too few free seats [^\n]*\nOnly who uses [^\n]*\nThe overlap looks at [^\n]*\n$/,
        ),
      ),
    ).toContain('optimal true')
    expect(touchstack('check', '-w', 'w.touchstack')).toContain('No problems.')
    touchstack('export', 'html', 'content-attribution', '-w', 'w.touchstack', '-o', 'r.html')
    expect(readFileSync(join(folder, 'r.html'), 'utf8')).toContain('<svg')
  })

  it('serves the app in a browser', async () => {
    const host = spawn(
      process.execPath,
      [join(program, 'out/main/cli.js'), 'serve', '--no-open', '-w', 'w.touchstack'],
      {
        cwd: folder,
        env: env(),
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    try {
      const address = await new Promise<string>((found) => {
        host.stdout.on('data', (text: Buffer) => {
          const match = /http:\S+/.exec(String(text))
          if (match) found(match[0])
        })
      })
      const page = await fetch(address)
      expect(await page.text()).toContain('<div id="root">')
      const { origin, hash } = new URL(address)
      const answer = await fetch(`${origin}/rpc/workspace.status`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin, 'x-session': hash.replace('#token=', '') },
        body: '{}',
      })
      expect(await answer.text()).toContain('"tools":100')
      expect(await (await fetch(`${origin}/third-party-notices.txt`)).text()).toContain('better-sqlite3')
    } finally {
      host.kill()
      await new Promise((ended) => host.once('exit', ended))
    }
  })

  it('brings what is asked of who passes it on, and nothing of the desktop', () => {
    for (const file of ['LICENSE', 'THIRD-PARTY-NOTICES.txt', 'sbom.cdx.json'])
      expect(existsSync(join(program, file))).toBe(true)
    for (const file of ['out/main/electron.js', 'node_modules/electron', 'node_modules/better-sqlite3/deps'])
      expect(existsSync(join(program, file))).toBe(false)
  })
})
