import { z } from 'zod'
import { asOf } from './report.ts'

const keptBy = ['most active seats', 'cheapest share', 'name'] as const
export type KeptBy = (typeof keptBy)[number]

export const stackOverlap = {
  slug: 'stack-overlap',
  question: 'Which tools do the same?',
  params: z.strictObject({ asOf }),
  /** A pair of active tools that share a capability; most alike first. */
  row: z.object({
    a: z.string(),
    b: z.string(),
    shared: z.array(z.string()),
    /** |A∩B| ÷ |A∪B| */
    jaccard: z.number(),
    /** |A∩B| ÷ min(|A|, |B|); 1 = one of them does nothing the other does not. */
    overlap: z.number(),
    /** |A∩B| ÷ |A|: how much of a is in b. */
    containmentA: z.number(),
    containmentB: z.number(),
    /** `redundant`: also the same non-empty team. */
    kind: z.enum(['overlap', 'redundant']),
  }),
  totals: z.object({
    tools: z.number(),
    pairs: z.number(),
    redundantPairs: z.number(),
    redundantSpend: z.number(),
    /** True when a cost share, or what would choose the tool to keep, is not known. */
    upperBound: z.boolean(),
    /** What the redundant spend is made of: every capability that a team has from two or more tools. */
    redundancies: z.array(
      z.object({
        capability: z.string(),
        team: z.string(),
        kept: z.string(),
        /** What chose it: active seats where they are known of all, else the cheapest share, then the name. */
        keptBy: z.enum(keptBy),
        /** Tools whose active seats are not known, for which seats could not choose. */
        seatsUnknown: z.array(z.string()),
        /** Sum of those `others` that are known; null = none is. */
        amount: z.number().nullable(),
        others: z.array(z.object({ tool: z.string(), amount: z.number().nullable() })),
      }),
    ),
    /** Tools that have no capability written down: whether they overlap cannot be told. */
    withoutCapabilities: z.number(),
    /**
     * Categories with several tools, at least one of them without capabilities: a stand-in for what cannot be told, to
     * look at and not a finding. `annualCost` is what is known, null = nothing. Costliest first.
     */
    sameCategory: z.array(
      z.object({ category: z.string(), tools: z.array(z.string()), annualCost: z.number().nullable() }),
    ),
  }),
} as const
