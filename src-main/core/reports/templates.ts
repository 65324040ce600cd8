/** People of each content group by their first or last interaction: what comparing templates rests on. */
import type { ReportParams, ReportTotals } from '../../../shared/reports/index.ts'
import { contentAttribution } from '../../../shared/reports/content-attribution.ts'
import { attribute } from '../attribution/attribute.ts'
import { accountForEvents } from './accounting.ts'
import type { ReportContext } from './report-context.ts'

export interface Template {
  key: string
  people: number
  convertedPeople: number
}

export interface Templates {
  goal: string
  /** Groups with people, most people first, then by name. `(none)`, where only converters are, is not one. */
  templates: Template[]
  /** Names of all groups, with people or not. */
  names: readonly string[]
  totals: ReportTotals<'template-comparison'>
}

export function countTemplates(
  context: ReportContext,
  { goal, model, lookbackDays, from, to }: ReportParams<'template-ranking'>,
): Templates {
  const params = contentAttribution.params.parse({ goal, model, lookbackDays, from, to })
  const { eligible, people, convertedPeople, totals } = attribute(context, params)
  const { names } = eligible.keys
  const templates = names
    .map((key, code) => ({ key, people: people[code]!, convertedPeople: convertedPeople[code]! }))
    .filter((template) => template.people > 0)
    .sort((a, b) => b.people - a.people || (a.key < b.key ? -1 : 1))
  const { conversions, attributed, unattributed } = totals
  return {
    goal: eligible.goal.name,
    templates,
    names,
    totals: {
      people: totals.people,
      convertedPeople: totals.convertedPeople,
      conversions,
      attributed,
      unattributed,
      ...accountForEvents(context, eligible.range),
    },
  }
}
