import { expect, it } from 'vitest'
import { upliftIn } from './uplift-notes.ts'

it.each(['7% uplift on renewal, clause 4.2', '5 % uplift', 'price increases by 3.5% a year', 'Uplift: CPI', 'CPI uplift from 2027'])('a rise is in %s', (note) => expect(upliftIn({ note, custom: {} })).toBe(note)) // prettier-ignore
it.each(['20% discount', 'increase seats to 40', '3 yr term', 'uplift talks in May', ''])('none is in %s', (note) => expect(upliftIn({ note, custom: {} })).toBeNull()) // prettier-ignore
it('is in a column of its own', () => {
  expect(upliftIn({ note: '', custom: { 'Uplift %': '7' } })).toBe('Uplift % 7')
  expect(upliftIn({ note: '', custom: { 'Uplift %': '0' } })).toBeNull()
})
