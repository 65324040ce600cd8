/**
 * The whole stack as it was on one day, imported into an inventory: what is new in it started, what is missing from it
 * ended, a price that differs is a dated price from that day. Snapshots become a history, whichever is imported first
 * (`import/lists-in-order.ts`).
 *
 * Only what the file has a column for is newer knowledge; the other fields stay. The very first snapshot says nothing of
 * when its tools began, so their start stays unknown unless the file has it.
 */
import type { WriteDb } from '../workspace/db.ts'
import { priceOn, toDay } from './cost.ts'
import { nameKey } from './graph.ts'
import { isInUse } from './in-use.ts'
import { originsAfter } from './merge-import.ts'
import {
  closest,
  identityKey,
  type InsertedTools,
  originsOf,
  putTool,
  readStoredTools,
  type StoredTool,
} from './store.ts'
import type { IsoDate, Tool } from './tool.ts'

export interface SnapshotOutcome extends Pick<InsertedTools, 'inserted' | 'replaced' | 'duplicate'> {
  added: string[]
  changed: string[]
  ended: string[]
  /** Of those listed: what they cost is not known that day. */
  costUnknown: string[]
}

interface SnapshotChoices {
  asOf: IsoDate
  /** Those the file has a column for. */
  fields: ReadonlySet<keyof Tool>
  /** Ids of entries that payments alone made. */
  own: ReadonlySet<number>
  /** Ids of entries that what is missing from the file says nothing of: they are of later files. */
  left: ReadonlySet<number>
  /** The number of an entry that is added; null = any. */
  idOf: (tool: Tool) => number | null
}

/** Nothing of a later day may be written already. */
export function applySnapshot(
  db: WriteDb,
  importId: number,
  tools: readonly Tool[],
  { asOf, fields, own, left: later, idOf }: SnapshotChoices,
): SnapshotOutcome {
  db.prepare(`UPDATE import SET as_of = ? WHERE id = ?`).run(asOf, importId)
  const day = toDay(asOf)
  const stored = readStoredTools(db).filter(({ id }) => !own.has(id))
  const earlier = db.prepare(`SELECT 1 FROM import WHERE as_of < ? AND undone_at IS NULL`).get(asOf)
  const isFirst = earlier === undefined
  const open = new Map<string, StoredTool[]>()
  for (const each of stored)
    if (each.tool.status === 'candidate' || isInUse(each.tool, day))
      open.set(identityKey(each.tool), [...(open.get(identityKey(each.tool)) ?? []), each])

  const outcome: SnapshotOutcome = {
    inserted: 0,
    replaced: 0,
    duplicate: 0,
    added: [],
    changed: [],
    ended: [],
    costUnknown: [],
  }
  const put = (old: StoredTool | null, tool: Tool): void => {
    if (isInUse(tool, day) && priceOn(tool, day).cost === null) outcome.costUnknown.push(tool.name)
    if (old && JSON.stringify(old.tool) === JSON.stringify(tool)) {
      outcome.duplicate++
      return
    }
    const origins = old ? originsAfter(originsOf(old), old.tool, tool, 'list') : {}
    putTool(db, { id: old ? old.id : idOf(tool), importId, tool, origins })
    outcome[old ? 'replaced' : 'inserted']++
    outcome[old ? 'changed' : 'added'].push(tool.name)
  }
  for (const tool of tools) {
    const key = keyIn(open, tool)
    const candidates = open.get(key) ?? []
    const old = closest(tool, candidates, candidates.length > 1)
    if (old) {
      open.set(key, candidates.filter((each) => each !== old)) // prettier-ignore
      put(old, update(old.tool, tool, fields, asOf))
    } else if (tool.status === 'retired' && stored.some((each) => identityKey(each.tool) === key)) {
      // Listed as gone, and gone it is.
      outcome.duplicate++
    } else {
      const isNew = tool.status === 'active' || tool.status === 'trial'
      put(null, { ...tool, startDate: tool.startDate ?? (isFirst || !isNew ? null : asOf) })
    }
  }
  for (const left of [...open.values()].flat()) {
    const { id, tool } = left
    if (tool.status === 'candidate' || later.has(id)) continue
    const ended: Tool = { ...tool, status: 'retired', endDate: asOf }
    putTool(db, { id, importId, tool: ended, origins: originsAfter(originsOf(left), tool, ended, 'list') })
    outcome.ended.push(tool.name)
  }
  return outcome
}

/** A row that names no vendor speaks of the only entry of its name, whatever the vendor of that. */
function keyIn(open: ReadonlyMap<string, StoredTool[]>, tool: Tool): string {
  const key = identityKey(tool)
  if (tool.vendor !== '' || open.get(key)?.length) return key
  const named = [...open].filter(([, own]) => own.some((each) => nameKey(each.tool.name) === nameKey(tool.name)))
  return named.length === 1 && named[0]![1].length === 1 ? named[0]![0] : key
}

function update(old: Tool, tool: Tool, fields: ReadonlySet<keyof Tool>, asOf: IsoDate): Tool {
  const given = Object.fromEntries([...fields].map((field) => [field, tool[field]])) as Partial<Tool>
  const now = priceOn(old, toDay(asOf))
  const price = {
    cost: fields.has('cost') ? tool.cost : now.cost,
    currency: fields.has('currency') || tool.currency !== null ? tool.currency : now.currency,
    billingPeriod: fields.has('billingPeriod') || fields.has('cost') ? tool.billingPeriod : now.billingPeriod,
  }
  // A file that has a column of costs and none in this row says that it is not known any more, not that it is the old one.
  const isSamePrice =
    price.cost === null
      ? now.cost === null
      : price.cost === now.cost && price.currency === now.currency && price.billingPeriod === now.billingPeriod
  const isGone = tool.status === 'retired'
  return {
    ...old,
    ...given,
    cost: old.cost,
    currency: old.currency,
    billingPeriod: old.billingPeriod,
    status: isGone || fields.has('status') ? tool.status : old.status,
    startDate: tool.startDate ?? old.startDate,
    endDate: tool.endDate ?? (isGone ? asOf : old.endDate),
    custom: { ...old.custom, ...tool.custom },
    prices: isSamePrice
      ? old.prices
      : [...old.prices.filter(({ from }) => from !== asOf), { from: asOf, ...price }].sort((a, b) =>
          a.from < b.from ? -1 : 1,
        ),
  }
}
