import { z } from 'zod'
import { period } from './report.ts'

export const entryExit = {
  slug: 'entry-exit',
  question: 'Where do visits begin and end?',
  params: z.strictObject({ by: z.enum(['group', 'page', 'host']).default('group'), ...period }),
  row: z.object({
    key: z.string(),
    /** Interactions. */
    views: z.number(),
    /** Sessions that have it. */
    sessions: z.number(),
    entries: z.number(),
    exits: z.number(),
    /** Sessions that are this one interaction and no other. */
    bounces: z.number(),
    entryShare: z.number(),
    /** Exits ÷ sessions that have it. */
    exitRate: z.number(),
    /** Bounces ÷ entries; null where no session begins. */
    bounceRate: z.number().nullable(),
  }),
  totals: z.object({ views: z.number(), sessions: z.number(), bounces: z.number(), bounceRate: z.number().nullable() }),
} as const
