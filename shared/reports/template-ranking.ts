import { z } from 'zod'
import { conversionTotals, reconciliation } from './report.ts'
import { templateParams } from './template-comparison.ts'

export const templateRanking = {
  slug: 'template-ranking',
  question: 'Which templates convert unlike the rest?',
  params: z.strictObject(templateParams),
  row: z.object({
    key: z.string(),
    people: z.number(),
    convertedPeople: z.number(),
    /** With its 95 % Wilson interval. */
    rate: z.number(),
    low: z.number(),
    high: z.number(),
    /** rate − rate of all other groups together, with Newcombe's 95 % interval; null where there is no other group. */
    difference: z.number().nullable(),
    differenceLow: z.number().nullable(),
    differenceHigh: z.number().nullable(),
    /** Against all other groups together: pooled z test, two-sided; null where all or none converted. */
    pValue: z.number().nullable(),
    /** Benjamini–Hochberg over the rows with a pValue; by anything but group, over those of them that are enough. */
    pAdjusted: z.number().nullable(),
    enough: z.boolean(),
  }),
  totals: z.object({
    people: z.number(),
    convertedPeople: z.number(),
    ...conversionTotals,
    /** Are they all alike? Pearson's χ² over the rows `pAdjusted` is over; null where there is nothing to compare. */
    chi2: z.number().nullable(),
    df: z.number().nullable(),
    pValue: z.number().nullable(),
    ...reconciliation,
  }),
} as const
