import { type RefObject, useMemo } from 'react'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { allRead } from '../../shared/reports/traffic.ts'
import { Histogram } from '../charts/Histogram.tsx'
import { leastBins, leastTwoScales } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import { type TrendPanel, trendKey, TrendPanels, trendShare } from '../charts/TrendPanels.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { CutText } from '../components/PathChip.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { useRowsDrawn } from '../document/view.ts'
import { count, counted } from '../format.ts'
import { capital, dimensionWords } from '../words.ts'
import { type Interval, nameInterval } from './interval-name.ts'
import s from './reports.module.css'
import { type IntervalCell, IntervalMatrix } from './tables/IntervalMatrix.tsx'

type Row = ReportRow<'traffic'> & { start: string }

const shownPanels = 8

interface TrafficOverTimeProps {
  /** With an interval. */
  report: Report<'traffic'>
  interval: Interval
  /** Keys, those that most people of the period read first. */
  order: readonly string[]
  noun: { one: string; many: string }
  stale: boolean
  chart: RefObject<ChartHandle | null>
}

/** How many people read what, interval by interval, and how many conversions there were in each. */
export function TrafficOverTime({ report, interval, order, noun, stale, chart }: TrafficOverTimeProps) {
  const { params, totals } = report
  const words = dimensionWords[params.by]
  const rows = useMemo(
    () => report.rows.flatMap((row): Row[] => (row.start === null ? [] : [{ ...row, start: row.start }])),
    [report],
  )
  const everybody = rows.filter((row) => row.key === allRead)
  const starts = everybody.map((row) => row.start)
  const at = new Map(starts.map((start, index) => [start, index]))
  const byId = new Map(rows.map((row) => [trendKey(row.key, at.get(row.start)!), row]))
  const shown = order.slice(0, useRowsDrawn(shownPanels, trendShare))
  const tipOf = (row: Row): TipContent => ({
    title: `${row.key === allRead ? 'All' : row.key}, ${nameInterval(row.start, interval)}`,
    figures: [
      ...(row.conversions === null ? [] : [{ label: capital(noun.many), value: count(row.conversions), strong: true }]),
      { label: 'People', value: count(row.people), strong: row.conversions === null },
      { label: 'Visits', value: count(row.visits) },
      { label: 'Views', value: count(row.views) },
    ],
    note: row.complete ? '' : `The period, or the page views that are known, do not have the whole ${interval}.`,
  })
  const { mark, tip } = useMarks({
    order: [...shown, allRead].flatMap((key) => starts.map((_, index) => trendKey(key, index))),
    tip: (id) => {
      const row = byId.get(id)
      return row ? tipOf(row) : null
    },
  })
  const panels = shown.map((key): TrendPanel => {
    const own = rows.filter((row) => row.key === key)
    const perInterval = new Map(own.map((row) => [row.start, row]))
    return {
      key,
      note: `${count(own.reduce((most, row) => Math.max(most, row.people), 0))} people at most`,
      enough: true,
      // A count is what it is: nobody in an interval is a point at 0.
      points: everybody.map(({ start, complete }, index) => {
        const row = perInterval.get(start)
        const people = row?.people ?? 0
        return {
          at: index,
          people,
          rate: people,
          low: people,
          high: people,
          enough: true,
          immature: !complete,
          says: row ? tipText(tipOf(row)) : `${key}, ${nameInterval(start, interval)}: nobody`,
        }
      }),
    }
  })
  const cellOf = (row: Row): IntervalCell => ({
    value: row.people,
    text: count(row.people),
    of: count(row.visits),
    few: '',
  })
  const number = (id: 'people' | 'visits' | 'views' | 'conversions', header: string): Column<Row> => ({
    id,
    header,
    align: 'end',
    value: (row) => row[id],
    cell: (row) => (row[id] === null ? '' : count(row[id])),
  })
  const columns: Column<Row>[] = [
    {
      id: 'start',
      header: capital(interval),
      value: (row) => row.start,
      cell: (row) => nameInterval(row.start, interval),
      width: '16%',
    },
    {
      id: 'key',
      header: words.head,
      value: (row) => row.key,
      cell: (row) => (row.key === allRead ? 'All' : <CutText text={row.key} />),
      cut: true,
      width: '34%',
    },
    number('people', 'People'),
    number('visits', 'Visits'),
    number('views', 'Views'),
    number('conversions', capital(noun.many)),
  ]
  const peopleTitle = `People by ${interval}`
  const conversionsTitle = `${capital(noun.many)} by ${interval}`
  const hasPart = everybody.some(({ complete }) => !complete)
  const partial = hasPart ? `; hollow: not the whole ${interval}` : ''
  const cut = order.length > shown.length ? `; the ${shown.length} with most people of ${count(order.length)}` : ''
  return (
    <>
      {shown.length > 0 && (
        <div className={s['chart']}>
          <ChartFrame
            ref={chart}
            stale={stale}
            fileName="traffic"
            title={peopleTitle}
            caption={`who read it, each once${partial}${cut}`}
            text={`People by ${interval} for ${counted(shown.length, words.one, words.many)}. The table has all figures.`}
          >
            {(width) => (
              <TrendPanels
                panels={panels}
                intervals={starts.map((start) => nameInterval(start, interval))}
                everybody={null}
                text={count}
                width={width}
                label={peopleTitle}
                mark={mark}
              />
            )}
          </ChartFrame>
        </div>
      )}
      {totals.conversions > 0 && starts.length > 1 && (
        <div className={s['chart']}>
          <ChartFrame
            least={Math.min(leastBins(starts.length), leastTwoScales)}
            stale={stale}
            fileName="traffic-conversions"
            title={conversionsTitle}
            caption={`${count(totals.conversions)} in all, whatever was read before${hasPart ? `; grey: not the whole ${interval}` : ''}`}
            text={`${conversionsTitle}. ${everybody.map((row) => `${nameInterval(row.start, interval)}: ${count(row.conversions ?? 0)}.`).join(' ')}`}
          >
            {(width, room) => (
              <Histogram
                bins={everybody.map((row, index) => ({
                  key: trendKey(allRead, index),
                  // Of days there are many, and the years stand in the table.
                  label: nameInterval(row.start, interval).replace(interval === 'day' ? / \d{4}$/ : /^$/, ''),
                  ...(row.complete === false && { grey: true }),
                  value: row.conversions ?? 0,
                  valueText: count(row.conversions ?? 0),
                  shareText: '',
                  says: tipText(tipOf(row)),
                }))}
                width={width}
                height={room(220)}
                axisTitle={interval === 'week' ? 'weeks from Monday on' : ''}
                rule={null}
                label={conversionsTitle}
                mark={mark}
              />
            )}
          </ChartFrame>
        </div>
      )}
      {tip}
      {rows.length > 0 && (
        <IntervalMatrix
          title={peopleTitle}
          caption="below it how many visits"
          interval={interval}
          starts={starts}
          name={words.head}
          keys={order}
          cell={(key, start) => {
            const row = byId.get(trendKey(key, at.get(start)!))
            return row ? cellOf(row) : null
          }}
          total={{ label: 'All', cell: (start) => cellOf(byId.get(trendKey(allRead, at.get(start)!))!) }}
          stale={stale}
        >
          <div className={s['table']}>
            <DataTable
              label={`${peopleTitle}, a row each`}
              columns={columns}
              rows={rows}
              rowKey={(row) => `${row.start} ${row.key}`}
              stale={stale}
              maxHeight={480}
            />
          </div>
        </IntervalMatrix>
      )}
    </>
  )
}
