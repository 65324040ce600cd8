import { z } from 'zod'
import { lookbackDays, period } from './report.ts'

export const intervals = ['day', 'week', 'month', 'quarter'] as const

/** What people land on, or come from. */
export const landingDimensions = ['group', 'page', 'topic', 'channel', 'source', 'medium', 'campaign', 'host'] as const

export const landingTrend = {
  slug: 'landing-trend',
  question: 'Does the rate of a landing page change over time?',
  params: z.strictObject({
    goal: z.string().nullable().default(null),
    by: z.enum(landingDimensions).default('group'),
    /** Only people who landed in this content group, such as on the pages of one; null = everybody. */
    within: z.string().nullable().default(null),
    interval: z.enum(intervals).default('month'),
    lookbackDays,
    ...period,
    /** Only conversions within so many days of landing count, so that old and new landings are compared alike. */
    withinDays: z.number().positive().nullable().default(null),
  }),
  row: z.object({
    /** First day of the interval in which people landed. */
    start: z.iso.date(),
    key: z.string(),
    people: z.number(),
    convertedPeople: z.number(),
    rate: z.number(),
    rateLow: z.number(),
    rateHigh: z.number(),
    /** Pooled expected converters and non-converters ≥ 5, against all others who landed in the interval. */
    enough: z.boolean(),
    /** The data end (as in `before-after`) before everybody of the interval had `withinDays`. */
    immature: z.boolean(),
  }),
  totals: z.object({
    people: z.number(),
    convertedPeople: z.number(),
    /** Landed elsewhere than `within`: not counted. */
    notWithin: z.number(),
    /** Converters without an eligible interaction, who have not landed anywhere. */
    withoutLanding: z.number(),
    /**
     * Keys with an expected 5 converters and non-converters or more in all, over the intervals that are old enough, the
     * most certain first. `pValue`: Cochran–Armitage test for a trend; `pAdjusted`: Benjamini–Hochberg over the keys.
     */
    trends: z.array(
      z.object({
        key: z.string(),
        firstRate: z.number(),
        lastRate: z.number(),
        pValue: z.number(),
        pAdjusted: z.number(),
      }),
    ),
  }),
} as const
