import { z } from 'zod'
import { conversionTotals, journeyParams, reconciliation } from './report.ts'
import { templateModel } from './template-comparison.ts'

export const templateRanking = {
  slug: 'template-ranking',
  question: 'Which templates convert unlike the rest?',
  params: z.strictObject({ ...journeyParams, model: templateModel }),
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
    /** Benjamini–Hochberg over the rows with a pValue. */
    pAdjusted: z.number().nullable(),
    enough: z.boolean(),
  }),
  totals: z.object({
    people: z.number(),
    convertedPeople: z.number(),
    ...conversionTotals,
    /** Are all groups alike? Pearson's χ² over the groups of the rows; null where there is nothing to compare. */
    chi2: z.number().nullable(),
    df: z.number().nullable(),
    pValue: z.number().nullable(),
    ...reconciliation,
  }),
} as const
