import { useMemo, useRef, useState } from 'react'
import { entryExit } from '../../shared/reports/entry-exit.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { useReport, useWorkspace } from '../api.ts'
import { FirstLastChart, rateStart, rowKey } from '../charts/FirstLastChart.tsx'
import { leastTwoScales } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import { BySelect } from '../components/BySelect.tsx'
import { Button } from '../components/Button.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { Num } from '../components/Finding.tsx'
import { CutText } from '../components/PathChip.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { useKeysDrawn } from './keys-drawn.ts'
import { count, counted, percent, percentRange } from '../format.ts'
import { carry, useQueryParams } from '../route.ts'
import { dimensionWords } from '../words.ts'
import s from './reports.module.css'
import { type FirstLastRow, fold } from './tables/first-last.ts'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { entryExitRows } from './tables/entry-exit-rows.ts'
import { TwoTitles } from './tables/TwoTitles.tsx'
import { paramsFrom } from './view.ts'

const slug = 'entry-exit'

export default function EntryExit() {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const params = paramsFrom(slug, query)
  const answer = useReport(slug, params, { enabled: (status?.events ?? 0) > 0 })
  const filters = <Filters by={params.by} />
  return (
    <ReportScreen slug={slug} answer={answer} would="where visits begin and end" filters={filters} goalless>
      {(report) => <Answer report={report} answer={answer} />}
    </ReportScreen>
  )
}

const Filters = ({ by }: { by: Report<'entry-exit'>['params']['by'] }) => (
  <BySelect value={by} of={['group', 'page', 'host']} usual="group" />
)

type Row = ReportRow<'entry-exit'>

const atFirst = 12
const atMost = 200
const labels = { first: 'begin here', last: 'end here', noRate: '', everybody: 'all visits' }

function Answer({
  report,
  answer,
}: {
  report: Report<'entry-exit'>
  answer: ReturnType<typeof useReport<'entry-exit'>>
}) {
  const [query] = useQueryParams()
  const { rows, totals, params } = report
  const [all, setAll] = useState(false)
  const chart = useRef<ChartHandle>(null)
  const words = dimensionWords[params.by]
  const most = useKeysDrawn(atFirst)
  const { shown, folded } = useMemo(
    () => fold(entryExitRows(rows, totals), all ? atMost : most, false),
    [rows, totals, all, most],
  )
  const nameOf = (row: FirstLastRow) => ({
    label: row.kind === 'rest' ? `${count(folded)} more ${words.many}` : row.key,
    note: null,
  })
  const tipOf = (row: FirstLastRow): TipContent => ({
    title: nameOf(row).label,
    figures: [
      {
        label: 'Visits that begin here',
        value: `${count(row.first)} (${percent(row.firstShare)})`,
        colour: 'var(--c1)',
      },
      { label: 'Visits that end here', value: `${count(row.last)} (${percent(row.lastShare)})`, colour: 'var(--c2)' },
      ...(row.rate
        ? [
            { label: 'Bounce rate', value: percent(row.rate.rate), strong: true },
            { label: '95 % interval', value: percentRange(row.rate.low, row.rate.high, 1) },
          ]
        : []),
    ],
    note: '',
  })
  const { mark, tip } = useMarks({
    order: shown.map(rowKey),
    tip: (key) => {
      const row = shown.find((one) => rowKey(one) === key)
      return row ? tipOf(row) : null
    },
  })
  const [top] = rows
  const number = (
    id: 'views' | 'sessions' | 'entries' | 'exits' | 'bounces',
    header: string,
    title: string,
    total?: string,
  ): Column<Row> => ({
    id,
    header,
    title,
    align: 'end',
    value: (row) => row[id],
    cell: (row) => count(row[id]),
    ...(total !== undefined && { total }),
  })
  const share = (
    id: 'entryShare' | 'exitRate' | 'bounceRate',
    header: string,
    title: string,
    total?: string,
  ): Column<Row> => ({
    id,
    header,
    title,
    align: 'end',
    value: (row) => row[id],
    cell: (row) => (row[id] === null ? '' : percent(row[id])),
    ...(total !== undefined && { total }),
  })
  const columns: Column<Row>[] = [
    {
      id: 'key',
      header: words.head,
      value: (row) => row.key,
      cell: (row) => <CutText text={row.key} />,
      cut: true,
      width: '26%',
      total: 'All',
    },
    number('views', 'Views', 'Interactions', count(totals.views)),
    number('sessions', 'Visits', 'Visits that have it'),
    number('entries', 'Begin here', 'Visits whose first page it is', count(totals.sessions)),
    share('entryShare', 'Share', 'Of all visits', totals.sessions > 0 ? percent(1) : ''),
    number('exits', 'End here', 'Visits whose last page it is', count(totals.sessions)),
    share('exitRate', 'Exit rate', 'Visits that end here ÷ visits that have it'),
    number('bounces', 'Only page', 'Visits of this one page', count(totals.bounces)),
    share(
      'bounceRate',
      'Bounce rate',
      'Visits of one page ÷ visits that begin here',
      totals.bounceRate === null ? '' : percent(totals.bounceRate),
    ),
  ]
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const addsUp =
    sum((row) => row.entries) === totals.sessions &&
    sum((row) => row.exits) === totals.sessions &&
    sum((row) => row.views) === totals.views
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      trail={
        <>
          <a href={`#${carry('/paths', query)}`}>Which ways do people take?</a>
          <span aria-hidden="true">·</span>
          {entryExit.question}
        </>
      }
      finding={
        top && totals.bounceRate !== null ? (
          <>
            <Num>{percent(totals.bounceRate, 0)}</Num> of visits are one page; most begin on {top.key},{' '}
            {percent(top.entryShare)}
          </>
        ) : (
          'No visit in this period'
        )
      }
      filters={<Filters by={params.by} />}
      method={[
        [
          'Visit',
          'A person’s events without a pause of more than the session gap of the workspace, 30 minutes unless set otherwise. Any event keeps a visit going; pages of groups that are steps to convert (flow) or ignored are neither its beginning nor its end. It lies in the period where its first page does.',
        ],
        ['Exit rate', 'Visits that end here ÷ visits that have it.'],
        ['Bounce rate', 'Visits of one page only ÷ visits that begin here.'],
      ]}
      addsUp={addsUp}
      trust={
        <>
          {counted(totals.sessions, 'visit')} begin once and end once; {counted(totals.views, 'view')} are in exactly
          one {words.one}.
        </>
      }
      chart={chart}
      drawn={rows.length > 1}
    >
      {rows.length > 1 && (
        <div className={s['chart']}>
          <ChartFrame
            least={leastTwoScales}
            ref={chart}
            stale={answer.stale}
            fileName={`${slug}-by-${params.by}`}
            title={(width) => (
              <TwoTitles
                width={width}
                at={rateStart(width)}
                first={{ name: 'Share of visits that begin and end here', notes: [`of ${count(totals.sessions)}`] }}
                second={{ name: 'Bounce rate', notes: ['95 % interval'] }}
              />
            )}
            text={`Where ${counted(totals.sessions, 'visit')} begin and end, by ${words.one}, and the bounce rate of those that begin there. The table below has all figures.`}
          >
            {(width) => (
              <FirstLastChart
                rows={shown}
                width={width}
                labels={{ ...labels, row: nameOf }}
                everybody={totals.bounceRate}
                label="Visits by first and by last page"
                says={(row) => tipText(tipOf(row))}
                mark={mark}
              />
            )}
          </ChartFrame>
          {folded > 0 && !all && (
            <div className={s['more']}>
              <Button variant="link" onPress={() => setAll(true)}>
                Draw more {words.many}
              </Button>
            </div>
          )}
          {tip}
        </div>
      )}
      {rows.length > 0 && (
        <div className={s['table']}>
          <DataTable
            label={entryExit.question}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.key}
            stale={answer.stale}
          />
        </div>
      )}
    </ReportAnswer>
  )
}
