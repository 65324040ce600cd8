/** What payees that are likely no software add to the cost: for the screens and the command line. Pure. */
import { counted, plural } from '../text/figures.ts'
import { annualCost, priceOn } from '../stack/price-on.ts'
import type { InventoryTool } from '../stack/stack.ts'
import { statusOn } from '../stack/status-on.ts'

type Tools = readonly InventoryTool[]
type Write = (amount: number, currency: string) => string

/** In their currencies: `$12,000 and €300 a year, 2 of unknown cost`. */
export function costText(tools: Tools, day: string, currency: string, money: Write): string {
  const sums = Map.groupBy(tools, (tool) => tool.currency ?? currency)
  const costs = [...sums].map(([code, own]) =>
    money(
      own.reduce((sum, tool) => sum + costOf(tool, day), 0),
      code,
    ),
  )
  const unknown = tools.filter((tool) => annualCost(priceOn(tool, day)) === null).length
  return `${costs.join(' and ')} a year${unknown > 0 ? `, ${unknown} of unknown cost` : ''}`
}

const costOf = (tool: InventoryTool, day: string): number => annualCost(priceOn(tool, day)) ?? 0

/** In use on a day, those that cost most first; null = none. */
export function countedNotSoftware(
  tools: Tools,
  day: string,
  currency: string,
  money: Write,
): { sentence: string; names: string[]; untilLeftOut: string } | null {
  const inUse = (tool: InventoryTool): boolean => ['active', 'trial'].includes(statusOn(tool, day))
  const found = tools
    .filter((tool) => (tool.likelyNotSoftware !== null || tool.bookedElsewhere !== null) && inUse(tool))
    .toSorted((a, b) => costOf(b, day) - costOf(a, day))
  if (found.length === 0) return null
  return {
    sentence: `${counted(found.length, 'payee')} of this ${plural(found.length, 'is', 'are')} likely no software, by what ${plural(found.length, 'it is', 'they are')} called or booked as: ${costText(found, day, currency, money)}.`,
    names: found.map(({ name }) => name),
    untilLeftOut: `${plural(found.length, 'It counts', 'They count')} until somebody leaves ${plural(found.length, 'it', 'them')} out`,
  }
}
