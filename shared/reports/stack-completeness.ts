import { z } from 'zod'
import { asOf, money } from './report.ts'

export const completenessFields = [
  'cost',
  'capabilities',
  'team',
  'owner',
  'seats licensed',
  'seats active',
  'start date',
  'renewal date',
  'notice days',
] as const

export const stackCompleteness = {
  slug: 'stack-completeness',
  question: 'What is missing before a saving may be claimed?',
  params: z.strictObject({ asOf }),
  /** An active tool; the least complete first, then the costliest. */
  row: z.object({
    tool: z.string(),
    category: z.string(),
    annualCost: money.nullable(),
    /** Share of the fields that are filled in, 0–1. */
    completeness: z.number(),
    /** A all, B three quarters, C half, D less. */
    grade: z.enum(['A', 'B', 'C', 'D']),
    /** Cost, capabilities and team are known, and both seat counts: what redundant and unused spend are worked out from. */
    claimable: z.boolean(),
    missing: z.array(z.enum(completenessFields)),
  }),
  totals: z.object({
    tools: z.number(),
    claimable: z.number(),
    /** Mean over the tools, null without any. */
    completeness: z.number().nullable(),
    grade: z.enum(['A', 'B', 'C', 'D']).nullable(),
    /** Annual cost of the claimable tools and of all tools. */
    claimableCost: z.number(),
    annualCost: z.number(),
    fields: z.array(z.object({ field: z.enum(completenessFields), missing: z.number() })),
  }),
} as const
