/** Tools that are charged on after their contract ended: money that leaves, and that no cost counts. */
import { z } from 'zod'

/** What says since when a tool is over: its end, or of one that is retired its renewal date, or the day it was called so. */
export const endBys = ['end', 'renewal', 'marked'] as const
export type EndBy = (typeof endBys)[number]

export const chargedAfterEnd = z.object({
  tool: z.string(),
  /** For `tools payments`. */
  toolId: z.number(),
  endDate: z.string(),
  endBy: z.enum(endBys),
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

export function afterEndSentence(
  { endDate, endBy, charges, lastCharge, paid }: ChargedAfterEnd,
  writes: Writes,
): string {
  const { money, date } = writes
  const amount = paid === null ? 'the workspace has no rate for what was paid' : `${money(paid)} in twelve months`
  return `${endedWords(endBy, date(endDate))}, and was charged ${timesSaid(charges)} since, last on ${date(lastCharge)}: ${amount}.`
}

/** `Ended on 2026-03-31`. */
export const endedWords = (by: EndBy, day: string): string =>
  by === 'end'
    ? `Ended on ${day}`
    : by === 'renewal'
      ? `Retired, with a renewal date of ${day}`
      : `Retired, as is said since ${day}`

export const timesSaid = (times: number): string => (times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`)
