import { z } from 'zod'
import { contractStart } from '../notes/contract-starts.ts'
import { endUnknown } from '../notes/end-unknown.ts'
import { oneRate } from '../notes/one-rate.ts'
import { paidThen } from '../notes/paid-then.ts'
import { comparedPeriods } from './compared-periods.ts'
import { money } from './report.ts'

/** The amount of a kind of change, in workspace currency; null = it is not known. */
const part = money.nullable()

export const stackCostChange = {
  slug: 'stack-cost-change',
  question: 'Why does a period cost more or less than another?',
  /**
   * `from` null = the last whole fiscal year. `beforeFrom` null = the period of the same length right before, in months where both
   * are whole.
   */
  params: comparedPeriods,
  /**
   * A tool in use in at least one of the two; largest change first, unknown last. before + price + use + added + removed +
   * currency + length + known = after, where before and after count as 0 if they are null.
   */
  row: z.object({
    tool: z.string(),
    /** Cost of the period before and of the period; null = not in use in it, or not known. */
    before: part,
    after: part,
    /** What it costs a year rose or fell, by price or by seats, by the time it is paid for in the period. */
    price: part,
    /** As price, of what is billed by use, another amount each month: more or less was used, or each unit costs something else. */
    use: part,
    /** New, in use for longer, or paid once in the period. */
    added: part,
    /** Gone, in use for less time, or paid once in the period before. Not positive. */
    removed: part,
    /** As price, where the bills are not all in one currency; and what the exchange made of a tool that is charged in another one than it is booked in. */
    currency: part,
    /** The two periods are not equally long: what the same use at the same price costs more or less. */
    length: part,
    /** In use in both, and its cost unknown on some of the days: what is known of the difference. */
    known: part,
  }),
  totals: z.object({
    before: z.number(),
    after: z.number(),
    price: z.number(),
    use: z.number(),
    added: z.number(),
    removed: z.number(),
    currency: z.number(),
    length: z.number(),
    known: z.number(),
    /**
     * Of before and of after, what rests on prices carried back to before the first payment: nobody knows what was paid then.
     */
    beforeCarriedBack: z.number(),
    afterCarriedBack: z.number(),
    /** Of added: starts of contracts, as a list says, of tools of which nothing shows whether they were in use before; most first. */
    contractStarts: z.array(contractStart),
    /** Contracts that nothing says the start of, counted in before at their price, where payments of then come to something else. */
    paidThen: z.array(paidThen),
    /** Tools in both periods at prices in one other currency, of which no payments tell the exchange: the same rate counts for both. Most cost first. */
    oneRate: z.array(oneRate),
    /** Tools that are retired and of which nothing says when they ended: in use in neither of the periods. */
    endUnknown,
    toolsBefore: z.number(),
    toolsAfter: z.number(),
    /** Tools whose cost is unknown on at least one of their days of use. */
    unknownCosts: z.number(),
  }),
} as const
