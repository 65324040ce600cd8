/** Staff among the people of reports, told by an email address at the domain of the site; see `excludePeople`. */
import type { OwnPeople } from '../../../shared/notes/own-people.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { isMailProvider } from './mail-providers.ts'
import { hostEvents, hostsFrom } from './own-hosts.ts'
import { eachFitting } from './preview-left-out.ts'

/** Hosts with a smaller part of the events on pages are translations, copies and archives of the site. */
const ownHostFrom = 0.1
/** Without a host, the company with most people is one's own where it has so many, and twice as many as the next. */
const companyFrom = 5
/** Where this part of all addresses is on one's own domain, they are whom the site is for. */
const mostlyOwn = 0.5

type Context = Pick<ReportContext, 'config' | 'db' | 'journeys'>

/** null where nobody is, or all of them are left out. */
export function findOwnPeople(context: Context): OwnPeople | null {
  const idsAt = emailDomains(context)
  if (idsAt.size === 0) return null
  const domains = [...idsAt.keys()]
  const hosts = hostsFrom(ownHostFrom, hostEvents(context.journeys))
  const ofSite = domains.filter((domain) => hosts.some((host) => isOfHost(domain, host))).toSorted()
  const company = ofSite.length > 0 ? null : largestCompany(idsAt)
  const own = company === null ? ofSite : [company]
  const ids = (of: readonly string[]): number => of.reduce((sum, domain) => sum + idsAt.get(domain)!, 0)
  if (own.length === 0 || ids(own) > ids(domains) * mostlyOwn) return null
  const patterns = own.map((domain) => `*@${domain}`)
  const counting = new Map<number, number>()
  eachFitting(context, patterns, (_, person, __, events) => {
    if (person < context.journeys.people) counting.set(person, events)
  })
  if (counting.size === 0) return null
  return {
    domains: own,
    patterns,
    people: counting.size,
    events: [...counting.values()].reduce((sum, events) => sum + events, 0),
    by: company === null ? 'site' : 'company',
  }
}

/** How many ids are an address at each domain, of everybody. */
function emailDomains({ db }: Context): Map<string, number> {
  const rows = db
    .prepare(
      `SELECT lower(substr(value, instr(value, '@') + 1)) AS domain, count(*)
       FROM (SELECT value FROM user WHERE instr(value, '@') > 1
             UNION SELECT value FROM visitor WHERE instr(value, '@') > 1
             UNION SELECT previous FROM alias WHERE instr(previous, '@') > 1)
       GROUP BY domain`,
    )
    .raw()
    .all() as [string, number][]
  return new Map(rows.filter(([domain]) => /^[^\s@*]+\.[^\s@*]+$/.test(domain)))
}

/** `acme.com` of `shop.acme.com`, and `mail.acme.com` of `acme.com`. */
const isOfHost = (domain: string, host: string): boolean =>
  host === domain || host.endsWith(`.${domain}`) || domain.endsWith(`.${host}`)

function largestCompany(idsAt: ReadonlyMap<string, number>): string | null {
  const [most, next] = [...idsAt].filter(([domain]) => !isMailProvider(domain)).toSorted((a, b) => b[1] - a[1])
  if (!most || most[1] < companyFrom || most[1] < 2 * (next?.[1] ?? 0)) return null
  return most[0]
}
