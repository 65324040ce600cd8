/** The bins of time to convert, as fine as the data asks for. */
import type { Report, ReportRow } from '../../shared/reports/index.ts'

type Row = ReportRow<'time-to-convert'>

export interface TimeBin {
  key: string
  /** Under the bar, with its unit below where there are several: `2–5` `min`, `4–7`. */
  label: string
  unit: string | null
  /** Alone: `2 to 5 minutes`, `4–7 days`. */
  name: string
  conversions: number
  /** Of all conversions. */
  share: number
  /** Conversions without a page before them. */
  isNone: boolean
}

const dayName = ({ days }: Row): string =>
  days === '(none)'
    ? 'No page before it'
    : days === 0
      ? 'Within a day'
      : days === '90+'
        ? 'More than 90 days'
        : `${days} ${days === 1 ? 'day' : 'days'}`

/** Minutes as numbers and their unit: `2–5` `min`, `1–3` `h`. */
function span(from: number, to: number): { label: string; unit: 'min' | 'h' } {
  if (from === 0) return { label: `< ${to}`, unit: 'min' }
  return from % 60 === 0 ? { label: `${from / 60}–${to / 60}`, unit: 'h' } : { label: `${from}–${to}`, unit: 'min' }
}

const inFull = { min: 'minutes', h: 'hours' }

interface Answer {
  rows: readonly Row[]
  totals: Pick<Report<'time-to-convert'>['totals'], 'conversions' | 'attributed' | 'firstDay'>
}

/** More than half within a day: the first day is what is asked about. */
export const isMostlyFirstDay = ({ rows, totals }: Answer): boolean =>
  totals.attributed > 0 && (rows.find((row) => row.days === 0)?.conversions ?? 0) > totals.attributed / 2

/**
 * Days; where more than half come within one, that day by minutes and hours and the days after it. Empty bins at the ends
 * are left out of the finer ones.
 */
export function timeBins(report: Answer): TimeBin[] {
  const fine = isMostlyFirstDay(report)
  const { conversions: all, firstDay } = report.totals
  const days = report.rows.map((row): TimeBin => ({
    key: String(row.days),
    label: String(row.days),
    unit: fine && row.days !== '(none)' ? (row.days === 1 ? 'day' : 'days') : null,
    name: dayName(row),
    conversions: row.conversions,
    share: row.share,
    isNone: row.days === '(none)',
  }))
  if (!fine) return days
  const spans = firstDay.map(({ from, to, conversions }): TimeBin => {
    const { label, unit } = span(from, to)
    return {
      key: `${from} min`,
      label,
      unit,
      name: from === 0 ? 'Under a minute' : `${label} ${inFull[unit]}`,
      conversions,
      share: conversions / all,
      isNone: false,
    }
  })
  const timed = [...spans, ...days.slice(1).filter((bin) => !bin.isNone)]
  const first = timed.findIndex((bin) => bin.conversions > 0)
  const last = timed.findLastIndex((bin) => bin.conversions > 0)
  return [...timed.slice(first, last + 1), ...days.filter((bin) => bin.isNone)]
}
