/** What was paid in cash: every payment that counts, on its own day, by vendor, team, category, tool or month. */
import type { ReportParams, ReportRow } from '../../../../shared/reports/index.ts'
import { AppError } from '../../../../shared/errors.ts'
import { teamParts } from '../../../../shared/shares.ts'
import { toDate, toDay, yearTo } from '../../stack/cost.ts'
import { compareText, sum } from '../../stack/in-use.ts'
import { leftOutBy } from '../../stack/left-out.ts'
import { readPaidEntries } from '../../stack/paid-entry.ts'
import { convert, requireRates } from '../../stack/rates.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import type { Tool } from '../../stack/tool.ts'
import { type RunReport, today } from '../report-context.ts'

type Row = ReportRow<'stack-spend'>
type By = ReportParams<'stack-spend'>['by']

interface Paid {
  toolId: number
  tool: Tool
  payment: Payment
  /** Of it that is for the tool, in workspace currency. */
  amount: number
}

/** Throws USAGE for a period without a day, FAILED for a missing rate. */
export const stackSpend: RunReport<'stack-spend'> = (context, params) => {
  const { db, config } = context
  const { by, monthly } = params
  const { entries } = readPaidEntries(db, config)
  const leftOut = leftOutBy(config)
  const counted = entries
    .filter(({ entry }) => leftOut(entry) === null)
    .flatMap(({ entry, exports, share }) =>
      exports.flatMap(({ payments, elsewhere }) =>
        payments.flatMap((payment) => (elsewhere.has(payment) ? [] : [{ entry, payment, of: share?.of ?? 1 }])),
      ),
    )
  const days = counted.map(({ payment }) => payment.date).sort()
  const known = days.length === 0 ? null : { from: days[0]!, to: days.at(-1)! }
  const { from, to } = periodOf(params, known?.to ?? today(context))
  const inPeriod = counted.filter(({ payment: { date } }) => from <= date && date < to)
  requireRates(inPeriod.map(({ payment }) => payment.currency), config) // prettier-ignore
  const paid = inPeriod.map(({ entry, payment, of }): Paid => ({
    toolId: entry.id,
    tool: entry.tool,
    payment,
    amount: convert(payment.amount, payment.currency, config) * of,
  }))
  const total = sum(paid.map(({ amount }) => amount))
  const parts = paid.flatMap((each) => partsOf(each, by).map((part) => ({ ...part, each, month: monthly && by !== 'month' ? monthOf(each) : null }))) // prettier-ignore
  const rows = [...Map.groupBy(parts, ({ key, month }) => JSON.stringify([month, key])).values()].map((group): Row => {
    const amount = sum(group.map(({ each, weight }) => each.amount * weight))
    return {
      month: group[0]!.month,
      key: group[0]!.key,
      ...counts(group.map(({ each }) => each)),
      paid: amount,
      share: total > 0 ? amount / total : null,
    }
  })
  return {
    params: { ...params, from, to },
    rows: rows.sort((a, b) => compareText(a.month ?? '', b.month ?? '') || (by === 'month' ? 0 : b.paid - a.paid) || compareText(a.key, b.key)), // prettier-ignore
    totals: {
      ...counts(paid),
      paid: total,
      share: total > 0 ? 1 : null,
      knownFrom: known?.from ?? null,
      knownTo: known?.to ?? null,
    },
  }
}

function periodOf({ from, to }: { from: string | null; to: string | null }, last: string) {
  if (from === null || to === null) {
    const year = yearTo(toDay(last) + 1)
    return { from: toDate(year.from), to: toDate(year.to) }
  }
  if (to <= from) throw new AppError('USAGE', `The period from ${from} to ${to} has no day.`)
  return { from, to }
}

/** A payment that several tools share is one. */
const counts = (paid: readonly Paid[]): { tools: number; payments: number } => ({
  tools: new Set(paid.map(({ toolId }) => toolId)).size,
  payments: new Set(paid.map(({ payment }) => payment)).size,
})

const monthOf = ({ payment }: Paid): string => payment.date.slice(0, 7)

function partsOf(paid: Paid, by: By): { key: string; weight: number }[] {
  const { tool } = paid
  if (by === 'month') return [{ key: monthOf(paid), weight: 1 }]
  const teams = by === 'team' ? teamParts(tool) : []
  if (teams.length > 0) return teams.map(({ name, weight }) => ({ key: name, weight }))
  const key = by === 'tool' ? tool.name : by === 'vendor' ? tool.vendor || tool.name : tool[by]
  return [{ key: key === '' ? '(not set)' : key, weight: 1 }]
}
