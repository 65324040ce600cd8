import { expect, it } from 'vitest'
import { agreedUplift } from './agreed-uplift.ts'

const ofNote = (note: string) => agreedUplift({ note, custom: {} })
const ofColumn = (value: string, column = 'Uplift') => agreedUplift({ note: '', custom: { [column]: value } })

it.each([
  ['7% uplift on renewal, clause 4.2', 7, false],
  ['5 % uplift', 5, false],
  ['price increases by 3.5% a year', 3.5, false],
  ['price +7%', 7, false],
  ['+7% at renewal (letter Oct)', 7, false],
  ['+5% from renewal per CDW email 2 Nov', 5, false],
  ['On renewal: + 3,5 %', 3.5, false],
  ['5% cap', 5, true],
  ['uplift capped at 4 %', 4, true],
  ['Uplift: CPI', null, false],
  ['CPI uplift from 2027', null, false],
  ['uplift CPI, max 5 %', 5, true],
  ['uplift CPI + 2 %', null, false],
  ['price increased by 9 % last year', null, false],
])('a remark "%s" says %s', (note, percent, isCap) =>
  expect(ofNote(note)).toMatchObject({ text: note, percent, isCap }),
)

it.each(['+20% seats since May', '20% discount', 'increase seats to 40', '3 yr term', 'uplift talks in May', ''])('none is in %s', (note) => expect(ofNote(note)).toBeNull()) // prettier-ignore

it.each([
  ['7', 7, false],
  ['7 %', 7, false],
  ['0.05', 5, false],
  ['max 5 %', 5, true],
  ['≤ 3,5 %', 3.5, true],
  ['3-5 %', 5, true],
  ['none', 0, false],
  ['0', 0, false],
  ['CPI', null, false],
  ['as the others', null, false],
])('a column of "%s" says %s', (value, percent, isCap) => expect(ofColumn(value)).toMatchObject({ text: `Uplift ${value}`, percent, isCap })) // prettier-ignore

it('is a cap where its column says so, and what a person wrote counts first', () => {
  expect(ofColumn('5', 'Uplift cap %')).toMatchObject({ percent: 5, isCap: true })
  expect(agreedUplift({ note: '7% uplift', custom: { 'Uplift %': '6', Uplift: '4' } })).toMatchObject({ percent: 4 })
  expect(ofColumn('5', 'Seats')).toBeNull()
})

it.each([
  ['CPI + 2%, max 6%', 2, 6],
  ['2 % above CPI, capped at 1.5 %', 2, 1.5],
  ['CPI plus 1,5 %', 1.5, null],
  ['CPI, max 5 %', 0, 5],
  ['7 %', undefined, 7],
])('"%s" is so much over an index, and its cap is a cap', (value, overIndex, percent) => {
  const { overIndex: over, percent: most } = ofColumn(value)!
  expect([over, most]).toEqual([overIndex, percent])
})
