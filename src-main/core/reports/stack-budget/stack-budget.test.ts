import { expect, it } from 'vitest'
import { runReport } from '../../../../shared/api.ts'
import { openApp, type TestApp } from '../../testing/open-app.ts'

const bring = (test: TestApp, name: string, ...lines: string[]) =>
  test.call('imports.run', { files: [{ file: test.file(name, `${lines.join('\n')}\n`) }] })

it('reads the inventory: teams in one spelling, paid seats, starts of contracts, and what is charged after its end', async () => {
  const test = await openApp({ currency: 'EUR' })
  await bring(
    test,
    'contracts.csv',
    'Name,Team,Annual cost,Contract start,End date,Renewal date,Auto-renew,Seats licensed',
    'Figma,Design,3650,2026-07-01,,2027-07-01,yes,10',
    'Linear,design,365,2024-01-01,2026-10-01,,,',
  )
  await bring(test, 'card.csv', 'Date,Merchant,Amount,Currency', ...['09', '10', '11'].map((month) => `2026-${month}-05,Linear,30,EUR`)) // prettier-ignore
  const { params, rows, totals } = await runReport(test.call, 'stack-budget', { by: 'team', asOf: '2026-12-15', seatGrowth: 12 }) // prettier-ignore
  expect(params).toMatchObject({ from: '2027-01-01', months: 12, uplift: 0 })
  expect(rows.map(({ key }) => key)).toEqual(['Design'])
  expect([totals.cost, totals.seats, totals.removed]).toEqual([expect.closeTo(3888.2, 6), expect.closeTo(238.2, 6), expect.closeTo(-273, 6)]) // prettier-ignore
  // January to June of the year before, of which nothing shows whether it was in use.
  expect(totals.contractStarts).toEqual([{ tool: 'Figma', added: expect.closeTo(1810, 6) as number }])
  expect(totals.chargedAfterEnd).toMatchObject([{ tool: 'Linear', charges: 2, paid: 60 }])
  await expect(runReport(test.call, 'stack-budget', { from: '2027-01-02' })).rejects.toThrow('first day of a month')
  test.close()
})

it('bills on the day of the last bills, and for as many years', async () => {
  const test = await openApp({ currency: 'EUR' })
  await bring(test, 'contracts.csv', 'Name,Annual cost,Renewal date,Auto-renew', 'Salesforce,118800,2027-01-31,yes', 'Okta,18000,2027-01-31,yes', 'Gong,5000,2027-01-31,yes') // prettier-ignore
  await bring(test, 'bills.csv', 'Date,Merchant,Amount,Currency', '2025-02-01,Salesforce,118800,EUR', '2026-02-01,Salesforce,118800,EUR', '2025-02-01,Okta,36000,EUR') // prettier-ignore
  const { rows, totals } = await runReport(test.call, 'stack-budget', { monthly: true, asOf: '2026-11-27' })
  expect(rows.flatMap(({ key, month, cash }) => (cash ? [[key, month, cash]] : []))).toEqual([
    ['Gong', '2027-01', 5000],
    ['Salesforce', '2027-02', 118_800],
    ['Okta', '2027-02', 36_000],
  ])
  expect(totals.billedForYears).toMatchObject([{ tool: 'Okta', years: 2, nextBill: '2027-02-01' }])
  test.close()
})

it('is of a fiscal year, by its quarters', async () => {
  const test = await openApp({ currency: 'EUR' })
  await bring(test, 'contracts.csv', 'Name,Annual cost,Renewal date,Auto-renew', 'Okta,3650,2027-01-31,yes')
  await test.call('config.set', { config: { fiscalYearStart: 12 } })
  const of = (params: object) => runReport(test.call, 'stack-budget', { asOf: '2026-07-10', ...params })
  const { params, rows } = await of({ fiscalYear: 2027, by: 'quarter' })
  expect(params).toMatchObject({ from: '2026-12-01', months: 12 })
  expect(
    rows.map(({ key, tools, annualCost, cost, cash }) => [key, tools, annualCost, Math.round(cost!), cash]),
  ).toEqual([
    ['FY2027-Q1', 1, 3650, 900, 3650],
    ['FY2027-Q2', 1, 3650, 920, 0],
    ['FY2027-Q3', 1, 3650, 920, 0],
    ['FY2027-Q4', 1, 3650, 910, 0],
  ])
  // A December of a common year and the rest of a leap year: a day more.
  expect((await of({ fiscalYear: 2027, by: 'year', months: 24 })).rows.map(({ key, cost }) => [key, Math.round(cost!)])).toEqual([['FY2027', 3650], ['FY2028', 3651]]) // prettier-ignore
  await expect(of({ fiscalYear: 2027, from: '2027-01-01' })).rejects.toThrow('FY2027')
  test.close()
})

it('is by what was paid where one asks for it, tool by tool, and grows with the headcount that is planned', async () => {
  const test = await openApp({ currency: 'EUR' })
  await test.call('config.set', { config: { rates: { USD: 0.5 } } })
  await bring(test, 'contracts.csv', 'Name,Annual cost,Currency,Renewal date,Auto-renew', 'Okta,1000,EUR,2027-03-01,yes', 'Zoom,600,EUR,,', 'Gong,,EUR,,', 'Loom,100,EUR,,') // prettier-ignore
  const zoom = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'].map((month) => `${month}-05,Zoom,${month < '2026-09' ? 60 : 100},EUR`) // prettier-ignore
  await bring(test, 'card.csv', 'Date,Merchant,Amount,Currency', '2025-03-01,Okta,900,EUR', '2026-03-01,Okta,1200,EUR', '2026-03-10,Gong,5000,EUR', ...zoom) // prettier-ignore
  const planned = Array.from({ length: 12 }, (_, at) => `${at === 0 ? '2026-12' : `2027-${String(at).padStart(2, '0')}`}-28,Planned headcount,110`) // prettier-ignore
  await bring(test, 'heads.csv', 'date,label,headcount', '2026-11-28,Headcount,100', ...planned)
  const of = (params: object) => runReport(test.call, 'stack-budget', { asOf: '2026-11-30', ...params })
  const figures = async (params: object) => (await of(params)).rows.map(({ key, cost, cash, basis, basedOn }) => [key, cost === null ? null : Math.round(cost), Math.round(cash ?? 0), Math.round(basis), basedOn]) // prettier-ignore
  expect(await figures({ basis: 'bills' })).toEqual([
    ['Gong', 5000, 5000, 5000, 'bills'],
    ['Okta', 1200, 1200, 200, 'bills'],
    ['Zoom', 1200, 1200, 600, 'bills'],
    ['Loom', 100, 100, 0, 'price'],
  ])
  expect((await figures({ basis: 'last-year', basisOf: ['okta=price'] })).slice(0, 3)).toEqual([
    ['Gong', 5000, 5000, 5000, 'last-year'],
    ['Okta', 1000, 1000, 0, 'price'],
    ['Zoom', 540, 540, -60, 'last-year'],
  ])
  const { totals, rows } = await of({ basis: 'bills', headcountOf: ['Zoom', 'Nobody'], uplift: 10 })
  expect(totals).toMatchObject({ basisUnknown: ['Loom'], headcountUnknown: [], unknownTools: ['Nobody'] })
  expect(rows.find(({ key }) => key === 'Zoom')).toMatchObject({ growsBy: 'headcount', seats: expect.closeTo(120, 6) as number }) // prettier-ignore
  for (const row of [totals, ...rows]) {
    const { before, added, removed, price, length, ends, basis, uplift, seats, usage, cost } = row
    expect((before ?? 0) + added + removed + price + length + ends + basis + uplift + seats + usage).toBeCloseTo(cost ?? 0, 6) // prettier-ignore
  }
  await expect(of({ basisOf: ['Zoom'] })).rejects.toThrow('as in Zoom=price')
  test.close()
})

it('has what payments say was charged in another currency at the rate of the workspace, and names what does not follow it', async () => {
  const test = await openApp({ currency: 'GBP' })
  const months = Array.from({ length: 14 }, (_, at) => `${at < 2 ? `2025-${at + 11}` : `2026-${String(at - 1).padStart(2, '0')}`}-05`) // prettier-ignore
  const paid = months.flatMap((day, at) => [
    `${day},AWS,${1000 + ((at * 37) % 100)},GBP,${((1000 + ((at * 37) % 100)) * 1.25).toFixed(2)},USD`,
    `${day},Loom,50,GBP,,`,
    `${day},Figma,90,GBP,100,CHF`,
  ])
  await bring(test, 'card.csv', 'Date,Merchant,Amount,Currency,Orig amount,Orig currency', ...paid)
  const of = (params: object = {}) => runReport(test.call, 'stack-budget', { asOf: '2026-12-31', ...params })
  const at = async (rates: Record<string, number>) => {
    await test.call('config.set', { config: { rates } })
    const { rows, totals } = await of()
    for (const row of [totals, ...rows]) {
      const { before, added, removed, price, length, ends, basis, uplift, seats, usage, cost } = row
      expect((before ?? 0) + added + removed + price + length + ends + basis + uplift + seats + usage).toBeCloseTo(cost ?? 0, 6) // prettier-ignore
    }
    return { totals, costs: Object.fromEntries(rows.map(({ key, cost }) => [key, cost!])), rows }
  }
  const then = await at({})
  expect(then.totals).toMatchObject({ atRates: [], notAtRates: ['AWS', 'Figma'] })
  expect(then.costs['Figma']).toBeCloseTo(1080, 6)
  // Charged at 0.80; half of that makes half the price.
  const now = await at({ USD: 0.4 })
  expect(now.totals).toMatchObject({ atRates: ['AWS'], notAtRates: ['Figma'] })
  expect(now.costs['AWS']! / then.costs['AWS']!).toBeCloseTo(0.5, 4)
  expect(now.costs['Loom']).toBe(then.costs['Loom'])
  expect(now.rows.find(({ key }) => key === 'AWS')).toMatchObject({ basedOn: 'price', basis: 0 })
  test.close()
})

it('has the price that a contract states for each year of its term', async () => {
  const test = await openApp({ currency: 'USD' })
  await bring(test, 'contracts.csv', 'Name,Start of current term,Renewal date,Auto-renew,Annual cost,Price increase', 'Datadog,2026-05-01,2028-05-01,yes,18000,"Steps: Y1 18,000; Y2 20,400"', 'Zendesk,2025-09-01,2028-09-01,yes,28800,"Steps: Y1 28,800; Y2 31,680; Y3 34,848"', 'Okta,2026-05-01,2028-05-01,yes,900,"Y1 18,000; Y2 20,400"') // prettier-ignore
  const { rows, totals } = await runReport(test.call, 'stack-budget', { asOf: '2026-11-27', from: '2027-02-01', monthly: true, by: 'tool' }) // prettier-ignore
  const billed = (key: string) => Math.round(rows.filter((row) => row.key === key).reduce((sum, { cost }) => sum + cost!, 0)) // prettier-ignore
  // By the days of each month: 89 of 365 at 18,000 and the rest at 20,400; 212 at 31,680 and the rest at 34,848, a day of 2028 a 366th.
  expect([billed('Datadog'), billed('Zendesk'), billed('Okta')]).toEqual([19_810, 33_000, 900])
  expect(totals.upliftWithoutNumber).toEqual(['Okta'])
  test.close()
})

it('takes the last three bills, though that of this month is not in yet', async () => {
  const test = await openApp({ currency: 'USD' })
  const bills = ['2026-07-12', '2026-08-11', '2026-09-11', '2026-10-12'].map(
    (day, at) => `${day},Hotjar,${100 + at},USD`,
  )
  await bring(test, 'card.csv', 'Date,Merchant,Amount,Currency', ...bills, '2026-11-05,Taxi,1,USD')
  await bring(test, 'new.csv', 'Date,Merchant,Amount,Currency', '2026-09-02,Loom,50,USD', '2026-10-02,Loom,50,USD', '2026-11-02,Loom,50,USD') // prettier-ignore
  const { rows } = await runReport(test.call, 'stack-budget', { asOf: '2026-11-27', basis: 'bills' })
  const cost = (key: string) => rows.find((row) => row.key === key)?.cost
  expect([cost('Hotjar'), cost('Loom')]).toEqual([expect.closeTo(4 * 306, 6), expect.closeTo(600, 6)])
  test.close()
})

it('takes what is assumed for an index, with what the contract has on top of it, up to its cap', async () => {
  const test = await openApp({ currency: 'USD' })
  await bring(test, 'contracts.csv', 'Name,Annual cost,Renewal date,Auto-renew,Price increase', 'Klaviyo,1000,2027-04-01,yes,"CPI + 2%, max 6%"', 'Lattice,1000,2027-04-01,yes,CPI') // prettier-ignore
  const of = async (uplift: number) => (await runReport(test.call, 'stack-budget', { asOf: '2026-11-27', uplift })).rows.map(({ key, upliftPercent, upliftBy }) => [key, upliftPercent, upliftBy]).sort() // prettier-ignore
  expect(await of(3)).toEqual([
    ['Klaviyo', 5, 'contract'],
    ['Lattice', 3, 'assumed'],
  ])
  expect(await of(5)).toEqual([
    ['Klaviyo', 6, 'contract'],
    ['Lattice', 5, 'assumed'],
  ])
  // Nothing is assumed: the cap is what comes at worst.
  expect(await of(0)).toEqual([
    ['Klaviyo', 6, 'cap'],
    ['Lattice', 0, 'assumed'],
  ])
  test.close()
})
