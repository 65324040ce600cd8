/**
 * Where the app is: `#/content-attribution?by=page&lookbackDays=30`. Path and query both live in the fragment, because
 * the desktop host has no server behind its address and the browser host's address must stay the same page.
 */
import {
  createContext,
  createElement,
  type ReactNode,
  useCallback,
  useContext,
  useDeferredValue,
  useMemo,
  useSyncExternalStore,
} from 'react'
import { useDocumentView } from './document/view.ts'

function parse(hash: string): { path: string; search: string } {
  const [path = '', search = ''] = hash.replace(/^#/, '').split('?', 2)
  return { path: path.startsWith('/') ? path : `/${path}`, search }
}

const changed = 'touchstack:route'

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener)
  window.addEventListener(changed, listener)
  return () => {
    window.removeEventListener('hashchange', listener)
    window.removeEventListener(changed, listener)
  }
}

/** Shows another screen; `replace` leaves no step to go back to. */
export function navigate(to: string, options?: { replace?: boolean }): void {
  const hash = `#${to}`
  if (hash === window.location.hash) return
  if (options?.replace) {
    window.history.replaceState(window.history.state, '', hash)
    window.dispatchEvent(new Event(changed))
  } else window.location.hash = hash
}

const currentHash = (): string => window.location.hash

/** The fragment that is being drawn, which may be one step behind the window's; null outside of a `DrawnInSteps`. */
const DrawnHash = createContext<string | null>(null)

/**
 * What is inside follows the address a piece at a time, and keys and presses are answered between two pieces; what is
 * outside, such as the list of questions, shows at once where one is going. `children` is given whether the inside is behind.
 */
export function DrawnInSteps({ children }: { children: (isBehind: boolean) => ReactNode }) {
  const hash = useSyncExternalStore(subscribe, currentHash, () => '')
  const drawn = useDeferredValue(hash)
  return createElement(DrawnHash.Provider, { value: drawn }, children(drawn !== hash))
}

const never = (): (() => void) => () => {}

/** Part of the address, as far as it is drawn. `server`: where nothing has an address. */
function useAddress<T extends string | boolean>(part: (hash: string) => T, server: T): T {
  const drawn = useContext(DrawnHash)
  return useSyncExternalStore(
    drawn === null ? subscribe : never,
    () => part(drawn ?? currentHash()),
    () => server,
  )
}

const pathOf = (hash: string): string => parse(hash).path
const searchOf = (hash: string): string => parse(hash).search
const isNone = (hash: string): boolean => hash === ''

/** For wouter's Router: `hook` and `searchHook`. */
export function useHashLocation(): [string, (to: string, options?: { replace?: boolean }) => void] {
  return [useAddress(pathOf, '/'), navigate]
}
useHashLocation.hrefs = (href: string): string => `#${href}`

export const useHashSearch = (): string => useAddress(searchOf, '')

/** The address has no fragment, as a host gives it at the start; `#/` is the start page asked for by name. */
export const useArriving = (): boolean => useAddress(isNone, false)

/** Shows the screen to begin with, unless one was asked for while the last address was still drawn. */
export function arriveAt(to: string): void {
  if (isNone(currentHash())) navigate(to, { replace: true })
}

/** A query value; null removes it. */
export type QueryPatch = Record<string, string | number | null>

/** `/path?query` with what is set; the order of keys is the caller's. */
export function toHref(path: string, query: QueryPatch | URLSearchParams = {}): string {
  const search = new URLSearchParams()
  const entries = query instanceof URLSearchParams ? query.entries() : Object.entries(query)
  for (const [key, value] of entries) if (value !== null && value !== '') search.set(key, String(value))
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** The query of the screen and a way to change it while it is the one asked for; every change is a step that Back undoes. */
export function useQueryParams(): [URLSearchParams, (patch: QueryPatch, options?: { replace?: boolean }) => void] {
  const document = useDocumentView()
  const address = useHashSearch()
  const drawn = useAddress(pathOf, '/')
  const search = document?.search ?? address
  const query = useMemo(() => new URLSearchParams(search), [search])
  const set = useCallback(
    (patch: QueryPatch, options?: { replace?: boolean }) => {
      const { path, search: now } = parse(currentHash())
      if (path !== drawn) return
      const next = new URLSearchParams(now)
      for (const [key, value] of Object.entries(patch)) {
        if (value === null || value === '') next.delete(key)
        else next.set(key, String(value))
      }
      navigate(toHref(path, next), options)
    },
    [drawn],
  )
  return [query, set]
}

/** What travels from one screen to the next. */
const shared = ['goal', 'from', 'to', 'lookbackDays', 'asOf'] as const
const isPeriod = (key: string): boolean => key === 'from' || key === 'to'

/**
 * A link to another screen that keeps the goal, the period and the day. Days around the `date` of a change are no period:
 * they say how far that comparison looks back and on, and stay with it.
 */
export function carry(path: string, query: URLSearchParams): string {
  const kept = new URLSearchParams()
  const isAroundChange = query.has('date')
  for (const key of shared) {
    if (isAroundChange && isPeriod(key)) continue
    const value = query.get(key)
    if (value !== null) kept.set(key, value)
  }
  return toHref(path, kept)
}

/** A link back to a screen as it was last looked at (`view`), with the goal, the period and the day of now. */
export function resume(path: string, query: URLSearchParams, view: string): string {
  const next = new URLSearchParams(view)
  const isApart = query.has('date') || next.has('date')
  for (const key of shared) {
    if (isApart && isPeriod(key)) continue
    const value = query.get(key)
    if (value === null) next.delete(key)
    else next.set(key, value)
  }
  return toHref(path, next)
}
