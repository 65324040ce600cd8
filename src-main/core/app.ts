/** The application: one handler per method of the contract. Hosts translate calls into `call` and hold no decisions. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { isAsShipped, markAsShipped, moveWorkspace } from './sample/as-shipped.ts'
import { writeSample } from './sample/sample.ts'
import { api, type MethodName, type Params, type Progress, type Result } from '../../shared/api.ts'
import { describeIssues, type Goal, type WorkspaceConfig, workspaceConfig } from '../../shared/config.ts'
import { takenZoneNote } from '../../shared/notes/taken-zone.ts'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import { type ImportProgress, type LookProgress, mostTogether } from '../../shared/import.ts'
import { sharedIds } from './journeys/shared-ids.ts'
import { userCapitalsSentence } from '../../shared/notes/apart-spellings.ts'
import { sharedIdsSentence } from '../../shared/notes/shared-ids.ts'
import { conversionSteps } from './content-groups/conversion-steps.ts'
import { countPageEvents } from './content-groups/page-events.ts'
import { previewContentGroups } from './content-groups/preview.ts'
import { proposeTemplates } from './content-groups/proposals.ts'
import { readContentCosts } from './content-groups/read-costs.ts'
import { compareVersions, decisionDocument, exportDecision, summariseDecisions } from './decisions/decisions.ts'
import { deleteDecision, readDecision, restoreDecision, saveDecision } from './decisions/store.ts'
import type { Effects } from './effects.ts'
import { exportEvents, exportMilestones, exportTools, exportWorkspace } from './export/stack.ts'
import { colleaguesText, exportColleagues } from './export/colleagues.ts'
import { exportTraits, traitsText } from './export/traits.ts'
import { countEventNames } from './goals/event-names.ts'
import { currenciesOfEvents } from './goals/currencies.ts'
import { eventCurrencyNotes } from './import/events/event-currencies.ts'
import { secondCurrency } from './goals/currency-beside.ts'
import { previewGoal } from './goals/preview.ts'
import { realOrders } from './goals/real-orders.ts'
import { refundedOf } from './goals/refunded.ts'
import { goalOfNobody } from './goals/of-nobody.ts'
import { refundsUnknown } from './goals/refunds-unknown.ts'
import { amountOf } from './goals/worth.ts'
import { unknownEvents } from './goals/unknown-events.ts'
import { countPropertyValues } from './goals/values.ts'
import { RunWriter } from './import/events/event-writer.ts'
import { insteadOf, isToCome } from './import/events/future-times.ts'
import { fileError } from './import/file-error.ts'
import { type FileOutcome, type FileToImport, type ImportContext, importFile } from './import/import-files.ts'
import { findStrangers } from './import/ids/strangers.ts'
import { lastInternalAddresses } from './import/ids/internal-addresses.ts'
import { findEmailsLeftOut, joinEmails } from './import/ids/join-emails.ts'
import {
  find as findMapping,
  fittingMappings,
  type Mappings,
  mappingOf,
  renamed,
  saved,
  withHint,
  withMapping,
} from './import/columns/mappings.ts'
import { FileHashes } from './import/containers/hash-file.ts'
import { importedOtherwise, sameFileNote, sameFiles } from './import/same-file.ts'
import { duplicatesIn } from './import/preview/known-rows.ts'
import { type Inspect, LookedAt } from './import/inspect/looked-at.ts'
import { previewFile } from './import/preview/preview-file.ts'
import type { Waiting } from './import/recent.ts'
import type { StoredEvents } from './journeys/identity.ts'
import { SpareMemory } from './journeys/spare-memory.ts'
import { previewPages } from './content-groups/preview-pages.ts'
import { previewTags } from './journeys/preview-tags.ts'
import { readPageAliases } from './content-groups/read-page-aliases.ts'
import { readPageGroups } from './content-groups/read-page-groups.ts'
import { pagesOf } from './content-groups/views.ts'
import { workbookText } from './content-groups/workbook-text.ts'
import { hostEvents } from './journeys/own-hosts.ts'
import { findOwnPeople } from './journeys/own-people.ts'
import { previewLeftOut } from './journeys/preview-left-out.ts'
import { previewUserAgents } from './journeys/preview-user-agents.ts'
import { recentWorkspaces, rememberWorkspace } from './recents.ts'
import { evaluateDecision } from './reports/build-vs-buy/build-vs-buy.ts'
import { makeReportFile, verifyReportFile } from './report-files/report-file.ts'
import { runReport } from './reports/index.ts'
import { trackingGaps } from './reports/volume/tracking-gaps.ts'
import { unusualDays, visitorsOfDay } from './reports/volume/unusual-visitors.ts'
import { today } from './reports/report-context.ts'
import { samplePath, Session } from './session.ts'
import { alikeIds, userCapitals } from './journeys/user-capitals.ts'
import { unusedAliases } from './reports/identity/unused-aliases.ts'
import { exportRejects } from './import/export-rejects.ts'
import { filesOf } from './import/containers/folder.ts'
import { PlacesElsewhere } from './import/inspect/places-elsewhere.ts'
import { setConfig } from './import/set-config.ts'
import { addNote, sayExactly } from './workspace/add-note.ts'
import { duplicatesOfImport, undoImport } from './import/undo.ts'
import { listImports, listRejects } from './import/list.ts'
import { findNoIds } from './journeys/no-ids.ts'
import { previewTraffic } from './journeys/preview-traffic.ts'
import { Workbooks } from './import/containers/workbooks.ts'
import { Unmapped } from './import/columns/constants.ts'
import { IdsOfFiles } from './import/ids/ids-in-files.ts'
import { propertiesInWorkspace, withoutProperties, withPropertiesOf } from './import/ids/id-property.ts'
import { eitherOf, idsInWorkspace, nobodyKnown } from './import/ids/known-ids.ts'
import { KnownEmails } from './import/ids/known-emails.ts'
import { KnownLater } from './import/ids/known-later.ts'
import { capabilityCategories } from './stack/capability-seed.ts'
import { InventoryEditor, pricesAfterMerge } from './stack/edit.ts'
import { readPaidBefore } from './stack/payments/first-charge.ts'
import { listInventory } from './stack/inventory.ts'
import { paymentsOf } from './stack/payments/tool-payments.ts'
import { readMilestones, writeMilestones } from './stack/milestones.ts'
import { checkWorkspace } from './workspace/check.ts'
import {
  leaveZoneOpen,
  leftZoneOpen,
  readConfig,
  takeEventCurrency,
  takesTimeZone,
  takeTimeZone,
  validateConfig,
  writeConfig,
} from './workspace/config-store.ts'
import { explainSqlite } from './workspace/db.ts'
import { repairedPath, repairWorkspace } from './workspace/repair/repair.ts'

export type { Effects } from './effects.ts'

export interface CallContext {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: unknown) => void) | undefined
}

export interface App {
  /** Validates method and params (USAGE), then runs it; commands one after the other, queries at any time. */
  call(method: string, params: unknown, options?: CallContext): Promise<unknown>
  close(): void
}

interface HandlerContext<M extends MethodName> {
  signal: AbortSignal | undefined
  onProgress: ((progress: Progress<M>) => void) | undefined
}
type Handlers = { [M in MethodName]: (params: Params<M>, context: HandlerContext<M>) => Result<M> | Promise<Result<M>> }

/** Until what another process kept from being saved is tried again, in ms. */
const busyPause = 500
/** Until the rest of the log is moved into the file once nothing changes any more, in ms: people copy the file alone. */
const restPause = 1_000

/** Wrong with one file; everything else stops an import of several. */
const fileProblems = new Set<ErrorCode>(['BAD_FILE', 'UNSUPPORTED', 'NOT_FOUND'])

export function createApp(effects: Effects): App {
  let session: Session | null = null
  const open = (): Session => {
    if (!session) throw new AppError('NO_WORKSPACE', 'No workspace is open.')
    return session
  }
  /** By `workspace.create`, and what was open then. */
  let created: { path: string; before: string | null } | null = null

  const use = (path: string, create: boolean): Session => {
    const next = new Session(path, create, effects)
    session?.close()
    session = next
    rememberWorkspace(effects, next.workspace.path)
    return next
  }

  async function importFiles(
    files: FileToImport[],
    {
      dryRun,
      signal,
      onProgress,
    }: { dryRun: boolean; signal: AbortSignal | undefined; onProgress: ((p: ImportProgress) => void) | undefined },
  ): Promise<Result<'imports.run'>> {
    const current = open()
    const { workspace } = current
    const reports: Result<'imports.run'>['files'] = []
    const refused: Result<'imports.run'>['refused'] = []
    const all: FileToImport[] = []
    const fresh: StoredEvents[] = []
    const run = new RunWriter()
    /** Notes on the imports of events of this run, by id. */
    const imported = new Map<number, string[]>()
    /** Of each file read so far, by the hash of its bytes. */
    const inThisRun = new Map<string, string>()
    /** One file of several that is no export keeps none of the others out; alone, it is the error. */
    const refuse = async (file: FileToImport, thrown: unknown): Promise<void> => {
      const error = fileError(thrown, file.path)
      const isUnforeseen = error !== thrown
      // Wrong usage is wrong for all files, and is said before any is stored; a column may be missing in one.
      const isItsOwn = isUnforeseen || fileProblems.has(error.code) || (error.code === 'USAGE' && reports.length > 0)
      const explained = isItsOwn && !isUnforeseen ? await withHint(error, file, current.context().config.mappings) : error // prettier-ignore
      if (!isItsOwn || (files.length === 1 && all.length <= 1)) throw explained
      const map = error instanceof Unmapped ? error.map : null
      refused.push({ file: file.path, message: explained.message, ...(map !== null && { map }) })
    }
    for (const file of files)
      try {
        all.push(...filesOf(file))
      } catch (error) {
        await refuse(file, error)
      }
    const elsewhere = new PlacesElsewhere(all, (path, choices) => lookedAt.inspect(path, choices, { signal }))
    const later = new KnownLater()
    const knownEmails = new KnownEmails()
    const areFew = all.length > 1 && all.length <= mostTogether
    const isFirst = current.status().events === 0
    const isZoneOpen = isFirst || leftZoneOpen(workspace.writer)
    /** Zone that reports get from this run. */
    let taken: string | null = null
    let isDecided = false
    /** Days of reports are of one zone, whichever of the files it was said of. */
    const said = all.find(({ zone }) => zone !== undefined)?.zone
    const isUndecided = !dryRun && readConfig(workspace.writer).userIds.ignoreCase === null
    const alike = (): string[] => alikeIds(workspace.writer, readConfig(workspace.writer))
    const alikeBefore = new Set(isFirst || !isUndecided ? [] : alike())
    current.hold()
    try {
      for (const [index, file] of all.entries()) {
        const position = { index: index + 1, files: all.length }
        try {
          const context: ImportContext = {
            workspace,
            effects,
            signal,
            onProgress,
            dryRun,
            run,
            knownEmails,
            inspect: lookedAt.inspect,
            ...(areFew && {
              later,
              idsToCome: async () => (await idsOfFiles.of(all.slice(index + 1), { signal })).idsIn,
            }),
          }
          const outcome = await elsewhere.read(file, (each) => importFile(each, position, context))
          reports.push(outcome.report)
          const { kind, notes } = outcome.report
          const { offsetZone } = outcome
          const byOffsets = file.zoneByOffsets ? offsetZone?.zone : undefined
          // What a source says of its own times says nothing of the days of reports; the choice does.
          const zone = file.zone ?? said ?? byOffsets ?? file.proposedZone ?? 'UTC'
          const isSilent = said === undefined && file.proposedZone === undefined
          if (isZoneOpen && isSilent && offsetZone !== null && takesTimeZone(workspace.writer, offsetZone.zone))
            notes.push(
              `${offsetZone.said} Days of reports begin at midnight in ${readConfig(workspace.writer).timeZone}; choose another zone for the first import or under Settings to have them begin there (--zone ${offsetZone.zone}, or timeZone in the configuration).`,
            )
          const future = kind === 'events' ? inTheFuture(outcome, effects.now()) : null
          if (future !== null) notes.push(future)
          const same = sameFileNote(workspace.writer, outcome.report, outcome, inThisRun, dryRun)
          if (same !== null) notes.push(same)
          if (!inThisRun.has(outcome.sha256)) inThisRun.set(outcome.sha256, basename(file.path))
          const takes = isZoneOpen && kind === 'events' && !isDecided && takesTimeZone(workspace.writer, zone)
          if (isZoneOpen && kind === 'events' && isDecided && takesTimeZone(workspace.writer, outcome.report.zone))
            notes.push(
              `Days of reports begin at midnight in ${readConfig(workspace.writer).timeZone}, the zone of the first file, though the times of this one are in ${outcome.report.zone} (timeZone in the configuration).`,
            )
          // The first file that says a zone decides, also where it keeps the one there is; so does one whose times were read in none.
          const leavesOpen = zone === 'UTC' && file.zone === undefined && byOffsets === undefined && outcome.areMoments
          isDecided ||= kind === 'events' && !leavesOpen
          if (isZoneOpen && leavesOpen && !dryRun) leaveZoneOpen(workspace.writer, outcome.importId)
          if (takes) taken = zone
          if (takes && !dryRun && takeTimeZone(workspace.writer, zone))
            notes.push(takenZoneNote(zone, outcome.report.zone))
          if (kind === 'events') imported.set(outcome.importId, notes)
          if (outcome.columns && outcome.columns.time.length > 0) fresh.push(outcome.columns)
        } catch (error) {
          await refuse(file, error)
        }
      }
      /** What is known only once all files are in; kept with the import like what it said itself. */
      const say = (importId: number, note: string): void => {
        imported.get(importId)?.push(note)
        addNote(workspace.writer, importId, note)
      }
      for (const { importId, note } of await later.notes(workspace.writer, signal)) say(importId, note)
      for (const { importId, general, exact } of knownEmails.notes(workspace.writer)) {
        const notes = imported.get(importId)
        notes?.splice(0, notes.length, ...notes.map((note) => note.replace(general, () => exact)))
        sayExactly(workspace.writer, importId, general, exact)
      }
      const took = takeEventCurrency(workspace.writer, [...imported.keys()])
      if (took !== null) say(took.importId, took.said)
      const config = readConfig(workspace.writer)
      for (const importId of imported.keys())
        for (const said of eventCurrencyNotes(workspace.writer, importId, config)) say(importId, said)
    } finally {
      if (dryRun) {
        run.forget()
        if (workspace.writer.inTransaction) workspace.writer.exec('ROLLBACK')
      }
      if (fresh.length > 0) onProgress?.(arranging(all, reports))
      current.release()
      // Also after a failure: files before it are stored, and reports must see them.
      if (fresh.length > 0) {
        const spare = new SpareMemory()
        run.leaveTo(spare)
        current.trySettling()
        current.changed(fresh, spare)
        spare.release()
      } else if (!dryRun) current.refresh()
    }
    if (isUndecided && fresh.length > 0 && alike().some((id) => !alikeBefore.has(id)))
      reports
        .findLast(({ kind }) => kind === 'events')
        ?.notes.push(userCapitalsSentence(userCapitals(current.context()))!)
    const shared = fresh.length === 0 ? null : sharedIdsSentence(sharedIds(current.context(), fresh[0]!.firstEvent))
    if (shared !== null) reports.findLast(({ kind }) => kind === 'events')?.notes.push(shared)
    return { files: reports, refused, timeZone: taken ?? readConfig(workspace.writer).timeZone }
  }

  const editInventory = <T>(edit: (editor: InventoryEditor) => T): T => {
    const current = open()
    const result = edit(new InventoryEditor(current.workspace.writer, effects.now, current.context().config))
    current.refresh()
    return result
  }

  const setMappings = (mappings: Mappings): Mappings => {
    const written = writeConfig(open().workspace.writer, { mappings })
    open().refresh()
    return written.mappings
  }

  const hashes = new FileHashes(effects.parseWorker)
  const workbooks = new Workbooks()
  const lookedAt = new LookedAt(workbooks.sheets)
  const idsOfFiles = new IdsOfFiles(lookedAt.inspect)
  let lastCommand: Promise<unknown> = Promise.resolve()
  let running = 0

  const handlers: Handlers = {
    'workspace.status': () => session?.status() ?? null,
    'workspace.recent': () => recentWorkspaces(effects),
    'workspace.open': ({ file, create }) => use(effects.resolveFile(file), create).status(),
    'workspace.create': ({ name }) => {
      mkdirSync(effects.dataDir, { recursive: true })
      const before = session?.workspace.path ?? null
      const status = use(freePath(effects.dataDir, name), true).status()
      created = { path: open().workspace.path, before }
      return status
    },
    'workspace.discardNew': () => {
      const { path, before } = created ?? {}
      created = null
      if (session === null || path !== session.workspace.path || listImports(session.workspace.reader).length > 0)
        return session?.status() ?? null
      session.close()
      session = null
      for (const end of ['', '-wal', '-shm']) rmSync(`${path}${end}`, { force: true })
      return before && existsSync(before) ? use(before, false).status() : null
    },
    'workspace.openSample': async (_, context) => {
      mkdirSync(effects.dataDir, { recursive: true })
      const path = samplePath(effects.dataDir)
      let kept: string | null = null
      if (existsSync(path)) {
        const current = use(path, false)
        if (isAsShipped(effects.dataDir, current.workspace.reader)) return { ...current.status(), kept }
        const changed = listImports(current.workspace.reader).length > 0
        current.close()
        session = null
        const place = freePath(effects.dataDir, 'Legal aid (changed sample)')
        // One that was never filled is nobody's work.
        moveWorkspace(path, changed ? place : null)
        if (changed) {
          kept = basename(place).replace(/\.touchstack$/, '')
          rememberWorkspace(effects, place)
        }
      }
      const current = use(path, true)
      const folder = mkdtempSync(join(tmpdir(), 'touchstack-sample-'))
      try {
        const files = await writeSample(folder)
        const tables = files.filter((file) => /\.csv$|decision-[^/\\]*$/.test(file)).map((file) => ({ path: file }))
        await importFiles(tables, { dryRun: false, ...context })
        const config = readFileSync(join(folder, 'config.json'), 'utf8')
        setConfig(current.workspace.writer, JSON.parse(config) as Record<string, unknown>)
        current.refresh()
        markAsShipped(effects.dataDir, current.workspace.reader)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
      return { ...current.status(), kept }
    },
    'workspace.repair': ({ file, output }) => {
      const path = file === null ? open().workspace.path : resolve(effects.resolveFile(file))
      const target = output === null ? repairedPath(path) : resolve(effects.resolveFile(output))
      const { tables, notes } = repairWorkspace(path, target, effects.now())
      // Opening it works out what is derived, and closing it saves that.
      const repaired = new Session(target, false, effects)
      repaired.settle()
      const { problems } = checkWorkspace(repaired.workspace.reader)
      repaired.close()
      return { file: effects.grantFile(target), path: target, tables, notes: [...notes, ...problems] }
    },
    'workspace.close': () => {
      session?.close()
      session = null
      return null
    },
    'workspace.check': async () => {
      // What is at work holds the writer and has not saved its journeys yet.
      while (running > 0) await lastCommand.catch(() => undefined)
      if (!open().settle())
        throw new AppError('BUSY', 'The workspace is being changed by another program; check it when that is done.')
      return checkWorkspace(open().workspace.reader)
    },

    'imports.inspect': async ({ file, newWorkspace, beside, ...options }, { signal, onProgress }) => {
      const { mappings } = session?.context().config ?? workspaceConfig.parse({})
      const into = newWorkspace ? null : (session?.context() ?? null)
      const config = into?.config ?? workspaceConfig.parse({})
      const path = effects.resolveFile(file)
      const countsPages = into !== null && countPageEvents(into).names.some(({ counts }) => counts)
      const others = beside.map(({ file: other, ...choices }) => ({
        ...withMapping(choices, mappings),
        path: effects.resolveFile(other),
        handle: other,
      }))
      // As whoever asks knows them.
      const handles = new Map([...others.map(({ path: other, handle }) => [other, handle] as const), [path, file]])
      const waiting: Waiting<LookProgress> = {
        signal,
        onProgress: (progress) => onProgress?.({ ...progress, file: handles.get(progress.file) ?? progress.file }),
      }
      const inspect: Inspect = (each, choices) => lookedAt.inspect(each, choices, waiting)
      const chosenBeside = await idsOfFiles.of(
        others.map(({ handle: _handle, ...other }) => other),
        waiting,
      )
      const preview = await previewFile(
        path,
        withMapping(options, mappings),
        {
          config,
          now: effects.now(),
          countsPages,
          duplicatesOf: into === null ? null : duplicatesIn(into.db),
          idsIn: eitherOf(into === null ? nobodyKnown : idsInWorkspace(into.db), chosenBeside.idsIn),
          withProperties: withPropertiesOf(
            into === null ? withoutProperties : propertiesInWorkspace(into.db, signal),
            chosenBeside.propertiesIn,
          ),
          cutBeside: chosenBeside.cut,
          paid: readPaidBefore(into?.db ?? null),
          lastAddresses: into === null ? [] : lastInternalAddresses(into.db),
        },
        inspect,
      ).catch((error: unknown) => {
        throw fileError(error, path)
      })
      const earlier = into ? await importedOtherwise(into.db, preview, () => hashes.of(path)) : null
      return { ...preview, earlier, mappings: await fittingMappings(path, mappings, inspect), file }
    },
    'imports.forget': () => {
      workbooks.forget()
      lookedAt.forget()
      return null
    },
    'imports.sameFiles': ({ files }) => {
      const paths = files.map((file) => effects.resolveFile(file))
      return sameFiles(
        session?.context().db ?? null,
        paths.map((path) => ({ bytes: hashes.bytes(path), hash: () => hashes.of(path) })),
      )
    },
    'imports.run': async ({ files, dryRun }, context) => {
      workbooks.forget()
      const { mappings } = open().context().config
      const paths = files.map(({ file, ...options }) => ({
        path: effects.resolveFile(file),
        ...withMapping(options, mappings),
      }))
      const result = await importFiles(paths, { dryRun, ...context })
      // Files of a folder have no handle of their own.
      const handles = new Map(paths.map(({ path }, index) => [path, files[index]!.file]))
      return {
        ...result,
        files: result.files.map((report) => ({ ...report, file: handles.get(report.file) ?? report.file })),
        refused: result.refused.map((each) => ({ ...each, file: handles.get(each.file) ?? each.file })),
      }
    },
    'imports.list': () => listImports(open().workspace.reader),
    'imports.duplicatesOf': ({ importId }) => duplicatesOfImport(open().workspace.reader, importId),
    'imports.exportRejects': ({ output, ...params }) =>
      exportRejects(open().workspace.reader, { ...params, output: effects.resolveFile(output) }),
    'imports.strangers': ({ goal }, { signal }) => {
      const context = open().context()
      if (goal !== null) checkGoal(context.config, goal)
      return findStrangers(context, goal, signal)
    },
    'imports.emailsLeftOut': () => findEmailsLeftOut(open().workspace.reader),
    'imports.joinEmails': async (_, { signal, onProgress }) => {
      const current = open()
      const { workspace } = current
      const context = { workspace, effects, signal, onProgress, dryRun: false, run: new RunWriter() }
      const result = await joinEmails(context)
      if (result.joined.length > 0) current.changed('all')
      return result
    },
    'imports.undo': async ({ importId }, { signal, onProgress }) => {
      const current = open()
      const { workspace } = current
      const undone = await undoImport(importId, {
        workspace,
        effects,
        signal,
        onProgress,
        dryRun: false,
        run: new RunWriter(),
      })
      if (undone.events > 0 || undone.readAgain.length > 0) current.changed('all')
      else current.refresh()
      return undone
    },
    'mappings.save': async ({ name, file, ...options }) => {
      const mapping = await mappingOf(name, effects.resolveFile(file), options, open().context().config)
      return setMappings(saved(open().context().config, mapping)).at(-1)!
    },
    'mappings.rename': ({ name, to }) =>
      findMapping(setMappings(renamed(open().context().config, name, to)), to.trim()),
    'mappings.delete': ({ name }) => {
      const { mappings } = open().context().config
      const deleted = findMapping(mappings, name)
      setMappings(mappings.filter((each) => each !== deleted))
      return deleted
    },
    'imports.rejects': (params) => listRejects(open().workspace.reader, params),

    'config.get': () => open().context().config,
    'config.set': ({ config }) => {
      if (Object.keys(config).every((key) => key === 'document'))
        return open().changeApart((writer) => writeConfig(writer, config))
      const written = setConfig(open().workspace.writer, config)
      open().refresh()
      return written
    },
    'contentGroups.preview': (params) => {
      const context = open().context()
      validateConfig({ ...context.config, contentGroups: params.contentGroups })
      return previewContentGroups(context, params)
    },
    'contentGroups.propose': ({ contentGroups }) => {
      const context = open().context()
      validateConfig({ ...context.config, contentGroups })
      return proposeTemplates(context, contentGroups)
    },
    'tables.workbookText': async ({ file }) => ({ text: await workbookText(effects.resolveFile(file)) }),
    'contentCosts.read': ({ text }) => {
      const { config, journeys } = open().context()
      const visited = new Set(journeys.keys('campaign', journeys.classes(config.contentGroups)).names)
      return readContentCosts(text, config, (campaign) => visited.has(campaign))
    },
    'userIds.capitals': () => userCapitals(open().context()),
    'noIds.suggest': () => findNoIds(open().context()),
    'identity.sharedIds': () => sharedIds(open().context()),
    'identity.unusedAliases': ({ goal }) => unusedAliases(open().context(), goal),
    'excludePeople.preview': ({ excludePeople }) => previewLeftOut(open().context(), excludePeople),
    'excludePeople.suggest': () => findOwnPeople(open().context()),
    'excludeTraffic.unusualDays': (asked) => unusualDays(open().context(), asked),
    'volume.gaps': (asked) => trackingGaps(open().context(), asked),
    'excludeTraffic.visitorsOfDay': (asked) => visitorsOfDay(open().context(), asked),
    'excludeTraffic.preview': ({ excludeTraffic }) => previewTraffic(open().context(), excludeTraffic),
    'excludeUserAgents.preview': ({ excludeUserAgents }) => previewUserAgents(open().context(), excludeUserAgents),
    'pages.languages': () => {
      const { config, journeys } = open().context()
      return [...journeys.keys('language', journeys.classes(config.contentGroups)).names]
    },
    'pages.preview': ({ pages }) => {
      const context = open().context()
      validateConfig({ ...context.config, pages })
      return previewPages(context, pages)
    },
    'tags.preview': ({ tags }) => {
      const context = open().context()
      validateConfig({ ...context.config, tags })
      return previewTags(context, tags)
    },
    'ownHosts.list': () => {
      const { config, journeys } = open().context()
      const hosts = hostEvents(journeys).map((each) => ({ ...each, own: journeys.isOwnHost(each.host) }))
      return { hosts, found: config.ownHosts === null }
    },
    'pages.readAliases': ({ text }) => readPageAliases(text),
    'contentGroups.readTable': ({ text, contentGroups, ...options }) => {
      const context = open().context()
      const config = contentGroups ? { ...context.config, contentGroups } : context.config
      validateConfig(config)
      return readPageGroups(text, config.pages, { known: pagesOf(context), rules: config.contentGroups, ...options })
    },
    'contentGroups.steps': (params) => conversionSteps(open().context(), params),
    'goals.preview': ({ goal }) => {
      const context = open().context()
      checkGoal(context.config, goal)
      return previewGoal(context, goal)
    },
    'goals.realOrders': ({ goal }) => {
      const context = open().context()
      checkGoal(context.config, goal)
      return realOrders(context, goal)
    },
    'goals.amount': ({ goal }) => {
      const context = open().context()
      checkGoal(context.config, goal)
      return amountOf(context, goal)
    },
    'goals.refunded': ({ goal }) => {
      const context = open().context()
      checkGoal(context.config, goal)
      return refundedOf(context, goal)
    },
    'goals.secondCurrency': ({ goal }) => {
      const context = open().context()
      checkGoal(context.config, goal)
      return secondCurrency(context, goal)
    },
    'goals.ofNobody': ({ goal }) => {
      const context = open().context()
      checkGoal(context.config, goal)
      return goalOfNobody(context, goal)
    },
    'goals.refundsUnknown': ({ goal }) => {
      const context = open().context()
      checkGoal(context.config, goal)
      return refundsUnknown(context, goal)
    },
    'events.currencies': () => currenciesOfEvents(open().context()),
    'events.names': () => countEventNames(open().context()),
    'goals.unknownEvents': () => unknownEvents(open().context()),
    'events.values': ({ events, property }) => countPropertyValues(open().context(), events, property),
    'events.pages': () => countPageEvents(open().context()),

    'tools.list': () => {
      const context = open().context()
      return listInventory(context.db, context.config, today(context))
    },
    'tools.payments': ({ id, asOf }) => {
      const context = open().context()
      return paymentsOf(context.db, context.config, id, asOf ?? today(context))
    },
    'tools.add': ({ tool }) => ({ id: editInventory((editor) => editor.add(tool)) }),
    'tools.edit': ({ id, changes }) => ({ id: editInventory((editor) => editor.edit(id, changes)) }),
    'tools.editAll': ({ edits }) => ({ edited: editInventory((editor) => editor.editAll(edits)) }),
    'tools.retire': ({ id, endDate, note }) => ({ id: editInventory((editor) => editor.retire(id, endDate, note)) }),
    'tools.delete': ({ ids }) => ({ deleted: editInventory((editor) => editor.delete(ids)) }),
    'tools.merge': ({ keep, drop }) => ({ id: editInventory((editor) => editor.merge(keep, drop)) }),
    'tools.mergeAll': ({ merges }) => ({ merged: editInventory((editor) => editor.mergeAll(merges)) }),
    'tools.split': ({ payee, among, shares }) => ({
      id: editInventory((editor) => editor.split(payee, among, shares)),
    }),
    'tools.pricesAfterMerge': ({ keep, drop }) => {
      const { db, config } = open().context()
      return pricesAfterMerge(db, keep, drop, config)
    },
    'tools.undo': () => ({ undone: editInventory((editor) => editor.undo()) }),
    'tools.capabilities': () => ({ categories: capabilityCategories }),
    'milestones.list': () => ({ milestones: readMilestones(open().workspace.reader) }),
    'milestones.set': ({ milestones }) => {
      writeMilestones(open().workspace.writer, milestones)
      open().refresh()
      return { milestones: milestones.length }
    },

    'report.run': ({ slug, params }) => runReport(slug, params, open().context()),

    'decisions.list': () => summariseDecisions(open().context()),
    'decisions.read': ({ id, version }) => readDecision(open().context().db, id, version),
    'decisions.evaluate': ({ decision, seed }) => ({
      report: 'build-vs-buy',
      ...evaluateDecision(decision, open().context(), { seed, asOf: null }),
    }),
    'decisions.save': ({ id, decision, note }) => {
      const saved = saveDecision(open().workspace.writer, decision, { id, note, at: effects.now() })
      open().refresh()
      return saved
    },
    'decisions.compare': (params) => compareVersions(open().context(), params),
    'decisions.delete': ({ id }) => {
      const deleted = deleteDecision(open().workspace.writer, id, effects.now())
      open().refresh()
      return deleted
    },
    'decisions.restore': ({ id }) => {
      const restored = restoreDecision(open().workspace.writer, id)
      open().refresh()
      return restored
    },
    'decisions.document': ({ id, ...options }) => ({ text: decisionDocument(open().context(), id, options).text }),
    'export.decision': (options) =>
      exportDecision(open().context(), { ...options, output: effects.resolveFile(options.output) }),
    'report.file': ({ slug, params }) => makeReportFile(slug, params, open().context()),
    'report.verify': ({ document }) => verifyReportFile(document, open().context()),
    'export.tools': ({ output, decimal }) => {
      const context = open().context()
      const options = { today: today(context), decimal }
      return { records: exportTools(context.db, context.config, effects.resolveFile(output), options) }
    },
    'export.milestones': ({ output }) => ({
      records: exportMilestones(open().workspace.reader, effects.resolveFile(output)),
    }),
    'export.events': ({ output }) => ({ records: exportEvents(open().workspace.reader, effects.resolveFile(output)) }),
    'export.workspace': ({ output }) => {
      const { writer, path } = open().workspace
      exportWorkspace(writer, path, effects.resolveFile(output))
      return { records: null }
    },
    'export.colleaguesText': (options) => colleaguesText(open().context(), options),
    'export.colleagues': (options) => ({
      records: exportColleagues(open().context(), { ...options, output: effects.resolveFile(options.output) }),
    }),
    'export.traitsText': (options) => traitsText(open().context(), options),
    'export.traits': (options) => ({
      records: exportTraits(open().context(), { ...options, output: effects.resolveFile(options.output) }),
    }),
  }

  let saving: NodeJS.Immediate | null = null
  let savingAgain: NodeJS.Timeout | null = null
  let resting: NodeJS.Timeout | null = null
  /** Saves what was derived bit by bit, whenever no command is at work and other calls have had their turn. */
  const saveLater = (): void => {
    saving ??= setImmediate(() => {
      saving = null
      try {
        const outcome = running === 0 ? session?.saveSome() : 'done'
        if (outcome === 'more') saveLater()
        else if (outcome === 'busy') savingAgain = setTimeout(saveLater, busyPause).unref()
        else if (outcome === 'done') {
          if (resting) clearTimeout(resting)
          resting = setTimeout(finishLog, restPause).unref()
        }
      } catch (error) {
        // A full disk, say: nothing is lost, the journeys are rebuilt when the workspace is opened again.
        effects.log('warn', `The journeys could not be saved: ${(error as Error).message}`)
      }
    })
  }
  const finishLog = (): void => {
    if (running > 0) return
    try {
      session?.workspace.checkpoint(1)
    } catch (error) {
      effects.log('warn', `What changed last stays in the file's log: ${(error as Error).message}`)
    }
  }
  return {
    async call(method, params, options = {}) {
      if (!Object.hasOwn(api, method)) throw new AppError('USAGE', `There is no method "${method}".`)
      const name = method as MethodName
      const parsed = api[name].params.safeParse(params ?? {})
      if (!parsed.success) throw new AppError('USAGE', `${name}: ${describeIssues(parsed.error)}.`)
      const run = async (): Promise<unknown> => {
        try {
          if (options.signal?.aborted) throw new AppError('CANCELLED', 'Cancelled.')
          const handler = handlers[name] as (params: unknown, context: unknown) => unknown
          return await handler(parsed.data, { signal: options.signal, onProgress: options.onProgress })
        } catch (error) {
          throw explainSqlite(error, session?.workspace.path ?? 'The workspace')
        }
      }
      if (api[name].kind === 'query') return run()
      const command = async (): Promise<unknown> => {
        running++
        try {
          return await run()
        } finally {
          running--
          saveLater()
        }
      }
      const mine = lastCommand.then(command, command)
      lastCommand = mine
      return mine
    },
    close() {
      if (saving) clearImmediate(saving)
      if (savingAgain) clearTimeout(savingAgain)
      if (resting) clearTimeout(resting)
      saving = null
      session?.close()
      session = null
    },
  }
}

/** As it would be saved, among the other goals. */
const checkGoal = (config: WorkspaceConfig, goal: Goal): unknown =>
  validateConfig({ ...config, goals: [...config.goals.filter(({ name }) => name !== goal.name), goal] })

function arranging(files: FileToImport[], reports: Result<'imports.run'>['files']): ImportProgress {
  const bytes = 0
  const rows = reports.reduce((sum, { rowsImported }) => sum + rowsImported, 0)
  const position = { file: files.at(-1)!.path, index: files.length, files: files.length }
  return { ...position, stage: 'arranging', rows, bytes, bytesTotal: bytes, rate: 0, secondsLeft: null }
}

function inTheFuture({ report: { timeRange: range }, pastTimes }: FileOutcome, now: Date): string | null {
  if (range === null || !isToCome(Date.parse(range[1]), now)) return null
  return `Events lie in the future: the last is of ${range[1].slice(0, 10)}. ${insteadOf(pastTimes)}`
}

/** `Name.touchstack`, or `Name 2.touchstack` where that exists. */
function freePath(folder: string, name: string): string {
  // Characters some file system refuses, and dots a name would hide behind.
  const safe = name.replace(/[<>:"/\\|?*\p{Cc}]/gu, '-').replace(/^\.+/, '') || 'Workspace'
  for (let number = 1; ; number++) {
    const path = join(folder, `${safe}${number === 1 ? '' : ` ${number}`}.touchstack`)
    if (!existsSync(path)) return path
  }
}
