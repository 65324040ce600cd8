import { type ReactNode, useMemo, useRef, useState } from 'react'
import { intervals, landingDimensions } from '../../shared/reports/landing-trend.ts'
import { landingTrendFinding } from '../../shared/findings/landing-trend.ts'
import { ifAlike } from '../../shared/findings/same-mix.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { withinEachChoices } from '../../shared/reports/template-comparison.ts'
import { enough } from '../../shared/statistics/stats.ts'
import { useReport, useWorkspace } from '../api.ts'
import { useMarks } from '../charts/marks.tsx'
import { mostDotted, type TrendPanel, trendKey, TrendPanels, trendShare, trendTop } from '../charts/TrendPanels.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { LookbackSelect } from '../components/LookbackSelect.tsx'
import { CutText } from '../components/PathChip.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { Select } from '../components/Select.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { useRowsDrawn } from '../document/view.ts'
import { count, counted, date, percent, percentRange, rateDigits } from '../format.ts'
import { useQueryParams } from '../route.ts'
import { rateOf } from '../statistics.ts'
import { dimensionWords } from '../words.ts'
import { ChannelSelects } from './filters/ChannelSelects.tsx'
import { contentTerms, hasContentGap, useContentContext } from './content.tsx'
import s from './reports.module.css'
import { DeviceSelect } from './filters/DeviceSelect.tsx'
import { type IntervalCell, IntervalMatrix } from './tables/IntervalMatrix.tsx'
import { nameInterval } from './interval-name.ts'
import { changeHref } from './rate-links.ts'
import { PathText } from './tables/PathText.tsx'
import { RateCell, tooFewWhy } from './tables/RateCell.tsx'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { Said } from './notes/Said.tsx'
import { placeOf } from './trend-days.ts'
import { asBy, paramsFrom } from './view.ts'
import { Ways } from './notes/Ways.tsx'
import { WithinEachSelect } from './filters/WithinEachSelect.tsx'
import { daysChoices, WithinSelect } from './filters/WithinSelect.tsx'

const slug = 'landing-trend'
type Row = ReportRow<'landing-trend'>
type Params = Report<'landing-trend'>['params']
const shownPanels = 8
const withinChoices = [1, 7, 14, 30, 60, 90]

const noChoices: Pick<Report<'landing-trend'>['totals'], 'channels' | 'devices'> = { channels: [], devices: [] }

/** The days the data choose. */
const fitting = 'fitting'

export default function LandingTrend() {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const params = paramsFrom(slug, query)
  const answer = useReport(slug, params, { enabled: !hasContentGap(status) })
  const filters = <Filters params={params} report={answer.data} />
  return (
    <ReportScreen slug={slug} answer={answer} would="how the rate of landing pages changes over time" filters={filters}>
      {(report) => <Answer report={report} answer={answer} filters={filters} />}
    </ReportScreen>
  )
}

function Filters({ params, report }: { params: Params; report: Report<'landing-trend'> | undefined }) {
  const { by, channel, device } = params
  const { channels, devices } = report?.totals ?? noChoices
  const answered = report?.params
  const [, setQuery] = useQueryParams()
  const { config } = useContentContext(params.goal)
  return (
    <>
      <SegmentedControl
        label="Interval"
        value={params.interval}
        onChange={(id) => setQuery({ interval: id === 'month' ? null : id })}
        options={intervals.map((id) => ({ id, label: id.replace(/^./, (letter) => letter.toUpperCase()) }))}
      />
      <Select
        label="By"
        value={by}
        set={by !== 'group'}
        onChange={(id) => setQuery(asBy(id, params.within))}
        options={landingDimensions.map((id) => ({
          id,
          label: dimensionWords[id].choice,
        }))}
      />
      {(by === 'page' || params.within !== null) && <WithinSelect config={config} within={params.within} />}
      <PathText pages={params.pages} onChange={(pattern) => setQuery({ pages: pattern })} />
      {(channel !== null || (by !== 'channel' && channels.length > 1)) && (
        <ChannelSelects channel={channel} channels={channels} onChange={(id) => setQuery({ channel: id })} />
      )}
      {(device !== null || (by !== 'device' && devices.length > 0)) && (
        <DeviceSelect device={device} devices={devices} onChange={(id) => setQuery({ device: id })} />
      )}
      <Select
        label="Converted"
        value={String(params.withinDays ?? fitting)}
        set={params.withinDays !== null}
        onChange={(id) => setQuery({ withinDays: id === fitting ? null : id })}
        options={[
          {
            id: fitting,
            label:
              params.withinDays === null && answered?.withinDays
                ? `within ${counted(answered.withinDays, 'day')}`
                : 'as fits the data',
            note: 'so that 90 % of conversions count',
          },
          ...daysChoices(withinChoices, params.withinDays),
        ]}
      />
      <WithinEachSelect withinEach={params.withinEach} choices={withinEachChoices} />
      <LookbackSelect value={params.lookbackDays} />
    </>
  )
}

function Answer({
  report,
  answer,
  filters,
}: {
  report: Report<'landing-trend'>
  answer: ReturnType<typeof useReport<'landing-trend'>>
  filters: ReactNode
}) {
  const chart = useRef<ChartHandle>(null)
  const [query] = useQueryParams()
  const [selected, setSelected] = useState<string | null>(null)
  const { rows, totals, params } = report
  const context = useContentContext(params.goal)
  const { noun } = context
  const words = dimensionWords[params.by]
  const isEverybody = [params.within, params.pages, params.channel, params.device].every((each) => each === null)
  const starts = useMemo(() => [...new Set(rows.map((row) => row.start))], [rows])
  const keys = useMemo(() => {
    const people = new Map<string, { people: number; converted: number }>()
    for (const row of rows) {
      const sum = people.get(row.key) ?? { people: 0, converted: 0 }
      people.set(row.key, { people: sum.people + row.people, converted: sum.converted + row.convertedPeople })
    }
    return [...people].toSorted((a, b) => b[1].people - a[1].people)
  }, [rows])
  const digits = rateDigits(Math.max(0, ...rows.filter((row) => row.enough).map((row) => row.rate)))
  const immatureWhy = (row: Row): string =>
    row.immature ? `Not all of them have had ${counted(params.withinDays ?? 0, 'day')} yet.` : ''
  const whyOf = (row: Row): string => [row.enough ? '' : tooFewWhy, immatureWhy(row)].filter(Boolean).join(' ')
  const cellOf = ({ people, rate, why }: { people: number; rate: number; why: string }): IntervalCell => ({
    value: why === '' ? rate : null,
    text: percent(rate, digits),
    of: count(people),
    few: why,
  })
  const tipOf = (row: Row): TipContent => ({
    title: `${row.key}, ${nameInterval(row.start, params.interval)}`,
    figures: [
      { label: 'People', value: count(row.people) },
      { label: noun.many, value: count(row.convertedPeople) },
      { label: 'Rate', value: percent(row.rate, digits), strong: true },
      { label: '95 % interval', value: percentRange(row.rateLow, row.rateHigh, digits) },
    ],
    note: whyOf(row),
  })
  const rowKey = (row: Row): string => `${row.start} ${row.key}`
  const select = (row: Row): void => setSelected((now) => (now === rowKey(row) ? null : rowKey(row)))
  const byId = new Map(rows.map((row) => [trendKey(row.key, starts.indexOf(row.start)), row]))
  const shown = keys.slice(0, useRowsDrawn(shownPanels, trendShare))
  const { mark, tip } = useMarks({
    order: shown.flatMap(([key]) =>
      rows.filter((row) => row.key === key).map((row) => trendKey(key, starts.indexOf(row.start))),
    ),
    tip: (id) => {
      const row = byId.get(id)
      return row ? tipOf(row) : null
    },
    onPress: (id) => {
      const row = byId.get(id)
      if (row) select(row)
    },
  })
  const since = query.get('date')
  const place = since === null ? null : placeOf(since, starts, params.interval)
  // Before the first interval there is nobody to compare with.
  const chosen = rows.find((row) => rowKey(row) === selected && row.start !== starts[0])
  const all = rateOf(totals.convertedPeople, totals.people)
  const columns: Column<Row>[] = [
    {
      id: 'start',
      header: 'Landed',
      value: (row) => row.start,
      cell: (row) => nameInterval(row.start, params.interval),
      total: 'All',
      width: '16%',
    },
    {
      id: 'key',
      header: words.head,
      value: (row) => row.key,
      cell: (row) => <CutText text={row.key} />,
      cut: true,
      width: '30%',
    },
    {
      id: 'people',
      header: 'People',
      align: 'end',
      value: (row) => row.people,
      cell: (row) => count(row.people),
      total: params.by === 'topic' ? '' : count(totals.people),
    },
    {
      id: 'converted',
      header: noun.many.replace(/^./, (letter) => letter.toUpperCase()),
      align: 'end',
      value: (row) => row.convertedPeople,
      cell: (row) => count(row.convertedPeople),
      total: params.by === 'topic' ? '' : count(totals.convertedPeople),
    },
    {
      id: 'rate',
      header: 'Rate',
      align: 'end',
      value: (row) => (row.enough ? row.rate : null),
      cell: (row) => <RateCell rate={row.rate} enough={row.enough} digits={digits} />,
      total: all && params.by !== 'topic' ? percent(all.rate, digits) : '',
    },
    {
      id: 'interval',
      header: '95 % interval',
      align: 'end',
      dim: true,
      value: (row) => row.rateLow,
      cell: (row) => percentRange(row.rateLow, row.rateHigh, digits),
      total: all && params.by !== 'topic' ? percentRange(all.low, all.high, digits) : '',
    },
  ]
  const finding = landingTrendFinding(report)
  const everybody = totals.people === 0 ? null : totals.convertedPeople / totals.people
  const panels: TrendPanel[] = shown.map(([key, sums]) => ({
    key,
    note: `${count(sums.converted)} of ${count(sums.people)} people`,
    enough: enough(sums.converted, sums.people, totals.convertedPeople, totals.people),
    points: rows
      .filter((row) => row.key === key)
      .map((row) => ({
        at: starts.indexOf(row.start),
        people: row.people,
        rate: row.rate,
        low: row.rateLow,
        high: row.rateHigh,
        enough: row.enough,
        immature: row.immature,
        says: tipText(tipOf(row)),
      })),
  }))
  const top = trendTop(panels, everybody)
  const hasBare = starts.length > mostDotted && panels.some(({ points }) => points.some(({ enough }) => !enough))
  const beyond = panels.flatMap((panel) => panel.points).filter((point) => point.rate > top).length
  const sum = (of: (row: Row) => number): number => rows.reduce((total, row) => total + of(row), 0)
  const addsUp =
    params.by === 'topic'
      ? null
      : sum((row) => row.people) === totals.people && sum((row) => row.convertedPeople) === totals.convertedPeople
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      finding={<Said words={finding.headline} />}
      sub={
        rows.length > 0 && (
          <>
            {finding.sub.join(' ')}{' '}
            <Ways
              ways={[
                {
                  to: changeHref(query, params, chosen?.start ?? null),
                  label: chosen
                    ? `Before and since ${date(chosen.start)}`
                    : place === null
                      ? 'Before and after a date'
                      : `Before and since ${date(since ?? '')}`,
                },
              ]}
            />
          </>
        )
      }
      filters={filters}
      method={[
        [
          'Landed',
          'People are in the interval and the row of their first interaction (page view that counts): the one content attribution by first touch credits. Of a period, only those who landed in it and had not converted before it.',
        ],
        [
          'Rate',
          `Converting people ÷ people, with a 95 % Wilson interval. Only conversions within ${counted(params.withinDays ?? 0, 'day')} of landing count, so that old and new landings compare alike; hollow points have not had so long before the last page view (or the end of the files the goal comes from, where they are others, or of the days of the goal). Unless you choose, the days are the fewest of 1, 7, 14, 30, 60 and 90 within which at least 90 % of the conversions after landing come and which people of two intervals have had.`,
        ],
        [
          'Too few to tell',
          'Pooled with all others who landed in the interval, fewer than five converters or non-converters would be expected: hollow and dashed.',
        ],
        [
          'Told from chance',
          `Cochran–Armitage test for a trend over every ${params.interval}, of those who have had the days, p adjusted for the number of ${words.many} (Benjamini–Hochberg), 5 %. Whether a rate rises or falls is the sign of that test; the rates named are of the first and the last third of the people. All together are one test, so its p is not adjusted.`,
        ],
        [
          ifAlike,
          `The same test within each device and channel, or campaign where that is known of many, that people landed on and by (or of what is chosen as Within each), summed over them (Mantel’s extension test, 1963). It leads where a rise or fall of all is none with it, and where it is chosen.`,
        ],
        ...contentTerms(context, params.lookbackDays, params.by),
      ]}
      addsUp={addsUp}
      trust={
        <>
          {counted(totals.people, 'person', 'people')} landed, each in one interval
          {params.by === 'topic' ? '' : ` and one ${words.one}`}; <b>{count(totals.convertedPeople)}</b> converted
          {totals.notWithin > 0 &&
            `; ${count(totals.notWithin)} landed ${params.channel === null && params.device === null ? 'elsewhere' : 'otherwise'}`}
          {totals.convertedLater > 0 &&
            `; ${count(totals.convertedLater)} converted later than in ${counted(params.withinDays ?? 0, 'day')}`}
          {isEverybody &&
            totals.withoutLanding > 0 &&
            `, and ${count(totals.withoutLanding)} more without a page before`}
          .
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
            fileName="landing-trend"
            title={`Rate by ${params.interval} of landing`}
            caption={`dotted: ${isEverybody ? 'everybody' : 'all of these'}${place === null ? '' : `; upright line: ${date(since ?? '')}`}${beyond > 0 ? `; △ ${counted(beyond, 'rate')} beyond the scale, of few people` : ''}${hasBare ? '; grey: too few people to tell, interval where pointed at' : ''}${keys.length > shown.length ? `; the ${shown.length} with most people of ${count(keys.length)}` : ''}`}
            text={`Conversion rate by ${params.interval} of landing for ${shown.length} ${words.many}. The table has all figures.`}
          >
            {(width) => (
              <TrendPanels
                panels={panels}
                intervals={starts.map((start) => nameInterval(start, params.interval))}
                everybody={everybody}
                since={place}
                width={width}
                label="Rate over time"
                selected={selected}
                mark={mark}
              />
            )}
          </ChartFrame>
        </div>
      ) : (
        <div className={s['gap']}>
          <EmptyState title="Nobody landed in this period">Choose a longer period above.</EmptyState>
        </div>
      )}
      {tip}
      {rows.length > 0 && (
        <IntervalMatrix
          title={`Rate by ${params.interval} of landing`}
          caption="below it of how many people"
          interval={params.interval}
          starts={starts}
          name={words.head}
          keys={keys.map(([key]) => key)}
          cell={(key, start) => {
            const row = byId.get(trendKey(key, starts.indexOf(start)))
            return row ? cellOf({ ...row, why: whyOf(row) }) : null
          }}
          total={
            params.by === 'topic'
              ? null
              : {
                  label: 'All',
                  cell: (start) => {
                    const own = rows.filter((row) => row.start === start)
                    const people = own.reduce((sum, row) => sum + row.people, 0)
                    const converted = own.reduce((sum, row) => sum + row.convertedPeople, 0)
                    return cellOf({ people, rate: converted / people, why: immatureWhy(own[0]!) })
                  },
                }
          }
          stale={answer.stale}
        >
          <div className={s['table']}>
            <DataTable
              label="Rate over time"
              columns={columns}
              // The row of the point that was pressed is in sight at once.
              rows={
                selected === null
                  ? rows
                  : rows.toSorted((a, b) => Number(rowKey(b) === selected) - Number(rowKey(a) === selected))
              }
              rowKey={rowKey}
              selected={selected}
              onPress={select}
              stale={answer.stale}
              maxHeight={480}
            />
          </div>
        </IntervalMatrix>
      )}
    </ReportAnswer>
  )
}
