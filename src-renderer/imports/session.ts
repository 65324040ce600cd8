/**
 * The import under way: the files a person brought, what they said about each, and the run. Kept outside the screens,
 * because reading goes on while other screens are looked at. In memory only; nothing here is in the workspace.
 */
import { create } from 'zustand'
import type { Call } from '../../shared/api.ts'
import { type AppError, asAppError } from '../../shared/errors.ts'
import {
  type ColumnMap,
  type DayOrder,
  type DayTime,
  type PaidIs,
  type Delimiter,
  type FileReport,
  type ImportKind,
  type ImportProgress,
  mostTogether,
  type RefusedFile,
  type SameFile,
  type SheetChoice,
  type VatGiven,
} from '../../shared/import.ts'
import { tableNamed } from '../../shared/pages/setting-table.ts'
import { useChoices } from '../store.ts'
import type { HostBridge } from '../transport/host.ts'
import { baseName } from './mapping.ts'

export interface FileChoices {
  kind?: ImportKind
  format?: string
  map?: ColumnMap
  /** Columns of which each date is an event. */
  dates?: string[]
  zone?: string
  encoding?: string
  delimiter?: Delimiter
  /** 0 = there is none. */
  headerLine?: number
  dayOrder?: DayOrder
  /** Of events whose time is a day. */
  days?: DayTime
  /** Of payments: the sign of what was paid. */
  paidIs?: PaidIs
  /** Of a ledger: accounts that count, though they look like no expenses. */
  countAccounts?: string[]
  /** Of payments: VAT in their amounts. */
  vat?: VatGiven[]
  /** Of amounts that name none. */
  currency?: string
  /** Of events: one's own addresses and networks. */
  internalAddresses?: string[]
  /** Columns that look personal and are kept. */
  keep?: string[]
  order?: 'rows'
  /** Of a list of tools: more of them, or the whole stack as it was on `asOf`. */
  inventory?: 'append' | 'snapshot'
  asOf?: string
  /** Of a workbook. */
  sheets?: SheetChoice
  /** Name of a saved mapping, which the others go before. */
  mapping?: string
}

export interface ChosenFile {
  id: number
  name: string
  bytes: number
  file: File
  /** What the engine knows it by, once it is there. */
  handle: string | null
  error: AppError | null
  choices: FileChoices
  /** Choices before the last one, to take it back. */
  before: FileChoices | null
  /** Id of an earlier import of this file that is undone first. */
  replaces: number | null
  /** Fields whose column a person chose. */
  touched: readonly string[]
  /** A saved mapping fits and was proposed, once. */
  proposed: boolean
  /** Names of its events that count as page views once it is imported. */
  pageViews: readonly string[]
  /** Categories of payments that are left out as not software once it is imported. */
  leaveOut: readonly string[]
  /** Becomes that of the workspace once the file is imported; null = it stays. */
  currency: string | null
  /** What it is read by as it was recognised, in one text: names of columns, or a format of objects; null = not known yet. */
  columns: string | null
  /** It holds objects, of which some files have places that others lack. */
  isObjects: boolean
  /** It has a column of IP addresses. */
  hasAddresses: boolean
  /** What has the same bytes: a file of this session, by its id, or one that was imported. */
  same: { as: number | null; imported: SameFile['imported'] }
  /** Imported all the same. */
  anyway: boolean
  /** It needs a choice, and waits for it while others are imported. */
  waits: boolean
}

export interface Outcome {
  /** Of the files that were stored, in order, each under the name it was brought with. */
  reports: FileReport[]
  /** Files that could not be imported and kept no other out, and why. */
  refused: RefusedFile[]
  /** Set where the run stopped; files that are not in `reports` left nothing behind. */
  error: AppError | null
  /** Cancel was asked for when all files were stored already. */
  late: boolean
}

export type Target = 'open' | 'new'

interface Session {
  files: ChosenFile[]
  /** Id of the file that is looked at; null = the first. Here, because the screen is made anew for a new workspace. */
  shown: number | null
  /** The workspace a person chose to import into, and the name they gave a new one; null until they do. */
  target: Target | null
  targetName: string | null
  /**
   * By id of a file: its bytes that are at the engine's side; the desktop app only passes a name on. Not part of the
   * file: they change many times a second, and most of what shows a file need not be drawn anew for them.
   */
  sent: Readonly<Record<number, number>>
  /** Brought while a run was under way. */
  waiting: File[]
  /** Columns of which each file is read in its own way; what is said of one holds for all others of its columns. */
  apart: readonly string[]
  /** One's own IP addresses, of all files; null = nobody has said. */
  ownAddresses: readonly string[] | null
  running: boolean
  progress: ImportProgress | null
  outcome: Outcome | null
}

const empty: Session = {
  files: [],
  shown: null,
  target: null,
  targetName: null,
  sent: {},
  waiting: [],
  apart: [],
  ownAddresses: null,
  running: false,
  progress: null,
  outcome: null,
}

export const useImportSession = create<Session>()(() => empty)

const { getState, setState } = useImportSession
let nextId = 1
const sending = new Map<number, AbortController>()
let run: AbortController | null = null

function patch(id: number, change: Partial<ChosenFile>): void {
  setState({ files: getState().files.map((file) => (file.id === id ? { ...file, ...change } : file)) })
}

/** All at once: whoever shows files draws them anew each time. */
function patchEach(files: readonly ChosenFile[], change: (file: ChosenFile) => Partial<ChosenFile>): void {
  const ids = new Set(files.map(({ id }) => id))
  setState({ files: getState().files.map((file) => (ids.has(file.id) ? { ...file, ...change(file) } : file)) })
}

/** The part of the host that turns a file of the page into something the engine can read. */
type FileHost = Pick<HostBridge, 'fileHandle'>

/** Starts a session with these files, or adds them to one that has not run; during a run they wait for its end. */
export function addFiles(host: FileHost, files: readonly File[]): void {
  const { running, waiting, outcome } = getState()
  if (files.length === 0) return
  if (running) return setState({ waiting: [...waiting, ...files] })
  if (outcome) forgetDone()
  const chosen = files.map((file): ChosenFile => ({
    id: nextId++,
    name: file.name,
    bytes: file.size,
    file,
    handle: null,
    error: null,
    choices: {},
    before: null,
    touched: [],
    proposed: false,
    replaces: null,
    pageViews: [],
    leaveOut: [],
    currency: null,
    columns: null,
    isObjects: false,
    hasAddresses: false,
    same: { as: null, imported: null },
    anyway: false,
    waits: false,
  }))
  setState({ files: [...getState().files, ...chosen] })
  void sendInTurn(host, chosen)
}

/** One after the other: a second upload would only slow the first, which a person is waiting to see. */
async function sendInTurn(host: FileHost, files: readonly ChosenFile[]): Promise<void> {
  for (const { id } of files) {
    const entry = getState().files.find((file) => file.id === id)
    if (entry) await send(host, entry)
  }
}

async function send(host: FileHost, { id, file }: ChosenFile): Promise<void> {
  const controller = new AbortController()
  sending.set(id, controller)
  const onProgress = (sent: number): void => setState({ sent: { ...getState().sent, [id]: sent } })
  onProgress(0)
  try {
    handedOver(id, await host.fileHandle(file, { signal: controller.signal, onProgress }))
  } catch (error) {
    if (!controller.signal.aborted) patch(id, { error: asAppError(error) })
  } finally {
    sending.delete(id)
  }
}

/** Until handles of files that came meanwhile are known together, in ms: all that shows files is drawn anew for each. */
const togetherWithin = 100
const handles = new Map<number, string>()

function handedOver(id: number, handle: string): void {
  if (handles.size === 0) setTimeout(takeHandles, togetherWithin)
  handles.set(id, handle)
}

function takeHandles(): void {
  patchEach(
    getState().files.filter(({ id }) => handles.has(id)),
    ({ id }) => ({ handle: handles.get(id)! }),
  )
  handles.clear()
}

export const showFile = (shown: number): void => setState({ shown })

/** The file that is looked at. */
export const shownFile = ({ files, shown }: Pick<Session, 'files' | 'shown'>): ChosenFile | undefined =>
  files.find(({ id }) => id === shown) ?? files[0]

export function sendAgain(host: FileHost, id: number): void {
  const entry = getState().files.find((file) => file.id === id)
  if (!entry || sending.has(id)) return
  patch(id, { error: null })
  void send(host, entry)
}

export function removeFile(id: number): void {
  if (getState().running) return
  sending.get(id)?.abort()
  setState({ files: getState().files.filter((file) => file.id !== id) })
}

/** Whether a file stays out of the import because it is there already, or twice among the files. */
export function isLeftOut(
  { same, anyway, replaces, choices }: Pick<ChosenFile, 'same' | 'anyway' | 'replaces' | 'choices'>,
  into: Target = 'open',
): boolean {
  // The stack may have been the same on two days, and another sheet is another list.
  if (anyway || replaces !== null || choices.inventory === 'snapshot' || choices.sheets !== undefined) return false
  return same.as !== null || (same.imported !== null && into === 'open')
}

/** What is the same as each of the files with these handles; nothing changes under a run or what came of it. */
export function knowSame(handles: readonly string[], found: readonly SameFile[]): void {
  const { files, running, outcome } = getState()
  if (running || outcome) return
  const idOf = (handle: string): number | null => files.find((file) => file.handle === handle)?.id ?? null
  const next = files.map((file) => {
    const at = file.handle === null ? -1 : handles.indexOf(file.handle)
    const same = at < 0 ? undefined : found[at]
    if (!same) return file
    const as = same.first === null ? null : idOf(handles[same.first]!)
    const isKnown = file.same.as === as && file.same.imported?.importId === same.imported?.importId
    return isKnown ? file : { ...file, same: { as, imported: same.imported } }
  })
  if (next.some((file, index) => file !== files[index])) setState({ files: next })
}

/** Imported all the same, or left out. */
export const importAnyway = (id: number, anyway: boolean): void => patch(id, { anyway, replaces: null })

/** The columns of a table, as they were recognised first. It is read as was said of another with the same ones. */
export const knowColumns = (id: number, names: readonly string[]): void =>
  knowRead(id, { columns: JSON.stringify(names.toSorted()), isObjects: false })

/** The same of a file of objects, which are read by their format alone. */
export const knowFormat = (id: number, format: string): void => knowRead(id, { columns: format, isObjects: true })

function knowRead(id: number, known: { columns: string; isObjects: boolean }): void {
  const { files, apart } = getState()
  const file = files.find((each) => each.id === id)
  if (!file || file.columns !== null) return
  const { columns } = known
  const like = files.find((each) => each.columns === columns && Object.keys(each.choices).length > 0)
  if (!like || !isUntouched(file) || apart.includes(columns)) return patch(id, known)
  patch(id, { ...known, choices: ofAnother(like.choices, file.choices), before: file.choices, touched: like.touched })
}

/** Of nothing but one's own addresses, which are said of all files. */
const isUntouched = ({ choices, before }: ChosenFile): boolean =>
  before === null && Object.keys(choices).every((key) => key === 'internalAddresses')

const withAddresses = ({ internalAddresses: _before, ...choices }: FileChoices, own: readonly string[]): FileChoices =>
  own.length === 0 ? choices : { ...choices, internalAddresses: [...own] }

/** One's own addresses are the same in every file that has some. */
export function sayOwnAddresses(own: readonly string[]): void {
  setState({ ownAddresses: own })
  patchEach(
    getState().files.filter(({ hasAddresses }) => hasAddresses),
    ({ choices }) => ({ choices: withAddresses(choices, own) }),
  )
}

/** The file has a column of addresses; `last`: one's own, as the last import was told them. */
export function knowAddresses(id: number, last: readonly string[]): void {
  const { files, ownAddresses } = getState()
  const file = files.find((each) => each.id === id)
  if (!file || file.hasAddresses) return
  const own = file.choices.internalAddresses ?? ownAddresses ?? last
  patch(id, { hasAddresses: true, choices: withAddresses(file.choices, own) })
}

/** The other files with the same columns, or of the same format of objects. */
export const filesLike = (files: readonly ChosenFile[], { id, columns }: ChosenFile): ChosenFile[] =>
  columns === null ? [] : files.filter((each) => each.id !== id && each.columns === columns)

/** Whether what is said of a file holds for the others with its columns; from now on, then, what is said of it already. */
export function readTogether(id: number, together: boolean): void {
  const { files, apart } = getState()
  const file = files.find((each) => each.id === id)
  if (!file || file.columns === null) return
  const { columns, choices, touched } = file
  const others = apart.filter((each) => each !== columns)
  setState({ apart: together ? others : [...others, columns] })
  if (!together) return
  patchEach(filesLike(files, file), (each) => ({
    choices: ofAnother(choices, each.choices),
    before: each.choices,
    touched,
  }))
}

/** What was said of another file; the day of a snapshot and the sheets are of one file alone. */
const ofAnother = (
  { asOf: _day, sheets: _sheets, ...said }: FileChoices,
  { asOf, sheets }: FileChoices,
): FileChoices => ({
  ...said,
  ...(asOf !== undefined && { asOf }),
  ...(sheets !== undefined && { sheets }),
})

/** The file, and the others that are read as it is. */
export function readAlike({ files, apart }: Pick<Session, 'files' | 'apart'>, file: ChosenFile): ChosenFile[] {
  return file.columns === null || apart.includes(file.columns) ? [file] : [file, ...filesLike(files, file)]
}

/** Says something about a file and those read like it; `fields` are those whose columns were chosen, if that is what was said. */
export function chooseFor(id: number, choices: FileChoices, ...fields: string[]): void {
  const file = getState().files.find((each) => each.id === id)
  if (!file) return
  const touched = choices.map === undefined ? [] : [...file.touched, ...fields]
  patchEach(readAlike(getState(), file), (each) => ({
    choices: each.id === id ? choices : ofAnother(choices, each.choices),
    before: each.choices,
    touched,
  }))
}

export function chooseTarget(target: Target | null): void {
  setState({ target })
}

export function nameTarget(targetName: string): void {
  setState({ targetName })
}

/** A saved mapping for files with these columns, unless something was said about the file already. */
export function propose(id: number, mapping: string): void {
  const file = getState().files.find((each) => each.id === id)
  if (!file || file.proposed) return
  patch(
    id,
    isUntouched(file)
      ? { choices: { ...file.choices, mapping }, before: file.choices, proposed: true }
      : { proposed: true },
  )
}

/** Whether an earlier import of the file goes when it comes; null = it stays. */
export const replaceEarlier = (id: number, importId: number | null): void =>
  patch(id, { replaces: importId, anyway: false })

/** Names of events that count as page views once the file is imported. */
export const countAsPageViews = (id: number, pageViews: readonly string[]): void => patch(id, { pageViews })

/** Categories of its payments that are left out once the file is imported. */
export const leaveOutCategories = (id: number, leaveOut: readonly string[]): void => patch(id, { leaveOut })

/** The currency of the workspace once the file is imported; null = as it is. */
export const countIn = (id: number, currency: string | null): void => patch(id, { currency })

export function takeBack(id: number): void {
  const file = getState().files.find((each) => each.id === id)
  if (!file?.before) return
  patchEach(readAlike(getState(), file), (each) => (each.before ? { choices: each.before, before: null } : {}))
}

/** What was found out about the workspace that was open, and chosen for it, is not so of a new one. */
export function intoNewWorkspace(): void {
  setState({
    target: null,
    files: getState().files.map((file) => ({ ...file, replaces: null, same: { ...file.same, imported: null } })),
  })
}

export function resetSession(): void {
  run?.abort()
  for (const controller of sending.values()) controller.abort()
  setState(empty)
}

/** Where files go, and the zone their times are proposed to be in. */
export interface Into {
  target: Target
  proposedZone: string
  /** There the days of reports have no zone yet, and nobody has said one: offsets of times may say it. */
  zoneByOffsets: boolean
  /** The files of this import, one of which may know people by a column of another. */
  together: readonly Together[]
}

interface Together {
  id: number
  file: string
  choices: FileChoices
}

/** In one text, which stays the same until one of them is read otherwise. */
export function togetherText({ files }: Pick<Session, 'files'>): string {
  const there = files.filter((file) => file.handle !== null && !isLeftOut(file))
  if (there.length > mostTogether) return '[]'
  return JSON.stringify(there.map(({ id, handle, choices }): Together => ({ id, file: handle!, choices })))
}

type Zones = Pick<Into, 'proposedZone' | 'zoneByOffsets'>

/** Parameters of `imports.inspect` for one file. */
export const previewParams = (file: ChosenFile, { target, together, ...zones }: Into) => ({
  ...fileParams(file, zones),
  beside: together.flatMap((other) => (other.id === file.id ? [] : [{ ...other.choices, file: other.file }])),
  newWorkspace: target === 'new',
})

/** Parameters of `imports.run` for one file. */
const fileParams = (file: ChosenFile, { proposedZone, zoneByOffsets }: Zones) => ({
  file: file.handle ?? '',
  proposedZone,
  ...(zoneByOffsets && { zoneByOffsets: true as const }),
  ...file.choices,
  // Chosen from what one of them has, so that none is mistyped.
  ...(file.isObjects && file.choices.map && { placesElsewhere: Object.values(file.choices.map) }),
})

/** Whether a file takes part in the run. */
export const isImported = (file: ChosenFile): boolean => file.handle !== null && !file.waits && !isLeftOut(file)

/**
 * Imports the files in order, but for those that wait for a choice. Each file is stored whole or not at all; when one fails or the run is cancelled, those
 * before it stay, so the workspace is asked which they are. `refresh` brings the page up to date, and shows the outcome
 * with it: what is on screen until then need not be drawn anew.
 */
export async function runImport(
  call: Call,
  zones: Zones,
  refresh: (together: () => void) => Promise<unknown>,
  waiting: ReadonlySet<number> = new Set(),
  /** The workspace was made for these files: where none of them could be imported, it goes again. */
  isNew = false,
): Promise<void> {
  if (getState().running) return
  patchEach(getState().files, ({ id }) => ({ waits: waiting.has(id) }))
  const files = getState().files.filter(isImported)
  if (files.length === 0) return
  const controller = new AbortController()
  run = controller
  setState({ running: true, progress: null, outcome: null })
  const known = new Set((await call('imports.list', {}).catch(() => [])).map((record) => record.id))
  const nameOf = (handle: string): string => files.find((file) => file.handle === handle)?.name ?? handle
  const named = <T extends { file: string }>(each: T): T => ({ ...each, file: nameOf(each.file) })
  let outcome: Outcome
  try {
    for (const { replaces } of files)
      if (replaces !== null) await call('imports.undo', { importId: replaces }, { signal: controller.signal })
    const { files: reports, refused } = await call(
      'imports.run',
      { files: files.map((file) => fileParams(file, zones)) },
      { signal: controller.signal, onProgress: (progress) => setState({ progress }) },
    )
    outcome = { reports: reports.map(named), refused: refused.map(named), error: null, late: controller.signal.aborted }
    const stored = new Set(reports.map(({ file }) => file))
    await countPageViews(
      call,
      files.flatMap(({ handle, pageViews }) => (stored.has(handle!) ? pageViews : [])),
    )
    await leaveOut(
      call,
      files.flatMap(({ handle, leaveOut: categories }) => (stored.has(handle!) ? categories : [])),
    )
    const currency = files.find((file) => stored.has(file.handle!) && file.currency !== null)?.currency
    if (currency) await call('config.set', { config: { currency } }).catch(() => undefined)
  } catch (error) {
    const records = await call('imports.list', {}).catch(() => [])
    const stored = records.filter((record) => !known.has(record.id)).toSorted((a, b) => a.id - b.id)
    const failure = asAppError(error)
    // Cancel may arrive when the last file has just been stored; then there was nothing left to cancel.
    const late = failure.code === 'CANCELLED' && stored.length >= files.length
    const reports = stored.map((record) => ({ ...record, file: baseName(record.file) }))
    outcome = { reports, refused: [], error: late ? null : failure, late }
  }
  run = null
  let isGone = false
  if (isNew && outcome.reports.length === 0) {
    isGone = (await call('workspace.discardNew', {}).catch(() => undefined)) === null
    chooseTarget('new')
  }
  await refresh(() => setState({ running: false, progress: null, outcome }))
  // With none before it there is none to be opened again.
  if (isGone) useChoices.setState({ lastWorkspace: null })
}

/** What was said in the preview; where it fails, the same is asked again after the import. */
async function countPageViews(call: Call, names: readonly string[]): Promise<void> {
  if (names.length === 0) return
  try {
    const { interactions } = await call('config.get', {})
    await call('config.set', { config: { interactions: { events: [...new Set([...interactions.events, ...names])] } } })
  } catch {
    // Asked again.
  }
}

/** What was said in the preview; where it fails, the tools are in the inventory and can be left out there. */
async function leaveOut(call: Call, categories: readonly string[]): Promise<void> {
  if (categories.length === 0) return
  try {
    const { excludePaymentCategories: before } = await call('config.get', {})
    const known = new Set(before.map((each) => each.toLowerCase()))
    const fresh = [...new Set(categories)].filter((each) => !known.has(each.toLowerCase()))
    await call('config.set', { config: { excludePaymentCategories: [...before, ...fresh] } })
  } catch {
    // Left out from the inventory.
  }
}

export function cancelImport(): void {
  run?.abort()
}

/** Of the files of a run those that are still to be dealt with: they wait for a choice, or are tables of a setting that nobody has taken yet. */
export function leftOf({ files, outcome }: Pick<Session, 'files' | 'outcome'>): ChosenFile[] {
  const offered = new Set((outcome?.refused ?? []).flatMap(({ file, message }) => (tableNamed(message) ? file : [])))
  return files.filter(({ name, waits }) => waits || offered.has(name))
}

/** What came of a run is forgotten; files that are still to be dealt with stay. */
export function forgetDone(): void {
  const { files, apart, outcome } = getState()
  const left = leftOf({ files, outcome }).map((file) => ({ ...file, waits: false }))
  if (left.length === 0) resetSession()
  else setState({ ...empty, files: left, apart })
}

/** Back to the files that were not stored, after a run that stopped, refused some or left some waiting, which are shown first. */
export function reviseFiles(): void {
  const { files, outcome } = getState()
  // As many of a name as were stored; files are imported in order.
  const stored = (outcome?.reports ?? []).map((report) => report.file)
  const left = files.filter((file) => {
    if (file.waits) return true
    if (isLeftOut(file)) return false
    const at = stored.indexOf(file.name)
    if (at < 0) return true
    stored.splice(at, 1)
    return false
  })
  const shown = left.find(({ waits }) => waits)?.id
  setState({
    files: left.map((file) => ({ ...file, waits: false })),
    outcome: null,
    ...(shown !== undefined && { shown }),
  })
}
