import { z } from 'zod'
import { counted, listedUpTo, plural } from '../text/figures.ts'

/** Named in a sentence; the others are counted. */
const mostNamed = 3

export const endUnknown = z.array(z.string())

/** That tools are retired and nothing says since when, so that reports of the past do not have them; null = none is. */
export const endUnknownSentence = (tools: readonly string[]): string | null =>
  tools.length === 0
    ? null
    : `When ${counted(tools.length, 'retired tool')} ended is not known, so ${plural(tools.length, 'it is', 'they are')} in use on no day: ${listedUpTo(mostNamed, tools)}.`

/** The same beside what was paid in cash, where the payments for them count whatever is known of their use. */
export const paidEndUnknownSentence = (tools: readonly string[]): string | null =>
  tools.length === 0
    ? null
    : `${endUnknownSentence(tools)} What was paid for ${plural(tools.length, 'it', 'them')} counts here all the same.`
