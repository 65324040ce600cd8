import { z } from 'zod'
import { pathDimensions } from './paths.ts'
import { period, segmentParams, spanDays } from './report.ts'

/** A row of those who came on no other day before, beside rows of what return visits begin on. */
export const firstDay = '(first day)'

export const returnVisits = {
  slug: 'return-visits',
  question: 'What do people do when they come back another day?',
  params: z.strictObject({
    goal: z.string().nullable().default(null),
    /** `day`: by the how-manieth day they came; else by what return visits begin on. */
    by: z.enum(['day', ...pathDimensions]).default('day'),
    ...period,
    ...segmentParams,
  }),
  row: z.object({
    /**
     * By day `1` (the first one in all data) to `4`, `5+`; else the key of the first interaction of a return visit, and `(first day)`.
     * `(none)`, only where there are any: conversions on a day without a visit.
     */
    key: z.string(),
    /** Visits of that day; return visits that begin with the key. */
    entries: z.number(),
    /** The same by day; return visits that have the key anywhere. */
    visits: z.number(),
    /** Who had such a visit (of `entries`) before they converted or as they did. */
    people: z.number(),
    /** Of those: whose first counted conversion is in it. */
    convertedPeople: z.number(),
    /** With a 95 % Wilson interval; null where there are no people. */
    rate: z.number().nullable(),
    rateLow: z.number().nullable(),
    rateHigh: z.number().nullable(),
    conversions: z.number(),
    /** Of all conversions. */
    share: z.number(),
    /**
     * Of the people who came back (`returned` of the totals): whose very first visit, in all data, began with the key, such as the campaign that
     * first brought them. null by day, and of `(first day)` and `(none)`.
     */
    returnedPeople: z.number().nullable(),
    /** From the beginning of the first visit ever to that of the visit of the conversion; null without conversions. */
    daysMedian: spanDays.nullable(),
  }),
  totals: z.object({
    /** With a visit in the period, and of those: with a return visit in it, before a conversion or after. */
    people: z.number(),
    returned: z.number(),
    visits: z.number(),
    returnVisits: z.number(),
    /** = onFirstDay + onLaterDay + withoutVisit. */
    conversions: z.number(),
    onFirstDay: z.number(),
    onLaterDay: z.number(),
    withoutVisit: z.number(),
    /** As in the rows: of the first day, and of all later ones, each person once. */
    firstPeople: z.number(),
    firstConverted: z.number(),
    laterPeople: z.number(),
    laterConverted: z.number(),
    /** Over conversions on a later day; null without any. */
    daysMedian: spanDays.nullable(),
  }),
} as const
