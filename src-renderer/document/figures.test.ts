import { expect, it } from 'vitest'
import { figures } from './figures.ts'

const written = (head: string, values: (string | number | null)[]) =>
  values.map((value) => figures(head, values, 'EUR', (row: string | number | null) => row)(value)?.replaceAll('\u00a0', ' ') ?? null) // prettier-ignore

it('writes what a spreadsheet gets as the screen does', () => {
  expect(written('annual cost', [4603.5284, 1594.8, null])).toEqual(['€4,604', '€1,595', null])
  expect(written('unused seat cost', [24.385, 110])).toEqual(['€24.39', '€110.00'])
  expect(written('share', [0.2255, 1, 0])).toEqual(['22.6 %', '100.0 %', '0.0 %'])
  expect(written('tools of known cost', [12, 3])).toEqual(['12', '3'])
  expect(written('seats licensed', [1234])).toEqual(['1,234'])
  expect(written('renewal date', ['2027-01-01', 'rolling'])).toEqual(['1 Jan 2027', 'rolling'])
})
