/** Payments of another amount or currency than the contract of that name are not taken for it; sums are beside them. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR', rates: { USD: 0.92 } })
})
afterEach(() => test.close())

const bring = async (text: string) =>
  (await test.call('imports.run', { files: [{ file: test.file('f.csv', text) }] })).files[0]!
const figmas = async () =>
  (await test.call('tools.list', {})).tools
    .map(({ cost, currency }) => `${String(cost)} ${String(currency)}`)
    .toSorted()
const cost = async () =>
  (await test.call('report.run', { slug: 'stack-cost', params: { asOf: '2026-06-30' } })).totals['annualCost' as never]

const contract = (annual: number, currency = 'EUR') =>
  `Tool,Vendor,Annual cost,Currency\nFigma,Figma B.V.,${annual},${currency}\n`
const paid = (column: string, amount: number) =>
  `Date,Merchant,${column}\n${Array.from({ length: 6 }, (_, at) => `2026-0${at + 1}-20,"Figma, Inc.",${amount}\n`).join('')}` // prettier-ignore

it.each([
  [0, 1],
  [1, 0],
])('a subsidiary and a second card pay for purchases of their own, whichever comes first', async (...order) => {
  // prettier-ignore
  const files = [contract(5400), paid('Amount USD', 180)]
  for (const at of order) await bring(files[at]!)
  expect(await figmas()).toEqual(['180 USD', '5400 EUR'])
  const { notes } = await bring(paid('Amount EUR', 135))
  expect(notes.join(' ')).toContain('so it is an entry of its own and both count. Likely duplicates lists them')
  expect(await figmas()).toEqual(['135 EUR', '180 USD', '5400 EUR'])
  // 5,400 + 12 x 180 x 0.92 + 12 x 135 = 5,400 + 1,987.20 + 1,620.
  expect(await cost()).toBeCloseTo(9007.2, 6)
  const { rows } = await test.call('report.run', { slug: 'stack-duplicates', params: {} })
  expect(rows).toHaveLength(3)
  // Again, nothing new comes; a newer list speaks of the contract.
  expect(await bring(paid('Amount USD', 180))).toMatchObject({ rowsImported: 0, rowsDuplicate: 6 })
  await bring(contract(6000))
  expect(await figmas()).toEqual(['135 EUR', '180 USD', '6000 EUR'])
  await bring('Tool,Team,Owner\nFigma,Design,Ann\n')
  expect((await test.call('tools.list', {})).tools.filter(({ team }) => team === 'Design')).toMatchObject([{ cost: 6000 }]) // prettier-ignore
})

it.each([
  // 12,000 dollars are 11,040 euros, and 12 x 915 = 10,980 were paid.
  [contract(12_000, 'USD'), paid('Amount EUR', 915), ['12000 USD']],
  [contract(1620), paid('Amount EUR', 135), ['1620 EUR']],
  // No rate says what a pound is.
  [contract(1620, 'GBP'), paid('Amount EUR', 135), ['135 EUR', '1620 GBP']],
])('what is paid for a contract at about its amount, by the rate, is one entry', async (list, payments, entries) => {
  await bring(list)
  await bring(payments)
  expect(await figmas()).toEqual(entries)
})

it('is paid to a payee whose name has more words, where the amount is that of the contract', async () => {
  await bring('Tool,Vendor,Annual cost,Currency\nZoom,Zoom,4920,EUR\nSlack,Salesforce,1800,EUR\n')
  const months = (payee: string, amount: number): string =>
    ['01', '02', '03', '04', '05', '06'].map((month) => `2026-${month}-20,${payee},${amount}\n`).join('')
  // 12 x 410 = 4,920, and 12 x 200 = 2,400 are not 1,800.
  const rows = months('Zoom Communications UK', 410) + months('SLACK SYSTEMS', 200)
  const { notes } = await bring(`Date,Merchant,Amount EUR\n${rows}`)
  expect((await test.call('tools.list', {})).tools.map(({ name }) => name).sort()).toEqual(['SLACK SYSTEMS', 'Slack', 'Zoom']) // prettier-ignore
  expect(notes.join(' ')).toContain('Slack: what is paid is in another currency, of another amount or to another name')
  expect(notes.join(' ')).not.toContain('Zoom: what is paid')
})

it('is not said to count twice where the contract or what is paid is over', async () => {
  const months = ['01', '02', '03'].map((month) => `2026-${month}-20,SLACK SYSTEMS,200\n`).join('')
  await bring('Tool,Vendor,Annual cost,Currency,Status\nSlack,Salesforce,1800,EUR,retired\n')
  const { notes } = await bring(`Date,Merchant,Amount EUR\n${months}`)
  expect((await test.call('tools.list', {})).tools).toHaveLength(2)
  expect(notes.join(' ')).not.toContain('both count')
})

it.each([[['list', 'card', 'rates']], [['card', 'rates', 'list']], [['rates', 'list', 'card']]])(
  'is one entry whenever the rate was told that says so: %s',
  async (order) => {
    await test.call('config.set', { config: { currency: 'USD', rates: {} } })
    const steps: Record<string, () => Promise<unknown>> = {
      list: () => bring('Tool,Cost,Currency,Billing period\nZendesk,4800,EUR,quarter\n'),
      // 4,800 EUR at 1.12 are 5,376 USD.
      card: () => bring('Date,Merchant,Amount USD\n2026-01-01,ZENDESK,5376\n2026-04-01,ZENDESK,5376\n'),
      rates: () => test.call('config.set', { config: { rates: { EUR: 1.12 } } }),
    }
    for (const step of order) await steps[step]!()
    const entries = async () => (await test.call('tools.list', {})).tools.map(({ name, cost, custom }) => [name, cost, custom['Charges']]) // prettier-ignore
    expect(await entries()).toEqual([['Zendesk', 4800, '2']])
    // At another rate they are two purchases.
    await test.call('config.set', { config: { rates: { EUR: 3 } } })
    expect((await entries()).sort()).toEqual([['ZENDESK', 5376, '2'], ['Zendesk', 4800, undefined]]) // prettier-ignore
  },
)
