import { z } from 'zod'
import { askedDevices } from '../pages/devices.ts'
import { lookbackDays, period, segmentParams } from './report.ts'
import { mixOf, templateParams, withinEach } from './template-comparison.ts'

export const intervals = ['day', 'week', 'month', 'quarter'] as const

/** Of the people of one key, or of all. */
const trendOf = {
  direction: z.enum(['rise', 'fall']).nullable(),
  firstRate: z.number().nullable(),
  firstPeople: z.number().nullable(),
  lastRate: z.number().nullable(),
  lastPeople: z.number().nullable(),
  pValue: z.number(),
  /**
   * The same with the same mix in every interval of what `mixOf` says, of these people: Mantel's extension test of that trend
   * within strata; null where there are too few to tell, where all are of one stratum, and where people are in several.
   */
  sameMixDirection: z.enum(['rise', 'fall']).nullable(),
  sameMixPValue: z.number().nullable(),
}

/** What people land on, or come from. */
export const landingDimensions = [
  'group',
  'page',
  'topic',
  'language',
  'channel',
  'source',
  'medium',
  'campaign',
  'host',
  'device',
  'custom',
] as const

export const landingTrend = {
  slug: 'landing-trend',
  question: 'Does the rate of a landing page change over time?',
  params: z.strictObject({
    goal: z.string().nullable().default(null),
    by: z.enum(landingDimensions).default('group'),
    /** Only people who landed in this content group, such as on the pages of one; null = everybody. */
    within: z.string().nullable().default(null),
    /** Only people who landed on a page that this matches, by this channel (or one of several), on this kind of device, as in `template-ranking`; null = any. */
    pages: templateParams.pages,
    channel: templateParams.channel,
    device: templateParams.device,
    interval: z.enum(intervals).default('month'),
    lookbackDays,
    ...period,
    /**
     * Only conversions within so many days of landing count, so that old and new landings are compared alike; null = chosen as by
     * `before-after`, so that people of two intervals have had as many where that can be.
     */
    withinDays: z.number().positive().max(3650).nullable().default(null),
    /** What a trend is held to the same mix of; null = what `mixOf` says. */
    withinEach,
    ...segmentParams,
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
    /** Landed elsewhere than `within` or on `pages`, or otherwise than by `channel` or on `device`: not counted. */
    notWithin: z.number(),
    /** Converters without an eligible interaction, who have not landed anywhere. */
    withoutLanding: z.number(),
    /** Not counted: seen in the period, but landed before `from`; and of those who landed since, had reached the goal before it. */
    landedEarlier: z.number(),
    convertedEarlier: z.number(),
    /** Counted as not converted: reached the goal in the period, but later than `withinDays` after landing. */
    convertedLater: z.number(),
    /** Landed so late that the data end within `withinDays`: in rows, and in no test. */
    tooRecent: z.number(),
    /** Channels and devices of those who landed, but for the one that is asked about, most people first. */
    channels: z.array(z.object({ channel: z.string(), people: z.number() })),
    devices: z.array(z.object({ device: z.enum(askedDevices), people: z.number() })),
    /** Intervals with people who are in the test. */
    intervals: z.number(),
    mixOf,
    /**
     * Keys with an expected 5 converters and non-converters or more in all, of those who have had `withinDays`, the
     * most certain first. `pValue`: Cochran–Armitage test for a trend, scored by the number of the interval, and `direction` the
     * sign of its statistic (null = 0); `pAdjusted`: Benjamini–Hochberg over the keys. The rates are of the first and of the last
     * intervals that have a third of its people; null where the two overlap or go against the direction.
     */
    trends: z.array(
      z.object({
        key: z.string(),
        ...trendOf,
        pAdjusted: z.number(),
        sameMixPAdjusted: z.number().nullable(),
      }),
    ),
    /** The same of everybody together, which is one test; null where there are too few, and where all or none converted. */
    trendOfAll: z.object(trendOf).nullable(),
  }),
} as const
