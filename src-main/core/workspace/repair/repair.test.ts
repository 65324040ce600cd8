/** Files that were really damaged: cut off, pages zeroed or overwritten, the header flipped. */
import Database from 'better-sqlite3'
import fc from 'fast-check'
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Call, RepairedWorkspace } from '../../../../shared/api.ts'
import { AppError } from '../../../../shared/errors.ts'
import { createApp } from '../../app.ts'
import { testEffects } from '../../testing/effects.ts'
import { openApp } from '../../testing/open-app.ts'
import { latestVersion, openWorkspace } from '../workspace.ts'
import { EventIds } from './event-ids.ts'

const events = 6_000
const pageSize = 4096

/** Visitors see pages and some of them buy; every tenth event has properties, some long enough for overflow pages. */
const csv = (from = 0): string =>
  ['timestamp,visitor,user_id,event,path,referrer,utm_source,plan']
    .concat(
      Array.from({ length: events }, (_, i) => i + from).map((i) => {
        const at = new Date(Date.UTC(2019, 0, 1) + i * 60_000).toISOString()
        const visitor = `visitor-${String(i % 1500).padStart(8, '0')}`
        return i % 10 === 9
          ? `${at},${visitor},user-${i % 700},Bought,,,,${'x'.repeat(i % 1000 === 999 ? 9_000 : i % 40)}`
          : `${at},${visitor},,,/some/path/${i % 300},https://www.example.org/${i % 50},news${i % 20},`
      }),
    )
    .join('\n') + '\n'

const config = {
  contentGroups: [{ group: 'Some', match: '/some/**' }],
  goals: [{ name: 'Buy', event: 'Bought' }],
}

const decision = JSON.stringify({
  name: 'Tours', horizonYears: 3, discountRate: 0.1, capabilities: [],
  build: { engineerMonths: [2, 3, 5], loadedMonthlyCost: [9000, 10000, 12000], scopeContingency: 0.2, technicalContingency: 0.1, maintenanceRate: [0.1, 0.15, 0.2], runningPerYear: [0, 100, 200], oversightHoursPerWeek: [0, 1, 2] },
  buy: { seats: [10, 12, 15], pricePerSeatYear: [100, 120, 150], seatGrowth: 0.1, priceUplift: 0.05, implementation: [0, 0, 0], integration: [0, 0, 0], oversightHoursPerWeek: [0, 1, 2], exit: [0, 0, 0] },
  loadedHourlyRate: 80, criteria: [{ name: 'Fit', weight: 1, build: 3, buy: 4 }],
}) // prettier-ignore

let shelf: string
let whole: string
let source: string
beforeAll(async () => {
  const test = await openApp(config)
  source = test.file('events.csv', csv())
  const tools = test.file(
    'tools.csv',
    'name,vendor,category,capabilities,status,cost,currency,billing_period,start_date\nCRM,Acme,crm,contacts,active,1200,USD,year,2018-01-01\nMail,Post,email,mail;contacts,active,600,USD,year,2018-06-01\n',
  )
  await test.call('imports.run', {
    files: [{ file: source }, { file: tools }, { file: test.file('d.json', decision) }],
  })
  await test.call('workspace.close', {})
  shelf = mkdtempSync(join(tmpdir(), 'touchstack-test-'))
  whole = join(shelf, 'whole.touchstack')
  copyFileSync(join(test.folder, 'test.touchstack'), whole)
  writeFileSync(join(shelf, 'events.csv'), readFileSync(source))
  source = join(shelf, 'events.csv')
  test.close()
})
afterAll(() => rmSync(shelf, { recursive: true, force: true }))

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstack-test-'))
  path = join(folder, 'w.touchstack')
  copyFileSync(whole, path)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function withApp<T>(work: (call: Call) => Promise<T>): Promise<T> {
  const app = createApp(testEffects(join(folder, 'data')))
  try {
    return await work(((...args: Parameters<typeof app.call>) => app.call(...args)) as Call)
  } finally {
    app.close()
  }
}

const repair = (): Promise<RepairedWorkspace> => withApp((call) => call('workspace.repair', { file: path }))
const savedOf = (result: RepairedWorkspace, table: string): { saved: number; lost: number | null } | undefined =>
  result.tables.find((each) => each.table === table)

/** The first page of a table's kind of B-tree page, found by looking at the whole file with SQLite. */
function pagesOf(table: string): { root: number; leaves: number[] } {
  const db = new Database(whole, { readonly: true })
  const root = db.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = ?`).pluck().get(table) as number
  const pages = db.prepare(`SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY path`).pluck().all(table) // prettier-ignore
  db.close()
  return { root, leaves: pages as number[] }
}

function overwrite(page: number, bytes: Uint8Array, at = 0): void {
  const content = readFileSync(path)
  content.set(bytes, (page - 1) * pageSize + at)
  writeFileSync(path, content)
}
const zeroes = new Uint8Array(pageSize)

const sentence = /^[^\n]+[.!?]$/
const rawWords =
  /malformed|disk image|SQLITE_|SqliteError|undefined|is not a function|JSON at position|Unexpected token/

/** What a person may be shown. */
function expectSentence(error: unknown): void {
  expect(error).toBeInstanceOf(AppError)
  const { message } = error as AppError
  expect(message).toMatch(sentence)
  expect(message).not.toMatch(rawWords)
}

describe('a damaged workspace', () => {
  it('is refused by name when it is opened, with what to do', async () => {
    const open = (): Promise<unknown> => withApp((call) => call('workspace.open', { file: path }))
    truncateSync(path, Math.floor(readFileSync(path).length / 2))
    await expect(open()).rejects.toMatchObject({ code: 'DAMAGED' })
    await expect(open()).rejects.toThrow(`${path} is damaged: a part of it cannot be read. Restore a backup, or save`)
    copyFileSync(whole, path)
    overwrite(1, Buffer.from('XQLite'))
    await expect(open()).rejects.toThrow(`${path} is damaged: its beginning is overwritten.`)
    copyFileSync(whole, path)
    overwrite(pagesOf('visitor').root, zeroes)
    await expect(open()).rejects.toThrow(`${path} is damaged: a part of it cannot be read.`)
    writeFileSync(path, '')
    await expect(open()).rejects.toThrow(`${path} is empty: nothing of a workspace is in it. Restore a backup.`)
    expect(readFileSync(path)).toHaveLength(0)
  })

  it('says so where the damage is met later, and `check` finds it before', async () => {
    for (const page of pagesOf('visitor').leaves.slice(1, -1)) overwrite(page, zeroes)
    await withApp(async (call) => {
      await call('workspace.open', { file: path })
      const { ok, problems } = await call('workspace.check', {})
      expect(ok).toBe(false)
      expect(problems[0]).toContain('SQLite')
      const asking = call('report.run', { slug: 'identity', params: {} })
      await expect(asking).rejects.toThrow(`${path} is damaged: a part of it cannot be read.`)
    })
  })
})

describe('repairing', () => {
  it('a workspace that is whole copies all of it', async () => {
    const before = readFileSync(path)
    const result = await repair()
    expect(result.path).toBe(join(folder, 'w repaired.touchstack'))
    expect(result.notes).toEqual([])
    expect(result.tables.filter(({ lost }) => lost !== 0)).toEqual([])
    expect(readFileSync(path).equals(before)).toBe(true)
    const rows = (file: string): unknown => {
      const db = new Database(file, { readonly: true })
      const tables = result.tables.map(({ table }) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()])
      db.close()
      return tables
    }
    expect(rows(result.path)).toEqual(rows(path))
    const again = await repair()
    expect(again.path).toBe(join(folder, 'w repaired 2.touchstack'))
  })

  it('saves what only the log holds', async () => {
    const writer = openWorkspace(path, { create: false })
    writer.writer.prepare(`UPDATE tool SET name = 'Newer' WHERE name = 'CRM'`).run()
    expect(existsSync(`${path}-wal`)).toBe(true)
    const { path: repaired } = await repair()
    writer.close()
    const db = new Database(repaired, { readonly: true })
    expect(db.prepare(`SELECT name FROM tool ORDER BY name`).pluck().all()).toEqual(['Mail', 'Newer'])
    db.close()
  })

  it('loses the events of a page, says how many, and importing the file again brings back just those', async () => {
    const { leaves } = pagesOf('event')
    const lostPage = leaves[Math.floor(leaves.length / 2)]!
    overwrite(lostPage, zeroes)
    const result = await repair()
    const { saved, lost } = savedOf(result, 'event')!
    expect(saved + lost!).toBe(events)
    expect(lost).toBeGreaterThan(100)
    expect(result.notes).toEqual([
      expect.stringMatching(
        `^events.csv: ${lost} of its 6,000 events could not be read. Importing it again brings back what is missing and nothing twice.$`,
      ),
    ])
    await withApp(async (call) => {
      await call('workspace.open', { file: result.path })
      expect(await call('workspace.check', {})).toMatchObject({ ok: true, problems: [] })
      expect(await call('workspace.status', {})).toMatchObject({ events: saved })
      const again = await call('imports.run', { files: [{ file: source }] })
      expect(again.files[0]).toMatchObject({ rowsImported: lost, rowsDuplicate: saved })
      expect(await call('workspace.status', {})).toMatchObject({ events })
      const report = await call('report.run', { slug: 'content-attribution', params: { goal: 'Buy' } })
      await call('workspace.open', { file: whole })
      const original = await call('report.run', { slug: 'content-attribution', params: { goal: 'Buy' } })
      expect(report.rows).toEqual(original.rows)
    })
  })

  it('gives leaves back whose inner page is gone, as far as they can be told apart', async () => {
    overwrite(pagesOf('event').root, zeroes)
    const result = await repair()
    expect(savedOf(result, 'event')).toMatchObject({ saved: events, lost: 0 })
    expect(savedOf(result, 'visitor')).toMatchObject({ saved: 1500, lost: 0 })
  })

  it('does without the first page, where all tables begin', async () => {
    overwrite(1, zeroes)
    const result = await repair()
    expect(savedOf(result, 'event')).toMatchObject({ saved: events })
    expect(savedOf(result, 'tool')).toMatchObject({ saved: 2 })
  })

  it('says that the settings are gone, and answers what does not need them', async () => {
    const { root } = pagesOf('config')
    overwrite(root, zeroes)
    const result = await repair()
    expect(savedOf(result, 'config')).toEqual(expect.objectContaining({ saved: 0, lost: null }))
    expect(result.notes).toEqual([
      'The settings could not be read: content groups, goals and whatever else is missing are at their defaults; set them again.',
    ])
    await withApp(async (call) => {
      await call('workspace.open', { file: result.path })
      expect((await call('config.get', {})).goals).toEqual([])
      expect(await call('workspace.status', {})).toMatchObject({ events })
    })
  })

  it('keeps people apart whose ids are gone, under names that say so', async () => {
    const { leaves } = pagesOf('visitor')
    overwrite(leaves[1]!, zeroes)
    const result = await repair()
    const { saved, lost } = savedOf(result, 'visitor')!
    expect(saved + lost!).toBe(1500)
    expect(result.notes.join(' ')).toContain(
      `${lost} visitors’ ids could not be read and are called “(lost visitor …)”`,
    )
    await withApp(async (call) => {
      await call('workspace.open', { file: whole })
      const before = await call('workspace.status', {})
      await call('workspace.open', { file: result.path })
      expect(await call('workspace.status', {})).toMatchObject({ events, people: before!.people })
    })
  })

  it('refuses what is none, and a name that is taken', async () => {
    writeFileSync(path, 'name,vendor\n'.repeat(1000))
    await expect(repair()).rejects.toThrow(
      `Nothing of a Touchstack workspace can be read in ${path}; restore a backup.`,
    )
    expect(existsSync(join(folder, 'w repaired.touchstack'))).toBe(false)
    expect(existsSync(join(folder, 'w repaired.touchstack.partial'))).toBe(false)
    const taken = withApp((call) => call('workspace.repair', { file: path, output: whole }))
    await expect(taken).rejects.toThrow(`${whole} exists already; name a file that does not.`)
  })

  it('brings an older workspace up to date as opening it would', async () => {
    const { migrations } = await import('../migrations.ts')
    const old = join(folder, 'old.touchstack')
    openWorkspace(old, { create: true, steps: migrations.filter(({ version }) => version <= 2) }).close()
    const db = new Database(old)
    db.exec(`INSERT INTO visitor VALUES (1, 'v1')`)
    db.close()
    const { path: repaired } = await withApp((call) => call('workspace.repair', { file: old }))
    const opened = new Database(repaired, { readonly: true })
    expect(opened.pragma('user_version', { simple: true })).toBe(latestVersion())
    expect(opened.prepare(`SELECT value FROM visitor`).pluck().all()).toEqual(['v1'])
    opened.close()
  })
})

type Damage =
  | { kind: 'cut'; at: number }
  | { kind: 'zero'; pages: number[] }
  | { kind: 'noise'; pages: number[]; seed: number }
  | { kind: 'flip'; bits: number[] }
  | { kind: 'header'; at: number; byte: number }
  | { kind: 'swap'; a: number; b: number }

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: share }),
  fc.record({ kind: fc.constant('zero' as const), pages: fc.array(share, { minLength: 1, maxLength: 8 }) }),
  fc.record({ kind: fc.constant('noise' as const), pages: fc.array(share, { minLength: 1, maxLength: 4 }), seed: fc.nat() }),
  fc.record({ kind: fc.constant('flip' as const), bits: fc.array(share, { minLength: 1, maxLength: 200 }) }),
  fc.record({ kind: fc.constant('header' as const), at: fc.nat({ max: 120 }), byte: fc.nat({ max: 255 }) }),
  fc.record({ kind: fc.constant('swap' as const), a: share, b: share }),
) // prettier-ignore

function applyDamage(how: Damage): void {
  const bytes = readFileSync(whole)
  const count = bytes.length / pageSize
  const pageAt = (where: number): Buffer => {
    const page = Math.floor(where * count)
    return bytes.subarray(page * pageSize, (page + 1) * pageSize)
  }
  if (how.kind === 'cut') return writeFileSync(path, bytes.subarray(0, 1 + Math.floor(how.at * (bytes.length - 1))))
  if (how.kind === 'zero') for (const page of how.pages) pageAt(page).fill(0)
  if (how.kind === 'noise') {
    let state = how.seed | 1
    for (const page of how.pages) pageAt(page).forEach((_, at, all) => (all[at] = state = (Math.imul(state, 1103515245) + 12345) >>> 8)) // prettier-ignore
  }
  if (how.kind === 'flip')
    for (const bit of how.bits) bytes[Math.floor(bit * bytes.length)]! ^= 1 << (Math.floor(bit * 1e9) % 8)
  if (how.kind === 'header') bytes[how.at] = how.byte
  if (how.kind === 'swap') {
    const held = Buffer.from(pageAt(how.a))
    pageAt(how.b).copy(pageAt(how.a))
    held.copy(pageAt(how.b))
  }
  writeFileSync(path, bytes)
}

const aboutTheGoal: Parameters<Call>[] = [
  ['report.run', { slug: 'content-attribution', params: { goal: 'Buy' } }],
  ['report.run', { slug: 'people', params: { key: 'Some' } }],
]
const questions: Parameters<Call>[] = [
  ['workspace.check', {}],
  ['imports.list', {}],
  ['tools.list', {}],
  ['decisions.list', {}],
  ...aboutTheGoal,
  ['report.run', { slug: 'identity', params: {} }],
  ['report.run', { slug: 'import-health', params: {} }],
  ['report.run', { slug: 'stack-cost', params: {} }],
]

describe('whatever is damaged', () => {
  it(
    'opening and asking give an answer or a sentence, and repairing a workspace that is sound',
    { timeout: 600_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(damage, async (how) => {
          for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true })
          applyDamage(how)
          const before = readFileSync(path)
          await withApp(async (call) => {
            let repaired: RepairedWorkspace | null = null
            try {
              repaired = await call('workspace.repair', { file: path })
            } catch (error) {
              expectSentence(error)
            }
            expect(readFileSync(path).equals(before)).toBe(true)
            if (!repaired) return
            await call('workspace.open', { file: repaired.path })
            expect(await call('workspace.check', {})).toMatchObject({ ok: true, problems: [] })
            const { goals } = await call('config.get', {})
            const hasGoal = goals.some(({ name }) => name === 'Buy')
            // A bit may turn a name into another without a trace; whatever else takes the goal along is said.
            if (!hasGoal && how.kind !== 'flip')
              expect(repaired.notes.join(' ')).toContain('settings could not be read')
            for (const question of questions)
              if (hasGoal || !aboutTheGoal.includes(question)) await call(...question)
              else await expect(call(...question).catch(expectSentence)).resolves.toBeUndefined()
          })
          await withApp(async (call) => {
            try {
              await call('workspace.open', { file: path })
            } catch (error) {
              expectSentence(error)
              return
            }
            for (const question of questions)
              try {
                await call(...question)
              } catch (error) {
                expectSentence(error)
              }
          })
        }),
        { numRuns: Number(process.env['DAMAGES'] ?? 12) },
      )
    },
  )
})

describe('event ids', () => {
  it('move up where others are gone', () => {
    const ids = new EventIds()
    expect([3, 4, 7, 8, 9].map((id) => ids.add(id))).toEqual([1, 2, 3, 4, 5])
    expect([2, 3, 4, 5, 7, 9, 10].map((id) => ids.of(id))).toEqual([null, 1, 2, null, 3, 5, null])
    expect([...ids.kept(4, 8)]).toEqual([
      { first: 4, last: 4 },
      { first: 7, last: 8 },
    ])
    expect([...ids.kept(5, 6)]).toEqual([])
  })
})
