/** Seats of accounts that are of no person and are not used: what is said of them. */
import { z } from 'zod'
import { counted, listedUpTo } from '../text/figures.ts'

/** `annualCost`: of these seats; null = not known. */
export const idleAccounts = z.array(
  z.object({ tool: z.string(), names: z.array(z.string()), annualCost: z.number().nullable() }),
)

const mostNamed = 6

/** null = there are none. */
export function idleAccountsSentence(
  found: z.output<typeof idleAccounts>,
  money: (amount: number) => string,
): string | null {
  if (found.length === 0) return null
  const seats = found.reduce((sum, { names }) => sum + names.length, 0)
  const known = found.flatMap(({ annualCost }) => annualCost ?? [])
  const cost = known.length === 0 ? '' : `, ${known.length < found.length ? 'at least ' : ''}${money(known.reduce((sum, each) => sum + each, 0))} a year` // prettier-ignore
  const each = found.map(({ tool, names }) => `${tool} ${names.length} (${listedUpTo(mostNamed, names)})`)
  return `Not counted as unused either: ${counted(seats, 'seat', 'seats')} of service and room accounts${cost}: ${listedUpTo(mostNamed, each)}. The tool’s field of that name says which they are, to be corrected there.` // prettier-ignore
}
