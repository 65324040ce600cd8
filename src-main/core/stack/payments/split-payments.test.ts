/** Payments of one payee that are for several tools. The clock of tests stands on 2020-01-01. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Report } from '../../../../shared/reports/index.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR', rates: { USD: 0.5 } })
  const months = Array.from(
    { length: 12 },
    (_, at) => `2019-${String(at + 1).padStart(2, '0')}-05,ATLASSIAN PTY LTD,1596,EUR`,
  )
  await bring('list.csv', 'name,cost,currency,billing_period\nJira,965,EUR,month\nConfluence,12288,USD,year\nTrello,948,EUR,year\nFree,,,\nLoom,120,EUR,year\n') // prettier-ignore
  await bring('card.csv', `Date,Merchant,Amount,Currency\n2018-12-20,Bakery,5,EUR\n${months.join('\n')}\n2019-11-02,Loom,10,EUR\n2019-12-02,Loom,10,EUR\n2019-12-31,Bakery,5,EUR\n`) // prettier-ignore
})
afterEach(() => test.close())

const bring = async (name: string, text: string) =>
  test.call('imports.run', { files: [{ file: test.file(name, text) }] })
const tools = async () => (await test.call('tools.list', {})).tools
const id = async (name: string) => (await tools()).find((tool) => tool.name === name)!.id
const split = async (payee: string, ...among: string[]) => test.call('tools.split', { payee: await id(payee), among: await Promise.all(among.map(id)) }) // prettier-ignore
const splitBy = async (payee: string, shares: Record<string, number>) => {
  const given = await Promise.all(
    Object.entries(shares).map(async ([name, percent]) => ({ id: await id(name), percent })),
  )
  return test.call('tools.split', { payee: await id(payee), among: given.map((each) => each.id), shares: given })
}
const cost = async () => (await test.call('report.run', { slug: 'stack-cost', params: { asOf: '2019-12-31' } })).totals as { annualCost: number } // prettier-ignore
const rows = async () => Object.fromEntries((await test.call('report.run', { slug: 'stack-payments', params: {} })).rows.map((row) => [(row as { tool: string }).tool, row])) // prettier-ignore

it('are shared by what each costs, and count once', async () => {
  const before = await tools()
  const jira = await id('Jira')
  expect(await split('ATLASSIAN PTY LTD', 'Jira', 'Confluence', 'Trello')).toEqual({ id: jira })
  expect((await tools()).map(({ name, custom, paidOtherwise }) => [name, custom['Paid to'] ?? null, paidOtherwise])).toEqual([
    ['Jira', 'ATLASSIAN PTY LTD', null], ['Confluence', 'ATLASSIAN PTY LTD', null], ['Trello', 'ATLASSIAN PTY LTD', null],
    ['Free', null, null], ['Loom', null, null], ['Bakery', null, null],
  ]) // prettier-ignore
  expect((await tools()).map(({ name, knownBy }) => [name, knownBy]).slice(0, 4)).toEqual([['Jira', 'both'], ['Confluence', 'both'], ['Trello', 'both'], ['Free', 'list']]) // prettier-ignore
  // 11,580 + 6,144 + 948 = 18,672 of contracts, Loom 120, Bakery: charged twice in a year, 10.
  const { annualCost } = await cost()
  // 12 x 1,596 = 19,152 paid.
  const found = await rows()
  expect(found).toMatchObject({
    Jira: { match: 'matches', contract: 11_580, paid: 11_877.69, why: 'Its share (62.0\u00a0%) of payments that are for Confluence and Trello too.' },
    Confluence: { match: 'matches', contract: 6144, charges: 12 },
    Trello: { match: 'matches', contract: 948 },
  }) // prettier-ignore
  const paid = ['Jira', 'Confluence', 'Trello'].reduce((sum, name) => sum + (found[name] as { paid: number }).paid, 0)
  expect(paid).toBeCloseTo(19_152, 6)
  const { payments, year, notes } = await test.call('tools.payments', { id: await id('Trello'), asOf: null })
  expect([payments.length, year!.paid, notes]).toEqual([12, Math.round((100 * 19_152 * 948) / 18_672) / 100, ['The payments are for Jira and Confluence too: 5.1\u00a0% of them count here, its share of what all of them cost.']]) // prettier-ignore
  await test.call('tools.undo', {})
  expect(await tools()).toEqual(before)
  // A further month goes the same way.
  await split('ATLASSIAN PTY LTD', 'Jira', 'Confluence', 'Trello')
  await bring('jan.csv', 'Date,Merchant,Amount,Currency\n2020-01-05,ATLASSIAN PTY LTD,1596,EUR\n')
  expect((await tools()).map(({ name }) => name)).not.toContain('ATLASSIAN PTY LTD')
  expect((await cost()).annualCost).toBe(annualCost)
})

it('of a tool that has them are its own no longer', async () => {
  await test.call('tools.merge', { keep: await id('Jira'), drop: [await id('ATLASSIAN PTY LTD')] })
  await split('Jira', 'Confluence')
  expect((await tools()).map(({ custom }) => custom['Paid to'])).toEqual(['ATLASSIAN PTY LTD', 'ATLASSIAN PTY LTD', undefined, undefined, undefined, undefined]) // prettier-ignore
  expect(await rows()).toMatchObject({ Jira: { match: 'differs', contract: 11_580 }, Confluence: { match: 'differs', contract: 6144 }, Trello: { match: 'no-payments' } }) // prettier-ignore
})

it('need tools that state a cost and have no payments of their own', async () => {
  await expect(split('ATLASSIAN PTY LTD', 'Jira', 'Free')).rejects.toThrow('Nothing says what Free costs a year')
  await expect(split('ATLASSIAN PTY LTD', 'Jira', 'Loom')).rejects.toThrow('Loom has payments of its own.')
  await expect(split('ATLASSIAN PTY LTD', 'Jira')).rejects.toThrow('Say at least two tools')
  await expect(split('Trello', 'Jira', 'Confluence')).rejects.toThrow('Trello has no payments that could be split.')
})

it('are shared as somebody gives the shares, exact to the cent, and taken back', async () => {
  const before = await tools()
  // 12 x 1,596 = 19,152; of 33.33 %, 33.33 % and 33.34 %, 6,383.36, 6,383.36 and 6,385.28 are the whole.
  await splitBy('ATLASSIAN PTY LTD', { Jira: 33.33, Confluence: 33.33, Trello: 33.34 })
  const found = await rows()
  expect(found).toMatchObject({
    Jira: { paid: 6383.36, contract: 11_580, match: 'differs' },
    Confluence: { paid: 6383.36, contract: 6144, match: 'matches' },
    Trello: { paid: 6385.28, contract: 948 },
  })
  expect((await tools()).map(({ custom }) => custom['Share of payments'] ?? null)).toEqual(['33.33%', '33.33%', '33.34%', null, null, null]) // prettier-ignore
  const { notes } = await test.call('tools.payments', { id: await id('Trello'), asOf: null })
  expect(notes).toEqual(['The payments are for Jira and Confluence too: 33.3\u00a0% of them count here, its share as somebody gave it.']) // prettier-ignore
  // It holds for a further month, and when the list comes again.
  await bring('jan.csv', 'Date,Merchant,Amount,Currency\n2020-01-01,ATLASSIAN PTY LTD,1596,EUR\n')
  await test.call('imports.undo', { importId: 3 })
  expect(await rows()).toEqual(found)
  await test.call('tools.undo', {})
  expect(await tools()).toEqual(before)
})

it('give a tool that states no cost its share of what payments come to', async () => {
  const { annualCost } = await cost()
  const payee = 12 * 1596
  await splitBy('ATLASSIAN PTY LTD', { Jira: 60, Free: 40 })
  const [jira, , , free] = await tools()
  expect(jira).toMatchObject({ cost: 965, billingPeriod: 'month' })
  // 40 % of 1,596 a month.
  expect(free).toMatchObject({ name: 'Free', cost: 638.4, currency: 'EUR', billingPeriod: 'month', prices: [] })
  expect((await cost()).annualCost).toBeCloseTo(annualCost - payee + 12 * 638.4, 6)
  expect(await rows()).toMatchObject({ Jira: { paid: 11_491.2 }, Free: { paid: 7660.8, difference: 0, match: 'matches' } }) // prettier-ignore
  // By what they cost, once more.
  await split('Jira', 'Free')
  expect((await tools())[0]!.custom).not.toHaveProperty('Share of payments')
  await test.call('tools.undo', {})
  await test.call('tools.undo', {})
  expect((await tools()).map(({ name }) => name)).toContain('ATLASSIAN PTY LTD')
})

it('are shared only by shares of every tool that come to all of them', async () => {
  await expect(splitBy('ATLASSIAN PTY LTD', { Jira: 60, Confluence: 30 })).rejects.toThrow('The shares come to 90 %, not to 100 %.') // prettier-ignore
  const [payee, jira, wiki] = await Promise.all(['ATLASSIAN PTY LTD', 'Jira', 'Confluence'].map(id))
  await expect(test.call('tools.split', { payee: payee!, among: [jira!, wiki!], shares: [{ id: jira!, percent: 100 }] })).rejects.toThrow('Say the share of Confluence too') // prettier-ignore
})

it('of an entry that a list without costs names are for the others, which have the shares of what they state', async () => {
  await bring('seats.csv', 'App,Seats used,Owner\nSuite,40,Ann\n')
  const months = Array.from({ length: 12 }, (_, at) => `2019-${String(at + 1).padStart(2, '0')}-07,Suite,100,EUR`)
  await bring('more.csv', `Date,Merchant,Amount,Currency\n${months.join('\n')}\n`)
  expect((await tools()).find(({ name }) => name === 'Suite')).toMatchObject({ knownBy: 'both', hasContract: false })
  await split('Suite', 'Jira', 'Trello')
  // Of 12 x 100, by 11,580 and 948.
  expect(await rows()).toMatchObject({ Jira: { paid: 1109.2, charges: 12 }, Trello: { paid: 90.8, charges: 12 } })
  expect((await tools()).map(({ name }) => name)).not.toContain('Suite')
})

const diff = async () => {
  const { rows, totals } = await test.call('report.run', { slug: 'stack-diff', params: { a: '2018-12-31', b: '2019-12-31' } }) // prettier-ignore
  const changed = rows.map((row) => row as { tool: string; change: string; amount: number })
  return {
    rows: changed.map(({ tool, change, amount }) => [tool, change, amount]),
    price: (totals as { price: number }).price,
  }
}
const pricesBefore = async (...names: string[]) => (await tools()).filter(({ name }) => names.includes(name)).map(({ name, cost: first, prices }) => [name, first, ...prices.flatMap(({ from, cost: then }) => [from, then])]) // prettier-ignore

it('say what each of them cost before by its own bills, where their amounts tell them', async () => {
  await bring('crm.csv', 'name,cost,currency,billing_period\nSales,1188,EUR,year\n')
  // Typed, and not of a list.
  await test.call('tools.add', { tool: { name: 'Tableau', cost: 252, billingPeriod: 'year' } })
  const bills = ['2018-02-01,CRM AG,1056', '2018-10-01,CRM AG,226.8', '2019-02-01,CRM AG,1188', '2019-10-01,CRM AG,252']
  await bring('bills.csv', `Date,Merchant,Amount,Currency\n${bills.map((bill) => `${bill},EUR`).join('\n')}\n`)
  const before = await tools()
  await split('CRM AG', 'Sales', 'Tableau')
  await test.call('tools.undo', {})
  expect(await tools()).toEqual(before)
  await split('CRM AG', 'Sales', 'Tableau')
  const expected = [['Sales', 1056, '2019-02-01', 1188], ['Tableau', 226.8, '2019-10-01', 252]] // prettier-ignore
  expect(await pricesBefore('Sales', 'Tableau')).toEqual(expected)
  // 1,188 − 1,056 and 252 − 226.80.
  expect(await diff()).toMatchObject({ rows: expect.arrayContaining([['Sales', 'price', 132], ['Tableau', 'price', expect.closeTo(25.2, 9)]]) as unknown }) // prettier-ignore
  // What they state is what they stated.
  expect(await rows()).toMatchObject({ Sales: { contract: 1188, match: 'matches' }, Tableau: { contract: 252, match: 'matches' } }) // prettier-ignore
  // A list that says the same changes nothing, and without the payments nobody knows.
  await bring('again.csv', 'name,cost,currency,billing_period,owner\nSales,1188,EUR,year,Ann\n')
  expect(await pricesBefore('Sales', 'Tableau')).toEqual(expected)
  await test.call('imports.undo', { importId: 4 })
  expect(await pricesBefore('Sales', 'Tableau')).toEqual([['Sales', 1188], ['Tableau', 252]]) // prettier-ignore
  await bring('bills-again.csv', `Date,Merchant,Amount,Currency\n${bills.map((bill) => `${bill},EUR`).join('\n')}\n`)
  expect(await pricesBefore('Sales', 'Tableau')).toEqual(expected)
})

it('say what each of them cost before by its share, where one bill is for all', async () => {
  await bring('wiki.csv', 'name,cost,currency,billing_period\nWiki,600,EUR,month\nBoards,400,EUR,month\n')
  const months = Array.from({ length: 14 }, (_, at) => `${at < 2 ? 2018 : 2019}-${String(((at + 10) % 12) + 1).padStart(2, '0')}-03,Both Ltd,${at < 5 ? 900 : 1000},EUR`) // prettier-ignore
  await bring('both.csv', `Date,Merchant,Amount,Currency\n${months.join('\n')}\n`)
  await split('Both Ltd', 'Wiki', 'Boards')
  // 60 % and 40 % of 900, until April.
  const expected = [['Wiki', 540, '2019-04-03', 600], ['Boards', 360, '2019-04-03', 400]] // prettier-ignore
  expect(await pricesBefore('Wiki', 'Boards')).toEqual(expected)
  // 12 x 100.
  expect((await diff()).price).toBeCloseTo(1200, 9)
  await test.call('tools.undo', {})
  expect(await pricesBefore('Wiki', 'Boards')).toEqual([['Wiki', 600], ['Boards', 400]]) // prettier-ignore
})

it('are each its own bills, where their amounts tell them, and what is left is shared', async () => {
  await bring('crm.csv', 'name,cost,currency,billing_period\nSales,500,EUR,month\nWiki,100,EUR,month\nBoards,60,EUR,year\n') // prettier-ignore
  const month = (at: number): string => `2019-${String(at + 1).padStart(2, '0')}`
  const bills = Array.from({ length: 12 }, (_, at) => [`${month(at)}-05,CRM AG,${at < 5 ? 400 : 500}`, `${month(at)}-12,CRM AG,100`]).flat() // prettier-ignore
  // Of a charge that came back nothing stays, and of no month.
  const more = ['2019-03-20,CRM AG,28', '2019-04-12,CRM AG,98', '2019-04-20,CRM AG,-98', '2019-09-01,CRM AG,33']
  await bring('bills.csv', `Date,Merchant,Amount,Currency\n${[...bills, ...more].toSorted().map((bill) => `${bill},EUR`).join('\n')}\n`) // prettier-ignore
  const paidBy = async (params: object) => (await test.call('report.run', { slug: 'stack-spend', params: { by: 'tool', from: '2019-01-01', to: '2020-01-01', ...params } })) as Report<'stack-spend'> // prettier-ignore
  const whole = (await paidBy({ by: 'vendor' })).totals
  await split('CRM AG', 'Sales', 'Wiki', 'Boards')
  // 5 x 400 + 7 x 500; 12 x 100; 28 + 33.
  const expected = { Sales: 5500, Wiki: 1200, Boards: 61 }
  expect(await rows()).toMatchObject({
    Sales: { paid: 5500, charges: 12, why: expect.stringMatching(/^Its own bills, told by their amounts, of payments that are for Wiki and Boards too\./) as unknown },
    Wiki: { paid: 1200, contract: 1200, match: 'matches', why: 'Its own bills, told by their amounts, of payments that are for Sales and Boards too.' },
    Boards: { paid: 61, why: expect.stringMatching(/^What is left of payments that are for Sales and Wiki too, once the bills that amounts tell are taken off\./) as unknown },
  }) // prettier-ignore
  const { rows: found, totals } = await paidBy({})
  expect(Object.fromEntries(found.flatMap(({ key, paid }) => (key in expected ? [[key, paid]] : [])))).toEqual(expected)
  expect([totals.paid, totals.payments]).toEqual([whole.paid, whole.payments])
  const { rows: june } = await paidBy({ from: '2019-06-01', to: '2019-07-01' })
  expect(june.flatMap(({ key, paid }) => (key in expected ? [[key, paid]] : []))).toEqual([['Sales', 500], ['Wiki', 100]]) // prettier-ignore
  const { payments, notes } = await test.call('tools.payments', { id: await id('Wiki'), asOf: null })
  expect(payments.filter(({ kind }) => kind !== 'left out').map(({ amount }) => amount)).toEqual([100, 100, 100, 100, 98, -98, ...Array<number>(8).fill(100)]) // prettier-ignore
  expect(payments.find(({ amount }) => amount === 400)!.why).toBe('A bill for Sales, told by its amount.')
  expect(payments.find(({ amount }) => amount === 28)!.why).toBe('For Sales and Boards.')
  expect(notes).toEqual(['Its own bills, told by their amounts, of payments that are for Sales and Boards too.'])
  // A share that somebody gave is what it is.
  await test.call('tools.undo', {})
  await splitBy('CRM AG', { Sales: 50, Wiki: 30, Boards: 20 })
  expect(await rows()).toMatchObject({ Sales: { paid: 3380.5 }, Wiki: { paid: 2028.3 }, Boards: { paid: 1352.2 } })
})

it('of a year are told by one bill each, and what no amount tells is shared to the cent', async () => {
  await bring('crm.csv', 'name,cost,currency,billing_period\nSales,1200,EUR,year\nWiki,600,EUR,year\n')
  await bring('bills.csv', 'Date,Merchant,Amount,Currency\n2019-02-01,CRM AG,1200,EUR\n2019-06-15,CRM AG,10,EUR\n2019-10-01,CRM AG,600,EUR\n') // prettier-ignore
  await split('CRM AG', 'Sales', 'Wiki')
  // 1,200 + 2/3 of 10, and 600 + 1/3 of it.
  expect(await rows()).toMatchObject({ Sales: { paid: 1206.67 }, Wiki: { paid: 603.33 } })
  const { rows: found, totals } = (await test.call('report.run', { slug: 'stack-spend', params: { by: 'tool', from: '2019-02-01', to: '2019-10-01' } })) as Report<'stack-spend'> // prettier-ignore
  expect(found.filter(({ key }) => key === 'Sales' || key === 'Wiki').map(({ key, paid }) => [key, paid])).toEqual([['Sales', 1206.67], ['Wiki', 3.33]]) // prettier-ignore
  // One of them for both, the other, and eight of others.
  expect(totals.payments).toBe(2 + 8)
})
