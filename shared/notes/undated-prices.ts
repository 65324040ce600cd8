/** Tools whose only price is that of a list without a day, which holds for all time. */
import { z } from 'zod'
import { counted, listedUpTo } from '../text/figures.ts'

export const undatedPrices = z.object({
  /** Name of the file. */
  list: z.string(),
  tools: z.number(),
})
export type UndatedPrices = z.output<typeof undatedPrices>

const mostNamed = 3

/** null where there is none, or one period alone, of which it is the price. `how`: to give a list its day. */
export function undatedPricesSentence(found: readonly UndatedPrices[], periods: number, how: string): string | null {
  const tools = found.reduce((sum, each) => sum + each.tools, 0)
  if (tools === 0 || periods < 2) return null
  return `What ${counted(tools, 'tool')} cost${tools === 1 ? 's' : ''} is the price of ${listedUpTo(mostNamed, found.map(({ list }) => list))} in every period, as ${found.length === 1 ? 'that list says' : 'those lists say'} of no day: what was paid before is not known. ${how}` // prettier-ignore
}
