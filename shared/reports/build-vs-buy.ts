import { z } from 'zod'
import { optionKinds } from '../decision.ts'

const verdicts = ['build', 'buy', 'too close'] as const
const verdict = z.enum(verdicts)

const alternative = {
  name: z.string(),
  kind: z.enum(optionKinds),
  pv: z.number(),
  /** Of the present value over the draws. */
  p50: z.number(),
  p80: z.number(),
  /** null where a criterion says nothing about it. */
  score: z.number().nullable(),
  /** Share of draws in which it is strictly cheaper than every other option. */
  pCheapest: z.number(),
  /** Why it is out whatever it costs. */
  veto: z.string().nullable(),
}

export const buildVsBuy = {
  slug: 'build-vs-buy',
  question: 'Build or buy?',
  params: z.strictObject({
    /** Its name; null = the decision saved last. */
    decision: z.string().nullable().default(null),
    /** null = the latest. */
    version: z.number().int().positive().nullable().default(null),
    /** Same seed, same draws. */
    seed: z.number().int().min(0).max(0xffff_ffff).default(1),
    /** Whose tools count as owned; default today. */
    asOf: z.iso.date().nullable().default(null),
  }),
  /** Tornado: buyPv − buildPv with one input at its low and its high value, all others at their likely ones. */
  row: z.object({
    input: z.string(),
    low: z.number(),
    high: z.number(),
    /** |high − low|; rows are sorted by it. */
    swing: z.number(),
    /** The input's own values. */
    lowValue: z.number(),
    likelyValue: z.number(),
    highValue: z.number(),
  }),
  totals: z.object({
    decision: z.string(),
    /** null = not saved. */
    version: z.number().nullable(),
    verdict,
    /** Why, in a sentence. */
    reason: z.string(),
    /** Building is out because the capability cannot be recreated. */
    veto: z.boolean(),
    buildPv: z.number(),
    buyPv: z.number(),
    /** First whole month in which building has cost no more than buying; null = never within the horizon. */
    breakEvenMonth: z.number().nullable(),
    scoreBuild: z.number(),
    scoreBuy: z.number(),
    pBuildCheaper: z.number(),
    buildP50: z.number(),
    buildP80: z.number(),
    buyP50: z.number(),
    buyP80: z.number(),
    draws: z.number(),
    horizonYears: z.number(),
    discountRate: z.number(),
    alternatives: z.array(z.object(alternative)),
    /** Build, buy and the alternatives, with what the charts draw. */
    options: z.array(
      z.object({
        ...alternative,
        tool: z.string(),
        /** Costs as they fall due: at the start, then at the end of each year. */
        costs: z.array(z.number()),
        /** The same, discounted; they add up to pv. */
        pvByYear: z.array(z.number()),
        /** Present value spent after 0, 1, 2 … months. */
        cumulative: z.array(z.number()),
        /** Of the present value over the draws: minimum, P1 … P99, maximum. */
        quantiles: z.array(z.number()),
      }),
    ),
    criteria: z.array(
      z.object({
        name: z.string(),
        weight: z.number(),
        build: z.number(),
        buy: z.number(),
        /** weight × (build − buy). */
        difference: z.number(),
        /** The weight at which both score the same, the others keeping their proportions; null = none does. */
        equalAt: z.number().nullable(),
        /** The verdict with a weight below and above it. */
        verdictBelow: verdict,
        verdictAbove: verdict,
      }),
    ),
    /** null without pairwise comparisons. */
    ahp: z
      .object({
        weights: z.array(z.number()),
        lambdaMax: z.number(),
        consistencyIndex: z.number(),
        randomIndex: z.number(),
        consistencyRatio: z.number(),
        /** CR ≤ 0.10. */
        consistent: z.boolean(),
        /** false = the decision states other weights, and those count. */
        used: z.boolean(),
      })
      .nullable(),
    /** Capabilities sought that active tools have. They never change a figure: engineer-months are for the residue. */
    owned: z.array(z.object({ capability: z.string(), tools: z.array(z.string()) })),
    residue: z.array(z.string()),
    /** Licences of the first year, the tier that is, and how much diligence it deserves. */
    price: z.object({ annual: z.number(), tier: z.string(), diligence: z.string() }),
    /** buyPv − buildPv over the draws: above 0 building is cheaper. */
    difference: z.object({
      quantiles: z.array(z.number()),
      binFrom: z.number(),
      binWidth: z.number(),
      bins: z.array(z.number()),
    }),
    /** false = every criterion stands where a new decision has it, 0.5 for both: the scores say nothing. */
    scored: z.boolean(),
    /** Where buying is charged by the unit: the units a year that are likely, and those at which both cost the same; null = never. */
    tipping: z.object({ unitsPerYear: z.number(), equalAt: z.number().nullable() }).nullable(),
    /** Inputs (`build.engineerMonths`) that stand as a new decision has them: nobody has put in a figure or a source. */
    placeholders: z.array(z.string()),
  }),
} as const
