/** The command line where it may not write or read, as an ordinary user and in a process of its own. */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { builtScript } from '../../core/testing/built.ts'

const cli = fileURLToPath(builtScript('cli'))
/** Permissions do not hold for root, who becomes `nobody` for these. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstack-cli-'))
  if (nobody.uid !== undefined) chownSync(folder, nobody.uid, nobody.gid)
})
afterEach(() => {
  for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o700)
  rmSync(folder, { recursive: true, force: true })
})

const touchstack = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    ...nobody,
    encoding: 'utf8',
    env: { ...process.env, TOUCHSTACK_DATA_DIR: join(folder, 'data'), HOME: folder },
    timeout: 60_000,
  })
  return { code: status, out: stdout, err: stderr.trim() }
}

function whyNot(): string | null {
  if (process.platform === 'win32') return 'folders on Windows have no such permissions'
  const { code, err } = touchstack('--version')
  return code === 0 ? null : `nobody cannot run it here (${err.split('\n')[0]})`
}

/** A folder that can be read and not written. */
function readOnly(name: string, fill: (path: string) => void): string {
  const path = join(folder, name)
  mkdirSync(path)
  if (nobody.uid !== undefined) chownSync(path, nobody.uid, nobody.gid)
  fill(path)
  chmodSync(path, 0o555)
  return path
}

it(
  'what may not be written or read gets a sentence, and what only has to be read is read',
  { timeout: 120_000 },
  (context) => {
    const reason = whyNot()
    if (reason !== null) {
      process.stdout.write(`Read-only folders are not tested: ${reason}.\n`)
      return context.skip()
    }
    const header = 'timestamp,visitor,event,path\n'
    const exports = readOnly('exports', (path) => {
      writeFileSync(join(path, 'a.csv'), `${header}2019-01-01,v,,/a\n`)
      writeFileSync(join(path, 'secret.csv'), `${header}2019-01-02,v,,/a\n`)
      chmodSync(join(path, 'secret.csv'), 0)
      if (nobody.uid !== undefined) chownSync(join(path, 'secret.csv'), 0, 0)
    })
    const workspace = join(folder, 'w.touchstack')
    // Exports in a read-only folder are only read.
    expect(touchstack('import', join(exports, 'a.csv'), '-w', workspace)).toMatchObject({ code: 0, err: '' })
    const secret = join(exports, 'secret.csv')
    expect(touchstack('import', secret, '-w', workspace)).toEqual({
      code: 1,
      out: '',
      err: `${secret} cannot be read; check its permissions.`,
    })
    expect(touchstack('check', '-w', workspace)).toMatchObject({ code: 0 })

    const kept = readOnly('kept', () => undefined)
    const fresh = join(kept, 'new.touchstack')
    expect(touchstack('import', join(exports, 'a.csv'), '-w', fresh)).toMatchObject({
      code: 1,
      err: `${fresh} cannot be opened: check that the folder exists and may be written.`,
    })
    expect(readdirSync(kept)).toEqual([])

    // A workspace that may be read only, where SQLite cannot put its log beside it.
    chmodSync(workspace, 0o444)
    chmodSync(folder, 0o555)
    const refused = touchstack('import', join(exports, 'a.csv'), '-w', workspace)
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/w\.touchstack cannot be (opened|written): .*(folder|read-only)/)
    chmodSync(folder, 0o755)
    chmodSync(workspace, 0o644)
    const again = touchstack('import', join(exports, 'a.csv'), '-w', workspace)
    expect(again).toMatchObject({ code: 0, err: '' })
    expect(again.out).toContain('1 rows read = 0 imported + 1 duplicate + 0 not counted')
  },
)
