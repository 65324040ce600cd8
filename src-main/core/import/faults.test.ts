/** What goes wrong around an import: each gets a sentence, nothing is half-written, and importing again succeeds. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { zip } from '../testing/archives.ts'
import { testEffects } from '../testing/effects.ts'
import { openApp, type TestApp } from '../testing/open-app.ts'
import { RunWriter } from './events/event-writer.ts'
import { openWorkspace } from '../workspace/workspace.ts'
import { importFile } from './import-files.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const header = 'timestamp,visitor,event,path\n'
const rows = (count: number, from = 0): string =>
  Array.from({ length: count }, (_, i) => `2019-01-01T00:00:00Z,v${from + i},,/page/${(from + i) % 500}\n`).join('')
const small = header + rows(3)
const more = header + rows(3, 900_000)

const run = async (file: string, options = {}) => test.call('imports.run', { files: [{ file }] }, options)

/** The workspace is as it was before the file, and takes files. */
async function expectUntouched(imports = 0): Promise<void> {
  expect(await test.call('imports.list', {})).toHaveLength(imports)
  expect(await test.call('workspace.check', {})).toMatchObject({ ok: true, problems: [] })
  const { files } = await run(test.file('afterwards.csv', more))
  expect(files[0]).toMatchObject({ rowsImported: 3 })
}

describe('what is no ordinary file', () => {
  const isPosix = process.platform !== 'win32'

  it.runIf(isPosix)('a pipe is refused at once instead of being waited for', async () => {
    const pipe = join(test.folder, 'pipe.csv')
    execFileSync('mkfifo', [pipe])
    await expect(run(pipe)).rejects.toThrow(`${pipe} is not an ordinary file`)
    await expect(test.call('imports.inspect', { file: pipe })).rejects.toThrow('is not an ordinary file')
    const decision = { file: pipe, kind: 'decision' as const }
    await expect(test.call('imports.run', { files: [decision] })).rejects.toThrow('is not an ordinary file')
    await expectUntouched()
  })

  it.runIf(isPosix)('devices and sockets are refused', async () => {
    const path = join(test.folder, 'socket')
    // Opened by another process: nothing here knows the network.
    const listen = `require('net').createServer().listen(process.argv[1], () => process.stdout.write('listening'))`
    const server = spawn(process.execPath, ['-e', listen, path], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(server.stdout, 'data')
    try {
      for (const file of ['/dev/zero', '/dev/null', path])
        await expect(run(file)).rejects.toThrow(`${file} is not an ordinary file`)
    } finally {
      server.kill()
    }
    await expectUntouched()
  })

  it('a folder in which there is nothing to import says so; links to files in it are followed', async () => {
    const folder = join(test.folder, 'exports')
    mkdirSync(folder)
    await expect(run(folder)).rejects.toThrow('is a folder without files')
    symlinkSync(test.file('elsewhere.csv', small), join(folder, 'linked.csv'))
    symlinkSync(folder, join(folder, 'round-in-a-circle'))
    symlinkSync(join(folder, 'gone'), join(folder, 'dangling.csv'))
    const { files, refused } = await run(folder)
    expect(files).toMatchObject([{ file: join(folder, 'linked.csv'), rowsImported: 3 }])
    expect(refused).toEqual([])
  })
})

describe('a file that changes while it is read', () => {
  // Large enough for several batches; past 32 MB it would be read in segments.
  const streamed = header + rows(80_000)
  const segmented = (): string => header + rows(900_000)
  const cases: [string, (file: string) => void][] = [
    ['grows', (file) => appendFileSync(file, rows(1, 5_000_000))],
    ['shrinks', (file) => truncateSync(file, 1_000)],
    ['is emptied', (file) => truncateSync(file, 0)],
    ['is replaced', (file) => { writeFileSync(`${file}.new`, small); renameSync(`${file}.new`, file) }], // prettier-ignore
    ['is deleted', (file) => rmSync(file)],
  ]

  it.each(cases)('%s: nothing of it is kept, and it is said why', async (_, change) => {
    const file = test.file('live.csv', streamed)
    let isChanged = false
    const onProgress = (): void => {
      if (!isChanged) change(file)
      isChanged = true
    }
    await expect(run(file, { onProgress })).rejects.toThrow(
      /live\.csv (changed while it was read|became shorter|is empty)|There is no file .*live\.csv/,
    )
    await expectUntouched()
    // A file of this name again, whole: it is as new.
    expect((await run(test.file('live.csv', more + rows(1)))).files[0]).toMatchObject({ rowsImported: 1, rowsDuplicate: 3 }) // prettier-ignore
  })

  it('shrinks while it is read in segments', async () => {
    const file = test.file('large.csv', segmented())
    expect(statSync(file).size).toBeGreaterThan(32 * 1024 * 1024)
    let isChanged = false
    const onProgress = (): void => {
      if (!isChanged) truncateSync(file, 20 * 1024 * 1024)
      isChanged = true
    }
    await expect(run(file, { onProgress })).rejects.toThrow(/large\.csv (became shorter|changed) while it was read/)
    await expectUntouched()
  })
})

describe('a line without end', () => {
  // The limit is 16 MB, so that 20 MB take the way that 2 GB take; `scripts/long-line.mjs` takes those.
  const endless = (before: string, after = ''): string => `${before}${'x'.repeat(20 * 1024 * 1024)}${after}`
  const json =
    '{"type":"page","messageId":"a","anonymousId":"v","timestamp":"2019-01-01T00:00:00Z","properties":{"path":"/a"}}'
  const cases: [string, () => string | Uint8Array, RegExp][] = [
    ['at the beginning', () => endless(''), /first line of .* is longer than a megabyte/],
    ['in a table', () => endless(small), /endless: line 5 is longer than 16 MB/],
    ['in a table, packed', () => gzipSync(endless(small)), /endless: line 5 is longer than 16 MB/],
    [
      'in a table of UTF-16',
      () => Buffer.from(`\ufeff${endless(small)}`, 'utf16le'),
      /endless: line 5 is longer than 16 MB/,
    ],
    ['in quotes', () => endless(`${small}2019-01-01,v,"`), /endless: line 5 is longer than 16 MB/],
    ['among JSON lines', () => endless(`${json}\n`), /endless: line 2 is longer than 16 MB/],
    ['in a JSON array', () => endless(`[${json},\n{"a":"`), /from line 2 on is longer than 16 MB/],
    ['among spend', () => endless('Tool,Cost,Owner\nSlack,10,Ana\n'), /endless: line 3 is longer than 16 MB/],
  ]

  it.each(cases)('%s is refused with a sentence', async (_, make, sentence) => {
    await expect(run(test.file('endless', make()))).rejects.toThrow(sentence)
    await expectUntouched()
  })
})

describe('JSON in one line, as APIs answer', () => {
  const event = (at: number): string =>
    `{"type":"page","messageId":"m${at}","anonymousId":"v${at}","timestamp":"2019-01-01T00:00:00Z","properties":{"path":"/a"}}`
  const events = Array.from({ length: 12_000 }, (_, at) => event(at)).join(',')
  const files: [string, string][] = [
    ['an array', `[${events}]`],
    ['an array whose second line has it', `[\n${events}\n]`],
    ['an object with a list', `{"data":[${events}]}`],
  ]

  it.each(files)('%s is read whatever its length', async (_, text) => {
    expect(text.length).toBeGreaterThan(1024 * 1024)
    const { files: read } = await run(test.file('answer.json', text))
    expect(read[0]).toMatchObject({ rowsImported: 12_000, rowsRejected: 0 })
  })

  it('is refused at once where it is no JSON', async () => {
    const long = 'x'.repeat(2 * 1024 * 1024)
    await expect(run(test.file('no.json', `{${long}`))).rejects.toThrow('is longer than a megabyte')
    await expect(run(test.file('none.json', `[${long}`))).rejects.toThrow('nothing in its beginning is a JSON object')
  })
})

describe('an archive', () => {
  const locked = (members: Record<string, string>): Uint8Array => {
    const bytes = Buffer.from(zip(members))
    // Bit 0 of the flags says that a member is encrypted; they stand in both of its headers.
    for (const [mark, at] of [
      ['PK\u0003\u0004', 6],
      ['PK\u0001\u0002', 8],
    ] as const)
      // prettier-ignore
      for (let found = bytes.indexOf(mark, 0, 'latin1'); found >= 0; found = bytes.indexOf(mark, found + 1, 'latin1'))
        bytes[found + at]! |= 1
    return bytes
  }

  it('protected by a password is named as such', async () => {
    const one = test.file('one.zip', locked({ 'a.csv': small }))
    await expect(run(one)).rejects.toThrow(`${one} is protected by a password; unpack it and import what is in it.`)
    const two = test.file('two.zip', locked({ 'a.csv': small, 'b.csv': small }))
    await expect(test.call('imports.inspect', { file: two })).rejects.toThrow('is protected by a password')
    await expectUntouched()
  })

  it('whose members together unpack to far more than its size is a bomb, however harmless each one is', async () => {
    // Each below 64 MB by itself, 80 MB together.
    const filled = small + '\n'.repeat(20 * 1024 * 1024)
    const members = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}.csv`, filled]))
    await expect(run(test.file('bomb.zip', zip(members)))).rejects.toThrow('unpacks to more than 250 times its size')
    await expectUntouched()
  })
})

describe('a full disk', () => {
  it('loses nothing, says so, and the file goes in once there is room', async () => {
    const path = join(test.folder, 'full.touchstack')
    const workspace = openWorkspace(path, { create: true })
    const effects = testEffects(test.folder)
    const context = {
      workspace,
      effects,
      signal: undefined,
      onProgress: undefined,
      dryRun: false,
      run: new RunWriter(),
    }
    const large = test.file('large.csv', header + rows(100_000, 10))
    const place = { index: 1, files: 1 }
    await importFile({ path: test.file('small.csv', small) }, place, context)
    // SQLite's own limit stands for the disk's: the same code, SQLITE_FULL.
    const pages = workspace.writer.pragma('page_count', { simple: true }) as number
    workspace.writer.pragma(`max_page_count = ${pages + 100}`)
    await expect(importFile({ path: large }, place, context)).rejects.toThrow(
      `The disk that holds ${path} is full; nothing was changed.`,
    )
    expect(workspace.writer.inTransaction).toBe(false)
    expect(workspace.reader.prepare(`SELECT count(*) FROM event`).pluck().get()).toBe(3)
    expect(workspace.reader.prepare(`SELECT count(*) FROM import`).pluck().get()).toBe(1)
    workspace.writer.pragma('max_page_count = 4294967294')
    expect((await importFile({ path: large }, place, context)).report).toMatchObject({ rowsImported: 100_000, rowsDuplicate: 0 }) // prettier-ignore
    workspace.close()
  })

  it('that is really full: the workspace answers, closes, opens and goes on', async (context) => {
    const disk = mkdtempSync(join(tmpdir(), 'touchstack-disk-'))
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk], { encoding: 'utf8' })
    if (mounted.status !== 0) {
      rmSync(disk, { recursive: true })
      const why = mounted.error?.message ?? mounted.stderr.trim()
      process.stdout.write(`A really full disk is not tested: a small one cannot be mounted here (${why}).\n`)
      return context.skip()
    }
    try {
      const large = test.file('large.csv', header + rows(200_000))
      const file = join(disk, 'w.touchstack')
      await test.call('workspace.open', { file, create: true })
      await run(test.file('small.csv', small))
      // Not a byte is left: even what was worked out for faster reports cannot be saved, and that is no failure.
      const ballast = openSync(join(disk, 'ballast'), 'w')
      expect(() => { for (;;) writeSync(ballast, Buffer.alloc(4_096)) }).toThrow('ENOSPC') // prettier-ignore
      closeSync(ballast)
      await expect(run(test.file('more.csv', more))).rejects.toThrow(/disk/)
      expect(await test.call('workspace.status', {})).toMatchObject({ events: 3, imports: 1 })
      await test.call('workspace.close', {})
      await test.call('workspace.open', { file })
      expect(await test.call('workspace.status', {})).toMatchObject({ events: 3, people: 3 })
      rmSync(join(disk, 'ballast'))
      await expect(run(large)).rejects.toThrow(`The disk that holds ${file} is full; nothing was changed.`)
      await expectUntouched(1)
      expect(await test.call('workspace.status', {})).toMatchObject({ events: 6, people: 6 })
    } finally {
      await test.call('workspace.close', {})
      execFileSync('umount', [disk])
      rmSync(disk, { recursive: true })
    }
  })
})

describe('a workspace that is open elsewhere', () => {
  const lock = async (path: string) => {
    const script = fileURLToPath(new URL('../testing/lock-workspace.ts', import.meta.url))
    const child = spawn(process.execPath, [script, path], { stdio: ['pipe', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    return async () => {
      child.stdin.end()
      await once(child, 'exit')
    }
  }
  const workspace = (): string => join(test.folder, 'test.touchstack')

  it('and being written is waited for a while, answers queries, and then says what to do', async () => {
    await run(test.file('small.csv', small))
    const release = await lock(workspace())
    const importing = run(test.file('more.csv', more))
    importing.catch(() => undefined)
    // Neither the queries of this process nor another one that only reads have to wait.
    expect(await test.call('workspace.status', {})).toMatchObject({ events: 3 })
    const other = await openApp()
    await other.call('workspace.open', { file: workspace() })
    expect(await other.call('workspace.status', {})).toMatchObject({ events: 3 })
    const cancelled = new AbortController()
    const given = other.call('imports.run', { files: [{ file: test.file('x.csv', small) }] }, { signal: cancelled.signal }) // prettier-ignore
    given.catch(() => undefined)
    cancelled.abort()
    await expect(given).rejects.toThrow('Cancelled')
    other.close()
    await expect(importing).rejects.toThrow('is being changed by another program; try again when it is done.')
    await release()
    await expectUntouched(1)
  })

  it('is waited for until the other is done', async () => {
    const release = await lock(workspace())
    const importing = run(test.file('small.csv', small))
    await release()
    expect((await importing).files[0]).toMatchObject({ rowsImported: 3 })
  })

  it('by two hosts that both import shows the same to both, and loses nothing', async () => {
    const other = await openApp()
    await other.call('workspace.open', { file: workspace() })
    await run(test.file('a.csv', small))
    await other.call('imports.run', { files: [{ file: test.file('b.csv', more) }] })
    // Both at once; one of them waits for the other.
    const c = run(test.file('c.csv', header + rows(10_000, 100)))
    const d = other.call('imports.run', { files: [{ file: test.file('d.csv', header + rows(10_000, 100_000)) }] })
    expect(await Promise.all([c, d])).toMatchObject([
      { files: [{ rowsImported: 10_000 }] },
      { files: [{ rowsImported: 10_000 }] },
    ])
    for (const { call } of [test, other])
      expect(await call('workspace.status', {})).toMatchObject({ events: 20_006, people: 20_006, imports: 4 })
    expect(await other.call('workspace.check', {})).toMatchObject({ ok: true, problems: [] })
    other.close()
    await test.call('workspace.close', {})
    await test.call('workspace.open', { file: workspace() })
    expect(await test.call('workspace.status', {})).toMatchObject({ events: 20_006, people: 20_006 })
  })
})
