import { z } from 'zod'
import { dimensions } from './content-attribution.ts'
import { type FieldMeta, lookbackDays, period, segmentParams, spanDays } from './report.ts'
import { templateComparison } from './template-comparison.ts'
import { plainPair } from './template-pairs.ts'

const rests: ReadonlySet<string> = new Set(['(none)', '(other)', '(not set)'])

/** What has no name of its own, and is compared with nothing. */
export const isRest = (key: string): boolean => rests.has(key)

/** Who reached the goal and has had the time to go on: whom the rate is of. */
export const ratedPeople = (of: { convertedPeople: number; tooRecent: number | null }): number =>
  of.convertedPeople - (of.tooRecent ?? 0)

/** Of one of the goals that people start from. */
const startTotals = {
  /** With `withinDays`, the day (workspace zone) until which it is known who has gone on. */
  knownUntil: z.string().nullable(),
  /** Reached it in the period. */
  convertedPeople: z.number(),
  /** 0 without `withinDays`, as is `wentOnLater`: gone on, but later than that, which counts as not. */
  tooRecent: z.number(),
  wentOn: z.number(),
  wentOnLater: z.number(),
  /** Have not gone on, since they had reached `then` before `goal`, and never again; in the rate as all others. */
  hadThen: z.number(),
  /** Of those in the rate: had not reached `then` before, and who of them went on. */
  couldPeople: z.number(),
  couldWentOn: z.number(),
  /** Of `hadThen`, and of `wentOn`: on the same day, of which the hour of one of the two is not known. */
  sameDayBefore: z.number(),
  sameDayAfter: z.number(),
  rate: z.number().nullable(),
  rateLow: z.number().nullable(),
  rateHigh: z.number().nullable(),
  /** From `goal` to `then`, of those who went on. */
  medianDays: spanDays.nullable(),
}

/** The test between the two goals that people start from. */
export const comparedSides = templateComparison.row.pick({
  a: true,
  b: true,
  peopleA: true,
  convertedA: true,
  peopleB: true,
  convertedB: true,
  rateA: true,
  rateB: true,
  difference: true,
  low: true,
  high: true,
  pValue: true,
  exactPValue: true,
  enough: true,
})

export type Comparison = z.infer<typeof comparedSides>

/** Of the goal that `goal` is held against; null without it. */
const againstField = { onlyWith: 'against' } satisfies FieldMeta

export const goalToGoal = {
  slug: 'goal-to-goal',
  question: 'Who goes on from one goal to the next?',
  params: z.strictObject({
    /** null = the first goal of the workspace. */
    goal: z.string().nullable().default(null),
    /** The goal after it; null = the first other one of the workspace. */
    then: z.string().nullable().default(null),
    /** Another goal to start from, as who stayed away from what `goal` is: do those of `goal` go on more often? */
    against: z.string().nullable().default(null),
    /** Which touch before a conversion people are counted by. */
    model: z.enum(['first', 'last']).default('first'),
    by: z.enum(dimensions).default('group'),
    lookbackDays,
    ...period,
    /**
     * Going on counts only within so many days of reaching `goal`, the same time for everybody, and who reached it so late that the
     * data end within them (as in `before-after`) is in no rate; null = whenever it was.
     */
    withinDays: z.number().positive().max(3650).nullable().default(null),
    ...segmentParams,
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
    /** Of `convertedPeople`: reached `goal` so late that the data end within `withinDays`; in no rate. */
    tooRecent: z
      .number()
      .nullable()
      .meta({ onlyWith: 'withinDays' } satisfies FieldMeta),
    /** Of all others: reached `then` at the same time or later and within `withinDays`, whether or not in the period. */
    wentOn: z.number(),
    /** wentOn ÷ (convertedPeople − tooRecent) with a 95 % Wilson interval; null where that is nobody. */
    rate: z.number().nullable(),
    rateLow: z.number().nullable(),
    rateHigh: z.number().nullable(),
    /** Pooled expected people who went on and who did not ≥ 5, against all others who reached `goal`. */
    enough: z.boolean(),
    /** The same of `against`: who reached it and has had the time, by their touch before it, and who of them went on. */
    againstPeople: z.number().nullable().meta(againstField),
    againstWentOn: z.number().nullable().meta(againstField),
    againstRate: z.number().nullable().meta(againstField),
    againstRateLow: z.number().nullable().meta(againstField),
    againstRateHigh: z.number().nullable().meta(againstField),
    againstEnough: z.boolean().nullable().meta(againstField),
  }),
  totals: z.object({
    people: z.number(),
    thenPeople: z.number(),
    ...startTotals,
    /**
     * Of the rows that are `enough` (none but groups, pages … by name): the two that are surest to differ, with p adjusted over all
     * pairs of them (`pairsTested`), as `template-pairs` has it; null with fewer than two, or by topic, where somebody may be in several.
     */
    surest: plainPair.nullable(),
    pairsTested: z.number(),
    /** `thenPeople` = those who had reached `goal` by then + those who reached it only later + those who never did. */
    thenAfter: z.number(),
    thenBefore: z.number(),
    thenOnly: z.number(),
    /** Of `thenOnly`: somebody else with an email of the same company domain reached `goal`, at any time, as `ann@acme.com` for whom `invoices@acme.com` pays. */
    thenColleagues: z.number(),
    /** Of the goal that `goal` is held against. */
    against: z.object(startTotals).nullable(),
    /** `goal` (a) and `against` (b), of the people who could go on, as a row of `template-comparison`; null without `against`. */
    compared: comparedSides
      .extend({
        detectable: templateComparison.row.shape.detectable,
        peopleNeeded: templateComparison.row.shape.peopleNeeded,
        /** The same where whoever did both on one day, of which the hour is not known, did them in the other order; null where nobody did. */
        otherOrder: comparedSides.nullable(),
        /** Reached both in the period: they are on the side of the one they reached first, and those of whom that is not known on neither. */
        both: z.number(),
        bothAtOnce: z.number(),
        /** How much earlier those of `a` reached it than those of `b`, in the median: who reached it earlier has had longer to go on. */
        headStartDays: spanDays.nullable(),
      })
      .nullable(),
  }),
} as const
