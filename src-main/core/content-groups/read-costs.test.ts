import { expect, it } from 'vitest'
import { readContentCosts } from './read-costs.ts'

it('reads a table as people keep it', () => {
  expect(
    readContentCosts(
      '\ufeffContent group;Cost;Hours;Hourly rate;Currency\r\nCity pages;"1,200.50";10;85;eur\r\n\r\nArticles;1.234,50 €;4;;\r\n',
    ),
  ).toEqual({
    costs: [
      { group: 'City pages', amount: 1200.5, hours: 10, hourlyRate: 85, currency: 'EUR' },
      { group: 'Articles', amount: 1234.5, hours: 4, hourlyRate: 0, currency: 'EUR' },
    ],
    rejects: [],
  })
})

it('names the lines it cannot use', () => {
  expect(
    readContentCosts('group,amount,currency,rate\n"One\ntwo",1\nA,many,\n,5,\nB,5,dollars\nC,-1\nD,2\nD,3\nE,5 €,,$7')
      .rejects,
  ).toEqual([
    { line: 4, reason: '"many" is not an amount of money' },
    { line: 5, reason: 'it has no group' },
    { line: 6, reason: '"dollars" is not a currency code' },
    { line: 7, reason: '"-1" is below 0' },
    { line: 9, reason: '"D" is there twice; the first counts' },
    { line: 10, reason: 'it has EUR and USD' },
  ])
})

it('says what is missing', () => {
  expect(() => readContentCosts('')).toThrow('needs a column "group"')
  expect(() => readContentCosts('group,notes\nA,x')).toThrow('a column "amount" or "hours"')
  expect(() => readContentCosts('group,amount\nA,x')).toThrow('line 2, "x" is not an amount of money')
})
