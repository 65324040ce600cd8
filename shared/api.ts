/**
 * The contract: every method, whether it changes anything, its params, progress and result. All hosts loop over it;
 * params are validated once, where a call enters the engine.
 */
import { decimalMarks } from './text/csv.ts'
import { z } from 'zod'
import type { CostDimension } from './pages/cost-dimensions.ts'
import {
  type ContentCost,
  contentGroupRule,
  type ContentGroupRule,
  type DocumentOfViews,
  goal,
  type PageAlias,
  type WorkspaceConfig,
  workspaceConfig,
  type TagAlias,
  type TagField,
} from './config.ts'
import { type Decision, decision } from './decision.ts'
import {
  type FileAccount,
  type ImportPreview,
  type ImportProgress,
  importOptions,
  type ImportRecord,
  type LookProgress,
  type RefusedFile,
  type SameFile,
  type DuplicatesOfImport,
  type UndoneImport,
} from './import.ts'
import type { ToolPayments } from './stack/payments.ts'
import { asOf, journeyParams, period } from './reports/report.ts'
import type { ReportFile, Verification } from './report-file.ts'
import type { SavedMapping } from './saved-mapping.ts'
import type { MovedFolder, UserCapitals } from './notes/apart-spellings.ts'
import type { SuggestedNoId } from './notes/no-ids.ts'
import type { UnusedAliases } from './notes/unused-aliases.ts'
import {
  type AnyReport,
  type Report,
  type ReportParamsInput,
  reports,
  type ReportSlug,
  type ReportTotals,
} from './reports/index.ts'
import {
  type CapabilityCategory,
  type Inventory,
  type MilestoneFields,
  milestoneInput,
  type PricesAfterMerge,
  toolChanges,
  toolInput,
} from './stack/stack.ts'
import type { ConversionStep } from './notes/conversion-steps.ts'
import type { SharedIds } from './notes/shared-ids.ts'
import type { Strangers } from './notes/strangers.ts'
import type { EmailsLeftOut, JoinedEmails } from './notes/emails-left-out.ts'
import type { OwnHosts } from './pages/own-hosts.ts'
import type { OwnPeople } from './notes/own-people.ts'
import type { RealOrders } from './goals/real-orders.ts'
import type { Refunded } from './notes/refunded.ts'
import type { UnknownEvent } from './notes/unknown-event.ts'

type Verdict = ReportTotals<'build-vs-buy'>['verdict']

interface Method<I extends z.ZodType, O, P> {
  /** A query changes nothing; a command may. */
  kind: 'query' | 'command'
  params: I
  /** Types only, never set. */
  types?: { result: O; progress: P }
}

const query = <I extends z.ZodType>(params: I) => ({
  returns: <O, P = never>(): Method<I, O, P> => ({ kind: 'query', params }),
})
const command = <I extends z.ZodType>(params: I) => ({
  returns: <O, P = never>(): Method<I, O, P> => ({ kind: 'command', params }),
})

const nothing = z.strictObject({}).default({})
/** A path on the command line; elsewhere a handle the host gave out for a dropped, chosen or uploaded file. */
const file = z.string().min(1)
const decisionId = z.number().int().positive()
/** null = the latest. */
const version = z.number().int().positive().nullable().default(null)
const output = z.strictObject({ output: file })
const toolId = z.int().positive()
const slug = z.enum(Object.keys(reports) as [ReportSlug, ...ReportSlug[]])

const colleagueOptions = {
  goal: z.string().nullable().default(null),
  /** The goal that colleagues reached, of who reached `goal` and never that one; null = colleagues who have pages, of who has none. */
  reached: z.string().nullable().default(null),
  ...period,
}

const traitOptions = {
  goal: z.string().nullable().default(null),
  lookbackDays: z.number().positive().nullable().default(null),
  people: z.enum(['converted', 'known']).default('converted'),
  format: z.enum(['jsonl', 'csv']).default('jsonl'),
}

export const api = {
  'workspace.status': query(nothing).returns<WorkspaceStatus | null>(),
  'workspace.recent': query(nothing).returns<RecentWorkspace[]>(),
  'workspace.open': command(
    z.strictObject({ file, /** Make it when it does not exist. */ create: z.boolean().default(false) }),
  ).returns<WorkspaceStatus>(),
  'workspace.create': command(z.strictObject({ name: z.string().trim().min(1).max(80) })).returns<WorkspaceStatus>(),
  /** Undoes `workspace.create` where nothing was imported since: removes the new file and opens what was open before it, or nothing. */
  'workspace.discardNew': command(nothing).returns<WorkspaceStatus | null>(),
  /** As it was written; one that was changed since is kept under the name `kept`. */
  'workspace.openSample': command(nothing).returns<WorkspaceStatus & { kept: string | null }, ImportProgress>(),
  'workspace.close': command(nothing).returns<null>(),
  'workspace.check': query(nothing).returns<CheckResult>(),
  /** Saves what can be read of a workspace, open or not, into a new one beside it or at `output`; changes nothing else. */
  'workspace.repair': command(
    z.strictObject({
      /** null = the open one. */ file: file.nullable().default(null),
      output: file.nullable().default(null),
    }),
  ).returns<RepairedWorkspace>(),

  /** `newWorkspace`: it is to be imported into one, so that nothing of the open one is taken. */
  'imports.inspect': query(
    z.strictObject({
      file,
      newWorkspace: z.boolean().default(false),
      /** Files that are imported together with it, as they are read: a column may hold the ids of their people. */
      beside: z.array(z.strictObject({ file, ...importOptions })).default([]),
      ...importOptions,
    }),
  ).returns<ImportPreview, LookProgress>(),
  /** Nobody looks at files to be imported any more: what was kept to answer choices fast goes. */
  'imports.forget': query(nothing).returns<null>(),
  /** Which of these files are the same, byte for byte, as one before them or one that was imported; in their order. */
  'imports.sameFiles': query(z.strictObject({ files: z.array(file) })).returns<SameFile[]>(),
  'imports.run': command(
    z.strictObject({
      files: z.array(z.strictObject({ file, ...importOptions })).min(1),
      dryRun: z.boolean().default(false),
    }),
    // `timeZone`: of reports, after this import.
  ).returns<{ files: FileAccount[]; refused: RefusedFile[]; timeZone: string }, ImportProgress>(),
  'imports.list': query(nothing).returns<ImportRecord[]>(),
  'imports.rejects': query(
    z.strictObject({
      importId: z.number().int(),
      limit: z.number().int().positive().max(1000).default(200),
      offset: z.number().int().nonnegative().default(0),
    }),
  ).returns<RejectedRow[]>(),
  /** `report`: line, reason and row; `rows`: the rows under their header, to be mended and imported. */
  'imports.exportRejects': command(
    z.strictObject({
      importId: z.number().int(),
      form: z.enum(['report', 'rows']).default('report'),
      output: z.string().min(1),
    }),
  ).returns<{ rows: number; cut: number }>(),
  /** What was said about a file, under a name; replaces the one of that name. */
  'mappings.save': command(z.strictObject({ name: z.string(), file, ...importOptions })).returns<SavedMapping>(),
  'mappings.rename': command(z.strictObject({ name: z.string(), to: z.string() })).returns<SavedMapping>(),
  'mappings.delete': command(z.strictObject({ name: z.string() })).returns<SavedMapping>(),
  /** Files imported without the email of each user, which would make one person of who is known by both. */
  /** Whose people no page is known of; of a goal: those that have events of it. */
  'imports.strangers': query(z.strictObject({ goal: goal.nullable() })).returns<Strangers[]>(),
  'imports.emailsLeftOut': query(nothing).returns<EmailsLeftOut>(),
  /** Reads them again with it, as far as they are where they were. */
  'imports.joinEmails': command(nothing).returns<JoinedEmails, ImportProgress>(),
  /** Later files whose duplicates may be of this one, before it is undone. */
  'imports.duplicatesOf': query(z.strictObject({ importId: z.number().int() })).returns<DuplicatesOfImport>(),
  'imports.undo': command(z.strictObject({ importId: z.number().int() })).returns<UndoneImport, ImportProgress>(),

  'config.get': query(nothing).returns<WorkspaceConfig>(),
  'config.set': command(z.strictObject({ config: z.record(z.string(), z.unknown()) })).returns<WorkspaceConfig>(),
  /** What rules would do, before they are applied. */
  'contentGroups.preview': query(
    z.strictObject({ contentGroups: z.array(contentGroupRule), goal: z.string().nullable().default(null) }),
  ).returns<ContentGroupsPreview>(),
  /** Templates found in the paths, and what they would match under these rules. */
  'contentGroups.propose': query(z.strictObject({ contentGroups: z.array(contentGroupRule) })).returns<
    Pick<Report<'template-proposals'>, 'rows' | 'totals'>
  >(),
  /** The table of a setting in an Excel workbook, as text that the methods which read one take. */
  'tables.workbookText': query(z.strictObject({ file })).returns<{ text: string }>(),
  /** What groups cost, out of the text of a table; nothing is saved. */
  'contentCosts.read': query(z.strictObject({ text: z.string().max(10_000_000) })).returns<ContentCostsRead>(),
  /** User ids that differ in capitals only, whatever `userIds` of the configuration says of them. */
  'userIds.capitals': query(nothing).returns<UserCapitals>(),
  /** Aliases that join nobody under the rule in use, and what a rule that uses them would change; null where there is nothing to say. */
  /** Ids that stand for many people and may be none: see `noIds` of the configuration. */
  'noIds.suggest': query(nothing).returns<SuggestedNoId[]>(),
  /** Of the workspace's rule. */
  'identity.sharedIds': query(nothing).returns<SharedIds>(),
  'identity.unusedAliases': query(z.strictObject({ goal: z.string().nullable() })).returns<UnusedAliases | null>(),
  /** Whom patterns would leave out of reports, of everybody there is, before they are applied. */
  'excludePeople.preview': query(
    z.strictObject({ excludePeople: workspaceConfig.shape.excludePeople }),
  ).returns<ExcludePeoplePreview>(),
  /** Staff, as a rule, who count; null where nobody is known to be. */
  'excludePeople.suggest': query(nothing).returns<OwnPeople | null>(),
  /** The same by user agents. */
  'excludeUserAgents.preview': query(
    z.strictObject({ excludeUserAgents: workspaceConfig.shape.excludeUserAgents }),
  ).returns<UserAgentsPreview>(),
  /** The same by traffic, with the types there are. */
  'excludeTraffic.preview': query(
    z.strictObject({ excludeTraffic: workspaceConfig.shape.excludeTraffic }),
  ).returns<TrafficPreview>(),
  /** Days of a period that may have moved its rates: far more people came first than usual, and convert unlike others. */
  'excludeTraffic.unusualDays': query(z.strictObject({ goal: z.string().nullable().default(null), ...period })).returns<
    UnusualDay[]
  >(),
  /** Days in a row of a period on which nothing was tracked. */
  'volume.gaps': query(z.strictObject(period)).returns<TrackingGap[]>(),
  /** Who came first on a day, by where and whence they came. */
  'excludeTraffic.visitorsOfDay': query(
    z.strictObject({ day: z.iso.date(), goal: z.string().nullable().default(null) }),
  ).returns<VisitorsOfDay>(),
  /** How many pages there would be, and whom they concern, before `pages` of the configuration is set. */
  /** Languages that paths begin with, `(not set)` for those that begin with none. */
  'pages.languages': query(nothing).returns<string[]>(),
  'pages.preview': query(z.strictObject({ pages: workspaceConfig.shape.pages })).returns<PagesPreview>(),
  /** What settings for sources, mediums and campaigns would come to, and which more of them may be one. */
  'tags.preview': query(z.strictObject({ tags: workspaceConfig.shape.tags })).returns<TagsPreview>(),
  /** Which hosts are one's own: links between them are no referrals. */
  'ownHosts.list': query(nothing).returns<OwnHosts>(),
  /** Page aliases out of the text of a table of old and new addresses; nothing is saved. */
  'pages.readAliases': query(z.strictObject({ text: z.string().max(5_000_000) })).returns<PageAliasesRead>(),
  /** Rules out of the text of a table of pages and their groups, to go before those saved or the ones given; nothing is saved. */
  'contentGroups.readTable': query(
    z.strictObject({
      text: z.string().max(5_000_000),
      contentGroups: z.array(contentGroupRule).optional(),
      /** Each page with everything below it, but the start page. */
      below: z.boolean().default(false),
      /** Of all pages of a table without a column of groups. */
      group: z.string().trim().min(1).optional(),
      /** The column that has the topics, where its heading does not say so. */
      topics: z.string().trim().min(1).optional(),
    }),
  ).returns<PageGroupsRead>(),
  /** Groups that take last touches as steps of converting would, for rules to make flow. */
  'contentGroups.steps': query(z.strictObject(journeyParams)).returns<ConversionStep[]>(),
  'goals.preview': query(z.strictObject({ goal })).returns<GoalPreview>(),
  /** Which of the events of a goal that are orders are tests, cancelled or not paid; null where they are no orders. */
  'goals.realOrders': query(z.strictObject({ goal })).returns<RealOrders | null>(),
  /** The property that says what most events of a goal are worth; null where all amounts are 0. */
  'goals.amount': query(z.strictObject({ goal })).returns<string | null>(),
  /** What was given back of the amounts of a goal; null where nothing was. */
  'goals.refunded': query(z.strictObject({ goal })).returns<Refunded | null>(),
  /** A sentence where its value is a property whose amounts may be in another currency than the one they are read in. */
  'goals.secondCurrency': query(z.strictObject({ goal })).returns<string | null>(),
  /** A sentence where its value is a property of which something was given back, and how much is not known. */
  'goals.refundsUnknown': query(z.strictObject({ goal })).returns<string | null>(),
  /** A sentence where events of a goal have no id of anybody and so count for nobody; null where none is so. */
  'goals.ofNobody': query(z.strictObject({ goal })).returns<string | null>(),
  /** Currencies that events name beside an amount, most events first. */
  'events.currencies': query(nothing).returns<string[]>(),
  'events.names': query(nothing).returns<EventNameCount[]>(),
  /** Goals whose event is nowhere in the data. */
  'goals.unknownEvents': query(nothing).returns<UnknownEvent[]>(),
  /** Which values a property has, as a condition of a goal compares them; of events of these names, none = of all. */
  'events.values': query(
    z.strictObject({ events: z.array(z.string()), property: z.string().min(1) }),
  ).returns<PropertyValues>(),
  /** Events that stand on a page: which count as page views (`interactions` of the configuration), and which could. */
  'events.pages': query(nothing).returns<PageEvents>(),

  /** The inventory of tools; changed by hand here, by files through `imports.run`. */
  'tools.list': query(nothing).returns<Inventory>(),
  /** Those behind one tool, with what they come to in twelve months; `asOf`: payments after that day are not looked at. */
  'tools.payments': query(z.strictObject({ id: toolId, asOf })).returns<ToolPayments>(),
  'tools.add': command(z.strictObject({ tool: toolInput })).returns<{ id: number }>(),
  'tools.edit': command(z.strictObject({ id: toolId, changes: toolChanges })).returns<{ id: number }>(),
  /** One change, each tool once. */
  'tools.editAll': command(
    z.strictObject({ edits: z.array(z.strictObject({ id: toolId, changes: toolChanges })).min(1) }),
  ).returns<{ edited: number }>(),
  'tools.retire': command(
    z.strictObject({
      id: toolId,
      /** The first day without it. */ endDate: z.iso.date(),
      note: z.string().nullable().default(null),
    }),
  ).returns<{ id: number }>(),
  'tools.delete': command(z.strictObject({ ids: z.array(toolId).min(1) })).returns<{ deleted: number }>(),
  /** Several entries become the kept one; see the report `stack-duplicates`. */
  'tools.merge': command(z.strictObject({ keep: toolId, drop: z.array(toolId).min(1) })).returns<{ id: number }>(),
  /** One change, each entry once; how many are gone. */
  'tools.mergeAll': command(
    z.strictObject({ merges: z.array(z.strictObject({ keep: toolId, drop: z.array(toolId).min(1) })).min(1) }),
  ).returns<{ merged: number }>(),
  /**
   * Payments to `payee` are for all of them, by what each costs a year or by `shares` (of each, 100 together); the number of
   * the one that has them.
   */
  'tools.split': command(
    z.strictObject({
      payee: toolId,
      among: z.array(toolId).min(1),
      shares: z
        .array(z.strictObject({ id: toolId, percent: z.number().positive().max(100) }))
        .nullable()
        .default(null),
    }),
  ).returns<{ id: number }>(),
  /** What would become of their dated prices. */
  'tools.pricesAfterMerge': query(
    z.strictObject({ keep: toolId, drop: z.array(toolId).min(1) }),
  ).returns<PricesAfterMerge>(),
  /** Takes back the last change by hand. */
  'tools.undo': command(nothing).returns<{ undone: string }>(),
  'tools.capabilities': query(nothing).returns<{ categories: readonly CapabilityCategory[] }>(),
  'milestones.list': query(nothing).returns<{ milestones: MilestoneFields[] }>(),
  /** Replaces all of them. */
  'milestones.set': command(z.strictObject({ milestones: z.array(milestoneInput) })).returns<{ milestones: number }>(),

  'report.run': query(
    z.strictObject({ slug, params: z.record(z.string(), z.unknown()).default({}) }),
  ).returns<AnyReport>(),
  'decisions.list': query(nothing).returns<DecisionSummary[]>(),
  'decisions.read': query(z.strictObject({ id: decisionId, version })).returns<DecisionRecord>(),
  /** What a decision would come to, before it is saved. */
  'decisions.evaluate': query(z.strictObject({ decision, seed: z.number().int().nonnegative().default(1) })).returns<
    Report<'build-vs-buy'>
  >(),
  /** Adds a version, or a decision where `id` is null; nothing where nothing changed. */
  'decisions.save': command(
    z.strictObject({ id: decisionId.nullable(), decision, note: z.string().trim().max(2_000).default('') }),
  ).returns<{ id: number; version: number; added: boolean }>(),
  'decisions.compare': query(
    z.strictObject({ id: decisionId, a: z.number().int().positive(), b: z.number().int().positive() }),
  ).returns<DecisionComparison>(),
  /** With all its versions; `decisions.restore` takes it back. */
  'decisions.delete': command(z.strictObject({ id: decisionId })).returns<{ id: number; name: string }>(),
  'decisions.restore': command(z.strictObject({ id: decisionId })).returns<{ id: number; name: string }>(),
  /** The record as Markdown, or the decision as JSON that imports again without loss. */
  'decisions.document': query(
    z.strictObject({
      id: decisionId,
      version,
      format: z.enum(['markdown', 'json']),
      seed: z.number().int().default(1),
    }),
  ).returns<{ text: string }>(),
  'export.decision': command(
    z.strictObject({
      /** Its name; null = the one saved last. */
      decision: z.string().nullable().default(null),
      version,
      format: z.enum(['markdown', 'json']).default('json'),
      output: z.string().min(1),
    }),
  ).returns<{ name: string; version: number }>(),
  /** The report with its configuration and the files it rests on, for another workspace to check. */
  'report.file': query(
    z.strictObject({ slug, params: z.record(z.string(), z.unknown()).default({}) }),
  ).returns<ReportFile>(),
  /** Works a report file out again; changes nothing. */
  'report.verify': query(z.strictObject({ document: z.unknown() })).returns<Verification>(),
  'export.tools': command(output.extend({ decimal: z.enum(decimalMarks).default('point') })).returns<{
    records: number | null
  }>(),
  'export.milestones': command(output).returns<{ records: number | null }>(),
  'export.events': command(output).returns<{ records: number | null }>(),
  /** A copy; `records` is null. */
  'export.workspace': command(output).returns<{ records: number | null }>(),
  /** A list of people that joins who converted without a page with a colleague who has some; `records` are such people. */
  'export.colleagues': command(z.strictObject({ ...colleagueOptions, output: z.string().min(1) })).returns<{
    records: number
  }>(),
  'export.colleaguesText': query(z.strictObject(colleagueOptions)).returns<{ text: string; records: number }>(),
  'export.traits': command(z.strictObject({ ...traitOptions, output: z.string().min(1) })).returns<{
    records: number
  }>(),
  /** The same as text, for a page that saves it itself. */
  'export.traitsText': query(z.strictObject(traitOptions)).returns<{ text: string; records: number }>(),
} as const satisfies Record<string, Method<z.ZodType, unknown, unknown>>

export type Api = typeof api
export type MethodName = keyof Api
export type Params<M extends MethodName> = z.output<Api[M]['params']>
export type ParamsInput<M extends MethodName> = z.input<Api[M]['params']>
export type Result<M extends MethodName> = NonNullable<Api[M]['types']>['result']
export type Progress<M extends MethodName> = NonNullable<Api[M]['types']>['progress']

/** The part of an AbortSignal that is used; shared code has neither the browser's nor Node's types. */
export interface CancelSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

export interface CallOptions<M extends MethodName> {
  signal?: CancelSignal | undefined
  onProgress?: ((progress: Progress<M>) => void) | undefined
}

/** What every host offers to its caller. */
export type Call = <M extends MethodName>(
  method: M,
  params: ParamsInput<M>,
  options?: CallOptions<M>,
) => Promise<Result<M>>

/** `report.run` with the types of one report. */
export async function runReport<S extends ReportSlug>(
  call: Call,
  slug: S,
  params: ReportParamsInput<S>,
  options?: CallOptions<'report.run'>,
): Promise<Report<S>> {
  return (await call('report.run', { slug, params: params }, options)) as Report<S>
}

/** Of stored paths that take another name: how many, their page views, and the people who count who saw one. */
export interface RenamedPages {
  paths: number
  views: number
  people: number
}

export interface PagesPreview {
  /** Distinct paths as they were imported, and as they would count. */
  storedPaths: number
  paths: number
  /** By capitals or aliases. */
  renamed: RenamedPages
  /** Per alias, with paths it speaks for. */
  aliases: (RenamedPages & { examples: { from: string; to: string }[] })[]
  /** Stored paths that differ from another in capitals only, the `pages` they would be, and the most viewed of them. */
  capitals: RenamedPages & { pages: number; examples: string[][] }
  /**
   * Names of what these settings leave apart and most sites answer with the same page (`/index.html` and `/`, two
   * percent-encodings), and the aliases that would make them one, most viewed first; at most 1,000.
   */
  alike: RenamedPages & { aliases: { from: string; to: string }[] }
  /** Folders whose pages seem to have another folder now, and an alias for each of these pages; at most 1,000. */
  moved: RenamedPages & { folders: MovedFolder[]; aliases: { from: string; to: string }[] }
}

export interface TagsPreview {
  /** Names as they were imported, of sources hosts of referrers too, and as they would count. */
  fields: Record<TagField, { stored: number; counted: number }>
  /** Names that would be called otherwise, and people who count who came by them. */
  renamed: { names: number; people: number }
  /** Per alias, with imported names it speaks for, and those that costs are entered for (`contentCosts`). */
  aliases: { names: number; people: number; examples: { from: string; to: string }[]; costs: string[] }[]
  /** Per campaign (or names like it) that is given a channel: people who count who came by it. */
  campaignChannels: number[]
  /** Imported names that differ from another in capitals only, and the `as` many that they would be. */
  capitals: { names: number; as: number; examples: string[][] }
  /** Of the names as they would count: those that may be one with another. */
  proposals: TagProposal[]
}

export interface TagProposal extends TagAlias {
  /** Who came by `from`, and by `to`. */
  people: number
  toPeople: number
  /** `spelling`: but for what separates words; `host`: `from` is a host of the site `to`. */
  why: 'spelling' | 'host'
}

export interface PageAliasesRead {
  aliases: PageAlias[]
  rejects: { line: number; reason: string }[]
}

export interface PageGroupsRead {
  rules: ContentGroupRule[]
  pages: number
  /** In the order of the table. */
  groups: string[]
  /** Hosts of the table, without `www.`, where it has several: its rules hold on one each. */
  sites: string[]
  /** Pages that have one group after another in the table, together with those that have the same. */
  changed: {
    groups: string[]
    /** First days of the later groups; empty where the table does not say them. */
    dates: string[]
    /** The group that they are of instead, where the table does not tell on which day which one holds; else null. */
    joint: string | null
    pages: string[]
  }[]
  /** Rows left out whose page has a number in place of an address, as those that were not published yet. */
  unnamed: number
  /** Pages of the table under which others are visited that are in no group; empty where each is read with everything below it. */
  below: { page: string; visited: string[] }[]
  /** Pages that the table says are not published. */
  drafts: string[]
  /** Visited addresses that pages had before by the table, each with what its page is called now; such a page is in none of the groups. */
  moved: PageAlias[]
  /** It has no column of groups and nobody named one, so all of its pages are in one. */
  withoutGroups: boolean
  topics: {
    /** Null where no column has any. */
    column: string | null
    /** Cells that are several topics although no semicolon says so, and those that may be. */
    apart: string[]
    doubtful: string[]
  }
  /** Columns that hold days, names of groups or authors and were not used. */
  unused: { name: string; looksLike: 'days' | 'groups' | 'authors' }[]
  rejects: { line: number; reason: string }[]
}

export interface WorkspaceStatus {
  /** Handle to open it again. */
  file: string
  name: string
  /** Where the file is on this computer; to be shown and copied, never to be opened by. */
  path: string
  sample: boolean
  bytes: number
  events: number
  /** Those who count. */
  people: number
  /** By `excludePeople` of the configuration. */
  peopleLeftOut: number
  /** How pages are made one, `pages` of the configuration; both at rest where paths count as they were imported. */
  spelling: { ignoreCase: boolean; pageAliases: number; ignoreTagCase: boolean; tagAliases: number }
  /** Those who count. */
  tools: number
  /** By `excludePayees` and `excludePaymentCategories` of the configuration. */
  toolsLeftOut: number
  /** Without those that were undone. */
  imports: number
  rules: number
  goals: string[]
  /** Its reports change no figure, and so not the `revision`. */
  document: DocumentOfViews
  currency: string
  /** The month in which the year of the books begins, 1 = January. */
  fiscalYearStart: number
  timeZone: string
  identity: string
  /** Whether user ids that differ in capitals only are one; null = nobody has said. */
  userIds: WorkspaceConfig['userIds']
  /** Some event has a user id; without one every identity rule comes to the visitor id. */
  hasUsers: boolean
  /** ISO-8601 UTC with ms. */
  timeRange: [string, string] | null
  /** Of the files that have pages, strays included. */
  pagesRange: [string, string] | null
  /** Rises with every change, so that a screen knows its results are old. */
  revision: number
}

/** The latest version of a decision, with what its likely values come to. */
export interface DecisionSummary {
  id: number
  name: string
  version: number
  savedAt: string
  question: string
  verdict: Verdict
  reason: string
  buildPv: number
  buyPv: number
  scoreBuild: number
  scoreBuy: number
  /** Whether anybody has scored; until then both scores are the start of every new decision. */
  scored: boolean
  decided: Decision['decided']
  revisitOn: string | null
  /** Tools of the inventory its options point at. */
  tools: string[]
}

export interface DecisionRecord {
  id: number
  version: number
  decision: Decision
  /** Newest first. */
  versions: DecisionVersion[]
}

export interface DecisionVersion {
  version: number
  /** ISO-8601 UTC with ms. */
  savedAt: string
  /** What changed, as typed. */
  note: string
}

/** One entry of the document; null = it is not there. */
export interface DecisionChange {
  /** `build.engineerMonths`, `criteria.Fit.weight`, `alternatives.Vendor B.seats`. */
  path: string
  /** For people: `Build: Engineer-months`. */
  label: string
  before: string | null
  after: string | null
}

export interface DecisionComparison {
  changes: DecisionChange[]
  a: DecisionFigures
  b: DecisionFigures
}

export interface DecisionFigures {
  version: number
  verdict: Verdict
  reason: string
  buildPv: number
  buyPv: number
  scoreBuild: number
  scoreBuy: number
  scored: boolean
  pBuildCheaper: number
  breakEvenMonth: number | null
}

export interface RecentWorkspace {
  file: string
  name: string
  /** The folder it is in. */
  folder: string
  openedAt: string
  bytes: number
}

export interface CheckResult {
  ok: boolean
  schemaVersion: number
  /** One sentence each; empty when ok. */
  problems: string[]
  /** What was looked at, one sentence each. */
  checked: string[]
}

export interface RepairedTable {
  /** What it is called in the file, and what its rows are to people. */
  table: string
  rows: string
  saved: number
  /** At most; null = nobody can tell how many. */
  lost: number | null
}

export interface RepairedWorkspace {
  /** Handle to open it. */
  file: string
  /** Where it is on this computer; to be shown, never to be opened by. */
  path: string
  /** Without those that are worked out anew. */
  tables: RepairedTable[]
  /** What was lost, made up for, or has to be done now; a sentence each. */
  notes: string[]
}

export interface RejectedRow {
  line: number
  reason: string
  /** The row as it stood in the file, cut at 2,000 characters. */
  raw: string
}

export interface ContentGroupsPreview {
  /** Same order as the rules asked about. `taken`: of a rule without any path, those that fit it and are of earlier rules; else 0. */
  rules: { paths: number; views: number; conversions: number | null; taken: number }[]
  other: { paths: number; views: number; conversions: number | null }
  totals: { paths: number; views: number; conversions: number | null }
  /** Paths no rule matches, most viewed first; at most 200. */
  unmatched: { path: string; views: number }[]
  /** First touches that would move to another group; null without a goal. */
  changedFirst: number | null
  changedLast: number | null
}

export interface ContentCostsRead {
  /** What all of them are costs of. */
  by: CostDimension
  /** One a group (or campaign, …) and period: rows of one group, or of its pages, are added up. */
  costs: ContentCost[]
  /** How many rows are in `costs`. */
  rows: number
  /** Of names in `costs`: how the settings for tags, with `renamed`, spell them, where that is otherwise. */
  countsAs: Record<string, string>
  /** Campaigns under two names with one id in the table: the aliases that make each one. To be saved with the costs. */
  renamed: TagAlias[]
  /** How many months or other spans are told apart, or, where none has its year, are added up; 0 where no column says any. */
  months: number
  /** Where nothing of the table has a period: names of its columns that look like dates. */
  unusedDates: string[]
  /** Columns of what the platform itself counts as results, which are not read. */
  ownResults: string[]
  /** Currencies of rows that were converted to the workspace's, to add them to rows of their group in another. */
  converted: string[]
  /** 1-based lines of the table that cannot be used. */
  rejects: { line: number; reason: string }[]
}

export interface ExcludePeoplePreview {
  /** Same order as the patterns asked about; somebody may fit several. */
  patterns: {
    people: number
    events: number
    /** Up to five of them, most events first. */
    examples: string[]
    /** Where it fits nobody: up to five users of whom a visitor id fits, which leaves out anonymous people only. */
    users: string[]
  }[]
  /** Everybody who fits any. */
  people: number
  events: number
}

export interface UserAgentFit {
  /** Whose user agents are known and all fit. */
  people: number
  events: number
  pageViews: number
  /** Up to five of their user agents, most people first. */
  examples: string[]
}

export interface UserAgentsPreview {
  /** People with a known user agent. */
  known: number
  /** Of robots, whether or not they are asked about. */
  robots: UserAgentFit
  /** Robots among the people that reports count as the workspace has it, and how many people that are. */
  counted: { robots: number; people: number }
  /** Same order as the patterns asked about. */
  patterns: UserAgentFit[]
  /** Everybody the settings leave out; somebody may have come with robots of several patterns. */
  people: number
  events: number
  pageViews: number
}

export interface TrafficFit {
  people: number
  /** All of theirs. */
  events: number
}

export interface TrafficPreview {
  /** Those of the data and of the settings, in lower case, most people first; `out`: the settings leave them out. */
  types: ({ type: string; out: boolean; /** Ids of visitors among them. */ visitors: number } & TrafficFit)[]
  /** Same order as the hosts, and the days, asked about. */
  hosts: TrafficFit[]
  firstSeen: TrafficFit[]
  /** Everybody the settings leave out. */
  people: number
  events: number
}

/** People who came first on a day. */
export interface UnusualDay {
  /** In the workspace time zone. */
  day: string
  people: number
  /** How many do on such a day. */
  expected: number
  /** Of them, robots by their user agent; 0 where those are left out. */
  robots: number
  /**
   * The page on which at least half of them landed, though not all (or of those who are more than usual, where clearly fewer of them convert); null without one, or where no pattern is it alone. `counted` and
   * `converted` as in `rates`, of those who landed there.
   */
  landing: { path: string; people: number; counted: number; converted: number } | null
  goal: string
  /** `counted`: those who had `withinDays` to convert, and had not before; `others` came in the four weeks before and after. */
  rates: {
    counted: number
    converted: number
    withinDays: number
    others: { counted: number; converted: number }
  }
}

/** At least two days in a row without a page view, where days before and after have many. */
export interface TrackingGap {
  /** In the workspace time zone, both included. */
  first: string
  last: string
  days: number
  /** How many page views such a day has. */
  usual: number
}

export interface VisitorsOfDay {
  day: string
  people: number
  /** null where too few days are there to tell. */
  expected: number | null
  /** Of them, robots by their user agent; 0 where those are left out. */
  robots: number
  /** null without a goal. */
  goal: string | null
  /** null where nobody can have converted yet. */
  rates: UnusualDay['rates'] | null
  /** Where they landed and how they came, most people first. */
  pages: { name: string; people: number }[]
  /** Pages beside those. */
  morePages: number
  channels: { name: string; people: number }[]
  sources: { name: string; people: number }[]
}

export interface GoalPreview {
  events: number
  people: number
  conversions: number
  /** null where it needs a rate there is none for, which `noRate` then says. */
  value: number | null
  noRate: string | null
}

export interface PageEvents {
  /** Most events first. */
  names: {
    name: string
    /** Those with a page. */
    events: number
    /** Is a page view. */
    counts: boolean
    /** Does not count, and looks as if it should. */
    suggested: boolean
  }[]
}

export interface PropertyValues {
  /** How many events have the property, and something in it. */
  events: number
  /** The most frequent first. */
  values: { value: string; events: number }[]
}

export interface EventNameCount {
  name: string
  kind: 'event' | 'identify' | 'alias'
  events: number
  /** Property names seen on a sample of its events. */
  properties: string[]
}
