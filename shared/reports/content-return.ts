import { z } from 'zod'
import { costDimensions, sharedCostDimensions } from '../pages/cost-dimensions.ts'
import { contentAttribution } from './content-attribution.ts'
import { templateParams } from './template-comparison.ts'
import { type FieldMeta, lookbackDays, pagesKnownFrom, period, zoneShift } from './report.ts'

export const returnIntervals = ['month', 'quarter', 'year'] as const

const costInterval = {
  costPerConversionLow: z.number().nullable(),
  costPerConversionHigh: z.number().nullable(),
}

export const contentReturn = {
  slug: 'content-return',
  question: 'What does our content return?',
  params: z.strictObject({
    goal: z.string().nullable().default(null),
    model: contentAttribution.params.shape.model,
    /** A touch is an interaction, or a session: then its first eligible interaction stands for it. */
    unit: contentAttribution.params.shape.unit,
    /** What has the cost: a group of pages, or what brought the visit. */
    by: z.enum(costDimensions).default('group'),
    /**
     * Only conversions whose first, or last, interaction came by this channel, or one of several, as in the reports on templates;
     * with the models first and last. Costs count where they are of it alone.
     */
    channel: templateParams.channel,
    /**
     * By group: costs are those of campaigns (sources, mediums, channels), each shared over groups by how many people first came to
     * one by it within its days; null = those entered for the groups.
     */
    shareCostsOf: z.enum(sharedCostDimensions).nullable().default(null),
    lookbackDays,
    ...period,
    /** A row for every group and month, quarter or year in which it has conversions or a cost of that time; null = of the whole period. */
    interval: z.enum(returnIntervals).nullable().default(null),
  }),
  row: z.object({
    /** First day of the interval, or of the period within it. Costs without a period are in none. */
    start: z.iso
      .date()
      .nullable()
      .meta({ onlyWith: 'interval' } satisfies FieldMeta),
    key: z.string(),
    /** Distinct paths of the group with a page view, ever; null by anything but group. */
    pages: z.number().nullable(),
    people: z.number(),
    conversions: z.number(),
    /** Of all conversions. */
    conversionShare: z.number(),
    value: z.number(),
    /** Of the value of all conversions; null where those are worth nothing. */
    valueShare: z.number().nullable(),
    /** Money plus people's time within the period, in workspace currency; null where none is entered, or of other periods only. */
    cost: z.number().nullable(),
    hours: z.number().nullable(),
    /** Of how many pages it is the cost: those the table of costs named, else all of the group. */
    costedPages: z.number().nullable(),
    costPerPage: z.number().nullable(),
    /** Also null for a cost of 0 in an interval: that of its conversions is of another. */
    costPerConversion: z.number().nullable(),
    /** 95 % interval: cost ÷ Garwood's exact limits of the conversions; null where credit is shared, so that they are no count. */
    ...costInterval,
    /** Per hour of people's time; null without hours. */
    conversionsPerHour: z.number().nullable(),
    /** Value ÷ cost. */
    valuePerCost: z.number().nullable(),
  }),
  totals: z.object({
    conversions: z.number(),
    /**
     * With `shareCostsOf` and a model that credits one interaction: all conversions, of which `conversions` are those that came by what
     * has a cost in the period, and no others are counted; else null.
     */
    conversionsOfAll: z.number().nullable(),
    /** Without a touch that has credit. */
    unattributed: z.number(),
    /** As in `content-attribution`; 0 where costs or a channel say whose conversions count. */
    taggedUnattributed: z.number(),
    /** The same; null there. */
    uncountedTagged: z.object({ conversions: z.number(), events: z.array(z.string()) }).nullable(),
    /** Of `unattributed`: those of people whose first interaction is after it. */
    pagesAfter: z.number(),
    zoneShift,
    pagesKnownFrom,
    value: z.number(),
    /** Of the groups with a cost. */
    cost: z.number(),
    hours: z.number(),
    costedConversions: z.number(),
    costedValue: z.number(),
    costPerConversion: z.number().nullable(),
    ...costInterval,
    /**
     * Of rows with a cost and five conversions or more the two furthest apart that can be told apart, else the two furthest apart.
     * `pValue` is exact, of two counts with the costs as their sizes, times the number of pairs that they are picked from; `enough`: at
     * one cost per conversion five or more would be expected of each; `further`: the rows cheaper than the one and dearer than the other, of
     * which that cannot be told. null with fewer than two rows, or where credit is shared.
     */
    extremes: z
      .object({
        cheapest: z.string(),
        dearest: z.string(),
        pValue: z.number(),
        enough: z.boolean(),
        further: z.array(z.string()),
      })
      .nullable(),
    /** With `interval`: of all groups that have a cost in it together; else none. */
    intervals: z.array(
      z.object({
        start: z.iso.date(),
        conversions: z.number(),
        cost: z.number(),
        costedConversions: z.number(),
        /** Of those; null without any, or without a cost. */
        costPerConversion: z.number().nullable(),
      }),
    ),
    /** Groups of `contentCosts` that no rule gives, or campaigns and the like that no visit has. */
    unknownGroups: z.array(z.string()),
    /**
     * Of costs by campaign, source or medium, shared or not: names of costs with a name of visits without a cost that is like it, and
     * whom it brought. Likely one under two names; an alias (`tags`) makes them one. `change` is null where no visit has the name of
     * the costs at any time; else on `day` the visits pass `to` the name of the costs, or from it to the one of `visits`, while its
     * costs are of the other side too: `costs` is their first, or last, day, null where they have no period.
     */
    renamed: z.array(
      z.object({
        cost: z.string(),
        visits: z.string(),
        people: z.number(),
        conversions: z.number(),
        change: z
          .object({ day: z.iso.date(), to: z.enum(['cost', 'visits']), costs: z.iso.date().nullable() })
          .nullable(),
      }),
    ),
    /** Channels by which people came, most first: `channel` asks about those of one. None with a model that shares credit. */
    channels: z.array(z.object({ channel: z.string(), people: z.number() })),
    /**
     * With `channel`: groups whose costs name no channel, and campaigns and the like whose visits came by several or that no visit
     * has. What they cost cannot be split, and is in no sum.
     */
    unsplit: z.array(z.string()),
    /** With `shareCostsOf`: what nobody came by in the days of its cost, or of one of its costs, which is the row `(not assigned)`. */
    unassigned: z.array(z.string()),
    /** Money within the period that is entered in other currencies, and at how much of the workspace's, `to`, one unit counts. */
    costsConverted: z.array(z.object({ currency: z.string(), amount: z.number(), rate: z.number(), to: z.string() })),
    /** First day that a cost with a period is of; null where none has one. */
    costsFrom: z.string().nullable(),
    /** Exclusive. */
    costsTo: z.string().nullable(),
    /** Whether they cover the period of the report, and are of the months with page views where it has no bound; true without any. */
    costsFit: z.boolean(),
    /** The days, `to` exclusive, that have both page views and costs, without a hole; null where there are none such. */
    costsPeriod: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
    /** Whether some of them are, at least in part, outside the period of the report, and so do not count whole. */
    costsCut: z.boolean(),
    /** Whether some of those count in part and say nothing of single days, so that they are spread evenly over theirs. */
    costsSpread: z.boolean(),
    /** Whether there are costs without a period, which always count whole. */
    costsUndated: z.boolean(),
  }),
} as const
