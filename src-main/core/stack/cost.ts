/**
 * What a tool costs: pure arithmetic over calendar days.
 *
 * A price is paid per billing period; a year's cost is spread evenly over the days of its calendar year, so a day of a
 * leap year costs 1/366. Amounts are in the price's own currency; `rates.ts` turns them into the workspace's.
 */
import { annualCost } from '../../../shared/stack/price-on.ts'
import type { IsoDate, Price, Tool } from './tool.ts'

export { annualCost }

/** Days since 1970-01-01; −Infinity and Infinity stand for an open start and end. */
export type Day = number

const msPerDay = 86_400_000

/** Reports ask for the same few thousand dates again and again, and reading one costs ten times as much as finding it. */
const days = new Map<IsoDate, Day>()

export function toDay(date: IsoDate): Day {
  const known = days.get(date)
  if (known !== undefined) return known
  const day = Date.parse(`${date}T00:00:00Z`) / msPerDay
  if (days.size >= 100_000) days.clear()
  days.set(date, day)
  return day
}

export const toDate = (day: Day): IsoDate => new Date(day * msPerDay).toISOString().slice(0, 10)

/** The same day a year before; of 29 February the 28th. */
export function yearBefore(day: Day): Day {
  const [year, month, date] = toDate(day).split('-').map(Number) as [number, number, number]
  return Date.UTC(year - 1, month - 1, month === 2 && date === 29 ? 28 : date) / msPerDay
}

/** Days [from, to). */
export interface Span {
  from: Day
  to: Day
}

/** The twelve months before a day, which hold what is due once a year once, on the last of February too. */
export const yearTo = (to: Day): Span => ({ from: Math.max(yearBefore(to), yearBefore(to - 1) + 1), to })

const everywhere: Span = { from: -Infinity, to: Infinity }

/**
 * The days [start, end) a tool is in use; null = none. A candidate never is, whatever its dates. Of a retired tool without
 * an end date nothing says until when it was, so no day can be charged for it.
 */
export function activeSpan(tool: Tool): Span | null {
  if (tool.status === 'candidate' || (tool.status === 'retired' && tool.endDate === null)) return null
  return intersect(everywhere, {
    from: tool.startDate === null ? -Infinity : toDay(tool.startDate),
    to: tool.endDate === null ? Infinity : toDay(tool.endDate),
  })
}

export function intersect(a: Span, b: Span): Span | null {
  const span = { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) }
  return span.from < span.to ? span : null
}

/** The price that holds on a day: the latest dated one that has begun, else the tool's own. */
export function priceOn(tool: Tool, day: Day): Price {
  return tool.prices.findLast((price) => toDay(price.from) <= day) ?? tool
}

/** An amount of one currency. */
export interface Charge {
  amount: number
  currency: string | null
  /** How long it pays for, in calendar years; null = paid once. */
  years: number | null
}

/**
 * What falls due in a period: for every day on which the tool is in use its price's annual cost ÷ the days of that
 * calendar year, and each one-off price whole, on the first day of use on which it holds. `period` must be finite;
 * unknown costs give no charge.
 */
export function charges(tool: Tool, period: Span): Charge[] {
  const active = activeSpan(tool)
  if (!active) return []
  return priceSpans(tool).flatMap(({ span, price }): Charge[] => {
    const annual = annualCost(price)
    const held = intersect(active, span)
    if (!held || price.cost === null || annual === null) return []
    const { currency } = price
    if (price.billingPeriod === 'once')
      return held.from >= period.from && held.from < period.to ? [{ amount: price.cost, currency, years: null }] : []
    const due = intersect(held, period)
    if (!due) return []
    const years = yearsIn(due)
    return [{ amount: annual * years, currency, years }]
  })
}

/** The prices that hold on at least one of these days. */
export const pricesIn = (tool: Tool, days: Span): Price[] =>
  priceSpans(tool).flatMap(({ span, price }) => (intersect(span, days) ? [price] : []))

function priceSpans(tool: Tool): { span: Span; price: Price }[] {
  const starts = [-Infinity, ...tool.prices.map((price) => toDay(price.from))]
  return starts.map((from, index) => ({
    span: { from, to: starts[index + 1] ?? Infinity },
    price: index === 0 ? tool : tool.prices[index - 1]!,
  }))
}

/** Length in calendar years: 1 January to 1 January is 1, in leap years too. */
export function yearsIn({ from, to }: Span): number {
  let years = 0
  for (let day = from; day < to;) {
    const year = new Date(day * msPerDay).getUTCFullYear()
    const first = Date.UTC(year, 0, 1) / msPerDay
    const next = Date.UTC(year + 1, 0, 1) / msPerDay
    years += (Math.min(next, to) - day) / (next - first)
    day = next
  }
  return years
}

export const tierNames = ['below attention', 'compare with stack', 'review', 'due diligence'] as const
export type Tier = (typeof tierNames)[number]

/** Tier of an annual cost in workspace currency; a bound belongs to the tier above it. */
export function tierOf(annual: number, bounds: readonly [number, number, number]): Tier {
  return tierNames[bounds.filter((bound) => annual >= bound).length]!
}

/**
 * The part of an annual cost paid for seats nobody uses. null where cost or seats are unknown or no seat is licensed:
 * then nothing says what a seat costs.
 */
export function unusedSeatCost(annual: number | null, licensed: number | null, active: number | null): number | null {
  if (annual === null || licensed === null || active === null || licensed === 0) return null
  return (annual * Math.max(0, licensed - active)) / licensed
}
