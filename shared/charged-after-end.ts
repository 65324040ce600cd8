/** Tools that are charged on after their contract ended: money that leaves, and that no cost counts. */
import { z } from 'zod'

export const chargedAfterEnd = z.object({
  tool: z.string(),
  /** For `tools payments`. */
  toolId: z.number(),
  endDate: z.string(),
  /** Since then, in the twelve months to the last day that its payments cover. */
  charges: z.number(),
  lastCharge: z.string(),
  /** In them less refunds, in workspace currency; null = there is no rate. */
  paid: z.number().nullable(),
})
export type ChargedAfterEnd = z.output<typeof chargedAfterEnd>

interface Writes {
  money: (amount: number) => string
  date: (day: string) => string
}

export function afterEndSentence({ endDate, charges, lastCharge, paid }: ChargedAfterEnd, writes: Writes): string {
  const { money, date } = writes
  const amount = paid === null ? 'the workspace has no rate for what was paid' : `${money(paid)} in twelve months`
  return `Ended on ${date(endDate)}, and was charged ${timesSaid(charges)} since, last on ${date(lastCharge)}: ${amount}.`
}

export const timesSaid = (times: number): string => (times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`)
