/** The menu bar: what the page does is asked of it by command, the rest are the system's own roles. */
import type { MenuItemConstructorOptions } from 'electron'
import type { MenuCommand } from '../../../shared/desktop.ts'

export function menuTemplate(
  platform: NodeJS.Platform,
  ask: (command: MenuCommand) => void,
): MenuItemConstructorOptions[] {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    click: () => ask(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  })
  const isMac = platform === 'darwin'
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('Import files…', 'import', 'CmdOrCtrl+O'),
        { type: 'separator' },
        item('Open a workspace…', 'open', 'CmdOrCtrl+Shift+O'),
        { role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }], visible: isMac },
        item('Open the sample', 'sample'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        item('Search or run a command…', 'palette', 'CmdOrCtrl+K'),
        { type: 'separator' },
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [item('Keyboard shortcuts', 'shortcuts')] },
  ]
}
