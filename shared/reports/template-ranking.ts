import { z } from 'zod'
import { askedDevices } from '../pages/devices.ts'
import { conversionTotals, reconciliation } from './report.ts'
import { mixOf, outsideTotals, sameMix, templateParams, withinEach } from './template-comparison.ts'
import { templatePair } from './template-pairs.ts'

export const templateRanking = {
  slug: 'template-ranking',
  question: 'Which page templates convert unlike the rest?',
  params: z.strictObject({
    ...templateParams,
    /** What each is held to the same mix of as all others; null = what `mixOf` says. */
    withinEach,
  }),
  row: z.object({
    key: z.string(),
    people: z.number(),
    convertedPeople: z.number(),
    /** With its 95 % Wilson interval. */
    rate: z.number(),
    low: z.number(),
    high: z.number(),
    /** rate − rate of all other groups together, with Newcombe's 95 % interval; null where there is no other group. */
    difference: z.number().nullable(),
    differenceLow: z.number().nullable(),
    differenceHigh: z.number().nullable(),
    /** Against all other groups together: pooled z test, two-sided; null where all or none converted. */
    pValue: z.number().nullable(),
    /** Benjamini–Hochberg over the rows that are `enough`; null for the others. */
    pAdjusted: z.number().nullable(),
    /** Of too few: p of Fisher's exact test, two-sided; null where there are enough, and where all or none converted. */
    exactPValue: z.number().nullable(),
    /** The same, Benjamini–Hochberg over all rows, those that are `enough` with their own p. */
    exactPAdjusted: z.number().nullable(),
    /** At least 5 converters and 5 non-converters expected in it and in the others, were they alike; else its p says nothing. */
    enough: z.boolean(),
    ...sameMix,
    /** Of those not converted: first reached the goal after the period. */
    convertedLater: z.number(),
  }),
  totals: z.object({
    people: z.number(),
    convertedPeople: z.number(),
    ...conversionTotals,
    ...outsideTotals,
    /** Are they all alike? Pearson's χ² over the rows that are `enough`; null where there is nothing to compare. */
    chi2: z.number().nullable(),
    df: z.number().nullable(),
    pValue: z.number().nullable(),
    mixOf,
    /** Every pair of the `paired` groups with most people, the surest first; `a` has the higher rate. */
    pairs: z.array(templatePair),
    /** How many groups are held against each other in pairs: at most 12, `template-pairs` takes more. */
    paired: z.number(),
    /**
     * Parts of paths that several groups have, such as a language or an industry, most people first: `pages` asks about the
     * people of one of them. People and templates are of those `within` and by `channel`, on any page.
     */
    parts: z.array(z.object({ part: z.string(), pages: z.string(), people: z.number(), templates: z.number() })),
    /** Channels by which the people `within` and on `pages` came, most people first: `channel` asks about those of one. */
    channels: z.array(z.object({ channel: z.string(), people: z.number() })),
    /** Devices of the people `within`, on `pages` and by `channel`, most people first: `device` asks about those on one. */
    devices: z.array(z.object({ device: z.enum(askedDevices), people: z.number() })),
    ...reconciliation,
  }),
} as const
