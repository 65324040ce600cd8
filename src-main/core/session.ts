/** The open workspace of one app, and what is remembered about it between calls. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { WorkspaceStatus } from '../../shared/api.ts'
import type { WorkspaceConfig } from '../../shared/config.ts'
import type { Effects } from './effects.ts'
import { timeRange } from './import/list.ts'
import type { Journeys } from './journeys/arrange.ts'
import { JourneyModel } from './journeys/model.ts'
import { areCurrent, buildJourneys, JourneySaver, rebuildJourneys, saveJourneys } from './journeys/store.ts'
import type { ReportContext } from './reports/report-context.ts'
import { readConfig } from './workspace/config-store.ts'
import { openWorkspace, type Workspace } from './workspace/workspace.ts'

export class Session {
  readonly workspace: Workspace
  private readonly effects: Effects
  private model: JourneyModel
  private config: WorkspaceConfig
  private seenVersion: number
  private unsaved: { journeys: Journeys; saver: JourneySaver } | null = null
  revision = 1

  constructor(path: string, create: boolean, effects: Effects) {
    this.effects = effects
    this.workspace = openWorkspace(resolve(path), { create })
    const { reader, writer } = this.workspace
    if (!areCurrent(reader)) {
      effects.log('info', 'The journeys were not saved after the last import; they are rebuilt from the events.')
      const journeys = rebuildJourneys(reader)
      saveJourneys(writer, journeys)
      this.model = new JourneyModel(reader, journeys)
    } else this.model = new JourneyModel(reader)
    this.config = readConfig(reader)
    this.seenVersion = this.dataVersion()
  }

  /** What a query may look at; reloaded when another process has changed the file. */
  context(): ReportContext {
    if (this.dataVersion() !== this.seenVersion) this.changedElsewhere()
    return { db: this.workspace.reader, config: this.config, journeys: this.model, now: this.effects.now }
  }

  /** After a change to configuration or tools: events are as they were, people only where the rule says who they are. */
  configChanged(): void {
    const { identity } = this.config
    this.reread()
    if (this.config.identity === identity) return
    this.settle()
    this.changed(buildJourneys(this.workspace.writer, []))
  }

  private reread(): void {
    this.config = readConfig(this.workspace.reader)
    this.seenVersion = this.dataVersion()
    this.revision++
  }

  /** After a change to events or to who is one person; the journeys, just built, are saved by `settle` or `saveSome`. */
  changed(journeys: Journeys): void {
    this.unsaved = { journeys, saver: new JourneySaver(this.workspace.writer, journeys) }
    this.model = new JourneyModel(this.workspace.reader, journeys)
    this.reread()
  }

  private changedElsewhere(): void {
    const { reader } = this.workspace
    this.unsaved = null
    // Another process may have been seen between its commit and its saving of journeys.
    if (areCurrent(reader)) {
      this.model = new JourneyModel(reader)
      this.reread()
    } else this.changed(rebuildJourneys(reader))
  }

  /**
   * Saves some of what was derived; false when there is nothing left. It runs after the import has answered, between
   * calls: the events are safe already, and journeys that were not saved are rebuilt from them.
   */
  saveSome(): boolean {
    if (!this.unsaved) return this.workspace.checkpoint()
    const isUpToDate = this.dataVersion() === this.seenVersion
    if (!this.unsaved.saver.step()) this.unsaved = null
    if (isUpToDate) this.seenVersion = this.dataVersion()
    return true
  }

  /** Saves all of it. */
  settle(): void {
    while (this.unsaved) this.saveSome()
  }

  status(): WorkspaceStatus {
    const { db, config } = this.context()
    const count = (table: string): number => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
    const [from, to] = db.prepare(`SELECT min(time_from), max(time_to) FROM import`).raw().get() as [
      number | null,
      number | null,
    ]
    const saved = this.unsaved
      ? { events: this.unsaved.journeys.event.length, people: this.unsaved.journeys.people }
      : (db.prepare(`SELECT events, people FROM journey`).get() as { events: number; people: number } | undefined)
    return {
      file: this.effects.grantFile(this.workspace.path),
      name: this.workspace.name,
      sample: this.workspace.path === samplePath(this.effects.dataDir),
      bytes: statSync(this.workspace.path).size,
      events: saved?.events ?? 0,
      people: saved?.people ?? 0,
      tools: count('tool'),
      imports: count('import'),
      rules: config.contentGroups.length,
      goals: config.goals.map((goal) => goal.name),
      currency: config.currency,
      timeZone: config.timeZone,
      identity: config.identity,
      timeRange: timeRange(from, to),
      revision: this.revision,
    }
  }

  close(): void {
    this.settle()
    this.workspace.close()
  }

  /** Counts commits of other connections, ours on the writer included. */
  private dataVersion(): number {
    return this.workspace.reader.prepare(`PRAGMA data_version`).pluck().get() as number
  }
}

export const samplePath = (dataDir: string): string => resolve(dataDir, 'Legal aid (sample).touchstack')
