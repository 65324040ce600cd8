import { z } from 'zod'
import { asOf, money } from './report.ts'

export const stackCapabilities = {
  slug: 'stack-capabilities',
  question: 'What can the stack do, and who does it?',
  params: z.strictObject({ asOf }),
  /** An active tool: one row of the tool × capability matrix. Costliest first. */
  row: z.object({
    tool: z.string(),
    vendor: z.string(),
    category: z.string(),
    team: z.string(),
    annualCost: money.nullable(),
    capabilities: z.array(z.string()),
    /** Held by no other active tool. */
    unique: z.array(z.string()),
    /** This tool's part of the redundant spend of `stack-overlap`; null = it has one, of unknown cost. */
    redundantSpend: money.nullable(),
  }),
  totals: z.object({
    tools: z.number(),
    annualCost: z.number(),
    redundantSpend: z.number(),
    /** Tools that have no capability written down. */
    withoutCapabilities: z.number(),
    /** Most held first. `annualCost`: what the shares of its tools come to, a tool's cost being spread over its capabilities; null = none of them is known. */
    capabilities: z.array(z.object({ capability: z.string(), tools: z.number(), annualCost: z.number().nullable() })),
  }),
} as const
