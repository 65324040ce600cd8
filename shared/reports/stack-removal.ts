import { z } from 'zod'
import { dimensions } from './content-attribution.ts'
import { asOf, exit } from './report.ts'

export const stackRemoval = {
  slug: 'stack-removal',
  question: 'What happens without this tool?',
  params: z.strictObject({
    /** Name of an active tool. */
    tool: z.string().min(1).nullable().default(null),
    asOf,
    /** Whose conversions the touches brought; null = the first goal, if there is one. */
    goal: z.string().nullable().default(null),
  }),
  /** One consequence. */
  row: z.object({
    effect: z.enum(['capability lost', 'capability kept', 'integration cut', 'touches dark']),
    /** The capability, the connected tool, or the attribution key. */
    name: z.string(),
    /** Who still has the capability; the dimension of an attribution key. */
    by: z.array(z.string()),
    /** First and last touches that would go dark, as conversions; null for other effects. */
    firstTouch: z.number().nullable(),
    lastTouch: z.number().nullable(),
  }),
  totals: z.object({
    tool: z.string(),
    annualCost: z.number().nullable(),
    /** Once. */
    switchingCost: z.number().nullable(),
    /**
     * What is saved in the year from that day, from the renewal on where one is ahead, less the switching cost. Nothing
     * but the switching cost where it renews first; null where the cost is not known, or when it can end.
     */
    savingFirstYear: z.number().nullable(),
    renewalDate: z.string().nullable(),
    /** The day it renews, the latest it can be, where the notice is not known. */
    cancelBy: z.string().nullable(),
    /** null = not known. */
    noticeDays: z.number().nullable(),
    daysLeft: z.number().nullable(),
    autoRenew: z.boolean().nullable(),
    capabilitiesLost: z.number(),
    capabilitiesKept: z.number(),
    integrationsCut: z.number(),
    /** Pairs of other tools that lose their connection. */
    pairsLost: z.number(),
    /** Its part of the redundant spend of `stack-overlap`; null = what it is made of is not known. */
    redundantSpend: z.number().nullable(),
    /** null = no channel of the configuration (`toolChannels`) belongs to the tool, or there is no goal. */
    goal: z.string().nullable(),
    by: z.enum(dimensions).nullable(),
    firstTouch: z.number().nullable(),
    lastTouch: z.number().nullable(),
    conversions: z.number().nullable(),
    /** Whether it can still be left before it renews; of several contracts, the one to be cancelled first. */
    exit,
  }),
} as const
