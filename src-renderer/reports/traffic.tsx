import { type ReactNode, useRef } from 'react'
import { changesSaid, trafficFinding } from '../../shared/findings/traffic.ts'
import { intervals } from '../../shared/reports/landing-trend.ts'
import { pathDimensions } from '../../shared/reports/paths.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { useReport, useWorkspace } from '../api.ts'
import { BySelect } from '../components/BySelect.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import type { ChartHandle } from '../components/ChartFrame.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { CutText } from '../components/PathChip.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { useIsOnOnePage } from '../document/view.ts'
import { count, counted, percent, percentRange, rateDigits } from '../format.ts'
import { navigate, useQueryParams } from '../route.ts'
import { rateOf } from '../statistics.ts'
import { capital, dimensionWords } from '../words.ts'
import { contentTerms, hasContentGap, useContentContext } from './content.tsx'
import type { Interval } from './interval-name.ts'
import { Said } from './notes/Said.tsx'
import { rowHref } from './people-link.ts'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import s from './reports.module.css'
import { RateCell } from './tables/RateCell.tsx'
import { TrafficOverTime } from './traffic-over-time.tsx'
import { paramsFrom } from './view.ts'

const slug = 'traffic'
type Row = ReportRow<'traffic'>
const usual = 'week'

export default function Traffic() {
  const { status } = useWorkspace()
  const [query, setQuery] = useQueryParams()
  const params = paramsFrom(slug, query)
  const interval = params.interval ?? usual
  const answer = useReport(slug, { ...params, interval: null }, { enabled: !hasContentGap(status) })
  const filters = (
    <>
      <SegmentedControl
        label="Interval"
        value={interval}
        onChange={(id) => setQuery({ interval: id === usual ? null : id })}
        options={intervals.map((id) => ({ id, label: capital(id) }))}
      />
      <BySelect value={params.by} of={pathDimensions} usual="group" />
    </>
  )
  return (
    <ReportScreen slug={slug} answer={answer} would="how many people read what" filters={filters}>
      {(report) => <Answer report={report} interval={interval} answer={answer} filters={filters} />}
    </ReportScreen>
  )
}

function Answer({
  report,
  interval,
  answer,
  filters,
}: {
  report: Report<'traffic'>
  interval: Interval & Report<'traffic'>['params']['interval']
  answer: ReturnType<typeof useReport<'traffic'>>
  filters: ReactNode
}) {
  const chart = useRef<ChartHandle>(null)
  const { rows, totals, params } = report
  const [query] = useQueryParams()
  const context = useContentContext(params.goal)
  const { noun } = context
  const words = dimensionWords[params.by]
  const overTime = useReport(slug, { ...params, interval })
  const finding = trafficFinding(report, noun)
  const digits = rateDigits(Math.max(0, ...rows.filter((row) => row.enough).map((row) => row.rate ?? 0)))
  const all = rateOf(totals.convertedPeople, totals.people)
  const number = (
    id: 'people' | 'visits' | 'views' | 'convertedPeople',
    header: string,
    title: string,
  ): Column<Row> => ({
    id,
    header,
    title,
    align: 'end',
    value: (row) => row[id],
    cell: (row) => count(row[id] ?? 0),
    total: count(totals[id]),
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
    number('people', 'People', 'With a page view of it in the period, each once; who reads two is in both rows'),
    {
      id: 'share',
      header: 'Share',
      title: 'Of all people of the period',
      align: 'end',
      dim: true,
      value: (row) => row.people,
      cell: (row) => percent(row.people / totals.people),
    },
    number('visits', 'Visits', 'Visits that have it'),
    number('views', 'Views', 'Page views'),
    number('convertedPeople', 'Converted', `Of the people: with one of the ${noun.many} of the period after a view of it, or with it`), // prettier-ignore
    {
      id: 'rate',
      header: 'Rate',
      title: 'Converted ÷ people',
      align: 'end',
      value: (row) => (row.enough ? row.rate : null),
      cell: (row) => <RateCell rate={row.rate ?? 0} enough={row.enough === true} digits={digits} />,
      total: all ? percent(all.rate, digits) : '',
    },
    {
      id: 'interval',
      header: '95 % interval',
      align: 'end',
      dim: true,
      value: (row) => row.rateLow,
      cell: (row) => percentRange(row.rateLow ?? 0, row.rateHigh ?? 0, digits),
      total: all ? percentRange(all.low, all.high, digits) : '',
    },
  ]
  const over = overTime.data
  // One page has one chart or table of each report: the finding is of the table.
  const isOnOnePage = useIsOnOnePage()
  const isDrawn = over !== undefined && over.rows.length > 0 && !isOnOnePage
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      {...(over && { beside: over })}
      tables={[
        { slug, params, name: 'Whole period' },
        { slug, params: { ...params, interval }, name: `By ${interval}`, fileName: `${slug}-intervals` },
      ]}
      finding={<Said words={finding.headline} />}
      sub={[...(over ? changesSaid(over, noun) : []), ...finding.sub].join(' ')}
      filters={filters}
      method={[
        [
          'People',
          'Distinct people with at least one page view of it in the period (or the interval). Nothing before the period counts. Who reads two is in both rows, and in All once; so rows add up to more than All, and intervals to more than the period.',
        ],
        [
          'Visit',
          'A person’s events without a pause of more than the session gap of the workspace, 30 minutes unless set otherwise. It counts where one of its views lies: one that goes on over midnight is a visit of both days.',
        ],
        [
          'Converted',
          `People with one of the ${noun.many} of the period at or after their first view of it in the period. It is no credit: one of the ${noun.many} may stand in several rows, and who reads something chose to.`,
        ],
        [
          `First and last half`,
          `Of the intervals that lie wholly in the period and in the days with page views, the first half against the last, at least two each: distinct people of each, and an exact test of two counts, adjusted over the ${words.many} (Benjamini–Hochberg), 5 %.`,
        ],
        ...contentTerms(context, null, params.by),
      ]}
      addsUp={rows.reduce((sum, row) => sum + row.views, 0) === totals.views}
      trust={
        <>
          {counted(totals.views, 'view')} of {counted(totals.people, 'person', 'people')} are in exactly one {words.one}
          ; {counted(totals.conversions, noun.one, noun.many)} = <b>{count(totals.conversions - totals.withoutView)}</b>{' '}
          after a view + {count(totals.withoutView)} without one in the period.
        </>
      }
      chart={chart}
      drawn={isDrawn}
    >
      {rows.length === 0 ? (
        <div className={s['gap']}>
          <EmptyState title="Nobody read anything in this period">Choose a longer period above.</EmptyState>
        </div>
      ) : (
        <div className={s['table']}>
          <DataTable
            label="Who reads what in the period"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.key}
            onPress={(row) => navigate(rowHref(query, slug, row.key))}
            stale={answer.stale}
          />
        </div>
      )}
      {isDrawn && (
        <TrafficOverTime
          report={over}
          interval={interval}
          order={rows.map((row) => row.key)}
          noun={noun}
          stale={overTime.stale}
          chart={chart}
        />
      )}
    </ReportAnswer>
  )
}
