/**
 * Pages of several hosts are those of several sites: `/carriers` of the product and `/carriers` of its manual are not one thing. A host
 * and the same with `www.` are one site.
 */
import { withoutWww } from '../import/cells/page.ts'

/** `product`: where people are signed in; `test`: where nobody is who is not at work on it. */
export type SiteKind = 'main' | 'other' | 'product' | 'test'

export interface Site {
  kind: SiteKind
  /** As pages have them, `www.` too, most views first. */
  hosts: string[]
  pages: number[]
}

const testWords = new Set(
  'staging stage stg preprod preproduction dev develop development test testing tests qa uat preview sandbox'.split(
    ' ',
  ),
)
const productWords = new Set(
  'app apps dashboard console admin portal login auth sso account accounts signup checkout'.split(' '),
)

/** What stands before `example.com`; of `co.uk` and the like also that. */
const subdomains = (host: string): string[] => host.split('.').slice(0, -2)

const isLocal = (host: string): boolean =>
  /^(localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|0\.0\.0\.0|\[?::1\]?)$|\.(localhost|local|test)$/.test(host) // prettier-ignore

const isTest = (host: string): boolean =>
  isLocal(host) || subdomains(host).some((label) => label.split('-').some((word) => testWords.has(word)))

const isProduct = (host: string): boolean => productWords.has(subdomains(host)[0] ?? '')

/** At least one, the main one first; hosts that are not one's own, such as copies in translators, are with it. */
export function sitesOf(
  pages: readonly number[],
  host: readonly string[],
  views: ArrayLike<number>,
  isOwn: (host: string) => boolean,
): Site[] {
  const viewsOf = new Map<string, number>()
  for (const page of pages) viewsOf.set(host[page]!, (viewsOf.get(host[page]!) ?? 0) + views[page]!)
  const hosts = [...viewsOf.keys()].filter((each) => each !== '')
  hosts.sort((a, b) => viewsOf.get(b)! - viewsOf.get(a)! || (a < b ? -1 : 1))
  const sites = [...Map.groupBy(hosts, withoutWww)].map(([name, of]): Omit<Site, 'pages'> & { views: number } => ({
    kind: isTest(name) ? 'test' : isProduct(name) ? 'product' : 'other',
    hosts: of,
    views: of.reduce((sum, each) => sum + viewsOf.get(each)!, 0),
  }))
  const known = sites
    .filter(({ kind, hosts }) => kind === 'test' || isOwn(withoutWww(hosts[0]!)))
    .sort((a, b) => b.views - a.views)
  const main = known.find(({ kind }) => kind === 'other') ?? known.find(({ kind }) => kind === 'product') ?? known[0]
  if (!main) return [{ kind: 'main', hosts: [], pages: [...pages] }]
  const of = new Map(known.flatMap((site) => site.hosts.map((each) => [each, site] as const)))
  const byPages = Map.groupBy(pages, (page) => of.get(host[page]!) ?? main)
  return [main, ...known.filter((site) => site !== main)].map((site) => ({
    kind: site === main ? 'main' : site.kind,
    hosts: site.hosts,
    pages: byPages.get(site)!,
  }))
}

/** `Docs` of docs.example.com; of a host that is no part of another, the host. */
export function siteName(host: string): string {
  const label = subdomains(withoutWww(host))[0] ?? host
  return label.charAt(0).toUpperCase() + label.slice(1)
}
