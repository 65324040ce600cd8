import { expect, it } from 'vitest'
import { readVat, rowsAtFirst } from './vat-fields.ts'

it('are several rates with their payees, as they were given and as they are typed', () => {
  const given = [{ rate: 19, payees: ['Personio', 'DATEV'] }, { rate: 7, payees: ['Haufe'] }, { rate: 0, payees: ['Zoom'] }, { rate: 20, payees: [] }] // prettier-ignore
  expect(readVat(rowsAtFirst(given))).toEqual({ given, wrong: [null, null, null, null] })
  expect(readVat([{ rate: '8,1 %', payees: ' Abacus;  Bexio\n\n' }]).given).toEqual([{ rate: 8.1, payees: ['Abacus', 'Bexio'] }]) // prettier-ignore
})

it('are none where nothing is typed, and of all payees where none are named', () => {
  expect(rowsAtFirst([])).toEqual([{ rate: '', payees: '' }])
  expect(readVat(rowsAtFirst([]))).toEqual({ given: [], wrong: [null] })
  expect(readVat([{ rate: '0', payees: '' }, { rate: '19', payees: '' }])).toEqual({ given: [{ rate: 19, payees: [] }], wrong: [null, null] }) // prettier-ignore
})

it('say which row is wrong', () => {
  expect(readVat([{ rate: 'x', payees: '' }, { rate: '101', payees: '' }, { rate: '', payees: 'A' }]).wrong).toEqual(['A number from 0 to 100.', 'A number from 0 to 100.', 'A rate for these payees; 0 for none.']) // prettier-ignore
  expect(readVat([{ rate: '19', payees: 'A' }, { rate: '7', payees: 'B\na' }]).wrong).toEqual([null, 'a has another rate already.']) // prettier-ignore
  expect(readVat([{ rate: '19', payees: '' }, { rate: '7', payees: '' }]).wrong).toEqual([null, 'Another rate is for all payees already: name those of this one.']) // prettier-ignore
})
