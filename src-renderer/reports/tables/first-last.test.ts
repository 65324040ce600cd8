import { expect, test } from 'vitest'
import { attribution, type Counts, legalAid } from './first-last.fixture.ts'
import { type FirstLastRow, firstLastRows, fold, keysNamed, outstanding, story, withTouch } from './first-last.ts'

const rowsOf = (counts: readonly Counts[]): FirstLastRow[] =>
  firstLastRows(attribution(counts, 'first'), attribution(counts, 'last'))
const storyOf = (counts: readonly Counts[]) => story(rowsOf(counts), attribution(counts, 'first').totals)

test('first and last meet in one row; what is no key of its own comes last', () => {
  const rows = rowsOf(legalAid)
  expect(rows.map((row) => row.key)).toEqual(legalAid.map(([key]) => key))
  expect(rows[0]).toMatchObject({ kind: 'key', first: 2214, last: 2098, people: 61_480, enough: true })
  expect(rows.find((row) => row.key === 'Webinars')).toMatchObject({ enough: false })
  expect(rows.at(-1)).toMatchObject({ kind: 'none', rate: null })
})

test('rows are compared with everybody who has a page: those of (none) have converted by definition', () => {
  const first = attribution(legalAid, 'first')
  const compared = withTouch(first)
  expect(compared.without).toBe(62)
  expect([compared.people, compared.converted]).toEqual([first.totals.people - 62, first.totals.convertedPeople - 62])
  expect(withTouch(attribution(legalAid.slice(0, -1), 'first')).without).toBe(0)
})

test('a key that is only last still has its row', () => {
  const first = attribution(legalAid.slice(1), 'first')
  const rows = firstLastRows(first, attribution(legalAid, 'last'))
  expect(rows.find((row) => row.key === 'City pages')).toMatchObject({ first: 0, last: 2098, people: 0, rate: null })
})

test('the story of many readers of whom few convert', () => {
  const said = storyOf(legalAid)
  expect(said?.leaders).toEqual(['City pages', 'State pages'])
  expect(said?.share).toBeCloseTo(0.7, 3)
  expect(said?.contrast?.key).toBe('Articles')
  expect(said?.contrast?.share).toBeCloseTo(0.102, 3)
  expect(said?.contrast?.peopleShare).toBeCloseTo(1 / 3, 2)
  expect(said?.shift).toBeNull()
})

test('without a contrast, the largest shift between first and last', () => {
  const said = storyOf([
    ['Guides', 1000, 60, 40],
    ['Pricing', 800, 40, 60],
  ])
  expect(said).toMatchObject({ leaders: ['Guides'], plurality: false, contrast: null })
  expect(said?.shift?.points).toBeCloseTo(-0.2, 5)
  expect(said?.shift).toMatchObject({ key: 'Guides', firstShare: 0.6, lastShare: 0.4 })
})

test('many small keys: only the first is named', () => {
  const said = storyOf(
    Array.from({ length: 40 }, (_, index): Counts => [`p${String(index)}`, 1000, 40 - index, 40 - index]),
  )
  expect(said).toMatchObject({ leaders: ['p0'], plurality: true })
})

test('nothing to say without conversions or without keys', () => {
  expect(storyOf([['Guides', 1000, 0, 0]])).toBeNull()
  expect(storyOf([['(other)', 1000, 20, 20]])).toBeNull()
})

test('folding keeps the sums and never hides a single row', () => {
  const rows = rowsOf(legalAid)
  expect(fold(rows, 6, false).folded).toBe(0)
  const { shown, folded } = fold(rows, 3, false)
  expect(folded).toBe(4)
  const rest = shown.find((row) => row.kind === 'rest')
  expect(rest).toMatchObject({ first: 491 + 221 + 87 + 4, people: 71_350 + 9610 + 6120 + 148 })
  expect(shown.reduce((sum, row) => sum + row.firstShare, 0)).toBeCloseTo(1, 10)
  // What the sentence above names is drawn, in its place, and one row less of those that are small.
  expect(fold(rows, 5, false, ['Webinars']).shown.map(({ key }) => key)).toEqual([
    ...rows.slice(0, 4).map(({ key }) => key),
    'Webinars',
    ...fold(rows, 5, false)
      .shown.slice(5)
      .map(({ key }) => key),
  ])
  // Large ones are not folded for smaller ones; there is room for as many as are named.
  expect(fold(rows, 3, false, ['Webinars']).shown).toEqual(shown)
  const five = rows.slice(2, 7).map(({ key }) => key)
  expect(fold(rows, 2, false, five).shown.filter(({ kind }) => kind === 'key')).toEqual(rows.slice(0, 5))
  expect(fold(rows, 3, true).shown.find((row) => row.kind === 'rest')).toMatchObject({ people: 0, rate: null })
})

test('the highest rate and the most last touches are never folded away', () => {
  const of = (key: string, people: number, converted: number, last: number): FirstLastRow => ({
    key, kind: 'key', first: converted, firstShare: 0, last, lastShare: 0, conversions: converted, value: 0, people, converted,
    rate: { rate: converted / people, low: 0, high: 1 }, enough: people > 100,
  }) // prettier-ignore
  const rows = [of('Home', 1264, 44, 18), of('Templates', 756, 24, 11), of('Blog', 2275, 16, 10), of('Pricing', 268, 15, 50), of('Docs', 498, 3, 4), of('About', 20, 3, 4)] // prettier-ignore
  // Of few people a rate says nothing.
  expect(outstanding(rows)).toEqual(['Pricing', 'Pricing'])
  expect(fold(rows, 3, false, outstanding(rows)).shown.map(({ key }) => key)).toEqual(['Home', 'Templates', 'Pricing', '']) // prettier-ignore
  expect(outstanding([])).toEqual([])
  // Nor are those that the sentence above names.
  const named = keysNamed(rows, ['Most go on from ', { figure: 'docs' }, ', fewest from About'], 3)
  expect(named).toEqual(['Docs', 'About'])
  expect(fold(rows, 3, false, named).shown.map(({ key }) => key)).toEqual(['Home', 'Docs', 'About', ''])
  expect(keysNamed(rows, ['Docs and About'], 1)).toEqual(['Docs'])
  // But for none that is large: Templates has too much of all to be folded for the smaller Docs.
  const shares = rows.map((row, index) => ({ ...row, firstShare: [0.4, 0.3, 0.2, 0.06, 0.02, 0.02][index]! }))
  expect(fold(shares, 3, false, named).shown.map(({ key }) => key)).toEqual(['Home', 'Templates', 'Blog', ''])
  expect(fold(shares, 5, false, ['About']).shown.map(({ key }) => key)).toHaveLength(6)
  expect(fold([...shares, { ...shares[5]!, key: 'Jobs' }], 5, false, ['Jobs']).shown.map(({ key }) => key)).toEqual(['Home', 'Templates', 'Blog', 'Pricing', 'Jobs', '']) // prettier-ignore
})
