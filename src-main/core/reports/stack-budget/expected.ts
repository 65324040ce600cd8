/** What a contract does after a day if nobody does anything: when it ends, when it renews, and what its price is then. Pure. */
import { activeSpan, annualCost, charges, type Day, priceOn, type Span, toDay, yearBefore } from '../../stack/cost.ts'
import { isByUse } from '../../stack/payments/by-use.ts'
import { convert, type RatesOf } from '../../stack/rates.ts'
import { annualCostColumn, firstChargeColumn } from '../../stack/merge-import.ts'
import type { Tool } from '../../stack/tool.ts'
import type { LastBill } from './last-bill.ts'
import { type Month, monthsAfter } from '../../stack/months.ts'

export type EndsBy = 'end date' | 'does not renew'
export interface ExpectedEnd {
  /** The first day without it. */
  day: Day
  by: EndsBy
}

/** null = none is known after `asOf`. A renewal date of the past says nothing of a tool that is in use all the same. */
export function expectedEnd(tool: Tool, asOf: Day): ExpectedEnd | null {
  const { endDate, renewalDate, autoRenew } = tool
  if (endDate !== null) return toDay(endDate) > asOf ? { day: toDay(endDate), by: 'end date' } : null
  if (renewalDate === null || autoRenew !== false || toDay(renewalDate) < asOf) return null
  return { day: toDay(renewalDate), by: 'does not renew' }
}

/** As if what ends after `asOf` went on. */
export function withoutEnd(tool: Tool, asOf: Day): Tool {
  if (expectedEnd(tool, asOf) === null) return tool
  return { ...tool, endDate: null, status: tool.status === 'retired' ? 'active' : tool.status }
}

/** From `asOf` on and before `to`: the renewal date, and the same day of the years after it. */
export function renewalsUntil(tool: Tool, asOf: Day, to: Day): Day[] {
  if (tool.renewalDate === null || toDay(tool.renewalDate) < asOf) return []
  const until = Math.min(to, expectedEnd(tool, asOf)?.day ?? Infinity)
  const days: Day[] = []
  for (let months = 0; ; months += 12) {
    const day = monthsAfter(toDay(tool.renewalDate), months)
    if (day >= until) return days
    days.push(day)
  }
}

/** A rise or fall beyond this within a year is another contract, and says nothing of the next renewal. */
const mostOwnUplift = 0.5

/** By how much its price rose in the twelve months to `asOf`, as a part of what it was; null = not known. */
export function ownUplift(tool: Tool, asOf: Day): number | null {
  if (isByUse(tool)) return null
  const day = yearBefore(asOf)
  if (tool.prices.length === 0) return isPaidSince(tool, day) ? 0 : null
  const [active, first] = [activeSpan(tool), tool.custom[firstChargeColumn]]
  const knownFrom = tool.startDate === null && first !== undefined ? toDay(first) : -Infinity
  if (active === null || day < active.from || day < knownFrom) return null
  const [was, is] = [priceOn(tool, day), priceOn(tool, asOf)]
  const [old, now] = [annualCost(was), annualCost(is)]
  if (old === null || now === null || old <= 0 || was.currency !== is.currency) return null
  const rise = now / old - 1
  return Math.abs(rise) > mostOwnUplift ? null : rise
}

/** Whether the one price it has is what it was charged by that day, and ever since. */
function isPaidSince(tool: Tool, day: Day): boolean {
  const { [firstChargeColumn]: first, [annualCostColumn]: paid } = tool.custom
  const annual = annualCost(tool)
  if (first === undefined || paid === undefined || annual === null || annual === 0) return false
  return toDay(first) <= day && Math.abs(Number(paid) - annual) < 0.005
}

/** How the price of one tool goes on. */
export interface Course {
  asOf: Day
  renewals: readonly Day[]
  /** null = its payments know of none. */
  bill: LastBill | null
  /** The days on which its price rises. */
  rises: readonly Day[]
  /** On each of them, as a part of the price. */
  uplift: number
  /** A year, as a part of what it costs on `asOf`. */
  growth: number
  /** By month, of what grows with the headcount: how many there are of each that there is on `asOf`; null = it does not. */
  heads?: ReadonlyMap<string, number> | null
}

/** By how much the price that holds on a day has been raised: since it began, as a later price is that of its renewal. */
export function raisedOn(tool: Tool, { rises, uplift }: Course, day: Day): number {
  const price = priceOn(tool, day)
  const from = 'from' in price ? toDay(price.from as string) : -Infinity
  return (1 + uplift) ** rises.filter((rise) => rise <= day && rise > from).length
}

/** A twelfth of it more each month after that of `asOf`. */
export const grownIn = ({ growth, heads }: Course, { key, sinceAsOf }: Month): number =>
  heads ? (heads.get(key) ?? 1) : 1 + (growth * sinceAsOf) / 12

/** What falls due in a month: at the price that is known, raised, and raised and grown. */
export interface Due {
  known: number
  raised: number
  grown: number
}

/** In workspace currency. Its rates must exist. */
export function dueIn(tool: Tool, course: Course, month: Month, config: RatesOf): Due {
  const due: Due = { known: 0, raised: 0, grown: 0 }
  for (const piece of pieces(tool, course, month.span)) {
    const raise = raisedOn(tool, course, piece.from)
    for (const { amount, currency, years } of charges(tool, piece)) {
      const known = convert(amount, currency, config)
      // What is paid once neither renews nor grows.
      const raised = years === null ? known : known * raise
      due.known += known
      due.raised += raised
      due.grown += years === null ? raised : raised * grownIn(course, month)
    }
  }
  return due
}

/** On the days of each of which there is one price, raised alike. */
function pieces(tool: Tool, { rises }: Course, { from, to }: Span): Span[] {
  const cuts = [...rises, ...tool.prices.map((price) => toDay(price.from))].filter((day) => from < day && day < to)
  const days = [from, ...new Set(cuts.sort((a, b) => a - b)), to]
  return days.slice(1).map((day, at) => ({ from: days[at]!, to: day }))
}
