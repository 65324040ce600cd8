import { z } from 'zod'
import { endUnknown } from '../notes/end-unknown.ts'
import { asOf, money } from './report.ts'

export const stackDiff = {
  slug: 'stack-diff',
  question: 'What changed between two dates?',
  params: z.strictObject({
    /** null = a year before b. */
    a: asOf,
    /** null = today. */
    b: asOf,
  }),
  /** Largest amount first. A replacement is the difference of two rows that are listed on their own. */
  row: z.object({
    tool: z.string(),
    change: z.enum(['added', 'removed', 'replaced', 'price', 'use', 'currency', 'became known', 'became unknown']),
    /**
     * Change of the annual cost, in workspace currency; null where a cost it is made of is not known. What became known
     * or unknown: the amount that now counts, or no longer does.
     */
    amount: money.nullable(),
    reason: z.string().nullable(),
    /** The tool that was replaced. */
    replaces: z.string().nullable(),
  }),
  totals: z.object({
    /** Annual cost on the two days: before + price + use + added + removed + currency + known = after. */
    before: z.number(),
    after: z.number(),
    price: z.number(),
    /** Tools billed by use, another amount each month: more or less was used, or each unit costs something else. */
    use: z.number(),
    added: z.number(),
    /** Not positive. */
    removed: z.number(),
    /** Tools now billed in another currency: amounts in two currencies are no price change. */
    currency: z.number(),
    /** Tools whose cost is known on one of the days only: what they count for there is no price change. */
    known: z.number(),
    toolsBefore: z.number(),
    toolsAfter: z.number(),
    /** The last day up to b on which a tool began or ended or got another price; null where none is known. */
    lastChange: z.iso.date().nullable(),
    /** Tools whose cost is unknown on at least one of the days on which they are in use. */
    unknownCosts: z.number(),
    /** Tools that are retired and of which nothing says when they ended: in use on neither of the days. */
    endUnknown,
  }),
} as const
