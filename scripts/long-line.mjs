/**
 * `npm run long-line -- [gigabytes]`: imports a table whose third row never ends, plain, in quotes and as JSON, and
 * says what it was told and how much memory that took. The tests do the same with 20 MB (faults.test.ts).
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfStale } from './build.mjs'

const bytes = Number(process.argv[2] ?? 2) * 1024 ** 3
buildIfStale()
const cli = fileURLToPath(new URL('../out/main/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'touchstack-long-line-'))
const table = 'timestamp,visitor,event,path\n2019-01-01,v,,/a\n'
const message =
  '{"type":"page","messageId":"a","anonymousId":"v","timestamp":"2019-01-01T00:00:00Z","properties":{"path":"/a"}}\n'
/** Says at its end what the process needed at most; kilobytes, as the system counts. */
const reporter = `data:text/javascript,process.on('exit',()=>process.stderr.write('maxrss '+process.resourceUsage().maxRSS+'\\n'))`

let failed = false
try {
  for (const [name, start] of /** @type {const} */ ([
    ['plain', table],
    ['in quotes', `${table}2019-01-02,v,"`],
    ['JSON', message],
  ])) {
    const file = join(folder, 'long')
    const descriptor = openSync(file, 'w')
    writeSync(descriptor, start)
    const piece = Buffer.alloc(16 * 1024 * 1024, 'x')
    for (let written = 0; written < bytes; written += piece.length) writeSync(descriptor, piece)
    closeSync(descriptor)
    const began = performance.now()
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', reporter, cli, 'import', file, '-w', join(folder, 'w.touchstack')],
      { encoding: 'utf8' },
    )
    const kilobytes = Number(/maxrss (\d+)/.exec(stderr)?.[1])
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(
      `${name}, ${(bytes / 1024 ** 3).toFixed(1)} GB: exit ${status}, ${seconds} s, ${Math.round(kilobytes / 1024)} MB at most: ${stderr.replace(/maxrss.*\n?/, '').trim()}`,
    )
    failed ||= status !== 1 || !/longer than 16 MB|more than 256 MB/.test(stderr)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failed ? 1 : 0
