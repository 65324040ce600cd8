/** An entry of the inventory with the payments that make up what it costs, and what its contract states without them. */
import { withPriceSteps } from '../price-steps.ts'
import { basename } from 'node:path'
import { type Ledger, paidOf, readStoredPayments } from '../../import/spend/stored-payments.ts'
import { toTool } from '../../import/spend/collapse.ts'
import { inOriginal } from './in-original.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import type { ReadDb } from '../../workspace/db.ts'
import { type Ended, endOf, readMarkedRetired } from '../end-of-retired.ts'
import { originOf } from '../merge-import.ts'
import { countedElsewhere, teamsElsewhere } from './paid-in-several.ts'
import { type PaidTool, paidByEntry, withoutPaid } from './paid-tools.ts'
import { observedPrices } from '../observed-prices.ts'
import { courseBetween, type RatesOf } from '../rates.ts'
import { isPaid, originsOf, readImportedPrices, readStoredTools, type StoredTool } from '../store.ts'
import { type OwnBills, type Share, type SharedExport, withShares } from './split-payments.ts'
import type { IsoDate, Tool } from '../tool.ts'

/** One kind of export that charges an entry. */
export interface PaidExport extends SharedExport {
  ledger: Ledger
  /** As its payments name the payee. */
  key: string
  elsewhere: ReadonlyMap<Payment, Ledger>
}

export interface PaidEntry {
  entry: StoredTool
  /** Those of one payee after one another, that which counts last. */
  exports: PaidExport[]
  /** What a list or a person says of it, its cost too; null = payments alone speak of it. */
  contract: Tool | null
  /** Since when that is over; null = it is in force, or nothing says since when it is not. */
  ended: Ended | null
  /** Days of its prices that are those of a snapshot or a list: true since some day before. */
  observed: ReadonlySet<IsoDate>
  /** What of the payments is for it, where a person said that they are for others too; null = all. */
  share: Share | null
  /** Where amounts tell whose bills some of such payments are: then the exports have what is for it alone, and `share` is null. */
  bills: OwnBills | null
}

/** Of each import, without the folder it was in. */
export function fileNames(db: ReadDb): ReadonlyMap<number, string> {
  const rows = db.prepare(`SELECT id, file FROM import`).all() as { id: number; file: string }[]
  return new Map(rows.map(({ id, file }) => [id, basename(file)]))
}

/** Every entry, those that are left out too, in the order they were first stored. `nameOf` as `payeeKey` takes it. */
export function readPaidEntries(db: ReadDb, config: RatesOf) {
  const stored = readStoredTools(db)
  const payments = readStoredPayments(db)
  const { tools, partial } = paidOf(payments)
  const byEntry = paidByEntry(stored, tools, config)
  const days = readImportedPrices(db)
  const observed = observedPrices(db)
  const files = fileNames(db)
  const markedOn = readMarkedRetired(db)
  const teams = new Map<Payment, string>()
  const entries = stored.map((entry): PaidEntry => {
    const exportsOf = (group: readonly PaidTool[]): PaidExport[] => {
      const elsewhere = countedElsewhere(group)
      for (const [payment, team] of teamsElsewhere(elsewhere)) teams.set(payment, team)
      const ledgers = new Map([...elsewhere].map(([payment, { ledger }]) => [payment, payments.ledgers.get(ledger)!]))
      return group.map(({ key, ledger: kind, tool, payments: own }) => {
        const ledger = payments.ledgers.get(kind)!
        const { covered, importIds } = ledger.paid()
        const fileOf = (payment: Payment): string => files.get(importIds.get(payment)!) ?? ''
        return { ledger, key, tool, payments: own, covered: covered(own), elsewhere: ledgers, fileOf, whole: new Map() }
      })
    }
    const contract = contractOf(entry, partial, days.get(entry.id))
    return {
      entry,
      exports: (byEntry.get(entry.id) ?? []).flatMap(exportsOf),
      contract,
      ended: contract && endOf(entry.id, contract, markedOn),
      observed: observed.get(entry.id) ?? new Set(),
      share: null,
      bills: null,
    }
  })
  /** Of a payment that counts, as it says itself, else as the copy of it that does not count. */
  const teamOf = (payment: Payment): string => payment.team.trim() !== '' ? payment.team : (teams.get(payment) ?? '') // prettier-ignore
  return { entries: withShares(entries, config), teamOf, byEntry, nameOf: payments.nameOf, ledgers: payments.ledgers }
}

/** What its payments say of the currency that the contract is in, where all of them do. */
function restated(own: PaidExport, unit: string): PaidExport {
  const counted = own.payments.filter((payment) => !own.elsewhere.has(payment))
  const payments = counted.length === 0 ? null : inOriginal(counted, unit)
  if (payments === null) return own
  const before = new Map(payments.map((payment, at) => [payment, counted[at]!]))
  const { name, vendor } = own.tool
  const tool = { ...toTool(payments, own.covered, own.ledger.title), name, vendor }
  return {
    ...own,
    tool,
    payments,
    elsewhere: new Map(),
    fileOf: (payment) => own.fileOf(before.get(payment) ?? payment),
  }
}

/** The same with all payments in one currency, that of the contract where it names one; those without a rate are left out. */
export function paidInOne(each: PaidEntry, config: RatesOf): PaidEntry {
  const { entry, contract } = each
  const unitOf = contract?.prices.at(-1)?.currency ?? contract?.currency
  const exports = each.exports.map((own) => (unitOf ? restated(own, unitOf) : own))
  const currencyOf = ({ payments }: PaidExport): string => payments[0]!.currency
  const charged = exports.filter(({ payments }) => payments.length > 0)
  if (new Set(charged.map(currencyOf)).size < 2) return { ...each, exports }
  const unit = contract?.currency ?? entry.tool.currency ?? config.currency
  const converted = charged.flatMap((own): PaidExport[] => {
    const course = courseBetween(currencyOf(own), unit, config)
    if (course === null) return []
    const counted = own.payments.filter((payment) => !own.elsewhere.has(payment))
    const payments = counted.map((payment) => ({ ...payment, amount: payment.amount * course, currency: unit }))
    const files = new Map(payments.map((payment, at) => [payment, own.fileOf(counted[at]!)]))
    return [{ ...own, payments, elsewhere: new Map(), fileOf: (payment) => files.get(payment) ?? '' }]
  })
  return { ...each, exports: converted }
}

/** Whether a list or a person says what a contract has: a cost, when it renews or ends, and how. A list of seats names a tool alone. */
export const isContract = (said: Tool | null): boolean =>
  said !== null &&
  ([said, ...said.prices].some(({ cost }) => cost !== null) ||
    [said.renewalDate, said.endDate, said.noticeDays, said.autoRenew].some((each) => each !== null))

/** What lists and persons say of the entry without its payments; null = nothing. */
export function contractOf(entry: StoredTool, partial: ReadonlySet<string>, days?: ReadonlySet<string>): Tool | null {
  const without = withoutPaid(entry, partial, days)
  if (without === null) return null
  const isOwn = originOf(originsOf(without), 'cost') !== 'payments'
  const tool = isOwn ? without.tool : { ...without.tool, cost: null, prices: [] }
  const states = [tool, ...tool.prices].some(({ cost }) => cost !== null)
  return isPaid(entry) && !states ? null : withPriceSteps(tool)
}
