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
