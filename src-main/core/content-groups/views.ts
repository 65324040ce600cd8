import type { ReportContext } from '../reports/report-context.ts'

/** Page views per page id, of people and of nobody. */
export function viewsByPage({ config, journeys }: ReportContext): Float64Array {
  const views = new Float64Array(journeys.pages.count)
  const pageViews = journeys.pageViews(config)
  const { page } = journeys.actions
  const { identified, nobody } = journeys.eventsPerAction
  for (let action = 1; action < pageViews.length; action++)
    if (pageViews[action] === 1) views[page[action]!]! += identified[action]! + nobody[action]!
  return views
}

/** Whether there is such a page: where an import was undone, ids of pages only it had stand for none. */
export const isPage = (path: string, views: number): boolean => path !== '' || views > 0

/** The same of pages by their ids, of which a page that rules with dates speak of has some that nothing came to. */
export function pagesThere(
  { journeys }: Pick<ReportContext, 'journeys'>,
  views: Float64Array,
): (page: number) => boolean {
  const { path, since, count } = journeys.pages
  if (since === undefined) return (page) => isPage(path[page]!, views[page]!)
  const { page } = journeys.actions
  const { identified, leftOut, nobody } = journeys.eventsPerAction
  const events = new Float64Array(count)
  for (let action = 1; action < page.length; action++)
    events[page[action]!]! += identified[action]! + leftOut[action]! + nobody[action]!
  return (id) => events[id]! > 0
}

/** Every page that the workspace knows, as it counts. */
export function pagesOf(context: ReportContext): { host: string; path: string }[] {
  const { host, path, count } = context.journeys.pages
  const isThere = pagesThere(context, viewsByPage(context))
  const ids = Array.from({ length: count }, (_, page) => page).filter((page) => page > 0 && isThere(page))
  return ids.map((page) => ({ host: host[page]!, path: path[page]! }))
}

/**
 * Per set: people who count with a page view in it, each once; all `sets` in one pass. `setsOf` adds the sets that a view of
 * a page, with this origin, is in.
 */
export function viewersBySet(
  { config, journeys }: ReportContext,
  sets: number,
  setsOf: (page: number, origin: number, add: (set: number) => void) => void,
): Float64Array {
  const people = new Float64Array(sets)
  const last = new Int32Array(sets).fill(-1)
  const isView = journeys.pageViews(config)
  const { page } = journeys.actions
  const offset = journeys.column('offset')
  const action = journeys.column('action')
  const origin = journeys.column('origin')
  let person = 0
  const add = (set: number): void => {
    if (last[set] === person) return
    last[set] = person
    people[set]!++
  }
  for (; person < journeys.people; person++)
    for (let row = offset[person]!; row < offset[person + 1]!; row++) {
      const did = action[row]!
      if (isView[did] === 1) setsOf(page[did]!, origin[row]!, add)
    }
  return people
}
