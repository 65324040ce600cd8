/** What a contract without a start counts as in an earlier period, where payments of that time say otherwise. */
import { z } from 'zod'
import { listedUpTo } from '../text/figures.ts'

export const paidThen = z.object({
  tool: z.string(),
  /** In workspace currency: what the report counts in the period before, and what was paid in it. */
  counted: z.number(),
  paid: z.number(),
})
export type PaidThen = z.output<typeof paidThen>

const mostNamed = 4

/** null = there is none. `before`: what the whole period before costs in the report. */
export function paidThenSentence(
  found: readonly PaidThen[],
  before: number,
  money: (amount: number) => string,
): string | null {
  if (found.length === 0) return null
  const names = found.map(({ tool, counted, paid }) => `${tool} (${money(counted)} counted, ${money(paid)} paid)`)
  const differs = found.reduce((sum, { counted, paid }) => sum + paid - counted, 0)
  return `In the period before, contracts count at today’s price, as no list says what they cost then, and payments of that time come to something else: ${listedUpTo(mostNamed, names)}. With what was paid, that period costs ${money(before + differs)} in place of ${money(before)}.`
}
