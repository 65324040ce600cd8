/**
 * What is billed in a month, on the days on which bills come: by the rhythm of its payments where they are known, else by
 * the billing period of its contract. Pure.
 */
import { activeSpan, charges, type Day, intersect, priceOn, toDay } from '../../stack/cost.ts'
import { annualIn } from '../../stack/in-use.ts'
import { lastChargeColumn } from '../../stack/merge-import.ts'
import type { RatesOf } from '../../stack/rates.ts'
import { convert } from '../../stack/rates.ts'
import { gapOf } from '../../stack/rhythm.ts'
import type { Tool } from '../../stack/tool.ts'
import { type Course, grownIn, raisedOn } from './expected.ts'
import { type Month, monthsAfter } from './months.ts'

const daysInMonth = 365.25 / 12
const intervals = [1, 2, 3, 6, 12]

/** Months from one bill to the next. */
function intervalOf(tool: Tool): number {
  const gap = gapOf(tool)
  if (gap === null) return { month: 1, quarter: 3, year: 12, once: 12 }[tool.billingPeriod]
  const distance = (months: number): number => Math.abs(gap - months * daysInMonth)
  return intervals.reduce((a, b) => (distance(b) < distance(a) ? b : a))
}

/** A day on which a bill comes; null = none is known. By the year it is the renewal. */
export function billDay(tool: Tool): Day | null {
  const { renewalDate, startDate, custom } = tool
  const charged = custom[lastChargeColumn] ?? null
  const day = intervalOf(tool) === 12 ? (renewalDate ?? charged ?? startDate) : (charged ?? renewalDate ?? startDate)
  return day === null ? null : toDay(day)
}

/** In workspace currency; null = no day of a bill is known. Its rates must exist. */
export function billedIn(tool: Tool, course: Course, month: Month, config: RatesOf): number | null {
  const anchor = billDay(tool)
  const active = activeSpan(tool)
  if (anchor === null) return null
  const once = charges(tool, month.span).filter(({ years }) => years === null)
  const paidOnce = once.reduce((sum, { amount, currency }) => sum + convert(amount, currency, config), 0)
  const used = active && intersect(active, month.span)
  if (!used) return paidOnce
  const interval = intervalOf(tool)
  const day = dayIn(month, anchor, interval)
  if (day === null || day < used.from || day >= used.to) return paidOnce
  const annual = annualIn(priceOn(tool, day), config) ?? 0
  return paidOnce + ((annual * interval) / 12) * raisedOn(tool, course, day) * grownIn(course, month)
}

/** The day of the month on which a bill comes; null = none does. */
function dayIn({ span }: Month, anchor: Day, interval: number): Day | null {
  const months = Math.round((span.from - anchor) / daysInMonth)
  for (let each = months - 1; each <= months + 1; each++) {
    const day = monthsAfter(anchor, each)
    if (each % interval === 0 && span.from <= day && day < span.to) return day
  }
  return null
}
