import { z } from 'zod'
import { period } from './report.ts'

const measures = ['events', 'interactions', 'people', 'conversions'] as const

export const volume = {
  slug: 'volume',
  question: 'Is any day unusual?',
  params: z.strictObject({
    measure: z.enum(measures).default('interactions'),
    /** For conversions. */
    goal: z.string().nullable().default(null),
    ...period,
  }),
  row: z.object({
    /** In the workspace time zone. */
    day: z.iso.date(),
    events: z.number(),
    interactions: z.number(),
    people: z.number(),
    /** null without a goal. */
    conversions: z.number().nullable(),
    /** Median of the same weekday around it, and the band outside of which a day is unusual; null where too few to tell. */
    expected: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    unusual: z.enum(['high', 'low']).nullable(),
    /** The first and the last day with data may be cut short and are not judged. */
    edge: z.boolean(),
  }),
  totals: z.object({
    days: z.number(),
    judged: z.number(),
    unusual: z.number(),
    events: z.number(),
    interactions: z.number(),
    conversions: z.number().nullable(),
    /**
     * Of page views and people, without a start of the period: events before the page views begin, such as create dates of a CRM, which are
     * in no row; null where there are none.
     */
    before: z.object({ from: z.iso.date(), events: z.number() }).nullable(),
    /** The same without an end, of events after the page views end, such as deals that were closed since. */
    after: z.object({ until: z.iso.date(), events: z.number() }).nullable(),
  }),
} as const
