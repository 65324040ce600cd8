import { expect, it } from 'vitest'
import { withVatOfPayees } from './vat-of-payees.ts'

const entry = (rate: number, payees: string[], kind = 'books') => ({ rate, payees, export: kind })

it('joins the payees of its rate, and leaves that of another rate', () => {
  const before = [entry(19, ['Personio']), entry(7, ['Haufe', 'datev'])]
  expect(withVatOfPayees(before, entry(19, ['DATEV']))).toEqual([entry(19, ['Personio', 'DATEV']), entry(7, ['Haufe'])])
  expect(withVatOfPayees([entry(7, ['DATEV'])], entry(19, ['DATEV']))).toEqual([entry(19, ['DATEV'])])
})

it('takes back, and says none only where there is a rate for all', () => {
  expect(withVatOfPayees([entry(19, ['Personio'])], entry(0, ['Personio']))).toEqual([])
  const ofAll = [entry(19, [], ''), entry(19, ['Personio'])]
  expect(withVatOfPayees(ofAll, entry(0, ['Personio']))).toEqual([entry(19, [], ''), entry(0, ['Personio'])])
})

it('leaves other kinds of export as they are', () => {
  expect(withVatOfPayees([entry(19, ['Personio'], 'card')], entry(20, ['Personio']))).toEqual([entry(19, ['Personio'], 'card'), entry(20, ['Personio'])]) // prettier-ignore
})
