/** The one origin the desktop app shows, who may speak for it, and what it can be started with. */
export const scheme = 'app'
/** Of links from outside, which the system hands to the app. */
export const linkScheme = 'touchstack'
export const origin = `${scheme}://touchstack`

export function isOurs(url: string): boolean {
  try {
    const { protocol, host } = new URL(url)
    return protocol === `${scheme}:` && host === 'touchstack'
  } catch {
    return false
  }
}

/** The part of an IPC event's sender that is looked at. */
export interface Sender {
  url: string
  parent: unknown
}

/** Only the window's own page, never a frame inside it. */
export function isTrustedSender(frame: Sender | null): boolean {
  return frame !== null && frame.parent === null && isOurs(frame.url)
}

/** The view of `touchstack://view#/…`, or null: a link can only show one of our own screens. */
export function viewOfLink(link: string): string | null {
  try {
    const { protocol, host, hash } = new URL(link)
    if (protocol !== `${linkScheme}:` || host !== 'view') return null
    const view = hash.slice(1)
    return /^\/(?!\/)/.test(view) ? view : null
  } catch {
    return null
  }
}

/** The workspace named on a command line that opened the app, or null. */
export function workspaceArgument(argv: readonly string[]): string | null {
  const flag = argv.findIndex((arg) => arg === '-w' || arg === '--workspace')
  if (flag >= 0) return argv[flag + 1] ?? null
  return argv.find((arg) => arg.endsWith('.touchstack')) ?? null
}
