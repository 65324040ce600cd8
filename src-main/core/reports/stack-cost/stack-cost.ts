/** What the stack costs, by tool, team, category and so on. */
import { readChargedAfterEnd } from '../../stack/payments/charged-after-end.ts'
import { endUnknown, readCountedTools } from '../../stack/left-out.ts'
import { toDate, toDay } from '../../stack/cost.ts'
import { peopleIn, perPerson } from '../../stack/headcount.ts'
import { readMilestones } from '../../stack/milestones.ts'
import { seatedTools, seatsKnownOn } from '../../stack/seats.ts'
import { type RunReport, today } from '../report-context.ts'
import { fiscalPeriod } from '../fiscal-year.ts'
import { costTable } from './cost-table.ts'

export const stackCost: RunReport<'stack-cost'> = (context, given) => {
  const params = { ...given, ...fiscalPeriod(given, context.config) }
  const now = today(context)
  const day = params.to === null ? toDay(params.asOf ?? now) : toDay(params.to) - 1
  const counted = readCountedTools(context.db, context.config)
  const { tools, ...seats } = seatsKnownOn(seatedTools(context.db, counted), day)
  const table = costTable(tools, context.config, params, now, seats)
  const chargedAfterEnd = readChargedAfterEnd(context.db, context.config, toDate(day))
  const asked = { from: params.from ?? toDate(day), to: toDate(day + 1) }
  const headcount = params.from === null || params.to === null ? null : peopleIn(readMilestones(context.db), { from: params.from, to: params.to }) // prettier-ignore
  const { periodCost } = table.totals
  return {
    ...table,
    totals: { ...table.totals, chargedAfterEnd, endUnknown: endUnknown(counted, asked, now), headcount, costPerPerson: perPerson(periodCost, headcount) }, // prettier-ignore
  }
}
