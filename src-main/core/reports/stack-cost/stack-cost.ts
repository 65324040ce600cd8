/** What the stack costs, by tool, team, category and so on. */
import { readChargedAfterEnd } from '../../stack/charged-after-end.ts'
import { toDate, toDay } from '../../stack/cost.ts'
import { readSeatedTools, seatsKnownOn } from '../../stack/seats.ts'
import { type RunReport, today } from '../report-context.ts'
import { costTable } from './cost-table.ts'

export const stackCost: RunReport<'stack-cost'> = (context, params) => {
  const day = params.to === null ? toDay(params.asOf ?? today(context)) : toDay(params.to) - 1
  const { tools, ...seats } = seatsKnownOn(readSeatedTools(context.db, context.config), day)
  const table = costTable(tools, context.config, params, today(context), seats)
  const chargedAfterEnd = readChargedAfterEnd(context.db, context.config, toDate(day))
  return { ...table, totals: { ...table.totals, chargedAfterEnd } }
}
