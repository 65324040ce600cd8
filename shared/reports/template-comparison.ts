import { z } from 'zod'
import { askedDevices, devices } from '../pages/devices.ts'
import { dimensions } from './content-attribution.ts'
import { conversionTotals, type FieldMeta, journeyParams, reconciliation, segmentParams } from './report.ts'

/** What may be compared: everybody has one of it, so topics, of which a page may have several, are left out. */
const templateDimension = z.enum(dimensions).exclude(['topic'])
export const templateDimensions = templateDimension.options

export const templateParams = {
  ...journeyParams,
  /** What is compared. */
  by: templateDimension.default('group'),
  /** Only people whose first, or last, interaction is in this content group, such as the pages of one; null = everybody. */
  within: z.string().nullable().default(null),
  /**
   * Only people whose first, or last, interaction is on a page that this matches, as a rule does: `/en/**` are the pages
   * below `/en`, whatever their group; null = on any page.
   */
  pages: z.string().min(1).nullable().default(null),
  /** Only people whose first, or last, interaction came by this channel, such as `Organic Search`, or one of several, divided by commas; null = by any. */
  channel: z.string().min(1).nullable().default(null),
  /** Only people whose first, or last, interaction is on this kind of device; null = on any. */
  device: z.enum(askedDevices).nullable().default(null),
  /** People of a group are those whose first, or last, interaction is in it. */
  model: z.enum(['first', 'last']).default('first'),
  ...segmentParams,
}

/** What the two may be compared within: people of a page with several topics are in each of them. */
export const strataDimensions = ['device', 'channel', 'campaign', 'topic', 'language'] as const

/**
 * What `withinEach` says, what a stratum is then one of each of, and what it is called. A campaign that came by several channels is one
 * each of them, and who came by none is of their channel: people of one campaign are of one channel.
 */
export const strataWords = {
  device: { of: ['device'], one: 'device' },
  channel: { of: ['channel'], one: 'channel' },
  campaign: { of: ['campaign', 'channel'], one: 'campaign' },
  topic: { of: ['topic'], one: 'topic' },
  language: { of: ['language'], one: 'language' },
  'device-channel': { of: ['device', 'channel'], one: 'device and channel' },
  'device-campaign': {
    of: ['device', 'campaign', 'channel'],
    one: 'device and campaign',
  },
} as const satisfies Record<string, { of: readonly (typeof strataDimensions)[number][]; one: string }>

export type WithinEach = keyof typeof strataWords
export const withinEachChoices = Object.keys(strataWords) as [WithinEach, ...WithinEach[]]

export const withinEach = z.enum(withinEachChoices).nullable().default(null)

/**
 * What a difference is with the same mix on both sides of what `mixOf` of the totals says: Mantel and Haenszel's with Miettinen and Nurminen's 95 % interval,
 * and p of Cochran, Mantel and Haenszel, Benjamini–Hochberg over the rows that have one; null where there are too few to tell.
 */
export const sameMix = {
  sameMixDifference: z.number().nullable(),
  sameMixLow: z.number().nullable(),
  sameMixHigh: z.number().nullable(),
  sameMixPAdjusted: z.number().nullable(),
}
export type SameMix = { [K in keyof typeof sameMix]: number | null }

/**
 * What `sameMix` is held to: `withinEach`, else device and channel as far as they are not the same of all people, and campaign in place of
 * channel where that of a fifth of the people is known and half of them or more are of one that others can be compared in; null = nothing.
 */
export const mixOf = z.enum(withinEachChoices).nullable()

/** Instead of a stratum: the row of everybody, and that of the difference both would have with the same mix of strata. */
export const allStrata = '(all)'
export const adjustedStrata = '(adjusted)'

/** Of the people counted: those of whom nothing is known but events that count as page views and are forms, so that where they landed is where they sent them; null = nobody. */
export const formsOnly = z.object({ events: z.array(z.string()), people: z.number() }).nullable()

/** Of the people counted in the groups: who was there before the period, and who converted after it. */
export const outsideTotals = {
  /** Not counted, neither in rows nor in `people`: those whose interaction is not `within`, on `pages`, by `channel` or on `device`; 0 where everybody is asked about. */
  notWithin: z.number(),
  /** Landed before `from`: they are counted, by their first interaction of all or as far as the lookback reaches. */
  landedEarlier: z.number(),
  /** Reached the goal before `from` and not again in the period: they are counted as not converted. */
  convertedEarlier: z.number(),
  /** First reached the goal after the period: they are counted as not converted. */
  convertedLater: z.number(),
  formsOnly,
}

export const templateComparison = {
  slug: 'template-comparison',
  question: 'Which of two page templates converts better?',
  params: z.strictObject({
    ...templateParams,
    /** Content groups, or what `by` says; null = those with the highest rates of which there are enough to tell. */
    a: z.string().nullable().default(null),
    b: z.string().nullable().default(null),
    /** Also the two within each device, channel, campaign, topic or language, or each device and channel or campaign together, and adjusted for it; null = only all together. */
    withinEach,
  }),
  row: z.object({
    /** `(all)` first, then those of `withinEach`, most people first, then `(adjusted)` where everybody is in one of them; null where it is not asked for. */
    stratum: z
      .string()
      .nullable()
      .meta({ onlyWith: 'withinEach' } satisfies FieldMeta),
    a: z.string(),
    b: z.string(),
    peopleA: z.number(),
    convertedA: z.number(),
    peopleB: z.number(),
    convertedB: z.number(),
    /** null where nobody is counted; of `(adjusted)` weighted by Mantel and Haenszel. */
    rateA: z.number().nullable(),
    rateB: z.number().nullable(),
    /** rateA − rateB with Newcombe's 95 % interval, of `(adjusted)` Miettinen and Nurminen's. */
    difference: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    /** Pooled z test, of `(adjusted)` Cochran, Mantel and Haenszel's, two-sided; null where all or none converted. */
    pValue: z.number().nullable(),
    /**
     * Benjamini–Hochberg over the pairs of `template-pairs` that are `enough`, of `(adjusted)` over those that are with the same mix on both
     * sides, of a stratum over the strata that are; null where this one is not, or is none of them.
     */
    pAdjusted: z.number().nullable(),
    /** Of too few: p of Fisher's exact test, two-sided; null where there are enough, and where all or none converted. */
    exactPValue: z.number().nullable(),
    /** The same, Benjamini–Hochberg over all pairs, of a stratum over all strata, those that are `enough` with their own p. */
    exactPAdjusted: z.number().nullable(),
    /** How many pairs, or strata, `pAdjusted` allows for. */
    pairsTested: z.number(),
    /** Both were named; else one or both were picked by their rates, and `pAdjusted` is the p that counts. */
    named: z.boolean(),
    /**
     * At least 5 converters and 5 non-converters expected in both groups, were they alike, and in each against all others, as
     * the ranking has it; else p says nothing. Of a stratum in the two alone, of `(adjusted)` over all strata that both have.
     */
    enough: z.boolean(),
    /** The smallest difference so many people would show with a chance of 80 %; null where that is not known, and of a stratum. */
    detectable: z.number().nullable(),
    /**
     * People needed on each side to tell these two rates apart, at 5 % with a chance of 80 %, of `(adjusted)` on the side with fewer, were
     * there more people in the same mix; null where they are alike, and of a stratum.
     */
    peopleNeeded: z.number().nullable(),
    /**
     * All paid channels together, else the one channel, whose shares of the people on both sides differ by more than 20 points; `among`
     * is the channel that most of both came by. null where none does, or with fewer than 30 people on a side.
     */
    mix: z
      .object({
        channels: z.array(z.string()),
        shareA: z.number(),
        shareB: z.number(),
        among: z.string().nullable(),
      })
      .nullable(),
    /** The same of campaigns (one each of the channels it came by), of everybody. */
    campaignMix: z
      .object({ campaign: z.string(), shareA: z.number(), shareB: z.number(), among: z.string().nullable() })
      .nullable(),
    /** The same of devices, of the people whose device is known. */
    deviceMix: z
      .object({
        device: z.enum(devices),
        shareA: z.number(),
        shareB: z.number(),
        among: z.enum(devices).nullable(),
      })
      .nullable(),
    /** The same of topics, of the people of pages that have one. */
    topicMix: z
      .object({ topic: z.string(), shareA: z.number(), shareB: z.number(), among: z.string().nullable() })
      .nullable(),
    /**
     * Of the first row: the difference and its p with the same mix on both sides, as `sameMix` of `template-pairs`; `sameMixPAdjusted` over
     * the pairs there. null where there are too few to tell. `sameMixPeopleA` and `sameMixPeopleB`: how many of their people are of a
     * stratum that both have.
     */
    ...sameMix,
    sameMixPValue: z.number().nullable(),
    sameMixPeopleA: z.number().nullable(),
    sameMixPeopleB: z.number().nullable(),
    /** Of `(all)`, with `withinEach`: whether the differences of the strata that are `enough` are the same (Cochran's Q); null with fewer than two, and where people are in several. */
    homogeneity: z
      .object({ q: z.number(), df: z.number(), pValue: z.number() })
      .nullable()
      .meta({ onlyWith: 'withinEach' } satisfies FieldMeta),
    /** Of those not converted on each side: first reached the goal after the period. */
    convertedLaterA: z.number(),
    convertedLaterB: z.number(),
  }),
  totals: z.object({
    people: z.number(),
    convertedPeople: z.number(),
    ...conversionTotals,
    ...outsideTotals,
    mixOf,
    ...reconciliation,
  }),
} as const
