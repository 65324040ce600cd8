/** Where every stored event went: used, outside the period, or ignored, and why that adds up. */
import { roleCode } from '../content-groups/classify.ts'
import type { ReportContext } from './report-context.ts'

export interface EventAccount {
  events: number
  used: number
  outsidePeriod: number
  ignored: number
  /** Of those ignored: events of people left out, and who they are. */
  leftOut: number
  peopleLeftOut: number
  /** Of those ignored: events of nobody. */
  withoutId: number
  rowsRead: number
  rowsImported: number
  rowsDuplicate: number
  rowsRejected: number
}

/**
 * Per action: 1 where its events are ignored because they identify (identify, alias) or are an interaction on a page
 * marked flow or ignore. Events of nobody and of people left out are ignored too.
 */
export function ignoredActions({ config, journeys }: ReportContext): Uint8Array {
  const { role } = journeys.classes(config.contentGroups)
  const { names, actions } = journeys
  return journeys
    .pageViews(config)
    .map((isView, id) =>
      id > 0 &&
      (names.kind[actions.name[id]!] !== 'event' || (isView === 1 && role[actions.page[id]!] !== roleCode.content))
        ? 1
        : 0,
    )
}

export function accountForEvents(
  context: ReportContext,
  { from, to, lookback }: { from: number; to: number; lookback: number },
): EventAccount {
  const { journeys } = context
  const isIgnored = ignoredActions(context)
  const perAction = journeys.eventsPerAction
  let events = 0
  let ignored = 0
  let leftOut = 0
  let withoutId = 0
  for (let id = 1; id < isIgnored.length; id++) {
    const uncounted = perAction.nobody[id]! + perAction.leftOut[id]!
    events += perAction.identified[id]! + uncounted
    ignored += uncounted + (isIgnored[id] === 1 ? perAction.identified[id]! : 0)
    leftOut += perAction.leftOut[id]!
    withoutId += perAction.nobody[id]!
  }
  const earliest = from - lookback
  let outsidePeriod = 0
  if (earliest !== -Infinity || to !== Infinity) {
    const time = journeys.column('time')
    const action = journeys.column('action')
    const { counted } = journeys.ends
    for (let row = 0; row < counted; row++)
      if ((time[row]! < earliest || time[row]! >= to) && isIgnored[action[row]!] === 0) outsidePeriod++
  }
  const rows = context.db
    .prepare(
      `SELECT coalesce(sum(rows_read), 0) AS rowsRead, coalesce(sum(rows_imported), 0) AS rowsImported,
         coalesce(sum(rows_duplicate), 0) AS rowsDuplicate,
         coalesce(sum(rows_rejected), 0) AS rowsRejected FROM import WHERE kind = 'events' AND undone_at IS NULL`,
    )
    .get() as Pick<EventAccount, 'rowsRead' | 'rowsImported' | 'rowsDuplicate' | 'rowsRejected'>
  return {
    events,
    used: events - ignored - outsidePeriod,
    outsidePeriod,
    ignored,
    leftOut,
    peopleLeftOut: journeys.peopleLeftOut,
    withoutId,
    ...rows,
  }
}
