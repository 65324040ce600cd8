import { expect, it } from 'vitest'
import { isYearBeforeKnown } from '../../shared/notes/spend-before.ts'
import { monthHeads, monthOfYear, monthsBetween, monthSums, spendTable } from './spend-table.ts'

it('has a row a key with its months, and what each month comes to', () => {
  const row = (month: string, key: string, paid: number, before: number | null = null) => ({
    month,
    key,
    tools: 1,
    payments: 1,
    paid,
    share: paid / 40,
    before,
    change: before === null ? null : paid - before,
  })
  const { keys, months } = spendTable([row('2019-02', 'Ops', 5), row('2019-01', 'Ops', 10), row('2019-01', 'Sales', 25)]) // prettier-ignore
  expect(months).toEqual(['2019-01', '2019-02'])
  expect(keys.map(({ key, paid, share, months: own }) => [key, paid, share, [...own]])).toEqual([
    ['Sales', 25, 0.625, [['2019-01', 25]]],
    ['Ops', 15, 0.375, [['2019-02', 5], ['2019-01', 10]]],
  ]) // prettier-ignore
  expect(keys.map(({ before }) => before)).toEqual([null, null])
  const gone = spendTable([row('2019-01', 'Ops', 10, 4), row('2019-02', 'Ops', 0, 5), row('2019-01', 'HR', 0, 3)])
  expect(gone.keys.map(({ key, paid, before }) => [key, paid, before])).toEqual([['Ops', 10, 9], ['HR', 0, 3]]) // prettier-ignore
  expect([...monthSums(keys)].sort()).toEqual([['2019-01', 35], ['2019-02', 5]]) // prettier-ignore
})

it('names every month of a period, the year where it changes', () => {
  const months = monthsBetween('2025-11-25', '2026-02-01')
  expect(months).toEqual(['2025-11', '2025-12', '2026-01'])
  expect(monthHeads(months)).toEqual(['Nov ’25', 'Dec', 'Jan ’26'])
})

it('knows of a month a year before only where payments are stored of it', () => {
  expect(monthOfYear('2026-02')).toBe('Feb 2026')
  expect(['2025-12', '2026-01', '2026-02'].map((month) => isYearBeforeKnown(month, '2025-01-20'))).toEqual([false, true, true]) // prettier-ignore
  expect(isYearBeforeKnown('2026-02', null)).toBe(false)
})
