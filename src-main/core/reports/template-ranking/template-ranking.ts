/** Every content group, page, source … against all others together, with the false discovery rate held over all of them. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { pairedAtFirst } from '../../../../shared/reports/template-pairs.ts'
import { wilson } from '../../../../shared/statistics/stats.ts'
import { chiSquare, isEnough, newcombe, pooledZ } from '../../statistics/proportions.ts'
import type { RunReport } from '../report-context.ts'
import { sameMixOf, strataToHold } from '../count-strata.ts'
import {
  adjust,
  adjustExact,
  choicesOf,
  countedTouches,
  countTemplates,
  exactOf,
  partsOf,
  proportionOf,
  restOf,
} from '../templates.ts'
import { findPairs, withSameMix } from '../template-pairs/find-pairs.ts'

type Row = ReportRow<'template-ranking'>

export const templateRanking: RunReport<'template-ranking'> = (context, params) => {
  const { goal, eligible, templates, totals } = countTemplates(context, params)
  const restBut = restOf(templates)
  const { mixOf, strata } = strataToHold(context, eligible, params)
  const raw = templates.map(({ convertedLater, ...template }) => {
    const own = proportionOf(template)
    const rest = restBut(template)
    const tells = isEnough([own, rest])
    const found = rest.total > 0 ? newcombe(own, rest) : null
    const [low, high] = wilson(own.successes, own.total)
    return {
      ...template,
      rate: own.successes / own.total,
      low,
      high,
      difference: found?.difference ?? null,
      differenceLow: found?.low ?? null,
      differenceHigh: found?.high ?? null,
      pValue: pooledZ(own, rest),
      pAdjusted: null as number | null,
      exactPValue: exactOf(tells, own, rest),
      exactPAdjusted: null as number | null,
      enough: tells,
      convertedLater,
    }
  })
  adjust(raw)
  adjustExact(raw)
  const rows: Row[] = sameMixOf(raw, ({ key }) => strata?.adjustedFromRest(key) ?? null)
  rows.sort((a, b) => b.rate - a.rate || (a.key < b.key ? -1 : 1))
  const { pairs, paired } = findPairs(templates, pairedAtFirst)
  const all = chiSquare(rows.filter((row) => row.enough).map(proportionOf))
  return {
    params: { ...params, goal },
    rows,
    totals: {
      ...totals,
      chi2: all?.chi2 ?? null,
      df: all?.df ?? null,
      pValue: all?.pValue ?? null,
      mixOf,
      pairs: withSameMix(pairs, strata),
      paired,
      parts: partsOf(context, eligible, params),
      ...choicesOf(context, eligible, params, countedTouches(eligible, params.model)),
    },
  }
}
