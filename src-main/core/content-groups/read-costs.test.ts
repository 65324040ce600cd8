import { expect, it } from 'vitest'
import { workspaceConfig } from '../../../shared/config.ts'
import { areContentCosts, isCostTable, readContentCosts as readWith } from './read-costs.ts'

const readContentCosts = (text: string, contentGroups: object[] = []) =>
  readWith(text, workspaceConfig.parse({ contentGroups }))

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
    rows: 2,
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
    { line: 10, reason: 'it has EUR and USD' },
  ])
})

it('is divided where its headings are, whatever marks the decimals', () => {
  const { costs } = readContentCosts('Template;Cost (USD)\nA;9.008,53\nB;4130.19\nC;3131,19\nD;120\n')
  expect(costs.map(({ amount, currency }) => [amount, currency])).toEqual([
    [9008.53, 'USD'], [4130.19, 'USD'], [3131.19, 'USD'], [120, 'USD'],
  ]) // prettier-ignore
})

it('is known by its columns', () => {
  expect(areContentCosts(['Seite', 'Vorlage', 'Kosten (€)'])).toBe(true)
  expect(areContentCosts(['group', 'Hours'])).toBe(true)
  expect(areContentCosts(['page', 'views'])).toBe(false)
  expect(areContentCosts(['tool', 'cost'])).toBe(false)
  expect(isCostTable('\ufeff\ngroup;amount;currency\nA;1;EUR\n')).toBe(true)
  expect(isCostTable('from,to\n/a,/b\n')).toBe(false)
})

it('says what is missing', () => {
  expect(() => readContentCosts('')).toThrow('needs a column "group" (or template, or page)')
  expect(() => readContentCosts('group,notes\nA,x')).toThrow('a column "amount" (or cost) or "hours"')
  expect(() => readContentCosts('group,amount\nA,x')).toThrow('line 2, "x" is not an amount of money')
})

it('adds up the rows of a group, by its name or by the pages the rules give it', () => {
  // 822,66 + 1.111,41 + 1.090 (euros group with a point: 1090) = 3024.07
  expect(
    readContentCosts(
      'Seite;Vorlage;Kosten (€)\n/lp/a/x;kalkulator;822,66\n/lp/a/y;;1.111,41\nhttps://x.de/lp/a/z/?q;;1.090\n/lp/b;demo;5\n/other;;7',
      [{ match: '/lp/a/**', group: 'kalkulator' }],
    ),
  ).toEqual({
    costs: [
      { group: 'kalkulator', amount: 3024.07, hours: 0, hourlyRate: 0, currency: 'EUR' },
      { group: 'demo', amount: 5, hours: 0, hourlyRate: 0, currency: 'EUR' },
    ],
    rows: 4,
    rejects: [{ line: 6, reason: '/other is in no content group' }],
  })
  // 2 h at 50 and 6 h at 90 are 640: 8 h at 80.
  expect(readContentCosts('Gruppe;Stunden;Stundensatz\nA;2;50\nA;6;90').costs).toMatchObject([
    { hours: 8, hourlyRate: 80 },
  ])
  expect(readContentCosts('group,cost\nA,$5\nA,5 €')).toMatchObject({
    rows: 1,
    rejects: [{ line: 3, reason: 'it is in EUR, the rows of "A" before it in USD' }],
  })
})

it.each(['Modèle;Coût (EUR)', 'groep;kosten EUR', 'Grupo;Coste [€]', 'Content group;Amount EUR'])(
  'knows %s',
  (head) => {
    expect(readContentCosts(`${head}\nA;1.234`).costs).toMatchObject([{ group: 'A', amount: 1234, currency: 'EUR' }])
  },
)
