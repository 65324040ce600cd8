/**
 * Contracts that are paid with another of their vendor: one payee bills for Jira, Confluence and Statuspage, and a person made
 * it part of one of them.
 */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { decimals, listedUpTo } from '../../../../shared/text/figures.ts'
import { payeeName, payeesOf } from '../../stack/names/names.ts'
import type { PaidEntry } from '../../stack/payments/paid-entry.ts'

type Row = Omit<ReportRow<'stack-payments'>, 'twin'>

export interface FoundRow {
  row: Row
  each: PaidEntry
}

/** How many contracts are named in a sentence. */
const mostNamed = 4

/**
 * The same rows; where what was paid is nearer to the contracts of the payee together than to the one that has the payments, it
 * is compared with their sum, and the others are compared with nothing of their own.
 */
export function paidTogether<F extends FoundRow>(found: readonly F[], tolerance: number): F[] {
  const rows = new Map<Row, Row>()
  for (const { row, each } of found) {
    // Of payments that a person split it is known whom they are for.
    if (
      each.share !== null ||
      each.bills !== null ||
      row.match !== 'differs' ||
      row.paid === null ||
      row.contract === null
    )
      continue
    const payees = new Set(each.exports.flatMap(({ payments }) => payments.map(({ vendor }) => payeeName(vendor))))
    const others = found.filter(
      (other) =>
        other.row.match === 'no-payments' &&
        !rows.has(other.row) &&
        [...payeesOf(other.each.entry.tool)].some((payee) => payees.has(payee)),
    )
    const contract = others.reduce((sum, other) => sum + (other.row.contract ?? 0), row.contract)
    const difference = row.paid - contract
    const once = row.paid - (row.doubled ?? 0)
    if (others.length === 0 || Math.abs(once - contract) >= Math.abs(once - row.contract)) continue
    const names = listedUpTo(mostNamed, others.map((other) => other.row.tool)) // prettier-ignore
    const twice = row.doubled ? ` ${decimals(row.doubled, 2)} of what was paid was likely paid twice.` : ''
    const why = `Payments to its payee are for ${names} too: the contract is that of all of them.${twice}`
    const match = Math.abs(difference) > (contract * tolerance) / 100 ? 'differs' : 'matches'
    rows.set(row, { ...row, match, contract, difference, differenceShare: contract === 0 ? null : difference / contract, why }) // prettier-ignore
    for (const other of others)
      rows.set(other.row, { ...other.row, match: 'not-compared', why: `Paid with ${row.tool}.` })
  }
  return found.map((each) => ({ ...each, row: rows.get(each.row) ?? each.row }))
}
