/**
 * How the page reaches the engine: by HTTP to the web host that served it, or over a message port of the desktop app.
 * Both give the same `Call`, with progress and cancelling.
 */
import { connectDesktop } from './desktop.ts'
import type { Connection, DesktopBridge } from './host.ts'
import { connectWeb } from './web.ts'

declare global {
  interface Window {
    touchstack?: DesktopBridge
  }
}

export const connect = (): Connection => (window.touchstack ? connectDesktop(window.touchstack) : connectWeb())
