import { z } from 'zod'

export const stackDuplicates = {
  slug: 'stack-duplicates',
  question: 'Which tools are listed twice?',
  params: z.strictObject({}),
  /** A pair of inventory entries that may be one tool; the surest first. */
  row: z.object({
    a: z.string(),
    b: z.string(),
    /** For `tools.merge`. */
    aId: z.number(),
    bId: z.number(),
    reasons: z.array(z.enum(['same name', 'similar name', 'same payee', 'same domain', 'same vendor and category'])),
    /** 0–1. */
    confidence: z.number(),
    /** What tells them apart: "teams Sales and Marketing", "2017 to 2018 and since 2019". */
    differences: z.array(z.string()),
    /** In use on at least one common day, so that both are paid for. */
    sameTime: z.boolean(),
  }),
  totals: z.object({ tools: z.number(), pairs: z.number() }),
} as const
