import type { Report } from '../../../shared/reports/index.ts'
import { listed } from '../../format.ts'
import { type Model, modelWords } from '../../words.ts'

/** `Not answered: Markov and Shapley. It takes at most …`: a reason that several share is said once. */
export function refusedWords(refused: Report<'model-comparison'>['totals']['refused']): string {
  const reasons = new Map<string, Model[]>()
  for (const { model, why } of refused) {
    const reason = why.replace(`The model "${model}" `, '')
    reasons.set(reason, [...(reasons.get(reason) ?? []), model])
  }
  return [...reasons]
    .map(
      ([reason, models]) =>
        `Not answered: ${listed(models.map((model) => modelWords[model].label))} (${reason.replace(/\.$/, '')}).`,
    )
    .join(' ')
}
