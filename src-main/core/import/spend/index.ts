/** Every export of payments, most specific first. */
import type { ColumnMap } from '../../../../shared/import.ts'
import type { Recognition } from '../formats/format.ts'
import { amexCard, brexCard, chaseCard, corporateCard, expensifyCard, jeevesCard, rampCard } from './cards.ts'
import { columnKey, lacking, type LedgerFormat, recogniseLedger } from './ledger.ts'
import { missingColumns, namesPayee, paymentsTable, statusColumns, withColumns } from './payments.ts'
import { quickbooksBankFeed, quickbooksByAccount, quickbooksByVendor } from './quickbooks.ts'
import { intacctBills } from './intacct.ts'
import { revolutBusiness } from './revolut.ts'
import { netsuiteBills } from './netsuite.ts'
import { xeroBills } from './xero.ts'

const formats: readonly LedgerFormat[] = [
  quickbooksByAccount,
  quickbooksByVendor,
  quickbooksBankFeed,
  xeroBills,
  netsuiteBills,
  intacctBills,
  amexCard,
  chaseCard,
  expensifyCard,
  rampCard,
  brexCard,
  jeevesCard,
  revolutBusiness,
  corporateCard,
].map((format) => ({ ...format, status: [...(format.status ?? []), ...statusColumns] }))

export type KnownLedger = Pick<LedgerFormat, 'id' | 'title' | 'town' | 'category' | 'byAccount'>

export const ledgerFormats: readonly KnownLedger[] = [
  ...formats.map(({ id, title, town, category, byAccount }) => ({
    id,
    title,
    ...(town && { town }),
    ...(category && { category }),
    ...(byAccount === true && { byAccount }),
  })),
  { id: 'payments', title: 'Table of payments' },
]

/** The format of that id, as these columns spell it, with those that a person chose; null where they are not its. */
export function ledgerFormat(id: string, columns: readonly string[], chosen: ColumnMap = {}): LedgerFormat | null {
  if (id === 'payments') return paymentsTable(columns, chosen)
  const format = formats.find((each) => each.id === id)
  return format && recogniseLedger(format, columns) ? withColumns(format, chosen) : null
}

/** Why these columns are not those of the format of that id: a sentence's end. */
export function whyNoLedger(id: string, columns: readonly string[], chosen: ColumnMap = {}): string {
  const format = formats.find((each) => each.id === id)
  const title = format?.title ?? 'Table of payments'
  if (!format)
    return `cannot be read as "${title}": no column gives ${missingColumns(columns, chosen).join(', nor ')}. Choose one of its columns for it`
  const hint = paymentsTable(columns, chosen) ? '; "Table of payments" (payments) fits' : ''
  return `cannot be read as "${title}": it has no column ${lacking(format, columns).join(', nor ')}${hint}`
}

/** Rows that show whether a table is what its columns say. */
type Rows = readonly { cells: readonly string[] }[]

/**
 * Whether any row is one of that export: where vendors stand above their payments, one does; else one has a vendor. Columns alone are those of
 * other tables too.
 */
function hasItsRows({ grouped, vendor, date }: LedgerFormat, columns: readonly string[], rows: Rows): boolean {
  if (rows.length === 0) return true
  const filled = (cells: readonly string[], names: readonly string[]): boolean =>
    columns.some((column, at) => names.some((name) => columnKey(name) === columnKey(column)) && (cells[at] ?? '').trim() !== '') // prettier-ignore
  if (!grouped) return rows.some(({ cells }) => filled(cells, vendor))
  return rows.some(({ cells }) => (cells[0] ?? '').trim() !== '' && !filled(cells, date))
}

/** The most specific export with these columns and such rows. */
export function findLedger(
  columns: readonly string[],
  rows: Rows = [],
): { format: LedgerFormat; recognition: Recognition } | null {
  for (const format of formats) {
    const recognition = recogniseLedger(format, columns)
    if (recognition && hasItsRows(format, columns, rows)) return { format, recognition }
  }
  const format = namesPayee(columns) ? paymentsTable(columns) : null
  const recognition = format && recogniseLedger(format, columns)
  return format && recognition ? { format, recognition: { ...recognition, confidence: 0.55 } } : null
}
