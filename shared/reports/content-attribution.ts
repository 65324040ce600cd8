import { z } from 'zod'
import { lookbackDays, period } from './report.ts'

const models = [
  'first',
  'last',
  'last-non-direct',
  'linear',
  'position',
  'j',
  'inverse-j',
  'time-decay',
  'participation',
  'markov',
  'shapley',
  'shapley-ordered',
] as const

export const dimensions = ['group', 'page', 'topic', 'source', 'medium', 'campaign', 'referrer', 'host'] as const

export const contentAttribution = {
  slug: 'content-attribution',
  question: 'What brings people who convert?',
  params: z.strictObject({
    /** null = the first goal of the workspace. */
    goal: z.string().nullable().default(null),
    model: z.enum(models).default('first'),
    by: z.enum(dimensions).default('group'),
    lookbackDays,
    ...period,
    unit: z.enum(['interaction', 'session']).default('interaction'),
    halfLifeDays: z.number().positive().default(7),
    weights: z.tuple([z.number(), z.number(), z.number()]).nullable().default(null),
    excludeDirect: z.boolean().default(false),
  }),
  row: z.object({
    key: z.string(),
    people: z.number(),
    convertedPeople: z.number(),
    conversions: z.number(),
    value: z.number(),
    conversionShare: z.number(),
    /** convertedPeople ÷ people with a 95 % Wilson interval; null where nobody is counted. */
    conversionRate: z.number().nullable(),
    rateLow: z.number().nullable(),
    rateHigh: z.number().nullable(),
  }),
  totals: z.object({
    people: z.number(),
    convertedPeople: z.number(),
    conversions: z.number(),
    attributed: z.number(),
    unattributed: z.number(),
    value: z.number(),
    /** The reconciliation line: events = used + outsidePeriod + ignored; rowsRead = imported + duplicate + rejected. */
    events: z.number(),
    used: z.number(),
    outsidePeriod: z.number(),
    ignored: z.number(),
    rowsRead: z.number(),
    rowsDuplicate: z.number(),
    rowsRejected: z.number(),
  }),
} as const
