import { z } from 'zod'
import {
  attributedAfter,
  attributedFrom,
  conversionTotals,
  lookbackDays,
  pagesKnownFrom,
  period,
  reconciliation,
  segmentParams,
  zoneShift,
} from './report.ts'

export const models = [
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

export const dimensions = [
  'group',
  'page',
  'topic',
  'language',
  'channel',
  'source',
  'medium',
  'campaign',
  'referrer',
  'host',
  'device',
  'custom',
] as const

/** Of these it is the page that has a key; the others say where somebody came from, or on what. */
const pageDimensions: readonly string[] = ['group', 'page', 'topic', 'language', 'host']

/** What has the credit of a row, or stands first or last. */
export const creditedBy = (dimension: string): 'page' | 'touch' =>
  pageDimensions.includes(dimension) ? 'page' : 'touch'

export type EndWeights = readonly [first: number, middle: number, last: number]

/** The models' own weights; the middle's is shared equally by all between. */
export const endWeights = {
  position: [40, 20, 40],
  j: [20, 20, 60],
  'inverse-j': [60, 20, 20],
} as const satisfies Partial<Record<(typeof models)[number], EndWeights>>

/** Who gets the credit of a conversion; shared by the reports that hand out credit. */
export const attributionParams = {
  /** null = the first goal of the workspace. */
  goal: z.string().nullable().default(null),
  model: z.enum(models).default('first'),
  by: z.enum(dimensions).default('group'),
  lookbackDays,
  ...period,
  /** A touch is an interaction, or a session: then its first eligible interaction stands for it. */
  unit: z.enum(['interaction', 'session']).default('interaction'),
  /** Of time-decay. */
  halfLifeDays: z.number().positive().default(7),
  /** Of position, j and inverse-j: first, middle (shared by all between), last, in any unit; null = the model's own. */
  weights: z
    .tuple([z.number().nonnegative(), z.number().nonnegative(), z.number().nonnegative()])
    .refine((weights) => weights.some((weight) => weight > 0), { message: 'must not all be 0' })
    .nullable()
    .default(null),
  /** Only pages of these content groups are touches, so that the first is the first of them; null = of all. */
  groups: z.array(z.string().min(1)).min(1).nullable().default(null),
  /** Removes direct touches before weighting. */
  excludeDirect: z.boolean().default(false),
  ...segmentParams,
}

export const contentAttribution = {
  slug: 'content-attribution',
  question: 'What brings people who convert?',
  params: z.strictObject({
    ...attributionParams,
    /** What rows are ordered by, and what the screen's shares are of. */
    measure: z.enum(['conversions', 'value']).default('conversions'),
  }),
  row: z.object({
    key: z.string(),
    people: z.number(),
    convertedPeople: z.number(),
    /** Credit. */
    conversions: z.number(),
    value: z.number(),
    /** Of the value of all conversions; null where those are worth nothing. */
    valueShare: z.number().nullable(),
    /** Of all conversions. */
    conversionShare: z.number(),
    /** Of the credit that keys have; null of `(none)`, which has no part in it. */
    attributedShare: z.number().nullable(),
    /** convertedPeople ÷ people with a 95 % Wilson interval; null where nobody is counted, and of `(none)`. */
    conversionRate: z.number().nullable(),
    rateLow: z.number().nullable(),
    rateHigh: z.number().nullable(),
    /** markov only: 1 − P without the key ÷ P. */
    removalEffect: z.number().optional(),
    /** shapley-ordered only: credit by where the key first stood among the distinct keys, 1st, 2nd … 10th or later. */
    positions: z.array(z.number()).optional(),
  }),
  totals: z.object({
    people: z.number(),
    convertedPeople: z.number(),
    ...conversionTotals,
    /** Of `convertedPeople`: those without any page view, at whatever time. */
    pagelessPeople: z.number(),
    /** Of `unattributed`: those whose own row, or an earlier one of the same person, has a UTM source, medium or campaign and no page. */
    taggedUnattributed: z.number(),
    /** Of the others: those where such a row has a page, and an event that does not count as a page view; null = none. */
    uncountedTagged: z.object({ conversions: z.number(), events: z.array(z.string()) }).nullable(),
    /** Of `unattributed`: those of people who have an event before page views begin. */
    earlierUnattributed: z.number(),
    /** Of `unattributed`: those of people without any interaction, somebody of whose company (by the domain of an email) has one; null = nobody's. */
    colleaguesUnattributed: z
      .object({ people: z.number(), conversions: z.number(), value: z.number().nullable() })
      .nullable(),
    /** Names that are source, medium and campaign of an interaction at once, as what forms write into hidden fields that are empty. */
    placeholderTags: z.array(z.string()),
    attributedFrom,
    attributedAfter,
    pagesKnownFrom,
    zoneShift,
    /** Sum of the rows' credit, `(none)` aside: equals `attributed` for every model but participation. */
    credited: z.number(),
    value: z.number(),
    /** Of the conversions with an eligible interaction. */
    attributedValue: z.number(),
    ...reconciliation,
  }),
} as const
