import { expect, it } from 'vitest'
import { likelyVat } from './likely-vat.ts'

it.each([
  [2856, 2400, '19.0 %'],
  [1200, 1000, '20.0 %'],
  [1210.04, 1000, '21.0 %'],
])('%d paid for %d stated is likely VAT', (paid, stated, rate) =>
  expect(likelyVat(paid, stated)?.said.replaceAll('\u00a0', ' ')).toBe(`That is exactly ${rate} more: likely VAT, which the contract leaves out. Payments of its payee can count without it (vatIncluded in the configuration).`)) // prettier-ignore

it.each([[1185, 1000], [1100, 1000], [1000, 1000], [810, 1000], [5, 0]])('%d paid for %d stated is not', (paid, stated) => expect(likelyVat(paid, stated)).toBeNull()) // prettier-ignore

it('is told by what is charged in the end where the price changed on the way, and a rise by as much is none', () => {
  expect(likelyVat(1150, 1000, { least: 1130, last: 1190, stated: 1000 })?.said).toContain(
    'What is charged now is exactly 19.0',
  )
  expect(likelyVat(1100, 1000, { least: 1000, last: 1200, stated: 1000 })).toBeNull()
})
