import { z } from 'zod'
import { pathDimensions, repeats } from './paths.ts'
import { lookbackDays, period, segmentParams } from './report.ts'

/** Where a path ends, or goes on out of sight. */
export const pathEnds = { converted: '(converted)', left: '(left)', more: '(more)', rest: '(rest)' } as const

/** More keys could not be read side by side. */
export const mostTold = 50

export const transitions = {
  slug: 'transitions',
  question: 'Where do people go from where they land?',
  params: z.strictObject({
    goal: z.string().nullable().default(null),
    ...period,
    by: z.enum(pathDimensions).default('group'),
    lookbackDays,
    repeats: repeats.default('collapse'),
    /** Steps that are told apart; where a path is longer, it goes on to `(more)`. */
    steps: z.number().int().min(1).max(10).default(4),
    /** Keys that are told apart; the others are `(rest)`. */
    top: z.number().int().min(1).max(mostTold).default(7),
    ...segmentParams,
  }),
  row: z.object({
    /** From this step of the path (from 1) to the next. */
    step: z.number(),
    from: z.string(),
    /** A key, `(rest)`, `(more)`, or where the path ends: `(converted)`, `(left)`. */
    to: z.string(),
    people: z.number(),
    /** Conversions that the path of these people leads to, at this step or later. */
    conversions: z.number(),
  }),
  totals: z.object({
    people: z.number(),
    conversions: z.number(),
    /** Without an eligible interaction: in no row. */
    withoutPath: z.number(),
    /** Keys there are within the steps, told apart or not; and how many of them are in `(rest)`. */
    keys: z.number(),
    restKeys: z.number(),
  }),
} as const
