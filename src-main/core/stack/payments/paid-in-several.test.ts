import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp()
})
afterEach(() => test.close())

const load = (name: string, content: string) =>
  test.call('imports.run', { files: [{ file: test.file(name, content) }] })
const named = async (name: string) => (await test.call('tools.list', {})).tools.find((tool) => tool.name === name)!
const card = (months: readonly string[]) =>
  `Date,Merchant,Amount,Currency\n${months.map((month) => `2026-${month}-08,Figma,540,EUR\n2026-${month}-09,Miro,10,EUR`).join('\n')}\n` // prettier-ignore
const ledger = 'Date,Merchant,Amount,Currency,Account\n2026-09-01,Figma,6480,EUR,4630\n2026-09-02,Slack,9900,EUR,4630\n' // prettier-ignore

it('says of a tool on the card and in the ledger that it is, with what both come to', async () => {
  await load('register.csv', 'Tool,Vendor,Annual cost,Currency\nFigma,Figma,6480,EUR\n')
  await load('card.csv', card(['06', '07', '08', '09', '10', '11']))
  expect((await named('Figma')).paidInSeveral).toBeNull()
  await load('ledger.csv', ledger)
  const figma = await named('Figma')
  expect(figma.paidInSeveral).toBe('Charged in 2 exports at once (Table of payments, last on 2026-09-01: 6480.00 EUR, charged once; Table of payments, last on 2026-11-08: 6480.00 EUR a year): paid twice, or the same payments written down twice. The one charged last counts.') // prettier-ignore
  expect(figma).toMatchObject({ note: figma.paidInSeveral, cost: 6480, billingPeriod: 'year' })
  expect((await named('Miro')).paidInSeveral).toBeNull()
})

it('says nothing of one that went from the card to the ledger', async () => {
  await load('card.csv', card(['04', '05', '06', '07', '08']))
  await load('ledger.csv', ledger)
  expect(await named('Figma')).toMatchObject({ paidInSeveral: null })
})

describe('twelve months of what a payee was paid in several exports', () => {
  const on = (months: readonly number[], day = '05', year = '2024') => months.map((month) => `${year}-${String(month).padStart(2, '0')}-${day}`) // prettier-ignore
  /** Another payee, so that the days of the years are covered. */
  const bring = (header: string, days: readonly string[], amount = 100) =>
    load(`${header}.csv`, `Date,Merchant,Amount,Currency,${header}\n${days.map((day) => `${day},Miro,${amount},EUR,x`).join('\n')}\n2022-12-31,Rent,5,EUR,x\n2024-12-31,Rent,5,EUR,x\n`) // prettier-ignore
  const ofMiro = async () => {
    const { id, paidInSeveral } = await named('Miro')
    const { payments, year } = await test.call('tools.payments', { id, asOf: '2024-12-31' })
    return { paidInSeveral, year, out: payments.filter(({ kind }) => kind === 'left out').map(({ date, why }) => [date, why]) } // prettier-ignore
  }
  const all = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

  it('are all of them where one took the place of another, with one charge in both', async () => {
    await bring('Old', on([1, 2, 3, 4, 5, 6]))
    await bring('New', on([6, 7, 8, 9, 10, 11, 12]))
    expect(await ofMiro()).toMatchObject({ paidInSeveral: null, year: { paid: 1200, charges: 12 }, out: [['2024-06-05', 'Charged in New.csv as well, which was charged last and counts.']] }) // prettier-ignore
  })

  it.each(['05', '20', '28'])('have a month that was paid with another card on the %s', async (day) => {
    await bring('Main', [...on(all, '05', '2023'), ...on(all.toSpliced(5, 1))])
    await bring('Other', on([6], day))
    expect(await ofMiro()).toMatchObject({ paidInSeveral: null, year: { paid: 1200, charges: 12 }, out: [] })
  })

  it('have that month once also where the other card has the months around it', async () => {
    await bring('Other', on([4, 5, 6, 7, 8], '20'))
    await bring('Main', on(all.toSpliced(5, 1)))
    expect((await ofMiro()).year).toMatchObject({ paid: 1200, charges: 12 })
  })

  it('have once what two exports had before a third came', async () => {
    await bring('Card', on([1, 2, 3, 4, 5, 6]))
    await bring('Books', on([1, 2, 3, 4, 5, 6]))
    await bring('New', on([7, 8, 9, 10, 11, 12]))
    const { paidInSeveral, year, out } = await ofMiro()
    expect([year!.paid, year!.charges, out.length]).toEqual([1200, 12, 6])
    expect(paidInSeveral).toContain('Charged in 2 exports at once')
  })

  it('are those of one, in whatever order two write the same down', async () => {
    // The books are some days late, or early.
    for (const [card, books] of [
      ['05', '28'],
      ['28', '05'],

      ['15', '15'],
    ] as const) {
      await bring('Card', on(all, card))
      await bring('Books', on(all, books))
      expect((await ofMiro()).year).toMatchObject({ paid: 1200, charges: 12 })
      for (const { id, undoneAt } of await test.call('imports.list', {}))
        if (undoneAt === null) await test.call('imports.undo', { importId: id })
    }
  })

  it('take a refund along with the charge that it takes back', async () => {
    await load('Card.csv', `Date,Merchant,Amount,Currency\n${on(all).map((day) => `${day},Miro,100,EUR`).join('\n')}\n2024-06-09,Miro,-100,EUR\n2022-12-31,Rent,5,EUR\n`) // prettier-ignore
    await bring('Books', on(all, '06'))
    expect((await ofMiro()).year).toMatchObject({ paid: 1200, charges: 12 })
  })
})

it.each([['old first'], ['new first']])(
  'costs what the export says that goes on, whatever another says of some months of it: %s',
  async (order) => {
    const months = (header: string, rows: readonly [month: string, amount: number][]) => () =>
    load(`${header}.csv`, `Date,Merchant,Amount,Currency,${header}\n${rows.map(([month, amount]) => `${month}-05,Miro,${amount},EUR,x`).join('\n')}\n`) // prettier-ignore
    const long = months('Card', ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05', '2024-06', '2024-07'].map((month, at) => [month, at < 5 ? 100 : 120])) // prettier-ignore
    const short = months('Books', [['2024-03', 90], ['2024-04', 90], ['2024-05', 90]]) // prettier-ignore
    for (const bring of order === 'old first' ? [short, long] : [long, short]) await bring()
    expect(await named('Miro')).toMatchObject({ cost: 100, prices: [{ from: '2024-06-05', cost: 120 }] }) // prettier-ignore
  },
)

describe('exports that charge one payee other amounts', () => {
  const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11']
  const onCard = (amount: number, year: number) => months.map((month) => `${year}-${month}-11,Zoom,${amount},USD`)
  const other = (day: string) => `${day},Rent,5,USD`
  // 12 x 149.90 = 1,798.80 on the card, beside a bill of 14,400 in two lines.
  const files = {
    'register.csv': 'Tool,Vendor,Annual cost,Currency,Renewal date\nZoom,Zoom Video Communications,14400,USD,2027-02-28\n',
    'card.csv': ['Date,Merchant,Amount,Currency', ...onCard(149.9, 2025), '2025-12-11,Zoom,149.9,USD', ...onCard(149.9, 2026), other('2024-12-30'), other('2026-11-26')].join('\n'),
    'bills.csv': ['Date,Merchant,Amount,Currency,Account', '2025-03-26,Zoom Video Communications,13200,USD,7', '2026-03-26,Zoom Video Communications,10800,USD,8', '2026-03-26,Zoom Video Communications,3600,USD,8', `${other('2024-12-30')},1`, `${other('2026-11-26')},2`].join('\n'),
  } // prettier-ignore
  const paid = async (id: number) => test.call('tools.payments', { id, asOf: '2026-11-27' })

  it.each([
    [['register.csv', 'bills.csv', 'card.csv']],
    [['card.csv', 'bills.csv', 'register.csv']],
    [['bills.csv', 'card.csv', 'register.csv']],
    [['card.csv', 'register.csv', 'bills.csv']],
  ] as const)('are both paid for its contract: %s', async (order) => {
    for (const name of order) await load(name, files[name])
    const zoom = await named('Zoom')
    expect((await test.call('tools.list', {})).tools.filter(({ name }) => name.startsWith('Zoom'))).toHaveLength(1)
    // The bills say what it cost before; the seats on the card are beside it, and no price of it.
    expect(zoom).toMatchObject({ cost: 13_200, prices: [{ from: '2026-03-26', cost: 14_400 }], paidInSeveral: null })
    const { payments, year } = await paid(zoom.id)
    expect(payments.filter(({ kind }) => kind === 'left out')).toEqual([])
    expect(year).toMatchObject({
      paid: 16_198.8,
      contract: 14_400,
      difference: 1_798.8,
      why: 'Paid in 2 files: 14,400.00 USD in bills.csv and 1,798.80 USD in card.csv. What is in bills.csv is what the contract states.',
    })
  })

  it('cost what both come to, alone or taken over by the contract', async () => {
    for (const name of ['bills.csv', 'card.csv'] as const) await load(name, files[name])
    const { prices } = await named('Zoom')
    expect(prices.at(-1)).toMatchObject({ cost: 16_198.8, billingPeriod: 'year' })
    await load('register.csv', files['register.csv'])
    expect((await named('Zoom')).paidOtherwise).toMatchObject({ annualCost: 16_198.8, said: 14_400 })
  })

  it('are taken for all prices where they are for the last one, so that nothing rose but the bill', async () => {
    for (const name of ['register.csv', 'bills.csv', 'card.csv'] as const) await load(name, files[name])
    const { id, paidOtherwise } = await named('Zoom')
    // 13,200 and 14,400 of the bills with the 1,798.80 of the card.
    expect(paidOtherwise).toMatchObject({
      price: { from: '2026-03-26', cost: 16_198.8 },
      earlier: { cost: 14_998.8, prices: [] },
    })
    await test.call('tools.edit', {
      id,
      changes: { cost: paidOtherwise!.earlier!.cost, prices: [paidOtherwise!.price] },
    })
    const { totals } = await runReport(test.call, 'stack-diff', { a: '2025-11-27', b: '2026-11-27' })
    expect(totals.price).toBeCloseTo(1200, 6)
    expect((await named('Zoom')).paidOtherwise).toBeNull()
  })

  it('are taken from the day on which the card began, which is a rise', async () => {
    await load('register.csv', files['register.csv'])
    await load('bills.csv', files['bills.csv'])
    const [header = ''] = files['card.csv'].split('\n')
    await load('card.csv', [header, ...onCard(149.9, 2025).slice(6), '2025-12-11,Zoom,149.9,USD', ...onCard(149.9, 2026), other('2024-12-30'), other('2026-11-26')].join('\n')) // prettier-ignore
    // From 11 July 2025.
    expect((await named('Zoom')).paidOtherwise).toMatchObject({ price: { from: '2026-03-26', cost: 16_198.8 }, earlier: { cost: 13_200, prices: [{ from: '2025-07-11', cost: 14_998.8, currency: 'USD', billingPeriod: 'year' }] } }) // prettier-ignore
  })

  it('have a bill once that the card paid some weeks later, beside what the card has alone', async () => {
    await load('card.csv', `${files['card.csv']}\n2026-04-20,Zoom,14400,USD\n`)
    await load('bills.csv', files['bills.csv'])
    const { payments, year } = await paid((await named('Zoom')).id)
    expect(payments.filter(({ kind }) => kind === 'left out').map(({ date, amount }) => [date, amount])).toEqual([['2026-03-26', 10_800], ['2026-03-26', 3_600]]) // prettier-ignore
    expect(year).toMatchObject({ paid: 16_198.8 })
  })

  it('are none where all of one came back', async () => {
    await load('bills.csv', files['bills.csv'])
    await load('card.csv', 'Date,Merchant,Amount,Currency\n2025-09-05,Zoom,20,USD\n2025-09-07,Zoom,-20,USD\n2026-11-26,Rent,5,USD\n') // prettier-ignore
    expect((await named('Zoom Video Communications')).prices.at(-1)).toMatchObject({ cost: 14_400 })
  })

  it('end with the one that is overdue', async () => {
    const rows = (amount: number, months: readonly string[]) => `Date,Merchant,Amount,Currency,Of ${amount}\n${months.map((month) => `2024-${month}-05,Miro,${amount},EUR,x`).join('\n')}\n` // prettier-ignore
    await load('card.csv', rows(100, ['01', '02', '03', '04', '05', '06', '07']))
    await load('books.csv', rows(50, ['03', '04', '05']))
    expect(await named('Miro')).toMatchObject({ cost: 100, prices: [{ from: '2024-03-05', cost: 150 }, { from: '2024-06-04', cost: 100 }] }) // prettier-ignore
  })
})
