/** Whether a rate rises or falls with the same mix of devices and channels, or campaigns, in every interval. */
import type { WithinEach } from '../../../../shared/reports/template-comparison.ts'
import type { Scored } from '../../statistics/proportions.ts'
import { type StratifiedTrend, stratifiedTrend } from '../../statistics/stratified.ts'
import { mixOfAll, strataAt } from '../count-strata.ts'
import type { ReportContext } from '../report-context.ts'
import type { Touched } from '../templates.ts'

interface SameMix {
  mixOf: WithinEach | null
  /** Of a key, by its code; null where its people are of one kind alone, whose mix cannot change. */
  of: (code: number) => StratifiedTrend | null
  ofAll: () => StratifiedTrend | null
}

/** Everybody, beside the codes of keys. */
const everybody = -1

/** `each` visits everybody who is in the test, by the touch they landed with, the number of the interval and the codes of their keys. */
export function trendsAtSameMix(
  context: ReportContext,
  landed: Touched,
  withinEach: WithinEach | null,
  each: (visit: (touch: number, span: number, converted: number, codes: ArrayLike<number>) => void) => void,
): SameMix {
  const mixOf = withinEach ?? mixOfAll(context, landed, each)
  if (mixOf === null) return { mixOf, of: () => null, ofAll: () => null }
  const strataOf = strataAt(context, landed, mixOf)
  const byCode = new Map<number, Map<string, Map<number, Scored>>>()
  const inSeveral = new Set<number>()
  each((touch, span, converted, codes) => {
    const names = strataOf(touch)
    for (let k = -1; k < codes.length; k++) {
      const code = k < 0 ? everybody : codes[k]!
      if (names.length !== 1) inSeveral.add(code)
      let strata = byCode.get(code)
      if (!strata) byCode.set(code, (strata = new Map<string, Map<number, Scored>>()))
      for (const name of names) {
        let spans = strata.get(name)
        if (!spans) strata.set(name, (spans = new Map<number, Scored>()))
        let found = spans.get(span)
        if (!found) spans.set(span, (found = { score: span, successes: 0, total: 0 }))
        found.total++
        found.successes += converted
      }
    }
  })
  const of = (code: number): StratifiedTrend | null => {
    const strata = byCode.get(code)
    if (!strata || strata.size < 2 || inSeveral.has(code)) return null
    const found = stratifiedTrend([...strata.values()].map((spans) => [...spans.values()]))
    return found?.enough === true ? found : null
  }
  return { mixOf, of, ofAll: () => of(everybody) }
}
