import { z } from 'zod'
import { endUnknown } from '../notes/end-unknown.ts'
import { undatedPrices } from '../notes/undated-prices.ts'
import { asOf, money } from './report.ts'

export const stackEvolution = {
  slug: 'stack-evolution',
  question: 'How did the stack get here?',
  params: z.strictObject({
    /** null = the first day that is known of any tool. */
    from: asOf,
    /** Exclusive; null = tomorrow, so that today counts. */
    to: asOf,
    interval: z.enum(['year', 'quarter', 'month']).default('year'),
  }),
  /** One period of the calendar, years and quarters of the fiscal year; counts and cost are of its last day. */
  row: z.object({
    /** `2017`, `2017-Q1`, `2017-01`; `FY2017` and `FY2017-Q1` where the fiscal year begins in another month than January. */
    period: z.string(),
    /** Its first and last day, cut to the params. */
    firstDay: z.string(),
    lastDay: z.string(),
    tools: z.number(),
    added: z.array(z.string()),
    removed: z.array(z.string()),
    /** Also counted in added and removed, of this period or an earlier one. */
    replaced: z.array(z.object({ from: z.string(), to: z.string(), reason: z.string().nullable() })),
    annualCost: money,
    /** added − removed exceeds mean + 1 population standard deviation over all periods; never with fewer than three. */
    inflection: z.boolean(),
    /** As the last milestone on or before the last day has them; null = none has. */
    headcount: z.number().nullable(),
    users: z.number().nullable(),
    funding: z.number().nullable(),
    /** annualCost ÷ headcount. */
    costPerHead: money.nullable(),
    /** Labels of the milestones in the period, each once. */
    milestones: z.array(z.string()),
    /** Active tools by category, most first. */
    categories: z.array(z.object({ category: z.string(), tools: z.number(), annualCost: z.number() })),
  }),
  totals: z.object({
    periods: z.number(),
    added: z.number(),
    removed: z.number(),
    replaced: z.number(),
    /** Of added − removed per period. */
    meanNet: z.number().nullable(),
    sdNet: z.number().nullable(),
    /** Active tools whose first day nobody wrote down: they count from the beginning. */
    startUnknown: z.number(),
    /** Active tools by where their first day comes from, most first; `column` of a list is its name, `by` null = nobody says it. */
    starts: z.array(
      z.object({
        by: z.enum(['list', 'hand', 'payments']).nullable(),
        column: z.string().nullable(),
        tools: z.number(),
      }),
    ),
    unknownCosts: z.number(),
    /** By list: active tools whose only price it states, which says of no day, so that it is the price of every period. */
    undatedPrices: z.array(undatedPrices),
    /** Tools that are retired and of which nothing says when they ended: in use in none of the periods. */
    endUnknown,
  }),
} as const
