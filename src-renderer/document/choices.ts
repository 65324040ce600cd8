/** What a document can be put together from. */
import { reports } from '../../shared/reports/index.ts'
import { rail } from '../components/rail.ts'
import { carry, toHref } from '../route.ts'

export interface Choice {
  /** As after `#/` in a link. */
  view: string
  label: string
  note: string
}

/** Questions that have no entry of their own in the rail, and groupings that only stand side by side in a document. */
const further: Partial<Record<string, { path: string; label: string; set?: Record<string, string> }[]>> = {
  '/stack-cost': [
    ...['team', 'category', 'owner', 'vendor'].map((by) => ({
      path: '/stack-cost',
      label: `What does it cost, by ${by}?`,
      set: { by },
    })),
    { path: '/stack-cost-change', label: 'Why does a period cost more or less than another?' },
    { path: '/stack-spend-change', label: 'Why was more or less paid than in another period?' },
    { path: '/stack-budget', label: 'What will it cost next year?' },
  ],
  '/stack-overlap': [
    { path: '/stack-consolidation', label: 'What is the cheapest stack that does it all?' },
    { path: '/stack-removal', label: 'What if a tool were removed?' },
  ],
  '/stack-evolution': [{ path: '/stack-diff', label: 'What changed between two dates?' }],
}

/** What a document has of the screen at an address; null = it is no report, as the list of decisions is none. */
export function viewOf(path: string, search: string): string | null {
  const slug = path.slice(1)
  const isList = slug === 'build-vs-buy' && !new URLSearchParams(search).has('decision')
  if (!Object.hasOwn(reports, slug) || isList) return null
  return search === '' ? slug : `${slug}?${search}`
}

/**
 * The view in front, then every question that is a report: as it was last looked at, or for the same goal and period; and
 * every decision. `here` is what the address has after `#/`, `seen` what a path had after `?` when it was last looked at.
 */
export function documentChoices(
  here: string,
  seen: (path: string) => string | undefined,
  decisions: readonly string[],
): Choice[] {
  const [slug = '', search = ''] = here.split('?', 2)
  const view = viewOf(`/${slug}`, search)
  const query = new URLSearchParams(search)
  const asSeen = (path: string, label: string): Choice => {
    if (path.slice(1) === slug) return { view: slug, label, note: 'with nothing set' }
    const last = seen(path)
    return last === undefined
      ? { view: carry(path, query).slice(1), label, note: '' }
      : { view: toHref(path, new URLSearchParams(last)).slice(1), label, note: 'as last looked at' }
  }
  const withSet = (path: string, label: string, set: Record<string, string>): Choice => {
    const kept = new URLSearchParams(carry(path, query).split('?')[1])
    for (const [name, value] of Object.entries(set)) kept.set(name, value)
    return { view: toHref(path, kept).slice(1), label, note: '' }
  }
  const all = rail
    .flatMap(({ entries }) => entries)
    .filter(({ path }) => Object.hasOwn(reports, path.slice(1)))
    .flatMap(({ path, label }) => [
      // The list of decisions is no report: each of them is.
      ...(path === '/build-vs-buy'
        ? decisions.map((decision) => withSet(path, `${label} ${decision}`, { decision }))
        : [asSeen(path, label)]),
      ...(further[path] ?? []).map((each) =>
        each.set ? withSet(each.path, each.label, each.set) : asSeen(each.path, each.label),
      ),
    ])
  const first: Choice[] =
    view === null
      ? []
      : [
          {
            view,
            label: `${reports[slug as keyof typeof reports].question}${query.has('decision') ? ` ${query.get('decision')!}` : ''}`,
            note: 'as it is on screen',
          },
        ]
  return [...first, ...all.filter(({ view }) => view !== first[0]?.view)]
}
