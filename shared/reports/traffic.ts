import { z } from 'zod'
import { intervals } from './landing-trend.ts'
import { pathDimensions } from './paths.ts'
import { type FieldMeta, period, segmentParams } from './report.ts'
import { allStrata } from './template-comparison.ts'

/** The row of everybody, whatever they read: who reads two things is counted once. */
export const allRead = allStrata

/** Of a whole period, not of its intervals. */
const onlyWhole = { onlyWith: 'interval=null' } satisfies FieldMeta
const onlyIntervals = { onlyWith: 'interval' } satisfies FieldMeta

/** Distinct people and how many there are in the first and in the last half of the complete intervals. */
const change = { first: z.number(), last: z.number() }

export const traffic = {
  slug: 'traffic',
  question: 'Who reads what?',
  params: z.strictObject({
    goal: z.string().nullable().default(null),
    by: z.enum(pathDimensions).default('group'),
    /** A row for every key and day, week, month or quarter, below one of everybody; null = of the whole period. */
    interval: z.enum(intervals).nullable().default(null),
    ...period,
    ...segmentParams,
  }),
  row: z.object({
    /** First day of the interval. */
    start: z.iso.date().nullable().meta(onlyIntervals),
    /** Above those of an interval stands `(all)`: everybody, each once. */
    key: z.string(),
    /** Distinct, with at least one interaction that has the key, in the period (and interval). */
    people: z.number(),
    /** Sessions with such an interaction; one that goes on over midnight is in both days. */
    visits: z.number(),
    /** Such interactions. */
    views: z.number(),
    /** Of the people: with a conversion in the period, at or after such an interaction in it; null of an interval. */
    convertedPeople: z.number().nullable().meta(onlyWhole),
    /** Of people, with a 95 % Wilson interval; null of an interval. */
    rate: z.number().nullable().meta(onlyWhole),
    rateLow: z.number().nullable().meta(onlyWhole),
    rateHigh: z.number().nullable().meta(onlyWhole),
    /** Pooled expected converters and non-converters ≥ 5, against all others; null of an interval. */
    enough: z.boolean().nullable().meta(onlyWhole),
    /** Of `(all)`: conversions that lie in the interval, also of those who read nothing in it; else null. */
    conversions: z.number().nullable().meta(onlyIntervals),
    /** The interval lies wholly in the period and in the days that page views are known of. */
    complete: z.boolean().nullable().meta(onlyIntervals),
  }),
  totals: z.object({
    /** Of the period: distinct people, visits, views, and people with a conversion at or after a view. */
    people: z.number(),
    visits: z.number(),
    views: z.number(),
    convertedPeople: z.number(),
    conversions: z.number(),
    /** Of those: without an interaction of the same person in the period before or at it. */
    withoutView: z.number(),
    /** The key with most people; null where nobody read anything. */
    most: z.object({ key: z.string(), people: z.number() }).nullable(),
    /**
     * With `interval`: people of the first and of the last half of the complete intervals (the one in the middle of an odd number is
     * in neither), and the keys whose number of people changes by more than chance, the largest change first: an exact test of two
     * counts, `pAdjusted` by Benjamini–Hochberg over the keys. null with fewer than four complete intervals.
     */
    halves: z
      .object({
        /** In each half. */
        intervals: z.number(),
        /** `to` exclusive. */
        firstFrom: z.iso.date(),
        firstTo: z.iso.date(),
        lastFrom: z.iso.date(),
        lastTo: z.iso.date(),
        people: z.object(change),
        conversions: z.object(change),
        changes: z.array(z.object({ key: z.string(), ...change, pAdjusted: z.number() })),
      })
      .nullable(),
  }),
} as const
