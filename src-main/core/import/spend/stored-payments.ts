/**
 * The payments of each import, kept so that a payee's tool is made of all of them, whichever file came first, and is what it
 * would have been without an import that is undone.
 */
import { type NameOfPayee, nameOfPayee } from '../../stack/names/also-called.ts'
import { leftOutByAccount, type PayeeCategory, paymentLeftOutBy } from '../../stack/payments/payments-left-out.ts'
import { netOf, vatRateOf } from '../../stack/payments/vat-included.ts'
import type { VatIncluded } from '../../../../shared/config.ts'
import type { PaymentPair } from '../../../../shared/stack/payment-pairs.ts'
import type { Paid, PaidTool } from '../../stack/payments/paid-tools.ts'
import { isPaid, readStoredTools } from '../../stack/store.ts'
import { vendorKey } from '../../stack/names/vendor.ts'
import { readConfig } from '../../workspace/config-store.ts'
import type { ReadDb, WriteDb } from '../../workspace/db.ts'
import { insertMany } from '../events/insert-many.ts'
import { collapse, type CollapsedTool, payeeKey } from './collapse.ts'
import { type KnownLedger, ledgerFormats } from './index.ts'
import { markPairs } from './mark-pairs.ts'
import { asNamedWithin, isEmpty, type NamesByMemo, namesByMemo, withNamesByMemo } from './names-by-memo.ts'
import { withNewestWords } from './newest-words.ts'
import type { Payment } from './read-payments.ts'
import { withoutResellers } from './resellers.ts'
import { townIn, withoutTown } from './town.ts'
import { type PaidFile, type Together, together, withLeastDue } from './together.ts'

/** One kind of export, whose files are put together. */
export interface Ledger {
  /** Title of the format, as tools name what they were read from. */
  title: string
  /** Without VAT that is in amounts, and with what a person said of pairs of them. */
  files: readonly PaidFile[]
  /** The same as they were read. */
  asRead: readonly PaidFile[]
  /** false = files of this kind were imported by a version that kept no payments, so they are not all there is. */
  isWhole: boolean
  /** The entry of the configuration that leaves a payment out of the tools; null = it counts. */
  outBy: LeavesPaymentOut
  /** Worked out when it is first asked for. */
  paid: () => PaidLedger
}

/** The payments of a kind put together, and what they come to by payee as `payeeKey` names it. */
type PaidLedger = Omit<Together, 'payments'> & { tools: ReadonlyMap<string, CollapsedTool> }

type LeavesPaymentOut = (payment: Payment) => PayeeCategory | null

/** By kind: what `ledgerKey` gives. */
type Ledgers = ReadonlyMap<string, Ledger>

/** All payments, read once and passed on: reading and putting them together is the dear part of an import. */
export interface StoredPayments {
  ledgers: Ledgers
  /** What a person calls payees, or the books those of a card whose text they have as a memo. */
  nameOf: NameOfPayee
  outBy: LeavesPaymentOut
  /** The two by all files, whose memos name payees. */
  namesBy: (words: Worded) => Names
  byMemo: NamesByMemo
  /** Accounts of the books whose payments are left out one by one. */
  accountsOut: readonly string[]
  /** Whose amounts have VAT in them. */
  vat: readonly VatIncluded[]
  /** What a person said of them. */
  pairs: readonly PaymentPair[]
}

type By = Omit<StoredPayments, 'ledgers'>

type Names = Pick<StoredPayments, 'nameOf' | 'outBy' | 'byMemo'>

const noNames = (words: Worded): Names => {
  const byMemo = namesByMemo(words, { isNamed: () => false, areApart: () => false })
  return { byMemo, nameOf: withNamesByMemo(() => undefined, byMemo), outBy: () => null }
}

/** Of no workspace. */
export const noPayments: StoredPayments = {
  ledgers: new Map(),
  namesBy: noNames,
  ...noNames(new Map()),
  accountsOut: [],
  vat: [],
  pairs: [],
}

interface LedgerFiles {
  asRead: readonly PaidFile[]
  marked: readonly PaidFile[]
  isWhole: boolean
}

function ledgerOf(
  key: string,
  { asRead, marked, isWhole }: LedgerFiles,
  { nameOf, outBy: ofPayees, accountsOut, vat }: By,
): Ledger {
  const title = titleOf(key)
  const rateOf = vatRateOf(vat, key, nameOf)
  const files = withLeastDue(marked).map((file) => ({ ...file, payments: file.payments.map((each) => netOf(each, rateOf)) })) // prettier-ignore
  const ofAccounts = formatOf(key)?.byAccount ? leftOutByAccount(files.flatMap(({ payments }) => payments), accountsOut, nameOf) : () => null // prettier-ignore
  const outBy: LeavesPaymentOut = (payment) => ofPayees(payment) ?? ofAccounts(payment)
  let paid: PaidLedger | null = null
  const work = (): PaidLedger => {
    const paid = together(files)
    const payments = paid.payments.filter((payment) => outBy(payment) === null && payment.settled?.isAside !== true)
    return { ...paid, tools: collapse({ ...paid, payments }, title, nameOf) }
  }
  return { title, files, asRead, isWhole, outBy, paid: () => (paid ??= work()) }
}

/** By kind, each payment with its newest words, and of what was sold by others the payee it was for. */
type Worded = ReadonlyMap<string, readonly PaidFile[]>

function worded(files: ReadonlyMap<string, readonly PaidFile[]>): Worded {
  return new Map([...files].map(([key, own]) => [key, withoutResellers(withNewestWords(own))]))
}

/** By kind, of the files of each as they were read and as they are worded. */
function ledgersOf(
  files: ReadonlyMap<string, readonly PaidFile[]>,
  words: Worded,
  isWhole: (key: string) => boolean,
  by: By,
): Ledgers {
  const named = new Map([...words].map(([key, own]) => [key, asNamedWithin(own, by.byMemo)]))
  const marked = markPairs(named, by.pairs, by.nameOf)
  return new Map([...files].map(([key, asRead]) => [key, ledgerOf(key, { asRead, marked: marked.get(key)!, isWhole: isWhole(key) }, by)])) // prettier-ignore
}

const tableOfPayments = 'payments'

/**
 * A known export is one kind, whatever columns it was asked for; a table of payments is one with its columns, since another
 * may be another bank's. `header`: its columns as delimited text.
 */
export const ledgerKey = (format: string, header: string): string =>
  format === tableOfPayments ? `${format} ${header}` : format

const columns = ['import_id', 'part', 'ledger', 'line', 'vendor', 'date', 'amount', 'currency', 'category', 'team', 'owner', 'extra', 'moment'] as const // prettier-ignore

/** `income` too: what was paid to its payees may be in another file. */
export function savePayments(db: WriteDb, importId: number, ledger: string, payments: readonly Payment[]): void {
  const part = 1 + (db.prepare(`SELECT coalesce(max(part), 0) FROM payment WHERE import_id = ?`).pluck().get(importId) as number) // prettier-ignore
  insertMany(
    db,
    'payment',
    [...columns],
  )(payments.map(({ line, vendor, date, amount, currency, category, team, owner, extra, moment }) => [importId, part, ledger, line, vendor, date, amount, currency, category, team, owner, JSON.stringify(extra), moment ?? null])) // prettier-ignore
}

export function forgetPayments(db: WriteDb, importId: number): void {
  db.prepare(`DELETE FROM payment WHERE import_id = ?`).run(importId)
}

interface Row extends Omit<Payment, 'direction' | 'extra' | 'moment'> {
  importId: number
  part: number
  ledger: string
  extra: string
  moment: string | null
}

const toPayment = ({
  ledger,
  line,
  vendor: stored,
  date,
  amount,
  currency,
  category,
  team,
  owner,
  extra,
  moment,
}: Row): Payment => {
  const others = JSON.parse(extra) as Record<string, string>
  // Earlier versions kept the town with it.
  const format = formatOf(ledger)
  const vendor = format ? withoutTown(stored, townIn(format, others), format) : stored
  return { line, vendor, date, ...(moment !== null && { moment }), amount, direction: null, currency, category, team, owner, extra: others } // prettier-ignore
}

/** Whether the payments of an import are kept, and those of all other imports of its kind. */
export function hasAllPayments(db: ReadDb, importId: number): boolean {
  const own = db.prepare(`SELECT DISTINCT ledger FROM payment WHERE import_id = ?`).pluck().all(importId) as string[]
  const before = ledgersOfBefore(db, 0)
  return own.length > 0 && !own.some((ledger) => before.includes(ledger))
}

/** Of all imports that count, but for that of number `without`. */
export function readStoredPayments(db: ReadDb, without = 0): StoredPayments {
  const rows = db
    .prepare(
      `SELECT import_id AS importId, part, ledger, line, vendor, date, amount, currency, category, team, owner, extra, moment
       FROM payment JOIN import ON import.id = import_id WHERE undone_at IS NULL ORDER BY import_id, part, line`,
    )
    .all() as Row[]
  const files = new Map<string, PaidFile[]>()
  for (const own of Map.groupBy(rows, ({ importId, part }) => `${importId} ${part}`).values()) {
    const { importId, ledger } = own[0]!
    files.set(ledger, [...(files.get(ledger) ?? []), { importId, payments: own.map(toPayment) }])
  }
  const before = new Set(ledgersOfBefore(db, without))
  const config = readConfig(db)
  const tools = readStoredTools(db)
  const ofPerson = nameOfPayee(
    tools.map(({ tool }) => tool),
    config.currency,
  )
  const ownNames = new Set(tools.flatMap((each) => (isPaid(each) ? [] : [vendorKey(each.tool.name)])))
  const areApart = (one: string, other: string): boolean => config.toolsApart.some(({ a, b }) => [[a, b], [b, a]].some(([x, y]) => vendorKey(x!.name) === vendorKey(one) && vendorKey(y!.name) === vendorKey(other))) // prettier-ignore
  const isNamed = (payee: string): boolean => ownNames.has(vendorKey(payee))
  const namesBy = (words: Worded): Names => {
    const byMemo = namesByMemo(words, { isNamed, areApart })
    const nameOf = withNamesByMemo(ofPerson, byMemo)
    return { byMemo, nameOf, outBy: paymentLeftOutBy(config, nameOf) }
  }
  for (const key of before) if (!files.has(key)) files.set(key, [])
  const words = worded(files)
  const by = {
    namesBy,
    ...namesBy(words),
    accountsOut: config.excludePaymentCategories,
    vat: config.vatIncluded,
    pairs: config.paymentPairs,
  }
  return { ledgers: ledgersOf(files, words, (key) => !before.has(key), by), ...by }
}

/** Titles of the kinds of which not all payments are kept. */
const partialTitles = (ledgers: Ledgers): Set<string> =>
  new Set([...ledgers.values()].flatMap(({ title, isWhole }) => (isWhole ? [] : [title])))

const formatOf = (key: string): KnownLedger | undefined => ledgerFormats.find(({ id }) => id === key.split(' ')[0])

const titleOf = (key: string): string => formatOf(key)?.title ?? key

/** Kinds of which some import kept no payments, as earlier versions did. */
function ledgersOfBefore(db: ReadDb, without: number): string[] {
  const rows = db
    .prepare(
      `SELECT format, header FROM import WHERE kind = 'tools' AND undone_at IS NULL AND rows_imported + rows_duplicate > 0
       AND id <> ? AND id NOT IN (SELECT import_id FROM payment)`,
    )
    .all(without) as { format: string; header: string }[]
  const ids = new Set(ledgerFormats.map(({ id }) => id))
  return rows.flatMap(({ format, header }) =>
    format.split(', ').flatMap((id) => (ids.has(id) ? [ledgerKey(id, header)] : [])),
  )
}

/** With one more file: what reading all of them again would give once it is saved. */
export function withFile({ ledgers, ...by }: StoredPayments, key: string, file: PaidFile): StoredPayments {
  const { asRead, isWhole } = ledgers.get(key) ?? { asRead: [], isWhole: true }
  const files = [...asRead, file]
  const all = new Map([...[...ledgers].map(([each, own]) => [each, own.asRead] as const), [key, files]])
  const words = worded(all)
  const now = { ...by, ...by.namesBy(words) }
  // Its payments may be those that a person said others are the same money as, and its memos name payees of other files.
  if (by.pairs.length > 0 || !isEmpty(by.byMemo) || !isEmpty(now.byMemo))
    return {
      ledgers: ledgersOf(all, words, (each) => (each === key ? isWhole : ledgers.get(each)!.isWhole), now),
      ...now,
    }
  return {
    ledgers: new Map([...ledgers, [key, ledgerOf(key, { asRead: files, marked: words.get(key)!, isWhole }, by)]]),
    ...by,
  }
}

/** What all payments make of each payee, one for each kind of export that knows it. */
function toolsOf({ ledgers, nameOf }: StoredPayments): PaidTool[] {
  return [...ledgers].flatMap(([ledger, { isWhole, paid }]) => {
    const { covered } = paid()
    const last = new Map<string, number>()
    for (const [payment, importId] of paid().importIds) last.set(payeeKey(payment, nameOf), importId)
    return [...paid().tools].map(([key, { tool, payments: own }]): PaidTool => ({
      key,
      ledger,
      isWhole,
      importId: last.get(key)!,
      tool,
      payments: own,
      covered: covered(own),
    }))
  })
}

interface PaidOf {
  /** Of payments, that was imported last. */
  file?: Paid['file']
  /** As they were before they changed. */
  before?: Paid
}

/** What payments come to. */
export function paidOf(stored: StoredPayments, { file = null, before }: PaidOf = {}): Paid {
  const tools = toolsOf(stored)
  return { before: before?.tools ?? tools, tools, partial: partialTitles(stored.ledgers), file }
}

/** The same as they are stored. `without`: number of an import that is taken back. */
export const readPaid = (db: ReadDb, { without = 0, ...of }: PaidOf & { without?: number } = {}): Paid =>
  paidOf(readStoredPayments(db, without), of)

/** By `vendorKey`: who was paid in any of the files. */
export const everPaid = (files: readonly PaidFile[]): Set<string> =>
  new Set(files.flatMap(({ payments }) => payments.flatMap(({ amount, vendor }) => (amount > 0 ? [vendorKey(vendor)] : [])))) // prettier-ignore
