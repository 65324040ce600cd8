import { type ReactNode, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { conversionStepUncounted } from '../../shared/notes/conversion-steps.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { useReport, useWorkspace } from '../api.ts'
import { Histogram, type HistogramBin } from '../charts/Histogram.tsx'
import { leastBins } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { Num } from '../components/Finding.tsx'
import { LookbackSelect } from '../components/LookbackSelect.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { count, counted, decimals, listed, percent } from '../format.ts'
import { StepNote } from '../content-groups/StepNote.tsx'
import { NobodyReached } from '../goals/NobodyReached.tsx'
import { lookbackCommands } from '../lookback-commands.ts'
import { useQueryParams } from '../route.ts'
import { capital } from '../words.ts'
import type { Noun } from '../../shared/text/noun.ts'
import { contentTerms, hasContentGap, useContentContext } from './content.tsx'
import s from './reports.module.css'
import { JourneyLengthTable } from './tables/journey-length-table.tsx'
import { type Distribution, distribution } from './pages-seen.ts'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { GroupSelects } from './filters/GroupSelects.tsx'
import { besideUnknown, noPageKnown, ofKnown } from './filters/with-a-page.ts'
import { paramsFrom } from './view.ts'

type Row = ReportRow<'pages-before-conversion'>

const slug = 'pages-before-conversion'
/** As high as the screen has room for, so that small bins can be told apart. */
const chartHeight = (windowHeight: number): number => Math.round(Math.min(480, Math.max(320, windowHeight - 340)))

function subscribeResize(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}

export default function PagesBeforeConversion() {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const params = paramsFrom(slug, query)
  const answer = useReport(slug, params, { enabled: !hasContentGap(status) })
  const { config } = useContentContext(params.goal)
  const filters = (
    <>
      <GroupSelects config={config} groups={params.groups} />
      <LookbackSelect value={params.lookbackDays} />
    </>
  )
  return (
    <ReportScreen slug={slug} answer={answer} would="how many pages people see before they convert" filters={filters}>
      {(report) => <Answer report={report} answer={answer} filters={filters} />}
    </ReportScreen>
  )
}

const binName = (row: Row): string =>
  row.interactions === '10+'
    ? '10 or more pages'
    : row.interactions === '(none)'
      ? 'No page before it'
      : counted(row.interactions, 'page')

function Answer({
  report,
  answer,
  filters,
}: {
  report: Report<'pages-before-conversion'>
  answer: ReturnType<typeof useReport<'pages-before-conversion'>>
  filters: ReactNode
}) {
  const [, setQuery] = useQueryParams()
  const [selected, setSelected] = useState<string | null>(null)
  const chart = useRef<ChartHandle>(null)
  const height = useSyncExternalStore(
    subscribeResize,
    () => chartHeight(window.innerHeight),
    () => chartHeight(800),
  )
  const { totals, params, rows } = report
  const context = useContentContext(params.goal)
  const { noun, once, goal } = context
  const found = useMemo(() => distribution(rows, totals), [rows, totals])
  const { groups } = params
  /** No page at all; of some content groups 0 is a page of another one. */
  const isUnknown = (row: Row): boolean => row.interactions === (groups === null ? 0 : '(none)')
  const rowTip = (row: Row): TipContent => ({
    title: isUnknown(row) ? 'No page before it' : row.interactions === 0 ? 'Pages, but none of these' : binName(row),
    figures: [
      { label: capital(noun.many), value: count(row.conversions), strong: true },
      { label: 'Share', value: percent(row.share) },
      ...(isUnknown(row) ? [] : [{ label: 'Up to here', value: percent(found.upTo.get(row.interactions) ?? 0) }]),
    ],
    ...(isUnknown(row) && {
      note: `No page is known: the ${noun.one} is the first thing seen of the person, or all pages before it are steps to convert (flow) or outside the lookback.`,
    }),
  })
  const byKey = new Map(rows.map((row) => [String(row.interactions), row]))
  const toggle = (key: string): void => setSelected((now) => (now === key ? null : key))
  const { mark, tip } = useMarks({
    order: rows.map((row) => String(row.interactions)),
    tip: (key) => {
      const row = byKey.get(key)
      return row ? rowTip(row) : null
    },
    onPress: toggle,
  })
  const bins = rows.map((row): HistogramBin => ({
    key: String(row.interactions),
    label: row.interactions === '10+' ? '10 or more' : row.interactions === '(none)' ? '–' : String(row.interactions),
    ...(isUnknown(row) && { note: '(none)', grey: true }),
    value: row.conversions,
    valueText: count(row.conversions),
    shareText: percent(row.share),
    says: tipText(rowTip(row)),
  }))
  const columns: Column<Row>[] = [
    {
      id: 'interactions',
      header: 'Pages seen',
      value: (row) => (row.interactions === '10+' ? 10 : row.interactions === '(none)' ? -1 : row.interactions),
      cell: (row) => (isUnknown(row) ? '(none)' : row.interactions === '10+' ? '10 or more' : row.interactions),
      total: 'All',
    },
    {
      id: 'conversions',
      header: capital(noun.many),
      align: 'end',
      value: (row) => row.conversions,
      cell: (row) => count(row.conversions),
      total: count(totals.conversions),
    },
    {
      id: 'share',
      header: 'Share',
      align: 'end',
      value: (row) => row.share,
      cell: (row) => percent(row.share),
      total: totals.conversions > 0 ? percent(1) : '',
    },
    {
      id: 'upTo',
      header: 'Up to here',
      title: 'Share with this many pages or fewer, of those with a page',
      align: 'end',
      dim: true,
      runs: true,
      sortable: false,
      value: (row) => found.upTo.get(row.interactions) ?? null,
      cell: (row) => {
        const upTo = found.upTo.get(row.interactions)
        return upTo === undefined ? '–' : percent(upTo)
      },
    },
  ]
  const commands = useMemo(() => lookbackCommands(setQuery), [setQuery])
  const drawn = totals.conversions > 0
  const addsUp = rows.reduce((sum, row) => sum + row.conversions, 0) === totals.conversions
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      finding={<Sentence found={found} once={once} noun={noun} goal={goal} groups={groups} />}
      filters={filters}
      method={terms(contentTerms(context, params.lookbackDays))}
      addsUp={addsUp}
      trust={
        <>
          {counted(totals.conversions, noun.one, noun.many)} = <b>{count(totals.conversions - found.none)}</b> after a
          page or more{found.without > 0 && ` (${count(found.without)} of them with none of these)`} +{' '}
          {count(found.none)} with none.
        </>
      }
      chart={chart}
      drawn={drawn}
      commands={commands}
    >
      {drawn && (
        <StepNote
          goal={params.goal}
          lookbackDays={params.lookbackDays}
          from={params.from}
          to={params.to}
          cure={conversionStepUncounted}
        />
      )}
      {drawn ? (
        <div className={s['split']}>
          <div>
            <ChartFrame
              least={leastBins(bins.length)}
              ref={chart}
              stale={answer.stale}
              fileName={slug}
              title={`${capital(noun.many)} by pages${groups === null ? '' : ` of ${listed(groups, 'or')}`} seen before`}
              caption={`of ${count(totals.conversions)}; ${averages(totals)}`}
              text={`How many of ${counted(totals.conversions, noun.one, noun.many)} came after how many pages. ${rows.map((row) => `${binName(row)}: ${percent(row.share)}.`).join(' ')} The table has the same figures.`}
            >
              {(width, room) => (
                <Histogram
                  bins={bins}
                  width={width}
                  height={room(height)}
                  axisTitle={`pages seen up to the ${noun.one}, itself included if it is a page`}
                  rule={
                    found.halfBin === null
                      ? null
                      : {
                          after: found.halfBin + 1,
                          text:
                            found.none === 0 ? `half of all ${noun.many} by here` : `half of those with a page by here`,
                        }
                  }
                  label={`${capital(noun.many)} by pages seen before`}
                  selected={selected}
                  mark={mark}
                />
              )}
            </ChartFrame>
          </div>
          <div className={s['beside']}>
            <DataTable
              label={`${capital(noun.many)} by pages seen before`}
              columns={columns}
              rows={rows}
              rowKey={(row) => String(row.interactions)}
              selected={selected}
              onPress={(row) => toggle(String(row.interactions))}
              stale={answer.stale}
            />
          </div>
          {tip}
        </div>
      ) : (
        <div className={s['gap']}>
          <NobodyReached goal={goal} period={params} />
        </div>
      )}
      {drawn && groups === null && <JourneyLengthTable params={ofJourneys(params)} noun={noun.many} />}
    </ReportAnswer>
  )
}

const ofJourneys = ({ groups: _, ...params }: Report<'pages-before-conversion'>['params']) => params

type Totals = Report<'pages-before-conversion'>['totals']

const middle = (mean: number | null, median: number | null): [mean: string, median: string] =>
  mean === null || median === null
    ? ['–', '–']
    : [decimals(mean, 1), decimals(median, Number.isInteger(median) ? 0 : 1)]

/** `mean 2.5, median 1; with the 6 without a page 2.4 and 1`. */
function averages({ unattributed, mean, median, meanAttributed, medianAttributed }: Totals): string {
  const [ownMean, ownMedian] = middle(meanAttributed, medianAttributed)
  const words = `mean ${ownMean}, median ${ownMedian}`
  return unattributed === 0
    ? words
    : `${words}, without the ${count(unattributed)} of which no page is known (as 0 pages: ${middle(mean, median).join(' and ')})`
}

function Sentence({
  found,
  once,
  noun,
  goal,
  groups,
}: {
  found: Distribution
  once: boolean
  noun: Noun
  goal: string | null
  groups: readonly string[] | null
}) {
  if (found.total === 0) return <>Nobody reached “{goal}” in this period</>
  if (found.known === 0) return <>{noPageKnown(found.total, noun)}</>
  const { half } = found
  if (groups !== null)
    return (
      <>
        Half of {ofKnown(found.known, found.none, noun)} come after{' '}
        <Num>{half === null ? 'ten or more' : half === 0 ? 'no page' : counted(half, 'page')}</Num>
        {half !== null && half > 0 && ' or fewer'} of {listed(groups, 'or')}
        {found.without > 0 && half !== 0 && `; ${count(found.without)} after pages, but none of these`}
        {besideUnknown(found.none)}
      </>
    )
  const see = once && found.none === 0 ? 'see' : 'come after'
  return (
    <>
      {once && found.none === 0 ? (
        <>
          <Num>{percent(found.onFirst, 0)}</Num> of those who convert do so on the first page they see
        </>
      ) : (
        <>
          <Num>{percent(found.onFirst, 0)}</Num> of {ofKnown(found.known, found.none, noun)} come on the first page seen
        </>
      )}
      {half === null
        ? `; more than half ${see} ten or more`
        : half > 1
          ? `; half ${see} ${count(half)} or fewer`
          : `, ${percent(found.onSecond, 0)} on the second, ${percent(found.later, 0)} later`}
      {besideUnknown(found.none)}
    </>
  )
}

function terms(shared: [string, ReactNode][]): [string, ReactNode][] {
  return [
    [
      'Pages seen',
      'For every conversion, the number of its pages that count: the same ones of which content attribution takes the first and the last. A page seen twice counts twice. Pages of some content groups: only those are counted; a conversion after pages of others alone has 0 of them, and one without any page stays (none).',
    ],
    [
      'Median and mean',
      'Over the conversions with a page or more before them, of whatever group, and over all, where those with none count as 0.',
    ],
    [
      'Up to here, and half',
      'Of the conversions with a page or more before them: of the others no page is known. Share is of all.',
    ],
    ...shared,
  ]
}
