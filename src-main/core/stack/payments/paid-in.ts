/**
 * What was paid in a period for a tool that nothing but payments speaks of: no estimate of a year is needed where its bills
 * are known. What was charged in a month, less what came back, is what that month cost, spread over its days, so that whole
 * months cost what was paid in them. Bills of longer than a month are of more than the month they come in, and stay
 * spread over the year.
 */
import { firstDayOf } from '../../zone-days.ts'
import { joinStretches, type Stretch } from '../../import/spend/together.ts'
import type { Payment } from '../../import/spend/read-payments.ts'
import { type Day, intersect, type Span, toDay } from '../cost.ts'
import { type Money, sum } from '../in-use.ts'
import type { PaidEntry } from './paid-entry.ts'
import { convert, requireRates } from '../rates.ts'
import { gapOf, longestInterval, withLateness } from './rhythm.ts'

/** Days between two bills. */
const monthly = 30
/** More often than that is charged as it is used, so that a part of a month has its part of the bills. */
const leastMonthly = 28

export interface PaidIn {
  /** Unbroken stretches of days of which it is known what was paid, by rising date. */
  known: Span[]
  /** In workspace currency; null where it is not known of each of the days. Throws FAILED for a missing rate. */
  costIn: (period: Span) => number | null
}

/** null = a contract says what it costs, or nothing was paid. */
export function paidIn(each: PaidEntry, config: Money): PaidIn | null {
  const payments = each.exports.flatMap(({ payments: own, elsewhere }) => own.filter((payment) => !elsewhere.has(payment))) // prettier-ignore
  if (each.contract !== null || payments.length === 0) return null
  const gap = Math.max(...each.exports.map(({ tool }) => gapOf(tool) ?? longestInterval))
  const covered = joinStretches(each.exports.flatMap((own) => own.covered))
  if (gap > withLateness(monthly)) {
    const due = Math.max(...payments.map(({ date }) => toDay(date))) + gap
    const known = covered.map(({ from, to }, at) => ({ from, to: at === covered.length - 1 ? Math.max(to + 1, due) : to + 1 })) // prettier-ignore
    return { known, costIn: () => null }
  }
  const months = Map.groupBy(payments, ({ date }) => toDay(`${date.slice(0, 7)}-01`))
  const hasEnded = each.entry.tool.endDate !== null
  const known = covered.flatMap((stretch) => {
    const span = gap < leastMonthly ? { from: stretch.from, to: stretch.to + 1 } : wholeMonths(stretch, months, hasEnded) // prettier-ignore
    return span.from < span.to ? [span] : []
  })
  const costIn = (period: Span): number | null => {
    const within = known.find(({ from, to }) => from <= period.from && period.to <= to)
    if (!within) return null
    const parts = [...months].flatMap(([from, paid]) => {
      const month = intersect({ from, to: monthAfter(from) }, within)
      const days = month && intersect(month, period)
      return days ? [{ paid, part: (days.to - days.from) / (month.to - month.from) }] : []
    })
    requireRates(parts.flatMap(({ paid }) => paid.map(({ currency }) => currency)), config) // prettier-ignore
    const amount = ({ amount: of, currency }: Payment): number => convert(of, currency, config)
    return sum(parts.map(({ paid, part }) => part * sum(paid.map(amount)))) * (each.share?.of ?? 1)
  }
  return { known, costIn }
}

const monthOf = (day: Day): Day => firstDayOf(day, 'month')
const monthAfter = (day: Day): Day => firstDayOf(day, 'month', 1)

/** A month at either end of what the files cover is known with its bill, and not before it. */
function wholeMonths({ from, to }: Stretch, bills: ReadonlyMap<Day, unknown>, hasEnded: boolean): Span {
  const [first, last] = [monthOf(from), monthOf(to)]
  return {
    from: from === first || bills.has(first) ? first : monthAfter(from),
    to: bills.has(last) ? monthAfter(to) : hasEnded ? to + 1 : last,
  }
}
