/** Every content group against all others together, with the false discovery rate held over all of them. */
import type { ReportRow } from '../../../../shared/reports/index.ts'
import { wilson } from '../../../../shared/stats.ts'
import { benjaminiHochberg, chiSquare, isEnough, newcombe, pooledZ } from '../../statistics/proportions.ts'
import type { RunReport } from '../report-context.ts'
import { countTemplates } from '../templates.ts'

type Row = ReportRow<'template-ranking'>

export const templateRanking: RunReport<'template-ranking'> = (context, params) => {
  const { goal, templates, totals } = countTemplates(context, params)
  const people = templates.reduce((sum, template) => sum + template.people, 0)
  const converted = templates.reduce((sum, template) => sum + template.convertedPeople, 0)
  const rows = templates.map((template): Row => {
    const own = { successes: template.convertedPeople, total: template.people }
    const rest = { successes: converted - own.successes, total: people - own.total }
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
      pAdjusted: null,
      enough: isEnough([own, rest]),
    }
  })
  const tested = rows.filter((row): row is Row & { pValue: number } => row.pValue !== null)
  const adjusted = benjaminiHochberg(tested.map((row) => row.pValue))
  tested.forEach((row, index) => (row.pAdjusted = adjusted[index]!))
  rows.sort((a, b) => b.rate - a.rate || (a.key < b.key ? -1 : 1))
  const all = chiSquare(templates.map((each) => ({ successes: each.convertedPeople, total: each.people })))
  return {
    params: { ...params, goal },
    rows,
    totals: { ...totals, chi2: all?.chi2 ?? null, df: all?.df ?? null, pValue: all?.pValue ?? null },
  }
}
