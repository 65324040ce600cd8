import { z } from 'zod'
import { asOf, exit, money } from './report.ts'

const names = z.array(z.string().min(1))

export const stackConsolidation = {
  slug: 'stack-consolidation',
  question: 'What is the cheapest stack that does it all?',
  params: z.strictObject({
    asOf,
    /** Capabilities; null = every capability of the active tools. */
    required: names.nullable().default(null),
    /** Names of tools that must stay (or be added), and of tools that must go. */
    keep: names.default([]),
    drop: names.default([]),
    /** Tools of status candidate that may be added; null = all of them. */
    candidates: names.nullable().default(null),
    horizonYears: z.number().positive().max(50).default(1),
  }),
  /** Every active tool, and every candidate that is added. */
  row: z.object({
    tool: z.string(),
    decision: z.enum(['keep', 'drop', 'add']),
    /** null = not known, counted as 0. */
    annualCost: money.nullable(),
    /** What adding or dropping it costs once; 0 for a kept tool, null where nobody wrote it down, counted as 0. */
    switchingCost: money.nullable(),
    /** Decided by the params, not by the solver. */
    locked: z.boolean(),
    category: z.string(),
    team: z.string(),
    capabilities: z.array(z.string()),
    /** Required capabilities that only this tool of the resulting stack has. */
    onlyHere: z.array(z.string()),
    /** Renewal date − notice days of a dropped tool: the latest it can be, where the notice is not known. */
    cancelBy: z.string().nullable(),
    /** Of a dropped tool that renews; null = not known. */
    noticeDays: z.number().nullable(),
    /** Of a dropped tool; never rolled forward. */
    renewalDate: z.string().nullable(),
    /** Whether a dropped tool can still be left before it renews; null = it is not dropped. */
    exit: exit.nullable(),
    /** Of a dropped tool that more people use than what stays for one of its capabilities has free seats: both, and for what. */
    seatsUsed: z.number().nullable(),
    seatsThere: z.number().nullable(),
    seatsFor: z.string().nullable(),
    /** Of a tool that stays or is added: seats more that its new users need, and what they cost a year at its cost ÷ licensed seats. null = none; not known. */
    seatsShort: z.number().nullable(),
    seatsShortCost: money.nullable(),
  }),
  totals: z.object({
    /** Annual. */
    costBefore: z.number(),
    costAfter: z.number(),
    /** costBefore − costAfter. */
    saving: z.number(),
    /**
     * An estimate: the seats that what stays lacks for the users of what is dropped, each of whom is taken to need one; what they
     * cost a year at the cost ÷ licensed seats of what stays; and the saving less that. null = that price is not known.
     */
    seatsShort: z.number(),
    seatsShortCost: z.number().nullable(),
    savingAfterSeats: z.number().nullable(),
    /** Dropped tools of whose seats not all are used: who has one and does not use it is taken to need none elsewhere. */
    usersOnly: z.array(z.object({ tool: z.string(), seatsActive: z.number(), seatsLicensed: z.number() })),
    /**
     * Of it in the year from that day: of dropped tools from their renewal on, of those that can no longer be left before it
     * nothing; less what is added and the switching cost. null = it is not known when a dropped tool can end, or what it costs.
     */
    savingFirstYear: z.number().nullable(),
    /** Once, of everything added or dropped. */
    switchingCost: z.number(),
    toolsBefore: z.number(),
    toolsAfter: z.number(),
    changes: z.number(),
    /** Proven: no stack that meets the conditions costs less over the horizon. */
    optimal: z.boolean(),
    /** Required capabilities that no allowed tool has. */
    uncovered: z.array(z.string()),
    /** Capabilities of today's stack that the resulting one has not. */
    lost: z.array(z.string()),
    /** Candidates that were weighed and not added. */
    notAdded: z.array(z.string()),
    /** Tools without a known cost count as 0. */
    unknownCosts: z.number(),
    /** Active tools that have no capability written down. They stay, unless `drop` names them: nothing says they can go. */
    withoutCapabilities: z.number(),
    /** Dropped tools whose day to cancel by has passed and that renew first, or may, and what they cost a year. */
    tooLate: z.number(),
    costTooLate: z.number(),
    /** Kept, though the overlap report counts them redundant for some capability of a team; and dropped, though it keeps them. */
    keptRedundant: z.array(z.string()),
    droppedKept: z.array(z.string()),
  }),
} as const
