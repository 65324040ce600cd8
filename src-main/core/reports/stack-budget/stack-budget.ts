/** What the stack costs in the coming months, and why that is another cost than that of the same months before. */
import { readChargedAfterEnd } from '../../stack/charged-after-end.ts'
import { compared, readCountedTools } from '../../stack/left-out.ts'
import { areSeatsAssigned } from '../../stack/merge-import.ts'
import { originsOf } from '../../stack/store.ts'
import { type RunReport, today } from '../report-context.ts'
import { budgetTable, type Planned } from './budget-table.ts'

export const stackBudget: RunReport<'stack-budget'> = (context, params) => {
  const { db, config } = context
  const stored = readCountedTools(db, config)
  const tools = compared(stored)
  const planned = stored.map((each, at): Planned => ({
    tool: tools[at]!,
    isPerSeat: (each.tool.seatsLicensed ?? 0) > 0 && !areSeatsAssigned(each.tool, originsOf(each)),
    mayBeTerm: each.mayBeTerm,
  }))
  const table = budgetTable(planned, config, params, today(context))
  return {
    ...table,
    totals: { ...table.totals, chargedAfterEnd: readChargedAfterEnd(db, config, table.params.asOf ?? today(context)) },
  }
}
