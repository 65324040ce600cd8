import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { builtScript } from '../testing/built.ts'
import { openApp } from '../testing/open-app.ts'
import { migrations } from './migrations.ts'
import { latestVersion, openWorkspace } from './workspace.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstack-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const schemaOf = (path: string): string => {
  const db = new Database(path, { readonly: true })
  const rows = db
    .prepare(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name`)
    .pluck()
    .all() as string[]
  db.close()
  return rows.map((sql) => `${sql};`).join('\n\n') + '\n'
}

describe('a workspace', () => {
  it('has the schema that schema.sql shows', () => {
    const path = join(folder, 'w.touchstack')
    openWorkspace(path, { create: true }).close()
    expect(schemaOf(path)).toBe(readFileSync(new URL('./schema.sql', import.meta.url), 'utf8'))
  })

  it('is brought up to date after a backup, and the old file is untouched when a step fails', () => {
    const path = join(folder, 'w.touchstack')
    openWorkspace(path, { create: true }).close()
    const old = latestVersion()
    const broken = [
      ...migrations,
      { version: old + 1, sql: 'CREATE TABLE extra (id INTEGER) STRICT; CREATE TABLE extra (id INTEGER) STRICT;' },
    ]
    expect(() => openWorkspace(path, { create: false, steps: broken })).toThrow('already exists')
    openWorkspace(path, { create: false }).close()
    const good = [...migrations, { version: old + 1, sql: 'CREATE TABLE extra (id INTEGER) STRICT;' }]
    const migrated = openWorkspace(path, { create: false, steps: good })
    expect(migrated.writer.pragma('user_version', { simple: true })).toBe(old + 1)
    migrated.close()
    const backup = readdirSync(folder).find((name) => name.endsWith(`.v${old}.backup`))
    expect(backup).toBeDefined()
    openWorkspace(join(folder, backup!), { create: false }).close()
    expect(() => openWorkspace(path, { create: false })).toThrow(
      `written by a newer Touchstack (file version ${old + 1}`,
    )
  })

  it('can move the log of a new file at once', () => {
    const workspace = openWorkspace(join(folder, 'w.touchstack'), { create: true })
    expect(workspace.checkpoint()).toBe(false)
    workspace.writer.exec(`INSERT INTO config (key, value) VALUES ('test', '1')`)
    expect(workspace.checkpoint()).toBe(false)
    expect(workspace.checkpoint(1)).toBe(true)
    expect(workspace.checkpoint(1)).toBe(false)
    workspace.close()
  })

  it('moves nothing into the file while its own transaction is open', () => {
    const workspace = openWorkspace(join(folder, 'w.touchstack'), { create: true })
    const { writer } = workspace
    writer.exec('BEGIN IMMEDIATE')
    expect(() => writer.pragma('wal_checkpoint(PASSIVE)')).toThrow('database table is locked')
    expect(workspace.checkpoint()).toBe(false)
    writer.exec('ROLLBACK')
    workspace.close()
  })

  it('refuses what is none with a sentence, and does not touch it', () => {
    const text = join(folder, 'notes.txt')
    writeFileSync(text, 'not a database, but long enough to look like one. '.repeat(20))
    expect(() => openWorkspace(text, { create: true })).toThrow(`${text} is not a Touchstack workspace`)
    expect(readFileSync(text, 'utf8')).toContain('not a database')
    const other = join(folder, 'other.sqlite')
    const db = new Database(other)
    db.exec('CREATE TABLE contacts (name TEXT)')
    db.close()
    expect(() => openWorkspace(other, { create: true })).toThrow('SQLite file but not a Touchstack workspace')
    expect(() => openWorkspace(folder, { create: true })).toThrow('is a folder')
    expect(() => openWorkspace(join(folder, 'nope.touchstack'), { create: false })).toThrow('There is no workspace at')
    expect(() => openWorkspace(join(folder, 'a', 'b.touchstack'), { create: true })).toThrow(
      'its folder does not exist',
    )
  })

  it('can be read by any SQLite tool through the view `events`', async () => {
    const test = await openApp()
    const file = test.file(
      'e.csv',
      'timestamp,visitor,user_id,path,referrer\n2019-01-01T10:00:00.5Z,v1,u1,/a,https://www.google.com/\n',
    )
    await test.call('imports.run', { files: [{ file }] })
    const db = new Database(join(test.folder, 'test.touchstack'), { readonly: true })
    expect(db.prepare(`SELECT * FROM events`).get()).toEqual({
      id: 1, time: '2019-01-01T10:00:00.500Z', visitor: 'v1', user: 'u1', event: 'Page Viewed', host: '', path: '/a',
      referrer: 'https://www.google.com/', source: '', medium: '', campaign: '', device: '', custom_dimension: '', value: null, currency: null, session: null, properties: null,
    }) // prettier-ignore
    db.close()
    test.close()
  })
})

describe('a process killed in the middle of an import', () => {
  it('leaves the workspace as it was before the file, and the import succeeds when run again', async () => {
    const test = await openApp({ goals: [{ name: 'G', event: 'Bought' }] })
    const before = test.file('before.csv', 'timestamp,visitor,event,path\n2019-01-01,v1,,/a\n2019-01-02,v1,Bought,\n')
    await test.call('imports.run', { files: [{ file: before }] })
    test.app.close()
    const rows = Array.from({ length: 400_000 }, (_, i) => `2019-01-01T00:00:00Z,w${i},,/p${i % 500}`)
    const large = test.file('large.csv', `timestamp,visitor,event,path\n${rows.join('\n')}\n`)
    const workspace = join(test.folder, 'test.touchstack')
    const script = fileURLToPath(new URL('../testing/import-slowly.ts', import.meta.url))
    const built = [builtScript('app').href, builtScript('parse-worker').href]
    const child = spawn(process.execPath, [script, workspace, large, ...built], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise<void>((done) => {
      child.stdout.on('data', (text: Buffer) => {
        // Several batches are written and none is committed.
        if (text.toString().includes('rows 131072')) child.kill('SIGKILL')
      })
      child.on('exit', () => done())
    })
    expect(existsSync(workspace)).toBe(true)
    await test.call('workspace.open', { file: workspace })
    expect(await test.call('workspace.check', {})).toMatchObject({ ok: true, problems: [] })
    expect(await test.call('workspace.status', {})).toMatchObject({ events: 2, imports: 1 })
    const again = await test.call('imports.run', { files: [{ file: large }] })
    expect(again.files[0]).toMatchObject({ rowsRead: 400_000, rowsImported: 400_000 })
    expect(await test.call('workspace.status', {})).toMatchObject({ events: 400_002, people: 400_001 })
    test.close()
  })
})
