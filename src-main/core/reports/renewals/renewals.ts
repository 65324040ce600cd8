/** Contracts that renew, and the day by which each must be cancelled. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { toDay } from '../../stack/cost.ts'
import { compareText, holdingsInOwn, type OwnCost, sum } from '../../stack/in-use.ts'
import { type Renewal, renewalOf, renewedByTerms, renewsByItself, renewsMonthly } from '../../stack/renewal.ts'
import { readCountedTools } from '../../stack/left-out.ts'
import { lastChargeColumn } from '../../stack/merge-import.ts'
import { seatedTools } from '../../stack/seats.ts'
import { sumsInOwn } from '../../../../shared/stack/own-cost.ts'
import { type RunReport, today } from '../report-context.ts'

type Row = ReportRow<'renewals'>

const horizons = [30, 60, 90, 120]
/** Contracts of software ask for 30, 60 or 90 days. */
const longestUsualNotice = 90

type Each = ReturnType<typeof holdingsInOwn>['holdings'][number]

export const renewals: RunReport<'renewals'> = (context, params) => {
  const asOf = params.asOf ?? today(context)
  const day = toDay(asOf)
  const seated = seatedTools(context.db, readCountedTools(context.db, context.config))
  const unpaid = new Set(seated.filter(({ unpaidSince }) => unpaidSince !== null).map(({ tool }) => tool))
  const { holdings, noRate } = holdingsInOwn(seated.map(({ tool }) => tool), context.config, day) // prettier-ignore
  const falls = (daysAhead: number, days: number): boolean => daysAhead >= 0 && daysAhead < days
  const daysToRenewal = (row: Row): number => toDay(row.renewalDate) - day
  const rowOf = <R extends Renewal>({ tool, annualCost, ownCost, ownCurrency }: Each, renewal: R): Row & R => {
    const { vendor, category, team, owner, ownerEmail } = tool
    const autoRenew = renewsByItself(tool)
    const cancelStatus = statusOf(renewal, autoRenew)
    return { tool: tool.name, ...renewal, cancelStatus, annualCost, ownCost, ownCurrency, autoRenew, vendor, category, team, owner, ownerEmail, renewsWithin: falls(toDay(renewal.renewalDate) - day, params.days) } // prettier-ignore
  }
  const dated = holdings.flatMap((each): Row[] => {
    const renewal = renewalOf(each.tool, day)
    return renewal ? [rowOf(each, renewal)] : []
  })
  const rolled = holdings
    .flatMap((each) => {
      const renewal = unpaid.has(each.tool) ? null : renewedByTerms(each.tool, day)
      if (renewal === null) return []
      const paidSince = (each.tool.custom[lastChargeColumn] ?? '') > renewal.statedRenewal
      return [{ ...rowOf(each, renewal), paidSince }]
    })
    .sort(byCancelBy)
  const isRolled = new Set(rolled.map(({ tool }) => tool))
  const isListed = (row: Row): boolean =>
    (params.only !== 'renewals' && falls(row.daysLeft, params.days)) || (params.only !== 'notices' && row.renewsWithin)
  const rows = dated.filter(isListed).sort(byCancelBy)
  const mayFall = [...dated, ...rolled].filter(
    (row) => row.noticeDays === null && row.autoRenew !== false && !isListed(row) && daysToRenewal(row) >= params.days && daysToRenewal(row) - longestUsualNotice < params.days, // prettier-ignore
  )
  const listed = new Set(rows.map(({ tool }) => tool))
  const ending = holdings
    .flatMap((holding) => {
      const { name, endDate } = holding.tool
      return endDate === null || listed.has(name) || !falls(toDay(endDate) - day, params.days)
        ? []
        : [{ tool: name, endDate, ...costOf(holding) }]
    })
    .sort((a, b) => compareText(a.endDate, b.endDate) || compareText(a.tool, b.tool))
  const datePassed = dated
    .filter((row) => daysToRenewal(row) < 0 && !isRolled.has(row.tool))
    .map((row) => ({ tool: row.tool, renewalDate: row.renewalDate, ...costOf(row) }))
    .sort((a, b) => compareText(b.renewalDate, a.renewalDate) || compareText(a.tool, b.tool))
  const open = holdings.filter(({ tool: { renewalDate, endDate } }) => renewalDate === null && endDate === null)
  const monthly = open
    .filter(({ tool }) => renewsMonthly(tool))
    .sort((a, b) => (b.annualCost ?? -1) - (a.annualCost ?? -1) || compareText(a.tool.name, b.tool.name))
  const of = (status: Row['cancelStatus']): number => rows.filter((row) => row.cancelStatus === status).length
  const cost = (of: readonly Row[]): number => sum(of.map((row) => row.annualCost ?? 0))
  return {
    params: { ...params, asOf },
    rows,
    totals: {
      tools: rows.length,
      annualCost: cost(rows),
      unknownCosts: rows.filter((row) => row.annualCost === null && row.ownCost === null).length,
      noRate,
      withoutRate: sumsInOwn(rows),
      tooLate: of('too late'),
      passedEndsByItself: of('passed, ends by itself'),
      passedNotKnownIfRenews: of('passed, not known if it renews by itself'),
      autoRenew: rows.filter((row) => row.autoRenew === true).length,
      noticeUnknown: rows.filter((row) => row.cancelStatus === 'notice unknown').length,
      monthly: monthly.map((holding) => ({ tool: holding.tool.name, ...costOf(holding) })),
      withoutDate: open.length - monthly.length,
      ending,
      datePassed,
      renewed: rolled.map((row) => ({ ...row, within: isListed(row) })),
      noticeMayFall: params.only === 'renewals' ? [] : mayFall.sort(byCancelBy).map((row) => ({ tool: row.tool, renewalDate: row.renewalDate, ...costOf(row) })), // prettier-ignore
      next: horizons.map((days) => {
        const due = [...dated, ...rolled].filter((row) => falls(row.daysLeft, days))
        return { days, tools: due.length, annualCost: cost(due) }
      }),
    },
  }
}

const costOf = ({ annualCost, ownCost, ownCurrency }: { annualCost: number | null } & OwnCost) => ({ annualCost, ownCost, ownCurrency }) // prettier-ignore

const byCancelBy = (a: Row, b: Row): number =>
  compareText(a.cancelBy, b.cancelBy) || compareText(a.renewalDate, b.renewalDate) || compareText(a.tool, b.tool)

function statusOf({ daysLeft, noticeDays }: Renewal, autoRenew: boolean | null): Row['cancelStatus'] {
  if (daysLeft >= 0 && autoRenew === false) return 'ends unless signed again'
  if (daysLeft >= 0) return noticeDays === null ? 'notice unknown' : 'in time'
  if (autoRenew === null) return 'passed, not known if it renews by itself'
  return autoRenew ? 'too late' : 'passed, ends by itself'
}
