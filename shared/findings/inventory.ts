/** What reports on the entries of the inventory find, as a sentence without its stop. Pure. */
import type { Report, ReportSlug } from '../reports/index.ts'
import { counted, count, listed, plural } from '../text/figures.ts'

type Money = (amount: number) => string

/** `3 pairs of entries may be one tool; up to €1,200 a year is likely counted twice` */
function duplicates({ totals }: Report<'stack-duplicates'>, money: Money): string {
  const { pairs, keptApart, annualCostTwice } = totals
  const apart = keptApart === 0 ? '' : `; ${counted(keptApart, 'pair is', 'pairs are')} kept apart`
  if (pairs === 0) return `No two entries look like one tool${apart}`
  const cost =
    annualCostTwice === null
      ? '; what they cost is not known, as a rate is missing'
      : Math.round(annualCostTwice) >= 1
        ? `; up to ${money(annualCostTwice)} a year is likely counted twice`
        : ''
  return `${counted(pairs, 'pair')} of entries may be one tool${cost}${apart}`
}

/** So many fields are named. */
const mostNamed = 3

/** `Of 40 tools in use, 31 lack something: seats active (30), owner (12) and team (9) most often` */
function completeness({ rows, totals }: Report<'stack-completeness'>): string {
  const { tools } = totals
  const lacking = rows.filter(({ missing }) => missing.length > 0).length
  if (tools === 0) return 'No tool is in use'
  if (lacking === 0) return `Nothing is missing of ${counted(tools, 'tool')} in use`
  const often = totals.fields.filter(({ missing }) => missing > 0).toSorted((a, b) => b.missing - a.missing)
  const named = listed(often.slice(0, mostNamed).map(({ field, missing }) => `${field} (${count(missing)})`))
  return `Of ${counted(tools, 'tool')} in use, ${count(lacking)} ${plural(lacking, 'lacks', 'lack')} something: ${named}${often.length > mostNamed ? ' most often' : ''}`
}

/** null = of another report. */
export function inventoryFinding(report: Report<ReportSlug>, money: Money): string | null {
  if (report.report === 'stack-duplicates') return duplicates(report as Report<'stack-duplicates'>, money)
  return report.report === 'stack-completeness' ? completeness(report as Report<'stack-completeness'>) : null
}
