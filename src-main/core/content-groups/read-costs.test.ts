import { expect, it } from 'vitest'
import { workspaceConfig } from '../../../shared/config.ts'
import { monthsSentence } from '../../../shared/notes/cost-period.ts'
import { renamedByIdSentence, tagsAfterRead } from '../../../shared/notes/renamed-by-id.ts'
import { ownResultsSentence } from '../../../shared/notes/own-results.ts'
import { costsOf, isCostTable, readContentCosts as readWith } from './read-costs.ts'
import { readMonth } from './read-month.ts'

const readContentCosts = (text: string, contentGroups: object[] = [], settings: object = {}) =>
  readWith(text, workspaceConfig.parse({ contentGroups, ...settings }))

it('reads a table as people keep it', () => {
  expect(
    readContentCosts(
      '\ufeffContent group;Cost;Hours;Hourly rate;Currency\r\nCity pages;"1,200.50";10;85;eur\r\n\r\nArticles;1.234,50 €;4;;\r\n',
    ),
  ).toEqual({
    by: 'group',
    costs: [
      { group: 'City pages', amount: 1200.5, hours: 10, hourlyRate: 85, currency: 'EUR', pages: null },
      { group: 'Articles', amount: 1234.5, hours: 4, hourlyRate: 0, currency: 'EUR', pages: null },
    ],
    rows: 2,
    countsAs: {},
    renamed: [],
    months: 0,
    unusedDates: [],
    ownResults: [],
    converted: [],
    rejects: [],
  })
})

it('reads a Portuguese table by month, as spreadsheets shorten it, without the line that adds it up', () => {
  const { costs, months, rejects } = readContentCosts(
    'Mês;Grupo;Custo\njan/26;Guias;R$ 1.200,00\nfev./26;Guias;R$ 800,00\nTotal;;R$ 2.000,00\n',
  )
  expect(costs.map(({ group, amount, currency, from, to }) => [group, amount, currency, from, to])).toEqual([
    ['Guias', 1200, 'BRL', '2026-01-01', '2026-02-01'],
    ['Guias', 800, 'BRL', '2026-02-01', '2026-03-01'],
  ])
  expect([months, rejects.length]).toEqual([2, 1])
  // Months without a year are of no period; the total is none of them.
  expect(readContentCosts('mês,grupo,custo\njan,A,1\nfev,A,2\nTotal,,3\n').months).toBe(2)
  expect(isCostTable('mês;grupo;verba\njan/26;Guias;1\n')).toBe(true)
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
  expect(costsOf(['Seite', 'Vorlage', 'Kosten (€)'])).toBe('group')
  expect(costsOf(['group', 'Hours'])).toBe('group')
  expect(costsOf(['page', 'views'])).toBe(null)
  expect(costsOf(['tool', 'cost'])).toBe(null)
  expect(isCostTable('\ufeff\ngroup;amount;currency\nA;1;EUR\n')).toBe(true)
  expect(isCostTable('from,to\n/a,/b\n')).toBe(false)
})

it('keeps the cost of each month apart, and says of which months they are', () => {
  const read = readContentCosts(
    'Mes;Contenido;Importe (€)\nmarzo 2026;Blog;1.200,00 €\nabril de 2026;Blog;900,00 €\n2026-04;Blog;50,00 €\nabril 2026;Test;\n;Blog;7 €\nabrl 2026;Blog;1 €\nTOTAL;;2.157,00 €\n',
  )
  const march = { from: '2026-03-01', to: '2026-04-01' }
  const april = { from: '2026-04-01', to: '2026-05-01' }
  expect(read.costs).toEqual([
    { group: 'Blog', amount: 1200, hours: 0, hourlyRate: 0, currency: 'EUR', pages: null, ...march },
    { group: 'Blog', amount: 950, hours: 0, hourlyRate: 0, currency: 'EUR', pages: null, ...april },
    { group: 'Test', amount: 0, hours: 0, hourlyRate: 0, currency: null, pages: null, ...april },
    { group: 'Blog', amount: 7, hours: 0, hourlyRate: 0, currency: 'EUR', pages: null },
  ])
  expect(read.rejects).toEqual([
    { line: 7, reason: '"abrl 2026" is not a month such as 2026-03' },
    { line: 8, reason: 'it has no group' },
  ])
  expect(workspaceConfig.parse({ contentCosts: read.costs }).contentCosts).toHaveLength(4)
  expect(monthsSentence(read)).toBe(
    'The costs of 2 months are kept apart, of 1 Mar – 30 Apr 2026: a report of a period counts the days of each that are in it.',
  )
  // Of which year is not said.
  const unsure = readContentCosts('Monat,Inhalt,Betrag\nMärz,A,1\nApril,A,2\n')
  expect(unsure.costs).toMatchObject([{ group: 'A', amount: 3 }])
  expect(unsure.costs[0]!.from).toBeUndefined()
  expect(monthsSentence(unsure)).toContain('The amounts of 2 months are added up; of which period')
  expect(monthsSentence(readContentCosts('Contenu,Montant\nA,1\n'))).toBeNull()
})

it('keeps what was spent on each day, in an entry a month within the days of the table', () => {
  const daily = (text: string, settings: object = {}) =>
    readContentCosts(text, [], settings).costs.map(({ amount, from, to, days }) => [amount, from, to, days])
  const table =
    'Day;Campaign;Cost\n2026-03-30;Brand;5\n2026-04-01;Brand;2\n2026-04-01;Brand;1,5\n2026-04-03;Brand;4\n2026-04-02;Spring;6\n2026-04-03;Idle;0\n'
  expect(daily(table)).toEqual([
    [5, '2026-03-30', '2026-04-01', [5, 0]],
    [7.5, '2026-04-01', '2026-04-04', [3.5, 0, 4]],
    [6, '2026-04-01', '2026-04-04', [0, 6, 0]],
    [0, '2026-04-01', '2026-04-04', undefined],
  ])
  expect(workspaceConfig.parse({ contentCosts: readContentCosts(table).costs }).contentCosts).toHaveLength(4)
  expect(monthsSentence(readContentCosts(table))).toBe(
    'The costs are kept by day, of 30 Mar – 3 Apr 2026: a report of a period counts those of its days.',
  )
  // First and last day of a row are one, as ad platforms export days.
  expect(daily('from,to,campaign,cost\n2026-04-01,2026-04-01,A,1\n2026-04-02,2026-04-02,A,3\n')).toEqual([[4, '2026-04-01', '2026-04-03', [1, 3]]]) // prettier-ignore
  expect(daily('month,campaign,cost\n2026-04-02 - 2026-04-02,A,1\n')).toEqual([[1, '2026-04-02', '2026-04-03', undefined]]) // prettier-ignore
  // 2 h at 50 and 10 of money; hours that cost nothing count as they are.
  expect(daily('date,group,cost,hours,rate\n2026-04-01,A,0,2,50\n2026-04-02,A,10,0,\n')[0]![3]).toEqual([100, 10])
  expect(daily('date,group,hours\n2026-04-01,A,2\n2026-04-02,A,3\n')[0]![3]).toEqual([2, 3])
  // 10 CHF are 20 €.
  const rates = { currency: 'EUR', rates: { CHF: 2 } }
  expect(daily('date,group,cost,currency\n2026-04-01,A,10,CHF\n2026-04-02,A,5,EUR\n', rates)).toEqual([[25, '2026-04-01', '2026-04-03', [20, 5]]]) // prettier-ignore
})

it('takes a day for its month where there are few, and first and last days as they are', () => {
  const periods = (text: string) => readContentCosts(text).costs.map(({ amount, from, to }) => [amount, from, to])
  expect(periods('Fecha;Grupo;Coste\n03/04/2026;A;1\n30/04/2026;A;2\n')).toEqual([[3, '2026-04-01', '2026-05-01']])
  expect(periods('from,to,group,cost\n2026-03-10,2026-03-19,A,5\n')).toEqual([[5, '2026-03-10', '2026-03-20']])
  expect(readContentCosts('group,cost,from,to\nA,1,,\nA,1,2026-03-02,\nA,1,2026-03-02,2026-03-01\n').rejects).toEqual([
    { line: 3, reason: 'its first and last day must both be given, as 2026-03-01 and 2026-03-31' },
    { line: 4, reason: 'its last day is before its first' },
  ]) // prettier-ignore
})

it('reads months as people write them', () => {
  const months = [
    '2026-03',
    '2026-03-01',
    '03/2026',
    '3.2026',
    'März 2026',
    'Mrz. 2026',
    'mars 2026',
    'Mar-2026',
    'MARZO DE 2026',
    'maart 2026',
  ]
  expect(months.map(readMonth)).toEqual(months.map(() => ({ year: 2026, month: 3 })))
  expect(['', 'marzo', '13/2026', '03/04/2026', 'Q1 2026', 'TOTAL'].map(readMonth)).toEqual(Array(6).fill(null))
})

it('knows a table of costs that lacks a column, and says which', () => {
  expect(isCostTable('Mes;Cosa;Importe (€)\n')).toBe(true)
  expect(() => readContentCosts('Mes;Cosa;Importe (€)\nmarzo 2026;Blog;1\n')).toThrow(
    'It has Mes, Cosa, Importe (€): none is known as the group or campaign; head it "group", "page" or "campaign".',
  )
  expect(costsOf(['Mes', 'Grupo de contenido', 'Importe (€)'])).toBe('group')
  expect(costsOf(['Groupe de contenu', 'Dépenses'])).toBe('group')
})

it('reads the export of an ad platform: titles before it, lines that add it up, dashes for nothing', () => {
  const google = readContentCosts(
    'Campaign performance report\n"1 January 2026 – 28 February 2026"\nCampaign state\tCampaign\tMonth\tCurrency code\tCost\tClicks\nEnabled\tBrand\t2026-01-01\tUSD\t"1,200.00"\t10\nEnabled\tBrand\t2026-02-01\tUSD\t800.00\t9\nPaused\tspring\t2026-02-01\tUSD\t --\t0\nEnabled\tspring\t2026-02-01\tUSD\t300.00\t9\nTotal: Account\t --\t --\tUSD\t"2,300.00"\t28\n',
  )
  expect(google.by).toBe('campaign')
  expect(google.costs.map(({ campaign, amount, from, to }) => [campaign, amount, from, to])).toEqual([
    ['Brand', 1200, '2026-01-01', '2026-02-01'],
    ['Brand', 800, '2026-02-01', '2026-03-01'],
    ['spring', 300, '2026-02-01', '2026-03-01'],
  ])
  expect(google.rejects).toEqual([{ line: 8, reason: 'it has no campaign, as lines that add others up' }])
  const first = readContentCosts('Campaign,Cost\nBrand,2\nTotal: Campaigns,2\nTotal: Account,2\n')
  expect(first.costs).toMatchObject([{ campaign: 'Brand', amount: 2 }])
  const meta = readContentCosts(
    '"Campaign name",Month,"Amount spent (EUR)","Reporting starts","Reporting ends"\nspring,"2026-02-01 - 2026-02-28",300.5,2026-01-01,2026-02-28\n,,300.5,2026-01-01,2026-02-28\n',
  )
  expect(meta.costs).toMatchObject([
    { campaign: 'spring', amount: 300.5, currency: 'EUR', from: '2026-02-01', to: '2026-03-01' },
  ])
  expect(readContentCosts('Tag;Kampagne;Kosten\n03.01.2026;Brand;20,50\n04.01.2026;Brand;10,50\n').costs).toMatchObject([
    { campaign: 'Brand', amount: 31, from: '2026-01-03', to: '2026-01-05', days: [20.5, 10.5] },
  ]) // prettier-ignore
})

it('takes a start date without an end date for the day where a campaign has several, as LinkedIn exports it', () => {
  const linkedIn =
    'Campaign Performance Report (in UTC)\nDate Generated: July 2, 2026\n\nStart Date (in UTC)\tCurrency\tCampaign Name\tCampaign Start Date\tTotal Spent\n'
  const daily = readContentCosts(
    `${linkedIn}01/05/2026\tUSD\tOwners\t01/05/2026\t70.34\n01/31/2026\tUSD\tOwners\t01/05/2026\t9.66\n02/01/2026\tUSD\tOwners\t01/05/2026\t5\n`,
  )
  expect(daily.costs).toMatchObject([
    { campaign: 'Owners', amount: 80, currency: 'USD', from: '2026-01-01', to: '2026-02-01' },
    { campaign: 'Owners', amount: 5, currency: 'USD', from: '2026-02-01', to: '2026-03-01' },
  ])
  expect(daily.unusedDates).toEqual([])
  // When each began says nothing of when its money was spent.
  const whole = readContentCosts(`${linkedIn}01/05/2026\tUSD\tOwners\t01/05/2026\t70.34\n02/05/2026\tUSD\tCFO\t\t5\n`)
  expect(whole.costs.map(({ campaign, amount, from }) => [campaign, amount, from])).toEqual([
    ['Owners', 70.34, undefined],
    ['CFO', 5, undefined],
  ])
  expect(monthsSentence(whole)).toBe(
    'The costs are of no period, so reports of any period count them whole. "Start Date (in UTC)" and "Campaign Start Date" look like dates and are not used: head the column "date" if the money of a row was spent on that day.',
  )
})

it('says which column looks like dates where none is known as such', () => {
  const { unusedDates, costs } = readContentCosts('Gebucht,Campaign,Cost\n2026-03-01,Brand,5\n2026-04-01,Brand,6\n')
  expect([unusedDates, costs]).toMatchObject([['Gebucht'], [{ amount: 11 }]])
  expect(readContentCosts('Clicks,Campaign,Cost\n20260301,Brand,5\n7,Brand,6\n9,Brand,6\n').unusedDates).toEqual([])
})

it('is of campaigns, sources, mediums or channels where a cost is, and not where it may be what an order was worth', () => {
  expect(costsOf(['Campaign', 'Landing page', 'Cost'])).toBe('campaign')
  expect(costsOf(['Default channel group', 'Spend'])).toBe('channel')
  expect(costsOf(['Session medium', 'Kosten'])).toBe('medium')
  expect(costsOf(['Source', 'Medium', 'Cost'])).toBe('source')
  expect(costsOf(['Order', 'Source', 'Amount'])).toBe(null)
  expect(readContentCosts('Quelle;Betrag\ngoogle;5\n')).toMatchObject({ by: 'source', costs: [{ source: 'google' }] })
})

it('says which names the settings for tags spell otherwise', () => {
  const tags = { ignoreCase: true, aliases: [{ field: 'campaign', from: 'Retargeting – all', to: 'sb_retarget' }] }
  const table = 'Campaign,Cost\nSpring_Sale,5\nRetargeting – all,6\nbrand,7\n'
  expect(readContentCosts(table, [], { tags }).countsAs).toEqual({
    Spring_Sale: 'spring_sale',
    'Retargeting – all': 'sb_retarget',
  })
  expect(readContentCosts('Template,Cost\nCity Pages,5\n', [], { tags }).countsAs).toEqual({})
})

it('says what is missing', () => {
  expect(() => readContentCosts('')).toThrow('needs a column "group" (or template, or page) or "campaign"')
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
    by: 'group',
    costs: [
      { group: 'kalkulator', amount: 3024.07, hours: 0, hourlyRate: 0, currency: 'EUR', pages: 3 },
      { group: 'demo', amount: 5, hours: 0, hourlyRate: 0, currency: 'EUR', pages: 1 },
    ],
    rows: 4,
    countsAs: {},
    renamed: [],
    months: 0,
    unusedDates: [],
    ownResults: [],
    converted: [],
    rejects: [{ line: 6, reason: '/other is in no content group' }],
  })
  // 2 h at 50 and 6 h at 90 are 640: 8 h at 80.
  expect(readContentCosts('Gruppe;Stunden;Stundensatz\nA;2;50\nA;6;90').costs).toMatchObject([
    { hours: 8, hourlyRate: 80 },
  ])
})

it.each(['Summe', 'GESAMT', 'Total:', 'Totaal', 'Somme', 'sum', 'Grand total', 'Gesamtsumme'])(
  'leaves out the line that adds the table up: %s',
  (name) => {
    expect(readContentCosts(`Vorlage;Kosten (€);Stunden\nA;18.500,00;120\nB;9.600,00;80\n${name};28.100,00;200\n`)).toMatchObject({
      costs: [{ group: 'A' }, { group: 'B' }],
      rows: 2,
      rejects: [{ line: 4, reason: `it is the total of the table ("${name}"), not a group` }],
    }) // prettier-ignore
  },
)

it('leaves it out of pages too, and out of groups of that name where it is their sum', () => {
  const any = [{ match: '/**', group: 'Site' }]
  expect(readContentCosts('Seite;Betrag\n/a;5\n/b;6\nSumme;11', any)).toMatchObject({
    costs: [{ group: 'Site', amount: 11, pages: 2 }],
    rejects: [{ line: 4 }],
  })
  const total = [{ match: '/total/*', group: 'Total' }]
  expect(readContentCosts('group,cost\nA,5\nB,6\nTotal,7', total).costs).toHaveLength(3)
  expect(readContentCosts('group,cost\nA,5\nB,6\nTotal,11', total).costs).toHaveLength(2)
})

it('adds up rows of a group in two currencies by the rate of the workspace, or refuses the table', () => {
  // 100 € + 100 CHF × 1.05 = 205 €; hours at (10 × 60 + 10 × 40 × 1.05) ÷ 20 = 51 €.
  const table = 'group;cost;currency;hours;hourly rate\nA;100;CHF;10;40\nA;100;EUR;10;60\nB;7;CHF;;\n'
  expect(readContentCosts(table, [], { currency: 'EUR', rates: { CHF: 1.05 } })).toMatchObject({
    costs: [
      { group: 'A', amount: 205, currency: 'EUR', hours: 20, hourlyRate: 51 },
      { group: 'B', amount: 7, currency: 'CHF' },
    ],
    rows: 3,
    converted: ['CHF'],
    rejects: [],
  })
  expect(() => readContentCosts(table, [], { currency: 'EUR' })).toThrow(
    'The rows of "A" are in several currencies, and the workspace has no rate from CHF to EUR',
  )
  // No currency is that of the workspace.
  expect(readContentCosts('group,cost\nA,5\nA,5 €', [], { currency: 'EUR' })).toMatchObject({
    costs: [{ amount: 10 }],
    converted: [],
  })
})

it('counts the pages whose cost it is, once each; a row of the whole group is of all of it', () => {
  const rules = [
    { match: '/a/*', group: 'A' },
    { match: '/b/*', group: 'B' },
  ]
  const { costs } = readContentCosts(
    'page,group,cost\n/a/x,,5\nhttps://x.example/a/x?q=1,,5\n/a/y,,5\n/b/x,,5\n,B,7',
    rules,
  )
  expect(costs.map(({ group, pages }) => [group, pages])).toEqual([
    ['A', 2],
    ['B', null],
  ])
})

it('counts the cost of a page that changes its group for the group of its days', () => {
  const rules = [
    { match: '/a', group: 'A', to: '2026-05-04' },
    { match: '/a', group: 'B', from: '2026-05-04' },
    { match: '/b', group: 'B', from: '2026-05-04' },
  ]
  const { costs, rejects } = readContentCosts('page,month,cost\n/a,2026-04,5\n/a,2026-05,6\n/a,2026-06,7\n/b,2026-05,8', rules) // prettier-ignore
  expect(costs.map(({ group, from, amount }) => [group, from, amount])).toEqual([
    ['A', '2026-04-01', 5],
    ['B', '2026-06-01', 7],
    ['B', '2026-05-01', 8],
  ])
  const reason = '/a is in "A", then in "B": name the one this is for, or days on which it is in one'
  expect(rejects).toEqual([{ line: 3, reason }])
  const daily = readContentCosts('page,date,cost\n/a,2026-05-03,5\n/a,2026-05-04,6\n', rules).costs
  expect(daily.map(({ group, days }) => [group, days])).toEqual([['A', [5, 0]], ['B', [0, 6]]]) // prettier-ignore
  expect(() => readContentCosts('page,cost\n/a,5', rules)).toThrow(reason)
  expect(() => readContentCosts('page,month,cost\n/b,2026-04,5', rules)).toThrow('/b is in no content group')
})

it.each(['Modèle;Coût (EUR)', 'groep;kosten EUR', 'Grupo;Coste [€]', 'Content group;Amount EUR'])(
  'knows %s',
  (head) => {
    expect(readContentCosts(`${head}\nA;1.234`).costs).toMatchObject([{ group: 'A', amount: 1234, currency: 'EUR' }])
  },
)

it('counts ten days of a table by day as ten days, and a date a month as its month', () => {
  const days = (month: string, from: number, to: number): string =>
    Array.from({ length: to - from + 1 }, (_, at) => `${month}-${String(from + at).padStart(2, '0')},Brand,10\n`).join(
      '',
    )
  const ten = readContentCosts(`date,campaign,cost\n${days('2026-01', 1, 10)}`)
  expect(ten.costs).toMatchObject([{ amount: 100, from: '2026-01-01', to: '2026-01-11' }])
  expect(monthsSentence(ten)).toBe('The costs are kept by day, of 1 – 10 Jan 2026: a report of a period counts those of its days.') // prettier-ignore
  const across = readContentCosts(`date,campaign,cost\n${days('2026-01', 25, 31)}${days('2026-02', 1, 28)}${days('2026-03', 1, 4)}`) // prettier-ignore
  expect(across.costs.map(({ amount, from, to }) => [amount, from, to])).toEqual([
    [70, '2026-01-25', '2026-02-01'],
    [280, '2026-02-01', '2026-03-01'],
    [40, '2026-03-01', '2026-03-05'],
  ])
  const invoices = readContentCosts('date,campaign,cost\n2026-01-14,Brand,5\n2026-02-14,Brand,6\n')
  expect(invoices.costs.map(({ from, to }) => [from, to])).toEqual([['2026-01-01', '2026-02-01'], ['2026-02-01', '2026-03-01']]) // prettier-ignore
})

it('names what a platform counts as conversions itself, and does not read it', () => {
  const unread = (head: string) => readContentCosts(`${head}\nBrand,120,12,3\n`).ownResults
  expect(unread('Campaign name,Amount spent (USD),Results,Cost per result')).toEqual(['Results', 'Cost per result'])
  expect(unread('Campaign,Cost,Conversions,Clicks')).toEqual(['Conversions'])
  expect(unread('Campaign,Spend,Conv.,Conv. value')).toEqual(['Conv.', 'Conv. value'])
  expect(unread('Kampagne,Ausgegebener Betrag,Ergebnisse,Klicks')).toEqual(['Ergebnisse'])
  expect(unread('campaign,cost,clicks,impressions')).toEqual([])
  expect(ownResultsSentence({ ownResults: ['Results'] })).toBe(
    '“Results” is not read: that is what the platform counts by its own rules, and conversions are counted from events here.',
  )
  expect(ownResultsSentence({ ownResults: [] })).toBeNull()
})

it('takes campaigns with one id for one, by the name that visits have, else by the newest', () => {
  const renamed = (rows: string[], visited: string[] = [], tags: object = {}) =>
    readWith(
      `Day,Campaign,Campaign ID,Cost\n${rows.join('\n')}\n`,
      workspaceConfig.parse({ tags: { ignoreCase: null, ...tags } }),
      (name) => visited.includes(name),
    )
  const rows = [
    '2026-07-01,managers,331904188,10',
    '2026-07-02,managers,331904188,10',
    '2026-07-02,pros,331904205,10',
    '2026-07-03,Managers relaunch,331904188,30',
  ]
  const relaunched = { field: 'campaign', from: 'Managers relaunch', to: 'managers' }
  expect(renamed(rows, ['managers', 'pros']).renamed).toEqual([relaunched])
  // Both stay among the costs under their own name, and the next table finds the alias there.
  expect(renamed(rows, ['managers']).countsAs).toEqual({ 'Managers relaunch': 'managers' })
  expect(new Set(renamed(rows, ['managers']).costs.map(({ campaign }) => campaign))).toEqual(
    new Set(['managers', 'pros', 'Managers relaunch']),
  )
  expect(renamed(rows.toReversed()).renamed).toEqual([{ field: 'campaign', from: 'managers', to: 'Managers relaunch' }])
  // Links tagged with the id of a campaign are its own; where it was renamed too, all are one.
  expect(renamed(rows, ['331904205']).renamed).toEqual([
    { field: 'campaign', from: 'managers', to: 'Managers relaunch' },
    { field: 'campaign', from: '331904205', to: 'pros' },
  ])
  expect(renamed(rows, ['331904188']).renamed).toEqual([
    { field: 'campaign', from: '331904188', to: 'Managers relaunch' },
    { field: 'campaign', from: 'managers', to: 'Managers relaunch' },
  ])
  expect(renamed(rows, ['331904205']).countsAs).toEqual({ managers: 'Managers relaunch' })
  expect(renamed(rows, ['331904188'], { aliases: [{ field: 'campaign', from: '331904188', to: 'x' }] }).renamed).toEqual([{ field: 'campaign', from: 'managers', to: 'Managers relaunch' }]) // prettier-ignore
  // Costs and visits have both names already, or a person has said what one of them is.
  expect(renamed(rows, ['managers', 'Managers relaunch']).renamed).toEqual([])
  expect(renamed(rows, ['managers'], { aliases: [{ ...relaunched, to: 'other' }] }).renamed).toEqual([]) // prettier-ignore
  // An id of several at once is not theirs, nor is one that a spreadsheet has rounded.
  expect(renamed([...rows, '2026-07-04,managers,331904188,10'], ['managers']).renamed).toEqual([])
  expect(
    renamed(
      rows.map((row) => row.replace('331904188', '2.0881E+10')),
      ['managers'],
    ).renamed,
  ).toEqual([])
  expect(
    renamed(
      rows.map((row) => row.replace('331904188', '--')),
      ['managers'],
    ).renamed,
  ).toEqual([])
})

it('says campaigns of one id, and how they are apart again', () => {
  const one = { field: 'campaign', from: 'Relaunch', to: 'managers' } as const
  expect(renamedByIdSentence({ renamed: [] })).toBeNull()
  expect(renamedByIdSentence({ renamed: [{ ...one, from: '20871104411' }, { ...one, from: '20912250188', to: 'pros' }] })).toBe(
    'Visits are tagged with the id of the campaign: 20871104411 counts as “managers” and 20912250188 counts as “pros”. Settings, “Tags that are one”, takes that back.',
  ) // prettier-ignore
  expect(renamedByIdSentence({ renamed: [one, { ...one, from: 'Q4' }] })).toContain(
    '“Relaunch” and “Q4” have the campaign id of “managers”, so they count as “managers”',
  )
  expect(tagsAfterRead({ ignoreCase: true, aliases: [one], campaignChannels: [] }, { renamed: [{ ...one, from: 'Q4' }] })).toEqual({ tags: { ignoreCase: true, aliases: [one, { ...one, from: 'Q4' }], campaignChannels: [] } }) // prettier-ignore
})
