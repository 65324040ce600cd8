/** Importing files one after the other, each all-or-nothing, and the account of what became of every row. */
import { basename, resolve } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import { notesOf } from '../../../shared/notes/merged-reports.ts'
import type {
  DayTime,
  FileAccount,
  ImportKind,
  ImportProgress,
  LookProgress,
  OffsetZone,
} from '../../../shared/import.ts'
import type { Effects } from '../effects.ts'
import { concatenate } from '../journeys/arrange.ts'
import { daysNote, minutesRead, someDays } from './cells/days.ts'
import { datesOffer, datesOfferNote } from './columns/dates-offer.ts'
import { holdsDecision, readDecisionFile } from '../decisions/read-file.ts'
import type { StoredEvents } from '../journeys/identity.ts'
import { beginWriting, explainSqlite, type WriteDb } from '../workspace/db.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { DecisionFile } from '../decisions/read-file.ts'
import { pastTimesBeside } from './events/future-times.ts'
import { hashFile } from './containers/hash-file.ts'
import { emailBeside, emailNote } from './ids/email-beside.ts'
import { importDecision } from './import-decision.ts'
import { type RunWriter, storedColumns } from './events/event-writer.ts'
import { type ImportedEvents, importEvents } from './events/import-events.ts'
import { importStackTable } from './tables/import-stack-table.ts'
import { importTools } from './tables/import-tools.ts'
import { unknownTool } from '../stack/prices.ts'
import { constantEventNote, constantOf, constantPageNote } from './columns/constants.ts'
import type { PartOutcome } from './part-outcome.ts'
import type { EventPlan } from './events/plan.ts'
import { firstRejects, nameFooter, rejectReasons, timeRange } from './list.ts'
import { repeatedIdsIn } from './columns/repeated-ids.ts'
import {
  cookieNote,
  datesNote,
  duplicateNotes,
  eventlessNote,
  localTimesNote,
  noIdNote,
  noPageNote,
  propertiesNote,
  saidNote,
  textNotesOf,
} from './notes.ts'
import {
  chooseKind,
  chooseMapping,
  columnFates,
  daysIn,
  daysOf,
  eventDayOrder,
  planEvents,
  utcSays,
  zoneSaid,
} from './inspect/inspect.ts'
import type { ImportOptions } from './options.ts'
import { type Inspection, sampleOf } from './inspect/inspection.ts'
import { groupsOf, planOfPart } from './inspect/alike-members.ts'
import { type InspectedFile, inspectFile } from './inspect/inspect-file.ts'
import type { Inspect } from './inspect/looked-at.ts'
import { eitherOf, type IdsIn, idsInWorkspace } from './ids/known-ids.ts'
import type { KnownEmails } from './ids/known-emails.ts'
import type { KnownLater } from './ids/known-later.ts'
import { hasNoneOf, knownUsersBeside, knownUsersNote, strangersNote } from './ids/known-users.ts'
import { nobodysIds, nobodysIdsNote, propertiesInWorkspace } from './ids/id-property.ts'
import { knownProperty, knownPropertyNote } from './ids/known-property.ts'
import { mergedUsers, mergedUsersNote } from './ids/merged-users.ts'
import { propertyPlace } from './ids/property-place.ts'
import { internalNote } from './ids/internal-addresses.ts'
import { personalLeftOut, personalNote } from './columns/personal.ts'
import { minorUnitNote } from './columns/minor-units.ts'
import { roundedIdsNote } from './columns/rounded-ids.ts'
import { isUnchanged, stampOf } from './containers/source.ts'
import { idsBefore, unseenNote } from './ids/unseen.ts'
import { sayMoments, zoneByOffsets } from './columns/zone-by-offsets.ts'
import { eventFormats } from './formats/index.ts'
import { writeRecord } from './text/records.ts'
import { sheetOf, toolsThatGoOn, whyNoSnapshot } from './containers/sheets.ts'
import { usableParts } from './usable-parts.ts'

export interface FileToImport extends ImportOptions {
  path: string
}

export interface ImportContext {
  workspace: Workspace
  effects: Effects
  signal: AbortSignal | undefined
  onProgress: ((progress: ImportProgress) => void) | undefined
  /** Commits nothing: files stand in one transaction, each seeing those before it, which the caller rolls back. */
  dryRun: boolean
  /** Of this run alone. */
  run: RunWriter
  /** Who is in the files that follow: where this one cannot be read as it is, they say what its columns are. */
  idsToCome?: () => Promise<IdsIn>
  /** Is told of each file whose people one that follows may know by another column. */
  later?: KnownLater
  /** Remembers what was looked at before. */
  inspect?: Inspect
  knownEmails?: KnownEmails
}

export interface FileOutcome {
  report: FileAccount
  /** Columns of the events that were stored; null for other kinds and for a dry run. */
  columns: StoredEvents | null
  offsetZone: OffsetZone | null
  /** Of events: whether its times are the same moments in any zone, as those with an offset or of a source that writes UTC are. */
  areMoments: boolean
  /** Of a table: the column of its times, and another whose times have all passed. */
  pastTimes: { column: string; beside: string | null } | null
  /** Of the file's bytes. */
  sha256: string
  /** Of a dry run, nothing stays of it. */
  importId: number
}

export async function importFile(
  file: FileToImport,
  position: { index: number; files: number },
  context: ImportContext,
): Promise<FileOutcome> {
  const { workspace, effects, signal } = context
  const db = workspace.writer
  const started = effects.now().getTime()
  const decision = holdsDecision(file) ? readDecisionFile(file.path) : null
  const looking = ({ bytes, bytesTotal }: LookProgress): void => context.onProgress?.({ file: file.path, ...position, stage: 'looking', rows: 0, bytes, bytesTotal, rate: 0, secondsLeft: null }) // prettier-ignore
  const inspect = context.inspect ?? inspectFile
  const inspected = decision ? null : usableParts(await inspect(file.path, file, { signal, onProgress: looking }), file)
  const { bytes, stamp } = (decision ?? inspected)!
  const seconds = (): number => (effects.now().getTime() - started) / 1000
  const enough = new AbortController()
  const hash = hashFile(file.path, bytes, effects.parseWorker, enough.signal)
  // Where the import fails first, nobody waits for it.
  hash.catch(() => undefined)
  if (!db.inTransaction) await beginWriting(db, workspace.path, signal)
  if (context.dryRun) db.exec('SAVEPOINT dry_file')
  try {
    const importId = openImport(db, file, bytes, stamp, effects)
    const { report, done } = await readInto(importId, file, { decision, inspected }, position, context, seconds, hash)
    if (signal?.aborted) throw new AppError('CANCELLED', 'Cancelled.')
    if (stampOf(file.path) !== stamp)
      throw new AppError(
        'BAD_FILE',
        `${file.path} changed while it was read, so nothing of it was kept; import it again when it is complete.`,
      )
    db.exec(context.dryRun ? 'RELEASE dry_file' : 'COMMIT')
    return {
      report,
      columns: context.dryRun ? null : done.columns,
      offsetZone: offsetZoneOf(done, inspected, file),
      areMoments: areMoments(report, done, inspected),
      pastTimes: pastTimesOf(done, inspected, effects.now()),
      sha256: await hash,
      importId,
    }
  } catch (error) {
    context.run.forget()
    if (db.inTransaction) db.exec(context.dryRun ? 'ROLLBACK TO dry_file; RELEASE dry_file' : 'ROLLBACK')
    if (error instanceof AppError && error.code === 'CANCELLED')
      throw new AppError('CANCELLED', `Cancelled; nothing of ${basename(file.path)} was kept.`)
    throw explainSqlite(error, workspace.path)
  } finally {
    enough.abort()
  }
}

/** The same for an import that is there already, its events taken away; inside a transaction of the caller. */
export async function importInto(
  importId: number,
  file: FileToImport,
  position: { index: number; files: number },
  context: ImportContext,
): Promise<FileOutcome> {
  const started = context.effects.now().getTime()
  const seconds = (): number => (context.effects.now().getTime() - started) / 1000
  const inspected = usableParts(await inspectFile(file.path, file), file)
  const { bytes } = inspected
  const { parseWorker } = context.effects
  const hash = hashFile(file.path, bytes, parseWorker, context.signal ?? new AbortController().signal)
  hash.catch(() => undefined)
  const read = { decision: null, inspected }
  const { report, done } = await readInto(importId, file, read, position, context, seconds, hash)
  return {
    report,
    columns: done.columns,
    offsetZone: offsetZoneOf(done, inspected, file),
    areMoments: areMoments(report, done, inspected),
    pastTimes: pastTimesOf(done, inspected, context.effects.now()),
    sha256: await hash,
    importId,
  }
}

/** That all its times agree with, as the preview proposes it. */
function offsetZoneOf(
  { mapping }: PartOutcome,
  inspected: InspectedFile | null,
  { proposedZone }: FileToImport,
): OffsetZone | null {
  const [first] = inspected?.parts ?? []
  return first && mapping.time !== undefined ? zoneByOffsets(sampleOf(first, mapping.time), proposedZone) : null
}

function areMoments(
  { format, saysUtc }: FileAccount,
  { mapping }: PartOutcome,
  inspected: InspectedFile | null,
): boolean {
  const [first] = inspected?.parts ?? []
  if (first === undefined) return false
  if (saysUtc !== undefined || eventFormats.find(({ id }) => id === format)?.times === undefined) return true
  return mapping.time !== undefined && sayMoments(sampleOf(first, mapping.time))
}

function pastTimesOf(
  { mapping: { time } }: PartOutcome,
  inspected: InspectedFile | null,
  now: Date,
): FileOutcome['pastTimes'] {
  const [first] = inspected?.parts ?? []
  return first && time !== undefined ? { column: time, beside: pastTimesBeside(first, time, now) } : null
}

async function readInto(
  importId: number,
  file: FileToImport,
  { decision, inspected }: { decision: DecisionFile | null; inspected: InspectedFile | null },
  position: { index: number; files: number },
  context: ImportContext,
  seconds: () => number,
  hash: Promise<string>,
): Promise<{ report: FileAccount; done: PartOutcome }> {
  const db = context.workspace.writer
  const { kind, done } = inspected
    ? await importParts(file, inspected, importId, position, context, seconds)
    : { kind: 'decision' as const, done: importDecision(db, importId, file, decision!, context.effects.now()) }
  if (kind === 'tools') done.report.notes.push(...(await readWaitingPrices(position, context)))
  const rejects = firstRejects(db, importId)
  const reasons = rejectReasons(db, importId)
  const report: FileAccount = { file: file.path, kind, ...done.report, rejects, rejectReasons: reasons, seconds: seconds() } // prettier-ignore
  closeImport(db, importId, report, done, inspected?.parts[0] ?? null, await hash)
  return { report, done }
}

interface WaitingPrices {
  id: number
  file: string
  options: string
  stamp: string
  imported: number
}

/** Prices whose tools were not in the inventory when they were imported, now that it has more. Sentences about those that are in. */
async function readWaitingPrices(
  position: { index: number; files: number },
  context: ImportContext,
): Promise<string[]> {
  const db = context.workspace.writer
  const waiting = db
    .prepare(
      `SELECT id, file, options, stamp, rows_imported AS imported FROM import WHERE kind = 'tool-prices' AND undone_at IS NULL
       AND EXISTS (SELECT 1 FROM import_reject WHERE import_id = import.id AND reason LIKE ?) ORDER BY id`,
    )
    .all(`${unknownTool}%`) as WaitingPrices[]
  const notes: string[] = []
  for (const { id, file, options, stamp, imported } of waiting) {
    if (!isUnchanged(file, stamp)) continue
    db.prepare(`DELETE FROM import_reject WHERE import_id = ?`).run(id)
    const { report } = await importInto(id, { ...(JSON.parse(options) as object), path: file }, position, context)
    const { rowsImported: added, rowsDuplicate: known } = report
    // Those it had brought already are none that it repeats.
    db.prepare(`UPDATE import SET rows_imported = ?, rows_duplicate = ? WHERE id = ?`).run(imported + added, known - imported, id) // prettier-ignore
    if (added > 0)
      notes.push(`${basename(file)} was imported before these tools were known; ${added} of its prices ${added === 1 ? 'is' : 'are'} in now.`) // prettier-ignore
  }
  return notes
}

function openImport(
  db: WriteDb,
  { path, ...options }: FileToImport,
  bytes: number,
  stamp: string,
  { now }: Effects,
): number {
  return Number(
    db
      .prepare(
        `INSERT INTO import (options, stamp, file, kind, format, encoding, delimiter, zone, mapping, imported_at, bytes, seconds, rows_read,
           rows_imported, rows_duplicate, rows_rejected, columns_kept, columns_dropped)
         VALUES (?, ?, ?, '', '', '', NULL, '', '{}', ?, ?, 0, 0, 0, 0, 0, '[]', '[]')`,
      )
      .run(JSON.stringify(options), stamp, resolve(path), now().toISOString(), bytes).lastInsertRowid,
  )
}

function closeImport(
  db: WriteDb,
  importId: number,
  report: FileAccount,
  done: PartOutcome,
  first: Inspection | null,
  sha256: string,
): void {
  db.prepare(
    `UPDATE import SET header = ?, kind = ?, notes = ?, format = ?, encoding = ?, delimiter = ?, zone = ?, mapping = ?, seconds = ?,
       rows_read = ?, rows_imported = ?, rows_duplicate = ?, rows_rejected = ?, columns_kept = ?, columns_dropped = ?,
       time_from = ?, time_to = ?, first_event_id = ?, last_event_id = ?, sha256 = ? WHERE id = ?`,
  ).run(
    first?.container === 'csv' ? writeRecord(first.columns, first.delimiter) : '',
    report.kind,
    JSON.stringify(report.notes),
    report.format,
    report.encoding,
    report.delimiter,
    report.zone,
    JSON.stringify(done.mapping),
    report.seconds,
    report.rowsRead,
    report.rowsImported,
    report.rowsDuplicate,
    report.rowsRejected,
    JSON.stringify(report.columnsKept),
    JSON.stringify(report.columnsDropped),
    report.timeRange ? Date.parse(report.timeRange[0]) : null,
    report.timeRange ? Date.parse(report.timeRange[1]) : null,
    done.firstEvent,
    done.firstEvent === null ? null : done.firstEvent + done.columns!.time.length - 1,
    sha256,
    importId,
  )
}

/** All parts as one import; members of an archive that are none of it are named in a note. */
async function importParts(
  file: FileToImport,
  { parts, skipped, packing }: InspectedFile,
  importId: number,
  position: { index: number; files: number },
  context: ImportContext,
  seconds: () => number,
): Promise<{ kind: ImportKind; done: PartOutcome }> {
  const kind = chooseKind(parts[0]!, file)
  if (file.asOf !== undefined && kind !== 'tools')
    throw new AppError('USAGE', `${file.path} is no list of tools: only those are of a day (--as-of, "asOf").`)
  const noSnapshot = packing === 'xlsx' ? whyNoSnapshot(parts, file) : null
  if (noSnapshot !== null) throw new AppError('USAGE', `${file.path}: ${noSnapshot}`)
  const goesOn = kind === 'tools' && packing === 'xlsx' ? toolsThatGoOn(parts, file) : new Set<string>()
  const outcomes: PartOutcome[] = []
  const bytesTotal = parts.reduce((sum, { bytes }) => sum + bytes, 0)
  let bytesBefore = 0
  let rowsBefore = 0
  // Tables are lists of their own; of events, thousands of members may be read alike.
  const groups = kind === 'events' ? groupsOf(parts) : parts.map((part) => [part])
  for (const group of groups) {
    const [part] = group
    const progress = (rows: number, bytes: number): void => {
      const spent = seconds()
      const done = bytesBefore + bytes
      context.onProgress?.({
        file: file.path,
        ...position,
        stage: 'reading',
        rows: rowsBefore + rows,
        bytes: done,
        bytesTotal,
        rate: spent > 0 ? (rowsBefore + rows) / spent : 0,
        secondsLeft: done > 0 && spent > 0.5 ? (spent * (bytesTotal - done)) / done : null,
      })
    }
    const outcome =
      kind === 'tools'
        ? await importTools(context.workspace.writer, importId, part!, file, goesOn)
        : kind === 'tool-prices' || kind === 'milestones'
          ? await importStackTable(context.workspace.writer, importId, kind, part!, file)
          : await importEventFile(
              file,
              group,
              importId,
              { ...context, isAlone: position.files === 1 && parts.length === 1, isFirst: part === parts[0] },
              progress,
            )
    outcomes.push(outcome)
    bytesBefore += group.reduce((sum, { bytes }) => sum + bytes, 0)
    rowsBefore += outcome.report.rowsRead
  }
  const done = outcomes.length === 1 ? outcomes[0]! : together(outcomes)
  if (packing === 'xlsx') noteSheets(context.workspace.writer, importId, parts)
  const notes = skipped.map(({ member, reason }) => `${member} was not imported: ${reason}`)
  const internal = kind === 'events' ? internalNote(file, outcomes.flatMap((each) => each.internal ?? [])) : null // prettier-ignore
  if (internal !== null) notes.unshift(internal)
  if (packing === 'xlsx' && parts.length > 1) notes.unshift(...outcomes.map(({ report }, at) => sheetAccount(sheetOf(parts[at]!), report))) // prettier-ignore
  if (context.dryRun) notes.push(...outcomes.flatMap(({ onlyDry }) => onlyDry ?? []))
  return { kind, done: { ...done, report: { ...done.report, notes: [...done.report.notes, ...notes] } } }
}

const sheetAccount = (
  sheet: string,
  { rowsRead, rowsImported, rowsDuplicate, rowsRejected }: PartOutcome['report'],
): string =>
  `Sheet "${sheet}": ${rowsRead} rows read = ${rowsImported} imported + ${rowsDuplicate} duplicate + ${rowsRejected} rejected.`

/** Which sheets were read, to read the same ones again and to tell other sheets of the file from them. */
function noteSheets(db: WriteDb, importId: number, parts: readonly Inspection[]): void {
  db.prepare(`UPDATE import SET options = json_set(options, '$.sheets', json(?)) WHERE id = ?`).run(
    JSON.stringify(parts.map(sheetOf)),
    importId,
  )
}

/** What of their day its times were read as, to tell another reading of the file from it; of several parts, the first one's. */
function noteDays(db: WriteDb, importId: number, days: DayTime): void {
  db.prepare(`UPDATE import SET options = json_insert(options, '$.daysRead', ?) WHERE id = ?`).run(days, importId)
}

/** The members of an archive, or sheets, as one import. */
function together(outcomes: PartOutcome[]): PartOutcome {
  const reports = outcomes.map(({ report }) => report)
  const sum = (field: 'rowsRead' | 'rowsImported' | 'rowsDuplicate' | 'rowsRejected'): number =>
    reports.reduce((total, report) => total + report[field], 0)
  const distinct = (list: string[]): string[] => [...new Set(list)]
  const ranges = reports.flatMap(({ timeRange: range }) => (range ? [range] : []))
  const columns = outcomes.flatMap((outcome) => (outcome.columns ? [outcome.columns] : []))
  return {
    report: {
      ...reports[0]!,
      format: distinct(reports.map(({ format }) => format)).join(', '),
      encoding: distinct(reports.map(({ encoding }) => encoding)).join(', '),
      rowsRead: sum('rowsRead'),
      rowsImported: sum('rowsImported'),
      rowsDuplicate: sum('rowsDuplicate'),
      rowsRejected: sum('rowsRejected'),
      columnsKept: distinct(reports.flatMap(({ columnsKept }) => columnsKept)),
      columnsDropped: distinct(reports.flatMap(({ columnsDropped }) => columnsDropped)),
      timeRange:
        ranges.length === 0
          ? null
          : [
              ranges.map(([from]) => from).sort()[0]!,
              ranges
                .map(([, to]) => to)
                .sort()
                .at(-1)!,
            ],
      // What they count is of all of them.
      notes: notesOf(reports.map(({ notes }) => ({ file: '', notes }))).map(({ note }) => note),
    },
    mapping: outcomes[0]!.mapping,
    columns:
      columns.length === 0
        ? null
        : {
            ...concatenate(columns, storedColumns),
            firstEvent: columns[0]!.firstEvent,
            actors: columns.at(-1)!.actors,
          },
    firstEvent: outcomes.find(({ firstEvent }) => firstEvent !== null)?.firstEvent ?? null,
  }
}

async function importEventFile(
  file: FileToImport,
  parts: readonly Inspection[],
  importId: number,
  {
    workspace,
    effects,
    signal,
    run,
    idsToCome,
    later,
    knownEmails,
    isAlone,
    isFirst,
  }: ImportContext & { isAlone: boolean; isFirst: boolean },
  onProgress: (rows: number, bytes: number) => void,
): Promise<PartOutcome> {
  const inspection = parts[0]!
  const mapping = chooseMapping(inspection, file)
  const idsIn = idsInWorkspace(workspace.writer)
  const withProperties = propertiesInWorkspace(workspace.writer, signal)
  const planBy = (ids: IdsIn): Promise<EventPlan> =>
    withProperties((propertiesIn) => planEvents(inspection, mapping, file, ids, propertiesIn, effects.now()))
  let plan: EventPlan
  try {
    plan = await planBy(idsIn)
  } catch (error) {
    if (idsToCome === undefined) throw error
    // Refused once more, with what its columns are by those who are to come.
    plan = await planBy(eitherOf(idsIn, await idsToCome()))
  }
  plan.dayOrder = eventDayOrder(inspection, mapping, file)
  const fates = columnFates(inspection, mapping, plan)
  // Before the file's own users are in the workspace.
  const knownUsers = knownUsersBeside(inspection, mapping, idsIn)
  const merged = isFirst ? mergedUsers(inspection, mapping, idsIn) : null
  const asked = knownUsers === null && isFirst
  const mayBeProperty = asked && hasNoneOf(inspection, mapping, idsIn)
  const asProperty = mayBeProperty ? await withProperties((propertiesIn) => knownProperty(inspection, mapping, propertiesIn)) : null // prettier-ignore
  const areStrangers = asked && asProperty === null ? strangersNote(inspection, mapping, idsIn, workspace.writer) : null
  const offer = mapping.map.time === undefined ? null : datesOffer(inspection, mapping, idsIn)
  const before = idsBefore(workspace.writer, mapping)
  const imported = await importEvents({
    db: workspace.writer,
    importId,
    sources: parts.map((part) => ({
      plan: planOfPart(plan, part),
      expectedRows: part.estimatedRows,
      fileBytes: part.bytes,
    })),
    parseWorker: effects.parseWorker,
    signal,
    run,
    isAlone,
    onBatch: ({ rowsRead, bytes }) => onProgress(rowsRead, bytes),
  })
  nameFooter(workspace.writer, importId)
  const { rowsRead, rowsImported, rowsDuplicate, rowsRejected } = imported
  const noId = noIdNote(imported, mapping, inspection)
  const { firstEvent, columns } = imported
  const withIds = noId === null ? [] : nobodysIds(workspace.writer, firstEvent, firstEvent + columns.time.length - 1)
  const unseen = before === null || columns.time.length === 0 ? null : unseenNote(workspace.writer, before, { from: firstEvent, to: firstEvent + columns.time.length - 1 }) // prettier-ignore
  const strangers = areStrangers !== null && saysNoPage(workspace.writer, imported) ? areStrangers : null
  const noPage = noPageNote(mapping, inspection)
  const eventName = constantOf('event', mapping.map.event, inspection.columns)
  // Of all parts alike.
  const email = isFirst ? emailBeside(inspection, mapping) : null
  const days = daysOf(inspection, mapping, file)
  const among = daysIn(inspection, mapping)
  if (days !== null) noteDays(workspace.writer, importId, days)
  const isAssumed = days === 'end' || (file.days === undefined && someDays(among) !== null)
  const saidZone = utcSays(mapping) === null ? zoneSaid(mapping, file) : null
  const always = [
    localTimesNote(mapping, plan),
    saidZone === null
      ? null
      : `Times without a zone are read as ${saidZone}, as the name of the column ${mapping.map.time ?? ''} says.`,
    days !== null && isAssumed ? daysNote(days, among) : null,
    plan.minuteEnds ? `${minutesRead}. They can be read as the beginning (--days start).` : null,
    propertiesNote(mapping),
    eventlessNote(mapping, { rows: rowsImported, events: imported.columns.time.length }),
    mapping.format.container === 'json' ? null : minorUnitNote(mapping.map.value),
    saidNote(mapping, plan),
    repeatedIdsIn(inspection, mapping),
    cookieNote(imported),
    roundedIdsNote(inspection, mapping),
  ].filter((note) => note !== null)
  const saysUtc = utcSays(mapping)
  const leftOut = personalLeftOut(inspection, mapping, file)
  if (email !== null) knownEmails?.add(importId, email, mapping, inspection)
  if (isFirst && knownUsers === null && asProperty === null) later?.add(workspace.writer, importId, inspection, mapping)
  return {
    report: {
      format: mapping.format.id,
      encoding: [...imported.damages.keys()].join(', '),
      delimiter: plan.delimiter === '' || plan.compression === 'xlsx' ? null : plan.delimiter,
      rowsRead,
      rowsImported,
      rowsDuplicate,
      rowsRejected,
      columnsKept: fates.kept,
      columnsDropped: fates.dropped,
      timeRange:
        imported.columns.time.length > 0 && plan.order === null ? timeRange(imported.timeFrom, imported.timeTo) : null,
      zone: plan.zone,
      ...(saysUtc !== null && plan.order === null && { saysUtc }),
      notes: [
        ...textNotesOf(parts, imported.damages),
        ...(noPage === null ? [] : [noPage]),
        ...(eventName === null ? [] : [constantEventNote(eventName)]),
        ...(plan.constantPage === null ? [] : [constantPageNote(plan.constantPage, mapping.map)]),
        ...(leftOut.length === 0 ? [] : [personalNote(leftOut)]),
        ...always,
        ...(mapping.dates.length > 0 ? [datesNote(mapping, imported)] : []),
        ...(offer === null ? [] : [datesOfferNote(offer)]),
        ...(email === null ? [] : [emailNote(email, mapping)]),
        ...(knownUsers === null ? [] : [knownUsersNote(knownUsers)]),
        ...(merged === null ? [] : [mergedUsersNote(merged)]),
        ...(asProperty === null ? [] : [knownPropertyNote(asProperty)]),
        ...(strangers === null ? [] : [strangers]),
        ...duplicateNotes(imported),
        ...(noId === null ? [] : [noId]),
        ...(unseen === null ? [] : [unseen]),
        ...withIds.map((each) => nobodysIdsNote(each, propertyPlace(mapping.format.id, each.name, inspection.columns))),
      ],
    },
    mapping: mapping.map,
    internal: { column: mapping.map.ip, rowsInternal: imported.rowsInternal, rowsDuplicate },
    columns: imported.columns,
    firstEvent: imported.columns.time.length > 0 ? imported.firstEvent : null,
  }
}

/** Some sources write the first page of a person beside what became of them. */
const saysNoPage = (
  db: WriteDb,
  { firstEvent, columns: { time } }: Pick<ImportedEvents, 'firstEvent' | 'columns'>,
): boolean =>
  db
    .prepare(
      `SELECT 1 FROM event JOIN action ON action.id = event.action_id WHERE event.id BETWEEN ? AND ? AND action.page_id IS NOT NULL LIMIT 1`,
    )
    .get(firstEvent, firstEvent + time.length - 1) === undefined
