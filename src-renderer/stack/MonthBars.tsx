import type { AnyReport } from '../../shared/reports/index.ts'
import { Histogram } from '../charts/Histogram.tsx'
import { leastBins } from '../charts/least.ts'
import { useMarks } from '../charts/marks.tsx'
import { textWidth } from '../charts/text.ts'
import { ChartFrame } from '../components/ChartFrame.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { percent } from '../format.ts'
import { monthName, monthOfYear } from './spend-table.ts'
import type { Money } from './use-day.ts'

interface MonthBarsProps {
  title: string
  caption: string
  /** Of exports, without ending. */
  fileName: string
  report: AnyReport
  months: readonly string[]
  /** Of each month; of those that it lacks there is nothing. */
  sums: ReadonlyMap<string, number>
  /** What the sums are, in a tooltip, and what else is said of a month. */
  figure: string
  more?: (month: string) => TipContent['figures']
  money: Money
  stale: boolean
  /** What pressing a bar does, and how that is called. */
  press?: { says: string; onPress: (month: string) => void }
}

/** At the first month and at each January, but not at a December right before one where there is little room. */
const hasYear = (months: readonly string[], at: number): boolean =>
  months[at]!.endsWith('-01') || (at === 0 && (months.length <= 13 || !months[1]!.endsWith('-01')))

/** A bar for each month. A month in which more came back than was paid has none. */
export function MonthBars(props: MonthBarsProps) {
  const { title, caption, fileName, report, months, sums, figure, more, money, stale, press } = props
  const total = months.reduce((sum, month) => sum + (sums.get(month) ?? 0), 0)
  const tips = new Map(
    months.map((month): [string, TipContent] => {
      const amount = sums.get(month) ?? 0
      return [
        month,
        {
          title: monthOfYear(month),
          figures: [
            { label: figure, value: money.exact(amount), strong: true },
            ...(total > 0 ? [{ label: 'Share', value: percent(amount / total) }] : []),
            ...(more?.(month) ?? []),
          ],
          ...(press && { keys: [['Enter', press.says]] satisfies TipContent['keys'] }),
        },
      ]
    }),
  )
  const { mark, tip } = useMarks({
    order: months,
    tip: (month) => tips.get(month) ?? null,
    ...(press && { onPress: press.onPress }),
  })
  // Bars of a wide chart have room for what a table would say: on one page of paper there is none.
  const widest = Math.max(0, ...months.map((month) => textWidth(money.exact(sums.get(month) ?? 0))))
  return (
    <section>
      <ChartFrame
        least={leastBins(months.length)}
        title={title}
        caption={caption}
        text={`${title}: ${months.map((month) => `${monthOfYear(month)} ${money.exact(sums.get(month) ?? 0)}`).join(', ')}.`}
        fileName={fileName}
        report={report}
        twin={null}
        stale={stale}
      >
        {(width, room) => (
          <Histogram
            bins={months.map((month, at) => {
              const amount = sums.get(month) ?? 0
              return {
                key: month,
                label: monthName(month),
                ...(hasYear(months, at) && { note: month.slice(0, 4) }),
                value: Math.max(0, amount),
                valueText: widest + 2 <= width / months.length ? money.exact(amount) : money.short(amount),
                shareText: total > 0 ? percent(amount / total) : '',
                says: tipText(tips.get(month)!),
              }
            })}
            width={width}
            height={room(220)}
            axisTitle=""
            rule={null}
            label={title}
            mark={mark}
          />
        )}
      </ChartFrame>
      {tip}
    </section>
  )
}
