/** Templates found in the paths, with what they would match under a set of rules. */
import type { ContentGroupRule } from '../../../shared/config.ts'
import { writtenPath } from '../../../shared/text/decoded-path.ts'
import { counted, listed, plural } from '../../../shared/text/figures.ts'
import type { ReportRow, ReportTotals } from '../../../shared/reports/index.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { classify, otherGroup, roleCode } from './classify.ts'
import { inferTemplates, type Template } from './infer-templates.ts'
import { compilePages } from './rule.ts'
import { type Site, siteName, sitesOf } from './sites.ts'
import { viewsByPage } from './views.ts'

type Proposal = ReportRow<'template-proposals'>

const examplesShown = 4
/** Small folders proposed: the most viewed, so that a large site is not flooded with them. */
const mostSmall = 8

/** Of a site beside the main one, as of a folder: a single page is no group. */
const sitePagesFrom = 2

interface OfSite extends Template {
  site: Site
  role: Proposal['role']
}

/** What follows the last slash; the whole of a label without one. */
const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/**
 * Pages that are flow or ignored are left out: they are no content. Ordered by the views of pages no rule matches, then
 * by views: what is worth most comes first.
 */
export function proposeTemplates(
  context: ReportContext,
  rules: readonly ContentGroupRule[],
): { rows: Proposal[]; totals: ReportTotals<'template-proposals'> } {
  const journeys = context.journeys.under(rules)
  const { pages } = journeys
  const classes = classify(rules, pages)
  const views = viewsByPage({ ...context, journeys })
  const eligible: number[] = []
  for (let page = 1; page < pages.count; page++)
    if (views[page]! > 0 && pages.path[page] !== '' && classes.role[page] === roleCode.content) eligible.push(page)
  // Folders and pages are one however a path is encoded.
  const written = pages.path.map(writtenPath)
  const pathCount = (of: readonly number[]): number => new Set(of.map((page) => pages.path[page]!)).size
  const viewCount = (of: readonly number[]): number => of.reduce((sum, page) => sum + views[page]!, 0)
  const viewsByPath = (of: readonly number[]): Map<string, number> => {
    const found = new Map<string, number>()
    for (const page of of) found.set(written[page]!, (found.get(written[page]!) ?? 0) + views[page]!)
    return found
  }
  const hostsAt = (of: readonly number[]): string[] => [...new Set(of.map((page) => pages.host[page]!))]
  const covered = new Set<number>()
  const byLastSegment = Map.groupBy(eligible, (page) => lastSegment(written[page]!))
  const underRule = new Uint32Array(rules.length)
  for (const page of eligible) if (classes.rule[page]! >= 0) underRule[classes.rule[page]!]!++
  const sites = sitesOf(eligible, pages.host, views, (host) => journeys.isOwnHost(host))
  const found = sites.flatMap((site) => templatesOf(site, viewsByPath(site.pages)))
  const openOf = (site: Site): Map<string, number> => viewsByPath(site.pages.filter((page) => classes.rule[page]! < 0))
  const siteOf = new Map(sites.flatMap((site) => site.pages.map((page) => [page, site] as const)))
  const rows = withoutFlood(found, new Map(sites.map((site) => [site, [openOf(site), viewsByPath(site.pages)]]))).map(
    (found): Proposal => {
      const matches = compilePages(found.match, pages.ignoreCase)
      const last = lastSegment(found.match)
      // Nearly all proposals of a large site end in a word, and only paths that end in it can match.
      const candidates = last === '' || /[*{}]/.test(last) ? eligible : (byLastSegment.get(last) ?? [])
      const fitting = candidates.filter((page) => matches(pages.path[page]!))
      // Without a host the rule would take pages of another site along.
      const elsewhere = fitting.filter((page) => siteOf.get(page) !== found.site)
      const hosts =
        elsewhere.length > 0 || found.site.kind !== 'main'
          ? found.site.hosts.filter((host) => fitting.some((page) => pages.host[page] === host))
          : []
      const matched = hosts.length === 0 ? fitting : fitting.filter((page) => hosts.includes(pages.host[page]!))
      for (const page of matched) covered.add(page)
      const viewsOf = viewsByPath(matched)
      const unmatched = matched.filter((page) => classes.rule[page]! < 0)
      const groups = Map.groupBy(matched, (page) => classes.groups[classes.group[page]!]!)
      const [first] = matched
      const rule = first === undefined ? -1 : classes.rule[first]!
      const isRule =
        rule >= 0 && matched.every((page) => classes.rule[page] === rule) && underRule[rule] === matched.length
      const mostViewed = [...new Set(matched.map((page) => written[page]!))].toSorted(
        (a, b) => viewsOf.get(b)! - viewsOf.get(a)! || (a < b ? -1 : 1),
      )
      const beyond = new Set(matched.map((page) => written[page]!)).size - found.paths.length
      // What one language has of it may be a group already, by a name that somebody chose.
      const taken = found.languages.length > 0 ? [...groups.keys()].filter((name) => name !== otherGroup) : []
      const group = taken.length === 1 ? taken[0]! : found.group
      return {
        template: found.template,
        match: found.match,
        group,
        hosts,
        role: found.role,
        otherWay: found.otherWay,
        languages: found.languages.map((each) => ({
          match: each.match,
          group: `${group}${each.group.slice(found.group.length)}`,
        })),
        paths: pathCount(matched),
        views: viewCount(matched),
        unmatchedPaths: pathCount(unmatched),
        unmatchedViews: viewCount(unmatched),
        now: [...groups]
          .map(([group, of]) => ({ group, paths: pathCount(of) }))
          .toSorted((a, b) => b.paths - a.paths || (a.group < b.group ? -1 : 1)),
        rule: isRule ? rule + 1 : null,
        why: [
          found.why,
          beyond > 0 ? `The pattern also matches ${beyond.toLocaleString('en-US')} more.` : '',
          elsewhere.length > 0 && found.match !== wholeSite
            ? `On ${listed(hosts)} alone: ${listed(hostsAt(elsewhere))} ${plural(hostsAt(elsewhere).length, 'has', 'have')} pages of this pattern too.`
            : '',
        ]
          .filter((sentence) => sentence !== '')
          .join(' '),
        examples: mostViewed.slice(0, examplesShown),
      }
    },
  )
  rows.sort(
    (a, b) =>
      b.unmatchedViews - a.unmatchedViews || b.views - a.views || b.paths - a.paths || (a.match < b.match ? -1 : 1),
  )
  return {
    rows,
    totals: {
      hosts: sites.length > 1 ? sites.flatMap((site) => site.hosts.slice(0, 1)) : [],
      paths: pathCount(eligible),
      views: viewCount(eligible),
      coveredPaths: pathCount([...covered]),
      coveredViews: viewCount([...covered]),
    },
  }
}

const wholeSite = '/**'

/**
 * The main site's are those of its paths. Another is a group as a whole where its pages follow no template, as a folder would be; one where
 * people are signed in, or that is for trying out, always is.
 */
function templatesOf(site: Site, views: ReadonlyMap<string, number>): OfSite[] {
  const paths = [...views.keys()]
  const { kind, hosts } = site
  if (kind === 'main') return inferTemplates(paths).map((template) => ({ ...template, site, role: 'content' }))
  const name = hosts[0]!
  const whole = {
    template: wholeSite,
    match: wholeSite,
    group: siteName(name),
    paths,
    small: false,
    otherWay: false,
    languages: [],
    site,
  }
  const all = `All ${counted(paths.length, 'path')} of ${listed(hosts)}.`
  if (kind === 'test')
    return [
      {
        ...whole,
        role: 'ignore',
        why: `${all} By its name it is for trying out: the rule leaves its pages out of content. Whoever was there still counts, unless people are left out by that host.`,
      },
    ]
  if (kind === 'product')
    return [
      {
        ...whole,
        role: 'flow',
        why: `${all} By its name it is where people are signed in: the rule makes it flow, which no conversion is credited to.`,
      },
    ]
  const found = inferTemplates(paths)
  const told = new Set(found.flatMap((template) => template.paths)).size
  if (told < paths.length / 2)
    return paths.length < sitePagesFrom
      ? []
      : [{ ...whole, role: 'content', why: `${all} They follow no narrower template.` }]
  return found.map((template) => ({
    ...template,
    group: `${template.group}, ${name}`,
    languages: template.languages.map((each) => ({
      ...each,
      group: `${template.group}, ${name}${each.group.slice(template.group.length)}`,
    })),
    site,
    role: 'content',
  }))
}

/** `views` of paths no rule matches, and of all, decide which small folders stay. */
function withoutFlood(
  templates: readonly OfSite[],
  views: ReadonlyMap<Site, readonly [open: ReadonlyMap<string, number>, all: ReadonlyMap<string, number>]>,
): OfSite[] {
  const small = templates
    .filter((template) => template.small)
    .map((template) => {
      const sum = (views: ReadonlyMap<string, number>): number =>
        template.paths.reduce((total, path) => total + (views.get(path) ?? 0), 0)
      const [open, all] = views.get(template.site)!
      return { template, open: sum(open), all: sum(all) }
    })
    .toSorted((a, b) => b.open - a.open || b.all - a.all || (a.template.match < b.template.match ? -1 : 1))
  const left = new Set(small.slice(mostSmall).map(({ template }) => template))
  return templates.filter((template) => !left.has(template))
}
