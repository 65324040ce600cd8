/** Which tools are in use on a day, and what each of them costs a year in workspace currency. */
import type { WorkspaceConfig } from '../../../shared/config.ts'
import { inCents } from '../../../shared/text/csv.ts'
import {
  activeSpan,
  annualCost,
  type Charge,
  charges,
  type Day,
  intersect,
  priceOn,
  pricesIn,
  type Span,
} from './cost.ts'
import { convert, hasRate, missingRatesSentence, requireRates } from './rates.ts'
import type { Price, Tool } from './tool.ts'

export type Money = Pick<WorkspaceConfig, 'currency' | 'rates'>

export interface Holding {
  tool: Tool
  /** null = unknown. */
  annualCost: number | null
}

export function isInUse(tool: Tool, day: Day): boolean {
  const span = activeSpan(tool)
  return span !== null && span.from <= day && day < span.to
}

/** In the order of the inventory. Throws FAILED where the price of a tool in use has no rate. */
export function holdingsOn(tools: readonly Tool[], config: Money, day: Day): Holding[] {
  const inUse = tools.filter((tool) => isInUse(tool, day))
  requireRates(
    inUse.map((tool) => neededCurrency(priceOn(tool, day))),
    config,
  )
  return inUse.map((tool) => ({ tool, annualCost: annualIn(priceOn(tool, day), config) }))
}

/** What it costs a year in its own currency, where the workspace has no rate for that; null elsewhere. */
export interface OwnCost {
  ownCost: number | null
  ownCurrency: string | null
}

/** As `holdingsOn`, for lists that are of use without a sum: costs without a rate stay in their currency, and `noRate` says which. */
export function holdingsInOwn(
  tools: readonly Tool[],
  config: Money,
  day: Day,
): { holdings: (Holding & OwnCost)[]; noRate: string | null } {
  const priced = tools.filter((tool) => isInUse(tool, day)).map((tool) => ({ tool, price: priceOn(tool, day) }))
  return {
    noRate: missingRatesSentence(priced.map(({ price }) => neededCurrency(price)), config), // prettier-ignore
    holdings: priced.map(({ tool, price }) => {
      const currency = neededCurrency(price)
      return hasRate(currency, config)
        ? { tool, annualCost: annualIn(price, config), ownCost: null, ownCurrency: null }
        : { tool, annualCost: null, ownCost: inCents(annualCost(price)!), ownCurrency: currency }
    }),
  }
}

/** What a tool cost in a period, and a year at the price of its last day of use in it. */
export interface PeriodHolding extends Holding {
  /** Of the days on which its price is known; null = it is on none. */
  periodCost: number | null
  /** Whether it is on all of its days of use in the period. */
  isKnown: boolean
}

/** The tools in use on at least one day of the period. Throws FAILED for a missing rate. */
export function holdingsIn(tools: readonly Tool[], config: Money, period: Span): PeriodHolding[] {
  const inUse = tools.flatMap((tool) => {
    const active = activeSpan(tool)
    const days = active && intersect(active, period)
    return days ? [{ tool, days, lastPrice: priceOn(tool, days.to - 1), due: charges(tool, period) }] : []
  })
  requireRates(
    inUse.flatMap(({ lastPrice, due }) => [neededCurrency(lastPrice), ...due.map(({ currency }) => currency)]),
    config,
  )
  return inUse.map(({ tool, days, lastPrice, due }) => {
    const prices = pricesIn(tool, days)
    return {
      tool,
      annualCost: annualIn(lastPrice, config),
      periodCost: prices.every(({ cost }) => cost === null)
        ? null
        : sum(due.map(({ amount, currency }) => convert(amount, currency, config))),
      isKnown: prices.every(({ cost }) => cost !== null),
    }
  })
}

/** What is paid for several entries of the inventory together in a period, in workspace currency. */
export interface Spend {
  /** Paid once. */
  once: number
  /** Billed by the month, quarter or year, for `years` together. */
  billed: number
  years: number
  currencies: ReadonlySet<string>
  /** Whether the cost is known on every day of use, and on any. */
  isKnown: boolean
  isAnyKnown: boolean
}

/** null = none of them is in use in the period. Throws FAILED for a missing rate. */
export function spendIn(tools: readonly Tool[], config: Money, period: Span): Spend | null {
  const holdings = holdingsIn(tools, config, period)
  if (holdings.length === 0) return null
  const due = holdings.flatMap(({ tool }) => charges(tool, period))
  const amounts = (of: readonly Charge[]): number =>
    sum(of.map(({ amount, currency }) => convert(amount, currency, config)))
  const bills = due.filter(({ years }) => years !== null)
  return {
    once: amounts(due.filter(({ years }) => years === null)),
    billed: amounts(bills),
    years: sum(bills.map(({ years }) => years ?? 0)),
    currencies: new Set(bills.map(({ currency }) => currency ?? config.currency)),
    isKnown: holdings.every(({ isKnown }) => isKnown),
    isAnyKnown: holdings.some(({ periodCost }) => periodCost !== null),
  }
}

/** An unknown cost needs no rate. */
export const neededCurrency = (price: Price): string | null => (price.cost === null ? null : price.currency)

/** Annual cost in workspace currency; null = unknown. The rate must exist. */
export function annualIn(price: Price, config: Money): number | null {
  const annual = annualCost(price)
  return annual === null ? null : convert(annual, price.currency, config)
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** null where any of them is unknown. */
export const sumUnlessUnknown = (numbers: readonly (number | null)[]): number | null =>
  numbers.every((number) => number !== null) ? sum(numbers) : null

/** Of those that are known; null where there is none. */
export function sumOfKnown(numbers: readonly (number | null)[]): number | null {
  const known = numbers.filter((number) => number !== null)
  return known.length === 0 ? null : sum(known)
}

/** Of what is known. */
export const totalCost = (holdings: readonly Holding[]): number =>
  sum(holdings.map(({ annualCost: cost }) => cost ?? 0))

export const unknownCosts = (holdings: readonly Holding[]): number =>
  holdings.filter(({ annualCost: cost }) => cost === null).length

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
