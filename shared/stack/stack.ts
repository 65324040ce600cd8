/** The inventory as screens list and change it. */
import type { PaidOtherwise } from '../notes/paid-otherwise.ts'
import type { StatusOn } from './status-on.ts'
import { z } from 'zod'

const text = z.string().trim().max(10_000).default('')
const name = z.string().trim().min(1, 'must not be empty').max(200)
const list = z
  .array(
    name.refine((entry) => !entry.includes(';'), {
      message: 'must not hold ";", which stands between the entries of a list',
    }),
  )
  .transform((entries) => [...new Set(entries)])
  .default([])
const day = z.iso.date({ message: 'must be a date such as 2019-06-30' })
const whole = z.int().nonnegative().nullable().default(null)
const amount = z.number().nonnegative().nullable().default(null)

const price = {
  /** Per billing period, in `currency`; null = unknown. */
  cost: amount,
  /** null = the workspace currency. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a three-letter currency code such as USD')
    .nullable()
    .default(null),
  billingPeriod: z.enum(['month', 'quarter', 'year', 'once']).default('year'),
}

const fields = {
  name,
  vendor: text,
  category: text,
  capabilities: list,
  team: text,
  owner: text,
  ownerEmail: text,
  status: z.enum(['active', 'trial', 'candidate', 'retired']).default('active'),
  ...price,
  seatsLicensed: whole,
  seatsActive: whole,
  startDate: day.nullable().default(null),
  /** The first day without the tool. */
  endDate: day.nullable().default(null),
  renewalDate: day.nullable().default(null),
  noticeDays: whole,
  autoRenew: z.boolean().nullable().default(null),
  connectedTo: list,
  replaces: list,
  reason: z.enum(['volume', 'sophistication', 'new focus', 'other']).nullable().default(null),
  note: text,
  /** What adding or dropping the tool costs once, in `currency`. */
  switchingCost: amount,
  /** Columns of imported files that are no field: name → text. */
  custom: z.record(z.string().trim().min(1), z.string()).default({}),
  /** Later prices; before the first of them the tool's own holds. */
  prices: z
    .array(z.strictObject({ from: day, ...price }))
    .transform((prices) => prices.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)))
    .refine((prices) => prices.every(({ from }, index) => from !== prices[index - 1]?.from), {
      message: 'has two prices from the same day',
    })
    .default([]),
}

/** A tool to add: what is left out is not known. */
export const toolInput = z.strictObject(fields)

/** Fields to change; the others stay as they are. */
export const toolChanges = z.strictObject(
  Object.fromEntries(Object.entries(fields).map(([field, schema]) => [field, unwrap(schema).optional()])) as {
    [F in keyof typeof fields]: z.ZodOptional<Unwrapped<(typeof fields)[F]>>
  },
)

type Unwrapped<S> = S extends z.ZodDefault<infer Inner> ? Inner : S
function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodDefault ? (schema.unwrap() as z.ZodType) : schema
}

export type ToolFields = z.output<typeof toolInput>

/** Who knows of a tool: payments alone, a list or a person alone, or both. */
export const knownBys = ['payments', 'list', 'both'] as const
export type KnownBy = (typeof knownBys)[number]
export const knownByWords: Record<KnownBy, string> = {
  payments: 'by payments only',
  list: 'by a list only',
  both: 'by both',
}

/**
 * What a list without a cost, a renewal or an end says of a tool that is paid for is no contract: a list of seats or of what tools do
 * names a tool alone. One that says whether it is in use is an inventory all the same.
 */
export const knownForCost = ({
  knownBy,
  hasContract,
  isListed,
}: Pick<InventoryTool, 'knownBy' | 'hasContract' | 'isListed'>): KnownBy =>
  // prettier-ignore
  knownBy === 'both' && !hasContract && !isListed ? 'payments' : knownBy

/** The last charge of its payments, of which it may have its share alone; '' = there is none. */
export function lastCharge(
  { custom }: Pick<InventoryTool, 'custom'>,
  tools: readonly Pick<InventoryTool, 'custom'>[],
): string {
  const [paidTo, own] = [custom['Paid to'] ?? '', custom['Last charge']]
  const days = tools.flatMap((each) => (paidTo !== '' && each.custom['Paid to'] === paidTo ? (each.custom['Last charge'] ?? []) : [])) // prettier-ignore
  return own ?? days.sort().at(-1) ?? ''
}

/** What becomes of dated prices when entries are made one. */
export interface PricesAfterMerge {
  /** Currency of the earlier prices that the kept entry takes over and that are converted; null = none are. */
  convertedFrom: string | null
  /** That of the kept entry. */
  currency: string
  /** Entries whose prices go with them: they end at another price, or in a currency without a rate, or the kept one has its own. */
  lost: { name: string; prices: number; why: 'other price' | 'own prices' }[]
}

export interface InventoryTool extends ToolFields {
  id: number
  knownBy: KnownBy
  /** A list or a person says what it costs, or when or how it renews or ends. */
  hasContract: boolean
  /** A list or a person says whether it is in use. */
  isListed: boolean
  /** Its licensed seats are those that were given out, as single sign-on counts them: how many are paid for is not known. */
  seatsAssigned: boolean
  /** Payments for it name teams, which count before its own until somebody types one, be it the same. */
  teamByPayments: boolean
  /** What it is today in the workspace time zone, whose dates may say that it has ended. */
  statusToday: StatusOn
  /** What it costs a year today, in workspace currency; 0 where it is not in use, null where that is not known. */
  annualCostToday: number | null
  /** The file that wrote it last; null = entered by hand. */
  importedFrom: string | null
  /** Why `startDate` is known, or why it is not: a sentence. */
  startWhy: string
  /** Why it is likely no software, where payments alone speak of it; null = nothing says so. Counted all the same. */
  likelyNotSoftware: string | null
  /**
   * Of what else payments alone speak of: the account that the books have it under, where they have software under another, else
   * what it may be for beside software; null = nothing says so.
   */
  bookedElsewhere: string | null
  /** Entry of `excludePayees` that leaves it out: its name, or that of all months of a card with `*` for the month. */
  leaveOutAs: string
  maybeNotSoftware: string | null
  /** It is retired and nothing says since when, so that it is in use on no day. */
  endUnknown: boolean
  /** What payments come to, where that is not what its cost says; null = nothing contradicts it. */
  paidOtherwise: PaidOtherwise | null
  /** What payments come to in each export, where several charge it at once: a sentence; null = one does. */
  paidInSeveral: string | null
  /** Its payments that are booked to accounts which are not of software, where others of the same payee are; each to be left out (`excludePayeeCategories`). */
  bookedBeside: BookedBeside[]
}

/** Payments to one payee under one category. */
export interface BookedBeside {
  payee: string
  category: string
  payments: number
  amount: number
  /** ISO 4217 code. */
  currency: string
  /** The account that its other payments are booked to. */
  software: string
}

/** What an entry of `excludePayees`, `excludePaymentCategories` or `excludePayeeCategories` leaves out; of the last, payments of tools that count. */
export interface LeftOutTools {
  by: 'payee' | 'category' | 'payeeCategory'
  /** As the configuration has it. */
  entry: string
  /** Names; empty = nothing so far. */
  tools: string[]
  /** Of payments to a payee that are of a category: which they are, and how many. */
  payments?: { payee: string; category: string; count: number }
  /** Of an account of the books: its payments that are left out one by one, as their payees are paid on other accounts too. */
  apart?: { count: number; payees: string[] }
  /** Their numbers. */
  ids: number[]
}

export interface Inventory {
  /** Those that count, in the order in which they were first stored. */
  tools: InventoryTool[]
  /** In the order of the configuration, payees first. */
  leftOut: LeftOutTools[]
  /** What `tools.undo` would take back, as a sentence; null = nothing. */
  undo: string | null
}

export const milestoneInput = z.strictObject({
  date: day,
  label: name,
  headcount: amount,
  users: amount,
  /** In workspace currency. */
  funding: amount,
})
export type MilestoneFields = z.output<typeof milestoneInput>

/** A category of the market and the capabilities tools of that kind have, to choose from. */
export interface CapabilityCategory {
  group: string
  category: string
  capabilities: string[]
}
