/** Where every stored event went: used, outside the period, or ignored, and why that adds up. */
import { roleCode } from '../content-groups/classify.ts'
import type { ReportContext } from './report-context.ts'

export interface EventAccount {
  events: number
  used: number
  outsidePeriod: number
  ignored: number
  rowsRead: number
  rowsDuplicate: number
  rowsRejected: number
}

/**
 * 1 for a row of the journeys that is ignored: its event identifies (identify, alias), it is an interaction on a page
 * marked flow or ignore, or it belongs to nobody.
 */
export function ignoredTest({ config, journeys }: ReportContext): (row: number) => boolean {
  const { role } = journeys.classes(config.contentGroups)
  const { names, actions } = journeys
  const pageViews = journeys.pageViews(config)
  const ignoredActions = pageViews.map((isView, id) =>
    names.kind[actions.name[id]!] !== 'event' || (isView === 1 && role[actions.page[id]!] !== roleCode.content) ? 1 : 0,
  )
  const action = journeys.column('action')
  const nobody = journeys.column('offset')[journeys.people] ?? 0
  return (row) => row >= nobody || ignoredActions[action[row]!] === 1
}

export function accountForEvents(context: ReportContext, { from, to, lookback }: { from: number; to: number; lookback: number }): EventAccount {
  const isIgnored = ignoredTest(context)
  const time = context.journeys.column('time')
  const earliest = from - lookback
  let ignored = 0
  let outsidePeriod = 0
  for (let row = 0; row < time.length; row++) {
    if (isIgnored(row)) ignored++
    else if (time[row]! < earliest || time[row]! >= to) outsidePeriod++
  }
  const rows = context.db
    .prepare(
      `SELECT coalesce(sum(rows_read), 0) AS rowsRead, coalesce(sum(rows_duplicate), 0) AS rowsDuplicate,
         coalesce(sum(rows_rejected), 0) AS rowsRejected FROM import WHERE kind = 'events'`,
    )
    .get() as Pick<EventAccount, 'rowsRead' | 'rowsDuplicate' | 'rowsRejected'>
  return { events: time.length, used: time.length - ignored - outsidePeriod, outsidePeriod, ignored, ...rows }
}
