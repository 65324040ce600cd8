/** Every pair of templates as rows, for as many templates as are asked for. */
import { isTold } from '../../../../shared/statistics/significance.ts'
import type { RunReport } from '../report-context.ts'
import { strataToHold } from '../count-strata.ts'
import { countTemplates } from '../templates.ts'
import { findPairs, withSameMix } from './find-pairs.ts'

export const templatePairs: RunReport<'template-pairs'> = (context, params) => {
  const { goal, eligible, templates, totals } = countTemplates(context, params)
  const { mixOf, strata } = strataToHold(context, eligible, params)
  const { pairs, paired } = findPairs(templates, params.top)
  const toldApart = pairs.filter(({ pAdjusted }) => isTold(pAdjusted)).length
  return {
    params: { ...params, goal },
    rows: withSameMix(pairs, strata),
    totals: { ...totals, templates: templates.length, paired, toldApart, mixOf },
  }
}
