import { expect, it } from 'vitest'
import type { Payment } from '../../import/spend/read-payments.ts'
import { makeTool } from '../../testing/tools.ts'
import { ownBills } from './own-bills.ts'

const config = { currency: 'USD', rates: {} }
const bills = (...all: [date: string, amount: number][]): Payment[] =>
  all.map(([date, amount], at) => ({ date, amount, direction: null, vendor: 'Vendor', currency: 'USD', category: '', team: '', owner: '', line: at + 1, extra: {} })) // prettier-ignore
const found = (contracts: Record<string, number>, payments: Payment[]) =>
  [...ownBills(Object.entries(contracts).map(([name, cost]) => makeTool({ name, cost })), payments, config)].map(([{ name }, { cost, billingPeriod, prices }]) => [name, cost, billingPeriod, ...prices.flatMap((price) => [price.from, price.cost])]) // prettier-ignore

it('are told by their amounts, also where they come on one day', () => {
  const lines = bills(['2018-09-12', 9720], ['2018-09-12', 4860], ['2019-09-12', 5400], ['2019-09-12', 10_800])
  expect(found({ Wiki: 5400, Jira: 10_800 }, lines)).toEqual([
    ['Wiki', 4860, 'year', '2019-09-12', 5400],
    ['Jira', 9720, 'year', '2019-09-12', 10_800],
  ])
})

it('of which one is of no contract leave the others what is theirs', () => {
  const own = bills(['2018-02-01', 1000], ['2018-05-01', 200], ['2019-02-01', 1100], ['2019-05-01', 260])
  expect(found({ CRM: 1100, Charts: 250 }, own)).toEqual([['CRM', 1000, 'year', '2019-02-01', 1100]])
})

it('are those of none where two contracts state as much, an amount comes at no interval, or came back', () => {
  const same = bills(['2018-02-01', 90], ['2018-05-01', 80], ['2019-02-01', 100], ['2019-05-01', 100])
  expect(found({ A: 100, B: 100 }, same)).toEqual([])
  expect(found({ A: 100, B: 50 }, bills(['2018-02-01', 90], ['2018-03-20', 100]))).toEqual([])
  expect(found({ A: 100, B: 50 }, bills(['2018-02-01', 90], ['2019-02-01', 100], ['2019-03-01', -100]))).toEqual([])
})

it('are none of another contract that states exactly their amount', () => {
  const near = bills(['2018-02-01', 1200], ['2018-10-01', 600], ['2019-02-01', 1200], ['2019-10-01', 600])
  expect(found({ CRM: 1200, Wiki: 600 }, near)).toEqual([['CRM', 1200, 'year'], ['Wiki', 600, 'year']]) // prettier-ignore
})
