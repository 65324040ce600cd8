/** What the stack costs in the coming months, and why that is another cost than that of the same months before. */
import { readChargedAfterEnd } from '../../stack/charged-after-end.ts'
import { compared, readCountedTools } from '../../stack/left-out.ts'
import { areSeatsAssigned, firstChargeColumn } from '../../stack/merge-import.ts'
import { readPaidEntries } from '../../stack/paid-entry.ts'
import { paidTo } from '../../stack/split-payments.ts'
import { originsOf } from '../../stack/store.ts'
import type { Tool } from '../../stack/tool.ts'
import { fiscalPeriod } from '../fiscal-year.ts'
import { type RunReport, today } from '../report-context.ts'
import { budgetTable, type Planned } from './budget-table.ts'
import { lastBill } from './last-bill.ts'

export const stackBudget: RunReport<'stack-budget'> = (context, given) => {
  const { db, config } = context
  const params = {
    ...given,
    from: fiscalPeriod({ from: given.from, fiscalYear: given.fiscalYear }, config)?.from ?? given.from,
  }
  const stored = readCountedTools(db, config)
  const tools = compared(stored)
  const asOf = params.asOf ?? today(context)
  // Reading all payments takes long, and an inventory without any has no bills.
  const isPaid = stored.some(({ tool }) => tool.custom[firstChargeColumn] !== undefined || paidTo(tool) !== '')
  const paid = new Map(isPaid ? readPaidEntries(db, config).entries.map((each) => [each.entry.id, each]) : [])
  const billOf = (id: number, tool: Tool) => {
    const own = paid.get(id)
    return own ? lastBill(own, tool, asOf, config) : null
  }
  const planned = stored.map((each, at): Planned => ({
    tool: tools[at]!,
    isPerSeat: (each.tool.seatsLicensed ?? 0) > 0 && !areSeatsAssigned(each.tool, originsOf(each)),
    mayBeTerm: each.mayBeTerm,
    bill: billOf(each.id, tools[at]!),
  }))
  const table = budgetTable(planned, config, params, asOf)
  return {
    ...table,
    totals: { ...table.totals, chargedAfterEnd: readChargedAfterEnd(db, config, asOf) },
  }
}
