/** Own hosts as rows of the settings, and what `ownHosts` becomes where one is ticked or added. */
import { workspaceConfig } from '../../shared/config.ts'
import type { OwnHosts } from '../../shared/pages/own-hosts.ts'

export interface HostRow {
  host: string
  own: boolean
  /** null = no page is on it, or it is a pattern. */
  events: number | null
  /** An own host by a pattern, which is a row of its own. */
  byPattern: boolean
}

/** Hosts that have pages, and what else the workspace says is one's own. */
export function hostRows({ hosts, found }: OwnHosts, setting: readonly string[] | null): HostRow[] {
  const listed = hosts.map((each) => ({
    ...each,
    byPattern: each.own && !found && setting?.includes(each.host) !== true,
  }))
  const known = new Set(hosts.map(({ host }) => host))
  const others = (setting ?? []).filter((host) => !known.has(host))
  return [...listed, ...others.map((host) => ({ host, own: true, events: null, byPattern: false }))]
}

/** The setting that says of each row what it shows, but of `host` whether it is `own`. */
export const ownHostsWith = (rows: readonly HostRow[], host: string, own: boolean): string[] => [
  ...rows.filter((each) => each.own && !each.byPattern && each.host !== host).map((each) => each.host),
  ...(own ? [host] : []),
]

/** The host as the setting has it; null where nothing is typed, or none that it could be. */
export function hostTyped(text: string): string | null {
  const read = workspaceConfig.shape.ownHosts.safeParse([text.replace(/^\s*[a-z]+:\/\/|\/[^/]*\s*$/gi, '')])
  return text.trim() !== '' && read.success ? (read.data?.[0] ?? null) : null
}
