/** Templates found in the paths, with what they would match under a set of rules. */
import type { ContentGroupRule } from '../../../shared/config.ts'
import { writtenPath } from '../../../shared/decoded-path.ts'
import type { ReportRow, ReportTotals } from '../../../shared/reports/index.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { classify, otherGroup, roleCode } from './classify.ts'
import { inferTemplates, type Template } from './infer-templates.ts'
import { compilePages } from './rule.ts'
import { viewsByPage } from './views.ts'

type Proposal = ReportRow<'template-proposals'>

const examplesShown = 4
/** Small folders proposed: the most viewed, so that a large site is not flooded with them. */
const mostSmall = 8

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
  const covered = new Set<number>()
  const byLastSegment = Map.groupBy(eligible, (page) => lastSegment(written[page]!))
  const underRule = new Uint32Array(rules.length)
  for (const page of eligible) if (classes.rule[page]! >= 0) underRule[classes.rule[page]!]!++
  const viewsOf = viewsByPath(eligible)
  const openOf = viewsByPath(eligible.filter((page) => classes.rule[page]! < 0))
  const rows = withoutFlood(inferTemplates([...viewsOf.keys()]), [openOf, viewsOf]).map((found): Proposal => {
    const matches = compilePages(found.match, pages.ignoreCase)
    const last = lastSegment(found.match)
    // Nearly all proposals of a large site end in a word, and only paths that end in it can match.
    const candidates = last === '' || /[*{}]/.test(last) ? eligible : (byLastSegment.get(last) ?? [])
    const matched = candidates.filter((page) => matches(pages.path[page]!))
    for (const page of matched) covered.add(page)
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
      why: beyond > 0 ? `${found.why} The pattern also matches ${beyond.toLocaleString('en-US')} more.` : found.why,
      examples: mostViewed.slice(0, examplesShown),
    }
  })
  rows.sort(
    (a, b) =>
      b.unmatchedViews - a.unmatchedViews || b.views - a.views || b.paths - a.paths || (a.match < b.match ? -1 : 1),
  )
  return {
    rows,
    totals: {
      paths: pathCount(eligible),
      views: viewCount(eligible),
      coveredPaths: pathCount([...covered]),
      coveredViews: viewCount([...covered]),
    },
  }
}

/** `views` of paths no rule matches, and of all, decide which small folders stay. */
function withoutFlood(
  templates: readonly Template[],
  [open, all]: readonly [ReadonlyMap<string, number>, ReadonlyMap<string, number>],
): Template[] {
  const small = templates
    .filter((template) => template.small)
    .map((template) => {
      const sum = (views: ReadonlyMap<string, number>): number =>
        template.paths.reduce((total, path) => total + (views.get(path) ?? 0), 0)
      return { template, open: sum(open), all: sum(all) }
    })
    .toSorted((a, b) => b.open - a.open || b.all - a.all || (a.template.match < b.template.match ? -1 : 1))
  const left = new Set(small.slice(mostSmall).map(({ template }) => template))
  return templates.filter((template) => !left.has(template))
}
