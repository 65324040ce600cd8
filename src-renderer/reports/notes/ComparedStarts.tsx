import type { RefObject } from 'react'
import type { Report } from '../../../shared/reports/index.ts'
import { isTold } from '../../../shared/statistics/significance.ts'
import { useMarks } from '../../charts/marks.tsx'
import { differenceStart, estimateOf, type RateRow, RateRows } from '../../charts/RateRows.tsx'
import { ChartFrame, type ChartHandle } from '../../components/ChartFrame.tsx'
import { type TipContent, tipText } from '../../components/Tooltip.tsx'
import { count, percent, percentRange, pFigure, points, rateDigits } from '../../format.ts'
import { navigate } from '../../route.ts'
import { rateOf } from '../../statistics.ts'
import { TwoTitles } from '../tables/TwoTitles.tsx'
import s from '../reports.module.css'
import { tooFewFor } from '../tables/RateCell.tsx'

type Compared = NonNullable<Report<'goal-to-goal'>['totals']['compared']>

interface ComparedStartsProps {
  compared: Compared
  /** The goal after both. */
  then: string
  fileName: string
  stale: boolean
  chart: RefObject<ChartHandle | null>
  /** The people of one of the two who went on. */
  peopleOf: (start: string) => string
}

/** Who goes on from each of two goals: their rates, and how far they are apart. */
export function ComparedStarts({ compared, then, fileName, stale, chart, peopleOf }: ComparedStartsProps) {
  const { a, b, difference, low, high, enough, pValue } = compared
  const digits = rateDigits(Math.max(compared.rateA ?? 0, compared.rateB ?? 0))
  const isClear = enough && isTold(pValue)
  const sides = [
    { key: a, people: compared.peopleA, wentOn: compared.convertedA },
    { key: b, people: compared.peopleB, wentOn: compared.convertedB },
  ].map((side) => ({ ...side, found: rateOf(side.wentOn, side.people) }))
  const tipOf = ({ key, people, wentOn, found }: (typeof sides)[number]): TipContent => ({
    title: key,
    figures: [
      { label: `Could go on to ${then}`, value: count(people) },
      { label: 'Went on', value: count(wentOn) },
      ...(found
        ? [
            { label: 'Rate', value: percent(found.rate, digits), strong: true },
            { label: '95 % interval', value: percentRange(found.low, found.high, digits) },
          ]
        : []),
      ...(key === a && difference !== null && enough
        ? [
            { label: 'Difference, points', value: points(difference, digits) },
            { label: '95 % interval', value: `${points(low ?? 0, digits)} to ${points(high ?? 0, digits)}` },
            { label: 'p', value: pFigure(pValue) },
          ]
        : []),
    ],
    note: enough ? (isClear ? 'Told apart at 5 %. Association, not effect.' : 'Not told apart.') : tooFewFor(compared),
    keys: [['Enter', 'the people behind it']],
  })
  const { mark, tip } = useMarks({
    order: [a, b],
    tip: (key) => {
      const side = sides.find((each) => each.key === key)
      return side ? tipOf(side) : null
    },
    onPress: (key) => navigate(peopleOf(key)),
  })
  return (
    <>
      <div className={s['chart']}>
        <ChartFrame
          ref={chart}
          stale={stale}
          fileName={fileName}
          title={(width) => (
            <TwoTitles
              width={width}
              at={differenceStart(width)}
              first={{ name: `Went on to ${then}`, notes: ['of those who could, 95 % interval', '95 % interval'] }}
              second={{
                name: 'Difference',
                notes: ['points; filled = told apart at 5 %', 'points; filled = told apart', 'points'],
              }}
            />
          )}
          text={`Who goes on to ${then}. ${sides.map((side) => tipText(tipOf(side))).join(' ')}`}
        >
          {(width) => (
            <RateRows
              rows={sides.map((side): RateRow => ({
                key: side.key,
                label: side.key,
                note: `${count(side.wentOn)} of ${count(side.people)}`,
                rate: side.found && estimateOf(side.found.rate, side.found.low, side.found.high),
                difference: side.key === a ? estimateOf(difference, low, high) : null,
                enough,
                clear: isClear,
                grey: false,
                says: tipText(tipOf(side)),
              }))}
              width={width}
              label={`${a} and ${b}: who goes on to ${then}`}
              mark={mark}
            />
          )}
        </ChartFrame>
      </div>
      {tip}
    </>
  )
}
