import { z } from 'zod'
import { conversionTotals, reconciliation } from './report.ts'
import { mixOf, outsideTotals, sameMix, templateParams, withinEach } from './template-comparison.ts'

/** Two templates of a report on all of them. */
export const plainPair = z.object({
  a: z.string(),
  b: z.string(),
  rateA: z.number(),
  rateB: z.number(),
  /** rateA − rateB with Newcombe's 95 % interval. */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** Pooled z test, two-sided; null where all or none converted. */
  pValue: z.number().nullable(),
  /** Benjamini–Hochberg over the pairs that are `enough`; null for the others. */
  pAdjusted: z.number().nullable(),
  /** Of too few: p of Fisher's exact test, two-sided; null where there are enough, and where all or none converted. */
  exactPValue: z.number().nullable(),
  /** The same, Benjamini–Hochberg over all pairs, those that are `enough` with their own p. */
  exactPAdjusted: z.number().nullable(),
  /** Of the two as of the rows of the ranking: both tell against each other, and each against all others. */
  enough: z.boolean(),
})
export type PlainPair = z.output<typeof plainPair>

export const templatePair = plainPair.extend(sameMix)

/** 66 pairs: those that the ranking brings. */
export const pairedAtFirst = 12

/** 124,750 pairs: as many as a spreadsheet takes well. */
export const mostPaired = 500

export const templatePairs = {
  slug: 'template-pairs',
  question: 'Which page templates convert unlike each other?',
  params: z.strictObject({
    ...templateParams,
    /** What each pair is held to the same mix of; null = what `mixOf` says. */
    withinEach,
    /** How many templates are held against each other, those with most people: so many make top × (top − 1) ÷ 2 pairs. */
    top: z.number().int().min(2).max(mostPaired).default(pairedAtFirst),
  }),
  /** Every pair, the surest first; `a` has the higher rate. */
  row: templatePair,
  totals: z.object({
    people: z.number(),
    convertedPeople: z.number(),
    ...conversionTotals,
    ...outsideTotals,
    /** How many templates have people, and how many of them are held against each other. */
    templates: z.number(),
    paired: z.number(),
    /** Pairs that can be told apart: `pAdjusted` below 5 %. */
    toldApart: z.number(),
    mixOf,
    ...reconciliation,
  }),
} as const
