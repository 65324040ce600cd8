/**
 * The workspace configuration: identity rule, content groups, goals, money. It is kept in the workspace, shown by
 * `config get`, and changed by `config set`, which merges top-level keys and validates all of it or nothing.
 */
import { z } from 'zod'
import { channelNames } from './pages/channels.ts'
import { type CostDimension, costDimensions } from './pages/cost-dimensions.ts'
import { dimensions } from './reports/content-attribution.ts'
import { savedMapping } from './saved-mapping.ts'
import { pairKey, pairKinds, whyNoPair } from './stack/payment-pairs.ts'
import { apartKey } from './stack/tools-apart.ts'

export const identityRules = ['next-user', 'last-user', 'connected', 'none'] as const
const roles = ['content', 'flow', 'ignore'] as const

const ruleDay = z.iso.date({ message: 'must be a day such as 2026-05-04' })

/**
 * One ordered rule: the first whose `match` or `regex` (and `host`, if given) fits a content path names its group, of the visits
 * on its days.
 */
export const contentGroupRule = z
  .strictObject({
    group: z
      .string()
      .trim()
      .min(1)
      .refine((name) => name !== '(none)', {
        message: 'must not be "(none)", which is kept for conversions without content',
      }),
    match: z.string().min(1).optional(),
    regex: z.string().min(1).optional(),
    host: z.string().min(1).optional(),
    topics: z.array(z.string().trim().min(1)).default([]),
    role: z.enum(roles).default('content'),
    /** First day on which it holds, in the time zone of the workspace; without it, since ever. */
    from: ruleDay.optional(),
    /** First day on which it no longer holds; without it, for good. */
    to: ruleDay.optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    message: '"from" must be before "to", the day after the last',
  })
  .refine((rule) => (rule.match === undefined) !== (rule.regex === undefined), {
    message: 'needs either "match" (a glob) or "regex", not both',
  })

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)

const scalars = z.union([scalar, z.array(scalar).min(1)])
/** Of a property that is a date: on these days, as of a content group. */
const days = z
  .strictObject({ from: ruleDay.optional(), to: ruleDay.optional() })
  .refine(({ from, to }) => from !== undefined || to !== undefined, { message: 'needs "from", "to" or both' })
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    message: '"from" must be before "to", the day after the last',
  })
/** Of a property: one of these values, none of these, empty (null), filled, or a date on these days. */
const wanted = z.union([scalars, z.null(), z.strictObject({ not: z.union([scalars, z.null()]) }), days])

/** A list of one is that one, so that a goal is written in one way. */
function oneOrMore(names: string[]): string | string[] {
  const distinct = [...new Set(names)]
  return distinct.length === 1 ? distinct[0]! : distinct
}

export const goal = z
  .strictObject({
    name: z.string().trim().min(1),
    /** Of several names any one. */
    event: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1).transform(oneOrMore)])
      .nullish()
      .default(null),
    path: z.string().min(1).nullish().default(null),
    where: z.record(z.string(), wanted).default({}),
    /** First day on which an event reaches it, in the time zone of the workspace; without it, since ever. */
    from: ruleDay.optional(),
    /** First day on which none does any more; without it, for good. */
    to: ruleDay.optional(),
    /** Name of another goal: only events of people who had reached it by then count. */
    after: z.string().trim().min(1).nullish().default(null),
    count: z.enum(['once', 'every']).default('once'),
    value: z
      .union([
        z
          .strictObject({
            property: z.string().min(1),
            /** Property with what was given back of it, as a positive or a negative amount. */
            less: z.string().min(1).optional(),
          })
          .refine(({ property, less }) => less !== property, {
            message: '"less" must be another property than "property"',
          }),
        z.strictObject({ fixed: z.number() }),
      ])
      .nullish()
      .default(null),
  })
  .refine((g) => g.event !== null || g.path !== null, { message: 'needs an "event" or a "path"' })
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    message: '"from" must be before "to", the day after the last',
  })

const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be a three-letter currency code such as USD')

const monthOfYear = { message: 'must be a month from 1 (January) to 12 (December)' }
const month = z.int(monthOfYear).min(1, monthOfYear).max(12, monthOfYear)

const timeZone = z.string().refine(
  (zone) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone })
      return true
    } catch {
      return false
    }
  },
  { message: 'must be a time zone such as Europe/Berlin' },
)

/** Each after a goal there is, and none after itself, not even by way of others. */
function goalsInOrder(goals: Goal[], context: z.core.$RefinementCtx<Goal[]>): void {
  const afterOf = new Map(goals.map(({ name, after }) => [name, after]))
  goals.forEach(({ name, after }, index) => {
    if (after === null) return
    const seen = new Set<string>()
    for (let at: string | null | undefined = after; at && !seen.has(at); at = afterOf.get(at)) seen.add(at)
    const message = !afterOf.has(after)
      ? `there is no goal "${after}" that "${name}" could come after`
      : seen.has(name)
        ? `"${name}" cannot come after itself`
        : null
    if (message !== null) context.addIssue({ code: 'custom', path: [index, 'after'], message })
  })
}

function unique<T>(key: (item: T) => string, what: string) {
  return (items: T[], context: z.core.$RefinementCtx<T[]>) => {
    const seen = new Set<string>()
    items.forEach((item, index) => {
      if (seen.has(key(item)))
        context.addIssue({ code: 'custom', path: [index], message: `two ${what} are called "${key(item)}"` })
      seen.add(key(item))
    })
  }
}

/** A group may be paid for by channel: what ads that lead to its pages cost. */
function isOfOne(cost: CostNames): boolean {
  const named = costDimensions.filter((by) => cost[by] !== undefined)
  return named.length === 1 || (named.length === 2 && cost.group !== undefined && cost.channel !== undefined)
}

const costName = z.string().trim().min(1).optional()

/** What a content group or a campaign costs: money paid and people's time. Of a period where one is given, else once and for all. */
export const contentCost = z
  .strictObject({
    group: costName,
    /** Beside a group: by which channel the visits came that it paid for; none = it is of all. */
    channel: costName,
    campaign: costName,
    source: costName,
    medium: costName,
    /** Money paid, in `currency`. */
    amount: z.number().nonnegative().default(0),
    /** null = the workspace currency; of the amount and of the hourly rate. */
    currency: currencyCode.nullable().default(null),
    /** People × time. */
    hours: z.number().nonnegative().default(0),
    hourlyRate: z.number().nonnegative().default(0),
    /** How many pages it is the cost of; null = the group as a whole. */
    pages: z.int().positive().nullable().default(null),
    /** First day of the period it is the cost of, spread evenly over its days where `days` does not say how. */
    from: z.iso.date().optional(),
    /** Exclusive. */
    to: z.iso.date().optional(),
    /** What of it falls on each day of the period, from the first on, in proportion: such as what was spent on each. */
    days: z.array(z.number().nonnegative()).optional(),
  })
  .refine(isOfOne, {
    message: `needs one of ${costDimensions.map((by) => `"${by}"`).join(', ')}; a "group" may have a "channel" beside it`,
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    message: 'needs both "from" and "to", or neither',
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from < to, {
    message: '"from" must be before "to", the day after the last',
  })
  .refine(({ from, to, days }) => days === undefined || days.length === daysBetween(from, to), {
    message: '"days" needs a number for each day from "from" to before "to"',
  })
  .refine(({ days }) => days === undefined || days.some((part) => part > 0), {
    message: '"days" needs a number above 0',
  })

/** 0 without both. */
const daysBetween = (from: string | undefined, to: string | undefined): number =>
  from === undefined || to === undefined ? 0 : (Date.parse(to) - Date.parse(from)) / 86_400_000

type CostNames = Partial<Record<CostDimension, string | undefined>>

export const costBy = (cost: CostNames): CostDimension => costDimensions.find((by) => cost[by] !== undefined) ?? 'group'

/** Whose cost it is. */
export const costKey = (cost: CostNames): string => cost[costBy(cost)] ?? ''

function nameOfCost(cost: CostNames & { from?: string | undefined; to?: string | undefined }): string {
  const by = costBy(cost)
  const { group, channel } = cost
  const name = by !== 'group' ? `${by} ${costKey(cost)}` : channel === undefined ? `${group}` : `${group} by ${channel}`
  return cost.from ? `${name}, ${cost.from} to ${cost.to}` : name
}

/** An id, a user agent or a payee, exact or with `*` for any characters; case does not count. */
const idPattern = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((pattern) => /[^*]/.test(pattern), { message: 'must have more than "*", which would leave out all' })

/** As it stands in addresses; `www.` makes no difference and is taken off. */
const host = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[^\s/:@]*[^\s/:@*][^\s/:@]*$/, 'must be a host such as app.example.com or *.example.com')
  .transform((text) => text.replace(/^www\./, ''))

/** What is called `from`, or fits it where it is a glob, is called `to`. */
const alias = z.strictObject({ from: z.string().trim().min(1).max(2_000), to: z.string().trim().min(1).max(2_000) })

const pageAlias = alias.extend({
  /** Only pages of this host; null = of any, or of the host in `from`. */
  host: z.string().trim().min(1).nullable().default(null),
})

export const tagFields = ['source', 'medium', 'campaign'] as const

const tagAlias = alias.extend({ field: z.enum(tagFields) })

/** Campaigns of this name, or of names like it, came by this channel, whatever their other tags say. */
const campaignChannel = z.strictObject({
  campaign: z.string().trim().min(1).max(2_000),
  channel: z.enum(channelNames),
})

export type CampaignChannel = z.output<typeof campaignChannel>

const toolChannel = z.strictObject({
  tool: z.string().trim().min(1),
  by: z.enum(dimensions),
  keys: z.array(z.string().min(1)).min(1),
})

/** An entry of the inventory by its name; of several that have it, by vendor and team too. */
const namedEntry = z.strictObject({
  name: z.string().trim().min(1).max(2_000),
  vendor: z.string().trim().max(2_000).default(''),
  team: z.string().trim().max(2_000).default(''),
})

const apartPair = z.strictObject({ a: namedEntry, b: namedEntry })

/** By what its file says; `number`: of several of that payee, day and amount, which. */
const paymentRef = z.strictObject({
  export: z.string().min(1),
  payee: z.string().trim().min(1).max(2_000),
  date: z.iso.date({ message: 'must be a day such as 2026-07-25' }),
  amount: z.number(),
  currency: currencyCode,
  number: z.number().int().positive().default(1),
})

const paymentPair = z.strictObject({ are: z.enum(pairKinds), payment: paymentRef, other: paymentRef })

/** Whoever came first on a day; `landing`: on a page that this glob fits; `onePage`: who was on no other page since. */
const firstSeen = z.strictObject({
  day: z.iso.date({ message: 'must be a day such as 2026-04-14' }),
  landing: z.string().trim().min(1).max(2_000).nullable().default(null),
  onePage: z.boolean().default(false),
})

export type FirstSeen = z.output<typeof firstSeen>

const firstSeenKey = ({ day, landing, onePage }: FirstSeen): string =>
  [day, landing, onePage ? 'one page' : null].filter((part) => part !== null).join(' ')

/** Letters of the introduction of a document. */
export const mostIntroduction = 5_000

export const workspaceConfig = z.strictObject({
  currency: currencyCode.default('USD'),
  timeZone: timeZone.default('UTC'),
  identity: z.enum(identityRules).default('next-user'),
  /**
   * User ids that are one. `ignoreCase` null = nobody has said, which is as false; true takes ids that differ in capitals
   * only (emails, of which tools keep what was typed) for one person.
   */
  userIds: z.strictObject({ ignoreCase: z.boolean().nullable().default(null) }).default({ ignoreCase: null }),
  /**
   * Ids that identify nobody, beside those that are known to (`null`, `anonymous`), as visitor and as user: what a form
   * writes into a hidden field that is empty. Exact but for capitals.
   */
  noIds: z
    .array(z.string().trim().min(1).max(200))
    .max(1_000)
    .superRefine(unique((id) => id.toLowerCase(), 'ids'))
    .default([]),
  interactions: z
    .strictObject({ events: z.array(z.string().min(1)).default(['Page Viewed']) })
    .default({ events: ['Page Viewed'] }),
  sessions: z
    .strictObject({
      gapMinutes: z.number().positive().default(30),
      /** Where events carry a session id of their source, it decides, and the gap elsewhere. */
      useSourceIds: z.boolean().default(false),
    })
    .default({ gapMinutes: 30, useSourceIds: false }),
  /**
   * People left out of all reports: own staff, test accounts, bots. Patterns on the id of a person, the user id or of
   * somebody anonymous the visitor id. Their events stay in the workspace and are counted as ignored.
   */
  excludePeople: z
    .array(idPattern)
    .superRefine(unique((pattern) => pattern.toLowerCase(), 'patterns'))
    .default([]),
  /**
   * The same by the user agents of people on pages: `robots` = those that name a known robot, `patterns` on the user agent.
   * Left out is of whom at least one is known and all that are fit; whoever came as a robot and as a browser counts.
   */
  excludeUserAgents: z
    .strictObject({
      robots: z.boolean().default(false),
      patterns: z
        .array(idPattern)
        .superRefine(unique((pattern) => pattern.toLowerCase(), 'patterns'))
        .default([]),
    })
    .default({ robots: false, patterns: [] }),
  /**
   * The same by traffic that is one's own: whoever has an event of one of these `types` (`traffic_type` of Google Analytics 4),
   * or on a page of one of these hosts (a staging site), exact or with `*`, without `www.`; and whoever came first on a day
   * on which others came than usual (robots): `firstSeen`. Of `keptDays` somebody has said that their people count.
   */
  excludeTraffic: z
    .strictObject({
      types: z
        .array(z.string().trim().min(1).max(200))
        .superRefine(unique((type) => type.toLowerCase(), 'types'))
        .default([]),
      hosts: z
        .array(host)
        .superRefine(unique((each) => each, 'hosts'))
        .default([]),
      firstSeen: z.array(firstSeen).max(1_000).superRefine(unique(firstSeenKey, 'days')).default([]),
      keptDays: z
        .array(z.iso.date())
        .max(1_000)
        .superRefine(unique((day) => day, 'days'))
        .default([]),
    })
    .default({ types: [], hosts: [], firstSeen: [], keptDays: [] }),
  /**
   * Payees that are no software (bakeries, airlines, printers): their tools are in no report and not in the inventory.
   * Exact, as payments are put together (processors, numbers and legal forms do not count), or with `*`.
   */
  excludePayees: z
    .array(idPattern)
    .superRefine(unique((pattern) => pattern.toLowerCase(), 'payees'))
    .default([]),
  /** The same of tools whose payments are of such a category, as their file writes it; case does not count. */
  excludePaymentCategories: z
    .array(z.string().trim().min(1).max(200))
    .superRefine(unique((category) => category.toLowerCase(), 'categories'))
    .default([]),
  /** Of a payee that is paid for software and for more: its payments of such a category, which are of no tool. Both as above. */
  excludePayeeCategories: z
    .array(z.strictObject({ payee: z.string().trim().min(1).max(200), category: z.string().trim().min(1).max(200) }))
    .max(1_000)
    .superRefine(unique(({ payee, category }) => `${payee}\n${category}`.toLowerCase(), 'payees with a category'))
    .default([]),
  /**
   * VAT in the amounts of payments, in per cent, which is taken off: of some payees, or of all (none named); of one kind of export, or
   * of all (""). Of 0 per cent for those that have none.
   */
  vatIncluded: z
    .array(
      z.strictObject({
        rate: z.number().min(0).max(100),
        payees: z.array(z.string().trim().min(1).max(200)).max(1_000).default([]),
        export: z.string().default(''),
        /** Column of the file that says the VAT of each row, in place of the rate. */
        column: z.string().min(1).max(200).optional(),
      }),
    ) // prettier-ignore
    .max(1_000)
    .default([]),
  /**
   * Pairs of payments that a person settled: `one` = the same money, of which `other` counts and `payment` does not; `two` = each
   * was paid, so both count and none is doubted. A payment is known by what its file says, so it stays so after later imports.
   */
  paymentPairs: z
    .array(paymentPair)
    .max(10_000)
    .superRefine(unique((pair) => pairKey(pair), 'pairs'))
    .superRefine((pairs, context) => {
      for (const [at, pair] of pairs.entries()) {
        const message = whyNoPair(pairs, pair)
        if (message !== null) context.addIssue({ code: 'custom', path: [at], message })
      }
    })
    .default([]),
  /**
   * Pages that are one: what reports, rules, goals and drills take a stored path for. `ignoreCase` null = nobody has said,
   * which is as false; true reads every path in lower case. Aliases are content paths or addresses.
   */
  pages: z
    .strictObject({
      ignoreCase: z.boolean().nullable().default(null),
      aliases: z
        .array(pageAlias)
        .max(10_000)
        .superRefine(unique(({ from, host }) => `${host ?? ''} ${from}`.trim(), 'aliases'))
        .default([]),
      /** Paths that look like another spelling of a page and stay apart: no alias is proposed for them. */
      apart: z.array(z.string().min(1).max(2_000)).max(10_000).default([]),
    })
    .default({ ignoreCase: null, aliases: [], apart: [] }),
  /**
   * Sources, mediums and campaigns that are one: what reports, channels and drills take a tag for, and of a source the host
   * of an external referrer too. `ignoreCase` as for pages.
   */
  tags: z
    .strictObject({
      ignoreCase: z.boolean().nullable().default(null),
      aliases: z
        .array(tagAlias)
        .max(10_000)
        .superRefine(unique(({ field, from }) => `${field} ${from}`, 'aliases'))
        .default([]),
      /** Of the first that fits; case does not matter, as nowhere in channels. */
      campaignChannels: z
        .array(campaignChannel)
        .max(1_000)
        .superRefine(unique(({ campaign }) => campaign.toLowerCase(), 'campaigns'))
        .default([]),
    })
    .default({ ignoreCase: null, aliases: [], campaignChannels: [] }),
  /**
   * Hosts whose links to each other are no referrals, without `www.`, exact or with `*`; null = those on which enough of the
   * events on pages are. A page's own host always is one.
   */
  ownHosts: z
    .array(host)
    .max(1_000)
    .superRefine(unique((host) => host, 'hosts'))
    .nullable()
    .default(null),
  contentGroups: z.array(contentGroupRule).default([]),
  goals: z
    .array(goal)
    .superRefine(unique((g) => g.name, 'goals'))
    .superRefine(goalsInOrder)
    .default([]),
  contentCosts: z.array(contentCost).superRefine(unique(nameOfCost, 'costs')).default([]),
  /** Annual-cost bounds, in workspace currency; a bound belongs to the tier above it. */
  tiers: z
    .tuple([z.number(), z.number(), z.number()])
    .refine(([a, b, c]) => 0 < a && a < b && b < c, { message: 'must be three rising amounts' })
    .default([20_000, 50_000, 80_000]),
  /** Month in which the year of the books begins, 1 = January: what years and quarters of the stack's reports are. */
  fiscalYearStart: month.default(1),
  /** 1 unit of the currency = rate × workspace currency. */
  rates: z.record(currencyCode, z.number().positive()).default({}),
  /** How many people each team has, by its name; case does not count. */
  heads: z
    .record(z.string().trim().min(1).max(200), z.number().positive())
    .refine(
      (heads) => new Set(Object.keys(heads).map((team) => team.toLowerCase())).size === Object.keys(heads).length,
      {
        message: 'two teams are called the same but for capitals',
      },
    )
    .default({}),
  /** Which touches a tool brings: the keys of one attribution dimension that would go dark without it. */
  toolChannels: z
    .array(toolChannel)
    .superRefine(unique(({ tool }) => tool.toLowerCase(), 'channels'))
    .default([]),
  /** Entries that look like one tool and are two, as a person said: they are no duplicates, and nothing of them counts twice. */
  toolsApart: z
    .array(apartPair)
    .max(10_000)
    .superRefine(unique((pair) => apartKey(pair), 'pairs'))
    .default([]),
  /**
   * The document that is put together over time: its heading, null = the name of the workspace, and its reports in order. A
   * view is what a link to it has after `#/`, with `title` for a chapter under a name of its own.
   */
  document: z
    .strictObject({
      title: z.string().trim().min(1).max(200).nullable().default(null),
      /** Plain text below the heading; a blank line begins a paragraph. */
      introduction: z.string().trim().min(1).max(mostIntroduction).nullable().default(null),
      views: z.array(z.string().min(1).max(8_000)).max(200).default([]),
    })
    .default({ title: null, introduction: null, views: [] }),
  /** How tables with these columns are read; saved with a preview, proposed when such a table comes again. */
  mappings: z
    .array(savedMapping)
    .superRefine(unique(({ name }) => name, 'mappings'))
    .default([]),
})

export type DocumentOfViews = WorkspaceConfig['document']
export type IdentityRuleName = (typeof identityRules)[number]
export type WorkspaceConfig = z.output<typeof workspaceConfig>
export type VatIncluded = WorkspaceConfig['vatIncluded'][number]
export type ContentGroupRule = z.output<typeof contentGroupRule>
export type Alias = z.output<typeof alias>
export type PageAlias = z.output<typeof pageAlias>
export type TagField = (typeof tagFields)[number]
export type TagAlias = z.output<typeof tagAlias>
export type Goal = z.output<typeof goal>
export type ContentCost = z.output<typeof contentCost>

/**
 * One sentence naming the first thing wrong and where, e.g. `contentGroups[2].role: …`. A key that is unknown comes first, with
 * those missing beside it: it is mostly one of them, misspelt.
 */
export function describeIssues(error: z.ZodError): string {
  const { issues } = error
  const first = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]
  if (!first) return 'is not valid'
  const missing =
    first.code === 'unrecognized_keys'
      ? issues.filter((issue) => isMissing(issue) && issue.path.length === first.path.length + 1 && where(issue.path.slice(0, -1)) === where(first.path)) // prettier-ignore
      : []
  const keys = missing.map(({ path }) => `"${String(path.at(-1))}"`).join(', ')
  const beside = missing.length > 0 ? `; ${keys} ${missing.length === 1 ? 'is' : 'are'} missing` : ''
  const rest = issues.length - 1 - missing.length
  const more = rest > 0 ? ` (and ${rest} more)` : ''
  const at = where(first.path)
  return `${at ? `${at}: ` : ''}${first.message}${beside}${more}`
}

const where = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '')

const isMissing = ({ code, message }: z.core.$ZodIssue): boolean =>
  code === 'invalid_type' && message.endsWith('received undefined')
