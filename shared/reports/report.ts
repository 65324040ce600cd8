import { z } from 'zod'

/** What a report is, to every side: its question, and the shapes of its params, rows and totals. */
export interface ReportDefinition<
  P extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  T extends z.ZodType = z.ZodType,
> {
  slug: string
  /** The question it answers, in plain words. */
  question: string
  params: P
  row: R
  totals: T
}

/** The same form for every report: `params` with all defaults filled in, `rows`, `totals`. */
export interface ReportResult<D extends ReportDefinition> {
  report: D['slug']
  params: z.output<D['params']>
  rows: z.output<D['row']>[]
  totals: z.output<D['totals']>
}

const dateOrTime = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  message: 'must be a date such as 2019-06-30',
})

/** `from` ≤ time < `to`; a date is midnight in the workspace time zone. null = no bound. */
export const period = {
  from: dateOrTime.nullable().default(null),
  to: dateOrTime.nullable().default(null),
}

export const lookbackDays = z.number().positive().nullable().default(null)

/**
 * What tables know of a field of a row. `unit: 'money'` = an amount in the workspace's currency, written in whole cents, `'days'` = a
 * span of time, whose printed form is `11 min` or `2.1 days`;
 * `onlyWith` = the param (or `param=value`, `param=null`) without which the field is null in every row, and no column.
 */
export type FieldMeta = { unit?: 'money' | 'days'; onlyWith?: string }

export const money = z.number().meta({ unit: 'money' } satisfies FieldMeta)

/** A span of time in days with fractions. */
export const spanDays = z.number().meta({ unit: 'days' } satisfies FieldMeta)

/** The days of a fiscal year of the workspace, called after the calendar year in which it ends, in place of from and to; null = none. */
export const fiscalYear = z
  .number()
  .int()
  .min(1970, { message: 'must be a year such as 2026' })
  .max(2200, { message: 'must be a year such as 2026' })
  .nullable()
  .default(null)

/** A calendar day of the inventory; null = today in the workspace time zone. */
export const asOf = z.iso.date({ message: 'must be a date such as 2019-06-30' }).nullable().default(null)
/**
 * Only people who at any time of all data, before or after a conversion and outside of the period too, reached this goal or have an
 * event of this name (`did`); only those who never did (`neverDid`). Where a goal and an event share the name it is the goal. null =
 * everybody.
 */
export const segmentParams = {
  did: z.string().min(1).nullable().default(null),
  neverDid: z.string().min(1).nullable().default(null),
}
export type SegmentParams = { [P in keyof typeof segmentParams]: z.output<(typeof segmentParams)[P]> }

/** What every report on journeys asks: which goal (null = the workspace's first), how far back, which period. */
export const journeyParams = { goal: z.string().nullable().default(null), lookbackDays, ...period }

/**
 * The reconciliation line: events = used + outsidePeriod + ignored (identify, flow, ignore, no id, people
 * left out, whose events are `leftOut`);
 * rowsRead = rowsImported + rowsDuplicate + rowsRejected.
 */
export const reconciliation = {
  events: z.number(),
  used: z.number(),
  outsidePeriod: z.number(),
  ignored: z.number(),
  /** Of those ignored: events of people left out (`excludePeople` of the configuration), and how many they are. */
  leftOut: z.number(),
  peopleLeftOut: z.number(),
  /** Of those ignored: events of nobody, with neither a visitor nor a user id. */
  withoutId: z.number(),
  rowsRead: z.number(),
  rowsImported: z.number(),
  rowsDuplicate: z.number(),
  rowsRejected: z.number(),
}

/** conversions = attributed + unattributed: those with an eligible interaction, and those without. */
export const conversionTotals = { conversions: z.number(), attributed: z.number(), unattributed: z.number() }

/** The first day from which on every conversion has a touch, and how many those are, where it leaves out few others; else null. */
export const attributedFrom = z.object({ from: z.iso.date(), conversions: z.number() }).nullable()

/**
 * Another goal that most of those with a touch had reached by their conversion, and most of those without one had not: how many of
 * each the goal would keep and leave out if it came after that one; `dropped` are all it would leave out, with a touch or without, and
 * what they are worth (null where that is nothing, or not known). Null where none is, or it comes after one already.
 */
export const attributedAfter = z
  .object({
    goal: z.string(),
    conversions: z.number(),
    leftOut: z.number(),
    dropped: z.number(),
    droppedValue: z.number().nullable(),
  })
  .nullable()

/** The day page views begin in the data, and how many of the conversions lie before it; null where none do. */
export const pagesKnownFrom = z.object({ from: z.iso.date(), conversionsBefore: z.number() }).nullable()
/**
 * How many conversions without a page before them fall `from` to `to` whole hours before the first view of the same person, as where the
 * times of a file are read in a wrong zone; null where that is not so of most of them.
 */
export const zoneShift = z.object({ conversions: z.number(), from: z.number(), to: z.number() }).nullable()
export type ZoneShift = z.output<typeof zoneShift>
export type PagesKnownFrom = z.output<typeof pagesKnownFrom>

/**
 * Whether a contract can still be left before it renews: `no date` = no renewal date is known; `in time` = the day to
 * cancel by has not passed; `too late` = it has, and it renews by itself; `unsure` = it has, and whether it renews by itself
 * is not known; `ends` = it has, and it does not renew by itself; `date passed` = the renewal date is of the past.
 */
export const exit = z.enum(['no date', 'in time', 'too late', 'unsure', 'ends', 'date passed'])
export type Exit = z.output<typeof exit>

/** The day to cancel by has passed, and it is not known to end by itself. */
export const isPastExit = (of: Exit | null): boolean => of === 'too late' || of === 'unsure' || of === 'date passed'
