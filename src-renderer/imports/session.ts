/**
 * The import under way: the files a person brought, what they said about each, and the run. Kept outside the screens,
 * because reading goes on while other screens are looked at. In memory only; nothing here is in the workspace.
 */
import { create } from 'zustand'
import type { Call } from '../../shared/api.ts'
import { type AppError, asAppError } from '../../shared/errors.ts'
import type {
  ColumnMap,
  DayOrder,
  Delimiter,
  FileReport,
  ImportKind,
  ImportProgress,
  RefusedFile,
} from '../../shared/import.ts'
import type { HostBridge } from '../transport/host.ts'
import { baseName } from './mapping.ts'

export interface FileChoices {
  kind?: ImportKind
  format?: string
  map?: ColumnMap
  zone?: string
  encoding?: string
  delimiter?: Delimiter
  /** 0 = there is none. */
  headerLine?: number
  dayOrder?: DayOrder
  order?: 'rows'
  /** Of a list of tools: more of them, or the whole stack as it was on `asOf`. */
  inventory?: 'append' | 'snapshot'
  asOf?: string
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
  running: boolean
  progress: ImportProgress | null
  outcome: Outcome | null
}

const empty: Session = {
  files: [],
  target: null,
  targetName: null,
  sent: {},
  waiting: [],
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

/** The part of the host that turns a file of the page into something the engine can read. */
type FileHost = Pick<HostBridge, 'fileHandle'>

/** Starts a session with these files, or adds them to one that has not run; during a run they wait for its end. */
export function addFiles(host: FileHost, files: readonly File[]): void {
  const { running, waiting, outcome } = getState()
  if (files.length === 0) return
  if (running) return setState({ waiting: [...waiting, ...files] })
  if (outcome) resetSession()
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
    const handle = await host.fileHandle(file, { signal: controller.signal, onProgress })
    patch(id, { handle })
  } catch (error) {
    if (!controller.signal.aborted) patch(id, { error: asAppError(error) })
  } finally {
    sending.delete(id)
  }
}

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

/** Says something about a file; `fields` are those whose columns were chosen, if that is what was said. */
export function chooseFor(id: number, choices: FileChoices, ...fields: string[]): void {
  const file = getState().files.find((each) => each.id === id)
  if (!file) return
  const touched = choices.map === undefined ? [] : [...file.touched, ...fields]
  patch(id, { choices, before: file.choices, touched })
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
  const isUntouched = Object.keys(file.choices).length === 0 && file.before === null
  patch(id, isUntouched ? { choices: { mapping }, before: file.choices, proposed: true } : { proposed: true })
}

/** Whether an earlier import of the file goes when it comes; null = it stays. */
export const replaceEarlier = (id: number, importId: number | null): void => patch(id, { replaces: importId })

/** Names of events that count as page views once the file is imported. */
export const countAsPageViews = (id: number, pageViews: readonly string[]): void => patch(id, { pageViews })

export function takeBack(id: number): void {
  const file = getState().files.find((each) => each.id === id)
  if (file?.before) patch(id, { choices: file.before, before: null })
}

export function resetSession(): void {
  run?.abort()
  for (const controller of sending.values()) controller.abort()
  setState(empty)
}

/** Parameters of `imports.run` and `imports.inspect` for one file. */
export const fileParams = (file: ChosenFile) => ({ file: file.handle ?? '', ...file.choices })

/**
 * Imports the files in order. Each file is stored whole or not at all; when one fails or the run is cancelled, those
 * before it stay, so the workspace is asked which they are. `refresh` brings the page up to date, and shows the outcome
 * with it: what is on screen until then need not be drawn anew.
 */
export async function runImport(call: Call, refresh: (together: () => void) => Promise<unknown>): Promise<void> {
  const { files: all, running } = getState()
  const files = all.filter((file) => file.handle !== null)
  if (running || files.length === 0) return
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
      { files: files.map(fileParams) },
      { signal: controller.signal, onProgress: (progress) => setState({ progress }) },
    )
    outcome = { reports: reports.map(named), refused: refused.map(named), error: null, late: controller.signal.aborted }
    const stored = new Set(reports.map(({ file }) => file))
    await countPageViews(
      call,
      files.flatMap(({ handle, pageViews }) => (stored.has(handle!) ? pageViews : [])),
    )
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
  await refresh(() => setState({ running: false, progress: null, outcome }))
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

export function cancelImport(): void {
  run?.abort()
}

/** Back to the files that were not stored, after a run that stopped or refused some. */
export function reviseFiles(): void {
  const { files, outcome } = getState()
  // As many of a name as were stored; files are imported in order.
  const stored = (outcome?.reports ?? []).map((report) => report.file)
  const left = files.filter(({ name }) => {
    const at = stored.indexOf(name)
    if (at < 0) return true
    stored.splice(at, 1)
    return false
  })
  setState({ files: left, outcome: null })
}
