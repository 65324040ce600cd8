import { z } from 'zod'
import { conversionTotals, journeyParams, pagesKnownFrom, reconciliation, segmentParams } from './report.ts'

export const pagesBeforeConversion = {
  slug: 'pages-before-conversion',
  question: 'How many pages do people see before they convert?',
  params: z.strictObject({
    ...journeyParams,
    /** Only pages of these content groups are counted; null = of all. */
    groups: z.array(z.string().min(1)).min(1).nullable().default(null),
    ...segmentParams,
  }),
  row: z.object({
    /**
     * Eligible interactions of a conversion: 0, 1 … 9, then "10+"; with `groups` those in them, so that 0 is a page before it, but none of
     * these, and "(none)" no page at all.
     */
    interactions: z.union([z.number(), z.enum(['10+', '(none)'])]),
    conversions: z.number(),
    share: z.number(),
  }),
  totals: z.object({
    ...conversionTotals,
    pagesKnownFrom,
    /** Median and mean numInteractions over all conversions, 0 where there is no page; null when there are none. */
    median: z.number().nullable(),
    mean: z.number().nullable(),
    /** The same over the attributed ones: those with a page or more, of whatever group. */
    medianAttributed: z.number().nullable(),
    meanAttributed: z.number().nullable(),
    ...reconciliation,
  }),
} as const
