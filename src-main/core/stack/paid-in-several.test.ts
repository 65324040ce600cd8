import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../testing/open-app.ts'

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
    const short = months('Books', [['2024-03', 50], ['2024-04', 50], ['2024-05', 50]]) // prettier-ignore
    for (const bring of order === 'old first' ? [short, long] : [long, short]) await bring()
    expect(await named('Miro')).toMatchObject({ cost: 100, prices: [{ from: '2024-06-05', cost: 120 }] }) // prettier-ignore
  },
)
