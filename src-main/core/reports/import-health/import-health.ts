/** What became of every row of every file. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { ignoredActions } from '../accounting.ts'
import type { RunReport } from '../report-context.ts'

type Row = ReportRow<'import-health'>

export const importHealth: RunReport<'import-health'> = (context, params) => {
  const imports = context.db
    .prepare(
      `SELECT file, rows_read AS rowsRead, rows_imported AS rowsImported, rows_duplicate AS rowsDuplicate,
         rows_rejected AS rowsRejected, first_event_id AS first, last_event_id AS last FROM import WHERE undone_at IS NULL ORDER BY id`,
    )
    .all() as (Omit<Row, 'events' | 'used' | 'ignored' | 'leftOut'> & { first: number | null; last: number | null })[]
  const { ignored, leftOut } = ignoredByImport(context, imports)
  const rows = imports.map(({ first, last, ...counts }, index): Row => {
    const events = first === null || last === null ? 0 : last - first + 1
    return { ...counts, events, used: events - ignored[index]!, ignored: ignored[index]!, leftOut: leftOut[index]! }
  })
  const sum = (field: Exclude<keyof Row, 'file'>): number => rows.reduce((total, row) => total + row[field], 0)
  return {
    params,
    rows,
    totals: {
      rowsRead: sum('rowsRead'),
      rowsImported: sum('rowsImported'),
      rowsDuplicate: sum('rowsDuplicate'),
      rowsRejected: sum('rowsRejected'),
      events: sum('events'),
      used: sum('used'),
      ignored: sum('ignored'),
      leftOut: sum('leftOut'),
    },
  }
}

function ignoredByImport(
  context: Parameters<typeof importHealth>[0],
  imports: { first: number | null; last: number | null }[],
): { ignored: Float64Array; leftOut: Float64Array } {
  const ignored = new Float64Array(imports.length)
  const leftOut = new Float64Array(imports.length)
  const ranges = imports
    .flatMap(({ first, last }, index) => (first === null || last === null ? [] : [{ first, last, index }]))
    .sort((a, b) => a.first - b.first)
  if (ranges.length === 0) return { ignored, leftOut }
  const isIgnored = ignoredActions(context)
  const { journeys } = context
  const event = journeys.column('event')
  const action = journeys.column('action')
  const { ends } = journeys
  for (let row = 0; row < event.length; row++) {
    if (row < ends.counted && isIgnored[action[row]!] === 0) continue
    let low = 0
    let high = ranges.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if (ranges[middle]!.first <= event[row]!) low = middle
      else high = middle - 1
    }
    ignored[ranges[low]!.index]!++
    if (row >= ends.counted && row < ends.leftOut) leftOut[ranges[low]!.index]!++
  }
  return { ignored, leftOut }
}
