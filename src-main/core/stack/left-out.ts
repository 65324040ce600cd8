/**
 * Tools left out of the inventory and of all reports because they are no software: `excludePayees` and
 * `excludePaymentCategories` of the workspace. They stay stored, so that later files go on speaking of them, undoing an
 * import undoes them too, and whoever is taken back is there again at once.
 */
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { LeftOutTools } from '../../../shared/stack/stack.ts'
import { idPattern } from '../journeys/leave-out.ts'
import type { ReadDb } from '../workspace/db.ts'
import { type Ended, endOfUse, readMarkedRetired, type Marked } from './end-of-retired.ts'
import { readStarts } from './payments/first-charge.ts'
import { noPayments, readStoredPayments, type StoredPayments } from '../import/spend/stored-payments.ts'
import { originOf } from './merge-import.ts'
import { entryOfCategory, type LeavesOutPayments } from './payments/payments-left-out.ts'

import { withPriceSteps } from './price-steps.ts'
import { originsOf, readStoredTools, type StoredTool } from './store.ts'
import { inOwnCurrency, type IsoDate, type Tool } from './tool.ts'
import { vendorKey } from './names/vendor.ts'
import { groupsSpelledAlike, spelledAlike, teamsSpelledAlike } from '../../../shared/stack/capabilities.ts'

export type LeavesOut = Pick<WorkspaceConfig, 'excludePayees' | 'excludePaymentCategories'>

/** The entry of the configuration that leaves a tool out. */
export interface LeftOutBy {
  by: 'payee' | 'category'
  entry: string
}

/**
 * Which entry leaves a tool out; null = it counts. A payee is known by its name as payments are put together (processors,
 * numbers and legal forms do not count), or by a pattern with `*`. A category leaves out what payments alone speak of: a
 * tool of a list, or one that a person named, is software whatever its payments are called.
 */
export function leftOutBy({
  excludePayees,
  excludePaymentCategories,
}: LeavesOut): (stored: StoredTool) => LeftOutBy | null {
  const exact = new Map(excludePayees.filter((each) => !each.includes('*')).map((each) => [vendorKey(each), each]))
  const patterns = excludePayees
    .filter((each) => each.includes('*'))
    .map((entry) => ({ entry, fits: idPattern(entry) }))
  const categoryEntry = entryOfCategory(excludePaymentCategories)
  return (stored) => {
    const { name, category } = stored.tool
    const payee = exact.get(vendorKey(name)) ?? patterns.find(({ fits }) => fits(name))?.entry
    if (payee !== undefined) return { by: 'payee', entry: payee }
    if (!isOfCategory(stored)) return null
    const entry = categoryEntry(category)
    return entry === undefined ? null : { by: 'category', entry }
  }
}

/** Whether payments alone say what it is, and of which category. */
export function isOfCategory(stored: StoredTool): boolean {
  const origins = originsOf(stored)
  return stored.tool.category !== '' && ['name', 'category'].every((field) => originOf(origins, field) === 'payments')
}

/** A tool as payments alone speak of it. */
export const asPaid = (tool: Tool): StoredTool => ({ id: 0, importId: 0, tool, origins: { '*': 'payments' } })

export interface CountedTool extends StoredTool {
  startWhy: string
  /** Its start may be that of a contract which another came before. */
  mayBeTerm: boolean
  /** The first day without it, worked out where nothing states it; null = in use, or nothing says since when it is not. */
  ended: Ended | null
  /** The day on which it was first called retired, where it is and no end is stated; null = nothing says it. */
  retiredBy: IsoDate | null
}

/** Those that count, in the order they were first stored, each with the start that follows from payments. */
export function readCountedTools(db: ReadDb, config: LeavesOut): CountedTool[] {
  const by = leftOutBy(config)
  const leavesOut = config.excludePayees.length + config.excludePaymentCategories.length > 0
  const all = readStoredTools(db)
  const startOf = readStarts(db, all)
  const markedOn = readMarkedRetired(db)
  return all
    .filter((each) => !leavesOut || by(each) === null)
    .map((stored) => {
      const { startDate, startWhy, mayBeTerm } = startOf(stored)
      const marked = isPaidStatus(stored) ? noMarks : markedOn
      return {
        ...stored,
        tool: { ...stored.tool, startDate },
        startWhy,
        mayBeTerm,
        ended: endOfUse(stored.id, stored.tool, marked),
        retiredBy: marked.get(stored.id)?.day ?? null,
      }
    })
}

/**
 * Every tool that counts as reports compare them, in the order it was first stored, with its dated prices by rising date and
 * the end that is worked out: each capability, team, category and owner in one spelling, and each price without a currency in
 * that of its tool; what a contract says of each year of its term is among them.
 */
export const readTools = (db: ReadDb, config: LeavesOut): Tool[] => compared(readCountedTools(db, config))

export const compared = (counted: readonly CountedTool[]): Tool[] =>
  groupsSpelledAlike(
    teamsSpelledAlike(
      spelledAlike(
        counted.map(({ tool, ended }) => inOwnCurrency({ ...withPriceSteps(tool), endDate: ended?.day ?? null })),
      ),
    ),
  )

/**
 * Retired by payments alone, all of whose money came back: the day of an import is no end of it, which would follow from the order of
 * files, and none is missing.
 */
const isPaidStatus = (stored: StoredTool): boolean => originOf(originsOf(stored), 'status') === 'payments'

const noMarks: ReadonlyMap<number, Marked> = new Map()

/** Retired without anything saying until when it was in use: no report of the past has it. */
export const isEndUnknown = (each: StoredTool & Pick<CountedTool, 'ended'>): boolean =>
  each.tool.status === 'retired' && each.ended === null && !isPaidStatus(each)

/**
 * Their names, where days are asked for, `to` exclusive, on which they may have been in use: none is from the day on that it
 * was first called retired.
 */
export const endUnknown = (counted: readonly CountedTool[], { from, to }: IsoSpan, today: IsoDate): string[] =>
  counted
    .filter(
      (each) =>
        isEndUnknown(each) &&
        from < (each.retiredBy ?? today) &&
        (each.tool.startDate === null || each.tool.startDate < to),
    )
    .map(({ tool }) => tool.name)

interface IsoSpan {
  from: IsoDate
  to: IsoDate
}

/** What each entry of the configuration leaves out, those that nothing fits so far included. */
export function listLeftOut(db: ReadDb, config: LeavesOut & LeavesOutPayments): LeftOutTools[] {
  const { excludePayeeCategories, excludePaymentCategories } = config
  const payments = excludePayeeCategories.length + excludePaymentCategories.length > 0 ? readStoredPayments(db) : noPayments // prettier-ignore
  return [...listToolsLeftOut(db, config, payments), ...listPaymentsLeftOut(payments, config)]
}

function listPaymentsLeftOut(
  { ledgers, outBy }: StoredPayments,
  { excludePayeeCategories }: LeavesOutPayments,
): LeftOutTools[] {
  const out = [...ledgers.values()].flatMap(({ paid }) => [...paid().importIds.keys()].flatMap((each) => outBy(each) ?? [])) // prettier-ignore
  return excludePayeeCategories.map((each) => {
    const { payee, category } = each
    const count = out.filter((own) => own.payee === payee && own.category === category).length
    return {
      by: 'payeeCategory',
      entry: `${payee}: ${category}`,
      tools: [],
      ids: [],
      payments: { payee, category, count },
    }
  })
}

function listToolsLeftOut(db: ReadDb, config: LeavesOut & LeavesOutPayments, payments: StoredPayments): LeftOutTools[] {
  const by = leftOutBy(config)
  const entries: LeftOutTools[] = [
    ...config.excludePayees.map((entry): LeftOutTools => ({ by: 'payee', entry, tools: [], ids: [] })),
    ...config.excludePaymentCategories.map((entry): LeftOutTools => ({ by: 'category', entry, tools: [], ids: [] })),
  ]
  if (entries.length === 0) return entries
  for (const stored of readStoredTools(db)) {
    const found = by(stored)
    const entry = found && entries.find((each) => each.by === found.by && each.entry === found.entry)
    entry?.tools.push(stored.tool.name)
    entry?.ids.push(stored.id)
  }
  const apart = payeesApart(payments, config)
  return entries.map((each) => {
    const payees = each.by === 'category' ? (apart.get(each.entry) ?? []) : []
    return payees.length === 0
      ? each
      : { ...each, apart: { count: payees.length, payees: [...new Set(payees)].sort() } }
  })
}

/** By account of the books that is left out: the payee of each payment that is so beside others that count. */
function payeesApart(
  { ledgers }: StoredPayments,
  { excludePayeeCategories }: LeavesOutPayments,
): Map<string, string[]> {
  const isSaid = (payee: string, category: string): boolean =>
    excludePayeeCategories.some((each) => each.payee === payee && each.category === category)
  const payees = new Map<string, string[]>()
  for (const { paid, outBy } of ledgers.values())
    for (const payment of paid().importIds.keys()) {
      const out = outBy(payment)
      if (out !== null && !isSaid(out.payee, out.category))
        payees.set(out.category, [...(payees.get(out.category) ?? []), payment.vendor])
    }
  return payees
}
