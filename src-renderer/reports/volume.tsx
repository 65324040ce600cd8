import { type ReactNode, useRef } from 'react'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { volumeOutside } from '../../shared/notes/volume-outside.ts'
import { useReport, useWorkspace } from '../api.ts'
import { DayLine } from '../charts/DayLine.tsx'
import { useMarks } from '../charts/marks.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { Chip } from '../components/Chip.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Num } from '../components/Finding.tsx'
import { Select } from '../components/Select.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { count, counted, date, decimals, listed, percent, plural } from '../format.ts'
import { useQueryParams } from '../route.ts'
import s from './reports.module.css'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { paramsFrom } from './view.ts'
import { VisitorsOfDay } from './notes/VisitorsOfDay.tsx'

const slug = 'volume'
type Row = ReportRow<'volume'>
type Measure = Report<'volume'>['params']['measure']

const measureWords: Record<Measure, { label: string; one: string; many: string }> = {
  interactions: { label: 'page views that count', one: 'page view', many: 'page views' },
  events: { label: 'all events', one: 'event', many: 'events' },
  people: { label: 'people', one: 'person', many: 'people' },
  conversions: { label: 'conversions', one: 'conversion', many: 'conversions' },
}

export default function Volume() {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const params = paramsFrom(slug, query)
  const answer = useReport(slug, params, { enabled: (status?.events ?? 0) > 0 })
  const filters = (
    <Select
      label="Count"
      value={params.measure}
      set={params.measure !== 'interactions'}
      onChange={(id) => setQuery({ measure: id === 'interactions' ? null : id })}
      options={Object.entries(measureWords)
        .filter(([id]) => id !== 'conversions' || (status?.goals.length ?? 0) > 0)
        .map(([id, { label }]) => ({ id: id as Measure, label }))}
    />
  )
  return (
    <ReportScreen slug={slug} answer={answer} would="how much there is of every day" filters={filters} goalless>
      {(report) => <Answer report={report} answer={answer} filters={filters} />}
    </ReportScreen>
  )
}

const weekday = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))

function Answer({
  report,
  answer,
  filters,
}: {
  report: Report<'volume'>
  answer: ReturnType<typeof useReport<'volume'>>
  filters: ReactNode
}) {
  const outside = volumeOutside(report).map(({ said }) => said)
  const chart = useRef<ChartHandle>(null)
  const [query, setQuery] = useQueryParams()
  const selected = query.get('day')
  const select = (day: string): void => setQuery({ day: day === selected ? null : day })
  const { rows, totals, params } = report
  const words = measureWords[params.measure]
  const valueOf = (row: Row): number => row[params.measure] ?? 0
  const unusual = rows.filter((row) => row.unusual !== null)
  const tipOf = (row: Row): TipContent => ({
    title: `${weekday(row.day)}, ${date(row.day)}`,
    figures: [
      { label: words.many, value: count(valueOf(row)), strong: true },
      ...(row.expected === null
        ? []
        : [
            { label: 'Usual', value: decimals(row.expected, Number.isInteger(row.expected) ? 0 : 1) },
            { label: 'Band', value: `${count(Math.ceil(row.low ?? 0))} to ${count(Math.floor(row.high ?? 0))}` },
          ]),
    ],
    note: row.edge
      ? 'First or last day of the data: it may be cut short, so it is not judged.'
      : row.expected === null
        ? 'Fewer than four of the same weekday around it: too few to tell.'
        : row.unusual
          ? `Unusually ${row.unusual} for a ${weekday(row.day)}.`
          : 'Within what is usual for the weekday.',
  })
  const byDay = new Map(rows.map((row) => [row.day, row]))
  const { mark, tip } = useMarks({
    order: rows.map((row) => row.day),
    tip: (day) => {
      const row = byDay.get(day)
      return row ? tipOf(row) : null
    },
    onPress: select,
  })
  const columns: Column<Row>[] = [
    {
      id: 'day',
      header: 'Day',
      value: (row) => row.day,
      cell: (row) => `${date(row.day)}, ${weekday(row.day)}`,
      width: '24%',
      total: counted(totals.days, 'day'),
    },
    ...(['interactions', 'events', 'people', 'conversions'] as const).map((id): Column<Row> => ({
      id,
      header: measureWords[id].many.replace(/^./, (letter) => letter.toUpperCase()),
      align: 'end',
      value: (row) => row[id],
      cell: (row) => (row[id] === null ? '' : count(row[id])),
      ...(id !== 'people' && totals[id] !== null && { total: count(totals[id]) }),
    })),
    {
      id: 'expected',
      header: 'Usual',
      title: `Median of the same weekday around it, of ${words.many}`,
      align: 'end',
      dim: true,
      value: (row) => row.expected,
      cell: (row) => (row.expected === null ? '' : count(row.expected)),
    },
    {
      id: 'unusual',
      header: 'Verdict',
      value: (row) => (row.unusual === null ? null : row.unusual),
      cell: (row) => (row.unusual ? <Chip tone="c2">unusually {row.unusual}</Chip> : ''),
    },
  ]
  const most = unusual.toSorted((a, b) => surprise(b, valueOf(b)) - surprise(a, valueOf(a))).slice(0, 2)
  const addsUp =
    rows.reduce((sum, row) => sum + row.events, 0) === totals.events &&
    rows.reduce((sum, row) => sum + row.interactions, 0) === totals.interactions
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      finding={
        rows.length === 0 ? (
          'No event in this period'
        ) : totals.judged === 0 ? (
          <>{counted(rows.length, 'day')}: too few to tell which are unusual</>
        ) : unusual.length === 0 ? (
          <>None of {count(totals.judged)} days is unusual</>
        ) : (
          <>
            <Num tone="c2">{count(unusual.length)}</Num> of {count(totals.judged)} days{' '}
            {plural(unusual.length, 'is', 'are')} unusual, most of all{' '}
            {listed(
              most.map(
                (row) =>
                  `${date(row.day)} (${row.unusual === 'high' ? '+' : '−'}${percent(Math.abs(valueOf(row) / Math.max(1, row.expected ?? 1) - 1), 0)})`,
              ),
            )}
          </>
        )
      }
      filters={filters}
      method={[
        [
          'Usual',
          'The median of the same weekday of the four weeks before and after, the day itself left out; at least four of the eight are needed. So neither growth nor the weekly rhythm is called unusual.',
        ],
        [
          'Unusual',
          'The modified z-score, 0.6745 × (count − median) ÷ MAD, passes 3.5 (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993). MAD ÷ 0.6745 is never taken for less than the square root of the median, by which counts differ by chance alone, nor for less than 1.',
        ],
        ['First and last day', 'May be cut short by the export: neither judged nor compared with.'],
        ['Days', 'In the time zone of the workspace. A day without any event is a day of 0.'],
      ]}
      addsUp={addsUp}
      trust={
        <>
          {counted(totals.events, 'event')} on {counted(totals.days, 'day')}, each on exactly one;{' '}
          <b>{count(totals.interactions)}</b> of them page views that count.{' '}
          {outside.length > 0 && `${outside.join(' ')} Choose a period to see them.`}
        </>
      }
      chart={chart}
      drawn={rows.length > 0}
    >
      {rows.length > 0 ? (
        <div className={s['chart']}>
          <ChartFrame
            ref={chart}
            stale={answer.stale}
            fileName="volume"
            title={`${words.many.replace(/^./, (letter) => letter.toUpperCase())} per day`}
            caption="grey = usual for the weekday"
            text={`${words.many} of ${counted(rows.length, 'day')}. Unusual: ${unusual.map((row) => `${date(row.day)}, ${count(valueOf(row))}, unusually ${row.unusual}`).join('; ') || 'none'}. The table has every day.`}
          >
            {(width, room) => (
              <DayLine
                days={rows.map((row) => ({
                  day: row.day,
                  value: valueOf(row),
                  low: row.low,
                  high: row.high,
                  unusual: row.unusual,
                  name: date(row.day).replace(/ \d{4}$/, ''),
                  says: tipText(tipOf(row)),
                }))}
                width={width}
                height={room(300)}
                number={count}
                label={`${words.many} per day`}
                selected={selected}
                mark={mark}
              />
            )}
          </ChartFrame>
        </div>
      ) : (
        <div className={s['gap']}>
          <EmptyState title="No event in this period">Choose a longer period above.</EmptyState>
        </div>
      )}
      {tip}
      {selected !== null && rows.some((row) => row.day === selected) && (
        <VisitorsOfDay day={selected} goal={params.goal} />
      )}
      {rows.length > 0 && (
        <div className={s['table']}>
          <DataTable
            label="Every day"
            columns={columns}
            rows={unusual.length > 0 ? [...unusual, ...rows.filter((row) => row.unusual === null)] : rows}
            rowKey={(row) => row.day}
            selected={selected}
            onPress={(row) => select(row.day)}
            stale={answer.stale}
            maxHeight={480}
          />
        </div>
      )}
    </ReportAnswer>
  )
}

/** How far outside the band, in widths of it. */
function surprise(row: Row, value: number): number {
  if (row.expected === null || row.high === null) return 0
  return Math.abs(value - row.expected) / Math.max(1, row.high - row.expected)
}
