/**
 * What is billed in a month, on the days on which bills come: by the rhythm of its payments where they are known, else by
 * the billing period of its contract. Pure.
 */
import { activeSpan, charges, type Day, priceOn, type Span, toDay } from '../../stack/cost.ts'
import { annualIn } from '../../stack/in-use.ts'
import { lastChargeColumn } from '../../stack/merge-import.ts'
import type { RatesOf } from '../../stack/rates.ts'
import { convert } from '../../stack/rates.ts'
import type { Tool } from '../../stack/tool.ts'
import { type Course, grownIn, raisedOn } from './expected.ts'
import { daysInMonth, intervalOf } from './interval.ts'
import type { LastBill } from './last-bill.ts'
import { type Month, monthsAfter } from '../../stack/months.ts'

/** A day on which a bill comes, and how many months it is to the next; null = none is known. By the year it is the renewal, unless bills say otherwise. */
export function billRhythm(tool: Tool, bill: LastBill | null): LastBill | null {
  if (bill !== null) return bill
  const { renewalDate, startDate, custom } = tool
  const months = intervalOf(tool)
  const charged = custom[lastChargeColumn] ?? null
  const day = months === 12 ? (renewalDate ?? charged ?? startDate) : (charged ?? renewalDate ?? startDate)
  return day === null ? null : { day: toDay(day), months }
}

/** Days on which a price may rise, before `to`, or why there is none. */
export type Rises = { days: readonly Day[] } | { days: readonly []; none: 'billed more often' | 'no day' }

/** On which days the price of what is billed by the year rises: on those renewals, or where the next one is not known on its bills. */
export function yearlyRises(tool: Tool, bill: LastBill | null, renewals: readonly Day[], asOf: Day, to: Day): Rises {
  if ((bill?.months ?? intervalOf(tool)) < 12) return { days: [], none: 'billed more often' }
  const isDated = tool.renewalDate !== null && toDay(tool.renewalDate) >= asOf
  if (isDated) return { days: renewals }
  // A renewal date that has passed says nothing; the day of a bill, or on which it began, does.
  const rhythm = billRhythm({ ...tool, renewalDate: null }, bill)
  if (rhythm === null) return { days: [], none: 'no day' }
  const days: Day[] = []
  for (let day = nextBill(rhythm, asOf); day < to; day = nextBill(rhythm, day)) days.push(day)
  return { days }
}

/** Days by which the bill of a year may come before the renewal that it is for. */
const mostAhead = 60

/** In workspace currency; null = no day of a bill is known. Its rates must exist. */
export function billedIn(tool: Tool, course: Course, month: Month, config: RatesOf): number | null {
  const rhythm = billRhythm(tool, course.bill)
  const active = activeSpan(tool)
  if (rhythm === null) return null
  const once = charges(tool, month.span).filter(({ years }) => years === null)
  const paidOnce = once.reduce((sum, { amount, currency }) => sum + convert(amount, currency, config), 0)
  const day = dayIn(month.span, rhythm)
  if (active === null || day === null || day < active.from) return paidOnce
  const ahead = course.bill !== null && rhythm.months >= 12 ? mostAhead : 0
  // What ends by then has no bill of the years after it.
  if (day + ahead >= active.to) return paidOnce
  const paidFor = course.renewals.find((renewal) => day < renewal && renewal <= day + ahead) ?? day
  const annual = annualIn(priceOn(tool, paidFor), config) ?? 0
  return paidOnce + ((annual * rhythm.months) / 12) * raisedOn(tool, course, paidFor) * grownIn(course, month)
}

/** The day of some month on which a bill comes; null = none does. */
function dayIn(span: Span, { day: anchor, months: interval }: LastBill): Day | null {
  const months = Math.round((span.from - anchor) / daysInMonth)
  for (let each = months - 1; each <= months + 1; each++) {
    const day = monthsAfter(anchor, each)
    if (each % interval === 0 && span.from <= day && day < span.to) return day
  }
  return null
}

/** The first bill after a day. */
export function nextBill({ day, months }: LastBill, after: Day): Day {
  for (let each = months; ; each += months) {
    const next = monthsAfter(day, each)
    if (next > after) return next
  }
}
