/**
 * Entries of the inventory that payments made or speak of, derived anew from all payments that were imported: what came from
 * payments is taken off an entry, and what they come to now is merged into it. So neither the order of imports matters nor
 * that one was there and is undone.
 */
import type { Stretch } from '../../import/spend/together.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import type { WriteDb } from '../../workspace/db.ts'
import { alsoCalled, alsoCalledColumn } from '../names/also-called.ts'
import { toDate, toDay } from '../cost.ts'
import { nameKey } from '../graph.ts'
import {
  annualCostColumn,
  byUseColumn,
  chargedOnceColumn,
  chargesColumn,
  firstChargeColumn,
  isOfPayments,
  isPaidAs,
  type KnownTool,
  lastChargeColumn,
  medianGapColumn,
  mergeImported,
  type MergedTool,
  originOf,
  type Origins,
  type Priced,
  readFromColumn,
  stepKey,
  yearlyByTextColumn,
} from '../merge-import.ts'
import { observedPrices, seenOn } from '../observed-prices.ts'
import { inOneCurrency } from './paid-in-currencies.ts'
import { countedElsewhere, paidApart, paidInSeveral } from './paid-in-several.ts'
import type { RatesOf } from '../rates.ts'
import { gapOf, longestInterval, withLateness } from './rhythm.ts'
import { splitPrices } from './split-payments.ts'
import {
  contentKey,
  type InsertedTools,
  isPaid,
  originsOf,
  type PaidPayee,
  putTool,
  readImportedPrices,
  readStoredTools,
  removeTool,
  replaceTool,
  type StoredTool,
  targetsOf,
} from '../store.ts'
import type { DatedPrice, Price, Tool } from '../tool.ts'
import { vendorKey } from '../names/vendor.ts'

/** What the payments of one kind of export come to, of one payee. */
export interface PaidTool {
  /** Same for all kinds of export that know the payee. */
  key: string
  ledger: string
  /** Whether all payments of that kind are known. */
  isWhole: boolean
  /** The last import that brought a payment to it. */
  importId: number
  tool: Tool
  /** What it was made of. */
  payments: readonly Payment[]
  /** Days that the files of these payments cover. */
  covered: readonly Stretch[]
}

/** Which import is to be written, and what is known of payments before and by then. */
export interface Paid {
  before: readonly PaidTool[]
  tools: readonly PaidTool[]
  /** Titles of the kinds of which not all payments are known. */
  partial: ReadonlySet<string>
  /** Kind of the file of payments that was imported, and the payees it has; null = it is none. */
  file: { ledger: string; inFile: ReadonlySet<string> } | null
}

/** Entries without what payments say of them, while something else is written. */
export interface Aside {
  /** By id: every entry as it was. */
  was: ReadonlyMap<number, StoredTool>
  /** Of those, ids of entries that payments alone made, and with them dated prices of files of their own. */
  own: ReadonlySet<number>
}

export interface PutTools extends Pick<InsertedTools, 'ids' | 'merged'> {
  /** Keys of the file whose entries are as they were. */
  unchanged: Set<string>
  added: string[]
  /** Not in the file, and over now that it goes on without them: name and since when. */
  over: { name: string; since: string }[]
  /** By id of an entry: that which payments alone had made and is part of it now. */
  absorbed: Map<number, StoredTool>
}

/** Custom fields that payments give. */
export const paidColumns = [
  chargesColumn,
  firstChargeColumn,
  lastChargeColumn,
  chargedOnceColumn,
  medianGapColumn,
  annualCostColumn,
  byUseColumn,
  yearlyByTextColumn,
  readFromColumn,
]

/**
 * Takes what payments say off every entry, lets `write` change what is left, and puts what payments come to now where it
 * belongs. So a contract meets its payments whichever came first, and they part again where a later file shows that they
 * are two purchases. A payee without an entry is added only where it has one already or the file speaks of it: that of
 * another may have been deleted by hand. `configBefore`: by which the entries met their payments so far.
 */
export function withPaymentsAside<T>(
  db: WriteDb,
  paid: Paid,
  config: RatesOf,
  write: (aside: Aside) => T,
  configBefore = config,
): { result: T; put: PutTools } {
  const stored = readStoredTools(db)
  const days = readImportedPrices(db)
  const groupsIn = (tools: readonly PaidTool[]): PaidTool[][] =>
    groupsOf(tools.filter(({ ledger, isWhole }) => isWhole || ledger === paid.file?.ledger))
  const before = groupsIn(paid.before)
  const entries = targetsOf(stored, before.map(payeeOf(configBefore)), configBefore)
  const renamed = renamedPayees(stored, entries)
  const known = new Set(before.flatMap((group, at) => (entries[at] || renamed(group) ? keysOf(group) : [])))
  const groups = groupsIn(paid.tools)
  const ownIds = new Set<number>()
  for (const each of stored) {
    const without = withoutPaid(each, paid.partial, days.get(each.id))
    if (without === null) ownIds.add(each.id)
    else if (without !== each) replaceTool(db, without, each.tool)
  }
  const was = new Map(stored.map((each) => [each.id, each]))
  const result = write({ was, own: ownIds })
  const own = movePrices(db, ownIds)
  const put = putPaidTools(db, paid, config, { groups, known, was, own })
  restoreOrder(db, was)
  return { result, put }
}

/** Those that its payees had by their own names too: the books name a card's payee until their import is taken back. */
const keysOf = (group: readonly PaidTool[]): string[] => [group[0]!.key, ...group.flatMap(({ payments }) => payments.map(({ vendor, currency }) => `${vendorKey(vendor)} ${currency}`))] // prettier-ignore

/**
 * Payees that an earlier version took for an entry of payments which has none any more, as it told fewer apart: `GOOGLE` of
 * what is Google Ads and Google Cloud now. Or as it left their town behind them: `SLACK TECHNOLOGIES LSAN FRANCISCO`.
 */
function renamedPayees(
  stored: readonly StoredTool[],
  entries: readonly (StoredTool | null)[],
): (group: readonly PaidTool[]) => boolean {
  const taken = new Set(entries)
  const left = stored.filter((each) => isMadeByPayments(each) && !taken.has(each))
  const isOf = (group: readonly PaidTool[], name: string): boolean =>
    group[0]!.key.startsWith(`${vendorKey(name)} `) ||
    group.some(({ payments }) => payments.some(({ vendor }) => name.startsWith(vendor)))
  return (group) => left.some(({ tool }) => tool.currency === lastOf(group).currency && isOf(group, tool.name))
}

/**
 * An entry that says what it said is what it was to the letter, its custom fields in their order: a change by hand can be taken back
 * as long as nothing else changed the entry.
 */
function restoreOrder(db: WriteDb, was: ReadonlyMap<number, StoredTool>): void {
  for (const now of readStoredTools(db)) {
    const before = was.get(now.id)
    if (!before || before.importId !== now.importId || JSON.stringify(before) === JSON.stringify(now)) continue
    if (isAsIs(before, { tool: now.tool, origins: originsOf(now) })) replaceTool(db, before, now.tool)
  }
}

/** What is left of an entry without what payments say of it; the same where they say nothing, null where they said all. */
export function withoutPaid(
  entry: StoredTool,
  partial: ReadonlySet<string>,
  importedPrices: ReadonlySet<string> = new Set(),
): StoredTool | null {
  if (isPaidIn(entry, partial) || !hasPayments(entry)) return entry
  return isMadeByPayments(entry) ? null : { ...entry, ...withoutPayments(entry, importedPrices) }
}

const lastOf = (group: readonly PaidTool[]): Tool => group.at(-1)!.tool

const payeeOf =
  (config: RatesOf) =>
  (group: readonly PaidTool[]): PaidPayee => {
    const parts = paidApart(group)
    return {
      tool: lastOf(group),
      parts: parts.length === 1 ? [lastOf(group)] : [...parts.map(lastOf), ...inEntry([group], null, config)],
      payments: group.flatMap(({ payments }) => payments),
    }
  }

/** By id of their entry: for each of its payees, what payments come to in each kind of export, by rising last charge. */
export function paidByEntry(
  stored: readonly StoredTool[],
  paid: readonly PaidTool[],
  config: RatesOf,
): Map<number, PaidTool[][]> {
  const groups = groupsOf(paid)
  const targets = targetsOf(stored, groups.map(payeeOf(config)), config)
  const byEntry = new Map<number, PaidTool[][]>()
  for (const [at, target] of targets.entries())
    if (target) byEntry.set(target.id, [...(byEntry.get(target.id) ?? []), groups[at]!])
  return byEntry
}

/** Payments have no contract of their own to be named by. */
const paidKey = ({ name, currency }: Tool): string => JSON.stringify([vendorKey(name), currency])

const hasPayments = (entry: StoredTool): boolean =>
  isOfPayments(originsOf(entry)) || Object.values(originsOf(entry)).includes('payments')

interface Given {
  groups: readonly (readonly PaidTool[])[]
  /** Keys of payees that had an entry. */
  known: ReadonlySet<string>
  was: ReadonlyMap<number, StoredTool>
  own: Map<number, StoredTool>
}

function putPaidTools(
  db: WriteDb,
  { partial, file }: Paid,
  config: RatesOf,
  { groups, known, was, own }: Given,
): PutTools {
  const put: PutTools = { ids: [], merged: [], unchanged: new Set(), added: [], over: [], absorbed: new Map() }
  const days = readImportedPrices(db)
  const daysOf = (id: number): ReadonlySet<string> => days.get(id) ?? new Set()
  const observed = observedPrices(db)
  const seen = seenOn(db)
  const others = readStoredTools(db).filter(({ id }) => !own.has(id))
  const byKey = new Map([...own.values()].map((each) => [paidKey(each.tool), each]))
  const ownOf = (group: readonly PaidTool[]): StoredTool | null => byKey.get(paidKey(lastOf(group))) ?? null
  const targets = targetsOf(others, groups.map(payeeOf(config)), config, (tool) => byKey.has(paidKey(tool)))
  const unitOf = (group: number): string => (targets[group] ? `entry ${targets[group].id}` : `payee ${group}`)
  const paidFor = (entry: StoredTool) => paidTogether(groups.filter((_, at) => targets[at] === entry), entry, partial, config) // prettier-ignore
  const split = splitPrices(others, paidFor, config)
  for (const ats of Map.groupBy(groups.keys(), unitOf).values()) {
    const payees = ats.map((at) => groups[at]!)
    const target = targets[ats[0]!] ?? null
    const alone = payees.flatMap((group) => ownOf(group) ?? [])
    const keys = payees.map(([first]) => first!.key)
    const spokenOf = keys.filter((key) => file?.inFile.has(key))
    const isSpokenOf = spokenOf.length > 0
    if (!target && alone.length === 0 && !keys.some((key) => known.has(key)) && !isSpokenOf) continue
    const isPartial = target !== null && isPaidIn(target, partial)
    const newest = payees.flat().filter(({ ledger, key }) => ledger === file?.ledger && spokenOf.includes(key))
    // Not all that was paid is known: what is adds to what there is.
    if (isPartial && newest.length === 0) continue
    const entry = target ?? alone[0] ?? null
    const now =
      target && isPartial
        ? mergeImported({ tool: target.tool, origins: originsOf(target), importedPrices: daysOf(target.id), observed: observed.get(target.id) ?? new Set(), firstSeen: seen.get(target.id)?.[0] }, { tool: together(newest.map((each) => [each]), target, config)!, source: 'payments', statesStatus: false }, config) // prettier-ignore
        : withPayments(
            entry,
            payees,
            {
              importedPrices: daysIn(days, entry),
              observed: daysIn(observed, entry),
              firstSeen: entry ? seen.get(entry.id)?.[0] : undefined,
            },
            config,
            (entry && split.get(entry.id)?.paid) ?? null,
          )!
    const writer = Math.max(...payees.flat().map(({ importId }) => importId))
    const isOfList = target !== null && !isPaid(target) && target.importId !== null
    const next = {
      id: entry?.id ?? null,
      importId: isOfList ? target.importId : writer,
      tool: now.tool,
      origins: now.origins,
    }
    const id = entry ? entry.id : putTool(db, next)
    if (entry) replaceTool(db, { ...next, id }, entry.tool)
    for (const each of alone) {
      own.delete(each.id)
      if (!target) continue
      put.absorbed.set(id, was.get(each.id)!)
      removeTool(db, each.id)
    }
    const before = was.get(id)
    if (!before) put.added.push(now.tool.name)
    const isNews = !before || !isAsIs(before, now)
    if (isSpokenOf) {
      put.ids.push(id)
      if (before) put.merged.push(now)
      if (!isNews) for (const key of spokenOf) put.unchanged.add(key)
    } else if (before && before.tool.status !== 'retired' && now.tool.status === 'retired' && file)
      put.over.push({ name: now.tool.name, since: now.tool.endDate ?? '' })
  }
  putSplitPrices(db, others, split, groups, targets, config)
  for (const each of own.values()) putWithoutPayments(db, each, daysOf(each.id))
  return put
}

/** All that was paid for an entry in one currency; null = nothing, or not all of it is known. */
function paidTogether(
  payees: readonly (readonly PaidTool[])[],
  entry: StoredTool,
  partial: ReadonlySet<string>,
  config: RatesOf,
) {
  const paid = together(payees, entry, config)
  if (paid === null || isPaidIn(entry, partial)) return null
  const counted = payees.flatMap((group) => {
    const elsewhere = countedElsewhere(group)
    return group.flatMap(({ payments }) => payments.filter((payment) => !elsewhere.has(payment)))
  })
  const payments = counted.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  return { paid, payments: new Set(payments.map(({ currency }) => currency)).size === 1 ? payments : [] }
}

/** What payments that go to another entry say of the earlier prices of those that they are for too. */
function putSplitPrices(
  db: WriteDb,
  others: readonly StoredTool[],
  split: ReadonlyMap<number, { payer: number; paid: Priced }>,
  groups: readonly (readonly PaidTool[])[],
  targets: readonly (StoredTool | null)[],
  config: RatesOf,
): void {
  for (const entry of others) {
    const part = split.get(entry.id)
    if (!part || part.payer === entry.id) continue
    const tool = { ...entry.tool, ...part.paid, custom: {} }
    const known = { tool: entry.tool, origins: originsOf(entry), importedPrices: new Set<string>() }
    const merged = mergeImported(known, { tool, source: 'payments', statesStatus: false }, config)
    if (merged.tool.prices.length === entry.tool.prices.length) continue
    const now = { ...entry, tool: merged.tool, origins: merged.origins }
    replaceTool(db, now, entry.tool)
    const writer = Math.max(...groups.flatMap((group, at) => (targets[at]?.id === part.payer ? group.map(({ importId }) => importId) : []))) // prettier-ignore
    // Those of an entry that was typed came with payments too, and go with them.
    db.prepare(`UPDATE tool_price SET import_id = ? WHERE tool_id = ? AND import_id IS NULL`).run(writer, entry.id)
  }
}

/** Of an entry that payments alone made and there are none of any more, dated prices of files of their own are left. */
function putWithoutPayments(db: WriteDb, entry: StoredTool, importedPrices: ReadonlySet<string>): void {
  if (entry.tool.prices.every(({ from }) => importedPrices.has(from))) return removeTool(db, entry.id)
  const { tool, origins } = withoutPayments(entry, importedPrices)
  replaceTool(db, { ...entry, tool, origins }, entry.tool)
}

/**
 * Prices of a file of their own are those of the contract of that name, once there is one. Returns the entries that payments
 * alone made, by id, with the prices that are left to them.
 */
function movePrices(db: WriteDb, own: ReadonlySet<number>): Map<number, StoredTool> {
  const days = readImportedPrices(db)
  const contracts = Map.groupBy(readStoredTools(db).filter((each) => !own.has(each.id) && !isPaid(each)), ({ tool }) => nameKey(tool.name)) // prettier-ignore
  for (const { id, tool } of readStoredTools(db)) {
    const [contract, ...more] = contracts.get(nameKey(tool.name)) ?? []
    if (!own.has(id) || !contract || more.length > 0) continue
    for (const { from } of tool.prices) if (!days.get(id)?.has(from)) movePrice(db, from, id, contract.id)
  }
  return new Map(readStoredTools(db).flatMap((each) => (own.has(each.id) ? [[each.id, each]] : [])))
}

function movePrice(db: WriteDb, day: string, from: number, to: number): void {
  db.prepare(`UPDATE OR IGNORE tool_price SET tool_id = ? WHERE tool_id = ? AND valid_from = ?`).run(to, from, day)
  db.prepare(
    `UPDATE OR IGNORE import_entry SET entry = ?, before = json_set(before, '$.tool_id', ?), after = json_set(after, '$.tool_id', ?) WHERE entry = ?`,
  ).run(JSON.stringify([to, day]), to, to, JSON.stringify([from, day]))
}

/** One for each payee, by name; of several kinds of export that which was charged last comes last. */
function groupsOf(paid: readonly PaidTool[]): PaidTool[][] {
  const last = ({ tool }: PaidTool): string => tool.custom[lastChargeColumn] ?? ''
  return [...Map.groupBy(paid, ({ key }) => key).values()]
    .map((group) =>
      group.toSorted((a, b) => (last(a) < last(b) ? -1 : last(a) > last(b) ? 1 : a.ledger < b.ledger ? -1 : 1)),
    ) // prettier-ignore
    .sort(([a], [b]) => (`${a!.tool.name} ${a!.key}` < `${b!.tool.name} ${b!.key}` ? -1 : 1))
}

/**
 * The entry with what payments come to, of each of the `payees` by rising last charge; null where it is of payments alone and
 * there are none. `entry`: null = there was none. `days` as in `mergeImported`. `split`: what of them is for it, where they are
 * for others too.
 */
function withPayments(
  entry: StoredTool | null,
  payees: readonly (readonly PaidTool[])[],
  days: Pick<KnownTool, 'importedPrices' | 'observed' | 'firstSeen'>,
  config: RatesOf,
  split: Priced | null = null,
): MergedTool | null {
  const { importedPrices } = days
  const kept: MergedTool['kept'] = []
  const changed: MergedTool['changed'] = []
  let known = entry && isMadeByMore(entry, importedPrices) ? withoutPayments(entry, importedPrices) : null
  // What a file of prices or a person gave is no part of the history that payments have.
  const others = known && originOf(known.origins, 'cost') === 'payments' ? known.tool.prices : []
  if (known && others.length > 0) known = { ...known, tool: { ...known.tool, prices: [] } }
  const exports = inEntry(payees, entry?.tool ?? null, config)
  for (const each of exports) {
    const tool = known === null ? each : withoutText(known.tool, each)
    if (known === null) {
      known = { tool, origins: { '*': 'payments' } }
      continue
    }
    const paid = split ? { ...tool, ...pricesAlone(split) } : withPricesOf(known.tool, tool, payees, config)
    const merged = mergeImported({ ...known, ...days }, { tool: paid, source: 'payments', statesStatus: false }, config)
    kept.push(...merged.kept)
    changed.push(...merged.changed)
    known = { tool: merged.tool, origins: merged.origins }
  }
  if (known === null) return null
  for (const paid of payees) known = withNote(known, paidInSeveral(paid))
  // Payments say no start; one that stands there was read from them by an earlier version.
  const startDate = known.tool.startDate ?? (entry && originOf(originsOf(entry), 'startDate') === 'payments' ? entry.tool.startDate : null) // prettier-ignore
  const prices = new Map([...known.tool.prices, ...others].map((price) => [price.from, price]))
  const all = [...prices.values()].sort((a, b) => (a.from < b.from ? -1 : 1))
  const { status } = known.tool
  // One export is over, and another goes on.
  const really = changed.filter(({ field }) => field !== 'status' || status === 'retired')
  const stays = kept.filter(({ field }) => field !== 'status' || exports.at(-1)?.status === 'retired')
  return {
    tool: { ...known.tool, startDate, prices: all },
    origins: plain(known.origins),
    kept: stays,
    changed: really,
  }
}

/** What the payees of an entry come to together, in the export that counts last; null = nothing. */
export const together = (
  payees: readonly (readonly PaidTool[])[],
  { tool }: Pick<StoredTool, 'tool'>,
  config: RatesOf,
): Tool | null => inEntry(payees, tool, config).at(-1) ?? null

/** What one payee comes to in each kind of export; of several payees, or of one that is paid apart, what they come to together. */
function inEntry(payees: readonly (readonly PaidTool[])[], entry: Tool | null, config: RatesOf): Tool[] {
  const [only, ...more] = payees.flatMap((group) => partsThatEnd(paidApart(group)))
  if (more.length === 0) return only ?? []
  const tool = inOneCurrency(eachJoined([only!, ...more], config), entry?.currency ?? config.currency, config)
  return [entry === null || payees.length === 1 ? tool : { ...tool, name: entry.name, vendor: entry.vendor }]
}

/** Of each part, what its exports come to after one another. */
const eachJoined = (parts: readonly (readonly Tool[])[], config: RatesOf): Tool[] =>
  parts.map((tools) => tools.reduce((known, each) => mergeImported({ tool: known, origins: { '*': 'payments' }, importedPrices: new Set() }, { tool: withoutText(known, each), source: 'payments', statesStatus: false }, config).tool)) // prettier-ignore

/** What the text of a single charge says of its cost is nothing beside a rhythm that another export shows. */
function withoutText(known: Tool, tool: Tool): Tool {
  if (tool.custom[yearlyByTextColumn] === undefined || known.cost === null) return tool
  const custom = Object.fromEntries(Object.entries(tool.custom).filter(([column]) => column !== yearlyByTextColumn && column !== annualCostColumn)) // prettier-ignore
  return { ...tool, cost: null, prices: [], custom }
}

/**
 * What is paid for a contract, with the prices of the part that comes to what the contract states: what is paid beside it was no
 * earlier price of it.
 */
function withPricesOf(contract: Tool, all: Tool, payees: readonly (readonly PaidTool[])[], config: RatesOf): Tool {
  const own = ownPart(contract, payees, config)
  return own ? { ...all, ...pricesAlone(own) } : all
}

/** Of what is paid apart, the part that comes to what the contract states; null = nothing is, or none does. */
export function ownPart(contract: Tool, payees: readonly (readonly PaidTool[])[], config: RatesOf): Tool | null {
  const parts = payees.flatMap((group) => partsThatEnd(paidApart(group)))
  if (parts.length < 2) return null
  const current = (tool: Tool): Price => tool.prices.at(-1) ?? tool
  return eachJoined(parts, config).find((tool) => isPaidAs(current(contract), current(tool), config)) ?? null
}

const pricesAlone = ({ cost, currency, billingPeriod, prices }: Priced): Priced => ({ cost, currency, billingPeriod, prices }) // prettier-ignore

/** Of each part its exports, that which counts last retired where it is overdue while others of the payee go on. */
function partsThatEnd(parts: readonly (readonly PaidTool[])[]): Tool[][] {
  const chargedLast = ({ custom }: Tool): number | null => custom[lastChargeColumn] === undefined ? null : toDay(custom[lastChargeColumn]) // prettier-ignore
  const newest = Math.max(...parts.flatMap((part) => chargedLast(lastOf(part)) ?? []))
  return parts.map((part) => {
    const tools = part.map(({ tool }) => tool)
    const last = lastOf(part)
    const [day, gap] = [chargedLast(last), gapOf(last) ?? longestInterval]
    if (last.status === 'retired' || day === null || newest - day <= withLateness(gap)) return tools
    return [...tools.slice(0, -1), { ...last, status: 'retired' as const, endDate: toDate(day + gap) }]
  })
}

const daysIn = (days: ReadonlyMap<number, ReadonlySet<string>>, entry: StoredTool | null): ReadonlySet<string> =>
  (entry && days.get(entry.id)) ?? new Set()

/** With a further sentence in the note, unless a list or a person wrote that. */
function withNote<K extends { tool: Tool; origins: Origins }>(known: K, sentence: string | null): K {
  const { tool, origins } = known
  if (sentence === null || (tool.note !== '' && originOf(origins, 'note') !== 'payments')) return known
  const note = tool.note === '' ? sentence : `${tool.note} ${sentence}`
  return { ...known, tool: { ...tool, note }, origins: { ...origins, note: 'payments' } }
}

/** Of what payments made as a whole nothing has to be said of single fields. */
function plain(origins: Origins): Origins {
  if (origins['*'] !== 'payments') return origins
  return Object.fromEntries(Object.entries(origins).filter(([field, source]) => field === '*' || source !== 'payments'))
}

/** Whether no list and no person had a part in what the entry is. */
const isMadeByPayments = (entry: StoredTool): boolean =>
  isOfPayments(originsOf(entry)) &&
  Object.values(originsOf(entry)).every((source) => source === 'payments') &&
  alsoCalled(entry.tool).length === 0

/** Whether anything but payments made the entry what it is: a list, a person, a file of prices. */
const isMadeByMore = (entry: StoredTool, importedPrices: ReadonlySet<string>): boolean =>
  !isMadeByPayments(entry) || entry.tool.prices.some(({ from }) => !importedPrices.has(from))

const texts = ['category', 'team', 'owner', 'note'] as const

/** The entry as what is no payment makes it. */
function withoutPayments(entry: StoredTool, importedPrices: ReadonlySet<string>): { tool: Tool; origins: Origins } {
  const was = originsOf(entry)
  const forgotten = new Set<string>()
  const steps = new Set(entry.tool.prices.map(({ from }) => from).filter((from) => was[stepKey(from)] === 'payments'))
  const tool: Tool = { ...entry.tool, prices: entry.tool.prices.filter(({ from }) => !steps.has(from)) }
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
  for (const from of steps) forget(stepKey(from))
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
    if (was['currency'] === 'payments') tool.currency = null
  } else if (was['prices'] === 'payments') {
    const stated: Tool | DatedPrice = tool.prices.findLast(({ from }) => importedPrices.has(from)) ?? tool
    const { cost, billingPeriod } = stated
    const currency = was['currency'] === 'payments' ? null : stated.currency
    Object.assign(tool, { cost, currency, billingPeriod, prices: others })
    forget('prices')
  }
  forget('currency')
  const origins = Object.fromEntries(Object.entries(was).filter(([field]) => !forgotten.has(field)))
  tool.custom = Object.fromEntries(Object.entries(tool.custom).filter(([column]) => !gone.has(column)))
  return { tool, origins }
}

/** Whether the entry knows payments of an export with one of the titles. */
export const isPaidIn = ({ tool }: Pick<StoredTool, 'tool'>, titles: ReadonlySet<string>): boolean =>
  (tool.custom[readFromColumn] ?? '').split('; ').some((title) => titles.has(title))

/** Whether the entry says the same already, custom fields in any order. */
export function isAsIs(entry: StoredTool, { tool, origins = {} }: Pick<StoredTool, 'tool' | 'origins'>): boolean {
  const text = (each: Origins): string => JSON.stringify(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
  return (
    contentKey(entry.tool) === contentKey(tool) &&
    JSON.stringify(entry.tool.prices) === JSON.stringify(tool.prices) &&
    text(originsOf(entry)) === text(origins)
  )
}
