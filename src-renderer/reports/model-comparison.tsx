import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Report, ReportRow } from '../../shared/reports/index.ts'
import { useReport, useWorkspace } from '../api.ts'
import { leastRanks } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import { RankChart, rankHeight, rankKey, type RankLine } from '../charts/RankChart.tsx'
import { ChartFrame, type ChartHandle } from '../components/ChartFrame.tsx'
import { type Column, DataTable } from '../components/DataTable.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Num } from '../components/Finding.tsx'
import { CutText } from '../components/PathChip.tsx'
import type { TipContent } from '../components/Tooltip.tsx'
import { useRowsDrawn } from '../document/view.ts'
import { count, counted, money, percent, points } from '../format.ts'
import { NobodyReached } from '../goals/NobodyReached.tsx'
import { navigate, useQueryParams } from '../route.ts'
import { dimensionWords, type Model, modelWords } from '../words.ts'
import { AttributionFilters } from './filters/attribution-filters.tsx'
import { contentTerms, hasContentGap, useContentContext } from './content.tsx'
import s from './reports.module.css'
import { comparedModels, firstWords } from './model-finding.ts'
import { NoPageBefore, noPageBeforeSaid } from './notes/NoPageBefore.tsx'
import { peopleHref } from './people-link.ts'
import { refusedWords } from './notes/refused-words.ts'
import { ReportAnswer, ReportScreen } from './report-screen.tsx'
import { paramsFrom } from './view.ts'

type Comparison = Report<'model-comparison'>
type Cell = ReportRow<'model-comparison'>

const slug = 'model-comparison'
/** More lines than this cross each other too often to follow. */
const mostDrawn = 14

export default function ModelComparison() {
  const { status } = useWorkspace()
  const [query] = useQueryParams()
  const params = paramsFrom(slug, query)
  const answer = useReport(slug, params, { enabled: !hasContentGap(status) })
  const filters = <AttributionFilters choice="all" params={params} />
  return (
    <ReportScreen slug={slug} answer={answer} would="whether the answer depends on the model" filters={filters}>
      {(report) => <Answer report={report} answer={answer} filters={filters} />}
    </ReportScreen>
  )
}

interface Line {
  key: string
  /** By model. */
  cells: Map<Model, Cell>
}

function linesOf({ rows, params }: Comparison): Line[] {
  const byKey = new Map<string, Map<Model, Cell>>()
  for (const row of rows) {
    const cells = byKey.get(row.key)
    if (cells) cells.set(row.model, row)
    else byKey.set(row.key, new Map([[row.model, row]]))
  }
  const rank = ({ cells }: Line): number =>
    cells.get(params.reference)?.rank ?? [...cells.values()][0]?.referenceRank ?? 0
  return [...byKey]
    .map(([key, cells]) => ({ key, cells }))
    .toSorted((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1))
}

function Answer({
  report,
  answer,
  filters,
}: {
  report: Comparison
  answer: ReturnType<typeof useReport<'model-comparison'>>
  filters: ReactNode
}) {
  const chart = useRef<ChartHandle>(null)
  const currency = useWorkspace().status?.currency ?? 'USD'
  const [query] = useQueryParams()
  const [selected, setSelected] = useState<string | null>(null)
  const { params, totals } = report
  const context = useContentContext(params.goal)
  const { noun } = context
  const nobody = totals.attributed + totals.unattributed === 0
  const words = dimensionWords[params.by]
  // Where nothing has credit, every key has the same rank and none says anything.
  const lines = useMemo(() => (report.totals.attributed > 0 ? linesOf(report) : []), [report])
  const models = useMemo(
    () => report.params.models.filter((model) => report.rows.some((row) => row.model === model)),
    [report],
  )
  // Participation gives a conversion to each key it has: as many as conversions means one key each.
  const participation = report.rows.filter((row) => row.model === 'participation')
  const oneEach =
    participation.length > 0 &&
    Math.abs(participation.reduce((sum, row) => sum + row.conversions, 0) - totals.attributed) < 1e-6
  const shown = lines.slice(0, useRowsDrawn(mostDrawn, rankHeight))
  const cellSays = (cell: Cell): string =>
    `${cell.key}, ${modelWords[cell.model].label}: rank ${cell.rank}, ${percent(cell.share)} of the credit${cell.flips ? `, rank ${cell.referenceRank} by ${modelWords[params.reference].label}` : ''}.`
  const chartLines = shown.map((line): RankLine => ({
    key: line.key,
    label: line.key,
    cells: models.map((model) => {
      const cell = line.cells.get(model)
      return cell ? { rank: cell.rank, share: percent(cell.share), flips: cell.flips, says: cellSays(cell) } : null
    }),
  }))
  const cellAt = (id: string): Cell | undefined => {
    const space = id.indexOf(' ')
    const model = models[Number(id.slice(0, space))]
    return model && lines.find((line) => line.key === id.slice(space + 1))?.cells.get(model)
  }
  const tip = (id: string): TipContent | null => {
    const cell = cellAt(id)
    if (!cell) return null
    return {
      title: `${cell.key}, ${modelWords[cell.model].label}`,
      figures: [
        { label: 'Rank', value: String(cell.rank), strong: true },
        ...(cell.flips
          ? [{ label: `Rank by ${modelWords[params.reference].label}`, value: String(cell.referenceRank) }]
          : []),
        { label: `Credited ${noun.many}`, value: count(cell.conversions) },
        { label: 'Share of the credit', value: percent(cell.share) },
      ],
      note: modelWords[cell.model].note,
      keys: [['Enter', 'the people']],
    }
  }
  const { mark, tip: tipElement } = useMarks({
    order: shown.flatMap((line) => models.map((_, column) => rankKey(line.key, column))),
    tip: (id) => tip(id),
    onPress: (id) => {
      const cell = cellAt(id)
      if (cell) navigate(peopleHref(query, { key: cell.key, model: cell.model }))
    },
  })
  const flipping = lines.filter((line) => [...line.cells.values()].some((cell) => cell.flips))
  const columns: Column<Line>[] = [
    {
      id: 'key',
      header: words.head,
      value: (line) => line.key,
      cell: (line) => <CutText text={line.key} />,
      cut: true,
      width: '16%',
    },
    ...models.map((model): Column<Line> => ({
      id: model,
      // Of `Non-direct` each part may have a line of its own.
      header: modelWords[model].short.replace('-', '-\u200b'),
      title: `${modelWords[model].label}: ${modelWords[model].note}`,
      align: 'end',
      value: (line) => line.cells.get(model)?.share ?? null,
      cell: (line) => {
        const cell = line.cells.get(model)
        return cell ? <span className={cell.flips ? s['flip'] : undefined}>{percent(cell.share)}</span> : ''
      },
    })),
    {
      id: 'range',
      header: 'Range',
      title: 'Largest minus smallest share over the models, in percentage points',
      align: 'end',
      dim: true,
      spare: true,
      value: (line) => range(line),
      cell: (line) => points(range(line)).replace('+', ''),
    },
  ]
  const sums = models.map((model) =>
    report.rows.filter((row) => row.model === model).reduce((sum, row) => sum + row.share, 0),
  )
  const worth = (value: number): string => money(value, currency)
  const noPageBefore = noPageBeforeSaid(report, worth)
  return (
    <ReportAnswer
      slug={slug}
      report={report}
      finding={
        nobody ? (
          <>Nobody reached “{context.goal}” in this period</>
        ) : lines.length < 2 ? (
          'There is nothing to rank'
        ) : (
          <>
            {firstWords(report)};{' '}
            {oneEach ? (
              `nobody who converts saw two ${words.many}, so models cannot differ`
            ) : comparedModels(report).length === 1 ? (
              'it is compared with no other model'
            ) : flipping.length === 0 ? (
              'no rank depends on the model'
            ) : (
              <>
                <Num>{count(flipping.length)}</Num> of {counted(lines.length, words.one, words.many)} change rank
              </>
            )}
          </>
        )
      }
      sub={
        noPageBefore !== null && (
          <NoPageBefore
            report={report}
            amount={worth}
            shares={`Shares are of the ${count(totals.attributed)} with one.`}
          />
        )
      }
      limits={noPageBefore === null ? [] : [noPageBefore]}
      filters={filters}
      method={[
        ['Share', 'Of the credit that the model gives to keys; conversions without a touch have no part in it.'],
        [
          'Rank',
          `By credited ${noun.many}; equal credit is an equal rank. A rank that is another one than by ${modelWords[params.reference].label} is filled.`,
        ],
        ...models.map((model): [string, ReactNode] => [modelWords[model].label, modelWords[model].note]),
        ...contentTerms(context, params.lookbackDays, params.by),
      ]}
      addsUp={sums.every((sum) => Math.abs(sum - 1) < 1e-9 || sum === 0)}
      trust={
        <>
          {totals.attributed > 0 && (
            <>
              Every model gives out <b>100 %</b> of its credit, for{' '}
            </>
          )}
          {counted(totals.attributed, noun.one, noun.many)}
          {totals.unattributed > 0 && `; ${count(totals.unattributed)} more have no touch to credit`}.
          {totals.refused.length > 0 && ` ${refusedWords(totals.refused)}`}
        </>
      }
      chart={chart}
      drawn={lines.length > 1}
    >
      {lines.length > 1 ? (
        <div className={s['chart']}>
          <ChartFrame
            least={leastRanks(models.length)}
            ref={chart}
            stale={answer.stale}
            fileName="models"
            title={`Rank and share of every ${words.one}, by model`}
            caption={`filled = another rank than by ${modelWords[params.reference].label.toLowerCase()}${lines.length > shown.length ? `; the first ${shown.length} of ${count(lines.length)}` : ''}`}
            text={`Rank of ${count(shown.length)} ${words.many} under ${models.length} models. ${flipping.length} change rank. The table has all shares.`}
          >
            {(width) => (
              <RankChart
                columns={models.map((model) => ({ name: modelWords[model].label, short: modelWords[model].short }))}
                lines={chartLines}
                width={width}
                label="Rank by model"
                selected={selected}
                mark={mark}
              />
            )}
          </ChartFrame>
        </div>
      ) : (
        <div className={s['gap']}>
          {nobody ? (
            <NobodyReached goal={context.goal} period={params} />
          ) : (
            <EmptyState title="Nothing to rank">
              With two {words.many} or more that have credit, this compares the models.
            </EmptyState>
          )}
        </div>
      )}
      {tipElement}
      {lines.length > 0 && (
        <div className={s['table']}>
          <DataTable
            label="Share of the credit by model"
            columns={columns}
            rows={lines}
            rowKey={(line) => line.key}
            selected={selected}
            onPress={(line) => setSelected((now) => (now === line.key ? null : line.key))}
            stale={answer.stale}
          />
        </div>
      )}
    </ReportAnswer>
  )
}

function range(line: Line): number {
  const shares = [...line.cells.values()].map((cell) => cell.share)
  return Math.max(...shares) - Math.min(...shares)
}
