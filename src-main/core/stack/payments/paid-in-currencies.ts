/** Payees, of several currencies too, that a person made one entry: what they cost together, at the workspace's rates. */
import { inCents } from '../../../../shared/text/csv.ts'
import { annualCost } from '../cost.ts'
import {
  annualCostColumn,
  byUseColumn,
  chargedOnceColumn,
  chargesColumn,
  firstChargeColumn,
  lastChargeColumn,
  medianGapColumn,
  readFromColumn,
} from '../merge-import.ts'
import { courseBetween, type RatesOf } from '../rates.ts'
import type { BillingPeriod, DatedPrice, Tool } from '../tool.ts'

/** A day, and what is paid a year from then on. */
interface Step {
  from: string
  annual: number
}

/** In `unit`. Without a rate, what is paid in a currency is left out of the cost, which the note says. */
export function inOneCurrency(tools: readonly Tool[], unit: string, config: RatesOf): Tool {
  const courses = new Map(tools.map((tool) => [tool, courseBetween(tool.currency ?? config.currency, unit, config)]))
  const counted = tools.filter((tool) => courses.get(tool) !== null)
  const open = tools.filter((tool) => tool.status !== 'retired')
  const end = open.length > 0 ? null : last(tools.flatMap(({ endDate }) => endDate ?? []))
  const known = counted.filter(({ cost }) => cost !== null)
  const periods = new Set(known.flatMap((tool) => [tool, ...tool.prices]).map((price) => price.billingPeriod))
  const [period = 'year', ...others] = periods
  const newest = tools.toSorted((a, b) => (chargedLast(a) < chargedLast(b) ? -1 : 1)).at(-1)!
  const currencies = [...new Set(tools.map(({ currency }) => currency ?? config.currency))].sort()
  const missing = currencies.filter((code) => courseBetween(code, unit, config) === null)
  const how =
    missing.length > 0
      ? [
          `What is paid in ${missing.join(' and ')} is not in the cost: the workspace has no rate between that and ${unit}.`,
        ]
      : currencies.length > 1
        ? [`Paid in ${currencies.join(' and ')}: the cost is all of it, at the workspace’s rate.`]
        : []
  return {
    ...newest,
    status: open.length > 0 ? 'active' : 'retired',
    endDate: end,
    ...costOf(
      known.map((tool) => stepsOf(tool, courses.get(tool)!, end)),
      unit,
      others.length > 0 ? 'year' : period,
    ),
    note: [...new Set(tools.map(({ note }) => note).filter((note) => note !== '')), ...how].join(' '),
    custom: customOf(tools, newest),
  }
}

const chargedLast = ({ custom }: Tool): string => custom[lastChargeColumn] ?? ''
const last = (texts: readonly string[]): string | null => texts.toSorted().at(-1) ?? null

/** `end`: the day all of them are over by; null = one is not. */
function stepsOf(tool: Tool, course: number, end: string | null): Step[] {
  const prices = [{ ...tool, from: tool.custom[firstChargeColumn] ?? '' }, ...tool.prices]
  const steps = prices.map((price) => ({ from: price.from, annual: (annualCost(price) ?? 0) * course }))
  return tool.endDate === null || tool.endDate === end ? steps : [...steps, { from: tool.endDate, annual: 0 }]
}

function costOf(
  all: readonly Step[][],
  currency: string,
  billingPeriod: BillingPeriod,
): Pick<Tool, 'cost' | 'currency' | 'billingPeriod' | 'prices'> {
  const perYear = annualCost({ cost: 1, billingPeriod }) ?? 1
  const on = (day: string): number =>
    inCents(all.reduce((sum, steps) => sum + (steps.findLast(({ from }) => from <= day)?.annual ?? 0), 0) / perYear)
  const days = [...new Set(all.flat().map(({ from }) => from))].sort()
  const prices = days.map((from): DatedPrice => ({ from, cost: on(from), currency, billingPeriod }))
  const [first, ...later] = prices.filter((price, at) => price.cost !== prices[at - 1]?.cost)
  return { cost: first?.cost ?? null, currency, billingPeriod, prices: later }
}

const ofEachAlone: readonly string[] = [annualCostColumn, byUseColumn, chargedOnceColumn]

function customOf(tools: readonly Tool[], newest: Tool): Tool['custom'] {
  const all = Object.assign({}, ...tools.map(({ custom }) => custom), newest.custom) as Tool['custom']
  const rest = Object.entries(all).filter(([column]) => !ofEachAlone.includes(column))
  const of = (column: string): string[] => tools.flatMap(({ custom }) => custom[column] ?? [])
  const together = (column: string): Tool['custom'] => {
    const texts = [...new Set(of(column).flatMap((text) => text.split('; ')))].sort()
    return texts.length === 0 ? {} : { [column]: texts.join('; ') }
  }
  const [first] = of(firstChargeColumn).sort()
  const charged = last(of(lastChargeColumn))
  return {
    ...Object.fromEntries(rest),
    [chargesColumn]: String(of(chargesColumn).reduce((sum, text) => sum + Number(text), 0)),
    ...(first !== undefined && { [firstChargeColumn]: first }),
    ...(charged !== null && { [lastChargeColumn]: charged }),
    ...together(medianGapColumn),
    ...together(readFromColumn),
  }
}
