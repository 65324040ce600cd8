/**
 * Prices that a contract states for each year of its term (`Y1 18,000; Y2 20,400`), in a column of a list or in its remarks: they
 * hold on their days as dated prices do. Pure.
 */
import { parseMoney } from '../../../shared/text/money-text.ts'
import { termStart } from './contract-term.ts'
import { annualCost, toDate, toDay } from './cost.ts'
import { monthsAfter } from './months.ts'
import type { DatedPrice, IsoDate, Tool } from './tool.ts'

const step = /\b(?:Y(?:ea)?r?|Jahr)\.? ?([1-9]) ?(?:[:=–-]|at|of)? ?((?:[A-Z]{3} ?|[$€£] ?)?\d[\d.,' ]*\d)(?! ?%|\d)/giu

/** A price that begins so many days before a step is that of the step. */
const daysAhead = 45
/** What is stated a year may be rounded. */
const tolerance = 0.02

/** A year, of the years of its term in order; null = it states none, or not from when they count. */
function priceSteps(tool: Pick<Tool, 'note' | 'custom' | 'startDate'>): { from: IsoDate; cost: number }[] | null {
  const start = termStart(tool)
  if (start === null) return null
  for (const text of [...Object.values(tool.custom), tool.note]) {
    const found = text.length > 500 ? [] : [...text.matchAll(step)]
    const costs = found.map(([, , amount]) => amountOf(amount!))
    const isInOrder = found.every(([, year], at) => Number(year) === at + 1)
    if (costs.length < 2 || !isInOrder || costs.some((cost) => cost === null || cost <= 0)) continue
    return costs.map((cost, at) => ({ from: yearsAfter(start, at), cost: cost! }))
  }
  return null
}

/**
 * With its steps as dated prices: where a price of the year of a step is known, that holds. Steps none of which is what it costs
 * are about something else.
 */
export function withPriceSteps(tool: Tool): Tool {
  const steps = stepsOf(tool)
  if (steps === null) return tool
  const added = steps.slice(1).flatMap(({ from, cost }): DatedPrice[] => {
    const [first, last] = [toDay(from) - daysAhead, toDay(yearsAfter(from, 1)) - daysAhead]
    const isKnown = tool.prices.some((price) => first <= toDay(price.from) && toDay(price.from) < last)
    return isKnown ? [] : [{ from, cost, currency: tool.currency, billingPeriod: 'year' }]
  })
  if (added.length === 0) return tool
  return { ...tool, prices: [...tool.prices, ...added].toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)) } // prettier-ignore
}

/** Whether its contract states what it costs in each year of its term. */
export const hasPriceSteps = (tool: Tool): boolean => stepsOf(tool) !== null

function stepsOf(tool: Tool): ReturnType<typeof priceSteps> {
  const known = [tool, ...tool.prices].map((price) => annualCost(price))
  const isOfIt = ({ cost }: { cost: number }): boolean => known.some((annual) => annual !== null && Math.abs(annual - cost) <= cost * tolerance) // prettier-ignore
  const steps = priceSteps(tool)
  return steps?.some(isOfIt) ? steps : null
}

function amountOf(text: string): number | null {
  const cell = parseMoney(text.trim())
  return cell.ok ? (cell.money?.amount ?? null) : null
}

const yearsAfter = (day: IsoDate, years: number): IsoDate => toDate(monthsAfter(toDay(day), 12 * years))
