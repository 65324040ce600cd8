import { z } from 'zod'
import { dimensions } from './content-attribution.ts'
import { lookbackDays, period } from './report.ts'
import { templatePair } from './template-pairs.ts'

const rests: ReadonlySet<string> = new Set(['(none)', '(other)', '(not set)'])

/** What has no name of its own, and is compared with nothing. */
export const isRest = (key: string): boolean => rests.has(key)

export const goalToGoal = {
  slug: 'goal-to-goal',
  question: 'Who goes on from one goal to the next?',
  params: z.strictObject({
    /** null = the first goal of the workspace. */
    goal: z.string().nullable().default(null),
    /** The goal after it; null = the first other one of the workspace. */
    then: z.string().nullable().default(null),
    /** Which touch before a conversion people are counted by. */
    model: z.enum(['first', 'last']).default('first'),
    by: z.enum(dimensions).default('group'),
    lookbackDays,
    ...period,
  }),
  row: z.object({
    key: z.string(),
    /** As in `content-attribution` of `goal`. */
    people: z.number(),
    /** Reached `goal` in the period, by their touch before it; and of all who did. */
    convertedPeople: z.number(),
    convertedShare: z.number(),
    /** Reached `then` in the period, by their touch before that, whether or not they reached `goal`; and of all who did. */
    thenPeople: z.number(),
    thenShare: z.number(),
    /** Of `convertedPeople`: reached `then` at the same time or later, whether or not in the period. */
    wentOn: z.number(),
    /** wentOn ÷ convertedPeople with a 95 % Wilson interval; null where nobody converted. */
    rate: z.number().nullable(),
    rateLow: z.number().nullable(),
    rateHigh: z.number().nullable(),
    /** Pooled expected people who went on and who did not ≥ 5, against all others who reached `goal`. */
    enough: z.boolean(),
  }),
  totals: z.object({
    people: z.number(),
    convertedPeople: z.number(),
    thenPeople: z.number(),
    wentOn: z.number(),
    rate: z.number().nullable(),
    rateLow: z.number().nullable(),
    rateHigh: z.number().nullable(),
    /**
     * Of the rows that are `enough` (none but groups, pages … by name): the two that are surest to differ, with p adjusted over all
     * pairs of them (`pairsTested`), as `template-pairs` has it; null with fewer than two, or by topic, where somebody may be in several.
     */
    surest: templatePair.nullable(),
    pairsTested: z.number(),
    /** From `goal` to `then`, of those who went on. */
    medianDays: z.number().nullable(),
    /** `thenPeople` = those who had reached `goal` by then + those who reached it only later + those who never did. */
    thenAfter: z.number(),
    thenBefore: z.number(),
    thenOnly: z.number(),
  }),
} as const
