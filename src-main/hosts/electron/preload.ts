/**
 * Runs sandboxed before the page. The page gets a few functions, never `ipcRenderer`, and files only as handles: a path
 * is read off a file the person dropped or chose, and goes to the main process, not to the page.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { DesktopRequest } from '../../../shared/desktop.ts'
import { channels } from './channels.ts'

/** The part of the page's window that is used; the rest of this folder has no browser types. */
declare const window: {
  postMessage: (message: string, origin: string, transfer: unknown[]) => void
  location: { origin: string }
}

// A MessagePort cannot cross the context bridge; it is posted to the page's own window instead.
ipcRenderer.on(channels.port, (event) => {
  window.postMessage(channels.port, window.location.origin, event.ports)
})

// What is asked while the page is still starting waits for it.
const early: DesktopRequest[] = []
let listener = (request: DesktopRequest): void => void early.push(request)
ipcRenderer.on(channels.request, (_event, request: DesktopRequest) => listener(request))

contextBridge.exposeInMainWorld('touchstack', {
  portMessage: channels.port,
  connect: () => ipcRenderer.send(channels.connect),
  fileHandle: (file: File) => ipcRenderer.invoke(channels.grantFile, webUtils.getPathForFile(file)),
  pickWorkspace: () => ipcRenderer.invoke(channels.pickWorkspace),
  onRequest: (given: (request: DesktopRequest) => void) => {
    listener = given
    for (const request of early.splice(0)) given(request)
  },
})
