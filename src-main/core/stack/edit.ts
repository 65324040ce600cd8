/**
 * Changes to the inventory by hand. Each is one transaction that also writes down what the tools were before and became,
 * so that the last change can be taken back as long as nothing else has changed them since.
 */
import { toolFields } from '../../../shared/import.ts'
import { isBlankText } from '../../../shared/text/blank.ts'
import { isEmail } from '../../../shared/text/email.ts'
import { AppError } from '../../../shared/errors.ts'
import { statedCost } from '../../../shared/stack/price-on.ts'
import { isEndedInUse } from '../../../shared/notes/reopened.ts'
import type { PricesAfterMerge, ToolFields } from '../../../shared/stack/stack.ts'
import { readPaid } from '../import/spend/stored-payments.ts'
import { withoutUnknownCost } from '../import/spend/unknown-cost.ts'
import { inTransaction, type ReadDb, type WriteDb } from '../workspace/db.ts'
import { readStarts } from './payments/first-charge.ts'
import { isAsIs, paidByEntry, paidColumns, together, withPaymentsAside } from './payments/paid-tools.ts'
import { contractRunsUntil, isInForceAfter } from './contract-term.ts'
import { alsoCalled, withNames, withPayee } from './names/also-called.ts'
import { nameKey } from './graph.ts'
import {
  areSeatsAssigned,
  areSeatsCounted,
  withSeatOrigins,
  chargesColumn,
  firstChargeColumn,
  lastChargeColumn,
  originOf,
  type Origins,
  originsAfter,
  isPaidAs,
  lastDayPaid,
  paidHistory,
  paidSteps,
  stepKey,
  type ToolSource,
} from './merge-import.ts'
import { priceOn, toDay } from './cost.ts'
import { inSnapshots, observedPrices, seenOn } from './observed-prices.ts'
import type { RatesOf } from './rates.ts'
import {
  contentKey,
  isCostless,
  isPaid,
  originsOf,
  putTool,
  readStoredTools,
  removeTool,
  type StoredTool,
} from './store.ts'
import { paidTo, paidToColumn, portionOfPrices, shareColumn } from './payments/split-payments.ts'
import { type DatedPrice, inOwnCurrency, type IsoDate, type Price, type Tool } from './tool.ts'
import { withSwitchingCostFrom } from './switching-cost.ts'
import { vendorKey } from './names/vendor.ts'

/** How many changes can be taken back, one after the other. */
const keptChanges = 100

interface Change {
  /** A sentence that says what was done. */
  what: string
  before: StoredTool[]
  after: StoredTool[]
}

/** What is to be done, and to which entries. */
export interface ToolEdit {
  id: number
  changes: Partial<{ [F in keyof ToolFields]: ToolFields[F] | undefined }>
}

/** What of the payments to a payee is for a tool. */
export interface GivenShare {
  id: number
  percent: number
}

interface ChangeOf {
  result: number
  before: StoredTool[]
  after: number[]
  what: string
}

export class InventoryEditor {
  private readonly db: WriteDb
  private readonly now: () => Date
  private readonly config: RatesOf

  constructor(db: WriteDb, now: () => Date, config: RatesOf) {
    this.db = db
    this.now = now
    this.config = config
  }

  /** Throws USAGE for a tool that cannot be, or that is in the inventory already, field by field. */
  add(given: ToolFields): number {
    return this.change(() => {
      const tool = tidied(given)
      check(tool)
      this.refuseTwin(tool, null)
      const id = putTool(this.db, { id: null, importId: null, tool })
      return { result: id, before: [], after: [id], what: `Added ${tool.name}.` }
    })
  }

  edit(id: number, changes: ToolEdit['changes']): number {
    return this.change(() => this.edited(id, changes))
  }

  /** Several at once, which one step takes back. Throws USAGE where a tool is among them twice. */
  editAll(edits: readonly ToolEdit[]): number {
    if (new Set(edits.map(({ id }) => id)).size < edits.length)
      throw new AppError('USAGE', 'A tool can be changed only once in one step.')
    return this.change(() => {
      const done = edits.map(({ id, changes }) => this.edited(id, changes))
      const before = done.flatMap((each) => each.before)
      return {
        result: done.length,
        before,
        after: done.flatMap((each) => each.after),
        what: `Changed ${before.map(({ tool }) => tool.name).join(', ')}.`,
      }
    })
  }

  private edited(id: number, changes: ToolEdit['changes']): ChangeOf {
    const old = this.find(id)
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const { startDate } = readStarts(this.db, readStoredTools(this.db))(old)
    // As it was shown: what follows from payments goes on following from them, unless it was changed.
    const shown = { ...old.tool, startDate }
    const said = tidied({ ...shown, ...given })
    // Who says that it is in use again takes back the day on which it ended.
    const isReopened = changes.status !== undefined && changes.endDate === undefined && isEndedInUse(said, this.now().toISOString().slice(0, 10)) // prettier-ignore
    const typed = isReopened ? { ...said, endDate: null } : said
    // Who says the currency of a tool says that of its dated prices without one.
    const own = typed.currency === old.tool.currency ? typed : inOwnCurrency(typed)
    const tool = own.name === old.tool.name ? own : withNames(own, [old.tool.name])
    check(tool)
    const kept = tool.startDate === startDate ? { ...tool, startDate: old.tool.startDate } : tool
    this.refuseTwin(kept, id)
    const after = byHand({ ...old, tool: shown }, tool)
    // Who says that as many seats are paid for as were given out says something new.
    const areSaid = changes.seatsLicensed !== undefined && tool.seatsLicensed !== null && areSeatsCounted(tool, originsOf(after)) // prettier-ignore
    // Of whom payments name other teams, who types its team says something new, though it is the same.
    const isTyped = changes.team !== undefined && tool.team !== '' && old.importId !== null
    const byPerson = areSaid || isTyped ? { origins: { ...originsOf(after), ...(areSaid && { seatsLicensed: 'hand' as const }), ...(isTyped && { team: 'hand' as const }) } } : {} // prettier-ignore
    putTool(this.db, { ...after, tool: kept, ...byPerson })
    return { result: id, before: [old], after: [id], what: `Changed ${old.tool.name}.` }
  }

  /** From `endDate` on the tool is no longer in use. */
  retire(id: number, endDate: IsoDate, note: string | null): number {
    return this.change(() => {
      const old = this.find(id)
      const tool: Tool = { ...old.tool, status: 'retired', endDate, ...(note !== null && { note }) }
      check(tool)
      putTool(this.db, byHand(old, tool))
      return { result: id, before: [old], after: [id], what: `Retired ${old.tool.name} on ${endDate}.` }
    })
  }

  delete(ids: readonly number[]): number {
    return this.change(() => {
      const old = [...new Set(ids)].map((id) => this.find(id))
      for (const { id } of old) removeTool(this.db, id)
      const what = old.length === 1 ? `Deleted ${old[0]!.tool.name}.` : `Deleted ${old.length} tools.`
      return { result: old.length, before: old, after: [], what }
    })
  }

  /**
   * Makes several entries one: the kept one, with what it does not know filled in from the others and lists put together;
   * tools that name a dropped entry now name the kept one. What the kept one costs and cost stays as a whole: only where
   * it knows nothing of it, it takes over all of that of the first other that does. Where it has one price only, and an
   * other's history ends at that price, in its currency or at the workspace's rate, the history is its own; between prices that
   * a snapshot or a list saw, payments say when they changed. Where one went before another came, it costs until then what
   * the first did. Whether it is in use, and since when not: `useTogether`.
   */
  merge(keep: number, drop: readonly number[]): number {
    return this.change(() => this.merged(keep, drop))
  }

  /** Several merges at once, which one step takes back. Throws USAGE where an entry is in two of them. */
  mergeAll(merges: readonly { keep: number; drop: readonly number[] }[]): number {
    const ids = merges.flatMap(({ keep, drop }) => [keep, ...new Set(drop)])
    if (new Set(ids).size < ids.length) throw new AppError('USAGE', 'A tool can be merged only once in one step.')
    return this.change(() => {
      const done = merges.map(({ keep, drop }) => this.merged(keep, drop))
      const before = new Map(done.flatMap((each) => each.before).toReversed().map((stored) => [stored.id, stored])) // prettier-ignore
      const left = new Set(readStoredTools(this.db).map(({ id }) => id))
      const after = [...new Set(done.flatMap((each) => each.after))].filter((id) => left.has(id))
      const what = done.length === 1 ? done[0]!.what : `Merged ${ids.length - merges.length} entries into ${merges.length} tools.` // prettier-ignore
      return { result: ids.length - merges.length, before: [...before.values()], after, what }
    })
  }

  /**
   * Says that payments to a payee are for several tools, by what each costs or by the `shares` given. Those of an entry that
   * payments alone made go to the one with most of them; an entry of a list that has them is one of the tools. Of a tool of
   * which no list and no person says what it costs, a given share of what payments come to is the cost. Throws USAGE where
   * the tools have no shares of them.
   */
  split(payee: number, among: readonly number[], shares: readonly GivenShare[] | null = null): number {
    return this.change(() => {
      const from = this.find(payee)
      // What a list calls by the name of a payee, and nobody says the cost of, has no part in what the tools state.
      const isPayee = isPaid(from) || (isCostless(from) && !among.includes(payee) && !shares?.some(({ id }) => id === payee)) // prettier-ignore
      const tools = [...new Set(isPayee ? among : [payee, ...among])].map((id) => this.find(id))
      refuseSplit(from, tools, shares, this.config)
      const percents = shares && tools.map(({ id }) => shares.find((share) => share.id === id)!.percent)
      const weights = percents ?? tools.map(({ tool }) => statedCost(tool, this.config) ?? 0)
      const most = tools[weights.indexOf(Math.max(...weights))]!
      const name = paidTo(from.tool) || (isPayee ? from.tool.name : (alsoCalled(from.tool)[0] ?? from.tool.name))
      const paid = paidByEntry(readStoredTools(this.db), readPaid(this.db).tools, this.config).get(payee) ?? []
      const costs = together(paid, from, this.config)
      const done = isPayee ? this.merged(most.id, [payee]) : null
      for (const [at, was] of tools.entries()) {
        const stored = this.find(was.id)
        const others = Object.entries(stored.tool.custom).filter(([column]) => column !== shareColumn)
        const given = percents === null ? {} : { [shareColumn]: `${percents[at]!}%` }
        const custom = { ...Object.fromEntries(others), [paidToColumn]: name, ...given }
        const isStated = hasCost(was.tool) && originOf(originsOf(was), 'cost') !== 'payments'
        const before = (percents ?? []).slice(0, at).reduce((sum, percent) => sum + percent, 0)
        const cost = percents && costs && !isStated ? portionOfPrices(costs, { of: percents[at]! / 100, before: before / 100 }) : {} // prettier-ignore
        putTool(this.db, byHand(stored, { ...stored.tool, ...cost, custom }))
      }
      // What each of them cost before follows from whose the payments are.
      withPaymentsAside(this.db, readPaid(this.db), this.config, () => null)
      const ids = [...new Set([...(done?.after ?? []), ...tools.map(({ id }) => id)])]
      const before = new Map([...tools, ...(done?.before ?? [])].map((stored) => [stored.id, stored]))
      const names = tools.map(({ tool }, at) => (percents === null ? tool.name : `${tool.name} (${percents[at]!}%)`)).join(', ') // prettier-ignore
      return { result: isPayee ? most.id : payee, before: [...before.values()], after: ids, what: `Split the payments to ${name} over ${names}.` } // prettier-ignore
    })
  }

  private merged(keep: number, drop: readonly number[]): ChangeOf {
    const all = readStoredTools(this.db)
    const kept = this.find(keep)
    const others = [...new Set(drop)].map((id) => this.find(id))
    if (others.some(({ id }) => id === keep)) throw new AppError('USAGE', 'A tool cannot be merged with itself.')
    const { payer, costs, history, steps } = costsTogether(this.db, kept, others, this.config)
    const use = others.map(useOf).reduce(useTogether, useOf(kept))
    const together = others.reduce((tool, other) => fillIn(tool, other.tool), kept.tool)
    // What was in use on the day of a snapshot, and nobody knows since when, was so before what began later.
    const seen = inSnapshots(this.db)
    const isOlder = [kept, ...others].some(({ id, tool }) => tool.startDate === null && seen.has(id))
    const startDate = isOlder ? null : together.startDate
    const seats = seatsTogether([kept, ...others])
    const filled = { ...together, startDate, status: use.status, endDate: use.endDate, seatsLicensed: seats.licensed }
    const costed = withCostOf(filled, {
      ...costs,
      ...(history?.prices ?? { prices: byDay([...costs.prices, ...steps]) }),
    })
    const switched = [kept, ...others].find(({ tool }) => tool.switchingCost !== null)
    const named = withNames(
      withSwitchingCostFrom(costed, switched?.tool.currency ?? this.config.currency, this.config),
      others.flatMap(({ tool }) => [tool.name, ...alsoCalled(tool)]),
    )
    const merged = this.payeesOf([kept, ...others], kept).reduce(withPayee, named)
    const ofSteps = Object.fromEntries(steps.map(({ from }) => [stepKey(from), 'payments' as const]))
    const payerOrigins = { ...originsOf(payer), ...(history && { prices: 'payments' as const }), ...ofSteps }
    const own = originsOf(kept)
    const known = withUseOrigins(own, use)
    const costOrigins = payer === kept && !history && steps.length === 0 ? known : withCostOrigins(known, payerOrigins)
    const isStated = hasCost(payer.tool) && originOf(payerOrigins, 'cost') !== 'payments'
    const paidNote = noteOfPayments(kept, others, isStated)
    const paid = withPaidOrigins(costOrigins, kept, others)
    const noted = paidNote === null ? paid : { ...paid, note: 'payments' as const }
    const after = withSeatOrigins(noted, seats)
    const origins = after === own ? {} : { origins: after }
    const gone = new Set(others.map(({ tool }) => nameKey(tool.name)))
    const rename = (names: readonly string[], own: string): string[] =>
      [...new Set(names.map((name) => (gone.has(nameKey(name)) ? kept.tool.name : name)))].filter(
        (name) => nameKey(name) !== nameKey(own),
      )
    for (const { id } of others) removeTool(this.db, id)
    const left = readStoredTools(this.db)
    // Another entry may keep the name of a dropped one.
    for (const { id, tool } of left) if (id !== keep) gone.delete(nameKey(tool.name))
    const renamed = left.flatMap((stored): StoredTool[] => {
      const tool = stored.id === keep ? { ...merged, note: paidNote ?? merged.note } : stored.tool
      const next = {
        ...tool,
        connectedTo: rename(tool.connectedTo, tool.name),
        replaces: rename(tool.replaces, tool.name),
      }
      if (JSON.stringify(next) === JSON.stringify(stored.tool)) return []
      return [{ ...stored, tool: next, ...(stored.id === keep && origins) }]
    })
    for (const stored of renamed) putTool(this.db, stored)
    // What payments come to follows from whose they are.
    withPaymentsAside(this.db, readPaid(this.db), this.config, () => null)
    const [was, now] = [all, readStoredTools(this.db)].map((stored) => new Map(stored.map((each) => [each.id, each])))
    const isChanged = (id: number): boolean => id === keep || JSON.stringify(was!.get(id)) !== JSON.stringify(now!.get(id)) // prettier-ignore
    const before = all.filter(({ id }) => isChanged(id))
    const ids = [...now!.keys()].filter(isChanged)
    return { result: keep, before, after: ids, what: `Merged ${others.map(({ tool }) => tool.name).join(', ')} into ${kept.tool.name}.` } // prettier-ignore
  }

  /**
   * Payees that an entry has only because a person said so: all of those that are merged into it, and its own beside them. What
   * is paid in the name of the kept one alone is known by that.
   */
  private payeesOf(merged: readonly StoredTool[], kept: StoredTool): string[] {
    const paid = paidByEntry(readStoredTools(this.db), readPaid(this.db).tools, this.config)
    const isOwn = (name: string): boolean => vendorKey(name) === vendorKey(kept.tool.name)
    const namesOf = (each: StoredTool): string[] => [
      ...alsoCalled(each.tool),
      ...(isPaid(each) && each !== kept ? [each.tool.name] : []),
      ...(paid.get(each.id) ?? []).map((group) => group.at(-1)!.tool.name),
    ]
    const names = merged.flatMap((each) => namesOf(each).filter((name) => each !== kept || !isOwn(name) || alsoCalled(kept.tool).some(isOwn))) // prettier-ignore
    return [...new Map(names.map((name) => [vendorKey(name), name])).values()]
  }

  /** Takes the last change back and returns its sentence. Throws NOT_FOUND, or FAILED where the tools changed since. */
  undo(): string {
    return inTransaction(this.db, () => {
      const last = lastChange(this.db)
      if (!last) throw new AppError('NOT_FOUND', 'There is no change to the inventory that could be undone.')
      const { id, what, before, after } = last
      const current = new Map(readStoredTools(this.db).map((stored) => [stored.id, stored]))
      const isUntouched =
        after.every((stored) => same(current.get(stored.id), stored)) &&
        before.every((stored) => after.some((other) => other.id === stored.id) || !current.has(stored.id))
      if (!isUntouched)
        throw new AppError('FAILED', `"${what}" cannot be undone: an import has changed the tools since.`)
      for (const stored of after) if (!before.some((old) => old.id === stored.id)) removeTool(this.db, stored.id)
      for (const stored of before) putTool(this.db, stored)
      this.db.prepare(`UPDATE tool_change SET undone_at = ? WHERE id = ?`).run(this.now().toISOString(), id)
      return what
    })
  }

  private change(work: () => ChangeOf): number {
    return inTransaction(this.db, () => {
      const { result, before, after, what } = work()
      const stored = new Map(readStoredTools(this.db).map((each) => [each.id, each]))
      const change: Change = { what, before, after: after.map((id) => stored.get(id)!) }
      const { lastInsertRowid } = this.db
        .prepare(`INSERT INTO tool_change (changed_at, what, before, after) VALUES (?, ?, ?, ?)`)
        .run(this.now().toISOString(), change.what, JSON.stringify(change.before), JSON.stringify(change.after))
      this.db.prepare(`DELETE FROM tool_change WHERE id <= ?`).run(Number(lastInsertRowid) - keptChanges)
      return result
    })
  }

  private find(id: number): StoredTool {
    return findIn(readStoredTools(this.db), id)
  }

  /** Two entries equal in everything could not be told apart, here and when the inventory is imported again. */
  private refuseTwin(tool: Tool, id: number | null): void {
    const key = contentKey(tool)
    if (readStoredTools(this.db).some((stored) => stored.id !== id && contentKey(stored.tool) === key))
      throw new AppError('USAGE', `The inventory has this very entry of ${tool.name} already.`)
  }
}

interface ChangeRow {
  id: number
  what: string
  before: string
  after: string
}

function lastChange(db: ReadDb): (Change & { id: number }) | null {
  const row = db
    .prepare(`SELECT id, what, before, after FROM tool_change WHERE undone_at IS NULL ORDER BY id DESC LIMIT 1`)
    .get() as ChangeRow | undefined
  return row
    ? { ...row, before: JSON.parse(row.before) as StoredTool[], after: JSON.parse(row.after) as StoredTool[] }
    : null
}

/** What `undo` would take back. */
export const lastChangeSentence = (db: ReadDb): string | null => lastChange(db)?.what ?? null

/** What was typed is known from then on, so that no import takes it for its own. */
const byHand = (old: StoredTool, tool: Tool): StoredTool =>
  old.importId === null ? { ...old, tool } : { ...old, tool, origins: originsAfter(originsOf(old), old.tool, tool, 'hand') } // prettier-ignore

/** Payments that came and went put their custom fields in another order. */
const same = (a: StoredTool | undefined, b: StoredTool): boolean =>
  a !== undefined && a.importId === b.importId && isAsIs(a, { tool: b.tool, origins: originsOf(b) })

/** What an import would read as blank is blank here too, or it would not come back from an export. */
function tidied(tool: Tool): Tool {
  const text = (value: string): string => (isBlankText(value) ? '' : value)
  const list = (values: readonly string[]): string[] => values.filter((value) => !isBlankText(value))
  return {
    ...tool,
    vendor: text(tool.vendor),
    category: text(tool.category),
    team: text(tool.team),
    owner: text(tool.owner),
    ownerEmail: text(tool.ownerEmail),
    note: text(tool.note),
    capabilities: list(tool.capabilities),
    connectedTo: list(tool.connectedTo),
    replaces: list(tool.replaces),
    custom: Object.fromEntries(Object.entries(tool.custom).filter(([, value]) => value.trim() !== '')),
  }
}

/** Throws USAGE where payments to the entry cannot be those of the tools, by what each costs or by the shares. */
function refuseSplit(
  from: StoredTool,
  tools: readonly StoredTool[],
  shares: readonly GivenShare[] | null,
  config: RatesOf,
): void {
  const refuse = (why: string): never => {
    throw new AppError('USAGE', why)
  }
  if (from.tool.custom[firstChargeColumn] === undefined)
    refuse(`${from.tool.name} has no payments that could be split.`)
  if (tools.length < 2) refuse(`Say at least two tools that payments to ${from.tool.name} are for.`)
  const paid = tools.find((each) => each.id !== from.id && each.tool.custom[firstChargeColumn] !== undefined)
  if (paid) refuse(`${paid.tool.name} has payments of its own.`)
  if (shares !== null) {
    const without = tools.find(({ id }) => !shares.some((share) => share.id === id))
    if (without) refuse(`Say the share of ${without.tool.name} too: where one is given, all are.`)
    if (shares.length > tools.length) refuse('A share is given to a tool twice, or to one that is not among the tools.')
    const sum = shares.reduce((all, { percent }) => all + percent, 0)
    if (Math.abs(sum - 100) > 1e-6) refuse(`The shares come to ${Number(sum.toFixed(6))} %, not to 100 %.`)
    return
  }
  const silent = tools.find(({ tool }) => (statedCost(tool, config) ?? 0) <= 0)
  if (silent) refuse(`Nothing says what ${silent.tool.name} costs a year, in a currency with a rate: give every tool a share of the payments, or enter what it costs.`) // prettier-ignore
}

function check(tool: Tool): void {
  if (isBlankText(tool.name)) throw new AppError('USAGE', `"${tool.name}" is no name of a tool.`)
  const taken = Object.keys(tool.custom).find((column) => (toolFields as readonly string[]).includes(column))
  if (taken !== undefined)
    throw new AppError('USAGE', `A custom field cannot be called "${taken}", which is a field already.`)
  const { name, startDate, endDate } = tool
  if (startDate !== null && endDate !== null && endDate < startDate)
    throw new AppError('USAGE', `${name} would end on ${endDate}, before it starts on ${startDate}.`)
}

function fillIn(tool: Tool, other: Tool): Tool {
  const filled = Object.fromEntries(
    Object.entries(tool).map(([field, value]) => [
      field,
      value === '' || value === null ? other[field as keyof Tool] : value,
    ]),
  ) as unknown as Tool
  const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])]
  // One has the name of the owner, the other the address.
  const isApart = tool.owner !== '' && !isEmail(tool.owner) && isEmail(other.owner)
  return {
    ...filled,
    ownerEmail: filled.ownerEmail || (isApart ? other.owner : ''),
    capabilities: union(tool.capabilities, other.capabilities),
    connectedTo: union(tool.connectedTo, other.connectedTo),
    replaces: union(tool.replaces, other.replaces),
    startDate: filled.startDate !== null && other.startDate !== null ? minimum(filled.startDate, other.startDate) : filled.startDate, // prettier-ignore
    custom: { ...other.custom, ...tool.custom, ...paidTogether(tool.custom, other.custom) },
  }
}

/** Those that somebody says are paid for, and else those that were given out. */
function seatsTogether(all: readonly StoredTool[]): { licensed: number | null; isCounted: boolean; isBilled: boolean } {
  const seated = all.filter(({ tool }) => tool.seatsLicensed !== null)
  const isCounted = (each: StoredTool): boolean => areSeatsCounted(each.tool, originsOf(each))
  const isPaid = (each: StoredTool): boolean => !areSeatsAssigned(each.tool, originsOf(each))
  const known = seated.find((each) => !isCounted(each)) ?? seated.find(isPaid) ?? seated[0]
  const counted = known !== undefined && isCounted(known)
  return { licensed: known?.tool.seatsLicensed ?? null, isCounted: counted, isBilled: counted && isPaid(known) }
}

interface Use extends Pick<Tool, 'status' | 'endDate'> {
  statusBy: ToolSource
  endBy: ToolSource
  /** Nobody said that it is in use; it was taken to be. */
  isGuess: boolean
  /** Of a contract; null = nothing says. */
  runsUntil: IsoDate | null
  /** The day from which payments alone say that it is over. */
  paidUntil: IsoDate | null
}

function useOf({ tool, importId, origins = {} }: StoredTool): Use {
  const own = originsOf({ id: 0, importId, tool, origins })
  const statusBy = originOf(own, 'status')
  const endBy = originOf(own, 'endDate')
  const isCharged = tool.custom[firstChargeColumn] !== undefined
  return {
    status: tool.status,
    endDate: tool.endDate,
    statusBy,
    endBy,
    isGuess: statusBy === 'payments' && !isCharged,
    runsUntil: contractRunsUntil(tool, endBy === 'payments'),
    paidUntil: tool.status === 'retired' && statusBy === 'payments' && isCharged ? lastDayPaid(tool) : null,
  }
}

/**
 * Of two entries that are one purchase. Both are over: it ended on the later day that is known. One is over: the other is
 * still in use, unless nobody said so; a contract that runs longer is, where payments alone seem to be over. Neither is: an end that is planned stays where the other is made of payments, which
 * know of no plans, and the later of two holds.
 */
function useTogether(kept: Use, other: Use): Use {
  const [known, unknown] = kept.endDate === null ? [other, kept] : [kept, other]
  const later = unknown.endDate !== null && known.endDate !== null && unknown.endDate > known.endDate ? unknown : known
  const runsUntil = maximum(kept.runsUntil ?? '', other.runsUntil ?? '') || null
  const withEnd = (use: Use, { endDate, endBy }: Use): Use => ({ ...use, endDate, endBy, runsUntil })
  const isOver = (use: Use): boolean => use.status === 'retired'
  if (isOver(kept) && isOver(other)) return withEnd(kept, later)
  if (isOver(kept) || isOver(other)) {
    const [gone, inUse] = isOver(kept) ? [kept, other] : [other, kept]
    if (gone.paidUntil !== null && isInForceAfter(inUse.runsUntil, gone.paidUntil)) return withEnd(inUse, inUse)
    return inUse.isGuess && !gone.isGuess ? withEnd(gone, gone) : withEnd(inUse, inUse.endDate === null ? inUse : later)
  }
  const isOpen = unknown.endDate === null && unknown.statusBy !== 'payments'
  return withEnd(kept.isGuess && !other.isGuess ? other : kept, isOpen ? unknown : later)
}

/** The same object where nothing is known otherwise than before. */
function withUseOrigins(origins: Origins, { statusBy, endBy }: Use): Origins {
  if (originOf(origins, 'status') === statusBy && originOf(origins, 'endDate') === endBy) return origins
  return { ...origins, status: statusBy, endDate: endBy }
}

/** Days and number of charges of two payees: no payment is of both. */
function paidTogether(a: Tool['custom'], b: Tool['custom']): Tool['custom'] {
  const [first, other] = [a[firstChargeColumn], b[firstChargeColumn]]
  const charges = Number(a[chargesColumn]) + Number(b[chargesColumn])
  if (first === undefined || other === undefined || !(charges > 0)) return {}
  return {
    [chargesColumn]: String(charges),
    [firstChargeColumn]: minimum(first, other),
    [lastChargeColumn]: maximum(a[lastChargeColumn] ?? first, b[lastChargeColumn] ?? other),
  }
}

/**
 * Of entries that become one: who says what it costs; whose history of payments that gets where it has one price only, and
 * else the changes that payments show between prices that were seen on a day; and whose dated prices nothing takes over.
 */
function costsTogether(db: ReadDb, kept: StoredTool, others: readonly StoredTool[], config: RatesOf) {
  const payer = [kept, ...others].find(({ tool }) => hasCost(tool)) ?? kept
  const isStated = (each: StoredTool): boolean => hasCost(each.tool) && originOf(originsOf(each), 'cost') !== 'payments'
  const stated = isStated(payer) ? [kept, ...others].filter((each) => each !== payer && isStated(each)) : []
  const [turn] = stated.flatMap((entry) => {
    const prices = inTurn(entry.tool, payer.tool) ?? inTurn(payer.tool, entry.tool)
    return prices ? [{ entry, prices }] : []
  })
  const costs: Tool = { ...payer.tool, ...turn?.prices }
  const rest = [kept, ...others].filter((each) => each !== payer && each !== turn?.entry && each.tool.prices.length > 0)
  const isOne = costs.prices.length === 0
  const histories = rest.flatMap((entry) => {
    const prices = isOne && entry !== kept ? paidHistory(costs, entry.tool, config) : null
    return prices ? [{ entry, prices }] : []
  })
  const history = histories[0] ?? null
  const seen = { observed: observedPrices(db).get(payer.id) ?? new Set(), firstSeen: seenOn(db).get(payer.id)?.[0] }
  const ofPayments = rest.filter((each) => originOf(originsOf(each), 'cost') === 'payments')
  const found = isOne ? [] : ofPayments.map((entry) => ({ entry, own: paidSteps(costs, entry.tool, seen, config) })) // prettier-ignore
  const used = new Set([history?.entry, ...found.flatMap(({ entry, own }) => (own.length > 0 ? [entry] : []))])
  return { payer, costs, history, steps: found.flatMap(({ own }) => own), lost: rest.filter((each) => !used.has(each)) }
}

/** Prices of one that went and of one that came then, as of one tool; null where they did not take turns. */
function inTurn(first: Tool, second: Tool): (Price & Pick<Tool, 'prices'>) | null {
  const from = second.startDate
  if (from === null || first.endDate === null || first.endDate > from) return null
  const [before, after] = [inOwnCurrency(first), inOwnCurrency(second)]
  const { cost, currency, billingPeriod } = priceOn(after, toDay(from))
  return {
    cost: before.cost,
    currency: before.currency,
    billingPeriod: before.billingPeriod,
    prices: [
      ...before.prices.filter((price) => price.from < from),
      { from, cost, currency, billingPeriod },
      ...after.prices.filter((price) => price.from > from),
    ],
  }
}

/** What becomes of the dated prices of entries that would be merged. Throws NOT_FOUND. */
export function pricesAfterMerge(db: ReadDb, keep: number, drop: readonly number[], config: RatesOf): PricesAfterMerge {
  const stored = readStoredTools(db)
  const kept = findIn(stored, keep)
  const { costs, history, lost } = costsTogether(db, kept, [...new Set(drop)].map((id) => findIn(stored, id)), config) // prettier-ignore
  const [from, to] = [history?.entry.tool.currency ?? config.currency, costs.currency ?? config.currency]
  const endsAlike = ({ prices }: Tool): boolean => isPaidAs(costs.prices.at(-1) ?? costs, prices.at(-1)!, config)
  return {
    convertedFrom: history && from !== to ? from : null,
    currency: to,
    lost: lost.map(({ tool }) => ({
      name: tool.name,
      prices: tool.prices.length + 1,
      why: endsAlike(tool) ? ('own prices' as const) : ('other price' as const),
    })),
  }
}

function findIn(stored: readonly StoredTool[], id: number): StoredTool {
  const found = stored.find((each) => each.id === id)
  if (!found) throw new AppError('NOT_FOUND', `There is no tool number ${id} in the inventory.`)
  return found
}

const hasCost = (tool: Tool): boolean => [tool, ...tool.prices].some(({ cost }) => cost !== null)

/** Amount, currency, billing period and dated prices are one: two histories put together are neither. */
const withCostOf = (tool: Tool, { cost, currency, billingPeriod, prices }: Tool): Tool => ({
  ...tool,
  cost,
  currency: currency ?? (cost === null ? tool.currency : null),
  billingPeriod,
  prices,
})

/** What payments note of the others, where the kept entry has no note; what nobody knew of the cost is known where it is stated. null = nothing. */
function noteOfPayments(kept: StoredTool, others: readonly StoredTool[], isStated: boolean): string | null {
  const first = kept.tool.note === '' ? others.find(({ tool }) => tool.note !== '') : undefined
  if (!first || originOf(originsOf(first), 'note') !== 'payments') return null
  return isStated ? withoutUnknownCost(first.tool.note) : first.tool.note
}

/** What payments say of the others goes on following from payments. The same object where they say nothing. */
function withPaidOrigins(origins: Origins, kept: StoredTool, others: readonly StoredTool[]): Origins {
  const isTheirs = (column: string): boolean =>
    kept.tool.custom[column] === undefined &&
    others.some((each) => each.tool.custom[column] !== undefined && originOf(originsOf(each), `custom.${column}`) === 'payments') // prettier-ignore
  const columns = paidColumns.filter(isTheirs)
  return columns.length === 0 ? origins : { ...origins, ...Object.fromEntries(columns.map((column) => [`custom.${column}`, 'payments' as const])) } // prettier-ignore
}

/** One for each day, the first of equals. */
const byDay = (prices: readonly DatedPrice[]): DatedPrice[] =>
  [...new Map(prices.toReversed().map((price) => [price.from, price])).values()].sort((a, b) => (a.from < b.from ? -1 : 1)) // prettier-ignore

/** Who knows the amount is asked again when the next file speaks of it. */
function withCostOrigins(origins: Origins, payer: Origins): Origins {
  const isOfPrices = ([field]: [string, ToolSource]): boolean => field === 'prices' || field.startsWith(stepKey(''))
  const own = Object.fromEntries(Object.entries(origins).filter((each) => !isOfPrices(each)))
  return { ...own, cost: originOf(payer, 'cost'), ...Object.fromEntries(Object.entries(payer).filter(isOfPrices)) }
}

const minimum = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b)
const maximum = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b)
