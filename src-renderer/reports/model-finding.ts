/** Who comes first by the models that were asked, in words: a part of the headline. Pure. */
import type { Report } from '../../shared/reports/index.ts'
import { inSentence, listed, listedFirst } from '../format.ts'
import { type Model, modelWords } from '../words.ts'

const shownNames = 3

/** The models compared: those that answered, and the one whose ranks they are held against. */
export function comparedModels({ rows, params }: Pick<Report<'model-comparison'>, 'rows' | 'params'>): Model[] {
  const answered = params.models.filter((model) => rows.some((row) => row.model === model))
  return [...new Set(answered.includes(params.reference) ? answered : [params.reference, ...answered])]
}

/** `First touch and Last touch both put City pages first`, or who is first by which. Several are first where they are equal. */
export function firstWords(report: Pick<Report<'model-comparison'>, 'rows' | 'params'>): string {
  const { rows } = report
  const compared = comparedModels(report)
  const firsts = compared.map((model) => {
    const own = rows.filter((row) => row.model === model && row.rank === 1)
    // Of a reference that was not asked for, each row of the others has the rank.
    const first = own.length > 0 ? own : rows.filter((row) => row.model === rows[0]?.model && row.referenceRank === 1)
    return first.map(({ key }) => key).toSorted()
  })
  const labels = compared.map((model) => modelWords[model].label)
  const names = (keys: readonly string[]): string => listedFirst(keys.map(inSentence), shownNames)
  if (new Set(firsts.map((keys) => JSON.stringify(keys))).size === 1) {
    const who =
      compared.length === Object.keys(modelWords).length
        ? 'Every model puts'
        : compared.length > 2
          ? `All ${compared.length} models put`
          : `${listed(labels)} ${compared.length === 1 ? 'puts' : 'both put'}`
    return `${who} ${names(firsts[0]!)} first`
  }
  if (compared.length === 2) return `${labels[0]} puts ${names(firsts[0]!)} first, ${labels[1]} ${names(firsts[1]!)}`
  return `The model decides who comes first: ${listed([...new Set(firsts.flat())].slice(0, shownNames).map(inSentence), 'or')}`
}
