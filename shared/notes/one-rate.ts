/** Of which tools nothing of a change can be the exchange, as there is one rate for both periods. */
import { z } from 'zod'
import { listed, listedUpTo, plural } from '../text/figures.ts'

export const oneRate = z.object({
  tool: z.string(),
  /** That it is priced in in both periods, and not that of the workspace. */
  currency: z.string(),
  /** What the period costs, in workspace currency. */
  after: z.number(),
})
export type OneRate = z.output<typeof oneRate>

const mostNamed = 4

/** null = there is none. */
export function oneRateSentence(found: readonly OneRate[]): string | null {
  if (found.length === 0) return null
  const [names, currencies] = [
    found.map(({ tool }) => tool),
    [...new Set(found.map(({ currency }) => currency))].sort(),
  ]
  return `Of ${listedUpTo(mostNamed, names)} nothing is said to be the exchange: ${plural(names.length, 'its price', 'their prices')} in ${listed(currencies)} ${plural(names.length, 'counts', 'count')} at the same rate in both periods.`
}

/** What would tell. */
export const oneRateHint = (currency: string): string =>
  `Dated prices in ${currency}, or the cost taken from payments that say what was charged before it was converted, would tell.`
