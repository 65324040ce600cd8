import { type ReactNode, useCallback, useRef } from 'react'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { useReport, useWorkspace } from '../api.ts'
import { Histogram } from '../charts/Histogram.tsx'
import { useMarks } from '../charts/marks.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Num } from '../components/Finding.tsx'
import { LookbackSelect } from '../components/LookbackSelect.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { count, counted, percent } from '../format.ts'
import { useQueryParams } from '../route.ts'
import { capital } from '../words.ts'
import { contentTerms, hasContentGap, useContentContext } from './content.tsx'
import s from './content-attribution.module.css'
import { daysText, JourneyLengthTable } from './journey-length-table.tsx'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { paramsFrom } from './view.ts'

const slug = 'time-to-convert'
type Row = ReportRow<'time-to-convert'>

export default function TimeToConvert() {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const params = paramsFrom(slug, query)
  const answer = useReport(slug, params, { enabled: !hasContentGap(status) })
  const filters = <LookbackSelect value={params.lookbackDays} />
  return (
    <ReportScreen slug={slug} answer={answer} would="how long people take to convert" filters={filters}>
      {(report) => <Answer report={report} answer={answer} filters={filters} />}
    </ReportScreen>
  )
}

const binName = ({ days }: Row): string =>
  days === '(none)'
    ? 'No page before it'
    : days === 0
      ? 'Within a day'
      : days === '90+'
        ? 'More than 90 days'
        : `${days} ${days === 1 ? 'day' : 'days'}`

function Answer({
  report,
  answer,
  filters,
}: {
  report: Report<'time-to-convert'>
  answer: ReturnType<typeof useReport<'time-to-convert'>>
  filters: ReactNode
}) {
  const chart = useRef<ChartHandle>(null)
  const { rows, totals, params } = report
  const context = useContentContext(params.goal)
  const { noun } = context
  const tipOf = (row: Row): TipContent => ({
    title: binName(row),
    figures: [
      { label: capital(noun.many), value: count(row.conversions), strong: true },
      { label: 'Share', value: percent(row.share) },
    ],
  })
  const byKey = new Map(rows.map((row) => [String(row.days), row]))
  const { mark, tip } = useMarks({
    order: rows.map((row) => String(row.days)),
    tip: (key) => {
      const row = byKey.get(key)
      return row ? tipOf(row) : null
    },
  })
  const csv = useCallback(
    () => [['days', 'conversions', 'share'], ...rows.map((row) => [row.days, row.conversions, row.share])],
    [rows],
  )
  const columns: Column<Row>[] = [
    {
      id: 'days',
      header: 'Days',
      sortable: false,
      value: (row) => String(row.days),
      cell: (row) => (row.days === 0 ? '0 (within a day)' : row.days),
      total: 'All',
    },
    {
      id: 'conversions',
      header: capital(noun.many),
      sortable: false,
      align: 'end',
      value: (row) => row.conversions,
      cell: (row) => count(row.conversions),
      total: count(totals.conversions),
    },
    {
      id: 'share',
      header: 'Share',
      sortable: false,
      align: 'end',
      value: (row) => row.share,
      cell: (row) => percent(row.share),
      total: totals.conversions > 0 ? percent(1) : '',
    },
  ]
  const sameDay = rows.find((row) => row.days === 0)?.share ?? 0
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      answer={answer}
      finding={
        totals.conversions === 0 ? (
          <>Nobody reached “{context.goal}” in this period</>
        ) : (
          <>
            <Num>{percent(sameDay, 0)}</Num> of {noun.many} come within a day of the first page
            {totals.median !== null && `; half take ${daysText(totals.median)} or less`}
          </>
        )
      }
      filters={filters}
      method={[
        ['Time to convert', `From the first page that counts to the ${noun.one}, in whole days of 24 hours.`],
        ['Median', 'Over the conversions with a page before them.'],
        ['Middle half', 'From the first to the third quartile (linear percentiles).'],
        ...contentTerms(context, params.lookbackDays),
      ]}
      addsUp={rows.reduce((sum, row) => sum + row.conversions, 0) === totals.conversions}
      trust={
        <>
          {counted(totals.conversions, noun.one, noun.many)} = <b>{count(totals.attributed)}</b> after a page +{' '}
          {count(totals.unattributed)} with none.
        </>
      }
      csv={csv}
      chart={chart}
      drawn={totals.conversions > 0}
    >
      {totals.conversions > 0 ? (
        <div className={s['split']}>
          <ChartFrame
            ref={chart}
            menuless
            stale={answer.stale}
            fileName={slug}
            csv={csv}
            title={`${capital(noun.many)} by days since the first page`}
            caption={`of ${count(totals.conversions)}`}
            text={`How many of ${counted(totals.conversions, noun.one, noun.many)} came how many days after the first page. ${rows.map((row) => `${binName(row)}: ${percent(row.share)}.`).join(' ')}`}
          >
            {(width) => (
              <Histogram
                bins={rows.map((row) => ({
                  key: String(row.days),
                  label: String(row.days),
                  ...(row.days === '(none)' && { note: 'no page', grey: true }),
                  value: row.conversions,
                  valueText: count(row.conversions),
                  shareText: percent(row.share),
                  says: tipText(tipOf(row)),
                }))}
                width={width}
                height={320}
                axisTitle="days from the first page that counts"
                rule={null}
                label={`${capital(noun.many)} by days since the first page`}
                mark={mark}
              />
            )}
          </ChartFrame>
          <div className={s['beside']}>
            <DataTable
              label="By days"
              columns={columns}
              rows={rows}
              rowKey={(row) => String(row.days)}
              stale={answer.stale}
            />
          </div>
          {tip}
        </div>
      ) : (
        <div className={s['gap']}>
          <EmptyState title={`Nobody reached “${context.goal}”`}>
            Either the goal’s event is called differently in this data, or it lies outside the period.
          </EmptyState>
        </div>
      )}
      {totals.conversions > 0 && <JourneyLengthTable params={params} noun={noun.many} />}
    </ReportAnswer>
  )
}
