import { alikeWords } from '../../../shared/findings/same-mix.ts'
import { inSentenceAmong } from '../../../shared/text/figures.ts'
import type { ReportRow } from '../../../shared/reports/index.ts'
import type { WithinEach } from '../../../shared/reports/template-comparison.ts'
import { isTold } from '../../../shared/statistics/significance.ts'
import { leastTwoScales } from '../../charts/least.ts'
import { useMarks } from '../../charts/marks.tsx'
import { differenceStart, estimateOf, pairHeight, type RateRow, RateRows } from '../../charts/RateRows.tsx'
import { ChartFrame } from '../../components/ChartFrame.tsx'
import type { TipContent } from '../../components/Tooltip.tsx'
import { useOfAll, useRowsDrawn } from '../../document/view.ts'
import { count, counted, pCell, percent, points } from '../../format.ts'
import s from '../reports.module.css'
import { mostDecisive } from './most-decisive.ts'
import { TwoTitles } from './TwoTitles.tsx'
import { tooFewFor } from './RateCell.tsx'

type Pair = ReportRow<'template-pairs'>

interface PairsChartProps {
  /** The surest first. */
  pairs: readonly Pair[]
  /** So many at the beginning are drawn before all others: the report is of them. */
  lead?: number
  /** Every template by itself: its people, and the interval of its rate. */
  rows: readonly ReportRow<'template-ranking'>[]
  /** What the differences drawn are held to the same mix of; null = they are as they are. */
  held: WithinEach | null
  digits: number
  said: string | undefined
  stale: boolean
}

const mostDrawn = 24

/** The rates of the two of each pair, and how far they are from each other. */
export function PairsChart({ pairs, lead = 0, rows, held, digits, said, stale }: PairsChartProps) {
  const drawnAtMost = useRowsDrawn(mostDrawn, pairHeight)
  const ofAll = useOfAll()
  const judged = held === null ? pairs : pairs.map(asHeld)
  const drawn = mostDecisive(judged, drawnAtMost, lead)
  const nameOf = inSentenceAmong(pairs.flatMap(({ a, b }) => [a, b]))
  const keyOf = ({ a, b }: Pair): string => `${a}\n${b}`
  const title = ({ a, b }: Pair): string => `${a} against ${nameOf(b)}`
  const side = (key: string): { people: string; rate: RateRow['rate'] } => {
    const row = rows.find((each) => each.key === key)
    return { people: count(row?.people ?? 0), rate: row ? estimateOf(row.rate, row.low, row.high) : null }
  }
  const tipOf = (pair: Pair): TipContent => ({
    title: title(pair),
    figures: [
      { label: pair.a, value: percent(pair.rateA, digits), strong: true },
      { label: pair.b, value: percent(pair.rateB, digits) },
      ...(pair.enough
        ? [
            { label: 'Difference, points', value: points(pair.difference, digits) },
            { label: '95 % interval', value: `${points(pair.low, digits)} to ${points(pair.high, digits)}` },
            { label: 'p, adjusted', value: pCell(pair.pAdjusted) },
          ]
        : []),
    ],
    note: !pair.enough
      ? tooFewFor(pair)
      : isTold(pair.pAdjusted)
        ? 'Told apart at 5 %. Association, not effect.'
        : 'Not told apart.',
  })
  const byKey = new Map(drawn.map((pair) => [keyOf(pair), pair]))
  const { mark, tip } = useMarks({
    order: [...byKey.keys()],
    tip: (key) => {
      const pair = byKey.get(key)
      return pair ? tipOf(pair) : null
    },
  })
  const chartRows = drawn.map((pair): RateRow => {
    const [a, b] = [side(pair.a), side(pair.b)]
    const { figures, note } = tipOf(pair)
    return {
      key: keyOf(pair),
      label: pair.a,
      against: nameOf(pair.b),
      note: `${a.people} against ${b.people}`,
      rate: a.rate,
      before: b.rate,
      difference: estimateOf(pair.difference, pair.low, pair.high),
      enough: pair.enough,
      clear: isTold(pair.pAdjusted),
      grey: false,
      says: `${title(pair)}. ${figures.map(({ label, value }) => `${label}: ${value}`).join(', ')}. ${note ?? ''}`,
    }
  })
  return (
    <div className={s['chart']}>
      <ChartFrame
        least={leastTwoScales}
        stale={stale}
        twin={null}
        fileName="template-pairs"
        said={said}
        title={(width) => (
          <TwoTitles
            width={width}
            at={differenceStart(width)}
            first={{
              name: pairs.length === 1 ? 'Rates of the two' : 'Rates of each pair',
              notes: [`grey the second${ofAll(drawnAtMost, pairs.length)}`],
            }}
            second={{
              name: 'Difference',
              notes: [
                ...(held === null
                  ? []
                  : [
                      `points, ${alikeWords(held)}; filled = told apart`,
                      'points, visitors alike; filled = told apart',
                      'points, visitors alike',
                    ]),
                'points; filled = told apart',
                'points',
              ],
            }}
          />
        )}
        text={`Rates of ${counted(pairs.length, 'pair')} and their differences. ${drawn
          .slice(0, 6)
          .map((pair) => `${title(pair)}: ${points(pair.difference, digits)} points.`)
          .join(' ')} The table has all figures.`}
      >
        {(width) => <RateRows rows={chartRows} width={width} label="Rates of each pair" mark={mark} />}
      </ChartFrame>
      {tip}
    </div>
  )
}

/** The difference that the two have with the same mix on both sides; their rates stay those of everybody. */
const asHeld = (pair: Pair): Pair => ({
  ...pair,
  enough: pair.sameMixDifference !== null,
  difference: pair.sameMixDifference ?? pair.difference,
  low: pair.sameMixLow ?? pair.low,
  high: pair.sameMixHigh ?? pair.high,
  pAdjusted: pair.sameMixPAdjusted,
})
