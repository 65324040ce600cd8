/** Which hosts are one's own: a link from a page of one of them to another is no referral. */
import type { HostEvents } from '../../../shared/pages/own-hosts.ts'
import { withoutWww } from '../import/cells/page.ts'
import { anyPattern } from './leave-out.ts'

/** Hosts with a smaller part of the events on pages are copies in archives and translators, or sent by somebody else. */
const ownFrom = 0.01

interface CountedPages {
  storedPages: { host: readonly string[] }
  actions: { page: Int32Array }
  /** Of people who count, of nobody, and of people left out. */
  eventsPerAction: Record<'identified' | 'nobody' | 'leftOut', Float64Array>
}

/** Events on pages of each host, without `www.`, of everybody; most first. */
export function hostEvents({
  storedPages,
  actions: { page },
  eventsPerAction: { identified, nobody, leftOut },
}: CountedPages): HostEvents[] {
  const events = new Map<string, number>()
  for (let action = 1; action < page.length; action++) {
    const host = withoutWww(storedPages.host[page[action]!]!)
    const times = identified[action]! + nobody[action]! + leftOut[action]!
    if (host !== '' && times > 0) events.set(host, (events.get(host) ?? 0) + times)
  }
  return [...events]
    .map(([host, times]) => ({ host, events: times }))
    .toSorted((a, b) => b.events - a.events || (a.host < b.host ? -1 : 1))
}

/** Those with at least this part of all events on pages. */
export function hostsFrom(share: number, hosts: readonly HostEvents[]): string[] {
  const all = hosts.reduce((sum, { events }) => sum + events, 0)
  return hosts.filter(({ events }) => events >= all * share).map(({ host }) => host)
}

/** Whether a host, without `www.`, is one; `hosts` is asked for where the workspace does not say which are. */
export const ownHostTest = (
  setting: readonly string[] | null,
  hosts: () => readonly HostEvents[],
): ((host: string) => boolean) => anyPattern(setting ?? hostsFrom(ownFrom, hosts()))
