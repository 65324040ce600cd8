/** The open workspace of one app, and what is remembered about it between calls. */
import { readCountedTools } from './stack/left-out.ts'
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { WorkspaceStatus } from '../../shared/api.ts'
import type { WorkspaceConfig } from '../../shared/config.ts'
import type { Effects } from './effects.ts'
import { peopleIds } from './import/formats/people.ts'
import { timeRange } from './import/list.ts'
import { isBlockedId } from './journeys/blocked.ts'
import type { Journeys } from './journeys/arrange.ts'
import type { StoredEvents } from './journeys/identity.ts'
import { JourneyModel, type JourneyShape, shapeOf } from './journeys/model.ts'
import type { SpareMemory } from './journeys/spare-memory.ts'
import { leavesOutTraffic } from './journeys/traffic.ts'
import { leavesOutUserAgents } from './journeys/user-agents.ts'
import { areCurrent, buildJourneys, JourneySaver, journeyStamp, rebuildJourneys } from './journeys/store.ts'
import type { ReportContext } from './reports/report-context.ts'
import { readConfig } from './workspace/config-store.ts'
import { explainSqlite, type ReadDb, type WriteDb } from './workspace/db.ts'
import { openWorkspace, type Workspace } from './workspace/workspace.ts'

export class Session {
  readonly workspace: Workspace
  private readonly effects: Effects
  private model: JourneyModel
  /** Which events and which rule the model stands for. */
  private modelled: string
  private config: WorkspaceConfig
  /** The settings the model was made under. */
  private shape: JourneyShape | null = null
  private seenVersion: number
  private unsaved: JourneySaver | null = null
  /** By the ids of their first and last event: whether any event of a file has a page. */
  private readonly hasPages = new Map<string, boolean>()
  private isHeld = false
  revision = 1

  constructor(path: string, create: boolean, effects: Effects) {
    this.effects = effects
    this.workspace = openWorkspace(resolve(path), { create })
    try {
      this.config = readConfig(this.workspace.reader)
      this.seenVersion = this.dataVersion()
      const { model, modelled } = this.snapshot(() => this.load())
      this.model = model
      this.modelled = modelled
    } catch (error) {
      this.workspace.close()
      throw explainSqlite(error, this.workspace.path)
    }
  }

  /**
   * Queries see the workspace as it is now until `release`, whatever is committed meanwhile: an import of several files
   * commits each of them, and people and rows must be of the same moment.
   */
  hold(): void {
    this.begin()
    this.isHeld = true
    this.context()
  }

  release(): void {
    this.isHeld = false
    this.commit()
  }

  /** What a query may look at; reloaded when another process has changed the file. */
  context(): ReportContext {
    if (this.dataVersion() !== this.seenVersion) this.refresh()
    return { db: this.workspace.reader, config: this.config, journeys: this.model, now: this.effects.now }
  }

  /** After a change to anything but events, by this process or another: people are built anew where they are others now. */
  refresh(): void {
    this.snapshot(() => {
      this.reread()
      if (journeyStamp(this.workspace.reader) === this.modelled) {
        this.reshape()
        return
      }
      this.unsaved = null
      const { model, modelled } = this.load()
      this.model = model
      this.modelled = modelled
    })
  }

  /** Changes what no figure depends on: answers that were given stay true. */
  changeApart<T>(change: (writer: WriteDb) => T): T {
    const { writer } = this.workspace
    const others = dataVersion(writer)
    this.context()
    const result = change(writer)
    this.seenVersion = this.dataVersion()
    this.config = readConfig(this.workspace.reader)
    // Another process has changed something meanwhile, and that may be anything.
    if (dataVersion(writer) !== others) this.refresh()
    return result
  }

  /** After a change to events: journeys of all of them, these included, which are saved by `settle` or `saveSome`. */
  changed(fresh: StoredEvents[] | 'all', spare?: SpareMemory): void {
    const { writer } = this.workspace
    // One moment for both, should another process commit meanwhile.
    const { journeys, stamp } = writer.transaction(() => ({
      stamp: journeyStamp(writer),
      journeys: fresh === 'all' ? rebuildJourneys(writer) : buildJourneys(writer, fresh, spare),
    }))()
    this.unsaved = new JourneySaver(writer, journeys, stamp)
    this.reread()
    this.model = this.modelOf(journeys)
    this.modelled = stamp
  }

  /** Of the same journeys, where who is left out of reports or which pages are one is another now. */
  private reshape(): void {
    if (isDeepStrictEqual(shapeOf(this.config), this.shape)) return
    this.model = this.modelOf(this.unsaved?.journeys)
  }

  private modelOf(journeys?: Journeys): JourneyModel {
    this.shape = shapeOf(this.config)
    return new JourneyModel(this.workspace.reader, this.shape, journeys)
  }

  private reread(): void {
    this.seenVersion = this.dataVersion()
    this.config = readConfig(this.workspace.reader)
    this.revision++
  }

  /** The saved journeys, or journeys built from the rows: another process may be between its commit and its saving. */
  private load(): { model: JourneyModel; modelled: string } {
    const { reader, writer } = this.workspace
    const modelled = journeyStamp(reader)
    if (areCurrent(reader)) return { model: this.modelOf(), modelled }
    this.effects.log(
      'info',
      'The saved journeys are not those of the events and of who is one person now; they are built from the events.',
    )
    const journeys = buildJourneys(reader, [])
    this.unsaved = new JourneySaver(writer, journeys, modelled)
    return { model: this.modelOf(journeys), modelled }
  }

  /** Everything `work` reads is of one moment. */
  private snapshot<T>(work: () => T): T {
    if (this.isHeld) return work()
    this.begin()
    try {
      return work()
    } finally {
      this.commit()
    }
  }

  private begin(): void {
    const { reader } = this.workspace
    reader.prepare(`BEGIN`).run()
    // A transaction that only began sees whatever is there when it first reads.
    reader.prepare(`SELECT count(*) FROM config`).get()
  }

  /** Ends what `begin` began, unless SQLite has: some errors of the disk do. */
  private commit(): void {
    if (this.workspace.reader.inTransaction) this.workspace.reader.prepare(`COMMIT`).run()
  }

  /**
   * Saves some of what was derived, `done` when there is nothing left. It runs after the import has answered, between
   * calls: the events are safe already, and journeys that were not saved are rebuilt from them.
   */
  saveSome(): 'more' | 'busy' | 'done' {
    if (!this.unsaved) return this.workspace.checkpoint() ? 'more' : 'done'
    const isUpToDate = this.dataVersion() === this.seenVersion
    const outcome = this.unsaved.save()
    if (outcome === 'done') this.unsaved = null
    if (isUpToDate) this.seenVersion = this.dataVersion()
    return outcome === 'busy' ? 'busy' : 'more'
  }

  /** Saves all of it; false where another process is writing. */
  settle(): boolean {
    while (this.unsaved) if (this.saveSome() === 'busy') return false
    return true
  }

  status(): WorkspaceStatus {
    const { db, config } = this.context()
    const count = (table: string): number => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
    const [from, to] = periodOfData(db)
    // Most workspaces leave nobody out, and then how many there are need not be loaded.
    const leavesOut =
      config.excludePeople.length > 0 ||
      leavesOutUserAgents(config.excludeUserAgents) ||
      leavesOutTraffic(config.excludeTraffic)
    const stored = count('tool')
    const leavesOutTools = config.excludePayees.length + config.excludePaymentCategories.length > 0
    const tools = leavesOutTools ? readCountedTools(db, config).length : stored
    const saved = this.unsaved
      ? { events: this.unsaved.journeys.event.length, people: this.unsaved.journeys.people }
      : (db.prepare(`SELECT events, people FROM journey`).get() as { events: number; people: number } | undefined)
    return {
      file: this.effects.grantFile(this.workspace.path),
      name: this.workspace.name,
      path: this.workspace.path,
      sample: this.workspace.path === samplePath(this.effects.dataDir),
      // What was committed last is in the log beside it until it is moved into the file.
      bytes: sizeOf(this.workspace.path) + sizeOf(`${this.workspace.path}-wal`),
      events: saved?.events ?? 0,
      people: leavesOut ? this.model.people : (saved?.people ?? 0),
      peopleLeftOut: leavesOut ? this.model.peopleLeftOut : 0,
      tools,
      toolsLeftOut: stored - tools,
      spelling: {
        ignoreCase: config.pages.ignoreCase === true,
        pageAliases: config.pages.aliases.length,
        ignoreTagCase: config.tags.ignoreCase === true,
        tagAliases: config.tags.aliases.length,
      },
      imports: db.prepare(`SELECT count(*) FROM import WHERE undone_at IS NULL`).pluck().get() as number,
      rules: config.contentGroups.length,
      goals: config.goals.map((goal) => goal.name),
      document: config.document,
      currency: config.currency,
      fiscalYearStart: config.fiscalYearStart,
      timeZone: config.timeZone,
      identity: config.identity,
      userIds: config.userIds,
      // There are few ways to write that there is no id.
      hasUsers: (db.prepare(`SELECT value FROM user LIMIT 100`).pluck().all() as string[]).some(
        (id) => !isBlockedId(id),
      ),
      timeRange: timeRange(from, to),
      pagesRange: timeRange(...this.periodOfPages(db)),
      revision: this.revision,
    }
  }

  /** Of files, which are looked at once: journeys know the pages themselves, and are not loaded for it. */
  private periodOfPages(db: ReadDb): [number | null, number | null] {
    const files = db
      .prepare(
        `SELECT time_from AS "from", time_to AS "to", first_event_id AS first, last_event_id AS last FROM import
        WHERE kind = 'events' AND undone_at IS NULL AND time_from IS NOT NULL AND first_event_id IS NOT NULL`,
      )
      .all() as { from: number; to: number; first: number; last: number }[]
    const pages = files.filter(({ first, last }) => {
      const key = `${first}-${last}`
      let has = this.hasPages.get(key)
      if (has === undefined)
        this.hasPages.set(key, (has = db.prepare(`SELECT 1 FROM event JOIN action ON action.id = event.action_id WHERE event.id BETWEEN ? AND ? AND page_id IS NOT NULL LIMIT 1`).get(first, last) !== undefined)) // prettier-ignore
      return has
    })
    if (pages.length === 0) return [null, null]
    return [Math.min(...pages.map(({ from }) => from)), Math.max(...pages.map(({ to }) => to))]
  }

  /** The same where it may fail, on a full disk say: nothing is lost, since what is not saved is built from the events. */
  trySettling(): void {
    try {
      this.settle()
    } catch (error) {
      const { message } = explainSqlite(error, this.workspace.path) as Error
      this.effects.log('warn', `The journeys could not be saved; they will be built again. ${message}`)
    }
  }

  close(): void {
    this.trySettling()
    this.workspace.close()
  }

  private dataVersion(): number {
    return dataVersion(this.workspace.reader)
  }
}

/** Counts commits of other connections: on the reader ours on the writer included. */
const dataVersion = (db: ReadDb): number => db.prepare(`PRAGMA data_version`).pluck().get() as number

/** A list of people holds nothing anybody did: its days count only where there are no others. */
function periodOfData(db: ReadDb): [number | null, number | null] {
  const range = db.prepare(`SELECT min(time_from), max(time_to) FROM import WHERE kind = 'events' AND (format = ?) = ?`)
  const [done, listed] = [0, 1].map((list) => range.raw().get(peopleIds.id, list) as [number | null, number | null])
  return done![0] === null ? listed! : done!
}

/** In bytes; 0 where there is none. */
const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

export const samplePath = (dataDir: string): string => resolve(dataDir, 'Legal aid (sample).touchstack')
