import { type ReactNode, useRef } from 'react'
import { returnVisitsFinding } from '../../shared/findings/return-visits.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { enough } from '../../shared/statistics/stats.ts'
import { useReport, useWorkspace } from '../api.ts'
import { Histogram } from '../charts/Histogram.tsx'
import { leastBins } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { count, counted, percent, percentRange } from '../format.ts'
import { NobodyReached } from '../goals/NobodyReached.tsx'
import { navigate, useQueryParams } from '../route.ts'
import { capital } from '../words.ts'
import { hasContentGap, useContentContext } from './content.tsx'
import { rowHref } from './people-link.ts'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import s from './reports.module.css'
import { RateCell } from './tables/RateCell.tsx'
import { ReturnStartsTable, type StartsBy, StartsBySelect } from './tables/return-starts-table.tsx'
import { Said } from './notes/Said.tsx'
import { paramsFrom } from './view.ts'

const slug = 'return-visits'
type Row = ReportRow<'return-visits'>

export default function ReturnVisits() {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const params = paramsFrom(slug, query)
  const by = params.by === 'day' ? 'group' : params.by
  const answer = useReport(slug, { ...params, by: 'day' }, { enabled: !hasContentGap(status) })
  const filters = <StartsBySelect by={by} />
  return (
    <ReportScreen slug={slug} answer={answer} would="what coming back another day brings" filters={filters}>
      {(report) => <Answer report={report} by={by} answer={answer} filters={filters} />}
    </ReportScreen>
  )
}

const nth: Record<string, string> = { 2: 'Second', 3: 'Third', 4: 'Fourth' }
const dayName = ({ key }: Row): string =>
  key === '(none)'
    ? 'No visit that day'
    : key === '1'
      ? 'First day'
      : key === '5+'
        ? 'Fifth day or later'
        : `${nth[key] ?? key} day`

function Answer({
  report,
  by,
  answer,
  filters,
}: {
  report: Report<'return-visits'>
  by: StartsBy
  answer: ReturnType<typeof useReport<'return-visits'>>
  filters: ReactNode
}) {
  const chart = useRef<ChartHandle>(null)
  const { rows, totals, params } = report
  const [query] = useQueryParams()
  const drill = (key: string): void => navigate(rowHref(query, 'return-days', key))
  const context = useContentContext(params.goal)
  const { noun } = context
  const tipOf = (row: Row): TipContent => ({
    title: dayName(row),
    figures: [
      { label: capital(noun.many), value: `${count(row.conversions)} (${percent(row.share)})`, strong: true },
      ...(row.rate === null || row.rateLow === null || row.rateHigh === null
        ? []
        : [
            { label: 'People', value: count(row.people) },
            { label: 'Rate', value: percent(row.rate) },
            { label: '95 % interval', value: percentRange(row.rateLow, row.rateHigh, 1) },
          ]),
    ],
    keys: [['Enter', 'the people behind it']],
  })
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const { mark, tip } = useMarks({
    order: rows.map((row) => row.key),
    tip: (key) => {
      const row = byKey.get(key)
      return row ? tipOf(row) : null
    },
    onPress: drill,
  })
  const converted = totals.firstConverted + totals.laterConverted
  const columns: Column<Row>[] = [
    { id: 'key', header: 'Came on', sortable: false, value: dayName, cell: dayName, total: 'All' },
    {
      id: 'people',
      header: 'People',
      title: 'Who came on such a day before they converted, or as they did',
      sortable: false,
      align: 'end',
      value: (row) => row.people,
      cell: (row) => (row.key === '(none)' ? '' : count(row.people)),
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
      id: 'rate',
      header: 'Rate',
      title: 'People who convert on such a day ÷ people who came on it',
      sortable: false,
      align: 'end',
      value: (row) => row.rate,
      cell: (row) =>
        row.rate === null ? (
          ''
        ) : (
          <RateCell
            rate={row.rate}
            enough={enough(row.convertedPeople, row.people, converted, totals.firstPeople + totals.laterPeople)}
            digits={1}
          />
        ),
    },
  ]
  const title = `${capital(noun.many)} by the day of the person’s visits they come on`
  const finding = returnVisitsFinding(report, noun)
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      finding={<Said words={finding.headline} />}
      sub={finding.sub.join(' ')}
      filters={filters}
      method={[
        [
          'Visit',
          'A person’s events without a pause of more than the session gap of the workspace, 30 minutes unless set otherwise, with a page that counts in it. It lies in the period and on the calendar day where that first page does.',
        ],
        [
          'Return visit',
          'A visit on a later calendar day than the person’s first one in all data, before the period too. Of who came before the data begin nobody knows. The first day, the second, and so on, are days with a visit, however far apart.',
        ],
        [
          capital(noun.many),
          `Each is on the day of the visit it lies in; outside of one, of a visit begun the same calendar day; else it has no visit.`,
        ],
        [
          'Rate',
          'People whose first conversion is on such a day ÷ people who came on one and had not converted before, with a 95 % Wilson interval.',
        ],
      ]}
      addsUp={rows.reduce((sum, row) => sum + row.conversions, 0) === totals.conversions}
      trust={
        <>
          {counted(totals.conversions, noun.one, noun.many)} = <b>{count(totals.onFirstDay)}</b> on the first day +{' '}
          {count(totals.onLaterDay)} on a later one + {count(totals.withoutVisit)} without a visit.
        </>
      }
      chart={chart}
      drawn={totals.conversions > 0}
    >
      {totals.conversions > 0 ? (
        <div className={s['split']}>
          <ChartFrame
            least={leastBins(rows.length)}
            ref={chart}
            stale={answer.stale}
            fileName={slug}
            title={title}
            caption={`of ${count(totals.conversions)}`}
            text={`On which of their days with a visit people convert. ${rows.map((row) => `${dayName(row)}: ${percent(row.share)}.`).join(' ')}`}
          >
            {(width, room) => (
              <Histogram
                bins={rows.map((row) => ({
                  key: row.key,
                  label: row.key,
                  ...(row.key === '(none)' && { note: 'no visit', grey: true }),
                  value: row.conversions,
                  valueText: count(row.conversions),
                  shareText: percent(row.share),
                  says: tipText(tipOf(row)),
                }))}
                width={width}
                height={room(320)}
                axisTitle="which of the person’s days with a visit; 1 is the first"
                rule={null}
                label={title}
                mark={mark}
              />
            )}
          </ChartFrame>
          <div className={s['beside']}>
            <DataTable
              label="By day"
              columns={columns}
              rows={rows}
              rowKey={(row) => row.key}
              onPress={(row) => drill(row.key)}
              stale={answer.stale}
            />
          </div>
          {tip}
        </div>
      ) : (
        <div className={s['gap']}>
          <NobodyReached goal={context.goal} period={params} />
        </div>
      )}
      <ReturnStartsTable params={params} by={by} noun={noun.many} />
    </ReportAnswer>
  )
}
