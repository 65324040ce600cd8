/** What a change is with the same mix of devices and channels, or campaigns, before and since: that of everybody, and that of each group. */
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
  /** The change of everybody less that of `others`, with one mix on all four sides; null where too few. */
  against: () => HeldChanges | null
}

type EachCounted = (visit: (touch: number, side: 'before' | 'after', converted: boolean) => void) => void

/**
 * `each` visits everybody who is counted, by the touch they landed with and the code of its group; `others`: those whose change theirs is
 * held against, with the same mix; null = nobody.
 */
export function changeAtSameMix(
  context: ReportContext,
  landed: Touched,
  withinEach: WithinEach | null,
  each: (visit: (touch: number, side: 'before' | 'after', converted: boolean, code: number) => void) => void,
  others: EachCounted | null,
): SameMix {
  const mixOf = withinEach ?? mixToHold(context, landed, each, others)
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
    against: () => {
      const ofOthers = new Map<string, Sides>()
      others?.((touch, side, converted) => {
        add(touch, side, converted, [ofOthers])
      })
      if (inSeveral.size > 0) return null
      const found = heldDifferenceInDifferences([...all].map(([name, a]) => ({ a, b: ofOthers.get(name) ?? nobody() })))
      return found?.enough === true ? found : null
    },
  }
}

/** Somebody of all four sides has to be alike, where there are others. */
const mixToHold = (
  context: ReportContext,
  landed: Touched,
  each: EachCounted,
  others: EachCounted | null,
): WithinEach | null =>
  others === null
    ? mixOfAll(context, landed, each)
    : mixOfAll(
        context,
        landed,
        (visit) => {
          each(visit)
          others((touch, side) => {
            visit(touch, `other ${side}`)
          })
        },
        4,
      )

const nobody = (): Sides => ({ before: { successes: 0, total: 0 }, after: { successes: 0, total: 0 } })
