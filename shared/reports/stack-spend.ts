import { z } from 'zod'
import { vatTakenOff } from '../notes/vat.ts'
import { endUnknown } from '../notes/end-unknown.ts'
import { peopleOfPeriod } from '../notes/people-of-period.ts'
import { asOf, type FieldMeta, fiscalYear, money } from './report.ts'

export const spendDimensions = ['vendor', 'team', 'category', 'tool', 'month', 'quarter', 'year'] as const

/** Those whose keys are times, in their order. */
export const isTimeDimension = (by: string): by is 'month' | 'quarter' | 'year' =>
  ['month', 'quarter', 'year'].includes(by)

export const stackSpend = {
  slug: 'stack-spend',
  question: 'What was paid, to whom and when?',
  params: z
    .strictObject({
      by: z.enum(spendDimensions).default('vendor'),
      /** A row for each month and key, as a table of months by team has them. */
      monthly: z.boolean().default(false),
      /** The days that are counted, `to` exclusive; null = the twelve months to the last day that payments are known of. */
      from: asOf,
      to: asOf,
      fiscalYear,
      /** What it is held against: `year` = the same days a year before, as far as payments are known of the period; `whole-year` = all of them. */
      against: z.enum(['year', 'whole-year']).nullable().default(null),
    })
    .refine((p) => (p.from === null) === (p.to === null), { message: 'from and to go together' }),
  /** What was paid in cash, charges less refunds, on the day of each payment; the most first, by month in order. With `against` also what was paid then only. */
  row: z.object({
    month: z
      .string()
      .nullable()
      .meta({ onlyWith: 'monthly' } satisfies FieldMeta),
    /** The month, quarter or year by these: `2025-12`, `FY2026-Q1`, `FY2026`, or `2026-Q1` and `2026` of the calendar. A tool without a vendor is its own. By team it is that of each payment, or of its copy in another export, where payments for the tool have one, unless somebody said whose the tool is, else the tool's; a tool of several teams is split as its cost is. */
    key: z.string(),
    tools: z.number(),
    payments: z.number(),
    paid: money,
    /** Of all that was paid; null where that is nothing. */
    share: z.number().nullable(),
    /** Paid in the same days a year before, a month in the one a year before; null = nothing is stored of those days, or of that month. */
    before: z
      .number()
      .nullable()
      .meta({ unit: 'money', onlyWith: 'against' } satisfies FieldMeta),
    /** paid − before; null where before is. In totals it is all that was paid less what is known of before. */
    change: z
      .number()
      .nullable()
      .meta({ unit: 'money', onlyWith: 'against' } satisfies FieldMeta),
  }),
  /** The same whatever `by` and `monthly` are. */
  totals: z.object({
    tools: z.number(),
    payments: z.number(),
    paid: z.number(),
    share: z.number().nullable(),
    before: z.number().nullable(),
    change: z.number().nullable(),
    /** The days it is held against, `beforeTo` exclusive; null = none. */
    beforeFrom: z.string().nullable(),
    beforeTo: z.string().nullable(),
    /** People of the period, by the milestones, and what was paid over them; null = no headcount is known. */
    headcount: peopleOfPeriod,
    paidPerPerson: money.nullable(),
    /** Tools billed by the year with two bills or three of about the same amount in a period of at most a year: one may be for another year, or paid twice. The most paid first. */
    yearlyTwice: z.array(z.object({ tool: z.string(), bills: z.array(z.object({ date: z.string(), paid: z.number() })) })), // prettier-ignore
    /** VAT that these payments had in them, which is taken off (`vatIncluded` of the configuration). */
    vatTakenOff,
    /** First and last day of the payments that are stored; null = there are none. */
    knownFrom: z.string().nullable(),
    knownTo: z.string().nullable(),
    /** Tools with payments in these days that are retired and of which nothing says when they ended: no other report of the past has them. */
    endUnknown,
  }),
} as const
