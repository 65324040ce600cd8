/** What the inventory lacks before a saving worked out from it may be claimed. */
import type { completenessFields } from '../../../../shared/reports/stack-completeness.ts'
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { priceOn, toDay } from '../../stack/cost.ts'
import { compareText, type Holding, holdingsOn, sum, totalCost } from '../../stack/in-use.ts'
import { renewsMonthly } from '../../stack/renewal.ts'
import { readTools } from '../../stack/left-out.ts'
import type { Tool } from '../../stack/tool.ts'
import { type RunReport, today } from '../report-context.ts'

type Field = (typeof completenessFields)[number]
type Row = ReportRow<'stack-completeness'>

const filled: Record<Field, (tool: Tool, holding: Holding) => boolean> = {
  cost: (_, { annualCost }) => annualCost !== null,
  capabilities: ({ capabilities }) => capabilities.length > 0,
  team: ({ team }) => team !== '',
  owner: ({ owner, ownerEmail }) => owner !== '' || ownerEmail !== '',
  'seats licensed': ({ seatsLicensed }) => seatsLicensed !== null,
  'seats active': ({ seatsActive }) => seatsActive !== null,
  'start date': ({ startDate }) => startDate !== null,
  'renewal date': (tool) => tool.renewalDate !== null || renewsMonthly(tool),
  'notice days': ({ noticeDays }) => noticeDays !== null,
}
const fields = Object.keys(filled) as Field[]

/** What overlap, redundant and unused spend are worked out from. */
const neededForSavings: readonly Field[] = ['cost', 'capabilities', 'team', 'seats licensed', 'seats active']
/** A tool that is paid once does not renew. */
const notForOnce: readonly Field[] = ['renewal date', 'notice days']

const gradeOf = (share: number): Row['grade'] => (share >= 1 ? 'A' : share >= 0.75 ? 'B' : share >= 0.5 ? 'C' : 'D')

export const stackCompleteness: RunReport<'stack-completeness'> = (context, params) => {
  const asOf = params.asOf ?? today(context)
  const day = toDay(asOf)
  const holdings = holdingsOn(readTools(context.db, context.config), context.config, day)
  const graded = holdings.map((holding) => {
    const { tool, annualCost } = holding
    const isOnce = priceOn(tool, day).billingPeriod === 'once'
    const needed = isOnce ? fields.filter((field) => !notForOnce.includes(field)) : fields
    const missing = needed.filter((field) => !filled[field](tool, holding))
    const completeness = (needed.length - missing.length) / needed.length
    const row: Row = {
      tool: tool.name,
      category: tool.category,
      annualCost,
      completeness,
      grade: gradeOf(completeness),
      claimable: !missing.some((field) => neededForSavings.includes(field)),
      missing,
    }
    return { holding, row }
  })
  const rows = graded
    .map(({ row }) => row)
    .sort(
      (a, b) =>
        a.completeness - b.completeness || (b.annualCost ?? -1) - (a.annualCost ?? -1) || compareText(a.tool, b.tool),
    )
  const mean = rows.length === 0 ? null : sum(rows.map(({ completeness }) => completeness)) / rows.length
  const claimable = graded.filter(({ row }) => row.claimable).map(({ holding }) => holding)
  return {
    params: { asOf },
    rows,
    totals: {
      tools: rows.length,
      claimable: claimable.length,
      completeness: mean,
      grade: mean === null ? null : gradeOf(mean),
      claimableCost: totalCost(claimable),
      annualCost: totalCost(holdings),
      fields: fields.map((field) => ({ field, missing: rows.filter(({ missing }) => missing.includes(field)).length })),
    },
  }
}
