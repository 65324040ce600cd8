import { z } from 'zod'
import { contentAttribution, dimensions } from './content-attribution.ts'
import { asOf, lookbackDays, money, pagesKnownFrom } from './report.ts'

const { model } = contentAttribution.params.shape

export const costPerConversion = {
  slug: 'cost-per-conversion',
  question: 'What does a conversion cost, fully loaded?',
  params: z.strictObject({
    goal: z.string().nullable().default(null),
    model,
    by: z.enum(dimensions).default('source'),
    lookbackDays,
    /** The period of both spend and conversions; null = the days of which both are known, the last 365 of them at most. */
    from: asOf,
    /** Exclusive. */
    to: asOf,
  }),
  /** An attribution key with conversions or spend. `(none)`: conversions nothing can be attributed to. */
  row: z.object({
    key: z.string(),
    conversions: z.number(),
    /** Cost of the tools whose channels (configuration `toolChannels`) hold the key: of what is known. */
    directCost: money,
    /** Its part of the cost of all other tools, by its conversions. */
    sharedCost: money,
    /** directCost + sharedCost. */
    cost: money,
    /** Of the ledger. */
    costShare: z.number(),
    /** The band: direct cost alone, and fully loaded; null without conversions. */
    directCostPerConversion: z.number().nullable(),
    costPerConversion: z.number().nullable(),
    tools: z.array(z.string()),
    /** How many of `tools` have no known cost on some of their days: directCost and what it is part of are at least. */
    unknownCosts: z.number(),
  }),
  totals: z.object({
    conversions: z.number(),
    pagesKnownFrom,
    /**
     * What the stack cost in the period: what `stack-cost` says of the same days, or of a tool that payments alone speak of what was
     * paid in them, where that is known of all of them.
     */
    ledger: z.number(),
    directCost: z.number(),
    sharedCost: z.number(),
    costPerConversion: z.number().nullable(),
    /** Tools behind the shared infrastructure, costliest first. */
    shared: z.array(z.object({ tool: z.string(), cost: z.number() })),
    unknownCosts: z.number(),
    /** Days of which payments say what tools cost that nothing else does; null = no bound. */
    costsFrom: z.iso.date().nullable(),
    /** Exclusive. */
    costsTo: z.iso.date().nullable(),
    /** Days of which the events say who converted; null = no bound. */
    conversionsFrom: z.iso.date().nullable(),
    /** Exclusive. */
    conversionsTo: z.iso.date().nullable(),
  }),
} as const
