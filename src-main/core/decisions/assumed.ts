/** What counts in a decision though its file does not say it. */
import { costFields } from '../../../shared/decision-fields.ts'
import type { Decision } from '../../../shared/decision.ts'
import { listed, percent } from '../../../shared/text/figures.ts'

const ofBuilding = ['scopeContingency', 'technicalContingency', 'maintenanceRate'] as const

/** A sentence with the figures that were taken for those that are missing; null where all are there. `document` is what was parsed. */
export function assumedSentence(document: unknown, { build, discountRate, horizonYears }: Decision): string | null {
  const said = document as Record<string, unknown>
  const costs = said.build as Record<string, unknown>
  const assumed = [
    ...ofBuilding.flatMap((field) =>
      costs[field] === undefined ? [`${costFields[field].label.toLowerCase()} ${percent(build[field][1], 0)}`] : [],
    ),
    ...(said.discountRate === undefined ? [`discount rate ${percent(discountRate, 0)}`] : []),
    ...(said.horizonYears === undefined ? [`${horizonYears} years`] : []),
  ]
  return assumed.length === 0
    ? null
    : `The file does not say everything, so the usual counts: ${listed(assumed)}. Write 0 where a share is none.`
}
