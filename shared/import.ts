/** What an import is told, shows beforehand, and accounts for afterwards. */
import { z } from 'zod'
import { isIpRange } from './pages/ip-ranges.ts'
import type { SettingTable } from './pages/setting-table.ts'

export const importKinds = ['events', 'tools', 'tool-prices', 'milestones', 'decision'] as const
export type ImportKind = (typeof importKinds)[number]

/** The fields a column of an event file can become. */
export const eventFields = [
  'time',
  'visitor',
  'user',
  'previous',
  'event',
  'url',
  'path',
  'referrer',
  'source',
  'medium',
  'campaign',
  'value',
  'currency',
  'messageId',
  'session',
  'userAgent',
  'ip',
  'device',
  'custom',
  'conversions',
  'nulls',
  'conversionValue',
] as const
export type EventField = (typeof eventFields)[number]

/** The columns of our own inventory file. */
export const inventoryFields = [
  'name',
  'vendor',
  'category',
  'capabilities',
  'team',
  'owner',
  'owner_email',
  'status',
  'cost',
  'currency',
  'billing_period',
  'seats_licensed',
  'seats_active',
  'start_date',
  'end_date',
  'renewal_date',
  'notice_days',
  'auto_renew',
  'connected_to',
  'replaces',
  'reason',
  'note',
  'switching_cost',
] as const

/** `price_history` is there where a tool has dated prices: `900 USD year; 2019-01-01 1200 USD year; 2020-01-01 ? year`. */
export const toolFields = [...inventoryFields, 'price_history'] as const
export type ToolField = (typeof toolFields)[number]

export const delimiters = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof delimiters)[number]
const dayOrders = ['day-month', 'month-day'] as const
export type DayOrder = (typeof dayOrders)[number]

export const dayTimes = ['start', 'end'] as const
/** What of a day a time is that names no hour. */
export type DayTime = (typeof dayTimes)[number]

/** The sign of what was paid, in a table of payments with both. */
export const paidSigns = ['negative', 'positive'] as const
export type PaidIs = (typeof paidSigns)[number]

export const priceFields = ['tool', 'from', 'cost', 'currency', 'billing_period'] as const
export type PriceField = (typeof priceFields)[number]

/** What a payment can tell of the tool it pays for; `direction`: whether it was paid or came back (`D` or `C`). */
export const paymentFields = ['name', 'start_date', 'cost', 'currency', 'original_amount', 'original_currency', 'direction', 'category', 'team', 'owner', 'status'] as const satisfies readonly (ToolField | 'direction' | 'original_amount' | 'original_currency')[] // prettier-ignore
export type PaymentField = (typeof paymentFields)[number]

export const milestoneFields = ['date', 'label', 'headcount', 'users', 'funding'] as const
export type MilestoneField = (typeof milestoneFields)[number]

/** A zone that the offsets of all times agree with, and the sentence that says so. */
export interface OffsetZone {
  zone: string
  said: string
}

/** field → column name in the file. */
export const columnMap = z.record(z.string(), z.string())
export type ColumnMap = z.output<typeof columnMap>

/** Without payees it is of all; of 0 per cent there is none. */
const vatGiven = z.strictObject({ rate: z.number().min(0).max(100), payees: z.array(z.string().trim().min(1)).default([]), column: z.string().min(1).optional() }) // prettier-ignore
export type VatGiven = z.output<typeof vatGiven>

/** Sheets of a workbook, by name, or every one that can be read. */
const sheetChoice = z.union([z.literal('all'), z.array(z.string()).min(1)])
export type SheetChoice = z.output<typeof sheetChoice>

export const importOptions = {
  kind: z.enum(importKinds).optional(),
  /** Id of a format (`segment-pages`, …); recognised from the content when absent. */
  format: z.string().optional(),
  /** Overrides single fields of the recognised mapping; "" unmaps a field. */
  map: columnMap.optional(),
  /** Of JSON: places in `map` that other files of the import have. Where this one has none of them, nothing stands there. */
  placesElsewhere: z.array(z.string()).optional(),
  /** Columns of events of which each date is an event of its own, named by its column. */
  dates: z.array(z.string()).min(2).optional(),
  /** Zone of times that name none; default UTC. */
  zone: z.string().optional(),
  /** Of events, in place of UTC where nobody said a zone: the zone of the reports, or that of the person's computer. */
  proposedZone: z.string().optional(),
  /** Of a first import: a zone that the offsets of all times agree with counts for the days of reports before the proposed one. */
  zoneByOffsets: z.literal(true).optional(),
  order: z.literal('rows').optional(),
  /**
   * Of a tool inventory: `append` adds what is new and updates what is known; `snapshot` is the whole stack as it was on
   * `asOf`, so that what is missing from it ended. Which is imported first makes no difference.
   */
  inventory: z.enum(['append', 'snapshot']).optional(),
  /** Day of the snapshot, or of a list of tools; a list without one is of the moment of its import. */
  asOf: z.iso.date({ message: 'must be a date such as 2019-06-30' }).optional(),
  /** Name of the encoding, as browsers know it; found from the bytes when absent. */
  encoding: z.string().optional(),
  delimiter: z.enum(delimiters).optional(),
  /** 1-based line of the header, 0 where there is none; found when absent. */
  headerLine: z.number().int().nonnegative().optional(),
  /** Of dates such as 03/04/2019; needed where no row shows it. */
  dayOrder: z.enum(dayOrders).optional(),
  /** Of events whose time is a day: its beginning, or its end, after whatever somebody saw on it. */
  days: z.enum(dayTimes).optional(),
  /** Of payments: the sign of what was paid, where both signs have payees of their own. */
  paidIs: z.enum(paidSigns).optional(),
  /** Of a ledger with both sides of each entry: accounts that count, though they look like no expenses. */
  countAccounts: z.array(z.string().trim().min(1).max(200)).max(1_000).optional(),
  /** Of payments: VAT in per cent that is in their amounts, of all payees or of those named; kept for later files of this kind of export. */
  vat: z.array(vatGiven).optional(),
  /** ISO 4217 code of the amounts that name no currency, neither in their row nor in the name of their column. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a three-letter currency code such as EUR')
    .optional(),
  /**
   * Of events: one's own addresses and networks (CIDR), of both versions. Rows whose column of addresses (`ip` in `map`, else found) holds one
   * become internal traffic (`traffic_type`); the address itself is not kept.
   */
  internalAddresses: z
    .array(
      z
        .string()
        .trim()
        .refine(isIpRange, 'must be an IP address such as 192.0.2.20, or a network such as 192.0.2.0/24'),
    )
    .min(1)
    .optional(),
  /** Of a table of events of no known source: columns that look like somebody's name, phone number or street address and are kept all the same. */
  keep: z.array(z.string()).min(1).optional(),
  /** Of a workbook; the first sheet that is known, and those that go on with its list, when absent. */
  sheets: sheetChoice.optional(),
  /** Name of a saved mapping; what else is said goes before what it says. */
  mapping: z.string().optional(),
}

export interface Reject {
  /** 1-based line of the file where the row starts. */
  line: number
  reason: string
}

/** Rows rejected for one reason; what differs from row to row is in quotes. */
export interface RejectReason {
  /** Of the first of them. */
  reason: string
  /** Some say another value in quotes. */
  alike: boolean
  rows: number
  /** The first 5 lines. */
  lines: number[]
}

/** Rows that are there already have their days with the file they came from first. */
export const rangeIsOfNewRows = ({ kind, rowsDuplicate }: { kind: ImportKind; rowsDuplicate: number }): boolean =>
  kind === 'events' && rowsDuplicate > 0

/** Per file; rowsRead = rowsImported + rowsDuplicate + rowsRejected. */
export interface FileReport {
  file: string
  kind: ImportKind
  format: string
  encoding: string
  delimiter: string | null
  rowsRead: number
  rowsImported: number
  rowsDuplicate: number
  rowsRejected: number
  /** The first 20. */
  rejects: Reject[]
  columnsKept: string[]
  columnsDropped: string[]
  /** First and last time of the events imported, not of duplicates, ISO-8601 UTC with ms; null where nothing was imported. */
  timeRange: [string, string] | null
  /** Of times without one. */
  zone: string
  /** What says that times are in UTC, so that no choice counts: the name of their column, or the format. */
  saysUtc?: string
  seconds: number
  /** How it was read where that is not obvious, and what was not kept: one sentence each. */
  notes: string[]
}

/** What an import answers with, of one file. */
export interface FileAccount extends FileReport {
  /** Most rows first; of those that were listed, at most 100,000. */
  rejectReasons: RejectReason[]
}

export interface ImportRecord extends FileReport {
  id: number
  /** `format` as people call it; of an archive, all of them. */
  formatTitle: string
  /** Its rows are payments of which tools were made. */
  payments: boolean
  /** Of the file's bytes; null for imports of earlier versions. */
  sha256: string | null
  importedAt: string
  /** Names of its columns as delimited text; "" where it has none. */
  header: string
  /** ISO-8601 UTC; null = it counts. */
  undoneAt: string | null
  bytes: number
}

export interface UndoneImport {
  file: string
  /** Events that went; tools, dated prices and milestones that went or are as they were. */
  events: number
  tools: number
  prices: number
  milestones: number
  /** Later files read again, and how many of their rows came in that the undone import had kept out. */
  readAgain: { file: string; rows: number }[]
  /** Later files that are gone or changed, and how many of their rows may be missing now. */
  missing: { file: string; rows: number }[]
  /** Names of tools, prices and milestones that stay as they are, because something later speaks of them. */
  kept: string[]
}

/** Files imported later than one, whose duplicates may be of it: those that an undo reads again, and those that are gone or changed. */
export interface DuplicatesOfImport {
  again: { file: string; rows: number }[]
  missing: { file: string; rows: number }[]
}

/** An import of the same bytes that counts. */
export interface ImportedBefore {
  importId: number
  /** Without its folder. */
  file: string
  importedAt: string
}

/** What is the same, byte for byte, as a file that was chosen. */
export interface SameFile {
  /** Place of the first file before it in the list that was asked about; null = none. */
  first: number | null
  imported: ImportedBefore | null
}

/** A file of several that could not be imported. */
export interface RefusedFile {
  file: string
  message: string
  /** A mapping by which it could be read, as \`--map\` takes it. */
  map?: string
}

/** Of files that are imported together, so many are looked through for the people of the others: each would be for each. */
export const mostTogether = 8

export interface ImportProgress {
  file: string
  /** 1-based position of `file` among the files of the call. */
  index: number
  files: number
  /** `looking` at what it is; `reading` it; once, after the last, `arranging` the journeys of all people, which cannot be cancelled. */
  stage: 'looking' | 'reading' | 'arranging'
  rows: number
  bytes: number
  bytesTotal: number
  /** Rows a second so far; seconds left, null while unknown. */
  rate: number
  secondsLeft: number | null
}

/** How far a look at a file is, of which nothing is stored; told only where it takes long. */
export interface LookProgress {
  /** It, or one that is chosen together with it. */
  file: string
  /** `looking` at what it is, or for the `people` in it. */
  stage: 'looking' | 'people'
  bytes: number
  bytesTotal: number
}

export interface PreviewColumn {
  name: string
  /** First non-blank values. */
  samples: string[]
  /** Field it becomes; null = kept with the properties of the event or the payment, or dropped, see `fate`. */
  field: EventField | ToolField | PaymentField | PriceField | MilestoneField | null
  /** `read`: the format makes of it what an event is, as of a page's address in a parameter. */
  fate: 'field' | 'property' | 'custom field' | 'read' | 'dropped'
  /** 0–1. */
  confidence: number
  /** Share of sampled rows that are blank, 0–1. */
  blank: number
  note: string | null
}

/** How what is said of a list of accounts begins: it has seats, and no cost. */
export const accountsSaid = 'A row is an account: '
/** How what is read of a log of sign-ins begins. */
export const signInsSaid = 'A row is a sign-in: '

/** Title of the one problem that a choice of order settles. */
export const dayOrderProblem = 'Day or month first?'

/** Title of what is said where nothing says the zone of times, and nobody did. */
export const noZoneProblem = 'Times without a zone'

/** Titles of what is said where no column is a page, and where one page was said for all rows. */
export const noPageProblem = 'No page'
export const onePageProblem = 'One page'

/** Titles of what is said where no column names the events of a table, and where one name was said for all rows. */
export const unnamedProblem = 'Which event?'
export const oneNameProblem = 'One event'

/** Titles of what is said where nothing says of which tool its users are listed, and where a person said it. */
export const unnamedToolProblem = 'Which tool?'
export const oneToolProblem = 'One tool'

/** What is said of a table whose rows are nothing that happened: one page or name for all of them is a way out too. */
export const nothingHappened = 'no column says what happened'

/** Title of the problem that none of the rows looked at is new. */
export const allKnownTitle = 'Its rows are in the workspace already'

export interface PreviewProblem {
  level: 'error' | 'warning' | 'info'
  title: string
  detail: string
  count: number
  /** The same of other rows or columns, one line each. */
  more?: string[]
  firstLine: number | null
  /** Of an archive, the file in it that has that line. */
  member?: string
  /** By the name of the file, of a table in which nothing names its events: for a person to say. */
  eventOffer?: string
  /** Columns that look personal: left out, or kept since somebody chose so. */
  personal?: { columns: string[]; kept: boolean }
  /** Of a workbook or an archive: that line's cells, delimited, or null; else the line stands in the file itself. */
  firstRow?: string | null
}

/** The first rows as they will be stored. */
export interface PreviewEvent {
  time: string | null
  visitor: string | null
  user: string | null
  event: string
  path: string | null
  group: string | null
  source: string | null
  value: number | null
  /** Of the value, where the row or its column says it. */
  currency: string | null
}

/** Of the payments among the rows looked at. */
export interface PaymentCategory {
  /** As the file writes it. */
  name: string
  payments: number
  /** Names of the tools they would become. */
  payees: string[]
  /** By the configuration of the open workspace. */
  leftOut: boolean
  /** What it is likely of, which is no software; null = nothing says so. A suggestion: nothing is left out by it. */
  likely: string | null
  /** What was paid less what came back, in each currency. */
  paid: { amount: number; currency: string }[]
}

/** One that may be chosen instead, among its like. */
export interface PreviewFormat {
  id: string
  title: string
  /** `refused`: recognised and never imported, such as reports of totals and lists of people. */
  group: 'events' | 'tools' | 'payments' | 'decision' | 'refused'
}

/** A sheet of a workbook with anything in it. */
export interface PreviewSheet {
  name: string
  /** What it is recognised as, as people call it; null = nothing that is known. */
  format: string | null
  rows: number
  /** Whether it is part of the import. */
  read: boolean
}

/** `user`: where the ids beside it are of visitors, or of users who then are known by the email. */
export interface OtherId {
  column: string
  field: 'user' | 'previous'
  /** Of `user`: the column that was the user, which becomes the other id of whom it knows. */
  previous?: string
}

/** How it would be mapped. */
export const mapOfOtherId = ({ column, field, previous }: OtherId): ColumnMap => ({
  [field]: column,
  ...(previous !== undefined && { previous }),
})

export interface DatesOffer {
  dates: string[]
  map: ColumnMap
}

export interface ImportPreview {
  file: string
  name: string
  bytes: number
  compression: 'gzip' | 'zip' | 'xlsx' | null
  /** Delimited text; one JSON object a line; one JSON array or object; lines of a log. */
  container: 'csv' | 'jsonl' | 'json' | 'lines'
  encoding: string
  delimiter: string | null
  /** 1-based line that names the columns; null where there is none. */
  headerLine: number | null
  /** Order of dates such as 03/04/2019 where it matters: as chosen or shown by a row; `ask` where no row shows it. */
  dayOrder: DayOrder | 'ask' | null
  /** What of their day events are whose time is a day; null = theirs have an hour. */
  days: DayTime | null
  estimatedRows: number
  kind: ImportKind
  /** Rows are payments, of which tools are made. */
  payments: boolean
  /** Of payments: their times are moments, whose days are those of `zone`. */
  hasMoments: boolean
  /** null = nothing recognised: map at least a time, a person and an event or path by hand. */
  format: { id: string; title: string; confidence: number; matched: string[] } | null
  runnerUp: { title: string; confidence: number; missing: string[] } | null
  formats: PreviewFormat[]
  columns: PreviewColumn[]
  events: PreviewEvent[]
  /** First tools as they will be stored, where kind is tools. */
  tools: Record<ToolField, string>[]
  /** First rows as they stand, by field, where kind is tool-prices or milestones. */
  records: Record<string, string>[]
  problems: PreviewProblem[]
  /** Rows looked at for samples and problems. */
  sampledRows: number
  zone: string
  /** Nobody said it. */
  zoneAssumed: boolean
  /** What says that times are in UTC, whatever zone is chosen: the name of their column, or the format. */
  saysUtc?: string
  /** Of times that all have an offset: for the days of reports, where a workspace has no zone yet. */
  offsetZone: OffsetZone | null
  order: 'rows' | null
  /** The same file, imported before and read in another way; null = none. */
  earlier: { importId: number; importedAt: string } | null
  /** Field → column by the look of the values, of a table whose columns have no known name; empty otherwise. */
  suggested: ColumnMap
  /** Of a list of people, what its rows could be called instead of what is suggested: `=Name` of all of them, or a column. */
  otherEvents: string[]
  /** Columns of which each date is an event, as was said; empty = none. */
  dates: string[]
  /** Columns of a table whose dates could be events each, and which column is which then; null = nothing looks so. */
  datesOffer: DatesOffer | null
  /** Column of emails beside the ids of people, by which other files may know them, and the field it is for; null = none. */
  otherId: OtherId | null
  /** The setting that it is a table of, as of costs or of pages that moved: no import; null = of none. */
  settingTable: SettingTable | null
  /** Names of saved mappings for files with these columns, the one saved last first. */
  mappings: string[]
  /** Names of events, among the rows looked at, that stand on a page, do not count as page views, and look as if they should. */
  uncountedPageViews: string[]
  /** The one currency of all amounts among the rows looked at; null where there are several, or one has none. */
  amountCurrency: string | null
  /**
   * Of payments, tools and prices that name no currency: which is taken, and who says so; null = each names its own.
   * `workspace`: nobody does, and it is that of the workspace; `tool`: that of the tool that each is a price of.
   */
  currency: { code: string; by: 'chosen' | 'name' | 'sign' | 'same' | 'workspace' } | { code: null; by: 'tool' } | null
  /** Of events with a column of IP addresses: that column, and how many of the rows looked at are from internal ones, null where nobody said those; `last`: those that were said of the workspace's last such import. null = there is no such column. */
  addresses: { column: string; internal: number | null; last: string[] } | null
  /** Of payments where both signs have payees of their own: which is taken as paid; null = it is plain. */
  paidIs: { is: PaidIs; by: 'chosen' | 'payees' } | null
  /** Of payments: the VAT that is taken off their amounts, whether it was chosen now, and the column that says it of each row; null = no payments. */
  vat: { given: VatGiven[]; isChosen: boolean; taxColumn: string | null } | null
  /** Where rows are payments and a column says of which category: what may be left out as not software. */
  paymentCategories: PaymentCategory[]
  /** Of a ledger with both sides of each entry, the accounts that look like no expenses; `counts`: a person said that they count. */
  otherAccounts: (Pick<PaymentCategory, 'name' | 'paid'> & { entries: number; counts: boolean })[]
  /** Those of a workbook; empty for other files. */
  sheets: PreviewSheet[]
}
