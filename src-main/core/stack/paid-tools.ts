/**
 * Entries of the inventory that payments made or speak of, derived anew from all payments that were imported: what came from
 * payments is taken off an entry, and what they come to now is merged into it. So neither the order of imports matters nor
 * that one was there and is undone.
 */
import type { WriteDb } from '../workspace/db.ts'
import { alsoCalled, alsoCalledColumn } from './also-called.ts'
import {
  annualCostColumn,
  chargedOnceColumn,
  chargesColumn,
  firstChargeColumn,
  isOfPayments,
  lastChargeColumn,
  medianGapColumn,
  mergeImported,
  type MergedTool,
  originOf,
  type Origins,
  readFromColumn,
} from './merge-import.ts'
import type { RatesOf } from './same-purchase.ts'
import {
  contentKey,
  type InsertedTools,
  originsOf,
  putTool,
  readImportedPrices,
  readStoredTools,
  replaceTool,
  type StoredTool,
  targetsOf,
} from './store.ts'
import type { DatedPrice, Tool } from './tool.ts'

/** What the payments of one kind of export come to, of one payee. */
export interface PaidTool {
  /** Same for all kinds of export that know the payee. */
  key: string
  ledger: string
  /** Whether all payments of that kind are known. */
  isWhole: boolean
  tool: Tool
}

interface PutTools extends Pick<InsertedTools, 'ids' | 'merged'> {
  /** Keys of the file whose entries are as they were. */
  unchanged: Set<string>
  added: string[]
  /** Not in the file, and over now that it goes on without them: name and since when. */
  over: { name: string; since: string }[]
}

const paidColumns = [
  chargesColumn,
  firstChargeColumn,
  lastChargeColumn,
  chargedOnceColumn,
  medianGapColumn,
  annualCostColumn,
  readFromColumn,
]

/**
 * Writes what payments come to into their entries. `ledger` is the kind of the file that was imported and `inFile` the payees
 * it has: only those are added where they have no entry, since that of another may have been deleted or merged by hand.
 * `partial`: titles of the kinds of which not all payments are known.
 */
export function putPaidTools(
  db: WriteDb,
  importId: number,
  paid: readonly PaidTool[],
  { ledger, inFile, partial }: { ledger: string; inFile: ReadonlySet<string>; partial: ReadonlySet<string> },
  config: RatesOf,
): PutTools {
  const result: PutTools = { ids: [], merged: [], unchanged: new Set(), added: [], over: [] }
  const stored = readStoredTools(db)
  const prices = readImportedPrices(db)
  const groups = groupsOf(paid.filter(({ ledger: own, isWhole }) => isWhole || own === ledger))
  const targets = targetsOf(stored, groups.map((group) => group.at(-1)!.tool), config) // prettier-ignore
  for (const [at, group] of groups.entries()) {
    const { key } = group[0]!
    const isSpokenOf = inFile.has(key)
    const target = targets[at] ?? null
    const tools = group.map(({ tool }) => tool)
    if (!target) {
      if (!isSpokenOf) continue
      const made = withPayments(null, tools, new Set())!
      result.ids.push(putTool(db, { id: null, importId, tool: made.tool, origins: made.origins }))
      result.added.push(made.tool.name)
      continue
    }
    const days = prices.get(target.id) ?? new Set<string>()
    // Not all that was paid is known: what is adds to what there is.
    const isPartial = isPaidIn(target, partial)
    const own = isPartial ? group.find((each) => each.ledger === ledger) : undefined
    if (isPartial && (!own || !isSpokenOf)) continue
    const now = own
      ? mergeImported({ tool: target.tool, origins: originsOf(target), importedPrices: days }, { tool: own.tool, source: 'payments', statesStatus: false }) // prettier-ignore
      : withPayments(target, tools, days)!
    if (isSpokenOf) {
      result.ids.push(target.id)
      result.merged.push(now)
    }
    if (isAsIs(target, now)) {
      result.unchanged.add(key)
      continue
    }
    if (!isSpokenOf && now.tool.status === 'retired' && target.tool.status !== 'retired')
      result.over.push({ name: now.tool.name, since: now.tool.endDate ?? '' })
    replaceTool(db, { id: target.id, importId, tool: now.tool, origins: now.origins }, target.tool)
  }
  return result
}

/** One for each payee, by name; of several kinds of export that which was charged last comes last. */
function groupsOf(paid: readonly PaidTool[]): PaidTool[][] {
  const last = ({ tool }: PaidTool): string => tool.custom[lastChargeColumn] ?? ''
  return [...Map.groupBy(paid, ({ key }) => key).values()]
    .map((group) =>
      group.toSorted((a, b) => (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : a.ledger < b.ledger ? -1 : 1)),
    ) // prettier-ignore
    .sort(([a], [b]) => (a!.tool.name < b!.tool.name ? -1 : 1))
}

/** By id of their entry: what payments come to. */
export function paidByEntry(
  stored: readonly StoredTool[],
  paid: readonly PaidTool[],
  config: RatesOf,
): Map<number, Tool[]> {
  const groups = groupsOf(paid)
  const targets = targetsOf(stored, groups.map((group) => group.at(-1)!.tool), config) // prettier-ignore
  return new Map(groups.flatMap((group, at) => (targets[at] ? [[targets[at].id, group.map(({ tool }) => tool)]] : [])))
}

/**
 * The entry with what payments come to, `paid` by rising last charge; null where it is of payments alone and there are none.
 * `entry`: null = there was none. `importedPrices` as in `mergeImported`.
 */
export function withPayments(
  entry: StoredTool | null,
  paid: readonly Tool[],
  importedPrices: ReadonlySet<string>,
): MergedTool | null {
  const kept: MergedTool['kept'] = []
  const changed: MergedTool['changed'] = []
  let known = entry && isMadeByMore(entry, importedPrices) ? withoutPayments(entry, importedPrices) : null
  for (const tool of paid) {
    if (known === null) {
      known = { tool, origins: { '*': 'payments' } }
      continue
    }
    const merged = mergeImported({ ...known, importedPrices }, { tool, source: 'payments', statesStatus: false })
    kept.push(...merged.kept)
    changed.push(...merged.changed)
    known = { tool: merged.tool, origins: merged.origins }
  }
  if (known === null) return null
  // Payments say no start; one that stands there was read from them by an earlier version.
  const startDate = known.tool.startDate ?? (entry && originOf(originsOf(entry), 'startDate') === 'payments' ? entry.tool.startDate : null) // prettier-ignore
  return { tool: { ...known.tool, startDate }, origins: plain(known.origins), kept, changed }
}

/** Of what payments made as a whole nothing has to be said of single fields. */
function plain(origins: Origins): Origins {
  if (origins['*'] !== 'payments') return origins
  return Object.fromEntries(Object.entries(origins).filter(([field, source]) => field === '*' || source !== 'payments'))
}

/** Whether anything but payments made the entry what it is: a list, a person, a file of prices. */
const isMadeByMore = (entry: StoredTool, importedPrices: ReadonlySet<string>): boolean =>
  !isOfPayments(originsOf(entry)) ||
  Object.values(originsOf(entry)).some((source) => source !== 'payments') ||
  alsoCalled(entry.tool).length > 0 ||
  entry.tool.prices.some(({ from }) => !importedPrices.has(from))

const texts = ['category', 'team', 'owner', 'note'] as const

/** The entry as what is no payment makes it. */
function withoutPayments(entry: StoredTool, importedPrices: ReadonlySet<string>): { tool: Tool; origins: Origins } {
  const was = originsOf(entry)
  const forgotten = new Set<string>()
  const tool: Tool = { ...entry.tool }
  // What a merged entry had from the one it was merged with is not told apart from what payments said.
  const isMerged = alsoCalled(tool).length > 0
  const forget = (field: string): Set<string> => forgotten.add(field)
  for (const field of texts)
    if (originOf(was, field) === 'payments' && !isMerged) {
      tool[field] = ''
      forget(field)
    }
  if (originOf(was, 'status') === 'payments') {
    tool.status = 'active'
    if (originOf(was, 'endDate') === 'payments') tool.endDate = null
  }
  const gone = new Set<string>()
  const isPaid = originOf(was, `custom.${firstChargeColumn}`) === 'payments'
  for (const column of Object.keys(tool.custom)) {
    const isOwn = paidColumns.includes(column)
    const isTheirs = column === readFromColumn ? isPaid : originOf(was, `custom.${column}`) === 'payments'
    if (!isTheirs || (!isOwn && (isMerged || column === alsoCalledColumn))) continue
    gone.add(column)
    forget(`custom.${column}`)
  }
  const others = tool.prices.filter(({ from }) => !importedPrices.has(from))
  if (originOf(was, 'cost') === 'payments') {
    Object.assign(tool, { cost: null, billingPeriod: 'year', prices: others })
    forget('cost')
    forget('prices')
  } else if (was['prices'] === 'payments') {
    const stated: Tool | DatedPrice = tool.prices.findLast(({ from }) => importedPrices.has(from)) ?? tool
    const { cost, currency, billingPeriod } = stated
    Object.assign(tool, { cost, currency, billingPeriod, prices: others })
    forget('prices')
  }
  const origins = Object.fromEntries(Object.entries(was).filter(([field]) => !forgotten.has(field)))
  tool.custom = Object.fromEntries(Object.entries(tool.custom).filter(([column]) => !gone.has(column)))
  return { tool, origins }
}

/** Whether the entry knows payments of an export with one of the titles. */
export const isPaidIn = ({ tool }: Pick<StoredTool, 'tool'>, titles: ReadonlySet<string>): boolean =>
  (tool.custom[readFromColumn] ?? '').split('; ').some((title) => titles.has(title))

/** Whether the entry says the same already, custom fields in any order. */
export function isAsIs(entry: StoredTool, { tool, origins }: Pick<MergedTool, 'tool' | 'origins'>): boolean {
  const text = (each: Origins): string => JSON.stringify(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
  return (
    contentKey(entry.tool) === contentKey(tool) &&
    JSON.stringify(entry.tool.prices) === JSON.stringify(tool.prices) &&
    text(originsOf(entry)) === text(origins)
  )
}
