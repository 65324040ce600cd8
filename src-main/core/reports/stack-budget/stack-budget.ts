/** What the stack costs in the coming months, and why that is another cost than that of the same months before. */
import { readChargedAfterEnd } from '../../stack/payments/charged-after-end.ts'
import { readCountedTools } from '../../stack/left-out.ts'
import { areSeatsAssigned, firstChargeColumn } from '../../stack/merge-import.ts'
import { readPaidEntries } from '../../stack/payments/paid-entry.ts'
import { paidTo } from '../../stack/payments/split-payments.ts'
import { withNextRenewal } from '../../stack/renewed-tools.ts'
import { seatedTools } from '../../stack/seats.ts'
import { originsOf } from '../../stack/store.ts'
import type { Tool } from '../../stack/tool.ts'
import { fiscalPeriod } from '../fiscal-year.ts'
import { type RunReport, today } from '../report-context.ts'
import { budgetTable, type Planned } from './budget-table.ts'
import { basisFor } from '../../../../shared/reports/stack-budget.ts'
import { toDay } from '../../stack/cost.ts'
import { headcountByMonth } from '../../stack/headcount.ts'
import { compareText, isInUse } from '../../stack/in-use.ts'
import { readMilestones } from '../../stack/milestones.ts'
import { priceAtRates } from './at-rates.ts'
import { paidBasis } from './basis.ts'
import { monthsFrom } from '../../stack/months.ts'
import { type LastBill, lastBill } from './last-bill.ts'

export const stackBudget: RunReport<'stack-budget'> = (context, given) => {
  const { db, config } = context
  const params = {
    ...given,
    from: fiscalPeriod({ from: given.from, fiscalYear: given.fiscalYear }, config)?.from ?? given.from,
  }
  const stored = readCountedTools(db, config)
  const asOf = params.asOf ?? today(context)
  const tools = withNextRenewal(seatedTools(db, stored), toDay(asOf)).map(({ tool }) => tool)
  // Reading all payments takes long, and an inventory without any has no bills.
  const isPaid = stored.some(({ tool }) => tool.custom[firstChargeColumn] !== undefined || paidTo(tool) !== '')
  const paid = new Map(isPaid ? readPaidEntries(db, config).entries.map((each) => [each.entry.id, each]) : [])
  const billOf = (id: number, tool: Tool) => {
    const own = paid.get(id)
    return own ? lastBill(own, tool, asOf, config) : null
  }
  const asked = params.basisOf.flatMap((each) => basisFor(each) ?? [])
  const isCalled = (tool: Tool, name: string): boolean => tool.name.toLowerCase() === name.trim().toLowerCase()
  const basisUnknown: string[] = []
  const atRates: string[] = []
  const notAtRates: string[] = []
  const basisOf = (id: number, tool: Tool, bill: LastBill | null): Pick<Planned, 'basis' | 'basedOn' | 'isAtRates'> => {
    const by = asked.find((each) => isCalled(tool, each.tool))?.basis ?? params.basis
    const own = paid.get(id)
    const basis = by === 'price' || !own ? null : paidBasis(own, tool, bill, by, asOf, config)
    // What is paid otherwise than anybody knows has its price.
    if (by !== 'price' && basis === null && isInUse(tool, toDay(asOf))) basisUnknown.push(tool.name)
    if (basis !== null) return { basis, basedOn: by, isAtRates: false }
    const rated = own ? priceAtRates(own, tool, asOf, config) : null
    const isRated = rated !== null && 'cost' in rated
    if (rated !== null && isInUse(tool, toDay(asOf))) (isRated ? atRates : notAtRates).push(tool.name)
    return { basis: isRated ? rated.cost : null, basedOn: 'price', isAtRates: isRated }
  }
  const isPerHead = (tool: Tool): boolean => params.headcountOf.some((name) => isCalled(tool, name))
  const withBill = (id: number, tool: Tool): Pick<Planned, 'bill' | 'basis' | 'basedOn' | 'isAtRates'> => {
    const bill = billOf(id, tool)
    return { bill, ...basisOf(id, tool, bill) }
  }
  const planned = stored.map((each, at): Planned => ({
    tool: tools[at]!,
    isPerSeat: (each.tool.seatsLicensed ?? 0) > 0 && !areSeatsAssigned(each.tool, originsOf(each)),
    mayBeTerm: each.mayBeTerm,
    ...withBill(each.id, tools[at]!),
    isPerHead: isPerHead(tools[at]!),
  }))
  const heads = headcountByMonth(readMilestones(db))
  const table = budgetTable(planned, config, params, asOf, heads)
  const months = [asOf.slice(0, 7), ...monthsFrom(table.params.from!, params.months, asOf).map(({ key }) => key)]
  const isHeadKnown = months.every((month) => heads.has(month))
  return {
    ...table,
    totals: {
      ...table.totals,
      basisUnknown: basisUnknown.sort(compareText),
      atRates: atRates.sort(compareText),
      notAtRates: notAtRates.sort(compareText),
      headcountUnknown: isHeadKnown ? [] : tools.filter(isPerHead).map(({ name }) => name).sort(compareText), // prettier-ignore
      unknownTools: [...asked.map(({ tool }) => tool), ...params.headcountOf].filter((name) => !tools.some((tool) => isCalled(tool, name))), // prettier-ignore
      chargedAfterEnd: readChargedAfterEnd(db, config, asOf),
    },
  }
}
