import type { Report } from '../../shared/reports/index.ts'
import { Histogram } from '../charts/Histogram.tsx'
import { useMarks } from '../charts/marks.tsx'
import { ChartFrame } from '../components/ChartFrame.tsx'
import { type TipContent, tipText } from '../components/Tooltip.tsx'
import { percent } from '../format.ts'
import { monthAfter, monthName, monthOfYear, monthsBetween } from './spend-table.ts'
import type { Money } from './use-day.ts'

interface SpendByMonthProps {
  report: Report<'stack-spend'>
  /** What was paid in each month; of those without payments there is none. */
  sums: ReadonlyMap<string, number>
  from: string
  to: string
  money: Money
  stale: boolean
  onPeriod: (period: { from: string; to: string }) => void
}

/** A bar for each month, which becomes the period when it is pressed. A month in which more came back than was paid has none. */
export function SpendByMonth({ report, sums, from, to, money, stale, onPeriod }: SpendByMonthProps) {
  const months = monthsBetween(from, to)
  const { paid: total } = report.totals
  const tips = new Map(
    months.map((month): [string, TipContent] => {
      const paid = sums.get(month) ?? 0
      return [
        month,
        {
          title: monthOfYear(month),
          figures: [
            { label: 'Paid', value: money.exact(paid), strong: true },
            ...(total > 0 ? [{ label: 'Share', value: percent(paid / total) }] : []),
          ],
          keys: [['Enter', 'show this month alone']],
        },
      ]
    }),
  )
  const { mark, tip } = useMarks({
    order: months,
    tip: (month) => tips.get(month) ?? null,
    onPress: (month) => onPeriod({ from: `${month}-01`, to: `${monthAfter(month)}-01` }),
  })
  const title = 'Paid by month'
  return (
    <section>
      <ChartFrame
        title={title}
        caption="charges less refunds, on the day of each"
        text={`${title}: ${months.map((month) => `${monthOfYear(month)} ${money.exact(sums.get(month) ?? 0)}`).join(', ')}.`}
        fileName="paid-by-month"
        report={report}
        twin={null}
        stale={stale}
      >
        {(width, room) => (
          <Histogram
            bins={months.map((month, at) => {
              const paid = sums.get(month) ?? 0
              return {
                key: month,
                label: monthName(month),
                ...((at === 0 || month.endsWith('-01')) && { note: month.slice(0, 4) }),
                value: Math.max(0, paid),
                valueText: money.short(paid),
                shareText: total > 0 ? percent(paid / total) : '',
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
