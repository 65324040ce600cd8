/** Which two models the attribution report shows beside each other, and what their figures are called. */
import type { DimensionWords, Model } from '../words.ts'
import { modelWords } from '../words.ts'

export interface ModelPair {
  model: Model
  /** Shown beside it, to compare with. */
  against: Model
  /** Both ends of the journey are asked for, rather than one model with another to compare it with. */
  both: boolean
}

/** First and last where no model is asked for; first touch beside last touch, any other model beside first touch. */
export function modelPair(asked: string | null): ModelPair {
  const model = asked !== null && asked in modelWords ? (asked as Model) : null
  return {
    model: model ?? 'first',
    against: model === null || model === 'first' ? 'last' : 'first',
    both: model === null,
  }
}

export interface PairLabels {
  /** As heads and labels: `first page`, `Linear`. */
  first: string
  last: string
  /** Whose rate it is: `first page`, `page seen`. */
  rate: string
  /** Together: `first and last page seen`. */
  both: string
}

export function pairLabels({ model, both }: ModelPair, words: DimensionWords): PairLabels {
  if (both)
    return {
      first: words.first,
      last: words.last,
      rate: words.first,
      both: `first and last ${words.touch === 'page' ? 'page seen' : 'touch'}`,
    }
  if (model === 'first')
    return { first: words.first, last: words.last, rate: words.first, both: `${words.first}, beside ${words.last}` }
  const name = modelWords[model].label
    .toLowerCase()
    .replace(/^(markov|shapley|j-|inverse j)/, (word) => word.replace(/^[a-z]/, (letter) => letter.toUpperCase()))
  return {
    first: name,
    last: words.first,
    // With all other models, people count in every key they touched.
    rate: model === 'last' ? words.last : `any ${words.touch}`,
    both: `${name}, beside ${words.first}`,
  }
}
