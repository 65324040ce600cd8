/** Whether another choice of days, as sensible as the one the data made, gives another verdict on everybody. */
import type { ReportParams, ReportTotals } from '../../../../shared/reports/index.ts'
import { isTold } from '../../../../shared/statistics/significance.ts'
import { isEnough, newcombe, pooledZ, type Proportion } from '../../statistics/proportions.ts'
import { choices } from './choose-within.ts'
import type { Periods } from './periods.ts'

type Otherwise = ReportTotals<'before-after'>['otherwise'][number]
type Asked = Pick<ReportParams<'before-after'>, 'from' | 'to' | 'withinDays'>

/** So many of the conversions come within fewer days that are worth asking about. */
const most = 0.75
const mostNamed = 3
/** Days beyond any data, which are cut. */
const allDays = { from: '1970-01-01', to: '9999-12-31' }

interface Sides {
  before: Proportion
  after: Proportion
}

/** `periodsOf`: null where a side would have no days. `compared`: what the report compares, with `withinDays`. */
export function otherChoices(
  asked: Asked,
  compared: { withinDays: number; periods: Periods; pValue: number | null; difference: number | null; enough: boolean },
  delays: readonly number[],
  periodsOf: (choice: { from: string | null; to: string | null; withinDays: number }) => Periods | null,
  count: (bounds: Periods['bounds'], withinDays: number) => Sides,
): Otherwise[] {
  if (compared.difference === null || !compared.enough) return []
  const fewer =
    asked.withinDays === null
      ? choices.filter(
          (days) =>
            days < compared.withinDays && delays.filter((delay) => delay <= days).length >= most * delays.length,
        )
      : []
  const isFree = asked.from === null && asked.to === null
  const tried = [
    ...(isFree ? [{ ...allDays, withinDays: compared.withinDays }] : []),
    ...fewer
      .toReversed()
      .flatMap((withinDays) => [
        { from: asked.from, to: asked.to, withinDays },
        ...(isFree ? [{ ...allDays, withinDays }] : []),
      ]),
  ]
  const found = tried.flatMap((choice): Otherwise[] => {
    const periods = periodsOf(choice)
    if (periods === null) return []
    const { before, after } = count(periods.bounds, choice.withinDays)
    const pValue = pooledZ(before, after)
    if (pValue === null || !isEnough([before, after])) return []
    const { difference, low, high } = newcombe(after, before)
    const isTurned = isTold(pValue) && isTold(compared.pValue) && difference * compared.difference! < 0
    if (isTold(pValue) === isTold(compared.pValue) && !isTurned) return []
    return [
      {
        from: periods.from,
        to: periods.to,
        withinDays: choice.withinDays,
        daysBefore: periods.daysBefore,
        daysAfter: periods.daysAfter,
        rateBefore: before.successes / before.total,
        rateAfter: after.successes / after.total,
        difference,
        low,
        high,
        pValue,
      },
    ]
  })
  return found.slice(0, mostNamed)
}
