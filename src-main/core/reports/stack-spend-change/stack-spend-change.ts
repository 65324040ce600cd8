/** Why more or less was paid in one period than in another, tool by tool: the payments of stack-spend, each with what it is. */
import { AppError } from '../../../../shared/errors.ts'
import type { WorkspaceConfig } from '../../../../shared/config.ts'
import type { ReportRow, ReportTotals } from '../../../../shared/reports/index.ts'
import { refundedCharges, rhythmsOf } from '../../import/spend/collapse.ts'
import { foreignOf } from '../../import/spend/foreign.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import { joinStretches } from '../../import/spend/together.ts'
import { type Span, toDate, toDay } from '../../stack/cost.ts'
import { compareText, sum } from '../../stack/in-use.ts'
import { leftOutBy } from '../../stack/left-out.ts'
import { monthsAfter } from '../../stack/months.ts'
import { contractKey } from '../../stack/names/names.ts'
import { type PaidEntry, readPaidEntries } from '../../stack/payments/paid-entry.ts'
import { paidTwice } from '../../stack/payments/paid-twice.ts'
import { seatsSaid } from '../../stack/payments/seats-said.ts'
import { type Charge, type PaidFor, spendChange, type SpendChangeKind, spendChangeKinds } from '../../stack/payments/spend-change.ts' // prettier-ignore
import { convert, requireRates } from '../../stack/rates.ts'
import { fiscalPeriod } from '../fiscal-year.ts'
import { type RunReport, today } from '../report-context.ts'
import { spendPeriod, yearEarlier } from '../spend-period.ts'

type Row = ReportRow<'stack-spend-change'>
type Totals = ReportTotals<'stack-spend-change'>
type Once = Totals['onces'][number]

/** Throws USAGE for a period without a day, FAILED for a missing rate. */
export const stackSpendChange: RunReport<'stack-spend-change'> = (context, given) => {
  const { db, config } = context
  const params = { ...given, ...fiscalPeriod(given, config) }
  const { entries } = readPaidEntries(db, config)
  const leftOut = leftOutBy(config)
  const days = entries.flatMap(({ exports }) => exports.flatMap(({ payments }) => payments.map(({ date }) => date))).sort() // prettier-ignore
  const known = days.length === 0 ? null : { from: days[0]!, to: days.at(-1)! }
  const counted = entries.filter(({ entry }) => leftOut(entry) === null)
  const last = counted.flatMap(paymentsOf).map(({ date }) => date).sort().at(-1) // prettier-ignore
  const { from, to } = comparable(spendPeriod(params, last ?? today(context)), params, known?.from ?? null)
  const earlier = beforeOf(params, { from, to }, known?.to ?? null)
  const [before, after] = [earlier, { from, to }].map((span) => ({ from: toDay(span.from), to: toDay(span.to) })) as [Span, Span] // prettier-ignore
  const isIn = ({ date }: Pick<Payment, 'date'>, span: Span): boolean => span.from <= toDay(date) && toDay(date) < span.to // prettier-ignore
  const isKnown = known !== null && before.to > toDay(known.from)
  const found = [...Map.groupBy(counted, ({ entry }) => contractKey(entry.tool)).values()].flatMap((group) => {
    const asked = group.flatMap(paymentsOf).filter((each) => isIn(each, before) || isIn(each, after))
    if (asked.length === 0) return []
    requireRates(asked.map(({ currency }) => currency), config) // prettier-ignore
    const of = paidForAll(group, config)
    const [was, is] = [before, after].map((span) => sum([...of.once, ...of.rhythms.flatMap(({ charges }) => charges)].filter(({ day }) => span.from <= day && day < span.to).map(({ amount }) => amount))) as [number, number] // prettier-ignore
    const row: Row = { tool: group[0]!.entry.tool.name, before: was, after: is, change: is - was, ...spendChange(of, before, after) } // prettier-ignore
    return [{ row, onces: of.onces.filter((each) => isIn(each, before) || isIn(each, after)) }]
  })
  const shown = isKnown ? found : []
  const total = (field: SpendChangeKind | 'after'): number => sum(shown.map(({ row }) => row[field]))
  const [paidBefore, paid] = [isKnown ? sum(found.map(({ row }) => row.before)) : null, sum(found.map(({ row }) => row.after))] // prettier-ignore
  return {
    params: { ...params, from, to, beforeFrom: earlier.from, beforeTo: earlier.to },
    rows: shown
      .map(({ row }) => row)
      .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || b.after - a.after || compareText(a.tool, b.tool)),
    totals: {
      tools: found.length,
      before: paidBefore,
      after: paid,
      change: paidBefore === null ? null : paid - paidBefore,
      ...(Object.fromEntries(spendChangeKinds.map((kind) => [kind, total(kind)])) as Record<SpendChangeKind, number>),
      onces: shown.flatMap(({ onces }) => onces).sort((a, b) => Math.abs(b.paid) - Math.abs(a.paid) || compareText(a.date, b.date) || compareText(a.tool, b.tool)), // prettier-ignore
      knownFrom: known?.from ?? null,
      knownTo: known?.to ?? null,
    },
  }
}

const paymentsOf = ({ exports }: PaidEntry): Payment[] =>
  exports.flatMap(({ payments, elsewhere }) => payments.filter((each) => !elsewhere.has(each)))

/** Of days that nobody asked for, those whose year before is stored: what is missing there would look like more bills. */
function comparable(
  { from, to }: { from: string; to: string },
  asked: { from: string | null; beforeFrom: string | null },
  first: string | null,
): { from: string; to: string } {
  const since = asked.from !== null || asked.beforeFrom !== null || first === null ? from : toDate(monthsAfter(toDay(first), 12)) // prettier-ignore
  return { from: from < since && since < to ? since : from, to }
}

function beforeOf(
  { beforeFrom, beforeTo }: { beforeFrom: string | null; beforeTo: string | null },
  { from, to }: { from: string; to: string },
  last: string | null,
): { from: string; to: string } {
  if (beforeFrom === null || beforeTo === null) return yearEarlier(from, to, last)
  if (beforeTo <= beforeFrom) throw new AppError('USAGE', `The period from ${beforeFrom} to ${beforeTo} has no day.`)
  return { from: beforeFrom, to: beforeTo }
}

/** A charge that was given back, and another of the tool around it, which was the right one. */
const rightNear = 10

/** Of entries that are one tool. Amounts are converted, since some of the payments may be in another currency. */
function paidForAll(group: readonly PaidEntry[], config: WorkspaceConfig): PaidFor & { onces: Once[] } {
  const again = new Set<Payment>()
  const all = group.flatMap(({ entry: { tool }, exports, share }) => {
    const of = share?.of ?? 1
    const own = exports.flatMap(({ payments, elsewhere }) => payments.filter((each) => !elsewhere.has(each)))
    const charges = own.filter(({ amount }) => amount > 0)
    const twice = paidTwice(exports, charges, { of, currency: tool.currency ?? config.currency }).again
    const seats = seatsSaid(charges)
    return own.map((payment) => {
      const copy = { ...payment, amount: convert(payment.amount, payment.currency, config) * of, currency: config.currency } // prettier-ignore
      if (twice.has(payment)) again.add(copy)
      return { copy, seats: seats.get(payment) ?? null, foreign: foreignIn(payment, of) }
    })
  })
  const facts = new Map(all.map(({ copy, ...rest }) => [copy, rest]))
  const copies = all.map(({ copy }) => copy).sort((a, b) => compareText(a.date, b.date))
  const charges = copies.filter((each) => each.amount > 0 && !again.has(each))
  const given = new Set(refundedCharges(copies).values())
  // One that was given back and stood for a bill is one; what came beside it and went back was never for anything.
  const isReplaced = (each: Payment): boolean => given.has(each) && charges.some((other) => !given.has(other) && Math.abs(toDay(other.date) - toDay(each.date)) <= rightNear) // prettier-ignore
  const stretches = joinStretches(group.flatMap(({ exports }) => exports.flatMap(({ covered }) => [...covered])))
  const { rhythms, beside } = rhythmsOf(charges.filter((each) => !isReplaced(each)), stretches) // prettier-ignore
  const isBeside = new Set(beside)
  const chargeOf = (payment: Payment): Charge => ({
    day: toDay(payment.date),
    amount: payment.amount,
    ...facts.get(payment)!,
  })
  const once = copies.flatMap((each): { payment: Payment; why: Once['why'] }[] => {
    const why = each.amount < 0 || isReplaced(each) ? 'back' : again.has(each) ? 'twice' : isBeside.has(each) ? 'beside' : null // prettier-ignore
    return why === null ? [] : [{ payment: each, why }]
  })
  return {
    rhythms: rhythms.map(({ charges: own, ...rest }) => ({ ...rest, charges: own.map(chargeOf) })),
    once: once.map(({ payment }) => chargeOf(payment)),
    known: { from: stretches[0]!.from, to: stretches.at(-1)!.to },
    onces: once.map(({ payment: { date, amount }, why }) => ({ tool: group[0]!.entry.tool.name, date, paid: amount, why })), // prettier-ignore
  }
}

/** In the currency it was charged in; null where nothing was converted, or nothing says from what. */
function foreignIn(payment: Payment, of: number): Charge['foreign'] {
  const foreign = foreignOf([payment])
  return foreign && { ...foreign, amount: foreign.amount * of }
}
