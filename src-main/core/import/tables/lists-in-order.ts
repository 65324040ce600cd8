/**
 * Lists and snapshots come after one another by the day they are of, whichever was imported first: those of later days are
 * taken back, the new one is written, and they are put on again as they were read. On one day a list holds over a snapshot,
 * and one whose day nobody said, which is of the moment of its import, over one of that day; else their content decides.
 *
 * What a person typed, and prices of a file of their own, stay where they are meanwhile. Entries that a person merged, deleted
 * or renamed stay so: what was put together is not taken apart, and no row brings back what is gone.
 */
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { AppError } from '../../../../shared/errors.ts'
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import { alsoCalled } from '../../stack/names/also-called.ts'
import { nameKey } from '../../stack/graph.ts'
import { type GivenTool, originOf, type Origins, type ToolSource } from '../../stack/merge-import.ts'
import { type Aside, isAsIs, withoutPaid } from '../../stack/payments/paid-tools.ts'
import { applySnapshot, type SnapshotOutcome } from '../../stack/snapshot.ts'
import {
  contentKey,
  identityKey,
  type InsertedTools,
  insertTools,
  originsOf,
  readImportedPrices,
  readStoredTools,
  removeTool,
  replaceTool,
  type StoredTool,
} from '../../stack/store.ts'
import type { IsoDate, Tool } from '../../stack/tool.ts'
import type { WriteDb } from '../../workspace/db.ts'
import { countTogether, type SignIns } from './sign-ins.ts'
import { noteToolChanges, readChanges } from './tool-changes.ts'

/** What a list or a snapshot says, as it was read. */
export interface ToolList {
  day: IsoDate
  rows: readonly GivenTool[]
  /** Of a snapshot: those it has a column for; null = a list. */
  fields: readonly (keyof Tool)[] | null
  /** Of a log of sign-ins: who signed in when, counted together with those of other exports. */
  signIns?: SignIns
}

interface PlacedImport {
  importId: number
  file: string
  lists: (ToolList & { id: number })[]
}

/** What the writing of a list needs to know of the workspace. */
export interface ListContext {
  aside: Aside
  config: WorkspaceConfig
  /** Titles of the kinds of payments of which not all are known. */
  partial: ReadonlySet<string>
}

/** Keeps what was read; several files of an archive are in one place. */
function keepList(db: WriteDb, importId: number, list: ToolList): string {
  const known = db.prepare(`SELECT place FROM import_list WHERE import_id = ?`).pluck().get(importId) as string | undefined // prettier-ignore
  const text = JSON.stringify(list)
  const said = db.prepare(`SELECT json_extract(options, '$.asOf') FROM import WHERE id = ?`).pluck().get(importId) as IsoDate | null // prettier-ignore
  const tie = said === null ? `1 ${String(importId).padStart(12, '0')}` : `0 ${createHash('sha256').update(text).digest('hex')}` // prettier-ignore
  const place = known ?? `${list.day} ${list.fields === null ? 1 : 0} ${tie}`
  db.prepare(`INSERT INTO import_list (import_id, place, list) VALUES (?, ?, ?)`).run(importId, place, text)
  return place
}

/** Imports whose place is after another, the next one first. */
function importsAfter(db: WriteDb, place: string): PlacedImport[] {
  const rows = db
    .prepare(
      `SELECT import_list.id, import_id AS importId, file, list FROM import_list JOIN import ON import.id = import_id
       WHERE undone_at IS NULL AND place > ? ORDER BY place, import_id, import_list.id`,
    )
    .all(place) as { id: number; importId: number; file: string; list: string }[]
  return [...Map.groupBy(rows, ({ importId }) => importId).values()].map((own) => ({
    importId: own[0]!.importId,
    file: own[0]!.file,
    lists: own.map(({ id, list }) => ({ ...(JSON.parse(list) as ToolList), id })),
  }))
}

/** Writes a list or a snapshot where its day puts it. Throws USAGE where what is of a later day cannot be taken back. */
export function writeInOrder(
  db: WriteDb,
  importId: number,
  list: ToolList,
  context: ListContext,
): { stored: InsertedTools | SnapshotOutcome; notes: string[] } {
  const later = importsAfter(db, keepList(db, importId, list))
  if (list.fields !== null) refuseBeforeUnkept(db, list.day)
  const stored = inPlace(db, later, context, (put) => writeList(db, importId, list, put, context.config))
  return { stored, notes: laterNotes(later) }
}

function laterNotes(later: readonly PlacedImport[]): string[] {
  if (later.length === 0) return []
  const names = new Set(later.map(({ file, lists }) => `${basename(file)} (${lists[0]!.day})`))
  return [`What was imported before and is of a later day, or of the same and holds over this, still holds where both say something else: ${[...names].join(', ')}.`] // prettier-ignore
}

/** Earlier versions kept no rows. */
function refuseBeforeUnkept(db: WriteDb, day: IsoDate): void {
  const later = db
    .prepare(
      `SELECT max(as_of) FROM import WHERE as_of > ? AND undone_at IS NULL AND NOT EXISTS (SELECT 1 FROM import_list WHERE import_id = import.id)`,
    )
    .pluck()
    .get(day) as IsoDate | null
  if (later !== null)
    throw new AppError(
      'USAGE',
      `A snapshot of ${later} was imported by an earlier version, and this one is of ${day}: undo that import, and import its file again after this one.`,
    )
}

/** Takes a list or a snapshot back and leaves the later ones as if it had never been there; null where rows were not kept. */
export function takeBackInPlace(
  db: WriteDb,
  importId: number,
  context: ListContext,
): { tools: number; kept: string[] } | null {
  const place = db.prepare(`SELECT place FROM import_list WHERE import_id = ?`).pluck().get(importId) as string | undefined // prettier-ignore
  const unkept = db
    .prepare(
      `SELECT 1 FROM import WHERE id > ? AND undone_at IS NULL AND EXISTS (SELECT 1 FROM import_tool WHERE import_id = import.id)
       AND NOT EXISTS (SELECT 1 FROM payment WHERE import_id = import.id) AND NOT EXISTS (SELECT 1 FROM import_list WHERE import_id = import.id)`,
    )
    .get(importId)
  if (place === undefined || unkept !== undefined) return null
  const later = importsAfter(db, place)
  const spokenOf = new Set(later.flatMap(({ lists }) => lists.flatMap(({ rows }) => rows.map(({ tool }) => nameKey(tool.name))))) // prettier-ignore
  const [own] = readChanges(db, 'import_id = ?', importId)
  const taken = inPlace(db, later, context, () => takeBack(db, importId, context.partial, true))
  const written = own?.after ?? []
  const isLeft = ({ id, tool }: StoredTool): boolean => taken.left.has(id) || spokenOf.has(nameKey(tool.name))
  const kept = written.filter(isLeft)
  return { tools: written.length - kept.length, kept: kept.map(({ tool }) => tool.name) }
}

/** What `work` writes comes before what is later. */
function inPlace<T>(db: WriteDb, later: readonly PlacedImport[], context: ListContext, work: (put: Put) => T): T {
  const ids = readStoredTools(db).map(({ id }) => id)
  const taken = new Map(later.toReversed().map(({ importId }) => [importId, takeBack(db, importId, context.partial)]))
  const here = new Set(readStoredTools(db).map(({ id }) => id))
  const put: Put = {
    own: context.aside.own,
    // What an entry was that is put on again does not tell what it will be.
    was: new Map([...context.aside.was].filter(([id]) => here.has(id))),
    left: new Set([...taken.values()].flatMap(({ left }) => [...left])),
    idOf:
      later.length === 0
        ? () => null
        : sameIds(
            [...taken.values()].flatMap(({ removed }) => removed),
            ids,
          ),
  }
  const result = work(put)
  const keep = db.prepare(`UPDATE import_list SET list = ? WHERE id = ?`)
  for (const { importId, lists } of later) {
    const { gone, typed } = taken.get(importId)!
    for (const { id, ...list } of lists) {
      const rows = list.rows.filter(({ tool }) => !gone.has(identityKey(tool)))
      // They are given up for good: what was noted of them is gone with them.
      if (rows.length < list.rows.length) keep.run(JSON.stringify({ ...list, rows }), id)
      writeList(db, importId, { ...list, rows }, put, context.config)
    }
    for (const each of typed) typeAgain(db, each)
  }
  return result
}

/** An entry that is put on again has the number it had, since changes by hand and files of prices go by that; others a new one. */
function sameIds(removed: readonly StoredTool[], ids: readonly number[]): (tool: Tool) => number {
  const free = Map.groupBy(removed, ({ tool }) => identityKey(tool))
  let last = Math.max(0, ...ids)
  return (tool) => free.get(identityKey(tool))?.pop()?.id ?? ++last
}

/** Of logs that come before this one. */
const otherSignIns = (db: WriteDb, importId: number): SignIns[] =>
  (
    db
      .prepare(
        `SELECT json_extract(list, '$.signIns') FROM import_list JOIN import ON import.id = import_id
         WHERE undone_at IS NULL AND import_id <> @importId AND json_extract(list, '$.signIns') IS NOT NULL
         AND place < (SELECT min(place) FROM import_list WHERE import_id = @importId)`,
      )
      .pluck()
      .all({ importId }) as string[]
  ).map((text) => JSON.parse(text) as SignIns)

/** How a list is written among others. */
interface Put extends Aside {
  /** Ids of entries that stay as they are while the lists that wrote them are taken back. */
  left: ReadonlySet<number>
  /** The number of an entry that is added; null = any. */
  idOf: (tool: Tool) => number | null
}

function writeList(
  db: WriteDb,
  importId: number,
  { day, rows: read, fields, signIns }: ToolList,
  put: Put,
  config: WorkspaceConfig,
): InsertedTools | SnapshotOutcome {
  const rows = signIns === undefined ? read : countTogether(read, [...otherSignIns(db, importId), signIns])
  const tools = rows.map(({ tool }) => tool)
  const write = (): (InsertedTools | SnapshotOutcome) & { ids?: readonly number[] } =>
    fields === null
      ? insertTools(db, importId, rows, config, { ...put, on: day })
      : applySnapshot(db, importId, tools, { ...put, asOf: day, fields: new Set(fields) })
  return noteToolChanges(db, importId, tools.map(contentKey), write)
}

interface TakenBack {
  /** Who the entries were that a person has given up since. */
  gone: Set<string>
  /** Ids of entries that are as they were, since a person merged them with others: it is not noted what they have from which. */
  left: Set<number>
  removed: StoredTool[]
  /** Entries with what something else made of them since. */
  typed: StoredTool[]
}

/**
 * The inventory without what an import that is the last of all wrote, and nothing noted of it. `isForGood`: what something else
 * changed since stays as it is.
 */
function takeBack(db: WriteDb, importId: number, partial: ReadonlySet<string>, isForGood = false): TakenBack {
  const [own] = readChanges(db, 'import_id = ?', importId)
  const taken: TakenBack = { gone: new Set(), left: new Set(), removed: [], typed: [] }
  if (!own) return taken
  const current = new Map(readStoredTools(db).map((stored) => [stored.id, stored]))
  const imported = readImportedPrices(db)
  // Earlier versions noted what payments said as well.
  const bare = (stored: StoredTool | undefined): StoredTool | null =>
    stored ? withoutPaid(stored, partial, imported.get(stored.id)) : null
  for (const noted of own.after) {
    const [mine, old] = [bare(noted), bare(own.before.find(({ id }) => id === noted.id))]
    const now = current.get(noted.id)
    if (!now || nameKey(now.tool.name) !== nameKey(noted.tool.name)) taken.gone.add(identityKey(noted.tool))
    if (!now || !mine) continue
    const isUntouched = isAsIs(withoutUnit(now), { ...withoutUnit(mine), origins: originsOf(mine) })
    if (!isUntouched && (isForGood || alsoCalled(now.tool).length > 0)) {
      taken.left.add(now.id)
      // An entry that no import wrote would be all by hand.
      const origins: Origins = { ...(!old && { '*': 'list' as const }), ...originsOf(now) }
      if (!isForGood) replaceTool(db, { ...now, importId: old?.importId ?? null, origins }, now.tool)
      continue
    }
    if (!isUntouched) taken.typed.push(withPricesOfOthers(now, imported.get(now.id)))
    if (old) replaceTool(db, old, now.tool)
    else {
      taken.removed.push(noted)
      removeTool(db, now.id)
    }
  }
  for (const id of own.same) if (!current.has(id)) for (const name of namesOf(db, id)) taken.gone.add(name)
  db.prepare(`DELETE FROM import_tool WHERE import_id = ?`).run(importId)
  return taken
}

/** Who an entry was that is gone, as imports left it. */
const namesOf = (db: WriteDb, id: number): string[] =>
  readChanges(db, 'undone_at IS NULL').flatMap(({ after }) => after.filter((stored) => stored.id === id).map(({ tool }) => identityKey(tool))) // prettier-ignore

/** Currency and billing period of no amount say nothing, and payments that knew one may have changed them. */
export const withoutUnit = (stored: StoredTool): StoredTool =>
  stored.tool.cost === null ? { ...stored, tool: { ...stored.tool, currency: null, billingPeriod: 'year' } } : stored

/** Without the dated prices that lists brought, unless a person typed what it costs. */
function withPricesOfOthers(now: StoredTool, imported: ReadonlySet<string> = new Set()): StoredTool {
  if (originOf(originsOf(now), 'cost') === 'hand') return now
  return { ...now, tool: { ...now.tool, prices: now.tool.prices.filter(({ from }) => !imported.has(from)) } }
}

/** Amount, currency, billing period and dated prices are one thing. */
const withCost = new Set<string>(['currency', 'billingPeriod', 'prices'])

/** What a person typed into an entry, and prices of a file of their own, on the entry as lists make it now. */
function typeAgain(db: WriteDb, { id, tool: typed, origins: noted, importId }: StoredTool): void {
  const stored = readStoredTools(db)
  const named = stored.filter(({ tool }) => nameKey(tool.name) === nameKey(typed.name))
  const now = stored.find((each) => each.id === id) ?? (named.length === 1 ? named[0] : undefined)
  if (!now) return
  const was = originsOf({ id, importId, tool: typed, ...(noted && { origins: noted }) })
  const origins: Record<string, ToolSource> = { ...originsOf(now) }
  const tool = { ...now.tool }
  for (const field of Object.keys(typed) as (keyof Tool)[]) {
    const by = withCost.has(field) ? 'cost' : field
    if (field === 'custom' || originOf(was, by) !== 'hand') continue
    Object.assign(tool, { [field]: typed[field] })
    origins[by] = 'hand'
  }
  if (origins['cost'] !== 'hand') {
    const own = new Map([...tool.prices, ...typed.prices].map((price) => [price.from, price]))
    tool.prices = [...own.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
  }
  const custom = Object.entries(typed.custom).filter(([column]) => originOf(was, `custom.${column}`) === 'hand')
  tool.custom = { ...tool.custom, ...Object.fromEntries(custom) }
  for (const [column] of custom) origins[`custom.${column}`] = 'hand'
  replaceTool(db, { ...now, tool, origins }, now.tool)
}
