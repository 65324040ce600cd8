/** Years and quarters of the books, and months, that a span of days touches. */
import { type FirstMonth, type FiscalInterval, fiscalKey, fiscalKeySpan } from '../../../shared/stack/fiscal-year.ts'
import { type Day, type Span, toDate, toDay } from './cost.ts'

export type Interval = FiscalInterval

/** Cut to the span at its ends. `span` must be finite. */
export function periodsOf(
  { from, to }: Span,
  interval: Interval,
  first: FirstMonth = 1,
): { name: string; span: Span }[] {
  const periods: { name: string; span: Span }[] = []
  for (let day: Day = from; day < to;) {
    const name = fiscalKey(toDate(day), interval, first)
    const next = toDay(fiscalKeySpan(name, first)!.to)
    periods.push({ name, span: { from: day, to: Math.min(next, to) } })
    day = next
  }
  return periods
}
