/**
 * The engine, for React: queries that are remembered until the workspace changes, and commands that change it. Whoever
 * renders the app passes in the call and the host, so tests and a gallery can pass their own.
 */
import {
  createContext,
  createElement,
  type ReactNode,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Call, MethodName, ParamsInput, Progress, Result, WorkspaceStatus } from '../shared/api.ts'
import { type AppError, asAppError } from '../shared/errors.ts'
import type { Report, ReportParamsInput, ReportSlug } from '../shared/reports/index.ts'
import type { HostBridge } from './transport/host.ts'

type Listener = () => void

export interface Answer {
  state: 'idle' | 'pending' | 'done' | 'failed'
  data: unknown
  error: AppError | null
}

const idle: Answer = { state: 'idle', data: undefined, error: null }

export type Ask = (signal: AbortSignal, onProgress: (progress: unknown) => void) => Promise<unknown>

interface Slot {
  answer: Answer
  /** null while nothing is known of it. */
  progress: unknown
  listeners: Set<Listener>
  controller: AbortController | null
}

/** Answers nobody looks at any more are kept this long, so that Back is instant. */
const keptAnswers = 60

/** Answers by key; a question is asked once however many ask it, and cancelled when nobody waits for it any more. */
export class Answers {
  protected readonly slots = new Map<string, Slot>()

  get(key: string): Answer {
    return this.slots.get(key)?.answer ?? idle
  }

  /** The last answer about something, such as a file: whoever shows it anew need not begin with nothing. */
  private readonly latest = new Map<string, Answer>()

  latestOf(what: string): Answer | null {
    return this.latest.get(what) ?? null
  }

  rememberOf(what: string, answer: Answer): void {
    this.latest.delete(what)
    this.latest.set(what, answer)
    if (this.latest.size > keptAnswers) this.latest.delete(this.latest.keys().next().value!)
  }

  /** What is known, for a page that is drawn once. */
  read(key: string, _ask: Ask): Answer {
    return this.get(key)
  }

  /** Of who shows how far an answer is, which most who wait for it do not. */
  private readonly watching = new Map<string, Set<Listener>>()

  /** How far the answer to `key` is, while it is worked out. */
  progressOf(key: string): unknown {
    return this.slots.get(key)?.progress ?? null
  }

  watch(key: string, listener: Listener): () => void {
    const listeners = this.watching.get(key) ?? new Set()
    this.watching.set(key, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.watching.get(key) === listeners) this.watching.delete(key)
    }
  }

  subscribe(key: string, ask: Ask, listener: Listener): () => void {
    let slot = this.slots.get(key)
    if (!slot) {
      slot = { answer: idle, progress: null, listeners: new Set(), controller: null }
      this.slots.set(key, slot)
    }
    slot.listeners.add(listener)
    if (slot.answer.state === 'idle') this.start(key, slot, ask)
    return () => {
      slot.listeners.delete(listener)
      // Not at once: React may leave and come back within one change.
      setTimeout(() => {
        if (slot.listeners.size === 0) this.leave(key, slot)
      })
    }
  }

  /** Asks again what failed. */
  retry(key: string, ask: Ask): void {
    const slot = this.slots.get(key)
    if (slot && slot.answer.state !== 'pending') this.start(key, slot, ask)
  }

  /** Forgets what nobody looks at: another workspace is open, or the same one anew. */
  clear(): void {
    for (const [key, { listeners }] of this.slots) if (listeners.size === 0) this.slots.delete(key)
    this.latest.clear()
  }

  private start(key: string, slot: Slot, ask: Ask): void {
    const controller = new AbortController()
    slot.controller = controller
    this.set(slot, { state: 'pending', data: slot.answer.data, error: null })
    const isCurrent = (): boolean => slot.controller === controller
    const report = (progress: unknown): void => {
      if (!isCurrent() || this.slots.get(key) !== slot) return
      slot.progress = progress
      for (const listener of this.watching.get(key) ?? []) listener()
    }
    const done = (): void => {
      if (slot.progress !== null) report(null)
    }
    const asked = ask(controller.signal, report)
    asked.then(done, done)
    asked.then(
      (data) => {
        if (isCurrent()) this.set(slot, { state: 'done', data, error: null })
      },
      (error: unknown) => {
        if (!isCurrent()) return
        if (controller.signal.aborted) this.slots.delete(key)
        else this.set(slot, { state: 'failed', data: undefined, error: asAppError(error) })
      },
    )
  }

  private set(slot: Slot, answer: Answer): void {
    slot.answer = answer
    for (const listener of slot.listeners) listener()
  }

  private leave(key: string, slot: Slot): void {
    if (this.slots.get(key) !== slot) return
    if (slot.answer.state === 'done') {
      this.slots.delete(key)
      this.slots.set(key, slot)
      for (const [old, { listeners }] of this.slots) {
        if (this.slots.size <= keptAnswers) break
        if (listeners.size === 0) this.slots.delete(old)
      }
    } else {
      this.slots.delete(key)
      slot.controller?.abort()
    }
  }
}

/** undefined = not asked yet; null = no workspace is open. */
export interface StatusState {
  status: WorkspaceStatus | null | undefined
  error: AppError | null
}

export class StatusStore {
  private state: StatusState = { status: undefined, error: null }
  private readonly listeners = new Set<Listener>()
  private readonly call: Call
  private readonly answers: Answers

  constructor(call: Call, answers: Answers) {
    this.call = call
    this.answers = answers
  }

  readonly get = (): StatusState => this.state
  readonly subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  /** `together` changes what is to be seen at once with the new status. */
  readonly refresh = async (together: () => void = () => {}): Promise<WorkspaceStatus | null> => {
    try {
      const status = await this.call('workspace.status', {})
      // Revisions count from when a workspace was opened, so they say nothing about answers from before.
      const before = this.state.status
      if (before?.file !== status?.file || (before && status && status.revision < before.revision)) this.answers.clear()
      this.set({ status, error: null })
      together()
      return status
    } catch (error) {
      this.set({ status: this.state.status, error: asAppError(error) })
      together()
      return null
    }
  }
  private set(state: StatusState): void {
    // Asked every few seconds: nothing is drawn anew where nothing has changed.
    if (JSON.stringify(state) === JSON.stringify(this.state) && state.error === this.state.error) return
    this.state = state
    for (const listener of this.listeners) listener()
  }
}

/** How often a page that is looked at asks whether the workspace has changed, in ms. */
const lookAgain = 5_000

export interface Engine {
  call: Call
  host: HostBridge
  answers: Answers
  status: StatusStore
}

export const EngineContext = createContext<Engine | null>(null)

export function EngineProvider({ call, host, children }: { call: Call; host: HostBridge; children: ReactNode }) {
  const engine = useMemo(() => {
    const answers = new Answers()
    return { call, host, answers, status: new StatusStore(call, answers) }
  }, [call, host])
  useEffect(() => {
    // Another program, such as the command line, may have changed the workspace meanwhile.
    const refresh = (): void => void engine.status.refresh()
    refresh()
    window.addEventListener('focus', refresh)
    // Beside a terminal the window may never lose the focus.
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh()
    }, lookAgain)
    return () => {
      window.removeEventListener('focus', refresh)
      clearInterval(timer)
    }
  }, [engine])
  return createElement(EngineContext.Provider, { value: engine }, children)
}

export function useEngine(): Engine {
  const engine = useContext(EngineContext)
  if (!engine) throw new Error('EngineProvider is missing')
  return engine
}

/** The open workspace. */
export function useWorkspace(): StatusState & { refresh: StatusStore['refresh'] } {
  const { status } = useEngine()
  const state = useSyncExternalStore(status.subscribe, status.get, status.get)
  return { ...state, refresh: status.refresh }
}

export interface QueryResult<T> {
  /** The newest answer there is; while another one is worked out, the one before (`stale`). */
  data: T | undefined
  error: AppError | null
  /** Nothing to show yet. */
  loading: boolean
  /** `data` answers an earlier question. */
  stale: boolean
  retry: () => void
}

/**
 * The answer to `key`, asked for where nobody has. A screenful takes longer to draw than a key may wait, so answers are
 * drawn a piece at a time: a transition, which `useSyncExternalStore` cannot have.
 */
function useAnswer(answers: Answers, key: string | null, ask: Ask): Answer {
  const known = (): Answer => (key === null ? idle : answers.read(key, ask))
  const [heard, setHeard] = useState(() => ({ key, answer: known() }))
  let { answer } = heard
  if (heard.key !== key) {
    answer = known()
    setHeard({ key, answer })
  }
  useEffect(() => {
    if (key === null) return
    const hear = (): void =>
      startTransition(() =>
        setHeard((before) => {
          const now = answers.get(key)
          return before.key === key && before.answer === now ? before : { key, answer: now }
        }),
      )
    const leave = answers.subscribe(key, ask, hear)
    // It may have come between what was drawn and now.
    hear()
    return leave
  }, [answers, key, ask])
  return answer
}

/** What an answer is known by; null while it is not to be asked for. */
function useKey(method: MethodName, params: string, isEnabled: boolean): string | null {
  const { status } = useWorkspace()
  if (!isEnabled || status === undefined) return null
  return `${status ? `${status.file} ${status.revision}` : '-'} ${method} ${params}`
}

/** How far the answer is that a `useQuery` elsewhere waits for; null while that is not known. */
export function useProgress<M extends MethodName>(method: M, params: ParamsInput<M>): Progress<M> | null {
  const { answers } = useEngine()
  const key = useKey(method, JSON.stringify(params), true)
  const watch = useCallback(
    (listener: Listener) => (key === null ? () => {} : answers.watch(key, listener)),
    [answers, key],
  )
  const known = (): unknown => (key === null ? null : answers.progressOf(key))
  return useSyncExternalStore(watch, known, known) as Progress<M> | null
}

/**
 * Asks once per method, params and workspace revision; keeps the previous answer while the next is worked out; cancels
 * when the question changes.
 */
export function useQuery<M extends MethodName>(
  method: M,
  params: ParamsInput<M>,
  /** `about`: what all answers to it are about, of which the last one is shown until the next is there. */
  options: { enabled?: boolean; about?: string } = {},
): QueryResult<Result<M>> {
  const { about } = options
  const engine = useEngine()
  // Params are new objects at every render; their text is what stays the same.
  const text = JSON.stringify(params)
  const key = useKey(method, text, options.enabled !== false)
  const enabled = key !== null
  const ask = useCallback<Ask>(
    (signal, onProgress) => engine.call(method, JSON.parse(text) as ParamsInput<M>, { signal, onProgress }),
    [engine, method, text],
  )
  const answer = useAnswer(engine.answers, key, ask)
  const [last, setLast] = useState<Answer | null>(() => (about === undefined ? null : engine.answers.latestOf(about)))
  if (answer.state === 'done' && answer !== last) setLast(answer)
  useEffect(() => {
    if (about !== undefined && answer.state === 'done') engine.answers.rememberOf(about, answer)
  }, [engine, about, answer])
  const shown = answer.state === 'done' ? answer : last
  return {
    data: shown?.data as Result<M> | undefined,
    error: answer.error,
    loading: enabled && shown === null && answer.error === null,
    stale: shown !== null && enabled && (answer.state === 'pending' || answer.state === 'idle'),
    retry: () => {
      if (key !== null) engine.answers.retry(key, ask)
    },
  }
}

/** One report, with its own types. */
export function useReport<S extends ReportSlug>(
  slug: S,
  params: ReportParamsInput<S>,
  options: { enabled?: boolean } = {},
): QueryResult<Report<S>> {
  return useQuery('report.run', { slug, params: params }, options) as QueryResult<Report<S>>
}

export interface CommandState<M extends MethodName> {
  /** Resolves to the result, or to null where it failed (see `error`) or was cancelled. */
  run: (params: ParamsInput<M>) => Promise<Result<M> | null>
  cancel: () => void
  running: boolean
  progress: Progress<M> | null
  error: AppError | null
  /** Forgets the error. */
  reset: () => void
}

/** Changes something; the workspace status, and with it every query, is brought up to date before `run` resolves. */
export function useCommand<M extends MethodName>(method: M): CommandState<M> {
  const { call, status } = useEngine()
  const [state, setState] = useState<{ running: boolean; progress: Progress<M> | null; error: AppError | null }>({
    running: false,
    progress: null,
    error: null,
  })
  const controller = useRef<AbortController | null>(null)
  const run = useCallback(
    async (params: ParamsInput<M>): Promise<Result<M> | null> => {
      const own = new AbortController()
      controller.current = own
      setState({ running: true, progress: null, error: null })
      try {
        const result = await call(method, params, {
          signal: own.signal,
          onProgress: (progress) => setState((before) => ({ ...before, progress })),
        })
        await status.refresh()
        setState({ running: false, progress: null, error: null })
        return result
      } catch (error) {
        await status.refresh()
        const failure = asAppError(error)
        setState({ running: false, progress: null, error: failure.code === 'CANCELLED' ? null : failure })
        return null
      }
    },
    [call, method, status],
  )
  const cancel = useCallback(() => controller.current?.abort(), [])
  const reset = useCallback(() => setState((before) => ({ ...before, error: null })), [])
  return { run, cancel, reset, ...state }
}
