import { z } from 'zod'

export const stackDuplicates = {
  slug: 'stack-duplicates',
  question: 'Which tools are listed twice?',
  params: z.strictObject({
    /** Of the money at stake; default today. */
    asOf: z.iso.date().nullable().default(null),
  }),
  /** A pair of inventory entries that may be one tool; the surest first. */
  row: z.object({
    a: z.string(),
    b: z.string(),
    /** For `tools.merge`. */
    aId: z.number(),
    bId: z.number(),
    reasons: z.array(
      z.enum([
        'same name',
        'similar name',
        'same payee',
        'same brand',
        'same domain',
        'the payee names it',
        'its vendor was paid what it costs',
        'its vendor was paid',
        'same brand, amount and day',
        'one name in the other, same amount',
        'one name in the other, same vendor',
        'same name but for a product word',
        'only product of that vendor',
        'product of that vendor',
        'same vendor, cost and dates',
        'same vendor and category',
      ]),
    ),
    /** 0–1. */
    confidence: z.number(),
    /** What tells them apart: "teams Sales and Marketing", "2017 to 2018 and since 2019". */
    differences: z.array(z.string()),
    /** Of the two or of what hangs together with them, the entry that stays where merging is sure; null = it is for a person to say. */
    keepId: z.number().nullable(),
    /** Contracts of one vendor that payments to the payee of the two may be for together, the one of the two first: to be shared (`tools.split`). */
    splitIds: z.array(z.number()),
    /** Both are in use on the day, so that both are paid for. */
    sameTime: z.boolean(),
  }),
  totals: z.object({
    tools: z.number(),
    pairs: z.number(),
    /** Pairs that a person said are two tools (`toolsApart` of the configuration), which are in no row. */
    keptApart: z.number(),
    /** Tools in use that likely duplicates count twice; how many, and what the annual cost would be less without. */
    countedTwice: z.number(),
    /** null = a rate is missing, so it cannot be said. */
    annualCostTwice: z.number().nullable(),
  }),
} as const
