import { expect, it } from 'vitest'
import { type Model, modelWords } from '../words.ts'
import { comparedModels, firstWords } from './model-finding.ts'

const all = Object.keys(modelWords) as Model[]

/** Ranks of the keys a, b and c by model; first is the reference. */
function says(models: Model[], ranks: Partial<Record<Model, [number, number, number]>>, answered = models) {
  const reference = ranks.first ?? [1, 2, 3]
  const row = (model: Model) => (key: string, at: number) => ({
    ...{ key, model, conversions: 0, share: 0, conversionShare: 0, attributedShare: 0, value: 0, valueShare: null },
    rank: (ranks[model] ?? reference)[at]!,
    referenceRank: reference[at]!,
    flips: false,
  })
  const rows = answered.flatMap((model) => ['a', 'b', 'c'].map(row(model)))
  const report = { rows, params: { models, reference: 'first' } } as unknown as Parameters<typeof firstWords>[0]
  return { words: firstWords(report), compared: comparedModels(report) }
}

it('speaks of the models that were asked', () => {
  expect(says(all, {}).words).toBe('Every model puts a first')
  expect(says(['first', 'last'], {}).words).toBe('First touch and Last touch both put a first')
  expect(says(['first', 'last', 'linear'], {}).words).toBe('All 3 models put a first')
  expect(says(['first'], {})).toEqual({ words: 'First touch puts a first', compared: ['first'] })
  // Of very many keys some models refuse to answer.
  expect(says(all, {}, all.slice(0, 9)).words).toBe('All 9 models put a first')
})

it('holds them against the reference, where it was not asked for too', () => {
  expect(says(['last'], {})).toEqual({ words: 'First touch and Last touch both put a first', compared: ['first', 'last'] }) // prettier-ignore
  expect(says(['last'], { last: [2, 1, 3] }).words).toBe('First touch puts a first, Last touch b')
  expect(says(['last', 'linear'], { last: [2, 1, 3] }).words).toBe('The model decides who comes first: a or b')
})

it('knows that several are first alike, which no model decides', () => {
  expect(says(['first', 'last'], { first: [1, 1, 3] }).words).toBe('First touch and Last touch both put a and b first')
  expect(says(['first', 'last'], { first: [1, 1, 3], last: [1, 2, 3] }).words).toBe('First touch puts a and b first, Last touch a') // prettier-ignore
})
