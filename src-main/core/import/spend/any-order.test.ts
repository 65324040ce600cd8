/** A list of contracts, their prices, and payments by month give one inventory, whichever file comes first. */
import fc from 'fast-check'
import { basename } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectOneAnswer, memoryFolder } from '../../testing/any-order.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const bring = async (app: TestApp, name: string, text: string) =>
  (await app.call('imports.run', { files: [{ file: app.file(name, text) }] })).files[0]!
const undo = async (app: TestApp, name: string) => {
  const { id } = (await app.call('imports.list', {})).find(({ file }) => basename(file) === name)!
  await app.call('imports.undo', { importId: id })
}
const inventory = async (app: TestApp) =>
  (await app.call('tools.list', {})).tools
    .map(({ id: _id, importedFrom: _file, ...tool }) => tool)
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
const total = async (app: TestApp) =>
  ((await app.call('report.run', { slug: 'stack-cost', params: { by: 'tool', asOf: '2026-06-30' } })).totals as unknown as { annualCost: number }).annualCost // prettier-ignore

/** The same of every order; and each file undone leaves what the others alone give. */
const expectOneInventory = (files: Record<string, string>, undone = Object.keys(files)): Promise<void> =>
  expectOneAnswer(Object.keys(files), undone, async () => {
    const app = await openApp({ currency: 'USD', rates: { EUR: 1.1 } }, memoryFolder)
    return {
      bring: (name) => bring(app, name, files[name]!),
      undo: (name) => undo(app, name),
      answers: async () => ({ tools: await inventory(app), total: await total(app) }),
      close: app.close,
    }
  })

const contracts =
  'name,vendor,cost,currency,billing_period,owner\nSlack,Salesforce,1200,USD,year,Ann\nMiro,,500,,year,Bo\n'
const card = (rows: string): string => `Date,Merchant,Amount\n${rows}`

describe('contracts and payments', () => {
  it('meet by their amount once a later file shows it', async () => {
    // One charge of 20 shows no amount a year; 20 a month, 240 a year, is not the contract of 1,200 and 100 a month is.
    await expectOneInventory({
      'contracts.csv': contracts,
      'jan.csv': card('2026-01-05,Slack,20\n2026-01-07,Miro,40\n2026-01-31,Taxi,9\n'),
      'feb.csv': card('2026-02-05,Slack,20\n2026-02-07,Miro,40\n2026-02-28,Taxi,9\n'),
      'mar.csv': card('2026-03-05,Slack,100\n2026-03-07,Miro,40\n2026-03-31,Taxi,9\n'),
    })
  })

  it('with prices of a file of their own too', async () => {
    // Zoom's contract says nothing of what it costs; its prices do, and 250 a quarter is 1,000 a year.
    const files = {
      'contracts.csv': `${contracts}Zoom,,,,,Cy\n`,
      'prices.csv': 'tool,from,cost,currency,billing_period\nZoom,2024-01-01,900,USD,year\nZoom,2025-06-01,1000,USD,year\nMiro,2025-01-01,400,USD,year\n', // prettier-ignore
      'h1.csv': card('2026-01-05,Zoom,250\n2026-01-09,Miro,40\n2026-02-09,Miro,40\n2026-03-31,Taxi,9\n'),
      'h2.csv': card('2026-04-05,Zoom,250\n2026-04-09,Miro,40\n2026-03-09,Miro,40\n2026-07-05,Zoom,250\n'),
    }
    await expectOneInventory(files, ['h1.csv', 'h2.csv'])
  })

  it('of several exports too, one of which ends among the days of another or takes its place', async () => {
    const rows = (months: readonly number[], amount: number, day = '05'): string => months.map((month) => `2026-0${month}-${day},Miro,${amount},USD,x\n`).join('') // prettier-ignore
    await expectOneInventory({
      'list.csv': 'name,cost,currency,billing_period\nMiro,1200,USD,year\n',
      'books.csv': `Date,Merchant,Amount,Currency,Books\n${rows([1, 2, 3], 50, '20')}`,
      'old.csv': `Date,Merchant,Amount,Currency,Old\n${rows([1, 2, 3, 4], 100)}2026-02-11,Miro,8.33,USD,x\n`,
      'new.csv': `Date,Merchant,Amount,Currency,New\n${rows([4, 5, 6, 7], 100)}`,
    })
  })

  it('whatever they are', async () => {
    const tool = fc.record({
      name: fc.constantFrom('Slack', 'Miro', 'Zoom'),
      vendor: fc.constantFrom('', 'Acme'),
      cost: fc.constantFrom('', '100', '240', '1200'),
      currency: fc.constantFrom('', 'USD', 'EUR'),
      period: fc.constantFrom('year', 'month'),
      team: fc.constantFrom('', 'IT', 'Sales'),
      start: fc.constantFrom('', '2025-02-01'),
    })
    const payee = fc.record({
      name: fc.constantFrom('Slack', 'SLACK INC', 'Miro', 'Zoom'),
      every: fc.constantFrom(7, 30, 61),
      amount: fc.constantFrom(10, 20, 100),
      later: fc.constantFrom(10, 20, 100),
      currency: fc.constantFrom('USD', 'EUR'),
    })
    const day = (offset: number): string => new Date(Date.parse('2026-01-03') + offset * 86_400_000).toISOString().slice(0, 10) // prettier-ignore
    const property = fc.asyncProperty(
      fc.uniqueArray(tool, { minLength: 1, maxLength: 4, selector: ({ name, vendor }) => `${name} ${vendor}` }),
      fc.array(payee, { minLength: 1, maxLength: 3 }),
      async (tools, payees) => {
        const rows = payees.flatMap(({ name, every, amount, later, currency }) =>
          [0, 1, 2].map((at) => [day(at * every), name, at > 1 ? later : amount, currency].join(',')),
        )
        const months = [...Map.groupBy(rows, (row) => row.slice(0, 7)).values()]
        const [first = [], second = [], ...rest] = months
        const list = tools.map(({ name, vendor, cost, currency, period, team, start }) => [name, vendor, ...(cost === '' ? ['', '', ''] : [cost, currency, period]), team, start].join(',')) // prettier-ignore
        const paid = (own: string[]) => `Date,Merchant,Amount,Currency\n${own.join('\n')}\n`
        await expectOneInventory({
          'contracts.csv': `name,vendor,cost,currency,billing_period,team,start_date\n${list.join('\n')}\n`,
          'a.csv': paid(first),
          ...(second.length > 0 && { 'b.csv': paid([...second, ...rest.flat()]) }),
        })
      },
    )
    await fc.assert(property, { numRuns: 4 })
  }, 120_000)

  it('go apart and together again as files go and come', async () => {
    await bring(test, 'contracts.csv', contracts)
    await bring(test, 'jan.csv', card('2026-01-05,Slack,20\n2026-02-05,Slack,20\n2026-02-09,Taxi,9\n'))
    expect((await inventory(test)).map(({ name, cost }) => [name, cost])).toEqual([['Miro', 500], ['Slack', 1200], ['Slack', 20], ['Taxi', null]]) // prettier-ignore
    await bring(test, 'mar.csv', card('2026-03-05,Slack,100\n'))
    expect((await inventory(test)).filter(({ name }) => name === 'Slack')).toMatchObject([{ cost: 240, prices: [{ from: '2026-03-05', cost: 1200 }], vendor: 'Salesforce', custom: { Charges: '3' } }]) // prettier-ignore
    await undo(test, 'mar.csv')
    expect((await inventory(test)).filter(({ name }) => name === 'Slack').map(({ cost }) => cost)).toEqual([1200, 20])
  })
})

describe('one payee paid in two currencies', () => {
  const of = (currency: string, months: number[], amount: number): string => `Date,Merchant,Amount,Currency\n${months.map((month) => `2026-0${month}-05,Slack,${amount},${currency}\n`).join('')}` // prettier-ignore
  // 90 EUR until March, 110 USD since: 110 x 12 = 1,320 a year.
  const files = { 'eur.csv': of('EUR', [1, 2, 3], 90), 'usd.csv': of('USD', [4, 5, 6], 110) }

  it('has an entry in each, of which one ended, in any order', async () => {
    await expectOneInventory(files)
    for (const [name, text] of Object.entries(files)) await bring(test, name, text)
    expect((await inventory(test)).map(({ currency, status, endDate }) => [currency, status, endDate])).toEqual([['USD', 'active', null], ['EUR', 'retired', '2026-04-04']]) // prettier-ignore
  })

  it('pays one contract in its currency, and what is paid in the other counts apart', async () => {
    // At 1.1 both are near 1,300 USD: 90 x 12 x 1.1 = 1,188, and 1,320.
    const list = 'name,vendor,cost,currency,billing_period\nSlack,Slack,1300,USD,year\n'
    const bank = of('USD', [1, 2, 3], 110).replace('Date,Merchant', 'Booking Date,Payee')
    await expectOneInventory({ 'list.csv': list, 'eur.csv': of('EUR', [1, 2, 3], 90), 'bank.csv': bank })
  })

  it('stays merged, also when it is paid in the other currency again', async () => {
    await test.call('config.set', { config: { currency: 'USD', rates: { EUR: 1.1 } } })
    for (const [name, text] of Object.entries(files)) await bring(test, name, text)
    const [eur, usd] = (await test.call('tools.list', {})).tools.toSorted((a, b) => ((a.currency ?? '') < (b.currency ?? '') ? -1 : 1)) // prettier-ignore
    await test.call('tools.merge', { keep: usd!.id, drop: [eur!.id] })
    await bring(test, 'jul.csv', of('USD', [7], 110))
    expect(await inventory(test)).toMatchObject([{ currency: 'USD', custom: { 'Last charge': '2026-07-05' } }])
    expect(await total(test)).toBe(1320)
    await bring(test, 'aug.csv', of('EUR', [4, 5, 6, 7, 8], 90))
    // 110 USD and 90 EUR a month at 1.1: 209 a month, 2,508 a year.
    expect(await inventory(test)).toMatchObject([{ currency: 'USD', custom: { 'Last charge': '2026-08-05', Charges: '12' } }]) // prettier-ignore
    expect(await total(test)).toBe(2508)
  })
})
