/** Where sessions begin and end. A session belongs to the period in which its first interaction lies. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { sessionStarts, touchKeys } from '../../journeys/touch-keys.ts'
import { type RunReport, window } from '../report-context.ts'

export const entryExit: RunReport<'entry-exit'> = ({ db, config, journeys }, params) => {
  const { from, to } = window({ ...params, lookbackDays: null }, config)
  const classes = journeys.classes(config.contentGroups)
  const touches = journeys.touches(config, classes)
  const { names, codes, sets } = touchKeys(params.by, journeys, classes, touches.rows)
  if (sets !== null) throw new Error(`${params.by} has several keys a page`)
  // Any event keeps a session going, also one that is no interaction.
  const starts = sessionStarts({ db, journeys }, touches.rows, config.sessions)
  const time = journeys.column('time')
  const tally = () => new Float64Array(names.length)
  const [views, sessions, entries, exits, bounces] = [tally(), tally(), tally(), tally(), tally()]
  const totals = { views: 0, sessions: 0, bounces: 0 }
  /** Session a key was last seen in, by its first touch + 1. */
  const seen = new Uint32Array(names.length)
  for (let person = 0; person < journeys.people; person++) {
    const last = touches.offset[person + 1]!
    for (let first = touches.offset[person]!; first < last;) {
      let end = first + 1
      while (end < last && starts[end] === 0) end++
      const startedAt = time[touches.rows[first]!]!
      if (startedAt >= from && startedAt < to) {
        for (let k = first; k < end; k++) {
          const code = codes[k]!
          views[code]!++
          if (seen[code] === first + 1) continue
          seen[code] = first + 1
          sessions[code]!++
        }
        entries[codes[first]!]!++
        exits[codes[end - 1]!]!++
        totals.views += end - first
        totals.sessions++
        if (end === first + 1) {
          bounces[codes[first]!]!++
          totals.bounces++
        }
      }
      first = end
    }
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
