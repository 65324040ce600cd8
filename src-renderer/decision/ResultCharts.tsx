import { useState } from 'react'
import { oddsWords } from '../../shared/statistics/odds.ts'
import type { Report } from '../../shared/reports/index.ts'
import { CostCurves } from '../charts/CostCurves.tsx'
import { type CostLine, CumulativeLines } from '../charts/CumulativeLines.tsx'
import { leastDraws } from '../charts/least.ts'
import { type ChartMark, useMarks } from '../charts/marks.tsx'
import { SavingHistogram } from '../charts/SavingHistogram.tsx'
import { ScoreDots } from '../charts/ScoreDots.tsx'
import { Tornado } from '../charts/Tornado.tsx'
import { ChartFrame } from '../components/ChartFrame.tsx'
import { SegmentedControl } from '../components/SegmentedControl.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { count, listed, money, moneyShort, percent } from '../format.ts'
import { useDocumentView } from '../document/view.ts'
import s from './decision.module.css'
import { weightSentence } from './Verdict.tsx'
import { inputLabel, inputValue, signedMoney, type Swing, type Totals, years } from './words.ts'

interface Props {
  totals: Totals
  /** Inputs with a spread, the widest first. */
  rows: readonly Swing[]
  seed: number
  currency: string
  fileName: string
  stale: boolean
  onTable?: () => void
  /** Of a document: null for no table below the picture. */
  twin?: null
}

interface ResultChartsProps extends Props {
  report: Report<'build-vs-buy'>
}

/** The four pictures of a result; in a short document the first two, whose figures stand in the table of options there. */
export function ResultCharts(props: ResultChartsProps) {
  if (useDocumentView()?.short)
    return (
      <div className={s['charts']}>
        <Cumulative {...props} twin={null} />
        <HowSure {...props} twin={null} />
      </div>
    )
  return (
    <div className={s['charts']}>
      <Cumulative {...props} />
      <HowSure {...props} />
      <Answer {...props} />
      {props.totals.scored ? <Score {...props} /> : <NotScored totals={props.totals} />}
    </div>
  )
}

export function Cumulative({ totals, currency, fileName, stale, onTable, twin }: Props) {
  const exact = (value: number): string => money(value, currency)
  const { options, breakEvenMonth, horizonYears } = totals
  const lines = options.map(({ name, cumulative }, index): CostLine => ({
    key: String(index),
    name,
    months: cumulative,
    role: index === 0 ? 'build' : index === 1 ? 'buy' : 'other',
  }))
  const colours = ['var(--c1)', 'var(--c2)']
  const at = (month: number): TipContent => ({
    title: month === 0 ? 'Start' : `Month ${month}${month === breakEvenMonth ? ', break-even' : ''}`,
    figures: options.map(({ name, cumulative }, index) => ({
      label: name,
      value: exact(cumulative[month]!),
      colour: colours[index] ?? 'var(--mark)',
      strong: index < 2,
    })),
  })
  const { mark, tip } = useMarks({
    order: lines[0]!.months.map((_, month) => String(month)),
    tip: (key) => at(Number(key)),
  })
  const even =
    breakEvenMonth === null ? 'Building never pays back.' : `Building has paid back in month ${breakEvenMonth}.`
  return (
    <div>
      <ChartFrame
        title="Cumulative cost"
        caption="present value"
        text={`${even} Over ${years(horizonYears)} building costs ${exact(totals.buildPv)} and buying ${exact(totals.buyPv)}.`}
        fileName={`${fileName}, cumulative cost`}
        csv={() => [
          ['month', ...options.map(({ name }) => name)],
          ...lines[0]!.months.map((_, month) => [month, ...options.map(({ cumulative }) => cumulative[month]!)]),
        ]}
        {...(onTable && { onTable })}
        {...(twin === null && { twin })}
        stale={stale}
      >
        {(width, room) => (
          <CumulativeLines
            lines={lines}
            breakEven={breakEvenMonth}
            width={width}
            height={room(268)}
            short={(value) => moneyShort(value, currency)}
            exact={exact}
            says={(month) => tipText(at(month))}
            label="Cumulative cost by month"
            mark={mark}
          />
        )}
      </ChartFrame>
      {breakEvenMonth === null && !totals.veto && (
        <p className={s['note']}>Building does not pay back within {years(horizonYears)}.</p>
      )}
      {tip}
    </div>
  )
}

function HowSure({ totals, seed, currency, fileName, stale, onTable, twin }: Props) {
  const [view, setView] = useState<'saving' | 'cost'>('saving')
  const { difference, pBuildCheaper, draws, options } = totals
  const exact = (value: number): string => money(value, currency)
  const bin = (index: number): TipContent => {
    const low = difference.binFrom + index * difference.binWidth
    const middle = low + difference.binWidth / 2
    return {
      title: `${signedMoney(low, currency)} to ${signedMoney(low + difference.binWidth, currency)}`,
      figures: [
        {
          label: 'Draws',
          value: count(difference.bins[index]!),
          colour: middle > 0 ? 'var(--c1)' : 'var(--c2)',
          strong: true,
        },
        { label: 'Share', value: percent(difference.bins[index]! / draws) },
      ],
      note: middle > 0 ? 'Building is cheaper' : 'Buying is cheaper',
    }
  }
  const curve = (p: number): TipContent => ({
    title: p === 0 ? 'Lowest draw' : p === 100 ? 'Highest draw' : `P${p}: ${p} of 100 draws cost no more`,
    figures: options.slice(0, 2).map(({ name, quantiles }, index) => ({
      label: name,
      value: exact(quantiles[p]!),
      colour: index === 0 ? 'var(--c1)' : 'var(--c2)',
      strong: true,
    })),
  })
  const saving = useMarks({ order: difference.bins.map((_, index) => String(index)), tip: (key) => bin(Number(key)) })
  const cost = useMarks({
    order: Array.from({ length: 21 }, (_, step) => String(step * 5)),
    tip: (key) => curve(Number(key)),
  })
  const text =
    `Of ${count(draws)} draws building is cheaper in ${oddsWords(pBuildCheaper)}. ` +
    `Building costs ${exact(totals.buildP50)} at P50 and ${exact(totals.buildP80)} at P80, buying ${exact(totals.buyP50)} and ${exact(totals.buyP80)}.`
  return (
    <div>
      <ChartFrame
        least={leastDraws}
        title="How sure?"
        caption={`${count(draws)} draws, seed ${seed}`}
        text={text}
        fileName={`${fileName}, draws`}
        csv={() => [
          ['percentile', 'build', 'buy', 'buy minus build'],
          ...difference.quantiles.map((value, p) => [p, options[0]!.quantiles[p]!, options[1]!.quantiles[p]!, value]),
        ]}
        {...(onTable && { onTable })}
        {...(twin === null && { twin })}
        stale={stale}
      >
        {(width) =>
          view === 'saving' ? (
            <SavingHistogram
              from={difference.binFrom}
              binWidth={difference.binWidth}
              bins={difference.bins}
              quantiles={difference.quantiles}
              buyText={`${oddsWords(1 - pBuildCheaper)}: buying is cheaper`}
              buildText={`${oddsWords(pBuildCheaper)} of draws: building is cheaper`}
              width={width}
              height={240}
              signed={(value) => signedMoney(value, currency)}
              says={(index) => tipText(bin(index))}
              axisTitle={`Buy minus build over ${years(totals.horizonYears)}, present value`}
              label="What building saves in each draw"
              mark={saving.mark}
            />
          ) : (
            <CostCurves
              curves={options.slice(0, 2).map(({ name, quantiles }, index) => ({
                role: index === 0 ? 'build' : 'buy',
                name: index === 0 ? 'Build' : 'Buy',
                title: name,
                quantiles,
              }))}
              width={width}
              height={240}
              short={(value) => moneyShort(value, currency)}
              says={(p) => tipText(curve(p))}
              axisTitle={`Costs no more than this over ${years(totals.horizonYears)}, present value`}
              label="The chance that an option costs no more than an amount"
              mark={cost.mark}
            />
          )
        }
      </ChartFrame>
      <SegmentedControl
        label="Draws of"
        value={view}
        onChange={setView}
        options={[
          { id: 'saving', label: 'What building saves' },
          { id: 'cost', label: 'What each costs' },
        ]}
      />
      {saving.tip}
      {cost.tip}
    </div>
  )
}

const shownBars = 10

function Answer({ report, totals, rows, currency, fileName, stale, onTable }: ResultChartsProps) {
  const base = totals.buyPv - totals.buildPv
  const shown = rows.slice(0, shownBars)
  const about = (row: Swing): TipContent => ({
    title: inputLabel(row.input),
    figures: [
      {
        label: `At ${inputValue(row.input, row.lowValue, currency)}`,
        value: signedMoney(row.low, currency),
        strong: true,
      },
      { label: `As entered, ${inputValue(row.input, row.likelyValue, currency)}`, value: signedMoney(base, currency) },
      {
        label: `At ${inputValue(row.input, row.highValue, currency)}`,
        value: signedMoney(row.high, currency),
        strong: true,
      },
    ],
    note:
      row.low > 0 === row.high > 0
        ? 'The cheaper side stays the same.'
        : 'This input alone changes which side is cheaper.',
  })
  const { mark, tip } = useMarks({
    order: shown.map(({ input }) => input),
    tip: (key) => {
      const row = shown.find(({ input }) => input === key)
      return row ? about(row) : null
    },
  })
  return (
    <div>
      <ChartFrame
        title="What would change the answer"
        caption="saving with one input low or high"
        text={shown.map((row) => tipText(about(row))).join(' ')}
        fileName={`${fileName}, inputs`}
        report={report}
        csv={() => [
          ['input', 'low value', 'high value', 'saving at low', 'saving at high', 'swing'],
          ...rows.map((row) => [row.input, row.lowValue, row.highValue, row.low, row.high, row.swing]),
        ]}
        {...(onTable && { onTable })}
        stale={stale}
      >
        {(width) =>
          shown.length === 0 ? (
            <p className={s['note']}>No estimate has a spread: give some a low and a high value to see this.</p>
          ) : (
            <Tornado
              bars={shown.map((row) => ({
                key: row.input,
                label: inputLabel(row.input),
                low: row.low,
                high: row.high,
                lowText: inputValue(row.input, row.lowValue, currency),
                highText: inputValue(row.input, row.highValue, currency),
                says: tipText(about(row)),
              }))}
              base={base}
              width={width}
              signed={(value) => signedMoney(value, currency)}
              label="What would change the answer"
              mark={mark}
            />
          )
        }
      </ChartFrame>
      {rows.length > shown.length && <p className={s['note']}>{rows.length - shown.length} more in the table.</p>}
      {tip}
    </div>
  )
}

/** In place of the chart, whose dots would be where every new decision starts. */
function NotScored({ totals: { criteria } }: Pick<Props, 'totals'>) {
  return (
    <section>
      <h2>Score by criterion</h2>
      <p className={s['note']}>
        Nobody has scored yet. Under Inputs, say from 0 to 1 how well building and buying meet each of{' '}
        {listed(criteria.map(({ name, weight }) => `${name} (${percent(weight)})`))}.
      </p>
    </section>
  )
}

function Score({ totals, fileName, stale, onTable }: Props) {
  const { criteria, scoreBuild, scoreBuy } = totals
  const about = (row: Totals['criteria'][number]): TipContent => ({
    title: row.name,
    figures: [
      { label: 'Weight', value: percent(row.weight) },
      { label: 'Build', value: row.build.toFixed(2), colour: 'var(--c1)', strong: true },
      { label: 'Buy', value: row.buy.toFixed(2), colour: 'var(--c2)', strong: true },
      { label: 'Even at a weight of', value: row.equalAt === null ? 'none' : percent(row.equalAt) },
    ],
    note:
      row.equalAt === null
        ? 'No weight of it makes both score the same.'
        : `Below: ${row.verdictBelow}. Above: ${row.verdictAbove}.`,
  })
  const { mark, tip }: { mark: ChartMark; tip: React.ReactNode } = useMarks({
    order: criteria.map(({ name }) => name),
    tip: (key) => {
      const row = criteria.find(({ name }) => name === key)
      return row ? about(row) : null
    },
  })
  return (
    <div>
      <ChartFrame
        title="Score by criterion"
        caption={
          <span className={s['legend']}>
            <svg width={10} height={10} aria-hidden="true">
              <circle cx={5} cy={5} r={4.5} fill="var(--c1)" />
            </svg>
            build
            <svg width={12} height={12} aria-hidden="true">
              <path d="M6 0l6 6l-6 6l-6 -6z" fill="var(--c2)" />
            </svg>
            buy, 0 to 1
          </span>
        }
        text={criteria.map((row) => tipText(about(row))).join(' ')}
        fileName={`${fileName}, score`}
        csv={() => [
          ['criterion', 'weight', 'build', 'buy', 'build minus buy', 'even at'],
          ...criteria.map((row) => [row.name, row.weight, row.build, row.buy, row.difference, row.equalAt]),
        ]}
        {...(onTable && { onTable })}
        stale={stale}
      >
        {(width) => (
          <ScoreDots
            rows={criteria.map((row) => ({ key: row.name, says: tipText(about(row)), ...row }))}
            build={scoreBuild}
            buy={scoreBuy}
            width={width}
            label="Score by criterion"
            mark={mark}
          />
        )}
      </ChartFrame>
      <p className={s['note']}>{weightSentence(totals)}</p>
      {tip}
    </div>
  )
}
