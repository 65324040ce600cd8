/** What travels between a caller and the engine, over a message port or as lines of NDJSON. */
import type { WireError } from './errors.ts'

export type RequestFrame =
  | { id: number; method: string; params: unknown }
  | { id: number; cancel: true }
  /** From the host only: the page may from now on name this file by `handle`. */
  | { grant: string; path: string }

export type ResponseFrame =
  { id: number; progress: unknown } | { id: number; result: unknown } | { id: number; error: WireError }

/** Header that carries the session token of the web host. */
export const sessionHeader = 'x-session'
