import { z } from 'zod'
import { chargedAfterEnd } from '../notes/charged-after-end.ts'
import { endUnknown } from '../notes/end-unknown.ts'
import { peopleOfPeriod } from '../notes/people-of-period.ts'
import { idleAccounts } from '../notes/idle-accounts.ts'
import { unusedLeftOut } from '../notes/unused-left-out.ts'
import { type FieldMeta, fiscalYear, money } from './report.ts'

export const stackDimensions = ['tool', 'category', 'team', 'owner', 'vendor', 'tier', 'capability'] as const

export const stackCost = {
  slug: 'stack-cost',
  question: 'What does it cost?',
  params: z
    .strictObject({
      by: z.enum(stackDimensions).default('tool'),
      /** Default today. Excludes from/to. */
      asOf: z.iso.date().nullable().default(null),
      from: z.iso.date().nullable().default(null),
      to: z.iso.date().nullable().default(null),
      fiscalYear,
    })
    .refine((p) => (p.from === null) === (p.to === null), { message: 'from and to go together' })
    .refine((p) => p.asOf === null || (p.from === null && p.fiscalYear === null), {
      message: 'give either asOf or a period',
    }),
  row: z.object({
    key: z.string(),
    tools: z.number(),
    /** Of what is known; null = the cost of none of `tools` is. */
    annualCost: money.nullable(),
    /** As annualCost; null too where the table is of one day. */
    periodCost: money.nullable().meta({ onlyWith: 'from' } satisfies FieldMeta),
    /** Of the total; null = not known. */
    share: z.number().nullable(),
    seatsLicensed: z.number().nullable(),
    seatsActive: z.number().nullable(),
    /** Of what is known; null = not known of any, or no waste is known while that of some is not: a sum of 0 would say there is none. */
    unusedSeatCost: money.nullable(),
    /** How many of `tools` have no known cost, in a period on any of its days, and add nothing to the sums for it. */
    unknownCosts: z.number(),
    /** How many of `tools` have no known unusedSeatCost (cost or seats are not known, or none is licensed). */
    unknownUnusedSeatCosts: z.number(),
    /** People of the team, as the configuration has them; null = not said. */
    heads: z
      .number()
      .nullable()
      .meta({ onlyWith: 'by=team' } satisfies FieldMeta),
    /** The annual cost, or that of the period, over them. */
    costPerHead: money.nullable().meta({ onlyWith: 'by=team' } satisfies FieldMeta),
  }),
  totals: z.object({
    tools: z.number(),
    /** Of what is known; null = the cost of none of `tools` is, 0 without tools. */
    annualCost: z.number().nullable(),
    /** As annualCost; null too where the table is of one day. */
    periodCost: z.number().nullable(),
    seatsLicensed: z.number().nullable(),
    seatsActive: z.number().nullable(),
    /** As in the rows. */
    unusedSeatCost: z.number().nullable(),
    /** Seats that are paid for and not in use, of tools of unknown cost too; null = the seats of no tool are known. */
    unusedSeats: z.number().nullable(),
    /** Tools whose seats are neither in unusedSeats nor in unusedSeatCost. */
    unusedLeftOut,
    /** Of seats that are not used: accounts that are of a service or a room and of no person. They are paid for and in neither sum of unused seats; null = what they cost is not known. */
    idleAccounts,
    /** How many of `tools` have no known cost and add 0 to the sums. */
    unknownCosts: z.number(),
    /** Of the cost of the day or the period: prices carried back to before the first payment. */
    carriedBack: z.number(),
    /** Tools whose seats are known only from a later snapshot of the inventory: then they are not known. */
    seatsKnownLater: z.number(),
    /** Tools that have ended and are charged on: in no sum, most paid first. */
    chargedAfterEnd: z.array(chargedAfterEnd),
    /** Of a day or period of the past: tools that are retired and of which nothing says when they ended, so that they are not in it. */
    endUnknown,
    /** Tools of which only the seats that were given out are known, as single sign-on counts them, and not how many are paid for. */
    seatsAssigned: z.number(),
    /** As in the rows. */
    unknownUnusedSeatCosts: z.number(),
    /** Of a period: its people, by the milestones, and what it cost over them; null = no headcount is known. */
    headcount: peopleOfPeriod,
    costPerPerson: money.nullable(),
    /** By team: of the teams whose heads are said, the people and what they cost a head. */
    heads: z.number().nullable(),
    costPerHead: z.number().nullable(),
  }),
} as const
