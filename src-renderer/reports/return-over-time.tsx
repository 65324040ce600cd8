import { type ReactNode, useMemo, useRef } from 'react'
import { convertedSentence } from '../../shared/notes/cost-period.ts'
import { notAssigned } from '../../shared/pages/cost-dimensions.ts'
import { sharedCostsSentence } from '../../shared/notes/costs-shared.ts'
import { unsplitSentence } from '../../shared/notes/costs-unsplit.ts'
import { onlyThose } from '../../shared/findings/only-those.ts'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { type useReport, useWorkspace } from '../api.ts'
import { type TrendPanel, trendKey, TrendPanels, trendShare } from '../charts/TrendPanels.tsx'
import { useMarks } from '../charts/marks.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Num } from '../components/Finding.tsx'
import { CutText } from '../components/PathChip.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { useRowsDrawn } from '../document/view.ts'
import { addDays, count, counted, date, dayOf, money, moneyAlike, moneyShort } from '../format.ts'
import { navigate, useQueryParams } from '../route.ts'
import { capital, dimensionWords, modelWords } from '../words.ts'
import { contentTerms, useContentContext } from './content.tsx'
import s from './reports.module.css'
import { fewest } from './fewest.ts'
import { type IntervalCell, IntervalMatrix } from './tables/IntervalMatrix.tsx'
import { type Interval, nameInterval, nextStart } from './interval-name.ts'
import { peopleHref, whoCost } from './people-link.ts'
import { ReportAnswer } from './report-screen.tsx'

const slug = 'content-return'
type Row = ReportRow<'content-return'> & { start: string }

const shownPanels = 8

type Sum = Report<'content-return'>['totals']['intervals'][number]

/** What a conversion of an interval cost, all groups with a cost together; of too few it says nothing. */
const costOf = ({ costedConversions, costPerConversion }: Sum): number | null =>
  costedConversions < fewest ? null : costPerConversion

export interface ReturnOverTimeProps {
  report: Report<'content-return'>
  interval: Interval
  answer: ReturnType<typeof useReport<'content-return'>>
  filters: ReactNode
}

/** Cost per conversion of every group, month by month. */
export function ReturnOverTime({ report, interval, answer, filters }: ReturnOverTimeProps) {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const chart = useRef<ChartHandle>(null)
  const { totals, params } = report
  const words = dimensionWords[params.by]
  const context = useContentContext(params.goal)
  const { noun } = context
  const currency = status?.currency ?? 'USD'
  const rows = useMemo(
    () => report.rows.flatMap((row) => (row.start === null ? [] : [{ ...row, start: row.start }])),
    [report],
  )
  const starts = useMemo(() => [...new Set(rows.map((row) => row.start))].toSorted(), [rows])
  const exact = moneyAlike(
    rows.map((row) => row.costPerConversion),
    currency,
  )
  // Cents would cost the matrix four of twelve months, and say nothing of amounts of two digits or more.
  const brief = rows.some(({ costPerConversion: cost }) => cost !== null && cost < 10)
    ? exact
    : (cost: number): string => money(Math.round(cost), currency)
  const amount = moneyAlike(
    rows.map((row) => row.cost),
    currency,
  )
  const lastEvent = status?.timeRange?.[1]
  const dataEnd = params.to?.slice(0, 10) ?? (lastEvent ? addDays(dayOf(lastEvent, status.timeZone), 1) : '')
  const isWhole = (start: string): boolean => nextStart(start, interval) <= dataEnd
  const told = totals.intervals.filter((sum) => costOf(sum) !== null && isWhole(sum.start))
  const [cheapest] = told.toSorted((a, b) => costOf(a)! - costOf(b)!)
  const [first] = told
  const last = told.at(-1)
  const tipOf = (row: Row): TipContent => ({
    title: `${row.key}, ${nameInterval(row.start, interval)}`,
    figures: [
      ...(row.costPerConversion === null
        ? []
        : [{ label: `Cost per ${noun.one}`, value: exact(row.costPerConversion), strong: true }]),
      ...(row.cost === null ? [] : [{ label: 'Cost', value: amount(row.cost) }]),
      { label: capital(noun.many), value: count(row.conversions) },
    ],
    note: isWhole(row.start) ? '' : `The data end before the ${interval} does.`,
    keys: [['Enter', 'the people']],
  })
  const panels = panelsOf(rows, starts, (row) => ({ whole: isWhole(row.start), says: tipText(tipOf(row)) }), noun)
  const shown = panels.slice(0, useRowsDrawn(shownPanels, trendShare))
  const byId = new Map(rows.map((row) => [trendKey(row.key, starts.indexOf(row.start)), row]))
  const open = (row: Row): void => {
    if (row.key === notAssigned) return
    const end = nextStart(row.start, interval)
    const to = params.to !== null && params.to < end ? params.to : end
    const { model, channel } = params
    navigate(peopleHref(query, { key: row.key, model, channel, from: row.start, to, ...whoCost(params, totals.costsUndated) })) // prettier-ignore
  }
  const { mark, tip } = useMarks({
    order: shown.flatMap(({ key, points }) => points.map(({ at }) => trendKey(key, at))),
    tip: (id) => {
      const row = byId.get(id)
      return row ? tipOf(row) : null
    },
    onPress: (id) => {
      const row = byId.get(id)
      if (row) open(row)
    },
  })
  const keys = [...Map.groupBy(rows, (row) => row.key)]
    .map(([key, own]) => ({ key, conversions: own.reduce((sum, row) => sum + row.conversions, 0) }))
    .toSorted((a, b) => b.conversions - a.conversions)
    .map(({ key }) => key)
  const cellOf = (cost: number | null, conversions: number): IntervalCell => ({
    value: conversions < fewest ? null : cost,
    text: cost === null ? '–' : brief(cost),
    of: count(conversions),
    few: cost !== null && conversions < fewest ? `Fewer than ${fewest} ${noun.many}: it says little.` : '',
  })
  // Of a group in an interval, and of all groups together.
  const startColumn = {
    id: 'start',
    header: capital(interval),
    value: (row: Row | Sum) => row.start,
    cell: (row: Row | Sum) => nameInterval(row.start, interval),
  }
  const conversionsColumn = {
    id: 'conversions',
    header: capital(noun.many),
    align: 'end' as const,
    value: (row: Row | Sum) => row.conversions,
    cell: (row: Row | Sum) => count(row.conversions),
  }
  const perConversionColumn = {
    id: 'perConversion',
    header: `Cost per ${noun.one}`,
    align: 'end' as const,
    value: (row: Row | Sum) => row.costPerConversion,
    cell: (row: Row | Sum) => (row.costPerConversion === null ? '' : exact(row.costPerConversion)),
  }
  const noCost = noCostWords(params)
  const columns: Column<Row>[] = [
    startColumn,
    {
      id: 'key',
      header: words.head,
      value: (row) => row.key,
      cell: (row) => <CutText text={row.key} />,
      cut: true,
      width: '30%',
    },
    conversionsColumn,
    {
      id: 'cost',
      header: 'Cost',
      align: 'end',
      value: (row) => row.cost,
      cell: (row) => (row.cost === null ? <span className={s['few']}>{noCost}</span> : amount(row.cost)),
    },
    perConversionColumn,
  ]
  const together: Column<Sum>[] = [
    startColumn,
    conversionsColumn,
    {
      id: 'costed',
      header: `In ${words.many} with a cost`,
      align: 'end',
      value: (row) => row.costedConversions,
      cell: (row) => count(row.costedConversions),
    },
    { id: 'cost', header: 'Cost', align: 'end', value: (row) => row.cost, cell: (row) => amount(row.cost) },
    perConversionColumn,
  ]
  const title = `Cost per ${noun.one} by ${interval}`
  const unfinished = starts.filter((start) => !isWhole(start))
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      finding={
        last === undefined || first === undefined ? (
          <>
            No whole {interval} has a cost and {fewest} {noun.many} to hold against each other
          </>
        ) : (
          <>
            One {noun.one} cost <Num>{exact(costOf(last)!)}</Num> in {nameInterval(last.start, interval)}
            {first !== last && `, ${exact(costOf(first)!)} in ${nameInterval(first.start, interval)}`}
            {cheapest &&
              cheapest !== first &&
              cheapest !== last &&
              `; least ${exact(costOf(cheapest)!)}, in ${nameInterval(cheapest.start, interval)}`}
          </>
        )
      }
      limits={[
        totals.costsUndated ? `Costs without a period are in no ${interval}.` : null,
        sharedCostsSentence(report),
        convertedSentence(report),
        unsplitSentence(report),
      ].filter((sentence) => sentence !== null)}
      sub={[
        ...onlyThose(params),
        `All ${words.many} with a cost together; a cost counts by the days it is of.`,
        totals.costsUndated && `Costs without a period are in no ${interval}.`,
        sharedCostsSentence(report),
        convertedSentence(report),
        unsplitSentence(report),
        unfinished.length > 0 &&
          dataEnd !== '' &&
          `The data end on ${date(addDays(dataEnd, -1))}, before ${nameInterval(unfinished.at(-1)!, interval)} does.`,
      ]
        .filter(Boolean)
        .join(' ')}
      filters={filters}
      method={[
        [
          'Cost',
          `Money paid plus hours × hourly rate, of the days of a cost that are in the ${interval}. One without a period is in none.`,
        ],
        [
          `Cost per ${noun.one}`,
          `Cost ÷ credited ${noun.many} that came in the ${interval}. ${modelWords[params.model].note}`,
        ],
        ...contentTerms(context, params.lookbackDays),
      ]}
      addsUp={null}
      trust={<>{counted(totals.conversions, noun.one, noun.many)} in the whole period.</>}
      chart={chart}
      drawn={shown.length > 0}
    >
      {shown.length > 0 ? (
        <div className={s['chart']}>
          <ChartFrame
            ref={chart}
            stale={answer.stale}
            fileName={slug}
            title={title}
            caption={`hollow: fewer than ${fewest} ${noun.many}, or the data end before it does${panels.length > shown.length ? `; the ${shown.length} with most ${noun.many} of ${count(panels.length)}` : ''}`}
            text={`${title} of ${counted(shown.length, words.one, words.many)}. The table has all figures.`}
          >
            {(width) => (
              <TrendPanels
                panels={shown}
                intervals={starts.map((start) => nameInterval(start, interval))}
                everybody={null}
                text={(value) => moneyShort(value, currency)}
                width={width}
                label={title}
                mark={mark}
              />
            )}
          </ChartFrame>
        </div>
      ) : (
        <div className={s['gap']}>
          <EmptyState title={`No ${interval} has a cost and ${noun.many} that it brought`}>
            A table of costs with their months, or a cost with its dates under Whole period, gives them one.
          </EmptyState>
        </div>
      )}
      {tip}
      {rows.length > 0 && (
        <IntervalMatrix
          title={title}
          caption={`below it how many ${noun.many}`}
          interval={interval}
          starts={starts}
          name={words.head}
          keys={keys}
          cell={(key, start) => {
            const row = byId.get(trendKey(key, starts.indexOf(start)))
            return row ? cellOf(row.costPerConversion, row.conversions) : null
          }}
          total={{
            label: 'With a cost',
            cell: (start) => {
              const sum = totals.intervals.find((each) => each.start === start)
              return sum ? cellOf(sum.costPerConversion, sum.costedConversions) : null
            },
          }}
          stale={answer.stale}
        >
          <div className={s['table']}>
            <DataTable
              label={`${title}, all ${words.many} together`}
              columns={together}
              rows={totals.intervals}
              rowKey={(row) => row.start}
              stale={answer.stale}
            />
          </div>
          <div className={s['table']}>
            <DataTable
              label={`${title}, a row each`}
              columns={columns}
              rows={rows}
              rowKey={(row) => `${row.start} ${row.key}`}
              onPress={open}
              stale={answer.stale}
            />
          </div>
        </IntervalMatrix>
      )}
    </ReportAnswer>
  )
}

/** What stands where a row has no cost. */
export const noCostWords = ({ shareCostsOf, channel }: Report<'content-return'>['params']): string =>
  shareCostsOf !== null ? 'none shared' : channel === null ? 'not entered' : 'none by it'

/** One a group with a cost per conversion in some interval, those with most conversions first. */
function panelsOf(
  rows: readonly Row[],
  starts: readonly string[],
  about: (row: Row) => { whole: boolean; says: string },
  noun: { one: string; many: string },
): TrendPanel[] {
  return [...Map.groupBy(rows, (row) => row.key)]
    .map(([key, own]) => {
      const conversions = own.reduce((sum, row) => sum + row.conversions, 0)
      const points = own.flatMap((row) => {
        const rate = row.costPerConversion
        if (rate === null) return []
        const { whole, says } = about(row)
        const enough = row.conversions >= fewest
        return [
          {
            at: starts.indexOf(row.start),
            people: row.conversions,
            rate,
            low: rate,
            high: rate,
            enough,
            immature: !whole,
            says,
          },
        ]
      })
      return {
        key,
        conversions,
        note: counted(conversions, noun.one, noun.many),
        enough: conversions >= fewest,
        points,
      }
    })
    .filter(({ points }) => points.length > 0)
    .toSorted((a, b) => b.conversions - a.conversions)
}
