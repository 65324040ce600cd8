import { z } from 'zod'
import { dimensions } from './content-attribution.ts'
import { lookbackDays, pagesKnownFrom, period, segmentParams, spanDays } from './report.ts'

export const journeyLength = {
  slug: 'journey-length',
  question: 'After which first page does it take longest?',
  params: z.strictObject({
    goal: z.string().nullable().default(null),
    by: z.enum(dimensions).default('group'),
    lookbackDays,
    ...period,
    ...segmentParams,
  }),
  row: z.object({
    /** Key of the first interaction. */
    key: z.string(),
    conversions: z.number(),
    /**
     * Quartiles (linear percentiles) of the number of interactions, and of days from the first one to the conversion: null where rows
     * have an order and no times.
     */
    pagesLow: z.number(),
    pagesMedian: z.number(),
    pagesHigh: z.number(),
    daysLow: spanDays.nullable(),
    daysMedian: spanDays.nullable(),
    daysHigh: spanDays.nullable(),
    /** Share of its conversions within 24 hours of the first interaction; null as above. */
    dayShare: z.number().nullable(),
  }),
  totals: z.object({
    conversions: z.number(),
    pagesKnownFrom,
    /** Conversions with an eligible interaction: those the figures are about. */
    attributed: z.number(),
    pagesMedian: z.number().nullable(),
    daysMedian: spanDays.nullable(),
    dayShare: z.number().nullable(),
  }),
} as const
