import { expect, it } from 'vitest'
import { count, percent } from '../../format.ts'
import { dimensionWords } from '../../words.ts'
import { tableColumns } from './attribution-table.tsx'
import { attribution, legalAid } from './first-last.fixture.ts'
import { firstLastRows } from './first-last.ts'
import { modelPair, pairLabels } from '../model-pair.ts'

const first = attribution(legalAid, 'first')
const last = attribution(legalAid, 'last')
// Every conversion is worth 10.
for (const row of first.rows) row.value = row.conversions * 10
first.totals.value = first.totals.conversions * 10
const rows = firstLastRows(first, last)
const pair = modelPair(null)
const words = dimensionWords.group
const { conversions } = first.totals
const measured = {
  measure: 'conversions' as const,
  text: count,
  whole: conversions,
  first: conversions,
  last: conversions,
  value: first.totals.value,
}
const columns = (amount: ((value: number) => string) | null) =>
  tableColumns({ words, pair, labels: pairLabels(pair, words), totals: first.totals, measured, digits: 2, everybody: null, compared: { people: 0, converted: 0, without: 0 }, amount, noun: 'sign-ups' }) // prettier-ignore

it('has the people who converted, of whom and of all people the rate is made', () => {
  const byId = new Map(columns(null).map((column) => [column.id, column]))
  const [city] = rows
  const [people, converted, rate] = ['people', 'converted', 'rate'].map((id) => byId.get(id)!.value(city!) as number)
  expect([people, converted]).toEqual([61_480, 2214])
  expect(rate).toBeCloseTo(2214 / 61_480, 10)
})

it('has a value where a conversion is worth money, and its sum', () => {
  expect(columns(null).map(({ id }) => id)).not.toContain('value')
  const value = columns((amount) => `€${amount}`).find(({ id }) => id === 'value')!
  expect([value.value(rows[0]!), value.total]).toEqual([22_140, `€${first.totals.value}`])
})

it('sums up the credit of all rows, more than there are conversions where every touch has a whole one', () => {
  const participation = { ...first.totals, credited: first.totals.credited + first.totals.conversions }
  const all = new Map(
    tableColumns({ words, pair, labels: pairLabels(pair, words), totals: participation, measured: { ...measured, first: 2 * conversions, value: 300 }, digits: 2, everybody: null, compared: { people: 0, converted: 0, without: 0 }, amount: (amount) => `€${amount}`, noun: 'sign-ups' })
      .map(({ id, total }) => [id, total]), // prettier-ignore
  )
  expect(first.totals.credited + first.totals.unattributed).toBe(conversions)
  expect(['first', 'value', 'last', 'lastShare'].map((id) => all.get(id))).toEqual([
    count(2 * conversions),
    '€300',
    count(conversions),
    percent(1),
  ])
  // 200 % of all conversions are no share of anything.
  expect([all.get('firstShare'), all.get('points')]).toEqual(['', ''])
})

it('says that the rate of all is without those of (none)', () => {
  const titleOf = (without: number) =>
    tableColumns({ words, pair, labels: pairLabels(pair, words), totals: first.totals, measured, digits: 2, everybody: null, compared: { people: 0, converted: 0, without }, amount: null, noun: 'sign-ups' })
      .find(({ id }) => id === 'rate')!.title // prettier-ignore
  expect(titleOf(62)).toContain('of all without the 62 of (none)')
  expect(titleOf(0)).not.toContain('(none)')
})

it('has money by both models where value is measured, and the conversions beside it', () => {
  const worth = (report: typeof first): typeof first => ({
    ...report,
    params: { ...report.params, measure: 'value' },
    rows: report.rows.map((row) => ({ ...row, value: row.conversions * 10, valueShare: row.conversionShare })),
  })
  const inMoney = firstLastRows(worth(first), worth(last))
  const sum = inMoney.reduce((total, row) => total + row.first, 0)
  const shown = tableColumns({
    words, pair, labels: pairLabels(pair, words), totals: first.totals, digits: 2, everybody: null, compared: { people: 0, converted: 0, without: 0 }, noun: 'sign-ups',
    amount: (amount) => `€${amount}`,
    measured: { measure: 'value', text: (amount) => `€${amount}`, whole: sum, first: sum, last: sum, value: sum },
  }) // prettier-ignore
  expect(shown.map(({ id }) => id)).toEqual(
    ['key', 'people', 'first', 'firstShare', 'conversions', 'last', 'lastShare', 'points', 'converted', 'rate', 'interval'],
  ) // prettier-ignore
  const [city] = inMoney
  expect([city!.first, city!.last, city!.conversions, city!.firstShare]).toEqual([
    22_140,
    20_980,
    2214,
    2214 / conversions,
  ])
  expect(shown.find(({ id }) => id === 'first')!.total).toBe(`€${conversions * 10}`)
})
