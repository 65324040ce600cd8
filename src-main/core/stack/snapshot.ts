/**
 * The whole stack as it was on one day, imported into an inventory: what is new in it started, what is missing from it
 * ended, a price that differs is a dated price from that day. Snapshots imported one after another become a history.
 *
 * Only what the file has a column for is newer knowledge; the other fields stay. The very first snapshot says nothing of
 * when its tools began, so their start stays unknown unless the file has it.
 */
import { AppError } from '../../../shared/errors.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { readConfig } from '../workspace/config-store.ts'
import type { ReadDb, WriteDb } from '../workspace/db.ts'
import { priceOn, toDay } from './cost.ts'
import { isInUse } from './in-use.ts'
import { importDay } from './import-day.ts'
import { originsAfter } from './merge-import.ts'
import type { RatesOf } from './rates.ts'
import { restated } from './restated.ts'
import {
  closest,
  identityKey,
  type InsertedTools,
  originsOf,
  putTool,
  readStoredTools,
  type StoredTool,
} from './store.ts'
import type { IsoDate, Price, Tool } from './tool.ts'

export interface SnapshotOutcome extends Pick<InsertedTools, 'inserted' | 'replaced' | 'duplicate'> {
  added: string[]
  changed: string[]
  ended: string[]
  /** Of those listed: what they cost is not known that day. */
  costUnknown: string[]
}

/** `fields` are those the file has a column for. Throws USAGE for a day before that of an earlier snapshot. */
export function applySnapshot(
  db: WriteDb,
  importId: number,
  tools: readonly Tool[],
  { asOf, fields }: { asOf: IsoDate; fields: ReadonlySet<keyof Tool> },
): SnapshotOutcome {
  const last = db.prepare(`SELECT max(as_of) FROM import WHERE id <> ?`).pluck().get(importId) as IsoDate | null
  if (last !== null && asOf < last)
    throw new AppError(
      'USAGE',
      `A snapshot of ${last} has been imported already, and this one is of ${asOf}: import snapshots oldest first, so that the history adds up.`,
    )
  db.prepare(`UPDATE import SET as_of = ? WHERE id = ?`).run(asOf, importId)
  const day = toDay(asOf)
  const config = readConfig(db)
  const stored = readStoredTools(db)
  const isFirst = stored.length === 0
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
    putTool(db, { id: old?.id ?? null, importId, tool, origins })
    outcome[old ? 'replaced' : 'inserted']++
    outcome[old ? 'changed' : 'added'].push(tool.name)
  }
  for (const tool of tools) {
    const key = identityKey(tool)
    const candidates = open.get(key) ?? []
    const old = closest(tool, candidates, candidates.length > 1)
    if (old) {
      open.set(key, candidates.filter((each) => each !== old)) // prettier-ignore
      put(old, update(old.tool, tool, fields, asOf, listDay(db, old, config), config))
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
    if (tool.status === 'candidate') continue
    const ended: Tool = { ...tool, status: 'retired', endDate: asOf }
    putTool(db, { id, importId, tool: ended, origins: originsAfter(originsOf(left), tool, ended, 'list') })
    outcome.ended.push(tool.name)
  }
  return outcome
}

/** The day of the list that wrote the entry last; null = a snapshot or a person did. */
function listDay(db: ReadDb, { importId }: StoredTool, config: WorkspaceConfig): IsoDate | null {
  const isList = db.prepare(`SELECT 1 FROM import WHERE id = ? AND kind = 'tools' AND as_of IS NULL`)
  return importId !== null && isList.get(importId) !== undefined ? importDay(db, importId, config) : null
}

function update(
  old: Tool,
  tool: Tool,
  fields: ReadonlySet<keyof Tool>,
  asOf: IsoDate,
  /** That of the list which said what the tool costs, where that has no date of its own. */
  listedOn: IsoDate | null,
  config: RatesOf,
): Tool {
  const given = Object.fromEntries([...fields].map((field) => [field, tool[field]])) as Partial<Tool>
  const now = priceOn(old, toDay(asOf))
  const own: Price = { cost: old.cost, currency: old.currency, billingPeriod: old.billingPeriod }
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
  // A list of a later day speaks of that day, and the snapshot of the time before.
  const isEarlier = !isSamePrice && listedOn !== null && asOf < listedOn && !old.prices.some(({ from }) => from <= listedOn) // prettier-ignore
  const costs = isEarlier ? restated({ ...old, ...price }, own, listedOn, config).tool : old
  return {
    ...old,
    ...given,
    cost: costs.cost,
    currency: costs.currency,
    billingPeriod: costs.billingPeriod,
    status: isGone || fields.has('status') ? tool.status : old.status,
    startDate: tool.startDate ?? old.startDate,
    endDate: tool.endDate ?? (isGone ? asOf : old.endDate),
    custom: { ...old.custom, ...tool.custom },
    prices:
      isSamePrice || isEarlier
        ? costs.prices
        : [...old.prices.filter(({ from }) => from !== asOf), { from: asOf, ...price }].sort((a, b) =>
            a.from < b.from ? -1 : 1,
          ),
  }
}
