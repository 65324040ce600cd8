import { z } from 'zod'
import { askedDevices } from '../pages/devices.ts'
import { sharedCostDimensions } from '../pages/cost-dimensions.ts'
import { attributionParams } from './content-attribution.ts'
import { reconciliation } from './report.ts'

const touch = z.object({
  /** ISO-8601 UTC with ms; null where rows have an order and no times, as of every time here. */
  at: z.string().nullable(),
  path: z.string(),
  group: z.string(),
  source: z.string(),
  /** Of this conversion; null for markov, which gives credit to keys and not to touches. */
  credit: z.number().nullable(),
  /** Why it got this credit, or none. */
  why: z.string(),
})

/** Smallest or earliest first, with a minus largest or latest first; null = converters first, the latest first. */
export const peopleSorts = [
  'converted',
  '-converted',
  'first-seen',
  '-first-seen',
  'last-seen',
  '-last-seen',
  'value',
  '-value',
  'pages',
  '-pages',
] as const

/** Of one answer. */
export const mostPeople = 1000

/** Reports that count people by other rules than content-attribution; `return-days` are the rows of `return-visits` by day. */
export const rowsOf = ['content-attribution', 'traffic', 'return-visits', 'return-days'] as const
export type RowOf = (typeof rowsOf)[number]

export const reachedThen = ['after', 'not-after', 'only-before', 'never'] as const
export type ReachedThen = (typeof reachedThen)[number]

export const people = {
  slug: 'people',
  question: 'Who are the people behind a number?',
  params: z.strictObject({
    ...attributionParams,
    /** A row of content-attribution with the same params, or of `rowOf`; null = everybody it counts. */
    key: z.string().nullable().default(null),
    /** Whose people they are: of another report, with the conversions that it counts in the row, whatever the model. */
    rowOf: z.enum(rowsOf).default('content-attribution'),
    /** Only people whose first, or last, interaction is in this content group, as in the reports on templates. */
    within: z.string().nullable().default(null),
    /** Only people whose first, or last, interaction is on a page that this matches, as in the reports on templates. */
    pages: z.string().min(1).nullable().default(null),
    /** Only people whose first, or last, interaction came by this channel, or one of several, as in the reports on templates. */
    channel: z.string().min(1).nullable().default(null),
    /** Only people whose first, or last, interaction is on this kind of device, as in the reports on templates. */
    device: z.enum(askedDevices).nullable().default(null),
    /**
     * Only people whose first, or last, interaction came by a campaign (source, medium, channel) with a cost in the period: those whom
     * content-return counts where it shares such costs over groups (`shareCostsOf`).
     */
    withCostOf: z.enum(sharedCostDimensions).nullable().default(null),
    /** With `withCostOf`: only costs of some days count, as in content-return by interval. */
    datedCosts: z.boolean().default(false),
    /**
     * As `before-after` counts: people whose very first interaction is in [from, to), converted where they reached the goal
     * within so many days of it; null = as content-attribution counts.
     */
    withinDays: z.number().positive().max(3650).nullable().default(null),
    /** Only the person with this id: the user id, or of somebody anonymous the visitor id; else whoever has it among their ids. */
    id: z.string().min(1).nullable().default(null),
    /** Only people with two visitor ids or more on their events, of devices or browsers as `visitors` has them. */
    devices: z.enum(['all', 'several']).default('all'),
    who: z.enum(['all', 'converted', 'not-converted']).default('all'),
    /** Another goal, as in goal-to-goal: only people who reached `goal`, and as `reachedThen` says reached this one or not. */
    then: z.string().nullable().default(null),
    /** At the same time or later, at whatever time (`after`); not so (`not-after`), which is before and not again (`only-before`) or at no time (`never`). */
    reachedThen: z.enum(reachedThen).default('after'),
    /**
     * Properties of their events, such as `Name` and `Notes` of a list of attendees: what the newest event that has one says; of who
     * reached the goal, where its events have the property, what the counted one says, also where that is blank. Nothing is said unasked.
     */
    properties: z.array(z.string().trim().min(1)).max(20).default([]),
    sort: z.enum(peopleSorts).nullable().default(null),
    /** What a line of the CSV is: a touch, with what it was before, or a person, as for a list of whom to write to. */
    lines: z.enum(['touches', 'people']).default('touches'),
    limit: z.number().int().min(1).max(mostPeople).default(50),
    offset: z.number().int().nonnegative().default(0),
  }),
  row: z.object({
    /** User id; of an anonymous person the visitor id. */
    person: z.string(),
    /** Every usable id on the person's events; no visitor id that stands for a record, such as one order. */
    users: z.array(z.string()),
    visitors: z.array(z.string()),
    /** What they are known by besides: previous ids that an alias says are theirs, such as the email that came with a user id. */
    otherIds: z.array(z.string()),
    /** The first of all these ids that is one; in lower case where the workspace takes capitals for nothing (`userIds.ignoreCase`). */
    email: z.string().nullable(),
    /** By name, those of `properties` that an event of theirs has; null where none is asked for. */
    properties: z.record(z.string(), z.string()).nullable(),
    /** Of a list of who did not reach `then`: the email, or else the id, of somebody with an email of the same company domain who did, at any time, also where no report counts it since they had not reached `after` of that goal; of the list of `(none)`, without `then`, of somebody who has an interaction; else null. */
    colleague: z.string().nullable(),
    /** First and last event of any kind. */
    firstAt: z.string().nullable(),
    lastAt: z.string().nullable(),
    /** Content pages seen: the numInteractions of the first conversion listed; of somebody without one, of the period and its lookback. */
    interactions: z.number(),
    conversions: z.array(
      z.object({
        at: z.string().nullable(),
        value: z.number(),
        /** numInteractions: eligible ones. */
        interactions: z.number(),
        /** Page views up to the conversion in order, those that could not win included. */
        touches: z.array(touch),
        /** Left out in the middle of a very long list. */
        touchesOmitted: z.number(),
      }),
    ),
    /** Of somebody without a counted conversion: their interactions. */
    touches: z.array(touch),
    touchesOmitted: z.number(),
  }),
  totals: z.object({
    /** All that match, however many rows are shown. */
    people: z.number(),
    convertedPeople: z.number(),
    /** How many of all that match have a `colleague`; null where the list is neither of who did not reach `then` nor of `(none)`. */
    withColleague: z.number().nullable(),
    ...reconciliation,
  }),
} as const
