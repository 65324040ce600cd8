/** What the command line touches outside itself, so that tests can stand in for it. */
import type { App } from '../../core/app.ts'
import type { Locations } from '../locations.ts'

export interface Io {
  out: (text: string) => void
  /** Reasons and warnings; a line each. */
  err: (text: string) => void
  /** Where progress is rewritten in place; null where stderr is no terminal. */
  terminal: { columns: () => number; write: (text: string) => void } | null
  /** Cells of the terminal that stdout is; null where it is none, and nothing needs to fit. */
  width: () => number | null
  readStdin: () => Promise<string>
  locations: Locations
  dataDir: string
  /** The core in this process; loaded only by commands that need it. */
  openApp: (dataDir: string) => Promise<App>
  /** From its first call on, Ctrl-C aborts this instead of ending the process. */
  stopSignal: () => AbortSignal
}

export interface Command {
  /** Of what is asked about, where a command has help on parts of it. */
  help: string | ((args: readonly string[]) => string)
  /** Returns the exit code, which is not 0 where the work was done and its answer is "no". Throws AppError. */
  run: (args: string[], io: Io) => Promise<number>
}
