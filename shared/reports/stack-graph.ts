import { z } from 'zod'
import { asOf } from './report.ts'

export const stackGraph = {
  slug: 'stack-graph',
  question: 'What holds the stack together?',
  params: z.strictObject({ asOf }),
  /** An active tool; the most central first. */
  row: z.object({
    tool: z.string(),
    category: z.string(),
    degree: z.number(),
    /** Shortest paths of other pairs that lead through it: unnormalised, pairs unordered. */
    betweenness: z.number(),
    /** Pairs of other tools that lose their connection without it. */
    pairsLost: z.number(),
    /** 1 = the largest connected part. */
    component: z.number(),
    /** In order of name. */
    neighbours: z.array(z.string()),
  }),
  totals: z.object({
    /** By name: several contracts of one tool are one here. */
    tools: z.number(),
    /** Active entries of the inventory beyond the first of their name, which stack-cost counts each. */
    sameName: z.number(),
    connections: z.number(),
    components: z.number(),
    isolated: z.number(),
    /** Highest betweenness, else degree; null without a connection. */
    hub: z.string().nullable(),
    /** Named as connected but not drawn: in no inventory, or not in use that day. */
    notInInventory: z.array(z.object({ name: z.string(), by: z.array(z.string()) })),
    notActive: z.array(z.object({ name: z.string(), by: z.array(z.string()) })),
  }),
} as const
