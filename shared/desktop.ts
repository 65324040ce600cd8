/** What the desktop app asks of its page: a command chosen in the menu, or a view that a link names. */

export const menuCommands = ['import', 'open', 'sample', 'palette', 'shortcuts'] as const
export type MenuCommand = (typeof menuCommands)[number]

/** `show` is the fragment of a view, such as `/content-attribution?by=page`. */
export type DesktopRequest = { command: MenuCommand } | { show: string }

/** Links to a view that open the desktop app: `touchstack://view#/content-attribution?by=page`. */
export const linkPrefix = 'touchstack://view#'
