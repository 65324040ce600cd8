/** Every export of payments, most specific first. */
import type { Recognition } from '../formats/format.ts'
import { amexCard, chaseCard, corporateCard, expensifyCard, jeevesCard, rampCard } from './cards.ts'
import { type LedgerFormat, recogniseLedger } from './ledger.ts'
import { paymentsTable } from './payments.ts'
import { quickbooksBankFeed, quickbooksByVendor } from './quickbooks.ts'

const formats: readonly LedgerFormat[] = [
  quickbooksByVendor,
  quickbooksBankFeed,
  amexCard,
  chaseCard,
  expensifyCard,
  jeevesCard,
  rampCard,
  corporateCard,
]

export const ledgerFormats: readonly Pick<LedgerFormat, 'id' | 'title'>[] = [
  ...formats.map(({ id, title }) => ({ id, title })),
  { id: 'payments', title: 'Table of payments' },
]

/** The format of that id, as these columns spell it; null where they are not its. */
export function ledgerFormat(id: string, columns: readonly string[]): LedgerFormat | null {
  const format = id === 'payments' ? paymentsTable(columns) : (formats.find((each) => each.id === id) ?? null)
  return format && recogniseLedger(format, columns) ? format : null
}

/** The most specific export with these columns. */
export function findLedger(columns: readonly string[]): { format: LedgerFormat; recognition: Recognition } | null {
  for (const format of formats) {
    const recognition = recogniseLedger(format, columns)
    if (recognition) return { format, recognition }
  }
  const format = paymentsTable(columns)
  const recognition = format && recogniseLedger(format, columns)
  return format && recognition ? { format, recognition: { ...recognition, confidence: 0.55 } } : null
}
