import { z } from 'zod'
import { askedDevices } from '../pages/devices.ts'
import { type FieldMeta, period, reconciliation, segmentParams } from './report.ts'
import { formsOnly, mixOf, sameMix, templateParams, withinEach } from './template-comparison.ts'

/** Two groups of people, those who landed before a date and those who landed since, and how they differ. */
const sides = {
  peopleBefore: z.number(),
  /** Who reached the goal within `withinDays` of landing. */
  convertedBefore: z.number(),
  /** null where nobody landed. */
  rateBefore: z.number().nullable(),
  peopleAfter: z.number(),
  convertedAfter: z.number(),
  rateAfter: z.number().nullable(),
  /** rateAfter − rateBefore with Newcombe's 95 % interval. */
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Pooled z test, two-sided; null where all or none converted. */
  pValue: z.number().nullable(),
  /** Of too few: p of Fisher's exact test, two-sided; null where there are enough, and where all or none converted. */
  exactPValue: z.number().nullable(),
}

const sizes = {
  /** At least 5 converters and 5 non-converters expected before and after, were the rates alike; else p says nothing. */
  enough: z.boolean(),
  /** The smallest difference so many people would show with a chance of 80 %; null where that is not known. */
  detectable: z.number().nullable(),
  /** People needed on each side to tell these two rates apart, at 5 % with a chance of 80 %; null where they are alike. */
  peopleNeeded: z.number().nullable(),
  /**
   * Of the change of the rate of everybody: what comes from the rates of groups, and what from their shares of people
   * (Kitagawa 1955); the two sum to the difference. null where nobody landed on one side.
   */
  rateEffect: z.number().nullable(),
  mixEffect: z.number().nullable(),
}

const onlyAgainst = { onlyWith: 'against' } satisfies FieldMeta

/** Change of the row less that of the unchanged pages, with its 95 % interval; null where either has too few. */
const againstUnchanged = {
  againstDifference: z.number().nullable().meta(onlyAgainst),
  againstLow: z.number().nullable().meta(onlyAgainst),
  againstHigh: z.number().nullable().meta(onlyAgainst),
  /** Two-sided, Benjamini–Hochberg over the rows that have one. */
  againstPAdjusted: z.number().nullable().meta(onlyAgainst),
}

export const beforeAfter = {
  slug: 'before-after',
  question: 'Do people convert differently since a date?',
  params: z.strictObject({
    goal: templateParams.goal,
    by: templateParams.by,
    /** Only people who land in this content group, such as on the pages of one; null = everybody. */
    within: templateParams.within,
    /** Only people who land on a page that this matches, as in `template-ranking`; null = any. */
    pages: templateParams.pages,
    /** Only people who landed by this channel, or by one of several, divided by commas; null = by any. */
    channel: templateParams.channel,
    /** Only people who landed on this kind of device; null = on any. */
    device: templateParams.device,
    ...segmentParams,
    /** First day of the period after; null = the day in the middle, at which nothing is known to have changed. */
    date: z.iso.date({ message: 'must be a date such as 2019-06-30' }).nullable().default(null),
    /** `from` ≤ landing < `date` is before, `date` ≤ landing < `to` after; null = as long as the other, as far as there are data. */
    ...period,
    /** What the change of everybody is held to the same mix of; null = what `mixOf` says. */
    withinEach,
    /**
     * Only conversions within so many days of landing count, on both sides; null = the smallest of 1, 7, 14, 30, 60, 90
     * within which at least 90 % of the conversions after landing come and which leaves people on both sides.
     */
    withinDays: z.number().positive().max(3650).nullable().default(null),
    /**
     * What the change on `pages` or of `within` is held against: that of people who landed on other pages in the same days, of this
     * content group or that this pattern matches, whose group is one and the same through both periods; null = nothing.
     */
    against: z.string().min(1).nullable().default(null),
  }),
  row: z.object({
    key: z.string(),
    ...sides,
    /** Benjamini–Hochberg over the rows that are `enough`; null for the others. */
    pAdjusted: z.number().nullable(),
    /** The same, Benjamini–Hochberg over all rows, those that are `enough` with their own p. */
    exactPAdjusted: z.number().nullable(),
    ...sizes,
    /** Of the people of the row; null too where they are of one kind alone, whose mix cannot change. */
    ...sameMix,
    ...againstUnchanged,
  }),
  totals: z.object({
    ...sides,
    ...sizes,
    /**
     * The change with the same mix, before and since, of what `mixOf` says: Mantel and Haenszel's difference with Miettinen and Nurminen's 95 %
     * interval, and p of Cochran, Mantel and Haenszel; null where there are too few to tell.
     */
    mixOf,
    sameMixDifference: z.number().nullable(),
    sameMixLow: z.number().nullable(),
    sameMixHigh: z.number().nullable(),
    sameMixPValue: z.number().nullable(),
    /** Calendar days of the two periods. */
    daysBefore: z.number(),
    daysAfter: z.number(),
    /** Days of the data before `from` and from `to` on, on which people landed who have had their time. */
    furtherDaysBefore: z.number(),
    furtherDaysAfter: z.number(),
    /**
     * Fewer days to convert, of 7, 14, 30 and 60, that leave the shorter of the two periods at least twice as long: the most that leave it as
     * long as 7 do; null where none does.
     */
    fewerDays: z.object({ withinDays: z.number(), daysBefore: z.number(), daysAfter: z.number() }).nullable(),
    /**
     * ISO-8601 UTC with ms: the last page view; or the last event of the files the goal comes from, where they are others
     * than those with page views, whatever few events of either kind stand in the other, and no later than they were imported; or the first day on which the goal is not reached any more (its `to`), where that comes before.
     */
    dataEnd: z.string(),
    dataEndBy: z.enum(['page views', 'goal', 'last day of the goal']),
    /**
     * Days in the workspace zone: the first and the last, of all data, on which somebody landed who can be on a side (in
     * `within`, where that is given; had not reached the goal before; has had `withinDays` since, one where the data choose
     * them). null = nobody did.
     */
    landedFirst: z.string().nullable(),
    landedLast: z.string().nullable(),
    /** Whether `date` was given; else it is the middle of the days there are, at which nothing is known to have changed. */
    dateChosen: z.boolean(),
    /** Day in the middle of all data: what `date` is where neither it nor the periods are given. */
    middle: z.string(),
    /**
     * Of what was left to the data, the choices with which the verdict on everybody is another one: all days there are, fewer days to
     * convert within which three quarters of the conversions come, or both; those nearest to what was compared first, at most 3.
     */
    otherwise: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        withinDays: z.number(),
        daysBefore: z.number(),
        daysAfter: z.number(),
        rateBefore: z.number(),
        rateAfter: z.number(),
        difference: z.number(),
        low: z.number(),
        high: z.number(),
        pValue: z.number(),
      }),
    ),
    /**
     * Content groups on which the first landed a week or more after the first of all, which so many people would not leave
     * to chance (p < 0.001); at most 3, the earliest first. Dates one may ask about.
     */
    newGroups: z.array(z.object({ group: z.string(), first: z.string(), people: z.number() })),
    /** Channels and devices of the people on both sides, but for the one that is asked about, most people first. */
    channels: z.array(z.object({ channel: z.string(), people: z.number() })),
    devices: z.array(z.object({ device: z.enum(askedDevices), people: z.number() })),
    /** Not counted: seen in the periods, but landed before `from`; and those of them who had reached the goal by then. */
    landedEarlier: z.number(),
    landedEarlierConverted: z.number(),
    /** Not counted: landed in the periods, but had reached the goal before they landed. */
    convertedEarlier: z.number(),
    /** Not counted: landed since `from`, so late that the data end within `withinDays`. */
    tooRecent: z.number(),
    /** Not counted: landed after the period, where it ends with the last whole day whose people have had their time. */
    landedAfter: z.number(),
    /** Counted as not converted: reached the goal, but later than `withinDays` after landing. */
    convertedLater: z.number(),
    /** People of all data who reached the goal after landing, and those of them who did within `withinDays`. */
    reached: z.number(),
    reachedInTime: z.number(),
    /** Not counted: reached the goal in the periods and have never been on a page. */
    withoutLanding: z.number(),
    formsOnly,
    /** With `against`: the same of people on the pages that stayed as they were, `pages` of them, and the difference of both changes. */
    unchanged: z
      .object({
        pages: z.number(),
        ...sides,
        enough: z.boolean(),
        againstDifference: z.number().nullable(),
        againstLow: z.number().nullable(),
        againstHigh: z.number().nullable(),
        /** z test of the difference of both changes, each with its own variance, two-sided; null where too few. */
        againstPValue: z.number().nullable(),
        /**
         * The same with one mix of what `mixOf` says on all four sides: the difference within each, weighted by 1 ÷ Σ 1 ÷ n of the four;
         * null where there are too few to tell, or nothing to hold it to.
         */
        againstSameMixDifference: z.number().nullable(),
        againstSameMixLow: z.number().nullable(),
        againstSameMixHigh: z.number().nullable(),
        againstSameMixPValue: z.number().nullable(),
      })
      .nullable(),
    /** Days of the periods with far more or fewer people than usual, as `volume` judges them; of everybody, whoever is compared. */
    unusualDays: z.array(
      z.object({ day: z.string(), people: z.number(), expected: z.number(), unusual: z.enum(['high', 'low']) }),
    ),
    ...reconciliation,
  }),
} as const
