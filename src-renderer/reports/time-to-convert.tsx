import { type ReactNode, useRef } from 'react'
import { daysText } from '../../shared/text/days-text.ts'
import type { Report } from '../../shared/reports/index.ts'
import { useReport, useWorkspace } from '../api.ts'
import { Histogram } from '../charts/Histogram.tsx'
import { leastBins } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { Num } from '../components/Finding.tsx'
import { LookbackSelect } from '../components/LookbackSelect.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { count, counted, percent } from '../format.ts'
import { NobodyReached } from '../goals/NobodyReached.tsx'
import { useQueryParams } from '../route.ts'
import { capital } from '../words.ts'
import { contentTerms, hasContentGap, useContentContext } from './content.tsx'
import s from './reports.module.css'
import { JourneyLengthTable } from './tables/journey-length-table.tsx'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { isMostlyFirstDay, type TimeBin, timeBins } from './time-bins.ts'
import { besideUnknown, noPageKnown, ofKnown } from './filters/with-a-page.ts'
import { paramsFrom } from './view.ts'

const slug = 'time-to-convert'

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

/** With a smaller share, as of a goal after a trial of some days, the first day says little. */
const worthLeading = 0.1

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
  const bins = timeBins(report)
  const isFine = isMostlyFirstDay(report)
  const tipOf = (bin: TimeBin): TipContent => ({
    title: capital(bin.name),
    figures: [
      { label: capital(noun.many), value: count(bin.conversions), strong: true },
      { label: 'Share', value: percent(bin.share) },
    ],
  })
  const byKey = new Map(bins.map((bin) => [bin.key, bin]))
  const { mark, tip } = useMarks({
    order: bins.map((bin) => bin.key),
    tip: (key) => {
      const bin = byKey.get(key)
      return bin ? tipOf(bin) : null
    },
  })
  const columns: Column<TimeBin>[] = [
    {
      id: 'days',
      header: 'After',
      sortable: false,
      value: (bin) => bin.name,
      cell: (bin) => capital(bin.name),
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
  const title = `${capital(noun.many)} by ${isFine ? 'time' : 'days'} since the first page`
  // Of those with a page before them, as the median is.
  const sameDay = (rows.find((row) => row.days === 0)?.conversions ?? 0) / totals.attributed
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      finding={
        totals.conversions === 0 ? (
          <>Nobody reached “{context.goal}” in this period</>
        ) : totals.attributed === 0 ? (
          <>{noPageKnown(totals.conversions, noun)}</>
        ) : (
          <>
            {sameDay >= worthLeading || totals.median === null ? (
              <>
                <Num>{percent(sameDay, 0)}</Num> of {ofKnown(totals.attributed, totals.unattributed, noun)} come within
                a day of the first page
                {totals.median !== null && `; half take ${daysText(totals.median)} or less`}
              </>
            ) : (
              <>
                Half of {ofKnown(totals.attributed, totals.unattributed, noun)} take{' '}
                <Num>{daysText(totals.median)}</Num> or less from the first page
                {sameDay > 0 && `; ${percent(sameDay, 0)} come within a day`}
              </>
            )}
            {besideUnknown(totals.unattributed)}
          </>
        )
      }
      filters={filters}
      method={[
        [
          'Time to convert',
          `From the first page that counts to the ${noun.one}, in whole days of 24 hours; where more than half come within a day, the first is shown by minutes and hours.`,
        ],
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
      chart={chart}
      drawn={totals.conversions > 0}
    >
      {totals.conversions > 0 ? (
        <div className={s['split']}>
          <ChartFrame
            least={leastBins(bins.length)}
            ref={chart}
            stale={answer.stale}
            fileName={slug}
            title={title}
            caption={`of ${count(totals.conversions)}`}
            text={`How many of ${counted(totals.conversions, noun.one, noun.many)} came how long after the first page. ${bins.map((bin) => `${capital(bin.name)}: ${percent(bin.share)}.`).join(' ')}`}
          >
            {(width, room) => (
              <Histogram
                bins={bins.map((bin) => ({
                  key: bin.key,
                  label: bin.label,
                  ...(bin.unit !== null && { note: bin.unit }),
                  ...(bin.isNone && { note: 'no page', grey: true }),
                  value: bin.conversions,
                  valueText: count(bin.conversions),
                  shareText: percent(bin.share),
                  says: tipText(tipOf(bin)),
                }))}
                width={width}
                height={room(320)}
                axisTitle={`${isFine ? 'time' : 'days'} from the first page that counts`}
                rule={null}
                label={title}
                mark={mark}
              />
            )}
          </ChartFrame>
          <div className={s['beside']}>
            <DataTable label="By time" columns={columns} rows={bins} rowKey={(bin) => bin.key} stale={answer.stale} />
          </div>
          {tip}
        </div>
      ) : (
        <div className={s['gap']}>
          <NobodyReached goal={context.goal} period={params} />
        </div>
      )}
      {totals.conversions > 0 && <JourneyLengthTable params={params} noun={noun.many} />}
    </ReportAnswer>
  )
}
