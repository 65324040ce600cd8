/** The desktop app: one window on the built page, one engine worker, nothing decided here. */
import { app, type BrowserWindow, dialog, session } from 'electron'
import { resolve } from 'node:path'
import { toWireError } from '../../../shared/errors.ts'
import { startEngine } from '../../worker/engine-client.ts'
import { dataDir, locate } from '../locations.ts'
import { PageFiles } from '../page-files.ts'
import { answerPage } from './ipc.ts'
import { workspaceArgument } from './origin.ts'
import { registerScheme, servePage } from './protocol.ts'
import { denyPermissions, openWindow } from './window.ts'

const locations = locate(import.meta.url)
let window: BrowserWindow | null = null

app.enableSandbox()
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
      window?.webContents.reload()
    } catch (error) {
      dialog.showErrorBox('The workspace could not be opened', toWireError(error).message)
    }
  }
  const show = (): void => {
    window ??= openWindow(locations.preload)
    window.once('closed', () => (window = null))
    window.focus()
  }

  // A workspace double-clicked: macOS says so by an event, the others by starting the app again.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void openWorkspace(path)
  })
  app.on('second-instance', (_event, argv) => {
    show()
    const path = workspaceArgument(argv)
    if (path !== null) void openWorkspace(path)
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
  const path = workspaceArgument(process.argv)
  if (path !== null) await openWorkspace(path)
  show()
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
