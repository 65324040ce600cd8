import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (name: string, text: string, options: object = {}) =>
  (await test.call('imports.run', { files: [{ file: test.file(name, text), ...options }] })).files[0]!
const prices = async () => (await test.call('tools.list', {})).tools[0]!.prices.map(({ from, cost }) => [from, cost])

// 15-02 can only be 15 February, so that 01-02 is 1 February.
const shown = 'Tool;From;Cost\nDesk;01-02-2025;12.600,00\nDesk;15-02-2026;13.800,00\n'
// Nothing shows whether these are of February or of 1 January.
const open = 'Tool;From;Cost\nDesk;01-02-2025;12.600,00\nDesk;01-03-2026;13.800,00\n'

it('days and labels alone are milestones', async () => {
  for (const head of ['date,label', 'Milestone;Date']) {
    const row = head === 'date,label' ? '2025-03-04,Launch' : 'Hundred customers;2025-04-05'
    expect(await bring('m.csv', `${head}\n${row}\n`)).toMatchObject({ kind: 'milestones', rowsImported: 1 })
  }
  // What happened on a day, and what somebody is called, are no milestones.
  for (const head of ['date,event', 'date,name', 'date,label,owner'])
    await expect(bring('m.csv', `${head}\n2025-03-04,Launch,x\n`)).rejects.toThrow()
})

it.each([
  ['date,headcount', '2025-06-01'],
  ['Month,Employees', 'June 2025'],
  ['Monat;Anzahl Mitarbeiter', 'Juni 2025'],
  ['Mois;Effectif', 'juin 2025'],
  ['Maand;Aantal medewerkers', '06-2025'],
  ['Mes;Número de empleados', 'junio de 2025'],
  ['Mese;Dipendenti', 'giugno 2025'],
  ['Mês;Funcionários', 'jun. 2025'],
  ['Datum;Headcount', '2025-06'],
  ['date,headcount', '6/2025'],
])('%s alone is headcount, %s the first of the month', async (head, day) => {
  const separator = head.includes(';') ? ';' : ','
  expect(await bring('h.csv', `${head}\n${day}${separator}140\n`)).toMatchObject({ kind: 'milestones', rowsImported: 1, rowsRejected: 0 }) // prettier-ignore
  expect((await test.call('milestones.list', {})).milestones).toMatchObject([
    { date: '2025-06-01', label: 'Headcount', headcount: 140 },
  ])
})

it('the total of a table of departments is the headcount, not the department called People', async () => {
  const table = 'Month,Total,Sales,People\n2025-06,140,20,3\n2025-07,142,21,3\n'
  expect(await bring('h.csv', table, { kind: 'milestones' })).toMatchObject({
    rowsImported: 2,
    columnsDropped: ['Sales', 'People'],
  })
  const { milestones } = await test.call('milestones.list', {})
  expect(milestones.map(({ headcount }) => headcount)).toEqual([140, 142])
  await expect(bring('spend.csv', 'Date,Name,Total\n2025-06-01,Desk,140\n')).rejects.toThrow()
})

it('a table of departments whose total is their sum is said to be headcount by who chooses so, and no other one', async () => {
  const of = (rows: string) => bring('h.csv', `Month,Total,Sales,People\n${rows}`)
  await expect(of('2025-06,23,20,3\n2025-07,24,21,3\n')).rejects.toThrow(
    'If its numbers are people by department, its "Total" is the headcount (--kind milestones; on screen, the format “Milestones”).',
  )
  for (const rows of ['2025-06,24,20,3\n', '2025-06,23.50,20.50,3\n'])
    await expect(of(rows)).rejects.toThrow(/^(?!.*people by department)/)
})

it('headcount beside columns that are none of a milestone is not taken for it', async () => {
  await expect(bring('h.csv', 'date,headcount,team\n2025-06-01,140,Sales\n')).rejects.toThrow()
  expect(await bring('h.csv', 'date,label,headcount\n2025-13,Launch,140\n2025-06-01,,\n')).toMatchObject({ rowsImported: 0, rowsRejected: 2 }) // prettier-ignore
})

it('reads the days of prices and milestones in the order that any of their rows shows', async () => {
  await bring('tools.csv', 'name,cost\nDesk,1\n')
  const preview = await test.call('imports.inspect', { file: test.file('prices.csv', shown) })
  expect([preview.kind, preview.dayOrder, preview.records.length]).toEqual(['tool-prices', 'day-month', 2])
  expect(await bring('prices.csv', shown)).toMatchObject({ rowsImported: 2, rowsRejected: 0 })
  expect(await prices()).toEqual([['2025-02-01', 12_600], ['2026-02-15', 13_800]]) // prettier-ignore
  const milestones = 'date,label,users\n03/04/2025,Launch,10\n03/25/2025,Hundred,100\n'
  expect(await bring('milestones.csv', milestones)).toMatchObject({ rowsImported: 2, rowsRejected: 0 })
  const { milestones: stored } = await test.call('milestones.list', {})
  expect(stored.map(({ date }) => date)).toEqual(['2025-03-04', '2025-03-25'])
})

it('asks for the order that no row of prices shows, and takes the one that is chosen', async () => {
  await bring('tools.csv', 'name,cost\nDesk,1\n')
  const file = test.file('prices.csv', open)
  expect(await test.call('imports.inspect', { file })).toMatchObject({ dayOrder: 'ask', records: [] })
  await expect(bring('prices.csv', open)).rejects.toThrow('"01-02-2025" in the column "From" may be 1 February or 2 January 2025') // prettier-ignore
  expect(await test.call('imports.inspect', { file, dayOrder: 'month-day' })).toMatchObject({ dayOrder: 'month-day' })
  expect(await bring('prices.csv', open, { dayOrder: 'month-day' })).toMatchObject({ rowsImported: 2 })
  expect(await prices()).toEqual([['2025-01-02', 12_600], ['2026-01-03', 13_800]]) // prettier-ignore
})

it('reads the days of tools and of payments in the order that is chosen', async () => {
  const tools = 'name,cost,renewal_date\nDesk,1,03/04/2027\n'
  await expect(bring('tools.csv', tools)).rejects.toThrow('--day-order')
  await bring('tools.csv', tools, { dayOrder: 'day-month' })
  const paid = 'Transaction date,Merchant,Amount\n01/02/2026,Chart,5\n01/03/2026,Chart,5\n01/04/2026,Chart,5\n'
  await bring('paid.csv', paid, { kind: 'tools', format: 'payments', dayOrder: 'day-month' })
  const list = (await test.call('tools.list', {})).tools
  // 1 February, March and April; read the other way they would be three days of January.
  expect(list.map((tool) => [tool.name, tool.renewalDate, tool.custom['First charge'], tool.billingPeriod])).toEqual([
    ['Desk', '2027-04-03', undefined, 'year'],
    ['Chart', null, '2026-02-01', 'month'],
  ])
})

// As a procurement team heads it; 31/01 shows that days come first.
const history =
  'Application,Effective from,Annual price,Currency\nDesk,01/04/2024,11682.00,GBP\nDesk,31/01/2026,12744.00,GBP\n'

it('recognises a price history by the names that people give its columns', async () => {
  await bring('tools.csv', 'name,cost\nDesk,1\n')
  const preview = await test.call('imports.inspect', { file: test.file('history.csv', history) })
  expect([preview.kind, preview.columns.map(({ field }) => field)]).toEqual(['tool-prices', ['tool', 'from', 'cost', 'currency']]) // prettier-ignore
  expect(await bring('history.csv', history)).toMatchObject({ kind: 'tool-prices', rowsImported: 2, rowsRejected: 0 })
  expect((await test.call('tools.list', {})).tools[0]!.prices).toMatchObject([
    { from: '2024-04-01', cost: 11_682, currency: 'GBP', billingPeriod: 'year' },
    { from: '2026-01-31', cost: 12_744, currency: 'GBP', billingPeriod: 'year' },
  ])
  // The name of the column says how often.
  const monthly = history.replace('Annual price', 'Monthly price').replaceAll('2024', '2023').replaceAll('2026', '2025')
  await bring('monthly.csv', monthly)
  expect((await test.call('tools.list', {})).tools[0]!.prices[0]).toMatchObject({ from: '2023-04-01', billingPeriod: 'month' }) // prettier-ignore
})

it('takes an inventory that says since when for one', async () => {
  const inventory =
    'Application,Effective from,Annual cost,Department,Owner,Seats,Category\nDesk,2024-01-01,1,IT,Ada,3,Support\n'
  expect(await test.call('imports.inspect', { file: test.file('list.csv', inventory) })).toMatchObject({ kind: 'tools' }) // prettier-ignore
})

it('lets a person say which column is which where no name is known', async () => {
  await bring('tools.csv', 'name,cost\nDesk,1\n')
  const unknown = history.replace('Application,Effective from,Annual price', 'System,Since,Per year')
  const file = test.file('unknown.csv', unknown)
  const none = await test.call('imports.inspect', { file, kind: 'tool-prices' })
  expect([none.kind, none.columns.map(({ field }) => field)]).toEqual(['tool-prices', [null, null, null, 'currency']])
  expect(none.problems[0]).toMatchObject({ level: 'error', title: 'A column is missing' })
  expect(none.problems[0]!.detail).toContain('no column gives the "tool" of a row')
  const some = await test.call('imports.inspect', { file, kind: 'tool-prices', map: { tool: 'System', from: 'Since' } })
  expect(some.columns.map(({ field }) => field)).toEqual(['tool', 'from', null, 'currency'])
  expect(some.problems[0]!.detail).toContain('no column gives the "cost" of a row')
  const map = { tool: 'System', from: 'Since', cost: 'Per year' }
  expect((await test.call('imports.inspect', { file, kind: 'tool-prices', map })).records).toHaveLength(2)
  expect(await bring('unknown.csv', unknown, { kind: 'tool-prices', map })).toMatchObject({ rowsImported: 2 })
})

it('a price in a column for each year is pointed to the kind that prices have', async () => {
  const content = 'Tool;Plan;Prijs per seat/mnd 2024;Prijs per seat/mnd 2025;Valuta\nSlack;Business+;7,50;8,25;EUR\n'
  await expect(bring('prijshistorie.csv', content)).rejects.toThrow(/prices of tools \(kind tool-prices\)/)
})

it('a headcount for each department and month is recognised by its rows, and those of a month are summed', async () => {
  const rows = ['Sales,2025-06,20', 'People,2025-06,3', 'Sales,2025-07,21', 'People,2025-07,3.5']
  const table = `Department,Month,Headcount\n${rows.join('\n')}\n`
  expect(await bring('h.csv', table)).toMatchObject({
    kind: 'milestones', rowsImported: 4, rowsDuplicate: 0, rowsRejected: 0,
    notes: expect.arrayContaining(['The headcount of each date is the sum over "Department".']) as unknown,
  }) // prettier-ignore
  const heads = async () => (await test.call('milestones.list', {})).milestones.map(({ date, label, headcount }) => [date, label, headcount]) // prettier-ignore
  expect(await heads()).toEqual([['2025-06-01', 'Headcount', 23], ['2025-07-01', 'Headcount', 24.5]]) // prettier-ignore
  // Amounts, a department twice, one of each month, another column: no headcount that is known.
  for (const [head, more] of [['Department,Month,Spend', rows], ['Department,Month,Headcount', [...rows, rows[0]!]], ['Department,Month,Headcount', rows.slice(0, 1)], ['Region,Month,Headcount', rows], ['Department,Month,Headcount', ['Sales,2025-06,EUR 20', 'People,2025-06,3']]] as const) // prettier-ignore
    expect((await test.call('imports.inspect', { file: test.file('o.csv', `${head}\n${more.join('\n')}\n`) })).kind, head).not.toBe('milestones') // prettier-ignore
})

it('a headcount that is not read speaks of people and months, not of visits', async () => {
  const file = test.file('h.csv', 'Month,Team,Headcount\n2025-06,Sales,20\n2025-06,Sales,about 3\n')
  await expect(test.call('imports.run', { files: [{ file }] })).rejects.toThrow('its columns are those of a headcount')
})

it('a headcount that is the sum of a column for each department is recognised, and no other one', async () => {
  const of = async (rows: string) => (await test.call('imports.inspect', { file: test.file('w.csv', `Month,Sales,People,Headcount\n${rows}`) })).kind // prettier-ignore
  expect(await of('2025-06,20,3,23\n2025-07,21,3,24\n')).toBe('milestones')
  expect(await of('2025-06,20,3,25\n2025-07,21,3,24\n')).not.toBe('milestones')
})
