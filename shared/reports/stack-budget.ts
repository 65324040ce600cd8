import { z } from 'zod'
import { chargedAfterEnd } from '../notes/charged-after-end.ts'
import { contractStart } from '../notes/contract-starts.ts'
import { asOf, type FieldMeta, fiscalYear, money } from './report.ts'

export const budgetDimensions = ['tool', 'team', 'category', 'vendor', 'month', 'quarter', 'year'] as const

/** What makes the cost of the period another than that of the same months before, in the order in which they are counted. */
export const budgetParts = ['added', 'removed', 'price', 'length', 'ends', 'basis', 'uplift', 'seats', 'usage'] as const
export type BudgetPart = (typeof budgetParts)[number]

/** What a tool is budgeted by: the price that is known, its last bills, or what was paid in the twelve months to `asOf`. */
export const budgetBases = ['price', 'bills', 'last-year'] as const
export type BudgetBasis = (typeof budgetBases)[number]

/** What an uplift is counted on: every renewal, or only what is billed by the year. */
export const upliftKinds = ['renewals', 'yearly'] as const
export type UpliftKind = (typeof upliftKinds)[number]

/** Whose uplift is counted: that of the contract, the most that it allows, or the one that is assumed for all. */
const upliftSources = ['contract', 'cap', 'assumed'] as const

/** `Zoom=price`: what one tool is budgeted by, in place of `basis`; null = it is not written so. */
export function basisFor(text: string): { tool: string; basis: BudgetBasis } | null {
  const at = text.lastIndexOf('=')
  const basis = budgetBases.find((each) => each === text.slice(at + 1).trim())
  return at <= 0 || basis === undefined ? null : { tool: text.slice(0, at).trim(), basis }
}

/** Percent a year. */
const growth = z.number().min(-100).max(1000).default(0)

const ofTool = { onlyWith: 'by=tool' } satisfies FieldMeta

const parts = {
  /** New since those months, or in use for longer: at today's price. */
  added: money,
  /** Gone by `asOf`, or in use for less time. Not positive. */
  removed: money,
  /** Prices that have changed by `asOf`, are known to change, or became known; bills in another currency too, and what the workspace's rate makes of a price known from payments (`atRates`). */
  price: money,
  /** A day of a leap year costs 1/366 of a year, any other 1/365. */
  length: money,
  /** What falls away after `asOf`: from an end date on, or from the renewal of a contract that does not renew by itself. Not positive. */
  ends: money,
  /** What the last bills, or those of a year, come to otherwise than the price that is known; 0 of what is budgeted by that. */
  basis: money,
  /** By `uplift`, from each renewal on. */
  uplift: money,
  /** By `seatGrowth`, or by the headcount that is planned. */
  seats: money,
  /** Of bills by use: what a year of them has come to otherwise since, and `usageGrowth`. */
  usage: money,
}

export const stackBudget = {
  slug: 'stack-budget',
  question: 'What will it cost next year?',
  params: z.strictObject({
    by: z.enum(budgetDimensions).default('tool'),
    /** A row for each month and key. */
    monthly: z.boolean().default(false),
    /** The first of a month; null = the first one after `asOf`. */
    from: z.iso
      .date({ message: 'must be a date such as 2019-06-01' })
      .refine((day) => day.endsWith('-01'), { message: 'must be the first day of a month' })
      .nullable()
      .default(null),
    fiscalYear,
    months: z.number().int().min(1).max(60).default(12),
    /** The day whose contracts, prices and seats are gone on from; null = today. */
    asOf,
    /** Percent by which a price rises on each renewal after `asOf` where the contract says none of its own; `own` = as the price of each tool did in the twelve months to then. */
    uplift: z.union([z.enum(['own']), z.number().min(-100).max(1000)]).default(0),
    /** `yearly` = only of tools that are billed by the year or for longer, as their payments say, else their contract: on the renewal, or where none is known on their next bill. */
    upliftOn: z.enum(upliftKinds).default('renewals'),
    /** Of tools of which the seats that are paid for are known, a twelfth of it more each month after that of `asOf`. */
    seatGrowth: growth,
    /** The same of tools that are billed by use. */
    usageGrowth: growth,
    basis: z.enum(budgetBases).default('price'),
    /** Tools with another, as `Zoom=price`. */
    basisOf: z
      .array(
        z.string().refine((each) => basisFor(each) !== null, {
          message: `must be a tool and one of ${budgetBases.join(', ')}, as in Zoom=price`,
        }),
      )
      .default([]),
    /** Tools that grow with the headcount: from that of the month of `asOf` to the planned one of each month, by the milestones. */
    headcountOf: z.array(z.string()).default([]),
  }),
  /** Most cost first, by month in order. before + added + removed + price + length + ends + basis + uplift + seats + usage = cost, where a null counts as 0. */
  row: z.object({
    month: z
      .string()
      .nullable()
      .meta({ onlyWith: 'monthly' } satisfies FieldMeta),
    /** The month, quarter or year by these, as in stack-spend. A tool of several teams is split as its cost is. */
    key: z.string(),
    /** In use on at least one day of the period, or of the month. */
    tools: z.number(),
    /** On `asOf`; null = not known. */
    annualCost: money.nullable(),
    /** On the days of the period, as stack-cost has it; null = not known. */
    cost: money.nullable(),
    /** Of the total; null where that is nothing. */
    share: z.number().nullable(),
    /** What is billed in the period, on the days of the last bills: without any, a contract by the year on its renewal; null = not known. */
    cash: money.nullable(),
    /** In the same months, as many whole years earlier as the period has begun; null = not known. */
    before: money.nullable(),
    ...parts,
    /** The first day without it; null = none is known after `asOf`. */
    endsOn: z.string().nullable().meta(ofTool),
    endsBy: z.enum(['end date', 'does not renew']).nullable().meta(ofTool),
    /** The first renewal from `asOf` to the end of the period; null = none is known. */
    renewsOn: z.string().nullable().meta(ofTool),
    autoRenew: z.boolean().nullable().meta(ofTool),
    /** Percent that was counted on each renewal, or bill of a year; null = it has none, or is billed otherwise than `upliftOn` says. */
    upliftPercent: z.number().nullable().meta(ofTool),
    /** Whose percent that is: the contract's own, the most that it may be by the contract, or what is assumed (`uplift`). */
    upliftBy: z.enum(upliftSources).nullable().meta(ofTool),
    /** The first day from which it was; null = none. */
    risesOn: z.string().nullable().meta(ofTool),
    /** Percent by which its price rose in the twelve months to `asOf`, counted or not; null = not known. */
    ownUpliftPercent: z.number().nullable().meta(ofTool),
    growsBy: z.enum(['seats', 'usage', 'headcount']).nullable().meta(ofTool),
    /** What it is budgeted by: `price` too where its payments do not tell what was asked for. */
    basedOn: z.enum(budgetBases).nullable().meta(ofTool),
    /** A year, where the workspace has no rate for its currency. */
    ownCost: z.number().nullable().meta(ofTool),
    ownCurrency: z.string().nullable().meta(ofTool),
  }),
  /** The same whatever `by` and `monthly` are. */
  totals: z.object({
    tools: z.number(),
    annualCost: z.number(),
    cost: z.number(),
    share: z.number().nullable(),
    cash: z.number(),
    before: z.number(),
    ...parts,
    /** First day without what the period costs. */
    to: z.string(),
    beforeFrom: z.string(),
    beforeTo: z.string(),
    /** Tools whose cost is not known on all days of the period, and that have a rate. */
    unknownCosts: z.number(),
    /** Which rates are missing, as a sentence; those contracts are in no sum. */
    noRate: z.string().nullable(),
    withoutRate: z.array(z.object({ currency: z.string(), tools: z.number(), ownCost: z.number() })),
    /** What ends after `asOf` and before the period does, by day. */
    ending: z.array(
      z.object({
        tool: z.string(),
        endsOn: z.string(),
        endsBy: z.enum(['end date', 'does not renew']),
        ends: z.number(),
      }),
    ),
    /** Renewals after `asOf` of contracts of which it is not known whether they renew by themselves: counted on. Without those that cost nothing. */
    notKnownIfRenews: z.array(
      z.object({ tool: z.string(), renewalDate: z.string(), annualCost: z.number().nullable() }),
    ),
    /** Tools in use whose renewal date is before `asOf`: counted on, at today's price. Without those that cost nothing. */
    datePassed: z.array(z.object({ tool: z.string(), renewalDate: z.string(), annualCost: z.number().nullable() })),
    /** Tools of the period that neither renew nor end on a day that is known, with `upliftOn` yearly nor have a bill of a year: no uplift is counted for them. */
    withoutDate: z.number(),
    /** With `upliftOn` yearly: tools of the period that are billed more often, for which no uplift is counted. Most cost first. */
    billedMoreOften: z.array(z.string()),
    /** With `uplift` own: tools that renew, and of whose price twelve months before `asOf` nothing is known. */
    ownUpliftUnknown: z.number(),
    /** Tools whose own contract says by how much they rise, of the period: counted so, a cap as what comes at worst, whatever `uplift` is. */
    upliftByContract: z.array(z.object({ tool: z.string(), percent: z.number(), isCap: z.boolean() })),
    /** Tools of the period whose contract speaks of a rise without a number, as that of an index: `uplift` is counted for them. */
    upliftWithoutNumber: z.array(z.string()),
    /** Tools of which no day of a bill is known: cash has their cost of each month. */
    billDayUnknown: z.number(),
    /** Tools whose last bill was for several years at their price, by the day after `asOf` on which the next one comes, which is for as many. */
    billedForYears: z.array(z.object({ tool: z.string(), billedOn: z.string(), years: z.number(), nextBill: z.string() })), // prettier-ignore
    /** Tools that are to be budgeted by what was paid, and whose payments do not tell it: their price counts. */
    basisUnknown: z.array(z.string()),
    /** Tools in use that their payments price and that were charged in another currency, as those say: their price is that at the workspace's rate. */
    atRates: z.array(z.string()),
    /** The same, at the rates of the days they were charged, as not all bills of a year say what was charged, or in one currency, or the workspace has no rate. */
    notAtRates: z.array(z.string()),
    /** Tools that are to grow with the headcount, where that of some month is not known: it does not grow in it. */
    headcountUnknown: z.array(z.string()),
    /** Names of `basisOf` and `headcountOf` that no tool has. */
    unknownTools: z.array(z.string()),
    /** Of before, what rests on prices carried back to before the first payment: nobody knows what was paid then. */
    beforeCarriedBack: z.number(),
    /** Of added, as in stack-cost-change. */
    contractStarts: z.array(contractStart),
    /** Tools that have ended and are charged on: in no sum, most paid first. */
    chargedAfterEnd: z.array(chargedAfterEnd),
  }),
} as const
