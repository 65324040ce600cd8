/**
 * What journey reports share, loaded from the workspace when first asked for and kept until its events change:
 * columns of journeys, dictionaries, classified pages, prepared goals.
 */
import { isDeepStrictEqual } from 'node:util'
import {
  type ContentGroupRule,
  type Goal,
  type IdentityRuleName,
  type TagField,
  tagFields,
  type WorkspaceConfig,
} from '../../../shared/config.ts'
import { decodedPath } from '../../../shared/text/decoded-path.ts'
import { AppError } from '../../../shared/errors.ts'
import { type Classification, classify, type Pages, PatternCache, roleCode } from '../content-groups/classify.ts'
import {
  type DatedRule,
  datedRules,
  joinColumn,
  type PageSpans,
  type SplitActions,
  splitActions,
  splitColumn,
  splitPages,
} from '../content-groups/page-spans.ts'
import { type Actions, type EventNames, type GoalTest, prepareGoal } from '../goals/goal.ts'
import { isInOrderOnly, needTimes } from '../import/events/order.ts'
import type { ReadDb } from '../workspace/db.ts'
import type { Journeys } from './arrange.ts'
import {
  type Codes,
  type Dimension,
  type Keys,
  keysOf,
  type Origins,
  spellOrigins,
  type StoredOrigins,
} from './dimensions.ts'
import {
  findReached,
  findTouches,
  type PeopleTouches,
  type Reached,
  type Scan,
  type ScanColumns,
  type ScanWindow,
  selectWindows,
} from './scan.ts'
import type { Identities } from './identity.ts'
import {
  type CountedFirst,
  countedFirst,
  eitherFits,
  findFitting,
  type FittingIds,
  idsOf,
  type IdsOfPeople,
  inOrder,
} from './leave-out.ts'
import { hostEvents, ownHostTest } from './own-hosts.ts'
import { pageSpeller, tagSpellers } from './spellings.ts'
import { loadColumn, readIdentities } from './store.ts'
import { leavesOutTraffic, peopleOfTraffic } from './traffic.ts'
import { devicesOfActors, leavesOutUserAgents, userAgentsOf, userAgentTest } from './user-agents.ts'

type ColumnName = Exclude<keyof Journeys, 'people' | 'rule'>

export class JourneyModel {
  private readonly db: ReadDb
  private readonly shape: JourneyShape
  private readonly columns: { [C in ColumnName]?: Journeys[C] | undefined } = {}
  /** As they were built, until they are asked for. */
  private readonly built: { [C in ColumnName]?: Journeys[C] | undefined } = {}
  private readonly fittingUnder = new Map<IdentityRuleName, FittingIds | null>()
  private leaving: LeftOut | null = null
  private readonly patterns = new PatternCache()
  private classified: { rules: readonly ContentGroupRule[]; result: Classification } | null = null
  private readonly goals = new Map<string, GoalTest>()
  private scans: { goal: GoalTest; touches: PeopleTouches; window: ScanWindow; scan: Scan }[] = []
  private allTouches: { interactions: Uint8Array; touches: PeopleTouches }[] = []
  private touchColumns: { touches: Int32Array; of: Keys | string; column: Codes }[] = []
  private readonly reachedBy = new WeakMap<GoalTest, Reached>()
  private readonly keysOfClasses = new WeakMap<Classification, Map<Dimension, Keys>>()
  private perAction: EventsPerAction | null = null
  private ids: Identities | null = null
  private split: Spans | null | undefined = undefined
  private drafted: JourneyModel | null = null
  /** The model that this one differs from in its rules only. */
  private readonly base: JourneyModel | null
  private ownHost: ((host: string) => boolean) | null = null
  private readonly dictionaries: {
    pages?: Pages
    spelledPages?: Pages
    storedPages?: StoredPages
    importedPages?: StoredPages
    importedActions?: Actions
    origins?: Origins
    storedOrigins?: StoredOrigins
    names?: EventNames
  } = {}

  /** `shape` as the workspace has it. `journeys`, when just built, saves loading them. */
  constructor(db: ReadDb, shape: JourneyShape, journeys?: Journeys, base: JourneyModel | null = null) {
    this.db = db
    this.shape = shape
    this.base = base
    if (!journeys) return
    const { time, actor, action, origin, event, offset, personUser, personVisitor } = journeys
    this.built = { time, actor, action, origin, event, offset, personUser, personVisitor }
  }

  /**
   * People who count come first, and `offset` is of them alone; events of people left out follow theirs, then those of
   * nobody (`ends`). `personUser` and `personVisitor` go on with the people left out.
   */
  column<C extends ColumnName>(name: C): Journeys[C] {
    return (this.columns[name] ??= this.makeColumn(name) as (typeof this.columns)[C]) as Journeys[C]
  }

  private makeColumn(name: ColumnName): Journeys[ColumnName] {
    if (name !== 'action') return this.base?.column(name) ?? this.order(name)
    const action = this.base?.actionsAsStored() ?? (this.order(name) as Int32Array)
    if (this.spans === null) return action
    this.built.action = undefined
    return splitColumn(action, this.column('time'), this.spans.actions)
  }

  private actionsAsStored(): Int32Array {
    return this.spans === null ? this.column('action') : joinColumn(this.column('action'), this.spans.actions)
  }

  private order(name: ColumnName): Journeys[ColumnName] {
    const { order } = this.left
    if (order === null) return this.asBuilt(name)
    if (name === 'offset') return order.offset.subarray(0, order.people + 1)
    const runs = name === 'personUser' || name === 'personVisitor' ? order.persons : order.rows
    const column = inOrder(this.asBuilt(name), runs)
    this.built[name] = undefined
    return column
  }

  private asBuilt<C extends ColumnName>(name: C): Journeys[C] {
    return this.built[name] ?? (loadColumn(this.db, name) as Journeys[C])
  }

  private get left(): LeftOut {
    if (this.base) return this.base.left
    if (this.leaving) return this.leaving
    const { excludeTraffic, excludeUserAgents, identity, timeZone } = this.shape
    const people = () => ({
      offset: this.asBuilt('offset'),
      personUser: this.asBuilt('personUser'),
      personVisitor: this.asBuilt('personVisitor'),
    })
    let byEvents: FittingIds | null = null
    if (leavesOutUserAgents(excludeUserAgents)) {
      const agents = userAgentsOf(this.db, { ...people(), event: this.asBuilt('event') })
      const fits = userAgentTest(excludeUserAgents)
      byEvents = idsOf(this.db, people(), agents.allFit(fits))
    }
    if (leavesOutTraffic(excludeTraffic)) {
      const columns = {
        ...people(),
        event: this.asBuilt('event'),
        action: this.asBuilt('action'),
        time: this.asBuilt('time'),
      }
      const found = peopleOfTraffic(this.db, excludeTraffic, columns, this, timeZone)
      byEvents = eitherFits(byEvents, idsOf(this.db, people(), found))
    }
    const fitting = eitherFits(this.fitting(identity), byEvents)
    const order = fitting && countedFirst(people(), fitting)
    return (this.leaving = { fitting, byEvents, order })
  }

  /** By the patterns of `excludePeople`. */
  private fitting(rule: IdentityRuleName): FittingIds | null {
    // Only what is connected is told otherwise by the rule.
    const key = rule === 'connected' ? rule : 'none'
    let fitting = this.fittingUnder.get(key)
    if (fitting === undefined) {
      fitting = findFitting(this.db, this.shape.excludePeople, this.idsOfPeople(rule))
      this.fittingUnder.set(key, fitting)
    }
    return fitting
  }

  /** What findIds needs to know of people under a rule, by default the workspace's. */
  idsOfPeople(rule: IdentityRuleName = this.shape.identity): IdsOfPeople {
    return { identities: () => this.identities, rule }
  }

  get people(): number {
    return Math.max(0, this.column('offset').length - 1)
  }

  get peopleLeftOut(): number {
    return this.left.order?.leftOut ?? 0
  }

  /** The ids people are left out by under a rule; null = nobody is. */
  idsLeftOut(rule: IdentityRuleName): FittingIds | null {
    const { fitting, byEvents } = this.left
    const isSame = (rule === 'connected') === (this.shape.identity === 'connected')
    return isSame ? fitting : eitherFits(this.fitting(rule), byEvents)
  }

  /** People who count and those left out, with where the events of each begin. */
  get everybody(): { people: number; offset: Uint32Array } {
    const offset = this.left.order?.offset ?? this.column('offset')
    return { people: Math.max(0, offset.length - 1), offset }
  }

  /** Where the events of people who count end, and those of people left out; the rest is of nobody. */
  get ends(): { counted: number; leftOut: number } {
    const { people, offset } = this.everybody
    return { counted: offset[this.people] ?? 0, leftOut: offset[people] ?? 0 }
  }

  /** As the workspace tells them apart: several ids may have one path. */
  get pages(): Pages {
    return (this.dictionaries.pages ??= this.spans?.pages.pages ?? this.spelledPages)
  }

  private get spelledPages(): Pages {
    if (this.base) return this.base.spelledPages
    if (this.dictionaries.spelledPages) return this.dictionaries.spelledPages
    const { pages: settings } = this.shape
    const stored = this.importedPages
    const spell = pageSpeller(settings)
    const path =
      settings.ignoreCase === true || settings.aliases.length > 0
        ? stored.path.map((each, page) => (page === 0 ? each : spell(each, stored.host[page]!).name))
        : stored.path
    return (this.dictionaries.spelledPages = { ...stored, path, ignoreCase: settings.ignoreCase === true })
  }

  /** By the same ids, as they were imported. */
  get storedPages(): StoredPages {
    if (this.dictionaries.storedPages) return this.dictionaries.storedPages
    const { host, path } = this.importedPages
    const spans = this.spans?.pages
    if (!spans) return (this.dictionaries.storedPages = this.importedPages)
    const withSpans = (list: readonly string[]): string[] => [
      ...list,
      ...Array.from(spans.pageOf, (page) => list[page]!),
    ]
    return (this.dictionaries.storedPages = { count: spans.pages.count, host: withSpans(host), path: withSpans(path) })
  }

  private get importedPages(): StoredPages {
    if (this.base) return this.base.importedPages
    return (this.dictionaries.importedPages ??= this.table('page', ['host', 'path']) as unknown as StoredPages)
  }

  /** null where no rule has dates, or no page or event has a time for them. */
  private get spans(): Spans | null {
    if (this.split !== undefined) return this.split
    const { datedRules: rules, timeZone } = this.shape
    if (rules.length === 0 || isInOrderOnly(this.db)) return (this.split = null)
    const pages = splitPages(this.spelledPages, rules, timeZone, this.patterns)
    return (this.split =
      pages.pageOf.length === 0 ? null : { pages, actions: splitActions(this.importedActions, pages) })
  }

  /** As the workspace spells them. */
  get origins(): Origins {
    if (this.base) return this.base.origins
    return (this.dictionaries.origins ??= spellOrigins(this.storedOrigins, this.shape.tags, this.isOwnHost))
  }

  /** Whether a host, without `www.`, is the workspace's own. */
  readonly isOwnHost = (host: string): boolean =>
    (this.ownHost ??= ownHostTest(this.shape.ownHosts, () => hostEvents(this)))(host)

  /** As they were imported. */
  get storedOrigins(): StoredOrigins {
    if (this.base) return this.base.storedOrigins
    if (this.dictionaries.storedOrigins) return this.dictionaries.storedOrigins
    const columns = ['referrer', 'source', 'medium', 'campaign', 'device', 'custom_dimension']
    const { custom_dimension: custom, ...stored } = this.table('origin', columns)
    return (this.dictionaries.storedOrigins = { ...stored, custom } as unknown as StoredOrigins)
  }

  /** What a key that somebody has written down, maybe in another spelling, is called among `names`. */
  countedKey(dimension: Dimension, key: string, names: { has: (name: string) => boolean }): string {
    if (names.has(key)) return key
    if (dimension === 'page') return this.pageWritten(key, names) ?? key
    if (!(tagFields as readonly string[]).includes(dimension)) return key
    return tagSpellers(this.shape.tags)[dimension as TagField](key).name
  }

  /** The page that is shown as `key`, whatever of its path is percent-encoded. */
  private pageWritten(key: string, names: { has: (name: string) => boolean }): string | undefined {
    const { path, ignoreCase } = this.pages
    const fold = (text: string): string => (ignoreCase ? decodedPath(text).toLowerCase() : decodedPath(text))
    const written = fold(key)
    return path.find((each) => names.has(each) && fold(each) === written)
  }

  get names(): EventNames {
    if (this.base) return this.base.names
    return (this.dictionaries.names ??= this.table('event_name', ['value', 'kind']) as unknown as EventNames)
  }

  get actions(): Actions {
    return this.spans?.actions.actions ?? this.importedActions
  }

  private get importedActions(): Actions {
    if (this.base) return this.base.importedActions
    if (this.dictionaries.importedActions) return this.dictionaries.importedActions
    const count = (this.db.prepare(`SELECT coalesce(max(id), 0) FROM action`).pluck().get() as number) + 1
    const actions: Actions = { count, name: new Int32Array(count), page: new Int32Array(count) }
    const rows = this.db.prepare(`SELECT id, name_id, coalesce(page_id, 0) FROM action`).raw().iterate()
    for (const [id, name, page] of rows as Iterable<[number, number, number]>) {
      actions.name[id] = name
      actions.page[id] = page
    }
    return (this.dictionaries.importedActions = actions)
  }

  /** Text columns of a dictionary, indexed by id; blank at index 0 and at ids that an undone import took along. */
  private table(table: string, columns: string[]): Record<string, string[] | number> {
    const count = (this.db.prepare(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() as number) + 1
    const lists = columns.map(() => new Array<string>(count).fill(''))
    const rows = this.db
      .prepare(`SELECT id, ${columns.join(', ')} FROM ${table}`)
      .raw()
      .iterate()
    for (const [id, ...values] of rows as Iterable<[number, ...string[]]>)
      values.forEach((value, column) => (lists[column]![id] = value))
    return { count, ...Object.fromEntries(columns.map((name, index) => [name, lists[index]!])) }
  }

  /** The same people and events for other rules: with other dates than those that apply, pages are split otherwise. */
  under(rules: readonly ContentGroupRule[]): JourneyModel {
    if (this.base) return this.base.under(rules)
    const dated = this.needTimesOf(rules)
    if (isDeepStrictEqual(dated, this.shape.datedRules)) return this
    if (!isDeepStrictEqual(dated, this.drafted?.shape.datedRules))
      this.drafted = new JourneyModel(this.db, { ...this.shape, datedRules: dated }, undefined, this)
    return this.drafted!
  }

  private needTimesOf(rules: readonly ContentGroupRule[]): DatedRule[] {
    const dated = datedRules(rules)
    if (dated.length > 0) needTimes(this.db, 'A content group rule with "from" or "to"')
    return dated
  }

  /** Of rules whose dates are those that this model was made under; see `under`. */
  classes(rules: readonly ContentGroupRule[]): Classification {
    if (this.classified && JSON.stringify(this.classified.rules) === JSON.stringify(rules))
      return this.classified.result
    this.needTimesOf(rules)
    const result = classify(rules, this.pages, this.patterns)
    this.patterns.keepOnly(rules)
    this.classified = { rules: structuredClone(rules), result }
    return result
  }

  goal(goal: Goal, config: WorkspaceConfig): GoalTest {
    const key = JSON.stringify([chainOf(goal, config), config.currency, config.rates, config.timeZone])
    let test = this.goals.get(key)
    if (!test) {
      if (this.goals.size >= 8) this.goals.clear()
      const after = goal.after === null ? null : this.goal(findGoal(config, goal.after), config)
      test = prepareGoal(this.db, goal, config, this, after)
      this.goals.set(key, test)
    }
    return test
  }

  /** Per action id: 1 where its name is one of the interactions of the workspace and it has a page. */
  pageViews(config: WorkspaceConfig): Uint8Array {
    const { names, actions } = this
    const wanted = new Set(config.interactions.events)
    const isWanted = names.value.map((value, id) => names.kind[id] === 'event' && wanted.has(value))
    const fits = new Uint8Array(actions.count)
    for (let id = 1; id < fits.length; id++) if (actions.page[id] !== 0 && isWanted[actions.name[id]!]) fits[id] = 1
    return fits
  }

  /** Of those, the ones whose page is in a group that may be credited. */
  interactions(config: WorkspaceConfig, { role }: Classification): Uint8Array {
    const { page } = this.actions
    return this.pageViews(config).map((isView, id) => (isView === 1 && role[page[id]!] === roleCode.content ? 1 : 0))
  }

  private deviceOfActors(): string[] {
    const columns = () => ({ event: this.column('event'), actor: this.column('actor'), time: this.column('time') })
    return devicesOfActors(this.db, columns, this.identities)
  }

  /** The keys of a dimension under these classes. */
  keys(dimension: Dimension, classes: Classification): Keys {
    let kept = this.keysOfClasses.get(classes)
    if (!kept) this.keysOfClasses.set(classes, (kept = new Map<Dimension, Keys>()))
    let keys = kept.get(dimension)
    if (!keys) {
      keys = keysOf(dimension, this.pages, this.origins, classes, () => this.deviceOfActors())
      kept.set(dimension, keys)
    }
    return keys
  }

  /**
   * The scan of these options. The last ones are kept, and so is what they are made of: asking for another model,
   * dimension or group name does not scan again, and another period or lookback does not look at all events again.
   */
  scan(config: WorkspaceConfig, goal: Goal, window: ScanWindow, classes = this.classes(config.contentGroups)): Scan {
    if (window.lookback !== Infinity) needTimes(this.db, 'A lookback')
    if (window.from !== -Infinity || window.to !== Infinity) needTimes(this.db, 'A reporting period')
    const test = this.goal(goal, config)
    const touches = this.touches(config, classes)
    const known = this.scans.find(
      (each) => each.goal === test && each.touches === touches && isSameWindow(each.window, window),
    )
    if (known) return known.scan
    // Where the period has no beginning, nobody who did not convert is looked back on.
    const alike =
      window.from === -Infinity
        ? this.scans.find(
            (each) =>
              each.goal === test &&
              each.touches === touches &&
              each.window.from === -Infinity &&
              each.window.to === window.to,
          )
        : undefined
    const scan = selectWindows(
      { people: this.people, time: this.column('time') },
      touches,
      this.reached(test),
      window,
      alike?.scan.nonConverters,
    )
    this.scans = [{ goal: test, touches, window, scan }, ...this.scans.slice(0, keptScans - 1)]
    return scan
  }

  /**
   * A column with a value for every touch, made when it is first asked for; the last few are kept. `of` says which: keys,
   * or how sessions end.
   */
  perTouch<C extends Codes>(touches: Int32Array, of: Keys | string, make: () => C): C {
    const at = this.touchColumns.findIndex((each) => each.touches === touches && each.of === of)
    const [found] = at >= 0 ? this.touchColumns.splice(at, 1) : [{ touches, of, column: make() }]
    this.touchColumns = [found!, ...this.touchColumns.slice(0, keptTouchColumns - 1)]
    return found!.column as C
  }

  /** All interactions of people. The last ones are kept. */
  touches(config: WorkspaceConfig, classes: Classification): PeopleTouches {
    const interactions = this.interactions(config, classes)
    const at = this.allTouches.findIndex((each) => isEqual(each.interactions, interactions))
    const [found] =
      at >= 0
        ? this.allTouches.splice(at, 1)
        : [{ interactions, touches: findTouches(this.scanColumns(), interactions) }]
    this.allTouches = [found!, ...this.allTouches.slice(0, keptTouches - 1)]
    return found!.touches
  }

  /** Who reached a goal, and where, in order of people and time. */
  reachedGoal(config: WorkspaceConfig, goal: Goal): Reached {
    return this.reached(this.goal(goal, config))
  }

  private reached(goal: GoalTest): Reached {
    let reached = this.reachedBy.get(goal)
    if (!reached) {
      const after = goal.after === null ? null : this.reached(goal.after)
      this.reachedBy.set(goal, (reached = findReached(this.scanColumns(), goal, after)))
    }
    return reached
  }

  private scanColumns(): ScanColumns {
    return {
      people: this.people,
      offset: this.column('offset'),
      time: this.column('time'),
      action: this.column('action'),
      event: this.column('event'),
    }
  }

  get identities(): Identities {
    if (this.base) return this.base.identities
    return (this.ids ??= readIdentities(this.db, this.shape))
  }

  /** Events per action of people who count, of people left out, and of nobody. */
  get eventsPerAction(): EventsPerAction {
    if (this.perAction) return this.perAction
    const action = this.column('action')
    const { counted, leftOut } = this.ends
    const tally = (from: number, to: number): Float64Array => {
      const events = new Float64Array(this.actions.count)
      for (let row = from; row < to; row++) events[action[row]!]!++
      return events
    }
    return (this.perAction = {
      identified: tally(0, counted),
      leftOut: tally(counted, leftOut),
      nobody: tally(leftOut, action.length),
    })
  }
}

/** The settings a model is made under; what else a workspace has set is asked with each question. */
export type JourneyShape = Pick<
  WorkspaceConfig,
  | 'excludePeople'
  | 'excludeTraffic'
  | 'excludeUserAgents'
  | 'identity'
  | 'noIds'
  | 'ownHosts'
  | 'pages'
  | 'tags'
  | 'timeZone'
  | 'userIds'
> & { datedRules: DatedRule[] }

export const shapeOf = (config: WorkspaceConfig): JourneyShape => {
  const {
    excludePeople,
    excludeTraffic,
    excludeUserAgents,
    identity,
    noIds,
    ownHosts,
    pages,
    tags,
    timeZone,
    userIds,
  } = config
  return {
    excludePeople,
    excludeTraffic,
    excludeUserAgents,
    identity,
    noIds,
    ownHosts,
    pages,
    tags,
    timeZone,
    userIds,
    datedRules: datedRules(config.contentGroups),
  }
}

type StoredPages = Omit<Pages, 'ignoreCase'>

interface Spans {
  pages: PageSpans
  actions: SplitActions
}

interface LeftOut {
  fitting: FittingIds | null
  /** By user agents and traffic. */
  byEvents: FittingIds | null
  order: CountedFirst | null
}

interface EventsPerAction {
  identified: Float64Array
  leftOut: Float64Array
  nobody: Float64Array
}

/** Each holds three numbers per person. */
const keptScans = 3
/** Each holds a number per interaction; two, so that a rule can be turned back, or a change looked at beside what is. */
const keptTouches = 2
const keptTouchColumns = 5

const isSameWindow = (a: ScanWindow, b: ScanWindow): boolean =>
  a.from === b.from && a.to === b.to && a.lookback === b.lookback

const isEqual = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

/** A goal with those it comes after, the nearest first. */
function chainOf(goal: Goal, config: WorkspaceConfig): Goal[] {
  return [goal, ...(goal.after === null ? [] : chainOf(findGoal(config, goal.after), config))]
}

/** The goal of that name, or the first. Throws NOT_FOUND. */
export function findGoal(config: WorkspaceConfig, name: string | null): Goal {
  const goal = name === null ? config.goals[0] : config.goals.find((each) => each.name === name)
  if (goal) return goal
  const known = config.goals.map((each) => `"${each.name}"`).join(', ')
  throw new AppError(
    'NOT_FOUND',
    name === null
      ? 'This workspace has no goal yet; add one, so that conversions can be counted.'
      : `There is no goal "${name}"; ${known ? `there is ${known}` : 'the workspace has none yet'}.`,
  )
}
