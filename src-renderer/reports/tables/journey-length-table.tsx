import type { ReactNode } from 'react'
import { daysText } from '../../../shared/text/days-text.ts'
import type { Report, ReportRow } from '../../../shared/reports/index.ts'
import { useReport } from '../../api.ts'
import { type Column, DataTable } from '../../components/DataTable.tsx'
import { CutText } from '../../components/PathChip.tsx'
import { count, decimals, percent } from '../../format.ts'
import { capital, dimensionWords } from '../../words.ts'
import s from '../reports.module.css'

type Row = ReportRow<'journey-length'>
type Params = Pick<Report<'journey-length'>['params'], 'goal' | 'lookbackDays' | 'from' | 'to' | 'did' | 'neverDid'>

/** Fewer conversions than this have no quartiles worth showing. */
const fewest = 4

/** How long journeys are by where they begin: pages and time, median with the middle half. */
export function JourneyLengthTable({ params, noun }: { params: Params; noun: string }) {
  const { data, stale } = useReport('journey-length', params)
  if (!data || data.rows.length === 0) return null
  const words = dimensionWords[data.params.by]
  // Rows in order without times have none.
  const hasTimes = data.totals.daysMedian !== null
  const enough = (row: Row): boolean => row.conversions >= fewest
  const few = <span className={s['few']}>too few</span>
  const columns: Column<Row>[] = [
    {
      id: 'key',
      header: capital(words.first),
      value: (row) => row.key,
      cell: (row) => <CutText text={row.key} />,
      cut: true,
      width: '26%',
      total: 'All',
    },
    {
      id: 'conversions',
      header: capital(noun),
      align: 'end',
      value: (row) => row.conversions,
      cell: (row) => count(row.conversions),
      total: count(data.totals.attributed),
    },
    {
      id: 'pages',
      header: 'Pages, median',
      align: 'end',
      value: (row) => (enough(row) ? row.pagesMedian : null),
      cell: (row) => (enough(row) ? decimals(row.pagesMedian, Number.isInteger(row.pagesMedian) ? 0 : 1) : few),
      total: data.totals.pagesMedian === null ? '' : count(data.totals.pagesMedian),
    },
    {
      id: 'pagesHalf',
      header: 'middle half',
      align: 'end',
      dim: true,
      sortable: false,
      value: (row) => row.pagesLow,
      cell: (row) => (enough(row) ? `${decimals(row.pagesLow, 0)} to ${decimals(row.pagesHigh, 0)}` : ''),
    },
    ...(hasTimes ? timeColumns(data.totals, enough, few) : []),
  ]
  return (
    <section className={s['section']} aria-labelledby="by-first-page">
      <h2 id="by-first-page">
        By {words.first}
        <small>pages seen{hasTimes && ' and time from the first one to the conversion'}</small>
      </h2>
      <DataTable
        label={`By ${words.first}`}
        columns={columns}
        rows={data.rows}
        rowKey={(row) => row.key}
        stale={stale}
      />
    </section>
  )
}

const timeText = (days: number | null): string => (days === null ? '' : daysText(days))

const timeColumns = (
  totals: Report<'journey-length'>['totals'],
  enough: (row: Row) => boolean,
  few: ReactNode,
): Column<Row>[] => [
  {
    id: 'time',
    header: 'Time, median',
    align: 'end',
    value: (row) => (enough(row) ? row.daysMedian : null),
    cell: (row) => (enough(row) ? timeText(row.daysMedian) : few),
    total: timeText(totals.daysMedian),
  },
  {
    id: 'timeHalf',
    header: 'middle half',
    align: 'end',
    dim: true,
    sortable: false,
    value: (row) => row.daysLow,
    cell: (row) => (enough(row) ? `${timeText(row.daysLow)} to ${timeText(row.daysHigh)}` : ''),
  },
  {
    id: 'day',
    header: 'Within a day',
    title: 'Share within 24 hours of the first page',
    align: 'end',
    value: (row) => (enough(row) ? row.dayShare : null),
    cell: (row) => (enough(row) ? percent(row.dayShare ?? 0, 0) : ''),
    total: totals.dayShare === null ? '' : percent(totals.dayShare, 0),
  },
]
