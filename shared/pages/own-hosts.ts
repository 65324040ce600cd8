import { counted, listed } from '../text/figures.ts'

/** A host, without `www.`, and the events on its pages. */
export interface HostEvents {
  host: string
  events: number
}

/** Hosts of the pages there are, most events first. */
export interface OwnHosts {
  hosts: (HostEvents & { own: boolean })[]
  /** Own because of their part of the events; false = because the workspace says so. */
  found: boolean
}

interface Params {
  by?: unknown
  model?: unknown
  excludeDirect?: unknown
  channel?: unknown
}

/** Whether a report with these parameters tells what is direct from what is not. */
export const dependsOnOwnHosts = ({ by, model, excludeDirect, channel }: Params): boolean =>
  by === 'channel' ||
  by === 'source' ||
  model === 'last-non-direct' ||
  excludeDirect === true ||
  typeof channel === 'string'

/** Where links between hosts are no referrals; null where there are no two. */
export function ownHostsSentence({ hosts, found }: OwnHosts): string | null {
  const own = hosts.filter((each) => each.own).map(({ host }) => host)
  if (own.length < 2) return null
  const named = own.length > mostNamed ? [...own.slice(0, mostNamed), counted(own.length - mostNamed, 'other')] : own
  return `Links between ${listed(named)} are no referrals${found ? ', as all of them have pages here' : ''}`
}

const mostNamed = 5
