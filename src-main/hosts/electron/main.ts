/** The desktop app: one window on the built page, one engine worker, nothing decided here. */
import { app, type BrowserWindow, crashReporter, dialog, Menu, session } from 'electron'
import { join, resolve } from 'node:path'
import type { DesktopRequest } from '../../../shared/desktop.ts'
import { toWireError } from '../../../shared/errors.ts'
import { startEngine } from '../../worker/engine-client.ts'
import { dataDir, locate } from '../locations.ts'
import { PageFiles } from '../page-files.ts'
import { answerPage } from './ipc.ts'
import { channels } from './channels.ts'
import { menuTemplate } from './menu.ts'
import { linkScheme, viewOfLink, workspaceArgument } from './origin.ts'
import { registerScheme, servePage } from './protocol.ts'
import { denyPermissions, openWindow } from './window.ts'

const locations = locate(import.meta.url)
let window: BrowserWindow | null = null

app.enableSandbox()
// Dumps of a crash stay in the app's own folder; nothing is sent.
crashReporter.start({ uploadToServer: false })
registerScheme()

if (app.requestSingleInstanceLock()) void run()
else app.quit()

async function run(): Promise<void> {
  const engine = startEngine({
    script: locations.engineWorker,
    dataDir: dataDir(process.env, process.platform),
    parseWorker: locations.parseWorker.href,
  })
  const openWorkspace = async (path: string): Promise<void> => {
    try {
      await engine.call('workspace.open', { file: engine.grant(resolve(path)) })
      app.addRecentDocument(resolve(path))
      window?.webContents.reload()
    } catch (error) {
      dialog.showErrorBox('The workspace could not be opened', toWireError(error).message)
    }
  }
  const show = (): void => {
    window ??= openWindow(locations.preload, join(app.getPath('userData'), 'window.json'))
    window.once('closed', () => (window = null))
    window.focus()
  }

  const ask = (request: DesktopRequest): void => {
    show()
    const contents = window?.webContents
    // Before the page is loaded there is nobody to hear it.
    if (contents?.isLoading()) contents.once('did-finish-load', () => contents.send(channels.request, request))
    else contents?.send(channels.request, request)
  }
  const openFrom = async (argv: readonly string[]): Promise<void> => {
    const view = argv.map(viewOfLink).find((found) => found !== null)
    const path = workspaceArgument(argv)
    if (path !== null) await openWorkspace(path)
    if (view !== undefined) ask({ show: view })
  }

  // A workspace double-clicked or a link followed: macOS says so by events, the others by starting the app again.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void openWorkspace(path)
  })
  app.on('open-url', (event, link) => {
    event.preventDefault()
    void openFrom([link])
  })
  app.on('second-instance', (_event, argv) => {
    show()
    void openFrom(argv)
  })
  app.on('activate', show)
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  let isClosing = false
  app.on('before-quit', (event) => {
    if (isClosing) return
    event.preventDefault()
    if (engine.busy() && !confirmQuit()) return
    isClosing = true
    void engine.close().finally(() => app.quit())
  })

  await app.whenReady()
  denyPermissions(session.defaultSession)
  servePage(new PageFiles(locations.page))
  answerPage(engine, () => window)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, (command) => ask({ command }))))
  // Unpackaged, the system would start Electron without knowing the app.
  if (app.isPackaged) app.setAsDefaultProtocolClient(linkScheme)
  show()
  await openFrom(process.argv)
}

function confirmQuit(): boolean {
  const answer = dialog.showMessageBoxSync({
    type: 'question',
    message: 'An import is still running.',
    detail: 'If you quit now, nothing of its file is kept; what was there before stays as it is.',
    buttons: ['Keep importing', 'Quit'],
    defaultId: 0,
    cancelId: 0,
  })
  return answer === 1
}
