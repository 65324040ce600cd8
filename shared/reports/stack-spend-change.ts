import { z } from 'zod'
import { comparedPeriods } from './compared-periods.ts'
import { money } from './report.ts'

export const stackSpendChange = {
  slug: 'stack-spend-change',
  question: 'Why was more or less paid than in another period?',
  /**
   * `from` null = of the twelve months to the last day that payments are known of those whose year before is stored, if any.
   * `beforeFrom` null = the same days a year before, as far as payments are known of the period.
   */
  params: comparedPeriods,
  /**
   * A tool that something was paid for in one of the two; largest change first. added + removed + once + bills + seats + currency +
   * price + use = change = after − before. What follows from two of them at once is shared among both: with the periods the
   * other way round each is the same with the other sign, and added is removed. None where nothing is stored of before.
   */
  row: z.object({
    tool: z.string(),
    /** Paid in the period before and in the period, charges less refunds, each on its own day, as in stack-spend. */
    before: money,
    after: money,
    change: money,
    /** Nothing was paid for it before; or it began in one of the two, and so has more bills. */
    added: money,
    /** Nothing is paid for it any more; or it ended in one of the two, and so has fewer bills. Not positive. */
    removed: money,
    /** Charged beside its rhythm, likely paid twice, given back or credited. */
    once: money,
    /** More or fewer bills of its rhythm are in the one period than in the other, as where a bill of a year came a month earlier. */
    bills: money,
    /** Of what says seats in the text of all its charges: more or fewer of them. */
    seats: money,
    /** Of what says in all its charges what was charged in one other currency: what the exchange made of it. */
    currency: money,
    /** What a bill comes to otherwise: price, plan, or seats that nothing says. */
    price: money,
    /** The same of what is billed by use or comes in no rhythm; and of one of several rhythms that began or ended. */
    use: money,
  }),
  totals: z.object({
    tools: z.number(),
    /** null = nothing is stored of those days. */
    before: z.number().nullable(),
    after: z.number(),
    change: z.number().nullable(),
    added: z.number(),
    removed: z.number(),
    once: z.number(),
    bills: z.number(),
    seats: z.number(),
    currency: z.number(),
    price: z.number(),
    use: z.number(),
    /** What `once` is of, in both periods, the largest first. */
    onces: z.array(z.object({ tool: z.string(), date: z.string(), paid: z.number(), why: z.enum(['beside', 'twice', 'back']) })), // prettier-ignore
    /** First and last day of the payments that are stored; null = there are none. */
    knownFrom: z.string().nullable(),
    knownTo: z.string().nullable(),
  }),
} as const
