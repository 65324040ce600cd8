/** What the page may ask of the main process; everything else it asks of the engine, over a port. */
import { type BrowserWindow, dialog, ipcMain, MessageChannelMain } from 'electron'
import { resolve } from 'node:path'
import { FrameServer } from '../../worker/frames.ts'
import type { Engine } from '../../worker/engine-client.ts'
import { channels } from './channels.ts'
import { isTrustedSender } from './origin.ts'

export function answerPage(engine: Engine, window: () => BrowserWindow | null): void {
  ipcMain.on(channels.connect, (event) => {
    if (!isTrustedSender(event.senderFrame)) return
    const { port1, port2 } = new MessageChannelMain()
    const server = new FrameServer(engine.dispatch, (frame) => port1.postMessage(frame))
    port1.on('message', ({ data }) => server.receive(data))
    // The page was reloaded or closed: what it asked for is of no use to anybody.
    port1.on('close', () => void server.cancelAll())
    port1.start()
    event.senderFrame?.postMessage(channels.port, null, [port2])
  })
  ipcMain.handle(channels.grantFile, (event, path: unknown) => {
    if (!isTrustedSender(event.senderFrame) || typeof path !== 'string' || path === '')
      throw new Error('This file cannot be opened.')
    return engine.grant(resolve(path))
  })
  ipcMain.handle(channels.pickWorkspace, async (event) => {
    const owner = window()
    if (!isTrustedSender(event.senderFrame) || !owner) return null
    const { filePaths } = await dialog.showOpenDialog(owner, {
      title: 'Open a workspace',
      filters: [{ name: 'Touchstack workspace', extensions: ['touchstack'] }],
      properties: ['openFile'],
    })
    return filePaths[0] === undefined ? null : engine.grant(filePaths[0])
  })
}
