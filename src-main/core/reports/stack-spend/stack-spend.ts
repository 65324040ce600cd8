/** What was paid in cash: every payment that counts, on its own day, by vendor, team, category, tool or month. */
import { inCents } from '../../../../shared/text/csv.ts'
import type { ReportParams, ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { type FirstMonth, fiscalKey, fiscalKeySpan } from '../../../../shared/stack/fiscal-year.ts'
import { isTimeDimension } from '../../../../shared/reports/stack-spend.ts'
import { isYearBeforeKnown } from '../../../../shared/notes/spend-before.ts'
import { teamsSpelledAlike } from '../../../../shared/stack/capabilities.ts'
import { teamParts } from '../../../../shared/statistics/shares.ts'
import { toDate, toDay } from '../../stack/cost.ts'
import { compareText, sum } from '../../stack/in-use.ts'
import { isEndUnknown, leftOutBy, type LeavesOut, readCountedTools } from '../../stack/left-out.ts'
import { peopleIn, perPerson } from '../../stack/headcount.ts'
import { readMilestones } from '../../stack/milestones.ts'
import { refundedCharges } from '../../import/spend/collapse.ts'
import { originOf } from '../../stack/merge-import.ts'
import { originsOf, type StoredTool } from '../../stack/store.ts'
import { readPaidEntries } from '../../stack/payments/paid-entry.ts'
import { convert, requireRates } from '../../stack/rates.ts'
import { vatTakenOff } from '../../stack/payments/vat-included.ts'
import type { ReadDb } from '../../workspace/db.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import type { IsoDate, Tool } from '../../stack/tool.ts'
import { fiscalPeriod } from '../fiscal-year.ts'
import { type RunReport, today } from '../report-context.ts'
import { spendPeriod, yearEarlier } from '../spend-period.ts'

type Row = ReportRow<'stack-spend'>
type By = ReportParams<'stack-spend'>['by']

interface Paid {
  toolId: number
  tool: Tool
  /** The whole of it, of a payment that is shared. */
  row: Payment
  /** Of what was paid a year before, the month it is held against. */
  month: string
  isBefore: boolean
  /** Of it that is for the tool, in workspace currency. */
  amount: number
}

/** Throws USAGE for a period without a day, FAILED for a missing rate. */
export const stackSpend: RunReport<'stack-spend'> = (context, given) => {
  const { db, config } = context
  const params = { ...given, ...fiscalPeriod(given, config) }
  const first = config.fiscalYearStart
  const { by, monthly } = params
  const { entries, teamOf } = readPaidEntries(db, config)
  const leftOut = leftOutBy(config)
  const counted = entries
    .filter(({ entry }) => leftOut(entry) === null)
    .flatMap(({ entry, exports, share }) =>
      exports.flatMap(({ payments, elsewhere, whole }) =>
        payments.flatMap((payment) =>
          elsewhere.has(payment) ? [] : [{ entry, payment, row: whole.get(payment) ?? payment, of: share?.of ?? 1 }],
        ),
      ),
    )
  // A file that ends with a flight is known to its end, though the flight is left out.
  const days = entries.flatMap(({ exports }) => exports.flatMap(({ payments }) => payments.map(({ date }) => date))).sort() // prettier-ignore
  const known = days.length === 0 ? null : { from: days[0]!, to: days.at(-1)! }
  const last = counted.map(({ payment: { date } }) => date).sort().at(-1) // prettier-ignore
  const { from, to } = spendPeriod(params, last ?? today(context))
  const earlier = params.against === null ? null : yearEarlier(from, to, params.against === 'whole-year' ? null : (known?.to ?? null)) // prettier-ignore
  const paidIn = (span: { from: IsoDate; to: IsoDate }, yearsBefore: 0 | 1): Paid[] => {
    const inSpan = counted.filter(({ payment: { date } }) => span.from <= date && date < span.to)
    requireRates(inSpan.map(({ payment }) => payment.currency), config) // prettier-ignore
    return inSpan.map(({ entry, payment, row, of }) => ({
      toolId: entry.id,
      tool: entry.tool,
      row,
      month: monthOf(payment.date, yearsBefore),
      isBefore: yearsBefore === 1,
      amount: convert(payment.amount, payment.currency, config) * of,
    }))
  }
  const paid = paidIn({ from, to }, 0)
  const before = earlier === null || known === null || earlier.to <= known.from ? null : paidIn(earlier, 1)
  const [total, totalBefore] = [sumOf(paid), before && sumOf(before)]
  const teams = by === 'team' ? teamsPaid(counted, teamOf) : null
  const parts = [...paid, ...(before ?? [])].flatMap((each) => partsOf(each, by, first, teams).map((part) => ({ ...part, each, month: monthly && !isTimeDimension(by) ? each.month : null }))) // prettier-ignore
  const rows = [...Map.groupBy(parts, ({ key, month }) => JSON.stringify([month, key])).values()].map((group): Row => {
    const [then, now] = [true, false].map((isBefore) => group.filter(({ each }) => each.isBefore === isBefore)) as [typeof group, typeof group] // prettier-ignore
    const month = isTimeDimension(by) ? lastMonthOf(group[0]!.key, to, first) : group[0]!.month
    const isKnown = month === null || isYearBeforeKnown(month, known?.from ?? null)
    const [amount, amountBefore] = [sumOf(now.map(weighed)), before && isKnown ? sumOf(then.map(weighed)) : null]
    return {
      month: group[0]!.month,
      key: group[0]!.key,
      ...counts(now.map(({ each }) => each)),
      paid: amount,
      share: total > 0 ? amount / total : null,
      ...changeOf(amount, amountBefore),
    }
  })
  const headcount = peopleIn(readMilestones(db), { from, to })
  return {
    params: { ...params, from, to },
    rows: rows.sort((a, b) => compareText(a.month ?? '', b.month ?? '') || (isTimeDimension(by) ? 0 : b.paid - a.paid || (b.before ?? 0) - (a.before ?? 0)) || compareText(a.key, b.key)), // prettier-ignore
    totals: {
      ...counts(paid),
      paid: total,
      share: total > 0 ? 1 : null,
      ...changeOf(total, totalBefore),
      beforeFrom: earlier?.from ?? null,
      beforeTo: earlier?.to ?? null,
      yearlyTwice: toDay(to) - toDay(from) > 366 ? [] : yearlyTwice(paid),
      vatTakenOff: vatTakenOff(new Set(paid.map(({ row }) => row))),
      headcount,
      paidPerPerson: perPerson(total, headcount),
      knownFrom: known?.from ?? null,
      knownTo: known?.to ?? null,
      endUnknown: endUnknownOf(db, config, [...paid, ...(before ?? [])]),
    },
  }
}

/** Bills of a year differ by a rise, or a few seats. */
const aboutBill = 0.75

/** Days between two bills of a year that are no rhythm of months or half-years: closer than a month, or nearly a year apart. */
const isOddGap = (days: number): boolean => days < 25 || days > 300

/** Of tools billed by the year: those with two or three bills of about the same amount. */
function yearlyTwice(paid: readonly Paid[]): ReportTotals<'stack-spend'>['yearlyTwice'] {
  return [...Map.groupBy(paid, ({ toolId }) => toolId).values()]
    .flatMap((own) => {
      const [{ tool }] = own as [Paid]
      const back = new Set(
        refundedCharges(own.map(({ row }) => row).sort((a, b) => compareText(a.date, b.date))).values(),
      )
      const stayed = own.filter(({ row }) => !back.has(row))
      const most = Math.max(...stayed.map(({ amount }) => amount))
      const bills = stayed.filter(({ amount }) => amount > 0 && amount >= most * aboutBill)
      const days = bills.map(({ row }) => toDay(row.date)).sort((a, b) => a - b)
      const isOdd = days.some((day, at) => at > 0 && isOddGap(day - days[at - 1]!))
      if (tool.billingPeriod !== 'year' || bills.length < 2 || bills.length > 3 || !isOdd) return []
      return [{ tool: tool.name, bills: bills.map(({ row, amount }) => ({ date: row.date, paid: inCents(amount) })).sort((a, b) => compareText(a.date, b.date)), all: sumOf(bills) }] // prettier-ignore
    })
    .sort((a, b) => b.all - a.all || compareText(a.tool, b.tool))
    .map(({ tool, bills }) => ({ tool, bills }))
}

const changeOf = (paid: number, before: number | null) => ({ before, change: before === null ? null : paid - before })

const sumOf = (paid: readonly Pick<Paid, 'amount'>[]): number => sum(paid.map(({ amount }) => amount))

const weighed = ({ each, weight }: { each: Paid; weight: number }) => ({ amount: each.amount * weight })

function endUnknownOf(db: ReadDb, config: LeavesOut, paid: readonly Paid[]): string[] {
  const ids = new Set(paid.map(({ toolId }) => toolId))
  return readCountedTools(db, config).flatMap((each) =>
    ids.has(each.id) && isEndUnknown(each) ? [each.tool.name] : [],
  )
}

/** A payment that several tools share is one. */
const counts = (paid: readonly Paid[]): { tools: number; payments: number } => ({
  tools: new Set(paid.map(({ toolId }) => toolId)).size,
  payments: new Set(paid.map(({ row }) => row)).size,
})

const monthOf = (date: IsoDate, yearsBefore: number): string =>
  `${Number(date.slice(0, 4)) + yearsBefore}${date.slice(4, 7)}`

/** Of a month, quarter or year the last month that is in the period: of what is known in part, the rest is said. */
function lastMonthOf(key: string, to: IsoDate, first: FirstMonth): string {
  const end = fiscalKeySpan(key, first)!.to
  return toDate(toDay(end < to ? end : to) - 1).slice(0, 7)
}

/**
 * Of each payment the team that it says itself, or its copy in another export; null = none of its tool does, or a person said whose the tool is. Of what is paid for
 * with a team, a payment without one is of nobody.
 */
function teamsPaid(
  counted: readonly { entry: StoredTool; row: Payment }[],
  teamOf: (row: Payment) => string,
): (paid: Paid) => string | null {
  const own = new Set(
    counted.flatMap(({ entry, row }) =>
      teamOf(row).trim() !== '' && originOf(originsOf(entry), 'team') !== 'hand' ? [entry.id] : [],
    ),
  )
  const spelled = teamsSpelledAlike(
    [...new Set(counted.map(({ row }) => row))].map((row) => ({ row, team: teamOf(row) })),
  )
  const teams = new Map(spelled.map(({ row, team }) => [row, team]))
  return ({ toolId, row }) => (own.has(toolId) ? teams.get(row)! : null)
}

function partsOf(
  paid: Paid,
  by: By,
  first: FirstMonth,
  teamOf: ReturnType<typeof teamsPaid> | null,
): { key: string; weight: number }[] {
  const { tool } = paid
  if (isTimeDimension(by)) return [{ key: fiscalKey(paid.month, by, first), weight: 1 }]
  const own = teamOf?.(paid) ?? null
  if (own?.trim() === '') return [{ key: '(not set)', weight: 1 }]
  const teams = by === 'team' ? teamParts(own === null ? tool : { team: own }) : []
  if (teams.length > 0) return teams.map(({ name, weight }) => ({ key: name, weight }))
  const key = by === 'tool' ? tool.name : by === 'vendor' ? tool.vendor || tool.name : tool[by]
  return [{ key: key === '' ? '(not set)' : key, weight: 1 }]
}
