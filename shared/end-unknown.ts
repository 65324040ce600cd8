import { counted, listedUpTo, plural } from './figures.ts'

/** Named in a sentence; the others are counted. */
const mostNamed = 3

/** That tools are retired and nothing says since when, so that reports of the past do not have them; null = none is. */
export const endUnknownSentence = (tools: readonly string[]): string | null =>
  tools.length === 0
    ? null
    : `When ${counted(tools.length, 'retired tool')} ended is not known, so ${plural(tools.length, 'it is', 'they are')} in use on no day: ${listedUpTo(mostNamed, tools)}.`
