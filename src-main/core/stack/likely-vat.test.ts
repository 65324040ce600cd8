import { expect, it } from 'vitest'
import { likelyVat } from './likely-vat.ts'

it.each([
  [2856, 2400, '19.0 %'],
  [1200, 1000, '20.0 %'],
  [1210.04, 1000, '21.0 %'],
])('%d paid for %d stated is likely VAT', (paid, stated, rate) =>
  expect(likelyVat(paid, stated)?.replaceAll('\u00a0', ' ')).toBe(`That is exactly ${rate} more: likely VAT, which the contract leaves out.`)) // prettier-ignore

it.each([[1185, 1000], [1100, 1000], [1000, 1000], [810, 1000], [5, 0]])('%d paid for %d stated is not', (paid, stated) => expect(likelyVat(paid, stated)).toBeNull()) // prettier-ignore
