import { expect, it } from 'vitest'
import { ended, inSentence, middleCut } from './figures.ts'

it('a long name is cut in the middle, between what a person takes for letters', () => {
  expect(middleCut('/l/new-york/forms', 12)).toBe('/l/new-…orms')
  expect(middleCut('🙂🙂🙂👩🏽‍🚀👩🏽‍🚀🙂🙂🙂', 5)).toBe('🙂🙂🙂…🙂')
  expect(middleCut('🙂🙂🙂👩🏽‍🚀', 4)).toBe('🙂🙂🙂👩🏽‍🚀')
  expect(inSentence('x'.repeat(40))).toHaveLength(40)
  expect(inSentence('x'.repeat(41))).toBe(`${'x'.repeat(22)}…${'x'.repeat(17)}`)
})

it('a sentence has one full stop, also after a name that ends in one', () => {
  expect([ended('Merge it'), ended('Its payee is Salesforce, Inc.')]).toEqual([
    'Merge it.',
    'Its payee is Salesforce, Inc.',
  ])
})
