/** Every model side by side: the credit of each key, and where its rank is another one than under the reference. */
import { AppError } from '../../../../shared/errors.ts'
import { type Report, reports, type ReportRow } from '../../../../shared/reports/index.ts'
import { none } from '../../journeys/dimensions.ts'
import { contentAttribution } from '../content-attribution/content-attribution.ts'
import type { RunReport } from '../report-context.ts'

type Model = ReportRow<'model-comparison'>['model']
type Row = ReportRow<'model-comparison'>

export const modelComparison: RunReport<'model-comparison'> = async (context, params) => {
  const { reference, models, ...shared } = params
  const answers = new Map<Model, Pick<Report<'content-attribution'>, 'rows' | 'totals' | 'params'>>()
  const refused: { model: Model; why: string }[] = []
  for (const model of new Set([reference, ...models])) {
    try {
      const asked = reports['content-attribution'].params.parse({ ...shared, model })
      answers.set(model, await contentAttribution(context, asked))
    } catch (error) {
      // A model may refuse so many keys; without the reference there is nothing to compare with.
      if (!(error instanceof AppError) || model === reference) throw error
      refused.push({ model, why: error.message })
    }
  }
  const base = answers.get(reference)!
  const keys = [...new Set([...answers.values()].flatMap(({ rows }) => rows.map((row) => row.key)))].filter(
    (key) => key !== none,
  )
  const referenceRank = ranks(keys, base.rows)
  const rows = [...new Set(models)].flatMap((model): Row[] => {
    const answer = answers.get(model)
    if (!answer) return []
    const byKey = new Map(answer.rows.map((row) => [row.key, row]))
    const rank = ranks(keys, answer.rows)
    return keys.map((key): Row => {
      const row = byKey.get(key)
      const own = rank.get(key)!
      const before = referenceRank.get(key)!
      return {
        key,
        model,
        conversions: row?.conversions ?? 0,
        share: row?.attributedShare ?? 0,
        conversionShare: row?.conversionShare ?? 0,
        attributedShare: row?.attributedShare ?? 0,
        value: row?.value ?? 0,
        valueShare: base.totals.value === 0 ? null : (row?.valueShare ?? 0),
        rank: own,
        referenceRank: before,
        flips: own !== before,
      }
    })
  })
  const order = new Map(models.map((model, index) => [model, index]))
  rows.sort(
    (a, b) =>
      order.get(a.model)! - order.get(b.model)! ||
      a.rank - b.rank ||
      a.referenceRank - b.referenceRank ||
      (a.key < b.key ? -1 : 1),
  )
  return {
    params: { ...params, goal: base.params.goal },
    rows,
    totals: {
      conversions: base.totals.conversions,
      attributed: base.totals.attributed,
      unattributed: base.totals.unattributed,
      attributedFrom: base.totals.attributedFrom,
      attributedAfter: base.totals.attributedAfter,
      pagesKnownFrom: base.totals.pagesKnownFrom,
      zoneShift: base.totals.zoneShift,
      keys: keys.length,
      flipping: new Set(rows.filter((row) => row.flips).map((row) => row.key)).size,
      refused,
    },
  }
}

/** Sums of the same shares differ in the last bits by the order they were added in. */
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a))

/** 1, 2, 2, 4: keys with equal credit share the better rank; a key without a row has none. */
function ranks(keys: readonly string[], rows: readonly { key: string; conversions: number }[]): Map<string, number> {
  const credit = new Map(rows.map((row) => [row.key, row.conversions]))
  const ordered = keys
    .map((key) => ({ key, conversions: credit.get(key) ?? 0 }))
    .toSorted((a, b) => b.conversions - a.conversions)
  const found = new Map<string, number>()
  ordered.forEach((row, index) => {
    const before = ordered[index - 1]
    found.set(row.key, before && near(before.conversions, row.conversions) ? found.get(before.key)! : index + 1)
  })
  return found
}
