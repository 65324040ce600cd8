/** Seats that are in use by nobody and are no known waste: what they cost is in no sum. */
import { z } from 'zod'
import { listedUpTo } from '../text/figures.ts'

/**
 * `assigned`: only the seats that were given out are known, not how many are paid for. `not paid`: its renewal date has passed, and
 * nothing was paid since, as far as payments are known.
 */
export const unusedLeftOut = z.array(z.object({ tool: z.string(), why: z.enum(['assigned', 'not paid']) }))

const mostNamed = 6

/** null = none is. */
export function unusedLeftOutSentence(found: z.output<typeof unusedLeftOut>): string | null {
  const of = (wanted: 'assigned' | 'not paid'): string[] => found.filter(({ why }) => why === wanted).map(({ tool }) => tool) // prettier-ignore
  const [assigned, unpaid] = [of('assigned'), of('not paid')]
  const parts = [
    ...(assigned.length > 0 ? [`${listedUpTo(mostNamed, assigned)}, of which only the seats given out are known and not how many are paid for`] : []), // prettier-ignore
    ...(unpaid.length > 0 ? [`${listedUpTo(mostNamed, unpaid)}, whose renewal date has passed without a payment since`] : []), // prettier-ignore
  ]
  return parts.length === 0 ? null : `Not counted as unused seats: ${parts.join('; ')}.`
}
