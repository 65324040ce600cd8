/** What the page finds around it: the browser that shows it, or the desktop app's preload script. */
import type { Call } from '../../shared/api.ts'
import type { DesktopRequest } from '../../shared/desktop.ts'
import { AppError } from '../../shared/errors.ts'

export interface Connection {
  call: Call
  host: HostBridge
}

export interface FileOptions {
  /** Bytes sent so far, and of all. */
  onProgress?: ((sent: number, total: number) => void) | undefined
  signal?: AbortSignal | undefined
}

/** What the page can ask of the program around it. */
export interface HostBridge {
  kind: 'desktop' | 'browser'
  /** A handle by which the engine knows the file: its path on the desktop, an upload in the browser. */
  fileHandle(file: File, options?: FileOptions): Promise<string>
  /** Lets the person choose a workspace file; null when they change their mind. Desktop only. */
  pickWorkspace?: () => Promise<string | null>
  /** Tells what is chosen in the menu bar or followed from outside. Desktop only. */
  onRequest?: (listener: (request: DesktopRequest) => void) => void
}

/** What the preload script puts on `window`. */
export interface DesktopBridge {
  /** Asks for a port to the engine; it arrives as a message of this window that says `portMessage`. */
  connect: () => void
  portMessage: string
  fileHandle: (file: File) => Promise<string>
  pickWorkspace: () => Promise<string | null>
  onRequest: (listener: (request: DesktopRequest) => void) => void
}

export const cancelled = (): AppError => new AppError('CANCELLED', 'Cancelled.')
