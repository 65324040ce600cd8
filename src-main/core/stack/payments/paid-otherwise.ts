/**
 * Costs that a list or a person says and payments contradict. What was said holds; that a card has charged another amount since
 * is named, with the dated price that would take it over, in the currency of what is said.
 */
import { inCents } from '../../../../shared/text/csv.ts'
import type { PaidOtherwise } from '../../../../shared/notes/paid-otherwise.ts'
import { toTool } from '../../import/spend/collapse.ts'
import { inOriginal } from './in-original.ts'
import { annualCost, priceOn, toDate, toDay, yearTo } from '../cost.ts'
import {
  byUseColumn,
  firstChargeColumn,
  lastChargeColumn,
  medianGapColumn,
  mostByCourse,
  originOf,
  readFromColumn,
} from '../merge-import.ts'
import { courseBetween, type RatesOf } from '../rates.ts'
import { ownPart, type PaidTool, together } from './paid-tools.ts'
import { paidTo } from './split-payments.ts'
import { gapOf, longestInterval, withLateness } from './rhythm.ts'
import { originsOf, type StoredTool } from '../store.ts'
import type { DatedPrice, IsoDate, Price, Tool } from '../tool.ts'

/** Less is rounding. */
const leastDifference = 0.01

/** By id of the entry, as `paid`, what it is charged by. `observed` as `observedPrices` has it. */
export function findPaidOtherwise(
  stored: readonly StoredTool[],
  paid: ReadonlyMap<number, readonly (readonly PaidTool[])[]>,
  observed: ReadonlyMap<number, ReadonlySet<IsoDate>>,
  config: RatesOf,
): Map<number, PaidOtherwise> {
  return new Map(
    stored.flatMap((entry) => {
      const { tool } = entry
      const unit = tool.prices.at(-1)?.currency ?? tool.currency ?? config.currency
      const payees = (paid.get(entry.id) ?? []).map((group) => allRestated(group, unit))
      const last = together(payees, entry, config)
      const found = last && compare(entry, last, observed.get(entry.id) ?? new Set(), config)
      if (!found) return []
      const own = ownPart(entry.tool, payees, config)
      return [[entry.id, { ...found, earlier: own && earlierWithBeside(entry.tool, own, last, found.price, config) }]]
    }),
  )
}

/** Exports of one payee, all in the currency of what is stated or none: two currencies of one purchase would look like two purchases. */
function allRestated(group: readonly PaidTool[], unit: string): readonly PaidTool[] {
  const all = group.map((each) => restated(each, unit))
  return all.every(({ tool }) => tool.currency === unit) ? all : group
}

/** What its bills say in the currency of what is stated, where all of them do. */
function restated(each: PaidTool, unit: string): PaidTool {
  const payments = inOriginal(each.payments, unit)
  if (payments === null) return each
  const { name, vendor, custom } = each.tool
  return { ...each, payments, tool: { ...toTool(payments, each.covered, custom[readFromColumn] ?? ''), name, vendor } }
}

function compare(
  { tool, ...entry }: StoredTool,
  paid: Tool,
  observed: ReadonlySet<IsoDate>,
  config: RatesOf,
): Omit<PaidOtherwise, 'earlier'> | null {
  const by = originOf(originsOf({ tool, ...entry }), 'cost')
  // What is paid is for others too, and the difference is named beside all of them.
  if (paidTo(tool) !== '') return null
  if (by === 'payments' || tool.status === 'retired' || paid.status === 'retired') return null
  const stated: Price & { from?: IsoDate } = tool.prices.at(-1) ?? tool
  const charged: Price & { from?: IsoDate } = paid.prices.at(-1) ?? paid
  const last = paid.custom[lastChargeColumn] ?? ''
  // A price from after the last charge is news that payments cannot have, unless it is what a list or a snapshot of that day says
  // while they go on.
  const from = stated.from ?? ''
  if (from > last && !(observed.has(from) && isPaidOn(from, last, paid))) return null
  const isByUse = billedByUse(paid)
  const first = charged.from ?? paid.custom[firstChargeColumn] ?? ''
  const since = isByUse && last !== '' ? later(first, toDate(yearTo(toDay(last) + 1).from)) : first
  const unit = stated.currency ?? tool.currency ?? config.currency
  const course = courseBetween(paid.currency ?? config.currency, unit, config)
  const [said, is] = [annualCost(stated), annualCost(charged)]
  if (said === null || is === null || said === 0 || is === 0 || since === '' || course === null) return null
  // Use differs from year to year, and so does the course of exchange.
  const tolerance = isByUse || course !== 1 ? mostByCourse : leastDifference
  if (Math.abs(is * course - said) <= said * tolerance) return null
  const perYear = annualCost({ cost: 1, billingPeriod: stated.billingPeriod }) ?? 1
  const price: DatedPrice = {
    from: later(since, from),
    cost: inCents((is * course) / perYear),
    currency: stated.currency ?? tool.currency,
    billingPeriod: stated.billingPeriod,
  }
  return { since, annualCost: inCents(is * course), said, by, currency: unit, price }
}

/**
 * The prices before the one that is taken over, with what was paid beside them as long: else it would look like a rise on the day
 * that one begins. `own` and `all`: what the bills of the contract come to, and all that is paid; null = nothing was beside them.
 */
function earlierWithBeside(
  tool: Tool,
  own: Tool,
  all: Tool,
  taken: DatedPrice,
  config: RatesOf,
): PaidOtherwise['earlier'] {
  const unit = tool.currency ?? config.currency
  const since = own.custom[firstChargeColumn] ?? ''
  const besideOn = (day: IsoDate): number => {
    const on = (paid: Tool): number | null => paidOn(paid, later(day, since), unit, config)
    const [whole, part] = [on(all), on(own)]
    return whole === null || part === null ? 0 : Math.max(0, inCents(whole - part))
  }
  const withBeside = (price: Price, day: IsoDate): Price => {
    const perYear = annualCost({ cost: 1, billingPeriod: price.billingPeriod }) ?? 0
    const isOther = (price.currency ?? unit) !== unit
    if (price.cost === null || perYear === 0 || isOther) return price
    return { ...price, cost: inCents(price.cost + besideOn(day) / perYear) }
  }
  const days = [...tool.prices, ...all.prices.filter(({ from }) => from > since)].map(({ from }) => from)
  const before = [...new Set(days)].filter((day) => day < taken.from).sort()
  const { cost } = withBeside(tool, since)
  const prices = before.map((from): DatedPrice => {
    const { cost, currency, billingPeriod } = priceOn(tool, toDay(from))
    return { ...withBeside({ cost, currency, billingPeriod }, from), from }
  })
  const isAsIs = cost === tool.cost && prices.every((price) => price.cost === priceOn(tool, toDay(price.from)).cost)
  return isAsIs ? null : { cost, prices }
}

/** A year on a day, in `unit`; null = not known. */
function paidOn(paid: Tool, day: IsoDate, unit: string, config: RatesOf): number | null {
  const course = courseBetween(paid.currency ?? config.currency, unit, config)
  const annual = day < (paid.custom[firstChargeColumn] ?? '') ? 0 : annualCost(priceOn(paid, toDay(day)))
  return course === null || annual === null ? null : annual * course
}

/** Whether no charge is missing between the last one and a day after it. */
const isPaidOn = (day: IsoDate, last: IsoDate, paid: Tool): boolean =>
  last !== '' && toDay(day) - toDay(last) <= withLateness(gapOf(paid) ?? longestInterval)

/** Or charged by the month or quarter, and known by the year: amounts that stay, or change in steps, are known by their rhythm. */
const billedByUse = ({ billingPeriod, prices, custom }: Tool): boolean =>
  custom[byUseColumn] !== undefined ||
  (billingPeriod === 'year' && prices.length === 0 && Number(custom[medianGapColumn] ?? Infinity) <= longestQuarter)

const longestQuarter = 100

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b)
