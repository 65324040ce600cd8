/** What a change is with the same mix of devices and channels before and since: that of everybody, and that of each group. */
import type { ReportTotals } from '../../../../shared/reports/index.ts'
import type { WithinEach } from '../../../../shared/reports/template-comparison.ts'
import { heldDifferenceInDifferences, type HeldChanges } from '../../statistics/difference-in-differences.ts'
import { type Adjusted, mantelHaenszel } from '../../statistics/stratified.ts'
import { mixOfAll, strataAt } from '../count-strata.ts'
import type { ReportContext } from '../report-context.ts'
import type { Touched } from '../templates.ts'

type Totals = ReportTotals<'before-after'>
type Sides = Record<'before' | 'after', { successes: number; total: number }>

interface SameMix {
  totals: Pick<Totals, 'mixOf' | 'sameMixDifference' | 'sameMixLow' | 'sameMixHigh' | 'sameMixPValue'>
  /** Of a group, by its code; null where it has people of one kind alone, whose mix cannot change. */
  of: (code: number) => Adjusted | null
  /** The change of everybody less that of others, whom `each` visits, with one mix on all four sides; null where too few. */
  against: (each: EachCounted) => HeldChanges | null
}

type EachCounted = (visit: (touch: number, side: 'before' | 'after', converted: boolean) => void) => void

/** `each` visits everybody who is counted, by the touch they landed with and the code of its group. */
export function changeAtSameMix(
  context: ReportContext,
  landed: Touched,
  withinEach: WithinEach | null,
  each: (visit: (touch: number, side: 'before' | 'after', converted: boolean, code: number) => void) => void,
): SameMix {
  const mixOf = withinEach ?? mixOfAll(context, landed, each)
  const none = { mixOf, sameMixDifference: null, sameMixLow: null, sameMixHigh: null, sameMixPValue: null }
  if (mixOf === null) return { totals: none, of: () => null, against: () => null }
  const strataOf = strataAt(context, landed, mixOf)
  const all = new Map<string, Sides>()
  const byCode = new Map<number, Map<string, Sides>>()
  const inSeveral = new Set<number>()
  const add = (
    touch: number,
    side: 'before' | 'after',
    converted: boolean,
    to: readonly Map<string, Sides>[],
  ): void => {
    const names = strataOf(touch)
    if (names.length !== 1) inSeveral.add(touch)
    for (const name of names)
      for (const strata of to) {
        let found = strata.get(name)
        if (!found) strata.set(name, (found = nobody()))
        found[side].total++
        found[side].successes += Number(converted)
      }
  }
  each((touch, side, converted, code) => {
    let own = byCode.get(code)
    if (!own) byCode.set(code, (own = new Map<string, Sides>()))
    add(touch, side, converted, [all, own])
  })
  // People of a page with several topics would be taken for as many.
  const adjustedOf = (strata: ReadonlyMap<string, Sides>): Adjusted | null =>
    inSeveral.size === 0 ? mantelHaenszel([...strata.values()].map(({ before, after }) => ({ a: after, b: before }))) : null // prettier-ignore
  const adjusted = adjustedOf(all)
  return {
    totals:
      adjusted?.enough === true
        ? {
            mixOf,
            sameMixDifference: adjusted.difference,
            sameMixLow: adjusted.low,
            sameMixHigh: adjusted.high,
            sameMixPValue: adjusted.pValue,
          }
        : none,
    of: (code) => {
      const strata = byCode.get(code)
      return strata && strata.size > 1 ? adjustedOf(strata) : null
    },
    against: (each) => {
      const others = new Map<string, Sides>()
      each((touch, side, converted) => {
        add(touch, side, converted, [others])
      })
      if (inSeveral.size > 0) return null
      const found = heldDifferenceInDifferences([...all].map(([name, a]) => ({ a, b: others.get(name) ?? nobody() })))
      return found?.enough === true ? found : null
    },
  }
}

const nobody = (): Sides => ({ before: { successes: 0, total: 0 }, after: { successes: 0, total: 0 } })
