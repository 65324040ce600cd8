/**
 * The payments of each import, kept so that a payee's tool is made of all of them, whichever file came first, and is what it
 * would have been without an import that is undone.
 */
import { type NamesByPayee, namesByPayee } from '../../stack/also-called.ts'
import type { Paid, PaidTool } from '../../stack/paid-tools.ts'
import { readStoredTools } from '../../stack/store.ts'
import { vendorKey } from '../../stack/vendor.ts'
import type { ReadDb, WriteDb } from '../../workspace/db.ts'
import { insertMany } from '../insert-many.ts'
import { collapse, payeeKey } from './collapse.ts'
import { ledgerFormats } from './index.ts'
import type { Payment } from './read-payments.ts'
import { type PaidFile, together } from './together.ts'

/** One kind of export, whose files are put together. */
export interface Ledger {
  /** Title of the format, as tools name what they were read from. */
  title: string
  files: PaidFile[]
  /** false = files of this kind were imported by a version that kept no payments, so they are not all there is. */
  isWhole: boolean
}

/** By kind: what `ledgerKey` gives. */
export type Ledgers = ReadonlyMap<string, Ledger>

const tableOfPayments = 'payments'

/**
 * A known export is one kind, whatever columns it was asked for; a table of payments is one with its columns, since another
 * may be another bank's. `header`: its columns as delimited text.
 */
export const ledgerKey = (format: string, header: string): string =>
  format === tableOfPayments ? `${format} ${header}` : format

const columns = ['import_id', 'part', 'ledger', 'line', 'vendor', 'date', 'amount', 'currency', 'category', 'team', 'owner', 'extra'] as const // prettier-ignore

/** `income` too: what was paid to its payees may be in another file. */
export function savePayments(db: WriteDb, importId: number, ledger: string, payments: readonly Payment[]): void {
  const part = 1 + (db.prepare(`SELECT coalesce(max(part), 0) FROM payment WHERE import_id = ?`).pluck().get(importId) as number) // prettier-ignore
  insertMany(
    db,
    'payment',
    [...columns],
  )(payments.map(({ line, vendor, date, amount, currency, category, team, owner, extra }) => [importId, part, ledger, line, vendor, date, amount, currency, category, team, owner, JSON.stringify(extra)])) // prettier-ignore
}

export function forgetPayments(db: WriteDb, importId: number): void {
  db.prepare(`DELETE FROM payment WHERE import_id = ?`).run(importId)
}

interface Row extends Omit<Payment, 'direction' | 'extra'> {
  importId: number
  part: number
  ledger: string
  extra: string
}

/** Whether the payments of an import are kept, and those of all other imports of its kind. */
export function hasAllPayments(db: ReadDb, importId: number): boolean {
  const own = db.prepare(`SELECT DISTINCT ledger FROM payment WHERE import_id = ?`).pluck().all(importId) as string[]
  const ledgers = readLedgers(db)
  return own.length > 0 && own.every((ledger) => ledgers.get(ledger)?.isWhole === true)
}

/** Of all imports that count, but for that of number `without`. */
export function readLedgers(db: ReadDb, without = 0): Ledgers {
  const rows = db
    .prepare(
      `SELECT import_id AS importId, part, ledger, line, vendor, date, amount, currency, category, team, owner, extra
       FROM payment JOIN import ON import.id = import_id WHERE undone_at IS NULL ORDER BY import_id, part, line`,
    )
    .all() as Row[]
  const ledgers = new Map<string, Ledger>()
  const files = new Map<string, Payment[]>()
  for (const { importId, part, ledger: key, extra, ...payment } of rows) {
    const file = `${importId} ${part}`
    let payments = files.get(file)
    if (!payments) {
      files.set(file, (payments = []))
      const ledger = ledgers.get(key) ?? { title: titleOf(key), files: [], isWhole: true }
      ledger.files.push({ importId, payments })
      ledgers.set(key, ledger)
    }
    payments.push({ ...payment, direction: null, extra: JSON.parse(extra) as Record<string, string> })
  }
  for (const key of ledgersOfBefore(db, without)) {
    const ledger = ledgers.get(key)
    if (ledger) ledger.isWhole = false
    else ledgers.set(key, { title: titleOf(key), files: [], isWhole: false })
  }
  return ledgers
}

/** Titles of the kinds of which not all payments are kept. */
const partialTitles = (ledgers: Ledgers): Set<string> =>
  new Set([...ledgers.values()].flatMap(({ title, isWhole }) => (isWhole ? [] : [title])))

const titleOf = (key: string): string => ledgerFormats.find(({ id }) => id === key.split(' ')[0])?.title ?? key

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

/** What all payments make of each payee, one for each kind of export that knows it. */
function toolsOf(ledgers: Ledgers, names: NamesByPayee): PaidTool[] {
  return [...ledgers].flatMap(([ledger, { title, files, isWhole }]) => {
    const kept = new Set(together(files).payments)
    const importIds = new Map(
      files.flatMap(({ importId, payments }) =>
        payments.flatMap((payment) => (kept.has(payment) ? [[payeeKey(payment, names), importId] as const] : [])),
      ),
    )
    return [...collapse(files, title, names)].map(([key, { tool }]): PaidTool => {
      return { key, ledger, isWhole, importId: importIds.get(key)!, tool }
    })
  })
}

interface ReadPaid {
  /** Of payments, that was imported last. */
  file?: Paid['file']
  /** Number of an import that is taken back. */
  without?: number
  /** As they were before they changed. */
  before?: Paid
}

/** What payments come to, as they are stored. */
export function readPaid(db: ReadDb, { file = null, without = 0, before }: ReadPaid = {}): Paid {
  const ledgers = readLedgers(db, without)
  const names = namesByPayee(readStoredTools(db).map(({ tool }) => tool))
  const tools = toolsOf(ledgers, names)
  return { before: before?.tools ?? tools, tools, partial: partialTitles(ledgers), file }
}

/** By `vendorKey`: who was paid in any of the files. */
export const everPaid = (files: readonly PaidFile[]): Set<string> =>
  new Set(files.flatMap(({ payments }) => payments.flatMap(({ amount, vendor }) => (amount > 0 ? [vendorKey(vendor)] : [])))) // prettier-ignore
