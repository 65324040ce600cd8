import { z } from 'zod'
import { vatTakenOff } from '../notes/vat.ts'
import { asOf, money } from './report.ts'

/**
 * What a tool's payments of twelve months are to its contract: within the tolerance of what it states a year, or not; none
 * states it; none is known; or they cannot be compared, and `why` says so.
 */
export const paymentMatches = ['differs', 'no-contract', 'no-payments', 'not-compared', 'matches'] as const
export type PaymentMatch = (typeof paymentMatches)[number]

export const stackPayments = {
  slug: 'stack-payments',
  question: 'Does what was paid match the contracts?',
  params: z.strictObject({
    /** Payments after that day are not looked at. */
    asOf,
    /** Per cent of what a contract states; a difference up to it is none. */
    tolerance: z.number().nonnegative().max(1000).default(5),
    /** `rose`: paid more than in the twelve months before, the most first. */
    show: z.enum(['all', ...paymentMatches, 'rose']).default('all'),
  }),
  /** A tool that was paid in its twelve months, or whose contract is in force; what differs first, by what is at stake. */
  row: z.object({
    tool: z.string(),
    match: z.enum(paymentMatches),
    /** Charges less refunds of the twelve months to the last day that its payments cover. */
    paid: money.nullable(),
    /** What the contract states for those of them in which it was in force, at the price of each (a year, where they are not compared); with those of the same payee, where `why` says so. */
    contract: money.nullable(),
    /** paid − contract, and its share of the contract; null where they are not compared. */
    difference: money.nullable(),
    differenceShare: z.number().nullable(),
    /** What of the charges was likely paid twice, and is in paid and in difference; `why` says which. */
    doubled: money.nullable(),
    /** What of paid is billed and not yet paid, where the file says what is due. */
    due: money.nullable(),
    /** Charges less refunds of the twelve months before those; null where its payments are not known of all of them. */
    paidBefore: money.nullable(),
    /** All that was paid in the twelve months − paidBefore. */
    paidChange: money.nullable(),
    /** In the twelve months, without those that came back whole. */
    charges: z.number(),
    lastCharge: z.string().nullable(),
    why: z.string().nullable(),
    /** Of a payee without a contract and a contract without payments: the other, where they may be one tool. */
    twin: z.string().nullable(),
    team: z.string(),
    owner: z.string(),
    /** The twelve months; `to` is the first day after them. */
    from: z.string().nullable(),
    to: z.string().nullable(),
    /** For `tools payments`. */
    toolId: z.number(),
  }),
  /** Of all tools, whatever `show` is. */
  totals: z.object({
    tools: z.number(),
    differs: z.number(),
    matches: z.number(),
    noContract: z.number(),
    noPayments: z.number(),
    notCompared: z.number(),
    /** Sums over those that are compared. */
    comparedPaid: z.number(),
    comparedContract: z.number(),
    comparedDifference: z.number(),
    /** Sum over those that are paid otherwise. */
    differsDifference: z.number(),
    /** What was likely paid twice, of those and of all tools. */
    differsDoubled: z.number(),
    doubled: z.number(),
    /** What is billed and not yet paid. */
    due: z.number(),
    /** What tools without a contract were paid, and what contracts without payments state a year. */
    noContractPaid: z.number(),
    /** Of them, tools whose contract has ended, and what was paid since. */
    afterEnd: z.number(),
    afterEndPaid: z.number(),
    noPaymentsContract: z.number(),
    /** Of tools whose payments are known of the twelve months before too: what was paid then, and the difference. */
    paidBefore: z.number(),
    paidChange: z.number(),
    /** Tools that were paid more than then, and by how much; how many that is known of. */
    rose: z.number(),
    roseBy: z.number(),
    paidBeforeKnown: z.number(),
    /** VAT that these payments had in them, which is taken off (`vatIncluded` of the configuration). */
    vatTakenOff,
    /** First and last day of the payments that are stored; null = there are none. */
    knownFrom: z.string().nullable(),
    knownTo: z.string().nullable(),
  }),
} as const
