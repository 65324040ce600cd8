import { z } from 'zod'
import { endUnknown } from '../notes/end-unknown.ts'
import { asOf } from './report.ts'

export const stackLifelines = {
  slug: 'stack-lifelines',
  question: 'When did each tool live, and why did it change?',
  params: z.strictObject({ from: asOf, /** Exclusive. */ to: asOf }),
  /** A tool that was in use in the period, by category, then start. */
  row: z.object({
    tool: z.string(),
    category: z.string(),
    team: z.string(),
    status: z.enum(['active', 'trial', 'candidate', 'retired']),
    /** null = in use since before anything was written down. */
    startDate: z.string().nullable(),
    /** Why it is known, or why it is not: a sentence. */
    startWhy: z.string(),
    /** The first day without it; null = in use. */
    endDate: z.string().nullable(),
    reason: z.string().nullable(),
    note: z.string(),
    replaces: z.array(z.string()),
    replacedBy: z.array(z.string()),
    /** Annual cost by the first day on which it holds (null = from the start), in workspace currency. */
    prices: z.array(z.object({ from: z.string().nullable(), annualCost: z.number().nullable() })),
    /** Billed by use, another amount each month: what it costs otherwise is no change of price. */
    byUse: z.boolean(),
  }),
  totals: z.object({
    tools: z.number(),
    active: z.number(),
    ended: z.number(),
    priceChanges: z.number(),
    /** Tools that are retired and of which nothing says when they ended: they have no line. */
    endUnknown,
  }),
} as const
