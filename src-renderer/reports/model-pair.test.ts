import { expect, it } from 'vitest'
import { dimensionWords } from '../words.ts'
import { modelPair, pairLabels } from './model-pair.ts'

it('shows both ends where no model is asked for, and first touch where it is', () => {
  expect(modelPair(null)).toEqual({ model: 'first', against: 'last', both: true })
  expect(modelPair('first')).toEqual({ model: 'first', against: 'last', both: false })
  expect(modelPair('linear')).toEqual({ model: 'linear', against: 'first', both: false })
  // An old link with a model that is none still opens.
  expect(modelPair('best')).toEqual(modelPair(null))
  const words = dimensionWords.group
  expect(pairLabels(modelPair(null), words).both).toBe('first and last page seen')
  expect(pairLabels(modelPair('first'), words)).toMatchObject({ rate: 'first page', both: 'first page, beside last page' }) // prettier-ignore
  expect(pairLabels(modelPair('last'), words)).toMatchObject({ rate: 'last page', both: 'last touch, beside first page' }) // prettier-ignore
})
