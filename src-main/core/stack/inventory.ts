/** The inventory with what names its entries, for a screen that changes it. */
import type { Inventory, KnownBy } from '../../../shared/stack/stack.ts'
import { statusOn } from '../../../shared/stack/status-on.ts'
import {
  cardTotalReason,
  isSoftware,
  likelyNotSoftware,
  likelyNotSoftwarePayee,
  maybeNotSoftware,
} from '../../../shared/stack/not-software.ts'
import { readPaid } from '../import/spend/stored-payments.ts'
import type { ReadDb } from '../workspace/db.ts'
import { annualOn } from './annual-today.ts'
import { bookedBeside, bookedElsewhere } from './payments/booked-elsewhere.ts'
import { type CardTotal, cardTotals } from './payments/card-totals.ts'
import { toDay } from './cost.ts'
import { lastChangeSentence } from './edit.ts'
import { isEndUnknown, isOfCategory, type LeavesOut, listLeftOut, readCountedTools } from './left-out.ts'
import { areSeatsAssigned, firstChargeColumn, originOf } from './merge-import.ts'
import { contractOf, isContract } from './payments/paid-entry.ts'
import { paidInSeveral } from './payments/paid-in-several.ts'
import { observedPrices } from './observed-prices.ts'
import { findPaidOtherwise } from './payments/paid-otherwise.ts'
import { paidByEntry, type PaidTool } from './payments/paid-tools.ts'
import type { LeavesOutPayments } from './payments/payments-left-out.ts'
import type { RatesOf } from './rates.ts'
import { paidTo } from './payments/split-payments.ts'
import { isPaid, originsOf, readImportedPrices, readStoredTools, type StoredTool } from './store.ts'

/**
 * Of what payments alone speak of: by their category, as `excludePaymentCategories` would leave it out, else by the name of the
 * payee. A category that may be software says so against the name.
 */
function suspicion(stored: StoredTool): string | null {
  const { category, name } = stored.tool
  const what = isOfCategory(stored) ? likelyNotSoftware(category) : null
  if (what !== null) return `category “${category.trim()}” in the file of its payments: ${what}`
  const sold = isPaid(stored) && !isSoftware(category) ? likelyNotSoftwarePayee(name) : null
  return sold && `a payee called so: ${sold}`
}

/** As `InventoryTool` has them. `booked`: accounts that payments to it are booked to; null = one of them is not elsewhere. `total`: all of them are totals of a card. */
function suspicions(stored: StoredTool, booked: readonly (string | null)[], total: CardTotal | null) {
  const likely = total !== null && isPaid(stored) ? cardTotalReason : suspicion(stored)
  const elsewhere = likely === null && isPaid(stored) && booked.every((account) => account !== null) ? booked[0] : null
  const isOpen = likely === null && !elsewhere && isPaid(stored)
  return {
    likelyNotSoftware: likely,
    leaveOutAs: total?.leaveOutAs ?? stored.tool.name,
    bookedElsewhere: elsewhere ?? null,
    maybeNotSoftware: isOpen ? maybeNotSoftware(stored.tool.category, stored.tool.name) : null,
  }
}

const totalOf = (totals: readonly (CardTotal | null)[]): CardTotal | null =>
  totals.every((total) => total !== null) ? (totals[0] ?? null) : null

/** What was typed counts as a list. A contract is known by payments too where they have been charged for it, or it has a part of those that are split. */
const knownBy = (stored: StoredTool): KnownBy =>
  isPaid(stored) ? 'payments' : stored.tool.custom[firstChargeColumn] === undefined && paidTo(stored.tool) === '' ? 'list' : 'both' // prettier-ignore

const isTeamByPayments = (stored: StoredTool, paid: readonly (readonly PaidTool[])[] = []): boolean =>
  originOf(originsOf(stored), 'team') !== 'hand' && paid.flat().some(({ payments }) => payments.some(({ team }) => team.trim() !== '')) // prettier-ignore

/** `today`: in the workspace time zone. */
export function listInventory(db: ReadDb, config: LeavesOut & LeavesOutPayments & RatesOf, today: string): Inventory {
  const rows = db.prepare(`SELECT id, file FROM import`).all() as { id: number; file: string }[]
  const files = new Map(rows.map(({ id, file }) => [id, file]))
  const stored = readStoredTools(db)
  const { tools: paid, partial } = readPaid(db)
  const days = readImportedPrices(db)
  const byEntry = paidByEntry(stored, paid, config)
  const elsewhere = bookedElsewhere(paid)
  const beside = bookedBeside(paid)
  const totals = cardTotals(paid)
  const otherwise = findPaidOtherwise(stored, byEntry, observedPrices(db), config)
  return {
    tools: readCountedTools(db, config).map(({ id, importId, tool, startWhy, origins, ended }) => ({
      ...tool,
      id,
      statusToday: statusOn(tool, today),
      annualCostToday: annualOn(tool, config, toDay(today)),
      knownBy: knownBy({ id, importId, tool, ...(origins && { origins }) }),
      hasContract: isContract(contractOf({ id, importId, tool, ...(origins && { origins }) }, partial, days.get(id))),
      isListed: originOf(originsOf({ id, importId, tool, ...(origins && { origins }) }), 'status') !== 'payments',
      ...suspicions(
        { id, importId, tool, ...(origins && { origins }) },
        (byEntry.get(id) ?? []).flat().map((each) => elsewhere.get(each)?.account ?? null),
        totalOf((byEntry.get(id) ?? []).flat().map((each) => totals.get(each) ?? null)),
      ),
      seatsAssigned: areSeatsAssigned(tool, originsOf({ id, importId, tool, ...(origins && { origins }) })),
      teamByPayments: isTeamByPayments({ id, importId, tool, ...(origins && { origins }) }, byEntry.get(id)),
      startWhy,
      endUnknown: isEndUnknown({ id, importId, tool, ended, ...(origins && { origins }) }),
      paidOtherwise: otherwise.get(id) ?? null,
      paidInSeveral: (byEntry.get(id) ?? []).flatMap((paid) => paidInSeveral(paid) ?? []).join(' ') || null,
      bookedBeside: (byEntry.get(id) ?? []).flat().flatMap((each) => beside.get(each) ?? []),
      importedFrom: importId === null ? null : (files.get(importId) ?? null),
    })),
    leftOut: listLeftOut(db, config),
    undo: lastChangeSentence(db),
  }
}
