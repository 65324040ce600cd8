/** What other settings for pages would do to all history, before they are applied. */
import type { PagesPreview, RenamedPages } from '../../../shared/api.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { MovedFolder } from '../../../shared/notes/apart-spellings.ts'
import { isInOrderOnly } from '../import/events/order.ts'
import { pageSpeller } from '../journeys/spellings.ts'
import type { ReportContext } from '../reports/report-context.ts'
import { alikePages } from './alike-pages.ts'
import { foldersWithSameNames, renamedFolders, type Viewed } from './renamed-folders.ts'
import { isPage, viewersBySet, viewsByPage } from './views.ts'

const examples = 3
const mostAliases = 1_000

/** Counted against the paths as they were imported, whatever applies now. */
export function previewPages(context: ReportContext, settings: WorkspaceConfig['pages']): PagesPreview {
  const { host, path, count } = context.journeys.storedPages
  const spell = pageSpeller(settings)
  const views = viewsByPage(context)
  const spelled = path.map((each, page) => (page === 0 ? { name: '', by: [] } : spell(each, host[page]!)))
  const pages = Array.from({ length: count }, (_, page) => page).filter((page) => page > 0 && isPage(path[page]!, views[page]!)) // prettier-ignore
  const distinct = (names: readonly string[]): number => new Set(names).size

  const folded = path.map((each) => each.toLowerCase())
  // Nearly all paths of a site are the only one of their letters: only of the others more is kept than one.
  const firstOf = new Map<string, string>()
  const variants = new Map<string, Set<string>>()
  for (const page of pages) {
    if (views[page] === 0) continue
    const letters = folded[page]!
    const own = path[page]!
    const first = firstOf.get(letters)
    if (first === undefined) firstOf.set(letters, own)
    else if (first !== own) variants.set(letters, (variants.get(letters) ?? new Set([first])).add(own))
  }
  const viewsOf = new Map([...variants.keys()].map((letters) => [letters, 0]))
  const varied = variants.size === 0 ? [] : pages.filter((page) => variants.has(folded[page]!))
  for (const page of varied) viewsOf.set(folded[page]!, viewsOf.get(folded[page]!)! + views[page]!)
  const alike = [...variants].toSorted(([a], [b]) => viewsOf.get(b)! - viewsOf.get(a)! || (a < b ? -1 : 1))

  // Sets of pages whose people are counted in one pass: those renamed, those alike but for capitals, those that look like
  // another page, those of folders that have another name now, those of each alias.
  const isRenamed = (page: number): boolean => spelled[page]!.name !== path[page]
  const sets: number[][] = [pages.filter(isRenamed), varied]
  const seen = new Map<string, number>()
  for (const page of pages)
    if (views[page]! > 0) seen.set(spelled[page]!.name, (seen.get(spelled[page]!.name) ?? 0) + views[page]!)
  const stays = new Set(settings.apart)
  const proposed = alikePages(seen)
    .filter(({ from }) => !stays.has(from))
    .slice(0, mostAliases)
  const apart = new Set(proposed.map(({ from }) => from))
  sets.push(pages.filter((page) => apart.has(spelled[page]!.name)))
  const nameOf = spelled.map(({ name }) => name)
  const moved = movedFolders(
    context,
    [...seen.keys()].filter((name) => !stays.has(name)),
    nameOf,
  )
  const movedAliases = moved
    .flatMap(({ from, to, names }) => names.map((name) => ({ from: `${from}/${name}`, to: `${to}/${name}` })))
    .slice(0, mostAliases)
  const before = new Set(movedAliases.map(({ from }) => from))
  sets.push(pages.filter((page) => before.has(nameOf[page]!)))
  const ofAlias = settings.aliases.map((): number[] => [])
  for (const page of pages) for (const alias of spelled[page]!.by) ofAlias[alias]!.push(page)
  sets.push(...ofAlias)
  const people = peopleOf(context, sets)
  const summary = (set: number): RenamedPages => ({
    paths: distinct(sets[set]!.map((page) => path[page]!)),
    views: sets[set]!.reduce((sum, page) => sum + views[page]!, 0),
    people: people[set]!,
  })
  /** Several pages may have one path. */
  const mostViewed = (of: readonly number[]): { from: string; to: string }[] =>
    [...Map.groupBy(of, (page) => path[page]!)]
      .map(([from, same]) => ({
        from,
        to: spelled[same[0]!]!.name,
        views: same.reduce((sum, page) => sum + views[page]!, 0),
      })) // prettier-ignore
      .toSorted((a, b) => b.views - a.views || (a.from < b.from ? -1 : 1))
      .slice(0, examples)
      .map(({ from, to }) => ({ from, to }))
  return {
    storedPaths: distinct(pages.map((page) => path[page]!)),
    paths: distinct(pages.map((page) => spelled[page]!.name)),
    renamed: summary(0),
    aliases: ofAlias.map((of, alias) => ({
      ...summary(alias + 4),
      examples: mostViewed(of),
    })),
    capitals: {
      ...summary(1),
      pages: alike.length,
      examples: alike.slice(0, examples).map(([, paths]) => [...paths].sort()),
    },
    alike: { ...summary(2), aliases: proposed },
    moved: { ...summary(3), folders: moved, aliases: movedAliases },
  }
}

/** The times of views are only looked at where folders have pages of the same names. */
function movedFolders(
  { db, config, journeys }: ReportContext,
  seen: readonly string[],
  nameOf: readonly string[],
): MovedFolder[] {
  const shared = foldersWithSameNames(seen)
  if (shared.length === 0 || isInOrderOnly(db)) return []
  const none = (): Viewed => ({ views: 0, first: Infinity, last: -Infinity })
  const all = none()
  const viewed = new Map<string, Viewed>()
  for (const { folders, names } of shared)
    for (const folder of folders) for (const name of names) viewed.set(`${folder}/${name}`, none())
  const ofPage = nameOf.map((name) => viewed.get(name))
  const isView = journeys.pageViews(config)
  const { page } = journeys.actions
  const [time, action, offset] = [journeys.column('time'), journeys.column('action'), journeys.column('offset')]
  const add = (to: Viewed, at: number): void => {
    to.views++
    if (at < to.first) to.first = at
    if (at > to.last) to.last = at
  }
  for (let row = 0; row < offset[journeys.people]!; row++) {
    const did = action[row]!
    if (isView[did] !== 1) continue
    add(all, time[row]!)
    const to = ofPage[page[did]!]
    if (to !== undefined) add(to, time[row]!)
  }
  return all.views === 0 ? [] : renamedFolders(shared, viewed, all, config.timeZone)
}

/** Per set of pages: people who count with a page view on one of them. */
function peopleOf(context: ReportContext, sets: readonly (readonly number[])[]): Float64Array {
  const setsOfPage = new Map<number, number[]>()
  sets.forEach((pages, set) => {
    for (const page of pages) setsOfPage.set(page, [...(setsOfPage.get(page) ?? []), set])
  })
  if (setsOfPage.size === 0) return new Float64Array(sets.length)
  return viewersBySet(context, sets.length, (page, _origin, add) => {
    for (const set of setsOfPage.get(page) ?? []) add(set)
  })
}
