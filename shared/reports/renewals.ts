import { z } from 'zod'
import { asOf, money } from './report.ts'

/**
 * Whether a contract can still be cancelled: until cancelBy; after it only what renews by itself is too late. Where nobody
 * knows whether it does, or how long before the renewal it is to be cancelled, that is said instead. What does not renew by
 * itself need not be cancelled: it is to be signed again if it is to go on.
 */
const cancelStatuses = [
  'in time',
  'notice unknown',
  'ends unless signed again',
  'too late',
  'passed, ends by itself',
  'passed, not known if it renews by itself',
] as const

/** What it costs a year in its own currency, where the workspace has no rate for that; null elsewhere. */
const ownCost = { ownCost: z.number().nullable(), ownCurrency: z.string().nullable() }

/** A contract that renews, and the day by which it must be cancelled. */
const contract = z.object({
  tool: z.string(),
  renewalDate: z.string(),
  /** Renewal date − notice days; the renewal date, the latest it can be, where the notice is not known. */
  cancelBy: z.string(),
  annualCost: money.nullable(),
  autoRenew: z.boolean().nullable(),
  /** To cancelBy; negative when that has passed. */
  daysLeft: z.number(),
  cancelStatus: z.enum(cancelStatuses),
  /** null = not known. */
  noticeDays: z.number().nullable(),
  vendor: z.string(),
  category: z.string(),
  team: z.string(),
  owner: z.string(),
  ownerEmail: z.string(),
  ...ownCost,
  /** Whether it renews in [asOf, asOf + days) too; else only its cancel-by date does. */
  renewsWithin: z.boolean(),
})

export const renewals = {
  slug: 'renewals',
  question: 'What must be decided by when?',
  params: z.strictObject({
    asOf,
    days: z.int().positive().max(3660).default(90),
    /** Those alone that renew in these days, or whose notice day falls in them; null = either. */
    only: z.enum(['renewals', 'notices']).nullable().default(null),
  }),
  /** An active tool whose cancel-by or renewal date falls in [asOf, asOf + days); the most urgent first. */
  row: contract,
  totals: z.object({
    tools: z.number(),
    /** Of those that are in the workspace's currency, or in one with a rate. */
    annualCost: z.number(),
    unknownCosts: z.number(),
    /** Which rates are missing, as a sentence; null = none of any active tool. */
    noRate: z.string().nullable(),
    /** Rows whose cost has no rate, which are in no other sum: a year, by currency. */
    withoutRate: z.array(z.object({ currency: z.string(), tools: z.number(), ownCost: z.number() })),
    /** Cancel-by date has passed, renewal has not, and it happens by itself. */
    tooLate: z.number(),
    /** Cancel-by date has passed, and the contract is known to end by itself. */
    passedEndsByItself: z.number(),
    /** Cancel-by date has passed, and whether the contract renews by itself is not known. */
    passedNotKnownIfRenews: z.number(),
    /** Renewals that happen by themselves. */
    autoRenew: z.number(),
    /** Notice days not known: their cancel-by date is the day they renew, the latest it can be. */
    noticeUnknown: z.number(),
    /** Active tools that renew each month and have no end, so that no date is missing; the dearest first. */
    monthly: z.array(z.object({ tool: z.string(), annualCost: money.nullable(), ...ownCost })),
    /** Active tools of which neither a renewal date nor an end is known, and that do not renew each month. */
    withoutDate: z.number(),
    /** Active tools that end in [asOf, asOf + days) and are no rows, since nothing of them renews then; the first to end first. */
    ending: z.array(z.object({ tool: z.string(), endDate: z.string(), annualCost: money.nullable(), ...ownCost })),
    /** Active tools whose renewal date has passed, and of which nothing says when they renew next, so that they are no rows. The latest first. */
    datePassed: z.array(
      z.object({ tool: z.string(), renewalDate: z.string(), annualCost: money.nullable(), ...ownCost }),
    ),
    /**
     * Active tools whose renewal date has passed, that renew by themselves, and whose term is known, where payments did not stop:
     * renewed by their terms, so each with the renewal that comes next.
     */
    renewed: z.array(contract.extend({
      /** The renewal date as it stands in the inventory. */
      statedRenewal: z.string(),
      termMonths: z.number(),
      /** Whether a payment since then is known. */
      paidSince: z.boolean(),
      /** Whether its next renewal or cancel-by date falls in [asOf, asOf + days), as asked. */
      within: z.boolean(),
    })), // prettier-ignore
    /** Active tools that renew after those days, and whose last day for notice, which is not known, may lie in them: up to 90 days before. */
    noticeMayFall: z.array(z.object({ tool: z.string(), renewalDate: z.string(), annualCost: money.nullable(), ...ownCost })), // prettier-ignore
    /** Cancel-by dates in the next 30, 60, 90 and 120 days, whatever `days` is; with those of `renewed`. */
    next: z.array(z.object({ days: z.number(), tools: z.number(), annualCost: z.number() })),
  }),
} as const
