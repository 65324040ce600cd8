/** What the change of everybody is with the same mix of devices and channels before and since. */
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import type { WithinEach } from '../../../../shared/reports/template-comparison.ts'
import { mantelHaenszel } from '../../statistics/stratified.ts'
import { mixOfAll, strataAt } from '../count-strata.ts'
import type { ReportContext } from '../report-context.ts'
import type { Touched } from '../templates.ts'

type Totals = ReportTotals<'before-after'>
type SameMix = Pick<Totals, 'mixOf' | 'sameMixDifference' | 'sameMixLow' | 'sameMixHigh' | 'sameMixPValue'>

/** `each` visits everybody who is counted, by the touch they landed with. */
export function changeAtSameMix(
  context: ReportContext,
  landed: Touched,
  withinEach: WithinEach | null,
  each: (visit: (touch: number, side: 'before' | 'after', converted: boolean) => void) => void,
): SameMix {
  const mixOf = withinEach ?? mixOfAll(context, landed, each)
  const none = { mixOf, sameMixDifference: null, sameMixLow: null, sameMixHigh: null, sameMixPValue: null }
  if (mixOf === null) return none
  const strataOf = strataAt(context, landed, mixOf)
  const strata = new Map<string, Record<'before' | 'after', { successes: number; total: number }>>()
  const inSeveral = new Set<number>()
  each((touch, side, converted) => {
    const names = strataOf(touch)
    if (names.length !== 1) inSeveral.add(touch)
    for (const name of names) {
      let found = strata.get(name)
      if (!found) strata.set(name, (found = { before: { successes: 0, total: 0 }, after: { successes: 0, total: 0 } }))
      found[side].total++
      found[side].successes += Number(converted)
    }
  })
  // People of a page with several topics would be taken for as many.
  const adjusted = inSeveral.size === 0 ? mantelHaenszel([...strata.values()].map(({ before, after }) => ({ a: after, b: before }))) : null // prettier-ignore
  if (adjusted?.enough !== true) return none
  return {
    mixOf,
    sameMixDifference: adjusted.difference,
    sameMixLow: adjusted.low,
    sameMixHigh: adjusted.high,
    sameMixPValue: adjusted.pValue,
  }
}
