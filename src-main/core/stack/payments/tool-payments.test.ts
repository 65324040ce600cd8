import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { paidYearSentence } from '../../../../shared/stack/payments.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

let test: TestApp
beforeEach(async () => {
  test = await openApp({ currency: 'EUR' })
})
afterEach(() => test.close())

const bring = (name: string, ...lines: string[]) =>
  test.call('imports.run', { files: [{ file: test.file(name, `${lines.join('\n')}\n`) }] })
const months = (payee: string, amount: number, day = '05', year = '2019'): string[] =>
  Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}-${day},${payee},${amount},EUR`)
const card = 'Date,Merchant,Amount,Currency'
/** Another payee, so that the days of the year are covered. */
const bakery = ['2018-12-20,Bakery,5,EUR', '2019-12-31,Bakery,5,EUR']
const list = 'name,team,cost,currency,billing_period,start_date,end_date'
const paymentsOf = async (name: string, asOf: string | null = null) => {
  const { tools, leftOut } = await test.call('tools.list', {})
  const out = leftOut.flatMap(({ tools: names, ids }) => names.map((each, at) => ({ name: each, id: ids[at]! })))
  const { id } = [...tools, ...out].find((tool) => tool.name === name)!
  return test.call('tools.payments', { id, asOf })
}
const yearOf = async (name: string, asOf: string | null = null) => (await paymentsOf(name, asOf)).year

describe('payments behind a tool', () => {
  it('are charges and refunds, and those that another file has too', async () => {
    await bring('card.csv', card, ...months('FIGMA INC', 10).slice(0, 3), '2019-03-05,FIGMA INC,10,EUR', '2019-03-09,Figma,-10,EUR', '2019-03-10,Slack,4,EUR') // prettier-ignore
    await bring('march.csv', card, '2019-03-05,FIGMA INC,10,EUR', '2019-04-05,FIGMA INC,10,EUR')
    const { tool, payments } = await paymentsOf('FIGMA INC')
    expect(tool).toBe('FIGMA INC')
    expect(payments.map(({ date, payee, amount, file, line, kind, why }) => [date, payee, amount, file, line, kind, why])).toEqual([
      ['2019-01-05', 'FIGMA INC', 10, 'card.csv', 2, 'charge', null],
      ['2019-02-05', 'FIGMA INC', 10, 'card.csv', 3, 'charge', null],
      ['2019-03-05', 'FIGMA INC', 10, 'card.csv', 4, 'charge', null],
      ['2019-03-05', 'FIGMA INC', 10, 'card.csv', 5, 'charge', 'Came back on 2019-03-09.'],
      ['2019-03-05', 'FIGMA INC', 10, 'march.csv', 2, 'left out', 'In card.csv too, which counts.'],
      ['2019-03-09', 'Figma', -10, 'card.csv', 6, 'refund', 'Takes back the charge of 2019-03-05.'],
      ['2019-04-05', 'FIGMA INC', 10, 'march.csv', 3, 'charge', null],
    ]) // prettier-ignore
    expect(payments[0]).toMatchObject({ currency: 'EUR', export: 'Table of payments' })
  })

  it('mark what was likely charged twice, of a payee with a rhythm', async () => {
    await bring('card.csv', card, ...months('Linear', 640, '08'), '2019-07-08,Linear,640,EUR', '2019-05-02,Taxi,20,EUR', '2019-05-02,Taxi,20,EUR', ...bakery) // prettier-ignore
    const marked = async (name: string) => (await paymentsOf(name)).payments.flatMap(({ line, kind, why }) => (why === null ? [] : [[line, kind, why]])) // prettier-ignore
    expect(await marked('Linear')).toEqual([[14, 'charge', 'Likely a double charge: line 8 has it already.']])
    expect(await marked('Taxi')).toEqual([])
  })

  it('mark a bill that was entered twice', async () => {
    await bring('bills.csv', 'Date,Payee,Bill number,Amount,Currency', '2019-05-01,Zendesk,INV-44710,46200,EUR', '2019-05-04,Zendesk,INV-44710,46200,EUR', ...bakery.map((row) => row.replace('Bakery,', 'Bakery,,'))) // prettier-ignore
    const { payments } = await paymentsOf('Zendesk')
    expect(payments.map(({ why }) => why)).toEqual([null, 'Likely a double charge: line 2 of 2019-05-01 has it already.']) // prettier-ignore
  })

  it('of two exports that charge at once are those of the one charged last', async () => {
    await bring('card.csv', card, ...months('Datadog', 10), ...bakery)
    await bring('ledger.csv', 'Posting Date,Supplier,Amount,Currency', ...months('Datadog', 10, '28'))
    const { payments, year } = await paymentsOf('Datadog')
    expect(new Set(payments.filter(({ file }) => file === 'card.csv').map(({ kind, why }) => `${kind}: ${why}`))).toEqual(new Set(['left out: Charged in ledger.csv as well, which was charged last and counts.'])) // prettier-ignore
    expect(year).toMatchObject({ paid: 120, charges: 12, contract: null, why: null })
  })

  it('of a payee that is left out are all left out, and none of a tool without is known', async () => {
    await bring('card.csv', card, ...months('Figma', 10), ...months('Taxi', 7))
    await bring('list.csv', list, 'Okta,IT,900,EUR,year,,')
    await test.call('config.set', { config: { excludePayees: ['Taxi'] } })
    const { payments, year } = await paymentsOf('Taxi')
    expect(payments).toHaveLength(12)
    expect(payments[0]).toMatchObject({ kind: 'left out', why: 'Left out as no software (excludePayees "Taxi").' })
    expect(year).toBeNull()
    expect(await paymentsOf('Okta')).toMatchObject({ payments: [], year: null })
    await expect(test.call('tools.payments', { id: 99, asOf: null })).rejects.toThrow('There is no tool number 99')
  })
})

describe('twelve months of payments against the contract', () => {
  it('are compared where the payments cover them', async () => {
    await bring('card.csv', card, ...months('Figma', 110), ...months('Slack', 50), '2019-06-03,Asana,900,EUR', ...bakery) // prettier-ignore
    await bring('list.csv', list, 'Figma,IT,1200,EUR,year,2017-01-01,', 'Slack,IT,50,EUR,month,,', 'Asana,IT,1000,EUR,year,,') // prettier-ignore
    expect(await yearOf('Figma')).toEqual({
      from: '2019-01-01', to: '2020-01-01', currency: 'EUR', paid: 1320, charges: 12, chargesAfterEnd: 0, paidAfterEnd: 0, lastCharge: '2019-12-05',
      contract: 1200, difference: 120, differenceShare: 0.1, paidBefore: null, doubled: 0, likelyVat: null, due: 0, why: null,
    }) // prettier-ignore
    expect(await yearOf('Slack')).toMatchObject({ paid: 600, contract: 600, difference: 0, differenceShare: 0 })
    expect(await yearOf('Asana')).toMatchObject({ paid: 900, charges: 1, difference: -100, differenceShare: -0.1 })
    // Up to an earlier day: the payments of the year before it are not all known.
    expect(await yearOf('Figma', '2019-06-30')).toMatchObject({ to: '2019-07-01', paid: 660, difference: null, why: 'Payments are known since 2018-12-20 only.' }) // prettier-ignore
  })

  it('say which charge makes the difference, or which price', async () => {
    await bring('card.csv', card, ...months('Figma', 100), '2019-12-20,Figma,100,EUR', ...months('Slack', 50), ...bakery) // prettier-ignore
    await bring('list.csv', list, 'Figma,IT,1200,EUR,year,,', 'Slack,IT,50,EUR,month,,')
    expect(await yearOf('Figma')).toMatchObject({ difference: 100, doubled: 100, why: '100.00 EUR of December 2019 paid twice, on 2019-12-05 and 2019-12-20: likely a double charge, of which 100.00 EUR is to be claimed back. Without the second, what was paid is what the contract states.' }) // prettier-ignore
    const slack = (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Slack')!
    await test.call('tools.edit', { id: slack.id, changes: { prices: [{ from: '2019-10-01', cost: 60, currency: 'EUR', billingPeriod: 'month' }] } }) // prettier-ignore
    expect(await yearOf('Slack')).toMatchObject({ paid: 600, contract: 630, difference: -30, why: null }) // prettier-ignore
  })

  it('state for each month the price it had, so that who pays what the price is pays as stated', async () => {
    await bring('card.csv', card, ...months('Figma', 100).slice(0, 6), ...months('Figma', 130).slice(6), '2018-09-20,Miro,1000,EUR', '2019-09-20,Miro,1200,EUR', ...bakery) // prettier-ignore
    await bring('list.csv', list, 'Figma,IT,1200,EUR,year,,', 'Miro,IT,1000,EUR,year,,')
    const priced = async (name: string, from: string, cost: number) => {
      const { id } = (await test.call('tools.list', {})).tools.find((tool) => tool.name === name)!
      await test.call('tools.edit', { id, changes: { prices: [{ from, cost, currency: 'EUR', billingPeriod: 'year' }] } }) // prettier-ignore
    }
    await priced('Figma', '2019-07-05', 1560)
    // 6 x 100 + 6 x 130 = 1,380, where 1,560 are stated in the end.
    expect(await yearOf('Figma')).toMatchObject({ paid: 1380, contract: 1380, difference: 0, why: null })
    // Charged by the year: its price on the day of the charge, whatever came then.
    await priced('Miro', '2019-11-01', 1300)
    expect(await yearOf('Miro')).toMatchObject({ paid: 1200, contract: 1000, difference: 200 })
    await priced('Miro', '2019-09-20', 1200)
    expect(await yearOf('Miro')).toMatchObject({ paid: 1200, contract: 1200, difference: 0 })
  })

  it('are held against the months until the contract ended', async () => {
    await bring('card.csv', card, ...months('Figma', 3000).slice(0, 3), ...months('Loom', 100).slice(0, 4), ...bakery)
    await bring('list.csv', list, 'Figma,IT,36000,EUR,year,,2019-03-31', 'Loom,IT,1500,EUR,year,,2019-04-30')
    // 3 x 3,000; 4 x 125.
    expect(await yearOf('Figma')).toMatchObject({ paid: 9000, contract: 9000, difference: 0 })
    expect(await yearOf('Loom')).toMatchObject({ paid: 400, contract: 500, difference: -100 })
  })

  it('name the month in which two ways of paying overlap, and what is left without it', async () => {
    const ledger = 'Date,Payee,Amount,Currency'
    // By card to March on the 8th, by bill from March on the 10th.
    await bring(
      'card.csv',
      card,
      ...months('Figma', 100, '08').slice(0, 3),
      ...months('Loom', 103, '08').slice(0, 3),
      ...bakery,
    )
    await bring(
      'books.csv',
      ledger,
      ...months('Figma', 100, '10').slice(2),
      ...months('Loom', 103, '10').slice(2),
      ...bakery,
    )
    await bring('list.csv', list, 'Figma,IT,1200,EUR,year,,', 'Loom,IT,1200,EUR,year,,')
    const twice = (amount: string) => `${amount} EUR of March 2019 paid twice, on 2019-03-08 by card.csv and 2019-03-10 by books.csv: likely a double charge, of which ${amount} EUR is to be claimed back. Without the second, what was paid is` // prettier-ignore
    expect(await yearOf('Figma')).toMatchObject({
      paid: 1300,
      difference: 100,
      why: `${twice('100.00')} what the contract states.`,
    })
    expect((await yearOf('Loom'))!.why!.replaceAll('\u00a0', ' ')).toBe(
      `${twice('103.00')} 3.0 % more than the contract states.`,
    )
  })

  it('say what was paid too much in the currency of the contract, and claim nothing back where amounts differ', async () => {
    await test.call('config.set', { config: { currency: 'EUR', rates: { USD: 0.9 } } })
    const others = (payee: string, amount: number) => [`2019-03-20,${payee},${amount},EUR`]
    await bring('card.csv', card, ...months('Figma', 90), ...others('Figma', 90), ...months('Loom', 90), ...others('Loom', 120), ...bakery) // prettier-ignore
    await bring('list.csv', list, 'Figma,IT,1200,USD,year,,', 'Loom,IT,1080,EUR,year,,')
    expect((await yearOf('Figma'))!.why).toContain('100.00 USD of March 2019 paid twice, on 2019-03-05 and 2019-03-20: likely a double charge, of which 100.00 USD is to be claimed back.') // prettier-ignore
    expect((await yearOf('Loom'))!.why).toContain('Charged in March 2019 twice, on 2019-03-05 and 2019-03-20: likely 120.00 EUR too much.') // prettier-ignore
  })

  it('name the file of each charge in two currencies too', async () => {
    await test.call('config.set', { config: { currency: 'EUR', rates: { USD: 0.9 } } })
    await bring('card.csv', card, ...months('Figma', 90).slice(0, 3), ...bakery)
    await bring('bills.csv', 'Posting Date,Supplier,Amount,Currency', ...months('Figma', 100, '20').slice(2).map((row) => row.replace('EUR', 'USD')), ...bakery) // prettier-ignore
    await bring('list.csv', list, 'Figma,IT,1080,EUR,year,,')
    const { tools } = await test.call('tools.list', {})
    const idIn = (code: string) => tools.find(({ name, currency }) => name === 'Figma' && currency === code)!.id
    await test.call('tools.merge', { keep: idIn('EUR'), drop: [idIn('USD')] })
    expect((await yearOf('Figma'))!.why).toContain('90.00 EUR of March 2019 paid twice, on 2019-03-05 by card.csv and 2019-03-20 by bills.csv:') // prettier-ignore
  })

  it('say what of a bill is not paid yet, of each of its lines its part', async () => {
    const head =
      'ContactName,InvoiceNumber,InvoiceDate,Total,InvoiceAmountPaid,InvoiceAmountDue,LineAmount,Currency,Type,Status'
    const { files } = await bring(
      'bills.csv', head, 'Figma,F-1,05/01/2019,1200,1200,0,1200,EUR,Bill,Paid', 'Figma,F-2,25/12/2019,1210,605,605,800,EUR,Bill,Awaiting Payment',
      'Figma,F-2,25/12/2019,1210,605,605,200,EUR,Bill,Awaiting Payment',
    ) // prettier-ignore
    expect(files[0]!.notes.join(' ')).toContain('Not yet paid, as the file says: Figma 400 of 800 EUR billed on 2019-12-25, Figma 100 of 200 EUR billed on 2019-12-25. A bill counts on its day') // prettier-ignore
    const year = await yearOf('Figma')
    expect(year).toMatchObject({ paid: 2200, due: 500 })
    expect(paidYearSentence(year!, { money: (amount) => `€${amount}`, date: (day) => day })).toContain('€2200 in 3 charges, of which €500 is billed and not yet paid.') // prettier-ignore
    const { rows, totals } = await runReport(test.call, 'stack-payments', { asOf: '2019-12-31' })
    expect([rows[0]!.due, totals.due]).toEqual([500, 500])
  })

  it('say nothing of a bill that a later export has as paid, in whichever order the two come, and count it once', async () => {
    const head = 'ContactName,InvoiceNumber,InvoiceDate,Total,InvoiceAmountPaid,InvoiceAmountDue,LineAmount,Currency,Type,Status' // prettier-ignore
    const awaited = [head, 'Figma,F-1,25/10/2019,1200,0,1200,1000,EUR,Bill,Awaiting Payment', 'Figma,F-1,25/10/2019,1200,0,1200,200,EUR,Bill,Awaiting Payment', 'Miro,M-1,26/10/2019,500,0,500,500,EUR,Bill,Awaiting Payment'] // prettier-ignore
    const paid = [head, 'Figma,F-1,25/10/2019,1200,1200,0,1000,EUR,Bill,Paid', 'Figma,F-1,25/10/2019,1200,1200,0,200,EUR,Bill,Paid', 'Miro,M-1,26/10/2019,500,200,300,500,EUR,Bill,Awaiting Payment', 'Figma,F-2,25/11/2019,1200,0,1200,1200,EUR,Bill,Awaiting Payment'] // prettier-ignore
    const figures = async () => {
      const [figma, miro] = [await yearOf('Figma'), await yearOf('Miro')]
      return [figma!.paid, figma!.due, miro!.paid, miro!.due]
    }
    await bring('october.csv', ...awaited)
    expect(await figures()).toEqual([1200, 1200, 500, 500])
    const { files } = await bring('november.csv', ...paid)
    expect(files[0]).toMatchObject({ rowsRead: 4, rowsImported: 1, rowsDuplicate: 3 })
    expect(await figures()).toEqual([2400, 1200, 500, 300])
    const imports = await test.call('imports.list', {})
    await test.call('imports.undo', { importId: imports[0]!.id })
    expect(await figures()).toEqual([1200, 1200, 500, 500])
    await test.call('imports.undo', { importId: imports[1]!.id })
    await bring('november.csv', ...paid)
    await bring('october.csv', ...awaited)
    expect(await figures()).toEqual([2400, 1200, 500, 300])
  })

  it('say of a bill that was entered twice what is to be claimed back, and what is left without it', async () => {
    const bill = (date: string, payee: string, number: string, amount: number) =>
      `${date},${payee},${number},${amount},EUR`
    const others = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month, at) => bill(`2019-${month}-05`, 'Figma', `F-${month}`, at < 6 ? 100 : 110)) // prettier-ignore
    await bring(
      'bills.csv', 'Date,Payee,Bill number,Amount,Currency', bill('2018-12-20', 'Bakery', '', 5), bill('2019-12-31', 'Bakery', '', 5),
      bill('2019-05-01', 'Zendesk', 'INV-44710', 46_200), bill('2019-05-04', 'Zendesk', 'INV-44710', 46_200),
      bill('2019-05-02', 'Miro', 'M-1001', 500), bill('2019-05-05', 'Miro', 'M-1001', 500),
      ...others, bill('2019-08-09', 'Figma', 'F-08', 110),
    ) // prettier-ignore
    await bring('list.csv', list, 'Zendesk,IT,46200,EUR,year,,', 'Figma,IT,1200,EUR,year,,')
    expect(await yearOf('Zendesk')).toMatchObject({
      paid: 92_400, contract: 46_200, difference: 46_200, doubled: 46_200, charges: 2,
      why: 'Bill INV-44710 of 46,200.00 EUR paid twice, on 2019-05-01 and 2019-05-04: likely a double charge, of which 46,200.00 EUR is to be claimed back. Without the second, what was paid is what the contract states.',
    }) // prettier-ignore
    expect(await yearOf('Miro')).toMatchObject({ doubled: 500, contract: null, why: expect.stringMatching(/^Bill M-1001 of 500.00 EUR paid twice, .* claimed back\.$/) as string }) // prettier-ignore
    const figma = await yearOf('Figma')
    expect(figma).toMatchObject({ paid: 1370, doubled: 110, difference: 170 })
    expect(figma!.why!.replaceAll('\u00a0', ' ')).toMatch(/^Bill F-08 .* Without the second, what was paid is 5.0 % more than the contract states. What is charged rose by 10.0 % on 2019-07-05.$/) // prettier-ignore
    const { rows, totals } = await runReport(test.call, 'stack-payments', { asOf: '2019-12-31' })
    expect(rows.filter(({ doubled }) => (doubled ?? 0) > 0).map(({ tool, match, doubled, why }) => [tool, match, doubled, why === null])).toEqual([
      ['Zendesk', 'differs', 46_200, false], ['Figma', 'differs', 110, false], ['Miro', 'no-contract', 500, false],
    ]) // prettier-ignore
    expect(totals).toMatchObject({ differsDifference: 46_370, differsDoubled: 46_310, doubled: 46_810 })
  })

  it('name a charge that came again on its day, also where all of them are what the contract states', async () => {
    await bring('card.csv', card, ...months('Linear', 100, '08').slice(0, 11), '2019-07-08,Linear,100,EUR', ...bakery)
    await bring('list.csv', list, 'Linear,IT,1200,EUR,year,,')
    const said = '100.00 EUR paid twice on 2019-07-08: likely a double charge, of which 100.00 EUR is to be claimed back. Without the second, what was paid is 8.3 % less than the contract states.' // prettier-ignore
    const year = await yearOf('Linear')
    expect(year).toMatchObject({ paid: 1200, difference: 0, doubled: 100 })
    expect(year!.why!.replaceAll('\u00a0', ' ')).toContain(said)
    const { rows } = await runReport(test.call, 'stack-payments', { asOf: '2019-12-31' })
    expect(rows.find(({ tool }) => tool === 'Linear')).toMatchObject({ match: 'matches', why: year!.why })
  })

  it('sum up what came three times', async () => {
    await bring('card.csv', card, ...months('Figma', 90), '2019-03-20,Figma,90,EUR', '2019-03-27,Figma,90,EUR', ...bakery) // prettier-ignore
    await bring('list.csv', list, 'Figma,IT,1080,EUR,year,,')
    expect((await yearOf('Figma'))!.why).toBe('90.00 EUR of March 2019 paid 3 times, on 2019-03-05, 2019-03-20 and 2019-03-27: likely a double charge, of which 180.00 EUR is to be claimed back. Without the later ones, what was paid is what the contract states.') // prettier-ignore
  })

  it('name a price that rose, and bills by use', async () => {
    const use = [60, 90, 70, 110, 80, 120, 75, 130, 85, 95, 105, 115].map(
      (amount, at) => `2019-${String(at + 1).padStart(2, '0')}-05,Miro,${amount},EUR`,
    )
    await bring(
      'card.csv',
      card,
      ...months('Figma', 100).slice(0, 6),
      ...months('Figma', 110).slice(6),
      ...use,
      ...bakery,
    )
    await bring('list.csv', list, 'Figma,IT,1200,EUR,year,,', 'Miro,IT,1000,EUR,year,,')
    expect((await yearOf('Figma'))!.why!.replaceAll('\u00a0', ' ')).toBe(
      'What is charged rose by 10.0 % on 2019-07-05.',
    )
    expect(await yearOf('Miro')).toMatchObject({
      paid: 1135,
      why: 'It is billed by use: each charge is another amount.',
    })
  })

  it('are no year of a contract that began in them, unless as much was paid or it was charged before', async () => {
    await bring('card.csv', card, ...months('Figma', 100).slice(6), '2019-08-02,Miro,600,EUR', ...months('Loom', 5), ...bakery) // prettier-ignore
    await bring('list.csv', list, 'Figma,IT,1200,EUR,year,2019-07-01,', 'Miro,IT,600,EUR,year,2019-08-01,', 'Loom,IT,70,EUR,year,2019-08-01,') // prettier-ignore
    expect(await yearOf('Figma')).toMatchObject({ paid: 600, contract: 1200, difference: null, why: 'In use since 2019-07-01, less than these twelve months.' }) // prettier-ignore
    expect(await yearOf('Miro')).toMatchObject({ difference: 0 })
    expect(await yearOf('Loom')).toMatchObject({ paid: 60, difference: -10 })
  })

  it('hold a yearly charge once, on the last days of February too', async () => {
    await bring('card.csv', card, '2022-02-28,Figma,1000,EUR', '2023-02-28,Figma,1000,EUR', '2024-02-28,Figma,1000,EUR', '2024-02-29,Miro,500,EUR', '2025-02-28,Miro,500,EUR') // prettier-ignore
    expect(await yearOf('Figma', '2024-02-28')).toMatchObject({ from: '2023-03-01', to: '2024-02-29', paid: 1000 })
    expect(await yearOf('Figma', '2024-02-29')).toMatchObject({ from: '2023-03-01', to: '2024-03-01', paid: 1000 })
    expect(await yearOf('Figma', '2023-02-28')).toMatchObject({ from: '2022-03-01', to: '2023-03-01', paid: 1000 })
    expect(await yearOf('Miro', '2025-02-28')).toMatchObject({ from: '2024-03-01', to: '2025-03-01', paid: 500 })
  })

  it('wait for a charge that is late by two weeks at most', async () => {
    await bring('card.csv', card, '2018-06-01,Figma,1000,EUR', '2019-06-01,Figma,1000,EUR', '2019-06-20,Slack,400,EUR', '2018-05-01,Bakery,5,EUR', '2020-07-30,Bakery,5,EUR') // prettier-ignore
    await bring('list.csv', list, 'Figma,IT,1000,EUR,year,,', 'Slack,IT,400,EUR,year,,')
    // 366 days after 1 June 2019 is 1 June 2020, of a leap year: 365 + 14 are over on 14 June.
    const due = { paid: 0, charges: 0, difference: null, why: 'Last charged on 2019-06-01, and the next charge is not overdue yet.' } // prettier-ignore
    expect(await yearOf('Figma', '2020-06-03')).toMatchObject(due)
    expect(await yearOf('Figma', '2020-06-14')).toMatchObject(due)
    expect(await yearOf('Figma', '2020-06-15')).toMatchObject({ paid: 0, difference: -1000 })
    const matches = async (asOf: string) => (await runReport(test.call, 'stack-payments', { asOf })).rows.map(({ tool, match }) => [tool, match]) // prettier-ignore
    expect(await matches('2020-06-03')).toEqual([['Figma', 'not-compared'], ['Slack', 'matches']]) // prettier-ignore
    expect(await matches('2020-06-22')).toEqual([['Figma', 'no-payments'], ['Slack', 'not-compared']]) // prettier-ignore
  })

  it('are named where the contract has ended and is charged on', async () => {
    await bring('card.csv', card, ...months('Figma', 100), ...bakery)
    await bring('list.csv', list, 'Figma,IT,1200,EUR,year,2017-01-01,2019-10-01')
    expect(await yearOf('Figma')).toMatchObject({ difference: null, chargesAfterEnd: 3, paidAfterEnd: 300, why: 'Ended on 2019-10-01, and was charged 3 times since.' }) // prettier-ignore
  })

  it('are in the currency of the contract, at the workspace’s rate', async () => {
    await test.call('config.set', { config: { rates: { USD: 0.86 } } })
    await bring('card.csv', card, ...months('Figma', 86), '2019-08-02,Miro,500,EUR', ...bakery)
    await bring('list.csv', list, 'Figma,IT,1200,USD,year,,', 'Miro,IT,600,USD,year,,')
    expect(await yearOf('Figma')).toMatchObject({ currency: 'USD', paid: 1200, contract: 1200, difference: 0 })
    await test.call('config.set', { config: { rates: {} } })
    expect(await yearOf('Miro')).toMatchObject({ currency: 'EUR', paid: 500, difference: null, why: 'The workspace has no rate between EUR and USD, in which the contract is.' }) // prettier-ignore
  })
})

it('payments that ended long before a snapshot say nothing of what it states, and those that go on do', async () => {
  await bring('card.csv', card, ...months('Figma', 100), ...bakery)
  const snapshot = (asOf: string, cost: number) =>
    test.call('imports.run', { files: [{ file: test.file(`${asOf}.csv`, `name,cost,currency,billing_period\nFigma,${cost},EUR,year\n`), inventory: 'snapshot', asOf }] }) // prettier-ignore
  const otherwise = async () => (await test.call('tools.list', {})).tools.find(({ name }) => name === 'Figma')!.paidOtherwise // prettier-ignore
  await snapshot('2019-06-30', 1200)
  await snapshot('2022-01-01', 1800)
  expect(await otherwise()).toBeNull()
  // Last charged on 5 December 2019.
  await snapshot('2020-01-01', 1800)
  expect(await otherwise()).toMatchObject({ annualCost: 1200, said: 1800, price: { from: '2020-01-01', cost: 1200 } })
})
