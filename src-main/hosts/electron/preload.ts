/**
 * Runs sandboxed before the page. The page gets four functions, never `ipcRenderer`, and files only as handles: a path
 * is read off a file the person dropped or chose, and goes to the main process, not to the page.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron'
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

contextBridge.exposeInMainWorld('touchstack', {
  portMessage: channels.port,
  connect: () => ipcRenderer.send(channels.connect),
  fileHandle: (file: File) => ipcRenderer.invoke(channels.grantFile, webUtils.getPathForFile(file)),
  pickWorkspace: () => ipcRenderer.invoke(channels.pickWorkspace),
})
