import { z } from 'zod'
import { conversionTotals, journeyParams, pagesKnownFrom, reconciliation, segmentParams, spanDays } from './report.ts'

export const timeToConvert = {
  slug: 'time-to-convert',
  question: 'How long do people take to convert?',
  params: z.strictObject({ ...journeyParams, ...segmentParams }),
  row: z.object({
    /**
     * Whole days between the first eligible interaction and the conversion; `(none)`, only where there are any, are
     * conversions without an interaction.
     */
    days: z.union([z.number(), z.enum(['2–3', '4–7', '8–14', '15–30', '31–90', '90+', '(none)'])]),
    conversions: z.number(),
    /** Of all conversions. */
    share: z.number(),
  }),
  totals: z.object({
    ...conversionTotals,
    pagesKnownFrom,
    /** Days (24 h, with fractions) over attributed conversions; null when there are none. */
    median: spanDays.nullable(),
    mean: spanDays.nullable(),
    /** The row of 0 days in finer bins: `from` ≤ minutes < `to`. They add up to that row. */
    firstDay: z.array(z.object({ from: z.number(), to: z.number(), conversions: z.number() })),
    ...reconciliation,
  }),
} as const
