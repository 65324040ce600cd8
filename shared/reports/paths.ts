import { z } from 'zod'
import { lookbackDays, pagesKnownFrom, period, segmentParams } from './report.ts'

/** A page has one key in each of these; topics, of which it may have several, make no path. */
export const pathDimensions = [
  'group',
  'page',
  'language',
  'channel',
  'source',
  'medium',
  'campaign',
  'host',
  'device',
  'custom',
] as const

/** `collapse`: the same key several times in a row is one step. */
export const repeats = z.enum(['collapse', 'keep'])

export const paths = {
  slug: 'paths',
  question: 'Which ways do people take?',
  params: z.strictObject({
    goal: z.string().nullable().default(null),
    ...period,
    /** How many paths; the others are summed in the totals. */
    top: z.number().int().positive().max(10_000).default(20),
    by: z.enum(pathDimensions).default('group'),
    lookbackDays,
    repeats: repeats.default('collapse'),
    ...segmentParams,
  }),
  row: z.object({
    /** Keys in order; empty for conversions without an eligible interaction. */
    path: z.array(z.string()),
    /** People whose path it is: converters by their first counted conversion, and everybody else in the period. */
    people: z.number(),
    conversions: z.number(),
  }),
  totals: z.object({
    people: z.number(),
    conversions: z.number(),
    pagesKnownFrom,
    /** Distinct paths, and how many of them, of people and of conversions the rows leave out. */
    paths: z.number(),
    restPaths: z.number(),
    restPeople: z.number(),
    restConversions: z.number(),
  }),
} as const
