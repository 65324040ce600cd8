import { z } from 'zod'
import { conversionTotals, journeyParams, pagesKnownFrom, reconciliation, segmentParams } from './report.ts'

export const pagesBeforeConversion = {
  slug: 'pages-before-conversion',
  question: 'How many pages do people see before they convert?',
  params: z.strictObject({ ...journeyParams, ...segmentParams }),
  row: z.object({
    /** Eligible interactions of a conversion: 0, 1 … 9, then "10+". */
    interactions: z.union([z.number(), z.literal('10+')]),
    conversions: z.number(),
    share: z.number(),
  }),
  totals: z.object({
    ...conversionTotals,
    pagesKnownFrom,
    /** Median and mean numInteractions over all conversions, 0 where there is no page; null when there are none. */
    median: z.number().nullable(),
    mean: z.number().nullable(),
    /** The same over the attributed ones: those with a page or more. */
    medianAttributed: z.number().nullable(),
    meanAttributed: z.number().nullable(),
    ...reconciliation,
  }),
} as const
