/** Where sessions begin and end. A session belongs to the period in which its first interaction lies. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { keysOf } from '../../journeys/dimensions.ts'
import { sessionBreaks } from '../../journeys/sessions.ts'
import { type RunReport, window } from '../report-context.ts'

export const entryExit: RunReport<'entry-exit'> = ({ db, config, journeys }, params) => {
  const { from, to } = window({ ...params, lookbackDays: null }, config)
  const classes = journeys.classes(config.contentGroups)
  const { names, codeOf } = keysOf(params.by, journeys.pages, journeys.origins, classes)
  if (codeOf === null) throw new Error(`${params.by} has several keys a page`)
  const interactions = journeys.interactions(config, classes)
  const offset = journeys.column('offset')
  const time = journeys.column('time')
  const action = journeys.column('action')
  const { page } = journeys.actions
  const breaks = sessionBreaks({ db, journeys }, config.sessions)
  const tally = () => new Float64Array(names.length)
  const [views, sessions, entries, exits, bounces] = [tally(), tally(), tally(), tally(), tally()]
  const totals = { views: 0, sessions: 0, bounces: 0 }
  /** Codes of the interactions of the session at hand. */
  let session: number[] = []
  let startedAt = 0
  const close = (): void => {
    if (session.length > 0 && startedAt >= from && startedAt < to) {
      for (const code of session) views[code]!++
      for (const code of new Set(session)) sessions[code]!++
      const [first] = session
      entries[first!]!++
      exits[session.at(-1)!]!++
      totals.views += session.length
      totals.sessions++
      if (session.length === 1) {
        bounces[first!]!++
        totals.bounces++
      }
    }
    session = []
  }
  for (let person = 0; person < journeys.people; person++) {
    for (let row = offset[person]!; row < offset[person + 1]!; row++) {
      // Any event keeps a session going, also one that is no interaction.
      if (row > offset[person]! && breaks(row)) close()
      if (interactions[action[row]!] === 0) continue
      if (session.length === 0) startedAt = time[row]!
      session.push(codeOf(page[action[row]!]!, 0))
    }
    close()
  }
  const rows: ReportRow<'entry-exit'>[] = []
  for (let code = 0; code < names.length; code++) {
    if (views[code] === 0) continue
    rows.push({
      key: names[code]!,
      views: views[code]!,
      sessions: sessions[code]!,
      entries: entries[code]!,
      exits: exits[code]!,
      bounces: bounces[code]!,
      entryShare: entries[code]! / totals.sessions,
      exitRate: exits[code]! / sessions[code]!,
      bounceRate: entries[code] === 0 ? null : bounces[code]! / entries[code]!,
    })
  }
  rows.sort((a, b) => b.entries - a.entries || b.views - a.views || (a.key < b.key ? -1 : 1))
  return {
    params,
    rows,
    totals: { ...totals, bounceRate: totals.sessions === 0 ? null : totals.bounces / totals.sessions },
  }
}
