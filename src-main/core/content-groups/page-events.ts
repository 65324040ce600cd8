/** Which events stand on a page, which of them count as page views, and which look as if they should. */
import { eventsOf } from '../../../shared/goals/goal-events.ts'
import type { PageEvents } from '../../../shared/api.ts'
import type { WorkspaceConfig } from '../../../shared/config.ts'
import type { ReportContext } from '../reports/report-context.ts'

/**
 * Names that say "page view", as analytics tools write them in the languages of their exports; compared without spaces
 * and marks.
 */
const saysPageView =
  /page_?views?|viewed_?page|page_?(seen|visited|loaded|hit)|^(page|view|hit)$|screen_?views?|seiten_?(aufrufe?|ansicht(en)?|abrufe?|besuch)|seiteaufgerufen|(vue|consultation)s?(de)?(la)?page|pagevue|(vista|visita|visualizaci[oó]n)s?(de)?(la)?p[aá]gina|p[aá]ginavista|visualizza(zione|zioni)(di)?pagina|visualiza[cç][aã]o(de|da)?p[aá]gina|pagina_?(weergaven?|bezoek)|sidvisning|sidevisning|wy[sś]wietleniestrony|просмотрстраницы|ページビュー|页面浏览|페이지뷰/iu

/** `page_view`, `Seitenaufruf`, … */
export const looksLikePageView = (name: string): boolean => saysPageView.test(plain(name))

const plain = (name: string): string => name.replace(/[\s\-.:/$]+/g, '')

/** Which events stand on pages, in the workspace. */
export function countPageEvents({ config, journeys }: ReportContext): PageEvents {
  const { names, actions, eventsPerAction } = journeys
  const { identified, nobody } = eventsPerAction
  const onPages = new Float64Array(names.count)
  for (let action = 1; action < actions.count; action++)
    if (actions.page[action] !== 0) onPages[actions.name[action]!]! += identified[action]! + nobody[action]!
  const found: NamedEvents[] = []
  for (let id = 1; id < names.count; id++) {
    if (onPages[id] === 0 || names.kind[id] !== 'event') continue
    found.push({ name: names.value[id]!, events: onPages[id]! })
  }
  return { names: whichCount(found, config) }
}

export interface NamedEvents {
  name: string
  events: number
}

/**
 * Suggested are names that read like a page view; where nothing counts as one yet, else the name seen on most pages. An
 * event that is a goal is no page view. `found`: events that stand on a page, by name; `others`: events beside these count;
 * `isSaid`: somebody said on which page they happened, so all of them are meant.
 */
export function whichCount(
  found: readonly NamedEvents[],
  config: Pick<WorkspaceConfig, 'goals' | 'interactions'>,
  others = false,
  isSaid = false,
): PageEvents['names'] {
  const counting = new Set(config.interactions.events)
  const goals = new Set(config.goals.flatMap(eventsOf))
  const list = found.map(({ name, events }) => ({ name, events, counts: counting.has(name), suggested: false }))
  list.sort((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1))
  const open = list.filter(({ name, counts }) => !counts && !goals.has(name))
  const reading = open.filter(({ name }) => looksLikePageView(name))
  const nothingCounts = !others && !list.some(({ counts }) => counts)
  for (const each of isSaid ? open : reading.length > 0 ? reading : nothingCounts ? open.slice(0, 1) : [])
    each.suggested = true
  return list
}
